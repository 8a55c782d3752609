"""The YAML of a front matter or a sidecar → checked values.

In: YAML text, untrusted. Out: `Values`, and one warning for each key that cannot be used; the other keys
still count. Where the YAML stands is front_matter.py's and sidecar.py's; which value wins is document.py's.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

import yaml

from briefgen import languages
from briefgen.bounds import USUAL, Bounds
from briefgen.errors import Problem
from briefgen.visible import line

KEYS = ("title", "date", "outlet", "author", "url", "language", "topics", "dateline", "retrieved", "sha256")
ALSO_ALLOWED = ("fixes",)
"""Corrections: read by a later step, not here."""

MAX_VALUE = 2_000

EXAMPLES = {
    "title": "Council reopens the bridge",
    "date": "2031-04-14",
    "outlet": "Harbour Post",
    "author": "Jane Doe",
    "url": "https://example.org/bridge",
    "language": "en",
    "topics": "[bridges, transport]",
    "dateline": "HARBOUR CITY",
    "retrieved": "2031-04-15",
    "sha256": "5f0c0a…, 64 letters and digits",
}

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Values:
    """What an editor states about a document: plain keys by name, and the topics in the given order."""

    plain: dict[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()


class NotYamlError(ValueError):
    """The text is no YAML, or is beyond the bounds; `line` counts from 0 in the YAML text."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def compose(text: str, bounds: Bounds = USUAL) -> yaml.Node | None:
    """The one YAML document in the text as nodes, nothing constructed; None where there is none.

    Raises:
        NotYamlError: no YAML, more than one document, too long, too deep, or with anchors and aliases (a few
        lines of which can
            stand for gigabytes).
    """
    if len(text) > bounds.yaml_letters:
        raise NotYamlError(f"it has more than {bounds.yaml_letters:,} characters", 0)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if getattr(event, "anchor", None) is not None:
                raise NotYamlError("it uses anchors or aliases (& and *), which are not allowed here", _line(event))
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > bounds.yaml_depth:
                raise NotYamlError(f"it is nested more than {bounds.yaml_depth} deep", _line(event))
        node: yaml.Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise NotYamlError(error.problem or "it breaks off", mark.line if mark else 0) from error
    except (yaml.YAMLError, ValueError) as error:
        if isinstance(error, NotYamlError):
            raise
        raise NotYamlError("it holds characters that YAML does not allow", 0) from error
    return node


def _line(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def not_yaml(error: NotYamlError, file: str, first_line: int) -> Problem:
    """The warning for a block that cannot be used at all."""
    return Problem(
        file,
        first_line + error.line,
        f"this is not YAML ({error}), so none of its values is used.\n"
        'A value with a colon or a quotation mark needs quotes, for example title: "Harbour: the bridge".',
        "warning",
    )


def values(node: yaml.Node | None, file: str, first_line: int) -> tuple[Values, list[Problem]]:
    """The values of a mapping; `first_line` is the line of the file that the YAML's first line is."""
    if node is None:
        return Values(), []
    if not isinstance(node, yaml.MappingNode):
        line = first_line + node.start_mark.line
        message = "this is not a list of `key: value` lines.\nWrite one value a line, for example date: 2031-04-14."
        return Values(), [Problem(file, line, message, "warning")]
    plain: dict[str, str] = {}
    topics: tuple[str, ...] = ()
    problems: list[Problem] = []
    seen: set[str] = set()
    for key_node, value_node in node.value:
        line = first_line + key_node.start_mark.line
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
        fault: str | None = None
        if key in ALSO_ALLOWED:
            continue
        if key not in KEYS:
            fault = _unknown(key)
        elif key in seen:
            fault = f"`{key}` is given a second time.\nDelete one of the two lines; the first is used."
        elif key == "topics":
            found = _topics(value_node)
            if found is None:
                fault = f"`topics` is not a list of words.\nWrite for example topics: {EXAMPLES['topics']}."
            else:
                topics = found
        elif not isinstance(value_node, yaml.ScalarNode):
            fault = f"`{key}` holds a list or further keys.\nWrite one value, for example {key}: {EXAMPLES[key]}."
        elif value_node.tag != "tag:yaml.org,2002:null":
            value = " ".join(value_node.value.split())
            fault = _fault(key, value)
            if fault is None and value:
                plain[key] = value
        seen.add(key)
        if fault is not None:
            problems.append(Problem(file, line, fault, "warning"))
    return Values(plain, topics), problems


def _unknown(key: str) -> str:
    near = difflib.get_close_matches(key.lower(), KEYS, n=1)
    hint = f"Did you mean `{near[0]}`? " if near else ""
    return f"`{_shown(key)}` is not a key that is known here.\n{hint}Allowed are {', '.join((*KEYS, *ALSO_ALLOWED))}."


def _shown(value: str) -> str:
    value = line(value)
    return value if len(value) <= 60 else value[:57] + "..."


def _topics(node: yaml.Node) -> tuple[str, ...] | None:
    if isinstance(node, yaml.ScalarNode):
        parts = [] if node.tag == "tag:yaml.org,2002:null" else node.value.split(",")
    elif isinstance(node, yaml.SequenceNode) and all(isinstance(item, yaml.ScalarNode) for item in node.value):
        parts = [item.value for item in node.value]
    else:
        return None
    plain = (" ".join(part.split())[:200] for part in parts)
    return tuple(dict.fromkeys(part for part in plain if part and part.isprintable()))


def _fault(key: str, value: str) -> str | None:
    if len(value) > MAX_VALUE or not value.isprintable():
        return (
            f"`{key}` is too long or holds control characters.\n"
            f"Write one short value, for example {key}: {EXAMPLES[key]}."
        )
    if key in {"date", "retrieved"} and value and not _is_date(value):
        return (
            f'`{key}` is "{_shown(value)}", which is not a date.\n'
            "Write it as YYYY-MM-DD, for example 2031-04-14, or delete the line to publish undated."
        )
    if key == "url" and value and not _is_web_address(value):
        return (
            f'`url` is "{_shown(value)}", which is not a web address.\n'
            f"Write it with http:// or https://, for example {EXAMPLES['url']}."
        )
    if key == "sha256" and value and not _SHA256.fullmatch(value):
        return f'`sha256` is "{_shown(value)}", which is none.\nWrite what `sha256sum` prints, or delete the line.'
    if key == "language" and value and languages.usual(value) is None:
        near = languages.near(value)
        hint = f"Did you mean {near} ({languages.name(near)})? " if near else ""
        return (
            f'`language` is "{_shown(value)}", which is not a language code.\n{hint}Write for example en, fr or pt-BR.'
        )
    return None


def usable(key: str, value: str) -> bool:
    """Whether the value is what the key may have; the value is on one line."""
    return bool(value) and _fault(key, value) is None


def _is_date(value: str) -> bool:
    try:
        return bool(_DATE.fullmatch(value)) and date.fromisoformat(value) is not None
    except ValueError:
        return False


def _is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        host = parts.hostname
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(host) and not re.search(r"[\s<>\"'\\`]", value)
