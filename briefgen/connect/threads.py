"""One commitment over all documents: its reports, and what later documents say of it.

In: the register, what looks like a commitment, what became of undertakings. Out: `Thread`s, every commitment of the
register in exactly one. points.py makes the places comparable, matching.py says which are alike, joining.py and
attaching.py put them together, steps.py and status.py word the result. Precision before recall: what might be two stays
two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.connect.attaching import attach
from briefgen.connect.joining import Tied, instead, same
from briefgen.connect.matching import Matcher
from briefgen.connect.points import in_order
from briefgen.connect.status import suggested
from briefgen.connect.steps import ahead, steps_of
from briefgen.corpus import Thread
from briefgen.identity import content_id
from briefgen.model import Commitment

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.connect.points import Point
    from briefgen.corpus import Entry
    from briefgen.model import CommitmentKind, StatementKind

THIN = 0.56
"""Below this likeness the thread says that it may join what does not belong together."""

FIRMNESS: dict[CommitmentKind | StatementKind, int] = {
    "obligation": 6,
    "agreement": 5,
    "pledge": 4,
    "plan": 3,
    "refusal": 3,
    "threat": 2,
    "consideration": 1,
}


def threads(
    points: Iterable[Point], register: Iterable[Entry], same_story: Sequence[Sequence[str]] = ()
) -> tuple[tuple[Thread, ...], dict[tuple[str, str], str]]:
    """The threads, those with the latest step first, and (briefing id, commitment id) to thread id.

    The same for every order of the points, which are all of the corpus.
    """
    everything = in_order(points)
    matcher = Matcher(everything)
    reports = [point for point in everything if point.role == "report"]
    stories = {briefing: group[0] for group in same_story for briefing in group}
    grouped = same(matcher, reports, stories)
    instead(matcher, grouped)
    attach(matcher, grouped, [point for point in everything if point.role != "report"])
    taken: set[str] = set()
    made = sorted(
        (_thread(group, stories, taken) for group in sorted(grouped, key=lambda g: g[0].point.order)),
        key=lambda thread: (_latest(thread), thread.id),
    )
    made.sort(key=_latest, reverse=True)
    known = {(entry.briefing.source.id, entry.finding.id) for entry in register}
    thread_of = {
        (step.briefing.source.id, step.finding.id): thread.id
        for thread in made
        for step in thread.steps
        if isinstance(step.finding, Commitment)
    }
    for thread in made:  # two sentences of one document that say the same are one step
        for entry in thread.reports:
            thread_of.setdefault((entry.briefing.source.id, entry.finding.id), thread.id)
    return tuple(made), {key: name for key, name in sorted(thread_of.items()) if key in known}


def _latest(thread: Thread) -> str:
    return max((step.date or "" for step in thread.steps), default="")


def _thread(group: list[Tied], stories: Mapping[str, str], taken: set[str]) -> Thread:
    stating = [tied for tied in group if tied.point.role == "report" and not tied.instead]
    stating = stating or [tied for tied in group if tied.point.entry is not None and tied.point.role != "interest"]
    reports = [t.point for t in group if t.point.role == "report" and t.point.entry is not None] or [stating[0].point]
    first = min((tied.point for tied in stating), key=lambda point: point.order)
    lead = min(
        ((tied.point, tied.point.entry) for tied in stating if tied.point.entry is not None),
        key=lambda found: (found[0].date != first.date, -_firmness(found[0]), found[0].order),
    )[1]
    steps = steps_of(group, first)
    planned = frozenset(tied.point.finding.id for tied in group if tied.turn is not None and ahead(tied, group))
    own = [step for tied, step in steps if not tied.instead or tied.turn == "replaced"]
    weakest = min((tied.match.score for tied in group if tied.match is not None), default=1.0)
    return Thread(
        id=content_id("t", *_identity(first), taken=taken),
        lead=lead,
        reports=tuple(point.entry for point in reports if point.entry is not None),
        steps=tuple(step for _, step in steps),
        status=suggested(own, planned),
        outlets=len({stories.get(point.briefing.source.id, point.briefing.source.id) for point in reports}),
        doubt="some of its steps share few words with the others" if weakest < THIN else None,
    )


def _identity(first: Point) -> tuple[str, str]:
    return first.briefing.source.id, first.finding.id


def _firmness(point: Point) -> int:
    finding = point.finding
    return FIRMNESS.get(finding.kind, 0) if isinstance(finding, Commitment) else 0
