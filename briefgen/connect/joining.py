"""Joins reports of one undertaking, and what is undertaken in its place.

In: reports in order of time. Out: groups of `Tied`, one for each thread. attaching.py adds what became of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.connect.matching import Index, Match, Matcher, candidates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.connect.points import Point
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


def same(matcher: Matcher, reports: list[Point], stories: Mapping[str, str]) -> list[list[Tied]]:
    """Reports of one undertaking, each group in order of time; the same words of one story are one."""
    groups = _Groups(len(reports))
    ties: dict[int, tuple[int, Match]] = {}
    within: dict[tuple[str, str, bool], int] = {}
    for place, point in enumerate(reports):
        story = stories.get(point.briefing.source.id, point.briefing.source.id)
        first = within.setdefault((story, point.thread, point.negative), place)
        if first != place:
            groups.join(first, place)
    for one, other in candidates(matcher, reports):
        match = matcher.match(reports[one], reports[other])
        if match is not None:
            groups.join(one, other)
            if other not in ties or match.score > ties[other][1].score:
                ties[other] = (one, match)
    found: dict[int, list[Tied]] = defaultdict(list)
    for place, point in enumerate(reports):
        tie = ties.get(place)
        found[groups.find(place)].append(Tied(point, reports[tie[0]] if tie else None, tie[1] if tie else None))
    return list(found.values())


def instead(matcher: Matcher, grouped: list[list[Tied]]) -> None:
    """Joins to a group what is undertaken in its place: "two ships in place of the two stations"."""
    home = {id(tied.point): number for number, group in enumerate(grouped) for tied in group}
    index = Index(matcher, sorted((tied.point for group in grouped for tied in group), key=lambda p: p.order))
    goes_to: dict[int, tuple[int, Point, Point, Match]] = {}
    for number, group in enumerate(grouped):
        for tied in group:
            point = tied.point
            if point.replaced is None or number in goes_to:
                continue
            best: tuple[float, Point, tuple[str, ...]] | None = None
            for other in index.near(point.replaced):
                if home[id(other)] == number or other.order >= point.order or not point.sides & other.sides:
                    continue
                here, there = matcher.weights(point.replaced), matcher.weights(other.words)
                common = {word: min(weight, there[word]) for word, weight in here.items() if word in there}
                share = sum(common.values()) / max(sum(here.values()), 0.01)
                whole = sum(common.values()) / max(sum(there.values()), 0.01)
                if not point.replaced.names & other.words.names or share < GIVES_WAY or whole < OF_IT:
                    continue
                order = tuple(sorted(common, key=lambda word: (-common[word], word)))
                if best is None or share + whole > best[0]:
                    best = (share + whole, other, order)
            if best is not None:
                goes_to[number] = (home[id(best[1])], point, best[1], Match(min(best[0] / 2, 1.0), best[2], "side"))
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
    for group in grouped:
        group.sort(key=lambda tied: tied.point.order)
    grouped[:] = [group for group in grouped if group]
