"""Which places that speak of an undertaking are worth comparing.

In: `Point`s in order of time. Out: for one of them, those near it that share a telling word and a party, found by an
inverted index so that the work grows close to linearly. How alike they are: matching.py.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.connect.matching import Matcher
    from briefgen.connect.points import Point
    from briefgen.connect.wording import Said

NEIGHBOURS = 24
"""Points before it that share a word with a point, and are looked at: in time, so that a much reported
undertaking is joined report by report and the work stays linear."""

ANYBODY = frozenset({""})
"""The parties of a point whose side is not known: it may be one with a point of any."""


class _Saying(NamedTuple):
    """The places of points that say a word, in order, and the parties of these points."""

    places: list[int]
    parties: set[str]


class Index:
    """Finds points that share a telling word with another one, and a party: most that share a word have none in common.

    Of two points whose sides are known and whose parties have nobody in common others act, so they never match.
    """

    def __init__(self, matcher: Matcher) -> None:
        """There is nothing in it."""
        self._matcher = matcher
        self._points: list[Point] = []
        self._saying: dict[str, _Saying] = defaultdict(lambda: _Saying([], set()))
        self._acting: dict[str, set[int]] = defaultdict(set)
        self._naming: dict[str, set[int]] = defaultdict(set)

    def add(self, point: Point) -> list[int]:
        """Adds a point, which comes later than those that are there; gives the places of those to compare with it.

        They are among the last that share a word, in order.
        """
        near: set[int] = set()
        place = len(self._points)
        own = point.parties if point.sides else ANYBODY
        mine = own | ANYBODY
        for word in self._matcher.telling_words(point.words):
            places, parties = self._saying[word]
            if own is ANYBODY or not mine.isdisjoint(parties):
                near.update(places[-NEIGHBOURS:])
            places.append(place)
            parties.update(own)
        if near and own is not ANYBODY:
            near = self._of(mine, near)
        for party in own:
            self._acting[party].add(place)
        for name in point.words.names:
            self._naming[name].add(place)
        self._points.append(point)
        return sorted(near)

    def near(self, words: Said, parties: Iterable[str]) -> list[Point]:
        """Those that share a word, at most a few times `NEIGHBOURS`, and one of the parties; in order of time."""
        return [self._points[place] for place in sorted(self._of(parties, self._near(words)))]

    def akin(self, point: Point) -> list[Point]:
        """Those that share a word and may share an actor with the point, or where it has no entry a name; in order."""
        found = near = self._near(point.words)
        if point.sides:
            found = self._of(point.parties | ANYBODY, near)
            if point.entry is None:
                found.update(*[near & self._naming[name] for name in point.words.names if name in self._naming])
        return [self._points[place] for place in sorted(found)]

    def _of(self, parties: Iterable[str], places: set[int]) -> set[int]:
        acting = self._acting
        return set().union(*[places & acting[party] for party in parties if party in acting])

    def _near(self, words: Said) -> set[int]:
        found: set[int] = set()
        for word in self._matcher.telling_words(words):
            if word in self._saying:
                places = self._saying[word].places
                found.update(places[:NEIGHBOURS])
                found.update(places[-NEIGHBOURS:])
        return found
