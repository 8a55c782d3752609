"""The nouns of briefgen, all frozen.

In: nothing. Out: the values that the rooms hand to each other. The steps that make them are drawn in
docs/architecture.md; record.py turns a `Briefing` into the public JSON and back.

Offsets everywhere are Unicode code points into `Source.text`, half-open: text[start:end].
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

ActorType = Literal["person", "organization", "country", "group", "place", "other"]
CommitmentKind = Literal["pledge", "agreement", "obligation", "plan", "consideration", "refusal", "threat"]
StatementKind = Literal["demand", "expectation", "prediction", "proposal", "wish", "position"]
Turn = Literal["renewed", "decided", "funded", "delayed", "cancelled", "replaced", "delivered", "contradicted"]
InstrumentKind = Literal["treaty", "agreement", "law", "article", "resolution", "document", "meeting"]
DisputeKind = Literal["denied", "contradicted", "claimed", "questioned"]
FactKind = Literal["fact", "reported", "expected", "background"]
DatePrecision = Literal["day", "month", "quarter", "year", "unresolved"]
BlockKind = Literal["title", "heading", "paragraph", "item"]

NOT_STATED = "not stated"


# --- Source: one document as it was read ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """Something known about a source, and where that was learnt.

    `value` is None where the source does not say; dates are written YYYY-MM-DD. `origin` is "front matter",
    "sidecar", the name of the rule that found it in the text (such as "first line"), or "not stated".
    """

    value: str | None
    origin: str = NOT_STATED


UNKNOWN = Known(None)

TEXT = "text"
"""`Source.reader` of a file that is text itself."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A place where the text reads better than it stands: text[start:end] == `raw` is read as `read`."""

    start: int
    end: int
    raw: str
    read: str
    rule: str


@dataclass(frozen=True, slots=True)
class Unused:
    """A stretch of the text that feeds no finding, and why, in words for the reader of the page.

    `language` is its code where it is another one than the document's; None otherwise.
    """

    start: int
    end: int
    reason: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of running text that is read as one piece: no sentence crosses its borders."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Source:
    r"""One document: its text, and what is known about it.

    Attributes:
        id: Safe, short, unique in the corpus and stable; the last part of the page's URL.
        file: Path below the sources folder, with forward slashes.
        sha256: Of the raw bytes, in hexadecimal.
        text: The reading text; offsets count in it. Of a plain text or Markdown, the whole file decoded, front matter
            included, line ends as \n, nothing else changed; of other files, what their reader makes of them.
        encoding: The name of the codec that decoded the bytes; utf-8 where a reader made the text.
        topics: As the editor gave them, in that order.
        blocks: What is read, in order, without overlaps; front matter and unused parts are outside.
        repairs: In order, without overlaps.
        unused: In order, without overlaps; front matter is one of them.
        limits: What of the text is not to be analysed and why, one sentence each.
        reader: What made the text: "text", or the name and version of what read the file.
        pages: Where in the text each page of the file begins, in order; empty where it has none.
        retrieved: The day on which the file was fetched.
        language: Its code (BCP 47), such as "en" or "pt-BR"; where it is unknown the source is read as English.
    """

    id: str
    file: str
    sha256: str
    text: str = field(repr=False)
    encoding: str
    title: Known
    date: Known
    outlet: Known
    author: Known
    url: Known
    language: Known
    dateline: Known
    topics: tuple[str, ...]
    blocks: tuple[Block, ...] = field(repr=False)
    repairs: tuple[Repair, ...] = field(repr=False)
    unused: tuple[Unused, ...] = field(repr=False)
    limits: tuple[str, ...] = ()
    reader: str = TEXT
    pages: tuple[int, ...] = field(default=(), repr=False)
    retrieved: Known = UNKNOWN

    def page(self, at: int) -> int | None:
        """The page of the file, from 1, on which text[at] stands; None where the file has no pages."""
        return max(1, bisect_right(self.pages, at)) if self.pages else None

    def cut(self, start: int, end: int) -> Evidence:
        """The evidence text[start:end]; ValueError where that is empty or outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{self.file}: no text at {start}..{end}, the text has {len(self.text)} characters")
        return Evidence(self, start, end)

    def reading(self, start: int, end: int) -> str:
        """text[start:end] with the repairs that lie wholly inside it applied."""
        if not self.repairs:
            return self.text[start:end]
        parts, at = [], start
        for repair in self.repairs:
            if start <= repair.start and repair.end <= end:
                parts += [self.text[at : repair.start], repair.read]
                at = repair.end
        return "".join([*parts, self.text[at:end]])


@dataclass(frozen=True, slots=True)
class Evidence:
    """The verbatim stretch of a source that proves a finding; made by `Source.cut` only, so it cannot drift."""

    source: Source = field(repr=False, compare=False)
    start: int
    end: int

    @property
    def quote(self) -> str:
        """The words, exactly as they stand in the file."""
        return self.source.text[self.start : self.end]

    @property
    def page(self) -> int | None:
        """The page of the file on which it begins, from 1; None where the file has no pages."""
        return self.source.page(self.start)

    @property
    def reading(self) -> str:
        """The words with the source's repairs applied, for showing; the quote is the proof."""
        return self.source.reading(self.start, self.end)


