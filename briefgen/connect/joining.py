"""Joins reports of one undertaking, and what is undertaken in its place.

In: reports in order of time. Out: groups of `Tied`, one for each thread. attaching.py adds what became of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.connect.matching import Match, Matcher, agree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.connect.neighbours import Index
    from briefgen.connect.points import Point
    from briefgen.connect.wording import Said
    from briefgen.model import Turn

GIVES_WAY = 0.75
"""So much of the words behind "in place of" must be said of what gives way."""

OF_IT = 0.4
"""And so much of what gives way must be said behind these words."""


@dataclass(slots=True)
class Tied:
    """A point of a thread, and what ties it to it; `instead` where it speaks of what takes its place."""

    point: Point
    to: Point | None
    match: Match | None
    turn: Turn | None = None
    instead: bool = False


class _Groups:
    """Which points are one (union by the smaller place; Tarjan 1975)."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def find(self, at: int) -> int:
        while self._above[at] != at:
            self._above[at] = self._above[self._above[at]]
            at = self._above[at]
        return at

    def join(self, one: int, other: int) -> None:
        one, other = self.find(one), self.find(other)
        self._above[max(one, other)] = min(one, other)


def same(matcher: Matcher, index: Index, reports: Sequence[Point], stories: Mapping[str, str]) -> list[list[Tied]]:
    """Reports of one undertaking, each group in order of time; the same words of one story are one.

    The reports go into the index.
    """
    groups = _Groups(len(reports))
    ties: dict[int, tuple[Point, Match]] = {}
    within: dict[tuple[str, str, bool], int] = {}
    for place, point in enumerate(reports):
        source = point.briefing.source.id
        first = within.setdefault((stories.get(source, source), point.thread, point.negative), place)
        if first != place:
            groups.join(first, place)
        for other in index.add(point):
            match = matcher.match(reports[other], point)
            if match is not None:
                groups.join(other, place)
                if place not in ties or match.score > ties[place][1].score:
                    ties[place] = (reports[other], match)
    found: dict[int, list[Tied]] = defaultdict(list)
    for place, point in enumerate(reports):
        found[groups.find(place)].append(Tied(point, *ties.get(place, (None, None))))
    return list(found.values())


def instead(matcher: Matcher, index: Index, grouped: list[list[Tied]]) -> None:
    """Joins to a group what is undertaken in its place: "two ships in place of the two stations"."""
    home = {tied.point.order: number for number, group in enumerate(grouped) for tied in group}
    goes_to: dict[int, tuple[int, Point, Point, Match]] = {}
    for number, group in enumerate(grouped):
        for tied in group:
            if tied.point.replaced is not None and number not in goes_to:
                found = _gives_way(matcher, index, home, tied.point, tied.point.replaced)
                if found is not None:
                    other, match = found
                    goes_to[number] = (home[other.order], tied.point, other, match)
    for number in sorted(goes_to):
        target, point, other, match = goes_to[number]
        seen = {number}
        while target in goes_to and target not in seen:
            seen.add(target)
            target = goes_to[target][0]
        if target in seen:
            continue
        for tied in grouped[number]:
            tied.instead = True
            if tied.point is point or tied.point.replaced is not None:
                tied.turn, tied.to, tied.match = "replaced", other, match
        grouped[target].extend(grouped[number])
        grouped[number] = []
    grouped[:] = [in_order(group) for group in grouped if group]


def _gives_way(
    matcher: Matcher, index: Index, home: Mapping[int, int], point: Point, replaced: Said
) -> tuple[Point, Match] | None:
    """The earlier report of another group of what gives way to the point; None where nobody reports it."""
    best: tuple[float, Point, tuple[str, ...]] | None = None
    _, here, all_here = matcher.weighed(replaced)
    for other in index.near(replaced, point.sides):
        if other.order >= point.order or home[other.order] == home[point.order]:
            continue
        if point.sides.isdisjoint(other.sides) or not agree(replaced.names, other.words.names):
            continue
        _, there, all_there = matcher.weighed(other.words)
        common = {word: min(weight, there[word]) for word, weight in here.items() if word in there}
        both = sum(common.values())
        share, whole = both / max(all_here, 0.01), both / max(all_there, 0.01)
        if share < GIVES_WAY or whole < OF_IT:
            continue
        if best is None or share + whole > best[0]:
            best = (share + whole, other, tuple(sorted(common, key=lambda word: (-common[word], word))))
    return None if best is None else (best[1], Match(min(best[0] / 2, 1.0), best[2], "side"))


def in_order(group: list[Tied]) -> list[Tied]:
    """A group in order of time."""
    return sorted(group, key=lambda tied: tied.point.order) if len(group) > 1 else group
