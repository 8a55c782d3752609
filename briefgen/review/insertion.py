"""An entry put into an editor's YAML file as a text editor would do it: every letter that stands there stays.

In: the text of a sidecar or of actors.yml, and an entry. Out: the text with the entry at the end of its list.
A library that reads and writes YAML anew keeps comments, but not every line break, indent and quotation mark: so the
place is found by the marks of the parser, lines are put there, and the result is parsed again. Where it does not say
exactly what the file said, and the entry, nothing is written.
"""

from __future__ import annotations

from typing import Any

import yaml

from briefgen.read.yaml_values import NotYamlError, compose
from briefgen.review.files import RefusedError

Entry = tuple[tuple[str, str], ...]
"""Keys and values in their order; the values as YAML on one line."""

NULL = "tag:yaml.org,2002:null"


def lines(entry: Entry, column: int = 0, end: str = "\n") -> str:
    """The entry of a list whose dashes stand in that column."""
    first, *more = [f"{key}: {value}" for key, value in entry]
    return "".join([" " * column, "- ", first, end, *(" " * column + f"  {line}{end}" for line in more)])


def inserted(text: str, entry: Entry, key: str | None, shown: str) -> str:
    """The text with the entry at the end of the list under `key`, which None says is the file itself.

    Raises:
        RefusedError: it is no YAML, or so written that a line cannot simply be put there.
    """
    try:
        old = compose(text)
    except NotYamlError as error:
        message = f"{shown}:{error.line + 1}: this is not YAML ({error}), so nothing was written.\nPut the line right."
        raise RefusedError(message) from error
    end = "\r\n" if "\r\n" in text else "\n"
    new = _into_file(text, old, entry, end) if key is None else _under(text, old, entry, key, end)
    try:
        said = _plain(compose(new)) if new is not None else None
    except NotYamlError as error:
        if "characters" in str(error):
            raise RefusedError(f"{shown} would become too long to be read ({error}).") from error
        said = None
    if new is None or said != _wanted(old, entry, key):
        line = (old.start_mark.line if old is not None else 0) + 1
        form = lines(entry, 0 if key is None else 2).rstrip()
        raise RefusedError(
            f"{shown}:{line}: the list is written in a way that cannot be added to here, so nothing was written.\n"
            f"Write one entry a line, or add this one by hand:\n{form}"
        )
    return new


def _into_file(text: str, node: yaml.Node | None, entry: Entry, end: str) -> str | None:
    if _nothing(node):
        return _ended(text, end) + lines(entry, 0, end)
    return _into_list(text, node, entry, 0, end) if isinstance(node, yaml.SequenceNode) else None


def _nothing(node: yaml.Node | None) -> bool:
    """The file is empty, or holds comments only."""
    return node is None or (isinstance(node, yaml.ScalarNode) and node.tag == NULL and not node.value)


def _under(text: str, node: yaml.Node | None, entry: Entry, key: str, end: str) -> str | None:
    if _nothing(node):
        return f"{_ended(text, end)}{key}:{end}{lines(entry, 2, end)}"
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return None
    column = node.start_mark.column
    for name, value in node.value:
        if isinstance(name, yaml.ScalarNode) and name.value == key:
            if isinstance(value, yaml.ScalarNode) and value.tag == NULL:
                return _instead(text, value, entry, column + 2, end)
            return _into_list(text, value, entry, column + 2, end) if isinstance(value, yaml.SequenceNode) else None
    return f"{_ended(text, end)}{' ' * column}{key}:{end}{lines(entry, column + 2, end)}"


def _into_list(text: str, node: yaml.SequenceNode, entry: Entry, column: int, end: str) -> str:
    if not node.value:  # "[]"
        return _instead(text, node, entry, column, end)
    if node.flow_style:
        at = node.end_mark.index - 1
        comma = "" if text[:at].rstrip().endswith(",") else ", "
        return f"{text[:at]}{comma}{{{', '.join(f'{key}: {value}' for key, value in entry)}}}{text[at:]}"
    return _after_line(text, _end(node), lines(entry, node.start_mark.column, end), end)


def _instead(text: str, node: yaml.Node, entry: Entry, column: int, end: str) -> str:
    """The entry below the line of a value that says nothing, which is taken away; a comment after it stays."""
    at, stop = node.start_mark.index, node.end_mark.index
    return _after_line(text[:at] + text[stop:], at, lines(entry, column, end), end)


def _end(node: yaml.Node) -> int:
    """Where the last word of it ends; the parser counts blank lines and comments after a list as its own."""
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _end(node.value[-1])
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _end(node.value[-1][1])
    return int(node.end_mark.index)


def _after_line(text: str, at: int, more: str, end: str) -> str:
    if at and text[at - 1] == "\n":  # after a block of words, which ends with its line
        return text[:at] + more + text[at:]
    stop = text.find("\n", at)
    return text[: stop + 1] + more + text[stop + 1 :] if stop >= 0 else text + end + more


def _ended(text: str, end: str) -> str:
    return text if not text or text.endswith("\n") else text + end


def _wanted(old: yaml.Node | None, entry: Entry, key: str | None) -> Any:  # noqa: ANN401 - plain YAML
    """What the file has to say afterwards."""
    (new,) = _plain(compose(lines(entry)))[1]
    said = _plain(old)
    if key is None:
        return ("list", [*(said[1] if said and said[0] == "list" else []), new])
    pairs = said[1] if said and said[0] == "pairs" else []
    name = ("tag:yaml.org,2002:str", key)
    there = next((value for found, value in pairs if found == name), None)
    items = ("list", [*(there[1] if there and there[0] == "list" else []), new])
    if there is None:
        return ("pairs", [*pairs, (name, items)])
    return ("pairs", [(found, items if found == name else value) for found, value in pairs])


def _plain(node: yaml.Node | None) -> Any:  # noqa: ANN401 - plain YAML
    """What the nodes say, without how it is written."""
    match node:
        case yaml.SequenceNode():
            return ("list", [_plain(one) for one in node.value])
        case yaml.MappingNode():
            return ("pairs", [(_plain(key), _plain(value)) for key, value in node.value])
        case yaml.ScalarNode():
            return (node.tag, node.value)
        case _:
            return None
