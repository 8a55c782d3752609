"""Where phrases of the site's lexicon stand in a text.

In: phrases, each with what it is for, and tokens. Out: for a token, the longest phrase that begins there. A phrase in
small letters is found whatever its capitals, one with capitals only as it is written. One look at each token: the time
grows with the length of the text, however many phrases there are, and no phrase is a pattern.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from briefgen.understand.relevant import Forms

T = TypeVar("T")

_Word = tuple[frozenset[str], bool]
"""Forms of a word, and whether its capitals count."""


class Phrases(Generic[T]):
    """Phrases by their first words."""

    def __init__(self, phrases: Iterable[tuple[str, T]], cut: Callable[[str], Doc], forms: Forms) -> None:
        """Cuts each phrase as texts are cut.

        Args:
            phrases: With what is handed out where they stand; of equal ones the first counts.
            cut: How the language model cuts a text into tokens.
            forms: In which forms a word in small letters counts.
        """
        self._by_first: dict[str, list[tuple[list[_Word], T]]] = {}
        for phrase, item in phrases:
            exact = phrase != phrase.lower()
            words = [_same(token.text) for token in cut(phrase) if not token.is_space]
            row = [_word(word, forms, exact=exact) for word in words]
            for first in row[0][0]:
                self._by_first.setdefault(first.lower(), []).append((row, item))
        for rows in self._by_first.values():
            rows.sort(key=lambda one: -len(one[0]))

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._by_first)

    def at(self, doc: Doc, start: int, stop: int | None = None) -> tuple[int, T] | None:
        """Behind which token the longest phrase ends that begins at `start`, within `stop`, and what it is for."""
        end = len(doc) if stop is None else stop
        for row, item in self._by_first.get(_same(doc[start].text).lower(), ()):
            if start + len(row) <= end and all(_fits(doc[start + k].text, word) for k, word in enumerate(row)):
                return start + len(row), item
        return None

    def find(self, doc: Doc, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int, T]]:
        """All places from `start` to `stop`, in order, without overlaps: the first and longest at each."""
        at, end = start, len(doc) if stop is None else stop
        while at < end:
            found = self.at(doc, at, end)
            if found is None:
                at += 1
            else:
                yield at, found[0], found[1]
                at = found[0]


def _word(word: str, forms: Forms, *, exact: bool) -> _Word:
    """A small article may open a sentence: "the Quayside Nine" is also "The Quayside Nine"."""
    return (frozenset({word}), True) if exact and word != "the" else (forms(word), False)


def _same(text: str) -> str:
    return text.replace("’", "'")


def _fits(text: str, word: _Word) -> bool:
    forms, exact = word
    return (_same(text) if exact else _same(text).lower()) in forms
