"""Other briefings worth reading after one, with the reason in words.

In: the briefings, the actors that have a page, threads of commitments, groups of one story. Out: for each briefing its
closest ones. Closeness is what two share: commitments, topics, events, actors; what is named nearly everywhere says
little (inverse document frequency, Spärck Jones 1972, "A statistical interpretation of term specificity").
"""

from __future__ import annotations

import math
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
        for topic in briefing.every_topic:
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
        having: dict[Mark, list[int]] = defaultdict(list)
        for place, briefing in enumerate(briefings):
            for mark in marks[briefing.source.id]:
                having[mark].append(place)
        total = len(briefings)
        half = total / 2 if total > SMALL_CORPUS else total
        weight = {mark: WEIGHT[mark.kind] * math.log((total + 1) / len(places)) for mark, places in having.items()}
        # Marks are numbered, the most telling first, and documents by their place: numbers are compared in no time.
        self._order = sorted(weight, key=lambda mark: (-weight[mark], mark))
        self._weight = [weight[mark] for mark in self._order]
        number = {mark: at for at, mark in enumerate(self._order)}
        self._briefings = briefings
        self._marks = [marks[briefing.source.id] for briefing in briefings]
        self._numbers = [frozenset([number[mark] for mark in here]) for here in self._marks]
        self._telling = {
            number[mark]: places
            for mark, places in having.items()
            if mark.kind != "day" and 1 < len(places) <= min(COMMON, half)  # a day alone is many events'
        }
        place_of = {briefing.source.id: place for place, briefing in enumerate(briefings)}
        self._reasons: dict[str, str] = {}
        self._story = list(range(total))
        for group in same_story:
            for one in group:
                self._story[place_of[one]] = place_of[group[0]]

    def closest(self) -> dict[str, tuple[Related, ...]]:
        """Briefing id to its closest ones."""
        return {briefing.source.id: self._closest(here) for here, briefing in enumerate(self._briefings)}

    def _closest(self, here: int) -> tuple[Related, ...]:
        near: dict[int, float] = defaultdict(float)
        for mark in sorted(self._numbers[here] & self._telling.keys()):
            weight = self._weight[mark]
            for there in self._telling[mark]:
                near[there] += weight
        story, mine = self._story, self._story[here]
        ranked = sorted(
            [(-round(score, 9), there) for there, score in near.items() if story[there] == there and there != mine]
        )
        scored = [
            (-round(sum([self._weight[mark] for mark in self._both(here, there)]), 9), there)
            for _, there in ranked[:LOOKED_AT]
        ]
        best = sorted(scored)[:CLOSEST]
        kept = [there for at, (score, there) in enumerate(best) if at < AT_LEAST or -score >= FAR * -best[0][0]]
        return tuple([Related(self._briefings[there], self._reason(here, there)) for there in kept])

    def _both(self, here: int, there: int) -> list[int]:
        """Numbers of the marks that both have, the most telling first."""
        return sorted(self._numbers[here] & self._numbers[there])

    def _reason(self, here: int, there: int) -> str:
        shared: dict[str, list[str]] = defaultdict(list)
        for number in self._both(here, there):
            mark = self._order[number]
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
        told = "; ".join([words + _named(shared[kind]) for kind, words in opening.items() if shared[kind]])
        return self._reasons.setdefault(told, told)  # most hold both ways, and both briefings have the same one


def _named(words: Sequence[str]) -> str:
    more = f" and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return ", ".join(words[:NAMED]) + more
