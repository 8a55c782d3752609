"""Segments put end to end: the index of all documents, with no look at single sentences.

In: segments as segment.py makes them, the newest first. Out: for each word the numbers of its sentences as letters, and
what each sentence can be filtered by.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import add, sub

from briefgen.write.search.scripts import after, cut, how_many
from briefgen.write.search.segment import CLASSES, Packed, Row


@dataclass(frozen=True, slots=True)
class Group:
    """The forms of a word, in order of the alphabet, and which sentences have one of them, as `scripts.gaps` has it."""

    forms: Sequence[str]
    letters: str

    @property
    def count(self) -> int:
        """How many sentences these are."""
        return how_many(self.letters)


class Together:
    """What all sentences have of one sort: each value once, in order of appearance, and its place for each sentence."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], int] = {}
        self._of: tuple[list[int], ...] = tuple([] for _ in CLASSES)

    def add(self, each: Iterable[Sequence[str]], of: Iterable[Sequence[int]]) -> None:
        """Those of a segment."""
        here = [self._known.setdefault(tuple(one), len(self._known)) for one in each]
        for together, places in zip(self._of, of, strict=True):
            together.extend(map(here.__getitem__, places))

    @property
    def each(self) -> list[tuple[str, ...]]:
        """The values."""
        return list(self._known)

    @property
    def of(self) -> list[int]:
        """The places, by the number of the sentence."""
        return [place for its in self._of for place in its]


@dataclass(slots=True)
class Merged:
    """All segments so far.

    Attributes:
        documents: See `segment.Row`.
        values: What filters find sentences by.
        actors: Ids of those they speak of.
        counts: How many sentences there are of each class.
    """

    documents: list[Row] = field(default_factory=list)
    values: Together = field(default_factory=Together)
    actors: Together = field(default_factory=Together)
    counts: list[int] = field(default_factory=lambda: [0] * len(CLASSES))
    _keys: defaultdict[str, int] = field(default_factory=lambda: defaultdict(itertools.count().__next__))
    _forms: set[tuple[str, str]] = field(default_factory=set)
    _lists: tuple[_Lists, ...] = field(default_factory=lambda: tuple(_Lists() for _ in CLASSES))

    def add(
        self,
        rows: list[Row],
        values: list[list[str]],
        values_of: list[list[int]],
        actors: list[list[str]],
        actors_of: list[list[int]],
        keys: list[str],
        forms: list[str],
        lists: list[Packed],
    ) -> None:
        """The next segment.

        Args:
            rows: See `documents`.
            values: Those of its sentences, each once.
            values_of: For each class the places in `values` of its sentences.
            actors: Combinations of them, each once.
            actors_of: The same of these.
            keys: What forms of a word have in common.
            forms: Those of each key, in words apart by spaces.
            lists: See `segment.Packed`.
        """
        self.documents += rows
        self.values.add(values, values_of)
        self.actors.add(actors, actors_of)
        self._forms.update(zip(keys, forms, strict=True))
        numbers = list(map(self._keys.__getitem__, keys))
        for kind, (found, its, places) in enumerate(zip(self._lists, lists, values_of, strict=True)):
            found.add(self.counts[kind], numbers, its)
            self.counts[kind] += len(places)

    def groups(self) -> Iterator[Group]:
        """All words, in no order."""
        forms: dict[str, set[str]] = {}
        for key, its in self._forms:
            forms.setdefault(key, set()).update(its.split())
        starts = [sum(self.counts[:kind]) for kind in CLASSES]
        for key, words in forms.items():
            at, together = -1, ""
            for base, lists in zip(starts, self._lists, strict=True):
                letters, last = lists.of(self._keys[key])
                if letters:
                    first, rest = cut(letters)
                    together += after(base + first - at) + rest
                    at = base + last
            yield Group(sorted(words, key=order), together)


def order(word: str) -> bytes:
    """As scripts compare text."""
    return word.encode("utf-16-be", errors="surrogatepass")


class _Lists:
    """The lists of one class of sentences, by the number of the key; there are a million pieces to be put together."""

    def __init__(self) -> None:
        self._last: list[int] = []
        self._letters: list[str] = []

    def add(self, base: int, numbers: Sequence[int], lists: Packed) -> None:
        """Puts those of a segment behind those before; its sentences are numbered from `base` on.

        `numbers` are those of its keys.
        """
        more = max(numbers, default=-1) + 1 - len(self._last)
        self._last += [-1] * more
        self._letters += [""] * more
        places, firsts, lasts, steps = lists
        owners = list(map(numbers.__getitem__, places))
        differences = map(sub, map(base.__add__, firsts), map(self._last.__getitem__, owners))
        pieces = map(add, map(after, differences), steps)
        together = list(map(add, map(self._letters.__getitem__, owners), pieces))
        for owner, letters, last in zip(owners, together, map(base.__add__, lasts), strict=True):
            self._letters[owner] = letters
            self._last[owner] = last

    def of(self, number: int) -> tuple[str, int]:
        """The list of a key, and its last sentence; no letters where the class has none."""
        return (self._letters[number], self._last[number]) if number < len(self._last) else ("", -1)
