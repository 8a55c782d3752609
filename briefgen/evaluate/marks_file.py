"""One file of marks → `Marks`.

In: the YAML of tests/quality/marks/NAME.yml and the text of its article. Out: the marks, and a problem with file and
line for each entry that cannot be used: it is left out, the others count. The form: marks_form.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from briefgen.errors import Problem
from briefgen.evaluate.marks import (
    LookAlike,
    MarkedActor,
    MarkedCommitment,
    MarkedDate,
    MarkedFact,
    MarkedFigure,
    MarkedQuotation,
    Marks,
    Names,
)
from briefgen.evaluate.marks_form import FACTS, SECTIONS, Faulty, Key, Reader
from briefgen.evaluate.places import occurrences

SUMMARY = Key("text", '"The council reopens the bridge in May."')
VERBATIM = ("sentence", "words", "deadline", "condition")
"""Keys whose words must stand in the article."""


def marks(name: str, file: str, text: str, article: str) -> tuple[Marks, list[Problem]]:
    """The marks that can be used; `file` is their file for messages, `article` the text they were made in."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        message = f"found what is not YAML ({getattr(error, 'problem', None) or 'it breaks off'}), expected marks."
        return Marks(name, file), [Problem(file, mark.line + 1 if mark else None, message)]
    reader = Reader(file)
    found: dict[str, Any] = {}
    try:
        if node is not None:
            found = dict(_sections(reader, node, article))
    except Faulty:
        pass
    return Marks(name, file, **found), reader.problems


def _sections(reader: Reader, node: yaml.Node, article: str) -> Iterator[tuple[str, Any]]:
    sections = reader.mapping(node, "the file", (*SECTIONS, "facts", "summary"))
    for name, form in SECTIONS.items():
        if name in sections:
            yield name, tuple(_entries(reader, sections[name], name, form, article))
    if "facts" in sections:
        yield "facts", tuple(_facts(reader, sections["facts"], article))
    if "summary" in sections:
        yield "summary", _or_none(lambda: reader.value(sections["summary"], "summary", SUMMARY))


def _or_none(read: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever is read
    try:
        return read()
    except Faulty:
        return None


def _entries(reader: Reader, node: yaml.Node, name: str, form: dict[str, Key], article: str) -> Iterator[Any]:
    where = f"an entry of `{name}`"
    for item in _or_none(lambda: reader.items(node, f"`{name}`")) or ():
        try:
            values = reader.entry(item, where, form)
            for key in VERBATIM:
                if key in values:
                    _verbatim(reader, item, key, values[key], article)
        except Faulty:
            continue
        yield _MADE[name](item.start_mark.line + 1, values)


def _facts(reader: Reader, node: yaml.Node, article: str) -> Iterator[MarkedFact]:
    parts = _or_none(lambda: reader.mapping(node, "`facts`", tuple(FACTS))) or {}
    for key, part in parts.items():
        for item in _or_none(lambda part=part, key=key: reader.items(part, f"`{key}`")) or ():  # type: ignore[misc]
            try:
                sentence = reader.value(item, key, Key("text", FACTS[key].example))
                _verbatim(reader, item, key, sentence, article)
            except Faulty:
                continue
            yield MarkedFact(item.start_mark.line + 1, sentence, must=key == "must")


def _verbatim(reader: Reader, node: yaml.Node, key: str, words: str, article: str) -> None:
    """Tells words that the article does not hold, and how far it does."""
    if occurrences(words, article):
        return
    there = words.split()
    while there and " ".join(there) not in " ".join(article.split()):
        there.pop()
    held = f'it has "{" ".join(there[-6:])}" and then goes on otherwise' if there else "not even the first word"
    raise reader.tell(
        node,
        f'`{key}` is "{words[:60]}", which does not stand in the article ({held}), expected words copied from it. '
        "Copy them again, behind the front matter.",
    )


def _names(given: str) -> Names:
    """One party; behind "Ada Lindqvist | Harbour Council" stand two names that are both right."""
    return tuple(part.strip() for part in given.split("|") if part.strip())


def _commitment(line: int, values: dict[str, Any]) -> MarkedCommitment:
    parties = {key: tuple(_names(name) for name in values.get(key, ())) for key in ("actors", "recipients")}
    return MarkedCommitment(line, **{**values, **parties})


_MADE: dict[str, Callable[[int, dict[str, Any]], Any]] = {
    "actors": lambda line, values: MarkedActor(line, **values),
    "quotations": lambda line, values: MarkedQuotation(
        line, **{**values, "speaker": _names(values.get("speaker", ""))}
    ),
    "commitments": _commitment,
    "lookalikes": lambda line, values: LookAlike(line, values["sentence"], values["is"]),
    "dates": lambda line, values: MarkedDate(line, **values),
    "figures": lambda line, values: MarkedFigure(line, **values),
}
