"""A long document on several pages: which lines and which sentences stand on which, and links that know it.

In: how much a page may show, and the marks, ids and sentences of a document. Out: a `Part` for each page; HTML whose
links to lines and sentences lead to the page that has them. The first page keeps the address of the document, and an
anchor for everything that stands on a later one: so whoever links to a line need not know on which page it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.model import Briefing
from briefgen.write import site_map
from briefgen.write.view import Line

_LINK = re.compile(r' href="([^"#]*)#([^"#]+)"')


UNBOUND = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a document.

    Attributes:
        number: From 1.
        of: How many there are.
        lines: Most lines of a kind on a page.
        sentences: Most sentences of the source text on a page.
    """

    number: int = 1
    of: int = 1
    lines: int = UNBOUND
    sentences: int = UNBOUND

    @property
    def again(self) -> int:
        """Most further places of one commitment that are shown; the data have all."""
        return max(1, self.lines // 3)

    def page_of(self, position: int) -> int:
        """The number of the page on which the line at this position of its kind stands, counted from 0."""
        return position // self.lines + 1

    def has_sentence(self, place: int) -> bool:
        """Whether the sentence at this place, from 0, stands here."""
        return self.sentences * (self.number - 1) <= place < self.sentences * self.number

    def shown(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Those of the lines that stand here."""
        return tuple(line for line in lines if line.on_page == self.number)


WHOLE = Part()
"""The one page of a document that is not cut."""


def positions(sizes: Iterable[int], part: Part) -> Iterator[int]:
    """Where commitments stand among all, given in how many places each does: further places take room, too."""
    at = 0
    for size in sizes:
        yield at
        at += min(size, 1 + part.again)


def count(briefing: Briefing, lines: int, sentences: int) -> int:
    """How many pages the document takes."""
    part = Part(1, 1, lines, sentences)
    last = [0]
    for found in (briefing.commitments, briefing.statements):
        last += positions(Counter(one.thread for one in found).values(), part)
    kinds = (briefing.facts, briefing.quotes, briefing.dates, briefing.figures, briefing.instruments,
             briefing.topics, briefing.disputes, briefing.actors)  # fmt: skip
    last += (len(kind) - 1 for kind in kinds)
    return max(part.page_of(max(last)), -(-len(briefing.sentences) // sentences))


def parts(briefing: Briefing, lines: int, sentences: int) -> Iterator[Part]:
    """The pages that the document takes, `lines` of a kind and `sentences` of the text at most on each."""
    of = count(briefing, lines, sentences)
    yield from (Part(number, of, lines, sentences) for number in range(1, of + 1))


def path(source: str, number: int) -> str:
    """The page of this number."""
    return site_map.briefing(source) if number == 1 else site_map.briefing_part(source, number)


def places(briefing: Briefing, part: Part, kinds: Iterable[Iterable[Line]]) -> Mapping[str, int]:
    """The id of every line and sentence to the number of its page."""
    found = {one.id: place // part.sentences + 1 for place, one in enumerate(briefing.sentences)}
    starts = [one.evidence.start for one in briefing.sentences]
    for number, repair in enumerate(briefing.source.repairs, 1):
        found[f"repair-{number}"] = max(bisect_right(starts, repair.start) - 1, 0) // part.sentences + 1
    for kind in kinds:
        for line in kind:
            found.update((one.id, line.on_page) for one in (line, *line.again))
    return found


@dataclass(frozen=True, slots=True)
class Further:
    """What a later page has: its number, the link to it, the ids of what stands there, the same in a few words."""

    number: int
    href: str
    ids: tuple[str, ...]
    words: str


def elsewhere(
    where: Mapping[str, int], briefing: Briefing, part: Part, kinds: Sequence[Sequence[Line]]
) -> Iterator[Further]:
    """Each later page, for the first."""
    ids: dict[int, list[str]] = {}
    for one, page in where.items():
        ids.setdefault(page, []).append(one)
    marks: dict[int, list[str]] = {}
    for kind in kinds:
        for page, lines in groupby(kind, key=lambda line: line.on_page):
            first, *rest = [line.mark for line in lines]
            marks.setdefault(page, []).append(f"{first} to {rest[-1]}" if rest else first)
    source = briefing.source.id
    for page in range(2, part.of + 1):
        told, last = marks.get(page, []), min(part.sentences * page, len(briefing.sentences))
        if part.sentences * (page - 1) < last:
            told = [*told, f"sentences {part.sentences * (page - 1) + 1:,} to {last:,}"]
        href = site_map.link(site_map.briefing(source), path(source, page))
        yield Further(page, href, tuple(ids.get(page, ())), ", ".join(told))


def relinked(html: str, source: str, here: int, where: Mapping[str, int]) -> str:
    """The HTML of page `here`, in which links to lines and sentences of the document lead to the page that has them."""
    at = path(source, here)
    own = {"", site_map.link(at, site_map.briefing(source)), site_map.link(at, at)}

    def right(found: re.Match[str]) -> str:
        there, anchor = found.groups()
        page = where.get(anchor)
        if there not in own or page is None:
            return found[0]
        return f' href="{site_map.link(at, path(source, page), anchor)}"'

    return _LINK.sub(right, html)
