"""The nouns of the corpus, all frozen: actors across documents, threads of commitments, corrections, changes.

In: nothing. Out: the values that connect/ makes of `Briefing`s and write/ publishes. The nouns of one document are in
model.py.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from briefgen.model import Actor, ActorType, Briefing, Commitment, Development, Evidence, Quote, Turn

NO_FOLLOW_UP = "no follow-up recorded"
"""The status of a thread of which no later document and no editor says anything: never a verdict."""

FixKind = Literal["drop", "accept", "change", "add", "status", "merge", "rename", "split", "not-an-actor", "type"]
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
    """An actor of a dossier as one briefing has it.

    `doubt` says why it may be somebody else, in words for the reader; None means that nothing speaks against it.
    """

    briefing: Briefing
    actor: Actor
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class IdentityRule:
    """What the editor says about who is who.

    A name means the dossier of that id, else every dossier shown under or joined from that name, case, accents and
    punctuation aside.

    Attributes:
        kind: "merge": `others` are `name`. "rename": `name` is shown as `others[0]`. "split": in `documents` (briefing
            ids), `name` is somebody else, shown as `others[0]`. "not-an-actor": no page. "type": `name` is a `type`.
        others: Names; empty for "not-an-actor" and "type".
    """

    kind: Literal["merge", "rename", "split", "not-an-actor", "type"]
    name: str
    others: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    type: ActorType | None = None


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
    doubts: tuple[str, ...] = ()
    """Why documents that stand here may be about somebody else, in words for the reader, each sentence once."""
    same_name: tuple[str, ...] = ()
    """Ids of other dossiers that share the name, or a surname by which somebody is called in one of them."""
    merged: tuple[str, ...] = ()
    """Names that the editor joined here."""


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
        because: The editor's reason; empty where none is given.
    """

    file: str
    line: int
    kind: FixKind
    target: str
    briefing: str | None
    text: str
    before: str = ""
    after: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement as a reader saw it: `words` from the source as it was then, `note` who says so and how firmly."""

    words: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that is not as it was published before.

    Attributes:
        kind: "corrected" where a correction of the editor did it, or is itself what is new.
        what: "commitment", "fact", "quotation", "actor", "status" and so on, for the reader.
        id: Of the statement, so the anchor on its page; the one it had where it is withdrawn.
        before: As published before; None for new ones.
        after: As it is now; None for withdrawn ones.
    """

    kind: ChangeKind
    what: str
    id: str
    before: Wording | None
    after: Wording | None


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed in one document, the last time that anything in it did.

    Attributes:
        briefing: Id of the document; empty for what concerns all, such as the status of commitments.
        file: Below the sources folder; empty for what concerns all.
        kind: Whether the document itself is new, changed or withdrawn.
        cause: "edited" (its words), "corrected" (by an editor), or "read anew" (the same words, read or described
            otherwise).
        build: Number of the build that found it, from 1; only builds in which something changed are counted.
        statements: How many it has, or had where it is withdrawn.
        changes: In order of the text; empty for new and withdrawn documents, and where no statement changed.
    """

    briefing: str
    file: str
    title: str
    kind: Literal["new", "changed", "withdrawn"]
    cause: Literal["edited", "corrected", "read anew"]
    build: int
    statements: int
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What the ledger remembers; `builds` is the number of the last build in which something changed, 0 for none.

    `documents` holds the last change of each document, that of the last such build first, then by file.
    """

    builds: int
    documents: tuple[Changed, ...] = ()

    @property
    def latest(self) -> tuple[Changed, ...]:
        """What changed in the last build in which anything did."""
        return tuple(one for one in self.documents if one.build == self.builds)


@dataclass(frozen=True, slots=True)
class Making:
    """With what a site was made, for readers who want to check it or make it again; empty where it is not known.

    Attributes:
        version: Of briefgen.
        model: Name of the language model for English, `model_version` its version.
        examples: Id of a rule to a sentence in which it finds something.
        own: Ids of the rules of the site's own lexicon, those that found nothing among them.
        models: (name of another language, name of its model, version) of the other models.
    """

    version: str = ""
    model: str = ""
    model_version: str = ""
    examples: dict[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    models: tuple[tuple[str, str, str], ...] = ()


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
        history: What changed from build to build; None where no ledger is kept.
    """

    briefings: tuple[Briefing, ...]
    dossiers: tuple[Dossier, ...]
    register: tuple[Entry, ...]
    dossier_of: dict[tuple[str, str], str]
    related: dict[str, tuple[Related, ...]]
    threads: tuple[Thread, ...] = ()
    thread_of: dict[tuple[str, str], str] = field(default_factory=dict)
    same_story: tuple[tuple[str, ...], ...] = ()
    corrections: tuple[Applied, ...] = ()
    history: History | None = None
