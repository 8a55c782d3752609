"""The form of a file of marks: which keys an entry has, and what may stand behind them.

In: a YAML node, with its line. Out: checked plain values, and one problem for each that is not as it must be; the
other entries still count. What the values become: marks_file.py.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, get_args

import yaml

from briefgen.errors import Problem
from briefgen.model import CommitmentKind

_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_NULL = "tag:yaml.org,2002:null"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Key:
    """A key of an entry: what may stand behind it, whether it must be there, and a right example."""

    holds: str  # "text", "texts", "choice", "flag", "number" or "date"
    example: str
    needed: bool = False
    choices: tuple[str, ...] = ()


KINDS_OF_LOOK_ALIKE = (
    "prediction", "demand", "wish", "expectation", "exhortation", "completed", "in progress", "hypothetical",
    "speculation", "negated intention", "effect", "stance",
)  # fmt: skip
STYLES = ("direct", "mixed", "indirect")
KINDS_OF_ACTOR = ("person", "organization", "country", "group")

_SENTENCE = Key("text", '"The council will reopen the bridge."', needed=True)
_WORDS = Key("text", '"on Tuesday"', needed=True)
_FLAG = Key("flag", "true")

SECTIONS: dict[str, dict[str, Key]] = {
    "actors": {
        "name": Key("text", "Harbour Council", needed=True),
        "kind": Key("choice", "person", needed=True, choices=KINDS_OF_ACTOR),
        "also": Key("texts", "[Council]"),
    },
    "quotations": {
        "words": _WORDS,
        "speaker": Key("text", "Ada Lindqvist"),
        "style": Key("choice", "direct", needed=True, choices=STYLES),
        "channel": Key("text", "Harbour Radio"),
    },
    "commitments": {
        "sentence": _SENTENCE,
        "kind": Key("choice", "pledge", needed=True, choices=get_args(CommitmentKind)),
        "actors": Key("texts", "[Harbour Council]", needed=True),
        "action": Key("text", "reopen the bridge", needed=True),
        "recipients": Key("texts", "[Ferry Company]"),
        "deadline": Key("text", '"by May"'),
        "condition": Key("text", '"if the piers hold"'),
        "reaffirmed": _FLAG,
        "reported": _FLAG,
        "borderline": _FLAG,
    },
    "lookalikes": {
        "sentence": _SENTENCE,
        "is": Key("choice", "prediction", needed=True, choices=KINDS_OF_LOOK_ALIKE),
        "because": Key("text", '"nobody decides on the weather"', needed=True),
    },
    "dates": {
        "words": _WORDS,
        "date": Key("date", "2031-04-14", needed=True),
        "until": Key("date", "2031-04-18"),
    },
    "figures": {
        "words": _WORDS,
        "value": Key("number", "2400000", needed=True),
        "unit": Key("text", "GBP"),
    },
}
FACTS = {"must": Key("texts", '["The council will reopen the bridge."]', needed=True), "may": Key("texts", "[]")}


class Faulty(ValueError):  # noqa: N818 - it never leaves this room: it says that a value is left out
    """A value that is not as it must be, already told."""


@dataclass(slots=True)
class Reader:
    """Reads nodes of one file and keeps what is wrong with them."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def tell(self, node: yaml.Node, message: str) -> Faulty:
        """Keeps the problem; to be raised where the value cannot be used."""
        self.problems.append(Problem(self.file, node.start_mark.line + 1, message))
        return Faulty(message)

    def mapping(self, node: yaml.Node, where: str, keys: tuple[str, ...]) -> dict[str, yaml.Node]:
        """The nodes behind the keys; unknown and repeated keys are told and left out."""
        if not isinstance(node, yaml.MappingNode):
            raise self.tell(node, f"{where} is {shown(node)}, expected `key: value` lines with {', '.join(keys)}.")
        found: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                hint = f" Did you mean `{near[0]}`?" if near else ""
                self.tell(key_node, f"`{key}` is no key of {where}, expected one of {', '.join(keys)}.{hint}")
            elif key in found:
                self.tell(key_node, f"`{key}` stands twice in {where}, expected once. Delete one of the two.")
            else:
                found[key] = value
        return found

    def items(self, node: yaml.Node, where: str) -> list[yaml.Node]:
        """The nodes of a list; nothing at all is an empty one."""
        if node.tag == _NULL:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise self.tell(node, f"{where} is {shown(node)}, expected a list of entries, each behind a hyphen.")
        return list(node.value)

    def entry(self, node: yaml.Node, where: str, form: dict[str, Key]) -> dict[str, Any]:
        """The values of one entry by key, those that are not given left out."""
        nodes = self.mapping(node, where, tuple(form))
        result: dict[str, Any] = {}
        faulty = False
        for name, key in form.items():
            there = nodes.get(name)
            if there is None or there.tag == _NULL:
                if key.needed:
                    self.tell(node, f"{where} has no `{name}`, expected one. Write for example {name}: {key.example}.")
                    faulty = True
                continue
            try:
                result[name] = self.value(there, name, key)
            except Faulty:
                faulty = True
        if faulty:
            raise Faulty(where)
        return result

    def value(self, node: yaml.Node, name: str, key: Key) -> Any:  # noqa: ANN401 - as the key says
        """What stands behind a key, as text, list of texts, flag or number."""
        if key.holds == "texts":
            nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
            return tuple(self.value(item, name, Key("text", key.example)) for item in nodes)
        given = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        right = {
            "text": bool(given),
            "choice": given in key.choices,
            "flag": given in {"true", "false"},
            "number": _number(given) is not None,
            "date": _is_date(given),
        }[key.holds]
        if not right:
            expected = {
                "text": "words",
                "choice": f"one of {', '.join(key.choices)}",
                "flag": "true or false",
                "number": "a number in digits",
                "date": "YYYY, YYYY-MM or YYYY-MM-DD",
            }[key.holds]
            raise self.tell(
                node, f"`{name}` is {shown(node)}, expected {expected}. Write for example {name}: {key.example}."
            )
        if key.holds == "flag":
            return given == "true"
        return _number(given) if key.holds == "number" else given


def shown(node: yaml.Node) -> str:
    """What was found, for a message."""
    if not isinstance(node, yaml.ScalarNode):
        return "a list" if isinstance(node, yaml.SequenceNode) else "a group of keys"
    words = " ".join(node.value.split())
    if not words:
        return "empty"
    return f'"{words if len(words) <= _SHOWN else words[: _SHOWN - 3] + "..."}"'


def _number(given: str) -> float | None:
    try:
        return float(given.replace("_", ""))
    except ValueError:
        return None


def _is_date(given: str) -> bool:
    if not _DATE.fullmatch(given):
        return False
    try:
        return date.fromisoformat((given + "-01-01")[:10]) is not None
    except ValueError:
        return False