# --- Briefing: all found in one source --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the source. `block` is the place of its block in `Source.blocks`; `id` is made from its words."""

    id: str
    block: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody, or something, that speaks or acts in one source.

    Attributes:
        name: The fullest form in the source; countries by their usual English name.
        role: As worded in the source, such as "Defense Minister"; None means not stated.
        affiliation: Name of the body or country the person acts for; None means not stated.
        aliases: Other forms in the source that mean the same actor, in order of appearance.
        mentions: Every place that names the actor, pronouns left out, in order.
        salience: From 0 to 1, the most salient actor of the source having the highest.
        evidence: The first mention.
        doubt: What the reader should know before relying on it, in words; None means nothing.
    """

    id: str
    name: str
    type: ActorType
    role: str | None
    affiliation: str | None
    aliases: tuple[str, ...]
    mentions: tuple[Evidence, ...] = field(repr=False)
    salience: float
    evidence: Evidence
    rule: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, in their words (`direct`) or in the outlet's.

    Attributes:
        speaker: Name of the speaker, or the description where the source names nobody; None means not stated.
        speaker_id: Id of the actor in the same briefing; None where the speaker is no actor of the briefing.
        cue: The words that license it, such as "said"; None where the quotation stands alone.
        words: The content, without quotation marks; inside the evidence.
        channel: Through whom the words reach the source, such as "Reuters"; None means directly.
        evidence: The quotation with its frame, usually the sentence.
    """

    id: str
    speaker: str | None
    speaker_id: str | None
    cue: str | None
    words: Evidence
    direct: bool
    channel: str | None
    evidence: Evidence
    rule: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """By when or when, as worded; `date` is YYYY-MM-DD (the last day meant), None where it cannot be told."""

    text: str
    date: str | None


@dataclass(frozen=True, slots=True)
class Commitment:
    """An undertaking that binds its actors, or (in `Briefing.statements`) something that looks like one and is not.

    Attributes:
        actors: Names of those who are bound, the most specific first; never empty for a commitment.
        actor_ids: Ids of those of them that are actors of the briefing, in the same order, the others left out.
        action: What they are bound to, from the verb on; inside the evidence.
        recipients: Names of those to whom it is owed; often empty.
        kind: How strong it is; for a statement, what it is instead.
        reaffirmed: Restates or continues a standing commitment.
        condition: The words of the condition; None means unconditional.
        reported: Reaches the source from someone other than the actor or its spokesman.
        channel: Through whom; None means directly.
        hedge: The words that weaken it, such as "expects to"; None means none.
        checkable: A reader could tell later whether it was done: an act with an object, a figure or a deadline.
        speaker: Name of who says so, where that is not the first actor; None otherwise.
        thread: The same for every sentence of the source that states the same commitment.
        reason: Why it is not a commitment, in words; None for commitments.
    """

    id: str
    actors: tuple[str, ...]
    actor_ids: tuple[str, ...]
    action: Evidence
    recipients: tuple[str, ...]
    kind: CommitmentKind | StatementKind
    reaffirmed: bool
    condition: str | None
    reported: bool
    channel: str | None
    hedge: str | None
    deadline: Deadline | None
    checkable: bool
    speaker: str | None
    thread: str
    evidence: Evidence
    rule: str
    reason: str | None = None
    doubt: str | None = None

    @property
    def conditional(self) -> bool:
        """It holds only if, unless or once something happens."""
        return self.condition is not None


