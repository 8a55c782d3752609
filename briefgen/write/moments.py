"""What stands on a timeline: dated facts and developments, commitments made, deadlines.

In: the corpus. Out: `Moment`s in order of time, each with the way to its evidence. timeline_page.py lists them,
timeline_picture.py draws them.
"""

from __future__ import annotations

import bisect
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, overload

from briefgen.corpus import Corpus, Thread
from briefgen.model import Briefing, Commitment, DateMention, Deadline, Development, Evidence, Fact
from briefgen.write import site_map, threads
from briefgen.write.calendar_units import first_day
from briefgen.write.date_words import is_day
from briefgen.write.passages import Passages
from briefgen.write.threads import Threads

Lane = Literal["event", "made", "deadline"]
LANES: dict[Lane, str] = {"event": "Events", "made": "Commitments made", "deadline": "Deadlines"}
"""In the order of the page."""
LONGEST = 300
"""Characters that the words of one date have at most."""


@dataclass(frozen=True, slots=True)
class Moment:
    """One mark and one line.

    Attributes:
        id: Its anchor on the timeline.
        value: ISO date cut to its precision.
        evidence: What the source says.
        by: (name, dossier id or None) of those who act; empty where the line names them itself.
        note: The deadline as worded, or what became of the commitment; empty for other moments.
        line: Id of its line on that page; empty where its sentence is meant.
        dossiers: Of all it concerns, in order.
    """

    id: str
    lane: Lane
    value: str
    evidence: Evidence
    by: tuple[tuple[str, str | None], ...]
    note: str
    briefing: Briefing
    line: str
    dossiers: tuple[str, ...]

    @property
    def words(self) -> str:
        """What the source says; made when it is asked for, as there are ten moments a document."""
        return self.evidence.reading

    @property
    def anchor(self) -> str:
        """Of its line or sentence on the page of its document."""
        return self.line or Passages(self.briefing).anchor(self.evidence)

    @property
    def page(self) -> str:
        """Of its document, below the site's root."""
        return site_map.briefing(self.briefing.source.id)


class Moments(Sequence[Moment]):
    """All moments in order, and those of each dossier."""

    def __init__(self, every: Iterable[Moment]) -> None:
        self._every = tuple(every)
        self._of: defaultdict[str, list[int]] = defaultdict(list)
        for place, moment in enumerate(self._every):
            for key in moment.dossiers:
                self._of[key].append(place)

    def of(self, dossier: str) -> tuple[Moment, ...]:
        """Those that concern the dossier."""
        return tuple(self._every[place] for place in self._of.get(dossier, ()))

    @overload
    def __getitem__(self, place: int) -> Moment: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Moment, ...]: ...
    def __getitem__(self, place: int | slice) -> Moment | tuple[Moment, ...]:
        return self._every[place]

    def __len__(self) -> int:
        return len(self._every)


def moments(corpus: Corpus, by_thread: Threads) -> tuple[Moment, ...]:
    """Everything with a date, the earliest first.

    A story that several outlets tell nearly word for word gives its events once.
    """
    told_again = {other for group in corpus.same_story for other in group[1:]}
    found = [
        *(m for b in corpus.briefings if b.source.id not in told_again for m in _events(b, corpus)),
        *(moment for thread in by_thread.all for moment in _of_thread(thread)),
    ]
    lanes = list(LANES)
    return tuple(sorted(found, key=lambda m: (first_day(m.value), lanes.index(m.lane), m.id)))


def _events(briefing: Briefing, corpus: Corpus) -> Iterator[Moment]:
    """Developments and dated facts; what one sentence says of one date is told once."""
    told: list[tuple[str, Evidence]] = []

    def fresh(value: str, evidence: Evidence) -> bool:
        again = any(known == value and _overlap(evidence, other) for known, other in told)
        told.append((value, evidence))
        return not again

    for turn in briefing.developments:
        if turn.date and fresh(turn.date, turn.evidence):
            ahead = f"{turn.turn}, not yet done" if turn.planned else turn.turn
            yield _event(briefing, turn, turn.date, ahead, corpus, "")
    bound = [commitment.evidence for commitment in briefing.commitments]
    for fact in briefing.facts:
        if any(_overlap(fact.evidence, other) for other in bound):
            continue  # it stands in the lane of the commitments
        if fact.date and fresh(fact.date, fact.evidence):
            yield _event(briefing, fact, fact.date, "", corpus, fact.id)


def _event(briefing: Briefing, finding: Fact | Development, value: str, note: str, corpus: Corpus, line: str) -> Moment:
    source = briefing.source.id
    ids = finding.actors if isinstance(finding, Fact) else finding.actor_ids
    known = tuple(sorted({key for actor in ids if (key := corpus.dossier_of.get((source, actor)))}))
    name = f"event-{source}-{finding.id}"
    return Moment(name, "event", value, finding.evidence, (), note, briefing, line, known)


def _of_thread(thread: Thread) -> Iterator[Moment]:
    """When it was first made, and by when it is due."""
    found = threads.commitment(thread.lead)
    known = tuple(sorted({key for _, key in (*thread.lead.by, *thread.lead.to) if key}))
    by, where = thread.lead.by, thread.lead.briefing
    made = threads.made_on(thread)
    if made:
        yield Moment(f"made-{thread.id}", "made", made, found.action, by, "", where, found.id, known)
    due = threads.deadline(thread)
    if due and is_day(due.date):
        value = _as_precise(thread, due)
        yield Moment(f"due-{thread.id}", "deadline", value, found.action, by, due.text, where, found.id, known)


def _as_precise(thread: Thread, due: Deadline) -> str:
    """The deadline cut to the precision of its words: 2031-12-31 is 2031 where the source says "in 2031"."""
    day = due.date or ""
    for entry in thread.reports:
        if not (isinstance(entry.finding, Commitment) and entry.finding.deadline == due):
            continue
        dates, own = entry.briefing.dates, entry.finding.evidence  # in order of the text, and no date is so long
        first = bisect.bisect_left(dates, own.start - LONGEST, key=lambda one: one.evidence.start)
        for date in itertools.islice(dates, first, None):
            if date.evidence.start >= own.end:
                break
            if date.value and _means(date, due) and _overlap(date.evidence, entry.finding.evidence):
                return date.value
    return day


def _means(date: DateMention, due: Deadline) -> bool:
    """The mention stands in the words of the deadline, which is the last day of what it names."""
    return bool(date.value and due.date and due.date.startswith(date.value) and date.evidence.reading in due.text)


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end
