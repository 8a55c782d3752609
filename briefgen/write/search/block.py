"""What the index says of some documents that follow each other: a block; and of several blocks, as one.

In: what each document gives to the index. Out: a `Block`, also as JSON, to be kept. A list of sentences is written as
steps from each to the next, which stay the same wherever the block comes to stand: joining looks at each list of a
block once, and at no sentence.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import snowballstemmer

from briefgen.quick_json import compact, parsed
from briefgen.write.search.scripts import gaps, step

TITLE = ("what:title",)
FOUND, TITLES, PLAIN = CLASSES = range(3)
"""Classes of sentences, in the order of their numbers."""

ALIKE = 3
"""Forms of one word stand together if as many first letters are the same, and so lie near in the alphabet."""

REMEMBERED = 30_000
"""Words whose stems are kept for the next build of the same process: those of some 3,000 news articles, in 5 MB."""

Row = tuple[int, int, int, int, str]

Listed = int | tuple[int, int, int, str]
"""Numbers of sentences: the only one, else how many, the first, the last, and the steps from the first on."""


@dataclass(frozen=True, slots=True)
class Block:
    """Documents, the newest first. Sentences are numbered from 0 in each of the three classes.

    Attributes:
        documents: Of each how many sentences of each class it has, its year (0 where it has none), its outlet.
        combined: What filters find sentences by, each once, in order of appearance.
        values: For each class the places in `combined` of its sentences.
        named: Ids of those sentences speak of, each combination once.
        actors: For each class the places in `named` of its sentences.
        stems: Of all words that have one, see `common`.
        lists: For each class the sentences by word, else by what its forms have in common; an actor's under "@" and the
            id.
    """

    documents: Sequence[Row]
    combined: Sequence[Sequence[str]]
    values: Sequence[Sequence[int]]
    named: Sequence[Sequence[str]]
    actors: Sequence[Sequence[int]]
    stems: Mapping[str, str]
    lists: Sequence[Mapping[str, Listed]]

    def packed(self) -> bytes:
        """As JSON."""
        rows = self.documents, self.combined, self.values, self.named, self.actors, self.stems, self.lists
        return compact(rows)


def unpacked(kept: bytes) -> Block:
    """The block that was packed."""
    return Block(*parsed(kept))


def of_documents(documents: Iterable[bytes]) -> Block:
    """The block of documents as `index.of_document` gives their words."""
    rows: list[Row] = []
    values, actors = _Places(), _Places()
    numbers: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in CLASSES]
    counts = [0, 0, 0]
    for one in documents:
        sentences, title, year, outlet = parsed(one)
        before = tuple(counts)
        for words, found, its, meant in sentences:
            kind = FOUND if found else PLAIN
            number, lists = counts[kind], numbers[kind]
            for word in words.split():
                lists[word].append(number)
            for actor in meant:
                lists[f"@{actor}"].append(number)
            values.add(kind, tuple(its))
            actors.add(kind, tuple(sorted(meant)))
            counts[kind] = number + 1
        if title is not None:
            for word in title.split():
                numbers[TITLES][word].append(counts[TITLES])
            values.add(TITLES, TITLE)
            actors.add(TITLES, ())
            counts[TITLES] += 1
        found, titles, plain = (now - then for now, then in zip(counts, before, strict=True))
        rows.append((found, titles, plain, year, outlet))
    every = {word for its in numbers for word in its if word.isascii() and word.isalpha()}
    stems = {word: _stem(word) for word in sorted(every)}
    keys = {word: common(word, stem) for word, stem in stems.items()}
    listed = [_listed(its, keys) for its in numbers]
    return Block(rows, values.each, values.of, actors.each, actors.of, stems, listed)


def common(word: str, stem: str) -> str:
    """What the forms of a word have in common: a name for them that is no word."""
    return f"{word[:ALIKE]} {stem}"


class Together:
    """What several blocks say, of which only one is held at a time; the fields are as in `Block`."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.documents: list[Row] = []
        self.stems: dict[str, str] = {}
        self._values, self._actors, self._lists = _Places(), _Places(), [_Lists() for _ in CLASSES]
        for block in blocks:
            self.documents += block.documents
            self.stems.update(block.stems)
            self._values.extend(block.combined, block.values)
            self._actors.extend(block.named, block.actors)
            for kind in CLASSES:
                self._lists[kind].extend(block.lists[kind], len(block.values[kind]))
        self.combined, self.values = self._values.each, self._values.of
        self.named, self.actors = self._actors.each, self._actors.of

    def lists(self) -> dict[str, tuple[int, str]]:
        """How many sentences each word has, and the steps to them from before the first one of the first class."""
        every = _Lists()
        for its in self._lists:
            every.extend(its.listed(), its.length)
        return {key: (count, step(first) + steps) for key, (count, first, _, steps) in every.listed().items()}


class _Lists:
    """Lists of stretches of sentences that follow each other, numbered through."""

    def __init__(self) -> None:
        self.length = 0
        self._found: dict[str, list[Any]] = {}  # how many, the first, the last, steps and steps and steps

    def extend(self, lists: Mapping[str, Listed], length: int) -> None:
        found, base = self._found, self.length
        for key, one in lists.items():
            count, first, last, steps = (1, one, one, "") if isinstance(one, int) else one
            known = found.get(key)
            if known is None:
                found[key] = [count, first + base, last + base, steps]
            else:
                known.append(step(first + base - known[2] - 1))
                known.append(steps)
                known[0] += count
                known[2] = last + base
        self.length = base + length

    def listed(self) -> dict[str, tuple[int, int, int, str]]:
        return {key: (one[0], one[1], one[2], "".join(one[3:])) for key, one in self._found.items()}


class _Places:
    """Values of sentences: each once, and for each class of sentences the places of theirs."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], int] = {}
        self.of: tuple[list[int], ...] = ([], [], [])

    @property
    def each(self) -> list[tuple[str, ...]]:
        return list(self._known)

    def add(self, kind: int, value: tuple[str, ...]) -> None:
        self.of[kind].append(self._known.setdefault(value, len(self._known)))

    def extend(self, each: Sequence[Sequence[str]], of: Sequence[Sequence[int]]) -> None:
        places = [self._known.setdefault(tuple(one), len(self._known)) for one in each]
        for kind in CLASSES:
            self.of[kind].extend(map(places.__getitem__, of[kind]))


def _listed(lists: Mapping[str, list[int]], keys: Mapping[str, str]) -> dict[str, Listed]:
    """The lists as they are kept, those of the forms of a word as one."""
    groups: dict[str, list[int]] = {}
    for word, numbers in lists.items():
        key = keys.get(word, word)
        known = groups.get(key)
        groups[key] = numbers if known is None else sorted({*known, *numbers})
    return {
        key: numbers[0] if len(numbers) == 1 else (len(numbers), numbers[0], numbers[-1], gaps(numbers[1:], numbers[0]))
        for key, numbers in groups.items()
    }


@functools.cache
def _stemmer() -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem


@functools.lru_cache(maxsize=REMEMBERED)
def _stem(word: str) -> str:
    return _stemmer()(word)
