"""Documents that tell one story nearly word for word, as when two outlets print the same agency report.

In: all briefings. Out: groups of their ids. Method: word shingles, of which those with a small hash are compared first
(Broder 1997, "On the resemblance and containment of documents"); pairs that share enough of these are compared in
full. What the words are compared by: shingles.py.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefgen.connect.shingles import Numbers, shingles

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefgen.model import Briefing

CROWD = 40
"""A shingle in more documents than this is a phrase of the trade, such as an agency's closing line."""

CONTAINED = 0.6
"""So much of the shorter one must stand in the longer one. A later article that repeats the background of an earlier
one shares up to a third; an agency report cut or touched up by a second outlet shares two thirds and more."""

SHORTEST = 40
"""Shingles of the shorter one at least: a caption proves nothing."""

LONGER = 4
"""How many times longer the longer one may be: a statement quoted whole inside an article is not that article."""

DAYS = 14
"""An agency report is printed within days; a yearly statement in the words of last year's is another story."""


def same_story(briefings: Sequence[Briefing], samples: Mapping[str, Sequence[int]]) -> tuple[tuple[str, ...], ...]:
    """Groups of briefing ids, the first published first, undated ones last; groups in order of their first.

    Who is in no group tells a story of its own. `samples` holds for each briefing's id what `shingles.sample` gives.
    """
    ordered = sorted(briefings, key=_published)
    known = Numbers()
    group = list(range(len(ordered)))

    def first(place: int) -> int:
        while group[place] != place:
            group[place] = group[group[place]]
            place = group[place]
        return place

    for one, other in _candidates([samples[briefing.source.id] for briefing in ordered]):
        a, b = first(one), first(other)
        if a != b and _near(ordered[one], ordered[other]) and _same_words(ordered[one], ordered[other], known):
            group[max(a, b)] = min(a, b)
    members: dict[int, list[str]] = defaultdict(list)
    for place, briefing in enumerate(ordered):
        members[first(place)].append(briefing.source.id)
    return tuple(tuple(ids) for _, ids in sorted(members.items()) if len(ids) > 1)


def _published(briefing: Briefing) -> tuple[str, str]:
    return briefing.source.date.value or "9999", briefing.source.file


def _candidates(samples: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of places whose samples agree in half of what the full comparison asks for, in order."""
    met: set[int] = set()
    again: set[int] = set()
    for some in samples:  # nearly all numbers are in one document only
        again.update(met.intersection(some))
        met.update(some)
    del met
    having: dict[int, list[int]] = defaultdict(list)
    for place, some in enumerate(samples):
        for number in again.intersection(some):
            having[number].append(place)
    shared: Counter[tuple[int, int]] = Counter()
    for places in having.values():
        if 1 < len(places) <= CROWD:
            shared.update(itertools.combinations(places, 2))
    for (a, b), times in sorted(shared.items()):
        if times >= CONTAINED / 2 * min(len(samples[a]), len(samples[b])):
            yield a, b


def _near(one: Briefing, other: Briefing) -> bool:
    """Published within days of each other, as far as is known."""
    dates = [b.source.date.value for b in (one, other)]
    if not all(dates):
        return True
    a, b = (dt.date.fromisoformat(date or "") for date in dates)
    return abs((a - b).days) <= DAYS


def _same_words(one: Briefing, other: Briefing, known: Numbers) -> bool:
    a, b = sorted((set(shingles(one, known)), set(shingles(other, known))), key=len)
    return len(a) >= SHORTEST and len(b) <= LONGER * len(a) and len(a & b) >= CONTAINED * len(a)
