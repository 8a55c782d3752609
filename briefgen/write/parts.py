"""A long document on several pages: which lines and which sentences stand on which, and links that know it.

In: how much a page may show, and the marks, ids and sentences of a document. Out: a `Part` for each page; HTML whose
links to lines and sentences lead to the page that has them. The first page keeps the address of the document, and an
anchor for everything that stands on a later one: so whoever links to a line need not know on which page it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile

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

    def has(self, mark: str) -> bool:
        """Whether the line of this mark stands here, and not only in the data as one of very many places."""
        return self.has_line(number_of(mark)) and int(mark.partition(".")[2] or 1) <= self.lines

    def has_line(self, number: int) -> bool:
        """Whether the line of this number within its kind does."""
        return self.lines * (self.number - 1) < number <= self.lines * self.number

    def has_sentence(self, place: int) -> bool:
        """Whether the sentence at this place, from 0, stands here."""
        return self.sentences * (self.number - 1) <= place < self.sentences * self.number

    def shown(self, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Those of the lines of one kind that stand here."""
        return tuple(line for line in lines if self.has_line(number_of(line.mark)))


def number_of(mark: str) -> int:
    """That of a line within its kind: 12 of "C12", and of "C12.2", which stands below it."""
    return int("".join(takewhile(str.isdigit, mark[1:])))


WHOLE = Part()
"""The one page of a document that is not cut."""


def count(briefing: Briefing, lines: int, sentences: int) -> int:
    """How many pages the document takes."""
    threads = len({one.thread for one in briefing.commitments}), len({one.thread for one in briefing.statements})
    kinds = (briefing.facts, briefing.quotes, briefing.dates, briefing.figures, briefing.instruments,
             briefing.disputes, briefing.actors)  # fmt: skip
    most = max(*threads, *map(len, kinds))
    return max(1, -(-most // lines), -(-len(briefing.sentences) // sentences))


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
            page = (number_of(line.mark) - 1) // part.lines + 1
            found.update((one.id, page) for one in (line, *line.again))
    return found


def elsewhere(where: Mapping[str, int], source: str) -> tuple[tuple[int, str, tuple[str, ...]], ...]:
    """For the first page: (number, link, ids) of each later page."""
    later: dict[int, list[str]] = {}
    for one, page in where.items():
        if page > 1:
            later.setdefault(page, []).append(one)
    here = site_map.briefing(source)
    return tuple((page, site_map.link(here, path(source, page)), tuple(ids)) for page, ids in sorted(later.items()))


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
