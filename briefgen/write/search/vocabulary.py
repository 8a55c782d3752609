"""Which sentences have which words: the lists of the index, cut into files that a page loads when it needs them.

In: words with their forms and the numbers of their sentences. Out: files "words-N" (a stretch of the alphabet each) and
"list-N" (one long list each). The forms of one word stand together, so that the page finds "bridges" under "bridge"
without stemming.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.write.search.merge import Group, order

SHARD_LETTERS = 30_000
"""Of a file of words, before compression; about 18 kB after it. A query loads one for each of its words."""

LIST_LETTERS = 3_000
"""A list of numbers longer than that has a file of its own, so that only those who ask for the word load it."""


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


def vocabulary(groups: Iterable[Group], aliases: Iterable[Alias]) -> Vocabulary:
    """Each group once, in any order; an actor's stands under "@" and the id."""
    files: list[tuple[str, object]] = []
    shards: list[list[str]] = []
    starts: list[str] = []
    size, last = SHARD_LETTERS, b""
    for group in sorted(groups, key=lambda group: order(group.forms[0])):
        forms, letters, first = group.forms, group.letters, order(group.forms[0])
        if len(letters) > LIST_LETTERS:
            name = f"list-{len(files)}"
            files.append((name, letters))
            letters = f"!{name}"
        if size >= SHARD_LETTERS and first > last:
            starts.append(forms[0] if starts else "")
            shards.append([])
            size = 0
        shards[-1] += [" ".join(forms), str(group.count), letters]
        size += sum(map(len, forms)) + len(letters) + 12
        last = max(last, order(forms[-1]))
    named = _by_shard(starts, aliases)
    files += ((f"words-{n}", {"words": shard, "names": named.get(n, [])}) for n, shard in enumerate(shards))
    return Vocabulary(tuple(files), tuple(starts))


def _by_shard(starts: Sequence[str], aliases: Iterable[Alias]) -> dict[int, list[list[str | int]]]:
    """The names in the file of their first word."""
    named: dict[int, list[list[str | int]]] = {}
    ordered = [order(start) for start in starts]
    for alias in aliases:
        place = bisect_right(ordered, order(alias.words.split(" ", 1)[0])) - 1
        if place >= 0:
            row: list[str | int] = [alias.words, alias.number, alias.id, alias.name, alias.type]
            named.setdefault(place, []).append(row)
    return named
