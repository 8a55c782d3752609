"""Names that ran into their neighbours, as they do where a headline has capitals everywhere.

In: the names of a source in order. Out: the same, cut where one begins with a whole name that the source has elsewhere
by itself: "Ana Reyes Praises Haddad" holds "Ana Reyes" and "Haddad". Used by mentions.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from briefgen.understand import borders, kinds, people
from briefgen.understand.names import key

if TYPE_CHECKING:
    from spacy.tokens import Span

Found = tuple["Span", bool]

SHORTEST = 2
"""Words of a name that may be recognised inside a longer one."""


def _part_of_a_name(word: str) -> bool:
    """The word may belong to the name before it: another surname, a generation, what a body is."""
    low = word.lower()
    bodies = kinds.words("organizations", "heads") | kinds.words("organizations", "suffixes")
    more = bodies | kinds.words("others", "heads") | kinds.words("places", "heads") | kinds.words("borders", "inner")
    return (
        not word.isalpha() or people.surname(word) or people.given_name(word)
        or low in more or low in {"jr", "sr", "ii", "iii"}
    )  # fmt: skip


def _cut(span: Span, known: frozenset[tuple[str, ...]], last: frozenset[str]) -> Iterator[Span]:
    """The names inside one that begins with a known name; the span itself where it holds none."""
    doc = span.doc
    for end in range(span.end - 1, span.start + SHORTEST - 1, -1):
        if key(doc[span.start : end].text) not in known or _part_of_a_name(doc[end].text):
            continue
        yield borders.labelled(doc, span.start, end, "PERSON")
        rest = span.end - 1
        if rest > end and doc[rest].text in last:
            yield borders.labelled(doc, rest, span.end, "PERSON")
        return
    yield span


def parted(found: list[Found]) -> list[Found]:
    """The names, those that ran into others cut from them."""
    persons = [span for span, _ in found if span.label_ == "PERSON" and len(span) >= SHORTEST]
    long = [span for span, _ in found if len(span) > SHORTEST and span.label_ in {"PERSON", "ORG", "WORK_OF_ART", ""}]
    if not long:
        return found
    known = frozenset(key(span.text) for span in persons)
    last = frozenset(span[-1].text for span in persons)
    return list(_parted(found, known, last))


def _parted(found: Iterable[Found], known: frozenset[tuple[str, ...]], last: frozenset[str]) -> Iterator[Found]:
    for span, seen in found:
        body = kinds.head_word(span) in kinds.words("organizations", "heads")
        if len(span) > SHORTEST and span.label_ in {"PERSON", "ORG", "WORK_OF_ART", ""} and not body:
            yield from ((part, seen) for part in _cut(span, known, last))
        else:
            yield span, seen
