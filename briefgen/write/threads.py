"""Which thread a commitment belongs to, and where the thread is shown.

In: the corpus. Out: `Threads`, asked by every page that lists commitments. How threads are made: connect/.
A thread with one report and nothing after it has no page of its own: it would repeat its row in the register.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from briefgen.corpus import NO_FOLLOW_UP, Corpus, Entry, Status, Step, Thread
from briefgen.model import NOT_STATED, Briefing, Commitment, Deadline
from briefgen.write import site_map
from briefgen.write.date_words import is_day

UNNAMED = 4
"""The last of the ranks that `worth` gives."""

EDITED = {
    "accept": "checked by the editor",
    "change": "corrected by the editor",
    "add": "added by the editor",
    "status": "status set by the editor",
}
"""What is said beside a line; other corrections leave no line."""


class Threads:
    """The threads of a corpus, each commitment of the register in exactly one.

    Attributes:
        all: Those with the latest step first, as the corpus has them.
        edited: (briefing id, commitment id) to what an editor did there, in words.
        pinned: Ids of those that the editor wants on top.
        changed: Ids of those that are new or not as the build before the last change published them.
    """

    def __init__(self, corpus: Corpus, pinned: Collection[str] = ()) -> None:
        """`pinned` holds ids of threads, or of commitments in them."""
        given = {key for thread in corpus.threads for key in map(_key, thread.reports)}
        rest = [entry for entry in corpus.register if _key(entry) not in given]
        self.all = (*corpus.threads, *_each_alone(rest))
        self._of = _by_report(self.all)
        self.edited = {
            (one.briefing, one.target): EDITED[one.kind]
            for _, one in sorted(enumerate(corpus.corrections), key=lambda at: (at[1].kind != "accept", -at[0]))
            if one.briefing is not None and one.kind in EDITED
        }
        self.pinned = frozenset(thread.id for thread in self.all if named(thread).intersection(pinned))
        self.changed = frozenset(self._changed(corpus))
        self._worth: dict[str, int] = {}

    def few(self, entries: Iterable[Entry]) -> Few:
        """What a page about these entries may know of threads."""
        them = {thread.id: thread for entry in entries if (thread := self.of(entry))}
        keys = [_key(entry) for thread in them.values() for entry in thread.reports]
        return Few(
            tuple(them.values()),
            tuple(key for key in them if key in self.pinned),
            tuple((key, self.edited[key]) for key in dict.fromkeys(keys) if key in self.edited),
        )

    def by_worth(self, them: Iterable[Thread]) -> list[Thread]:
        """In the order of `worth`; the order given decides between equals."""
        known, pinned = self._worth, self.pinned

        def rank(thread: Thread) -> tuple[bool, int]:
            its = known.get(thread.id)
            if its is None:
                its = known[thread.id] = worth(thread)
            return thread.id not in pinned, its

        return sorted(them, key=rank)

    def _changed(self, corpus: Corpus) -> Iterable[str]:
        latest = corpus.history.latest if corpus.history else ()
        new = {one.briefing for one in latest if one.kind == "new"}
        findings = {(one.briefing, change.id) for one in latest for change in one.changes}
        for thread in self.all:
            keys = set(map(_key, thread.reports))
            if ("", thread.id) in findings or keys & findings or any(source in new for source, _ in keys):
                yield thread.id

    def of(self, entry: Entry) -> Thread | None:
        """The thread of a commitment; None for a quotation or a statement."""
        return self._of.get(_key(entry))

    def of_commitment(self, source: str, commitment: str) -> Thread | None:
        """The same, by the ids of a document and of a finding in it."""
        return self._of.get((source, commitment))


@dataclass(frozen=True, slots=True)
class Few:
    """Some threads, with what an editor did there; the fields are those of `Threads`."""

    all: tuple[Thread, ...]
    pinned: tuple[str, ...]
    edited: tuple[tuple[tuple[str, str], str], ...]

    def asked(self) -> Asked:
        """The same, to be asked."""
        return Asked(self)


class Asked(Threads):
    """Some threads, asked as all are."""

    def __init__(self, few: Few) -> None:
        self.all, self._of = few.all, _by_report(few.all)
        self.edited, self.pinned, self.changed = dict(few.edited), frozenset(few.pinned), frozenset()
        self._worth = {}


def _by_report(them: Iterable[Thread]) -> dict[tuple[str, str], Thread]:
    return {key: thread for thread in them for key in map(_key, thread.reports)}


def _key(entry: Entry) -> tuple[str, str]:
    return entry.briefing.source.id, entry.finding.id


def _each_alone(entries: Iterable[Entry]) -> tuple[Thread, ...]:
    """A thread for each commitment of each document, for a corpus whose threads nobody has made."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        groups.setdefault((entry.briefing.source.id, commitment(entry).thread), []).append(entry)
    return tuple(_alone(group) for group in groups.values())


