"""Which sentences have which words: the lists of the index, cut into files that a page loads when it needs them.

In: words and the numbers of their sentences. Out: files "words-N" (a stretch of the alphabet each) and "list-N" (one
long list each). The forms of one word stand together, so that the page finds "bridges" under "bridge" without stemming.
"""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import snowballstemmer

from briefgen.write.search.scripts import gaps

SHARD_LETTERS = 30_000
"""Of a file of words, before compression; about 18 kB after it. A query loads one for each of its words."""

LIST_LETTERS = 3_000
"""A list of numbers longer than that has a file of its own, so that only those who ask for the word load it."""

ALIKE = 3
"""Forms of one word stand together if as many first letters are the same, and so lie near in the alphabet."""

REMEMBERED = 30_000
"""Words whose stems are kept for the next build of the same process: those of some 3,000 news articles, in 5 MB."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A name as words with spaces between them, and the number, id, name and type of the actor who bears it."""

    words: str
    number: int
    id: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The files by name, and the word each file of words begins with, in order."""

    files: tuple[tuple[str, object], ...]
    starts: tuple[str, ...]


def vocabulary(lists: Mapping[str, Sequence[int]], aliases: Iterable[Alias]) -> Vocabulary:
    """`lists` has ascending numbers by word; an actor's stand under "@" and the id."""
    files: list[tuple[str, object]] = []
    shards: list[list[str]] = []
    starts: list[str] = []
    size, last = SHARD_LETTERS, ""
    for forms in sorted(_groups(lists), key=lambda forms: _order(forms[0])):
        numbers = sorted(set().union(*(lists[form] for form in forms))) if len(forms) > 1 else lists[forms[0]]
        letters = gaps(numbers)
        if len(letters) > LIST_LETTERS:
            name = f"list-{len(files)}"
            files.append((name, letters))
            letters = f"!{name}"
        if size >= SHARD_LETTERS and _order(forms[0]) > _order(last):
            starts.append(forms[0] if starts else "")
            shards.append([])
            size = 0
        shards[-1] += [" ".join(forms), str(len(numbers)), letters]
        size += sum(map(len, forms)) + len(letters) + 12
        last = max(last, forms[-1], key=_order)
    named = _by_shard(starts, aliases)
    files += ((f"words-{n}", {"words": shard, "names": named.get(n, [])}) for n, shard in enumerate(shards))
    return Vocabulary(tuple(files), tuple(starts))


def _order(word: str) -> bytes:
    """As scripts compare text."""
    return word.encode("utf-16-be", errors="surrogatepass")


@functools.cache
def _stemmer() -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stem


@functools.lru_cache(maxsize=REMEMBERED)
def _stem(word: str) -> str:
    return _stemmer()(word)


def _groups(lists: Iterable[str]) -> Iterator[list[str]]:
    groups: dict[tuple[str, str], list[str]] = {}
    for form in lists:
        stem = _stem(form) if form.isascii() and form.isalpha() else form
        groups.setdefault((stem, form[:ALIKE]), []).append(form)
    return (sorted(forms, key=_order) for forms in groups.values())


def _by_shard(starts: Sequence[str], aliases: Iterable[Alias]) -> dict[int, list[list[str | int]]]:
    """The names in the file of their first word."""
    named: dict[int, list[list[str | int]]] = {}
    ordered = [_order(start) for start in starts]
    for alias in aliases:
        place = bisect_right(ordered, _order(alias.words.split(" ", 1)[0])) - 1
        if place >= 0:
            row: list[str | int] = [alias.words, alias.number, alias.id, alias.name, alias.type]
            named.setdefault(place, []).append(row)
    return named
