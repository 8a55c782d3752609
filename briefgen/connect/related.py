"""Other briefings worth reading after one, with the reason in words.

In: the briefings, the actors that have a page, threads of commitments, groups of one story. Out: for each briefing its
closest ones. Closeness is what two share: commitments, topics, events, actors; what is named nearly everywhere says
little (inverse document frequency, Spärck Jones 1972, "A statistical interpretation of term specificity").
"""

from __future__ import annotations

import math
import sys
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from briefgen.connect.dossiers import display_name
from briefgen.connect.spelling import plain
from briefgen.corpus import Related
from briefgen.model import Commitment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.connect.identified import Identity
    from briefgen.corpus import Thread
    from briefgen.model import Briefing

CLOSEST = 6
AT_LEAST = 3
FAR = 0.3
"""After the first three, only those that are so close, beside the closest, are listed."""

NAMED = 3
"""So many things of a kind are named in the reason, the most telling first."""

COMMON = 50
"""What is in more briefings than this brings none together, but counts once something else does. A country that is in
all of 10,000 briefings would otherwise have 50 million pairs to look at."""

SMALL_CORPUS = 6
"""In a corpus of more briefings than this, what is in more than half of them brings none together either."""

LOOKED_AT = 30
"""So many of the closest by what is telling are compared in full."""

ACTION = 60
"""Characters of a commitment's words in a reason."""

WEIGHT = {"commitment": 3.0, "topic": 1.0, "day": 1.0, "place": 1.0, "actor": 1.0}
"""One commitment followed through two documents is a closer tie than a name in both."""


class Mark(NamedTuple):
    """Something that a briefing may share with another."""

    kind: str
    key: str


def related(
    briefings: Sequence[Briefing],
    people: Iterable[Identity],
    threads: Iterable[Thread] = (),
    same_story: Iterable[Sequence[str]] = (),
) -> dict[str, tuple[Related, ...]]:
    """Briefing id to its related briefings, closest first, at most six; the newer of two as close.

    Of several documents that tell one story only the first published is listed, and none beside another of its story.
    """
    return _Shared(briefings, _marks(briefings, people, threads), same_story).closest()


def _marks(
    briefings: Sequence[Briefing], people: Iterable[Identity], threads: Iterable[Thread]
) -> dict[str, dict[Mark, str]]:
    """Briefing id to its marks, each with its words."""
    marks: dict[str, dict[Mark, str]] = defaultdict(dict)
    for thread in threads:
        finding = thread.lead.finding
        words = _cut(finding.action.reading) if isinstance(finding, Commitment) else ""
        told = {step.briefing.source.id for step in thread.steps} | {e.briefing.source.id for e in thread.reports}
        mark, words = Mark("commitment", thread.id), words and f"“{words}”"
        for source in told if words else ():
            marks[source][mark] = words
    for identity in people:
        mark, name = Mark("actor", identity.id), display_name(identity)
        for appearance in identity.appearances:
            marks[appearance.briefing.source.id][mark] = name
    for briefing in briefings:
        here = marks[briefing.source.id]
        for topic in briefing.source.topics:
            here[Mark("topic", topic.casefold())] = topic
        here.update(_events(briefing))
    return marks


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= ACTION else words[:ACTION].rsplit(" ", 1)[0] + " …"


def _events(briefing: Briefing) -> Iterator[tuple[Mark, str]]:
    """Days on which the document tells something to happen, its own left out, and the places it names."""
    for date in briefing.dates:
        if date.precision == "day" and date.value and date.value != briefing.source.date.value:
            yield Mark("day", date.value), date.value
    for actor in briefing.actors:
        if actor.type == "place" and plain(actor.name):
            yield Mark("place", plain(actor.name)), actor.name


class _Shared:
    """What every two briefings share, and how much that says."""

    def __init__(
        self,
        briefings: Sequence[Briefing],
        marks: dict[str, dict[Mark, str]],
        same_story: Iterable[Sequence[str]],
    ) -> None:
        self._marks = marks
        self._place = {briefing.source.id: (at, briefing) for at, briefing in enumerate(briefings)}
        self._story = {one: group[0] for group in same_story for one in group}
        self._having: dict[Mark, list[str]] = defaultdict(list)
        for briefing in briefings:
            for mark in marks[briefing.source.id]:
                self._having[mark].append(briefing.source.id)
        total = len(briefings)
        half = total / 2 if total > SMALL_CORPUS else total
        self._weight = {m: WEIGHT[m.kind] * math.log((total + 1) / len(ids)) for m, ids in self._having.items()}
        self._telling = {
            mark
            for mark, ids in self._having.items()
            if mark.kind != "day" and 1 < len(ids) <= min(COMMON, half)  # a day alone is many events'
        }

    def closest(self) -> dict[str, tuple[Related, ...]]:
        """Briefing id to its closest ones."""
        return {here: self._closest(here) for here in self._place}

    def _closest(self, here: str) -> tuple[Related, ...]:
        near: dict[str, float] = defaultdict(float)
        for mark in sorted(self._marks[here]):
            if mark in self._telling:
                for there in self._having[mark]:
                    near[there] += self._weight[mark]
        mine = self._story.get(here, here)
        for there in list(near):
            story = self._story.get(there, there)
            if story in {mine, here} or story != there:
                del near[there]
        first = sorted(near, key=lambda there: (-round(near[there], 9), self._place[there][0]))[:LOOKED_AT]
        score = {there: round(sum(self._weight[mark] for mark in self._both(here, there)), 9) for there in first}
        best = sorted(score, key=lambda there: (-score[there], self._place[there][0]))[:CLOSEST]
        kept = [there for at, there in enumerate(best) if at < AT_LEAST or score[there] >= FAR * score[best[0]]]
        return tuple(Related(self._place[there][1], self._reason(here, there)) for there in kept)

    def _both(self, here: str, there: str) -> list[Mark]:
        """What both have, the most telling first."""
        shared = self._marks[here].keys() & self._marks[there].keys()
        return sorted(shared, key=lambda mark: (-self._weight[mark], mark))

    def _reason(self, here: str, there: str) -> str:
        shared: dict[str, list[str]] = defaultdict(list)
        for mark in self._both(here, there):
            shared[mark.kind].append(self._marks[here][mark])
        if shared["day"] and shared["place"]:
            shared["event"] = [*shared.pop("day"), *shared.pop("place")]
        actors = len(shared["actor"])
        opening = {
            "commitment": "same commitment: ",
            "topic": "same topic: ",
            "event": "same event, perhaps: ",
            "day": "same day: ",
            "place": "same places: " if len(shared["place"]) > 1 else "same place: ",
            "actor": f"{actors} shared actor{'s' if actors > 1 else ''}: ",
        }
        # most reasons hold both ways, and both briefings have the same one
        return sys.intern("; ".join(words + _named(shared[kind]) for kind, words in opening.items() if shared[kind]))


def _named(words: Sequence[str]) -> str:
    more = f" and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return ", ".join(words[:NAMED]) + more