@dataclass(frozen=True, slots=True)
class Fact:
    """A sentence worth knowing: the evidence itself. `actors` holds actor ids; `date` is YYYY-MM-DD or None."""

    id: str
    kind: FactKind
    date: str | None
    actors: tuple[str, ...]
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text: the evidence itself.

    `value` is an ISO date cut to its precision (2017, 2017-Q3, 2017-08, 2017-08-17), None if unresolved. `sentence` is
    where it stands.
    """

    value: str | None
    precision: DatePrecision
    evidence: Evidence
    sentence: Evidence
    rule: str
    worked_out: bool = False
    """From the document's date, as "Thursday" is; False where the text says it in full."""
    days: tuple[str, str] | None = field(default=None, compare=False)
    """First and last day where `value` is cut coarser than what is meant, as for "next week"; not published."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts, the evidence being its words.

    "up to 400 cruise missiles" is 400, unit None, of "cruise missiles"; "43 trillion yen" is 43e12, unit "JPY". `of` is
    verbatim and empty where the text does not say. `sentence` is where it stands.
    """

    value: float
    unit: str | None
    of: str
    evidence: Evidence
    sentence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class Development:
    """A sentence that tells what became of an undertaking, whosever it was.

    Attributes:
        turn: What happened to it: renewed, decided, funded, delayed, cancelled, replaced, delivered or contradicted.
        actors: Names of those who did it or are said to have; empty where the source does not say.
        actor_ids: Ids of those of them that are actors of the briefing.
        about: The words that tell what undertaking is meant, such as "the deployment of the ferries"; in the evidence.
        date: When it happened, an ISO date cut to its precision; None where the source does not say.
        speaker: Name of who says so; None where the source says it itself.
        channel: Through whom; None means directly.
        planned: It has not happened yet: "will be cancelled".
    """

    id: str
    turn: Turn
    actors: tuple[str, ...]
    actor_ids: tuple[str, ...]
    about: Evidence
    date: str | None
    speaker: str | None
    channel: str | None
    planned: bool
    evidence: Evidence
    rule: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty, agreement, law, plan or meeting that the source names: a thing that acts are done by, not an actor.

    Attributes:
        name: The fullest form in the source, without a leading article: "2015 harbour agreement".
        kind: "article" is a provision of another instrument, "document" a named plan, strategy or communiqué.
        of: Name of the instrument that an article is a part of; None for the others, and where it is not stated.
        forms: Other forms in the source that mean the same, in order of appearance.
        mentions: Every place that names it, in order.
        date: Of a meeting, or the year in the name; an ISO date cut to its precision. None means not stated.
        place: Where a meeting is held, as worded; None means not stated, and for all that are no meetings.
        evidence: The sentence of the first mention in its fullest form.
    """

    id: str
    name: str
    kind: InstrumentKind
    of: str | None
    forms: tuple[str, ...]
    mentions: tuple[Evidence, ...] = field(repr=False)
    date: str | None
    place: str | None
    evidence: Evidence
    rule: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """Somebody's denial of, or doubt about, what another says; or a claim that stands against another's.

    Attributes:
        kind: "claimed" is a rival claim ("which it also claims"); "contradicted" tells that two accounts differ.
        by: Names of those who dispute it, as worded where they are no actors; empty where the source does not say.
        by_ids: Ids of those of them that are actors of the briefing.
        about: What is disputed; inside the evidence.
        evidence: The sentence.
        channel: Through whom; None means directly.
    """

    id: str
    kind: DisputeKind
    by: tuple[str, ...]
    by_ids: tuple[str, ...]
    about: Evidence
    evidence: Evidence
    channel: str | None
    rule: str
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """What the document is about by the lexicon of the site: `mentions` are the words that say so, in order."""

    id: str
    name: str
    mentions: tuple[Evidence, ...] = field(repr=False)
    evidence: Evidence
    rule: str


@dataclass(frozen=True, slots=True)
class NotAnalysed:
    """Why nothing was looked for in a source, in one sentence; `reason` is its kind, `told` its words.

    "language": the source is in a language that is not read here. "ended": the work took too much, or broke off.
    """

    reason: Literal["language", "ended"]
    told: str


@dataclass(frozen=True, slots=True)
class Briefing:
    """All found in one source, each list in order of the text but `facts` and `actors`: those by importance.

    `summary` is one to three sentences. `gaps` says what the source does not state, one phrase each. `limits` says what
    of the source was not analysed and why, one sentence each; it is empty but for very long or odd documents.
    `not_analysed` is None but where nothing was looked for: then there are no findings, and no gaps either.
    """

    source: Source
    sentences: tuple[Sentence, ...] = field(repr=False)
    summary: tuple[Evidence, ...]
    facts: tuple[Fact, ...]
    actors: tuple[Actor, ...]
    quotes: tuple[Quote, ...]
    commitments: tuple[Commitment, ...]
    statements: tuple[Commitment, ...]
    dates: tuple[DateMention, ...]
    figures: tuple[Figure, ...]
    gaps: tuple[str, ...]
    developments: tuple[Development, ...] = ()
    instruments: tuple[Instrument, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    limits: tuple[str, ...] = ()
    not_analysed: NotAnalysed | None = None
    topics: tuple[Topic, ...] = ()

    @property
    def every_topic(self) -> tuple[str, ...]:
        """Names of topics, the editor's for this document first, then those found in it, each once."""
        names = {name.casefold(): name for name in reversed((*self.source.topics, *(one.name for one in self.topics)))}
        return tuple(reversed(names.values()))
