"""Other briefings worth reading after one, with the reason in words.

In: the briefings and the actors that have a page. Out: for each briefing its closest ones.
Closeness is shared actors and the editor's topics; who is named nearly everywhere says little (inverse
document frequency, Spärck Jones 1972, "A statistical interpretation of term specificity").
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefgen.connect.dossiers import display_name
from briefgen.corpus import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.connect.actors import Identity
    from briefgen.model import Briefing

CLOSEST = 5
NAMED = 3
"""So many shared actors are named in the reason, the most telling first."""

COMMON = 20
"""Who is in more briefings than this, and in more than a tenth of all, brings none together, but counts once
others do.
A country that is in all of 5,000 briefings would otherwise have 12 million pairs to look at."""


def related(briefings: Sequence[Briefing], people: Iterable[Identity]) -> dict[str, tuple[Related, ...]]:
    """Briefing id to its related briefings, closest first, at most five; the newer of two as close."""
    marks: dict[str, dict[str, str]] = defaultdict(dict)  # briefing id -> mark -> words of the mark
    for identity in people:
        for appearance in identity.appearances:
            marks[appearance.briefing.source.id][f"actor {identity.id}"] = display_name(identity)
    for briefing in briefings:
        for topic in briefing.source.topics:
            marks[briefing.source.id][f"topic {topic.casefold()}"] = topic
    having: dict[str, list[str]] = defaultdict(list)
    for briefing in briefings:
        for mark in marks[briefing.source.id]:
            having[mark].append(briefing.source.id)
    total = len(briefings)
    weight = {mark: math.log((total + 1) / len(ids)) for mark, ids in having.items()}
    telling = {mark for mark, ids in having.items() if 1 < len(ids) <= max(COMMON, total / 10)}
    by_id = {briefing.source.id: (place, briefing) for place, briefing in enumerate(briefings)}

    def closest(here: str) -> tuple[Related, ...]:
        near = Counter(there for mark in marks[here] if mark in telling for there in having[mark] if there != here)
        score = {there: sum(weight[mark] for mark in marks[here].keys() & marks[there].keys()) for there in near}
        best = sorted(score, key=lambda there: (-round(score[there], 9), by_id[there][0]))[:CLOSEST]
        return tuple(Related(by_id[there][1], _reason(here, there)) for there in best)

    def _reason(here: str, there: str) -> str:
        shared = sorted(marks[here].keys() & marks[there].keys(), key=lambda mark: (-weight[mark], mark))
        topics = [marks[here][mark] for mark in shared if mark.startswith("topic ")]
        actors = [marks[here][mark] for mark in shared if mark.startswith("actor ")]
        reasons = [f"same topic: {', '.join(topics)}"] if topics else []
        if actors:
            more = f" and {len(actors) - NAMED} more" if len(actors) > NAMED else ""
            plural = "s" if len(actors) > 1 else ""
            reasons.append(f"{len(actors)} shared actor{plural}: {', '.join(actors[:NAMED])}{more}")
        return "; ".join(reasons)

    return {briefing.source.id: closest(briefing.source.id) for briefing in briefings}
