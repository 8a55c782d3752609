"""YAML nodes → words, names, flags and dates, with a warning that has file and line for whatever is something else.

In: nodes of `yaml_values.compose`, untrusted; nothing is ever constructed from them. Out: plain values. Used by
fix_entries.py and actor_entries.py.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

import yaml

from briefgen.errors import Problem

MAX_WORDS = 5_000
"""Letters of one value: the longest passage that anybody quotes, and no more."""

_TAG = "tag:yaml.org,2002:"
_PLAIN = {f"{_TAG}{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "seq", "map", "value")}
_CUT_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


@dataclass(frozen=True, slots=True)
class Given:
    """A key of a mapping, the line it stands on, and its value."""

    line: int
    node: yaml.Node


@dataclass(slots=True)
class Entries:
    """Reads the nodes of one file.

    Attributes:
        file: As the editor knows it, for messages.
        first_line: The line of the file that the YAML's first line is.
        problems: What was wrong so far; a reading that failed gives None and adds one.
    """

    file: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)

    def line(self, node: yaml.Node) -> int:
        """Where the node begins, in the file."""
        return self.first_line + int(node.start_mark.line)

    def fault(self, line: int, message: str) -> None:
        """Notes what is wrong on the line; the rest goes on."""
        self.problems.append(Problem(self.file, line, message, "warning"))

    def items(self, node: yaml.Node, what: str, example: str) -> list[yaml.Node]:
        """The items of a list; empty, with a fault, where it is none."""
        if _is_null(node):
            return []
        if isinstance(node, yaml.SequenceNode) and node.tag in _PLAIN:
            return list(node.value)
        self.fault(self.line(node), f"{what} is {_kind(node)}, not a list.\nBegin each entry with a dash: {example}")
        return []

    def keys(self, node: yaml.Node, allowed: Iterable[str], what: str, example: str) -> dict[str, Given] | None:
        """The known keys of a mapping; unknown and repeated ones are faults, and None means it is no mapping."""
        known = tuple(allowed)
        if not isinstance(node, yaml.MappingNode) or node.tag not in _PLAIN:
            self.fault(
                self.line(node), f"{what} is {_kind(node)}, not `key: value` pairs.\nWrite for example {example}"
            )
            return None
        found: dict[str, Given] = {}
        for key_node, value in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else "?"
            line = self.line(key_node)
            if key not in known:
                near = difflib.get_close_matches(str(key).lower(), known, n=1)
                hint = f"Did you mean `{near[0]}`? " if near else ""
                self.fault(line, f"`{short(key)}` is not known in {what}.\n{hint}Known are {', '.join(known)}.")
            elif key in found:
                self.fault(line, f"`{key}` is given a second time.\nDelete one of the two; the first is used.")
            else:
                found[key] = Given(line, value)
        return found

    def words(self, given: Given, key: str, example: str) -> str | None:
        """One text, spacing evened out; None, with a fault, for anything else or an empty one."""
        node = given.node
        if not isinstance(node, yaml.ScalarNode) or node.tag not in _PLAIN or _is_null(node):
            self.fault(given.line, f"`{key}` is {_kind(node)}, not a text.\nWrite for example {key}: {example}")
            return None
        value = " ".join(node.value.split())
        if not value or len(value) > MAX_WORDS:
            fault = "empty" if not value else f"longer than {MAX_WORDS:,} characters"
            self.fault(given.line, f"`{key}` is {fault}.\nWrite for example {key}: {example}")
            return None
        return value

    def names(self, given: Given, key: str, example: str) -> tuple[str, ...] | None:
        """Several texts; one alone counts as a list of one."""
        if isinstance(given.node, yaml.ScalarNode):
            one = self.words(given, key, example)
            return None if one is None else (one,)
        if not isinstance(given.node, yaml.SequenceNode):
            self.items(given.node, f"`{key}`", example)  # names the fault
            return None
        found: list[str] = []
        for node in self.items(given.node, f"`{key}`", example):
            name = self.words(Given(self.line(node), node), key, example)
            if name is None:
                return None
            found.append(name)
        return tuple(found)

    def choice(self, given: Given, key: str, allowed: tuple[str, ...]) -> str | None:
        """One of the allowed words."""
        found = self.words(given, key, allowed[0])
        if found is None or found in allowed:
            return found
        near = difflib.get_close_matches(found.lower(), allowed, n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        self.fault(given.line, f'`{key}` is "{short(found)}".\n{hint}Write one of {", ".join(allowed)}.')
        return None

    def flag(self, given: Given, key: str) -> bool | None:
        """Yes or no."""
        value = given.node.value.lower() if isinstance(given.node, yaml.ScalarNode) else ""
        if value in (*_YES, *_NO) and given.node.tag in _PLAIN:
            return value in _YES
        self.fault(given.line, f"`{key}` is {_kind(given.node)}, not true or false.\nWrite for example {key}: true")
        return None

    def date(self, given: Given, key: str, *, whole: bool) -> str | None:
        """A date as YYYY-MM-DD; unless `whole`, also YYYY-MM or YYYY."""
        forms = "YYYY-MM-DD" if whole else "YYYY-MM-DD, YYYY-MM or YYYY"
        found = self.words(given, key, "2032-03-31")
        if found is None or _is_date(found, whole=whole):
            return found
        message = f'`{key}` is "{short(found)}", which is not a date.\nWrite it as {forms}, for example 2032-03-31.'
        self.fault(given.line, message)
        return None


def short(words: str, letters: int = 60) -> str:
    """The words, cut for a message."""
    plain = " ".join(str(words).split())
    return plain if len(plain) <= letters else plain[: letters - 1].rstrip() + "…"


def is_null(given: Given) -> bool:
    """The value is left empty, or is null: "not stated"."""
    return _is_null(given.node)


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == f"{_TAG}null"


def _kind(node: yaml.Node) -> str:
    """What the node is, in words for a message."""
    if node.tag not in _PLAIN:
        return f"something with the tag {short(node.tag.replace(_TAG, '!!'))}, which is not allowed here"
    if _is_null(node):
        return "empty"
    if isinstance(node, yaml.MappingNode):
        return "`key: value` pairs"
    return "a list" if isinstance(node, yaml.SequenceNode) else f'"{short(node.value)}"'


def _is_date(value: str, *, whole: bool) -> bool:
    parts = _CUT_DATE.fullmatch(value)
    if parts is None or not value.isascii() or (whole and parts[3] is None):
        return False
    try:
        date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True
