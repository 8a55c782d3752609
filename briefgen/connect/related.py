"""Other briefings worth reading after one, with the reason in words.

In: the briefings, the pages of actors, threads of commitments, groups of one story. Out: for each briefing its
closest ones. Closeness is what two share: commitments, topics, events, actors; what is named nearly everywhere says
little (inverse document frequency, Spärck Jones 1972, "A statistical interpretation of term specificity").
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.connect.spelling import plain
from briefgen.corpus import Related
from briefgen.model import Commitment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.corpus import Dossier, Thread
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


KINDS = {
    "commitment": "same commitment: ",
    "topic": "same topic: ",
    "event": "same event, perhaps: ",
    "day": "same day: ",
    "place": "same place: ",
    "actor": "1 shared actor: ",
}
"""What may be shared, in the order in which a reason names it, and how that begins where one is shared."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that several briefings share; `words` for it by the place of each of these."""

    kind: str
    key: str
    words: dict[int, str]


def related(
    briefings: Sequence[Briefing],
    pages: Iterable[Dossier],
    threads: Iterable[Thread] = (),
    same_story: Iterable[Sequence[str]] = (),
) -> dict[str, tuple[Related, ...]]:
    """Briefing id to its related briefings, closest first, at most six; the newer of two as close.

    Of several documents that tell one story only the first published is listed, and none beside another of its story.
    """
    place_of = {briefing.source.id: place for place, briefing in enumerate(briefings)}
    story = list(range(len(briefings)))
    for group in same_story:
        for one in group:
            story[place_of[one]] = place_of[group[0]]
    marks = [*_commitments(threads, place_of), *_actors(pages, place_of), *_told(briefings)]
    return _Shared(briefings, marks, story).closest()


def _commitments(threads: Iterable[Thread], place_of: Mapping[str, int]) -> Iterator[Mark]:
    for thread in threads:
        told = {place_of[step.briefing.source.id] for step in thread.steps}
        told.update([place_of[entry.briefing.source.id] for entry in thread.reports])
        finding = thread.lead.finding
        if len(told) > 1 and isinstance(finding, Commitment) and (words := _cut(finding.action.reading)):
            yield Mark("commitment", thread.id, dict.fromkeys(told, f"“{words}”"))


def _actors(pages: Iterable[Dossier], place_of: Mapping[str, int]) -> Iterator[Mark]:
    for page in pages:
        if len(page.appearances) > 1:
            places = [place_of[here.briefing.source.id] for here in page.appearances]
            yield Mark("actor", page.id, dict.fromkeys(places, page.name))


def _told(briefings: Iterable[Briefing]) -> Iterator[Mark]:
    """Topics, days on which a document tells something to happen, its own left out, and the places it names."""
    found: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for at, briefing in enumerate(briefings):
        for topic in briefing.every_topic:
            found["topic", topic.casefold()][at] = topic
        own = briefing.source.date.value
        for date in briefing.dates:
            if date.precision == "day" and (day := date.value) and day != own:
                found["day", day][at] = day
        for actor in briefing.actors:
            if actor.type == "place" and (name := plain(actor.name)):
                found["place", name][at] = actor.name
    for (kind, key), words in found.items():
        yield Mark(kind, key, words)


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= ACTION else words[:ACTION].rsplit(" ", 1)[0] + " …"


class _Shared:
    """What every two briefings share, and how much that says."""

    def __init__(self, briefings: Sequence[Briefing], marks: Iterable[Mark], story: Sequence[int]) -> None:
        """`story` is for each briefing the place of the one that stands for all that tell its story."""
        total = len(briefings)
        half = total / 2 if total > SMALL_CORPUS else total
        weighed = [(WEIGHT[m.kind] * math.log((total + 1) / len(m.words)), m) for m in marks if len(m.words) > 1]
        # Marks are numbered, the most telling first, and documents by their place: numbers are compared in no time.
        weighed.sort(key=lambda pair: (-pair[0], pair[1].kind, pair[1].key))
        self._weight = [weight for weight, _ in weighed]
        self._marks = [mark for _, mark in weighed]
        self._numbers: list[list[int]] = [[] for _ in briefings]
        self._telling: dict[int, list[int]] = {}
        for number, mark in enumerate(self._marks):
            for place in mark.words:
                self._numbers[place].append(number)
            if mark.kind != "day" and len(mark.words) <= min(COMMON, half):  # a day alone is many events'
                self._telling[number] = [place for place in mark.words if story[place] == place]
        self._briefings, self._story = briefings, story
        self._reasons: dict[str, str] = {}

    def closest(self) -> dict[str, tuple[Related, ...]]:
        """Briefing id to its closest ones."""
        return {briefing.source.id: self._closest(here) for here, briefing in enumerate(self._briefings)}

    def _closest(self, here: int) -> tuple[Related, ...]:
        numbers, weight, telling = self._numbers, self._weight, self._telling
        near: dict[int, float] = defaultdict(float)
        for mark in numbers[here]:
            if mark in telling:
                says = weight[mark]
                for there in telling[mark]:
                    near[there] += says
        near.pop(self._story[here], None)
        mine, says_of = frozenset(numbers[here]), weight.__getitem__
        scored = [
            (-round(sum(map(says_of, filter(mine.__contains__, numbers[there]))), 9), there) for there in _nearest(near)
        ]
        best = sorted(scored)[:CLOSEST]
        kept = [there for at, (score, there) in enumerate(best) if at < AT_LEAST or -score >= FAR * -best[0][0]]
        return tuple([Related(self._briefings[there], self._reason(here, mine, there)) for there in kept])

    def _reason(self, here: int, mine: frozenset[int], there: int) -> str:
        shared: dict[str, list[str]] = {}
        for number in self._numbers[there]:  # the most telling first
            if number in mine:
                mark = self._marks[number]
                shared.setdefault(mark.kind, []).append(mark.words[here])
        if "day" in shared and "place" in shared:
            shared["event"] = [*shared.pop("day"), *shared.pop("place")]
        told = "; ".join([_opening(kind, shared[kind]) + _named(shared[kind]) for kind in KINDS if kind in shared])
        return self._reasons.setdefault(told, told)  # most hold both ways, and both briefings have the same one


def _nearest(near: Mapping[int, float]) -> list[int]:
    """The `LOOKED_AT` with the highest scores, of equal ones the first."""
    least = 0.0
    if len(near) > LOOKED_AT:
        least = sorted(near.values())[-LOOKED_AT] - 1e-6  # scores that are equal when rounded stay in
    ranked = sorted([(-round(score, 9), there) for there, score in near.items() if score >= least])
    return [there for _, there in ranked[:LOOKED_AT]]


def _opening(kind: str, words: Sequence[str]) -> str:
    if len(words) > 1 and kind == "actor":
        return f"{len(words)} shared actors: "
    return "same places: " if len(words) > 1 and kind == "place" else KINDS[kind]


def _named(words: Sequence[str]) -> str:
    more = f" and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return ", ".join(words[:NAMED]) + more
