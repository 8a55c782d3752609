"""What the index says of some documents that follow each other, in a form that is kept and joined at little cost.

In: what each document gives to the index. Out: a segment, as JSON. A list of sentences is written as in the files of
the index, by steps from each to the next, which stay the same wherever the segment comes to stand: so whoever joins
segments looks once at each list of each, and at no sentence. The joining: merge.py.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping, Sequence

import snowballstemmer

from briefgen.quick_json import compact, parsed
from briefgen.write.search.scripts import steps

TITLE = ("what:title",)
FOUND, TITLES, PLAIN = CLASSES = range(3)
"""Classes of sentences, in the order of their numbers."""

DOCUMENTS = 192
"""In a segment, about: few enough to be made anew where one changed, and enough for few segments to be joined."""

ALIKE = 3
"""Forms of one word stand together if as many first letters are the same, and so lie near in the alphabet."""

REMEMBERED = 30_000
"""Words whose stems are at hand for the next segment: those of some 3,000 news articles, in 5 MB."""

Row = tuple[int, int, int, int, str]
"""Of a document: how many sentences of each class it has, its year (0 where it has none), its outlet."""

Packed = tuple[list[int], list[int], list[int], list[str]]
"""The lists of one class of sentences: whose each is, as a place among the keys; its first sentence, its last, and the
steps from the first on."""


class Keys(dict[str, str]):
    """By word, what all its forms have in common, and no other word."""

    def __missing__(self, word: str) -> str:
        key = f"{word[:ALIKE]} {_stem(word)}" if word.isascii() and word.isalpha() else word
        self[word] = key
        return key

    def learn(self, kept: bytes) -> None:
        """The words of a segment, so that no stems need be found for them."""
        *_, keys, forms, _ = parsed(kept)
        for key, its in zip(keys, forms, strict=True):
            self.update(dict.fromkeys(its.split(), key))


def of_documents(documents: Iterable[bytes], keys: Keys) -> bytes:
    """The segment of documents as `index.of_document` gives their "words"; `keys` may know some of these.

    Its fields are those of `merge.Merged.add`. Sentences are numbered from 0 in each of the three classes.
    """
    rows: list[Row] = []
    counts = [0, 0, 0]
    values, actors = _Places(), _Places()
    lists = tuple(_Lists(keys) for _ in CLASSES)
    for one in documents:
        before = tuple(counts)
        sentences, title, year, outlet = parsed(one)
        if title is not None:
            sentences.append((title, None, TITLE, ()))
        for its, found, stated, meant in sentences:
            kind = TITLES if found is None else FOUND if found else PLAIN
            number, by_word = counts[kind], lists[kind]
            counts[kind] = number + 1
            for word in its.split():
                by_word[word].append(number)
            for actor in meant:
                by_word[f"@{actor}"].append(number)
            values.add(kind, tuple(stated))
            actors.add(kind, tuple(meant))
        found, titles, plain = (now - then for now, then in zip(counts, before, strict=True))
        rows.append((found, titles, plain, year, outlet))
    forms: dict[str, list[str]] = {}
    for word in dict.fromkeys(word for by_word in lists for word in by_word):
        forms.setdefault(keys[word], []).append(word)
    places = {key: place for place, key in enumerate(forms)}
    packed = [by_word.packed(places, forms) for by_word in lists]
    words = [" ".join(its) for its in forms.values()]
    return compact([rows, values.each, values.of, actors.each, actors.of, list(forms), words, packed])


class _Lists(dict[str, list[int]]):
    """By word, the numbers of its sentences: a list that all its forms share."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._by_key: dict[str, list[int]] = {}

    def __missing__(self, word: str) -> list[int]:
        found = self[word] = self._by_key.setdefault(self._keys[word], [])
        return found

    def packed(self, places: Mapping[str, int], forms: Mapping[str, Sequence[str]]) -> Packed:
        """To be kept."""
        several = {key for key in self._by_key if len(forms[key]) > 1}
        every = [list(dict.fromkeys(its)) if key in several else its for key, its in self._by_key.items()]
        return (
            [places[key] for key in self._by_key],
            [its[0] for its in every],
            [its[-1] for its in every],
            [steps(its) if len(its) > 1 else "" for its in every],
        )


class _Places:
    """Values of sentences: each once, in order of appearance, and for each class of sentences the places of theirs."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], int] = {}
        self.of: tuple[list[int], ...] = ([], [], [])

    @property
    def each(self) -> list[tuple[str, ...]]:
        return list(self._known)

    def add(self, kind: int, value: tuple[str, ...]) -> None:
        self.of[kind].append(self._known.setdefault(value, len(self._known)))


@functools.cache
def _stemmer() -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem


@functools.lru_cache(maxsize=REMEMBERED)
def _stem(word: str) -> str:
    return _stemmer()(word)
