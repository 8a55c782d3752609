"""One commitment over all documents: its reports, and what later documents say of it.

In: the register, what looks like a commitment, what became of undertakings. Out: `Thread`s, every commitment of the
register in exactly one. points.py makes the places comparable, neighbours.py says which to compare and matching.py
which are alike, joining.py and attaching.py put them together, steps.py and status.py word the result. Precision before
recall: what might be two stays two.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.connect.attaching import attach
from briefgen.connect.joining import Tied, instead, same
from briefgen.connect.matching import Matcher
from briefgen.connect.neighbours import Index
from briefgen.connect.points import in_order
from briefgen.connect.status import UNKNOWN, suggested
from briefgen.connect.steps import FIRST, ahead, steps_of
from briefgen.corpus import Step, Thread
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
    index = Index(matcher)
    stories = {briefing: group[0] for group in same_story for briefing in group}
    grouped = same(matcher, index, [point for point in everything if point.role == "report"], stories)
    instead(matcher, index, grouped)
    attach(matcher, index, grouped, [point for point in everything if point.role != "report"])
    taken: set[str] = set()
    grouped.sort(key=lambda group: group[0].point.order)
    made = [_thread(group, stories, taken) for group in grouped]
    made.sort(key=lambda thread: thread.id)
    made.sort(key=_latest, reverse=True)
    return tuple(made), _thread_of(made, register)


def _latest(thread: Thread) -> str:
    if len(thread.steps) == 1:
        return thread.steps[0].date or ""
    return max([step.date or "" for step in thread.steps])


def _thread_of(threads: Sequence[Thread], register: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """(briefing id, commitment id) to thread id, sorted; of the commitments of the register."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for thread in threads:
        for step in thread.steps:
            if isinstance(step.finding, Commitment):
                found[step.briefing.source.id][step.finding.id] = thread.id
    for thread in threads:  # two sentences of one document that say the same are one step
        for entry in thread.reports:
            found[entry.briefing.source.id].setdefault(entry.finding.id, thread.id)
    known: dict[str, set[str]] = defaultdict(set)
    for entry in register:
        known[entry.briefing.source.id].add(entry.finding.id)
    return {
        (source, finding): found[source][finding]
        for source in sorted(found)
        for finding in sorted(known[source].intersection(found[source]))
    }


def _thread(group: list[Tied], stories: Mapping[str, str], taken: set[str]) -> Thread:
    """The thread of a group in order of time."""
    if len(group) == 1 and group[0].point.role == "report" and group[0].point.entry is not None:
        return _reported_once(group[0].point, group[0].point.entry, taken)
    reports = [tied for tied in group if tied.point.role == "report"]
    stating = [tied for tied in reports if not tied.instead] or [t for t in group if t.point.role != "interest"]
    stated = [(tied.point, tied.point.entry) for tied in stating if tied.point.entry is not None]
    first, lead = stated[0]
    if len(stated) > 1:
        lead = min(stated, key=lambda one: (one[0].date != first.date, -_firmness(one[0])))[1]
    entries = [tied.point.entry for tied in reports if tied.point.entry is not None] or [stated[0][1]]
    steps = steps_of(group, first)
    planned = frozenset([tied.point.finding.id for tied in group if tied.turn is not None and ahead(tied, group)])
    own = [step for tied, step in steps if not tied.instead or tied.turn == "replaced"]
    weakest = min([tied.match.score for tied in group if tied.match is not None], default=1.0)
    sources = [entry.briefing.source.id for entry in entries]
    return Thread(
        id=_id(first, taken),
        lead=lead,
        reports=tuple(entries),
        steps=tuple([step for _, step in steps]),
        status=suggested(own, planned),
        outlets=len({stories.get(source, source) for source in sources}),
        doubt="some of its steps share few words with the others" if weakest < THIN else None,
    )


def _reported_once(point: Point, entry: Entry, taken: set[str]) -> Thread:
    """The thread of what one sentence speaks of, as of most undertakings: the same as `_thread`, and sooner made."""
    step = Step(point.briefing, point.finding, None, point.wording, FIRST, point.date)
    return Thread(_id(point, taken), entry, (entry,), (step,), UNKNOWN, outlets=1)


def _id(first: Point, taken: set[str]) -> str:
    return content_id("t", first.briefing.source.id, first.finding.id, taken=taken)


def _firmness(point: Point) -> int:
    finding = point.finding
    return FIRMNESS.get(finding.kind, 0) if isinstance(finding, Commitment) else 0
