"""The nouns of the corpus, all frozen: actors across documents, threads of commitments, corrections, changes.

In: nothing. Out: the values that connect/ makes of `Briefing`s and write/ publishes. The nouns of one document are in
model.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.model import Actor, ActorType, Briefing, Commitment, Development, Evidence, Quote, Turn

NO_FOLLOW_UP = "no follow-up recorded"
"""The status of a thread of which no later document and no editor says anything: never a verdict."""

FixKind = Literal["drop", "change", "add", "status", "merge", "rename", "split", "not-an-actor"]
ChangeKind = Literal["new", "changed", "withdrawn", "corrected"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role as worded, and the dates of the first and last dated source that gives it (None where undated)."""

    text: str
    first: str | None
    last: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor of a dossier as one briefing has it."""

    briefing: Briefing
    actor: Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment, quote or statement with the briefing it stands in and the dossiers of those it names.

    `dossiers` maps nothing to nothing for names without a dossier: it holds (name, dossier id or None) in the
    finding's order.
    """

    briefing: Briefing
    finding: Commitment | Quote
    by: tuple[tuple[str, str | None], ...]
    to: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """All about one actor over the whole corpus, newest source first in every list."""

    id: str
    name: str
    type: ActorType
    aliases: tuple[tuple[str, int], ...]
    roles: tuple[Role, ...]
    affiliations: tuple[str, ...]
    appearances: tuple[Appearance, ...]
    made: tuple[Entry, ...]
    received: tuple[Entry, ...]
    said: tuple[Entry, ...]
    named_with: tuple[tuple[str, int], ...]
    """(dossier id, number of shared briefings), most first."""


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a thread where something is said about its commitment.

    Attributes:
        finding: A report of the commitment itself, or what became of it.
        turn: None for a report.
        wording: How firmly it is worded, in the source's words, such as "will" or "would consider"; empty for a turn.
        reason: Why it belongs to the thread, in words for the reader.
        date: Of the event if told, else of the source, YYYY-MM-DD or cut; None where neither is known.
    """

    briefing: Briefing
    finding: Commitment | Development
    turn: Turn | None
    wording: str
    reason: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the fate of a commitment, in words; a suggestion unless an editor set it.

    Attributes:
        text: "no follow-up recorded", "cancelled, according to Harbour News, 25 June 2020", or the editor's words.
        evidence: The words that say so; None for the default.
        briefing: Where they stand; None for the default, and where the editor's evidence is in no document.
        by: Who says so: nobody (the default), the machine's suggestion, or the editor.
        date: YYYY-MM-DD or cut; None where it is not told.
    """

    text: str
    turn: Turn | None = None
    evidence: Evidence | None = None
    briefing: Briefing | None = None
    by: Literal["nobody", "suggested", "editor"] = "nobody"
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Thread:
    """One commitment over the whole corpus: its reports, and what later documents say of it.

    Attributes:
        id: Made from the first report, stable while that stays.
        lead: The report that stands for it in the register: the earliest, firmest one.
        reports: Every entry of the register that states it, in order of time; never empty.
        steps: Reports and turns in order of time, undated ones last.
        outlets: How many different stories report it; near-duplicates of one story count once.
        doubt: Why the thread may join what does not belong together; None means nothing known.
    """

    id: str
    lead: Entry
    reports: tuple[Entry, ...]
    steps: tuple[Step, ...]
    status: Status
    outlets: int
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """A correction of the editor that found its target.

    Attributes:
        file: Where it is written, below the sources folder; `line` counts from 1.
        target: Id of the finding, or name of the actor.
        briefing: Id of the briefing it corrects; None where it concerns actors of the whole corpus.
        text: What it did, in one sentence for readers, such as 'Left out: "will open the bridge"'.
        before: What stood there; empty for what was added.
        after: What stands now; empty for what was dropped.
    """

    file: str
    line: int
    kind: FixKind
    target: str
    briefing: str | None
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that is not as it was published last time.

    Attributes:
        what: "commitment", "fact", "quotation", "actor", "status" and so on, for the reader.
        path: Page where it stands (or stood), below the site's root, with its anchor.
        before: The words published before; empty for new ones.
        after: The words now; empty for withdrawn ones.
    """

    kind: ChangeKind
    what: str
    title: str
    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Related:
    """Another briefing worth reading, with the reason in words."""

    briefing: Briefing
    reason: str


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything known, ready to be written.

    Attributes:
        briefings: Newest first; undated ones last, by file name.
        dossiers: By id.
        register: All commitments, newest source first, each source's in order of its text.
        dossier_of: (briefing id, actor id) to dossier id, for every actor that has a page.
        related: Briefing id to its related briefings, closest first.
        threads: Every commitment of the register once, those with the latest step first.
        thread_of: (briefing id, commitment id) to thread id.
        same_story: Groups of briefing ids that tell one story nearly word for word, the first published first.
        corrections: Those that were applied, in order of file and line.
    """

    briefings: tuple[Briefing, ...]
    dossiers: tuple[Dossier, ...]
    register: tuple[Entry, ...]
    dossier_of: dict[tuple[str, str], str]
    related: dict[str, tuple[Related, ...]]