def _alone(group: list[Entry]) -> Thread:
    reports = tuple(sorted(group, key=lambda entry: entry.finding.evidence.start))
    lead = reports[0]
    date = lead.briefing.source.date.value
    steps = tuple(Step(e.briefing, commitment(e), None, commitment(e).hedge or "", "", date) for e in reports)
    return Thread(f"t-{lead.briefing.source.id}-{lead.finding.id}", lead, reports, steps, Status(NO_FOLLOW_UP), 1)


def commitment(entry: Entry) -> Commitment:
    """The finding of an entry of the register.

    Raises:
        TypeError: it is a quotation, which the register never holds.
    """
    if not isinstance(entry.finding, Commitment):
        raise TypeError(
            f"{entry.finding.id} of {entry.briefing.source.file} stands in the register and is no commitment"
        )
    return entry.finding


def page(thread: Thread) -> str | None:
    """Where its steps are shown; None where there is nothing beyond one document."""
    documents = {step.briefing.source.id for step in thread.steps}
    told = len(documents) > 1 or any(step.turn for step in thread.steps) or thread.status.by == "editor"
    return site_map.thread(thread.id) if told else None


def deadline(thread: Thread) -> Deadline | None:
    """That of its lead, else the first that a report gives; what was decided instead of it sets it no deadline."""
    leading = commitment(thread.lead).deadline
    plain = [step.finding for step in thread.steps if step.turn is None and isinstance(step.finding, Commitment)]
    return leading or next((finding.deadline for finding in plain if finding.deadline), None)


def made_on(thread: Thread) -> str | None:
    """Date of the first dated document that reports it, YYYY-MM-DD; None where none is dated."""
    dates = [date for entry in thread.reports if is_day(date := entry.briefing.source.date.value) and date]
    return min(dates, default=None)


def last_step(thread: Thread) -> Step | None:
    """The latest dated step, else the last one; None for a thread without steps."""
    dated = [step for step in thread.steps if step.date]
    return max(dated, key=lambda step: step.date or "", default=thread.steps[-1] if thread.steps else None)


def documents(thread: Thread) -> list[Briefing]:
    """Every document that the thread, its steps or its status come from, once."""
    every = (*(e.briefing for e in thread.reports), thread.lead.briefing, *(step.briefing for step in thread.steps))
    found = {briefing.source.id: briefing for briefing in every}
    if thread.status.briefing is not None:
        found[thread.status.briefing.source.id] = thread.status.briefing
    return list(found.values())


def named(thread: Thread) -> set[str]:
    """Every id that means it: its own and those of its reports."""
    return {thread.id, *(entry.finding.id for entry in thread.reports)}


def doubtful(thread: Thread) -> bool:
    """A reader should look before relying on it."""
    return bool(thread.doubt or commitment(thread.lead).doubt)


def worth(thread: Thread) -> int:
    """What a reader wants on top has the lower number.

    0: a later document or an editor speaks of it, several documents state it, or it has a date to meet. 1: somebody of
    whom the documents tell more. 2: others. 3: somebody else is only inferred, or something else is doubtful. 4: nobody
    is named.
    """
    if all(name == NOT_STATED for name, _ in thread.lead.by):
        return UNNAMED
    if doubtful(thread):
        return 3
    due = deadline(thread)
    told = page(thread) is not None or thread.outlets > 1 or (due is not None and is_day(due.date))
    known = any(key for _, key in thread.lead.by)
    return (0 if told else 1) if known else 2


def status_key(status: Status) -> str:
    """One word for filters and the board: the turn, "editor" for the editor's own words, "none" without follow-up."""
    if status.turn:
        return status.turn
    return "editor" if status.by == "editor" else "none"


def newest_day(corpus: Corpus) -> str | None:
    """Date of the newest dated document: the day from which pages count, because no page knows what day it is."""
    return max((date for b in corpus.briefings if is_day(date := b.source.date.value) and date), default=None)
