"""What templates are given: small frozen values made from the nouns of model.py.

In: nothing. Out: the shapes that the page modules fill and templates/*.html read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from briefgen.model import (
    Actor,
    ActorType,
    BlockKind,
    Commitment,
    DateMention,
    Dispute,
    Fact,
    Figure,
    Instrument,
    Quote,
    Topic,
)

TYPES: tuple[ActorType, ...] = ("person", "country", "organization", "group", "place", "other")
"""Types of actors in the order of the pages."""

Finding = Fact | Commitment | Quote | Actor | DateMention | Figure | Instrument | Dispute | Topic


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is shown; `href` leads to its dossier, None where it has none."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of shown text.

    `evidence`: a finding rests on it. `exact`: these very words are shown in a finding.
    `repair` counts from 1 and is the number of the repair that made these words; None where they stand so in
    the file.
    """

    text: str
    evidence: bool = False
    exact: bool = False
    repair: int | None = None


@dataclass(frozen=True, slots=True)
class Proof:
    """The passage a finding rests on.

    Attributes:
        before: The sentence before it in its paragraph; empty where there is none.
        runs: The sentences of the evidence, its words marked as evidence.
        after: The sentence after it in its paragraph; empty where there is none.
        raw: The words as they stand in the file, where the shown ones are repaired; None where they are the
            same.
        number: Of its first sentence, from 1; None where no sentence holds it. `last` is that of its last one.
        href: To that sentence in the source text.
        original: To the words on the original web page, or to the page of a PDF; None where that is not known.
        page: Of the file, from 1, on which it begins; None where the file has no pages.
    """

    before: str
    runs: tuple[Run, ...]
    after: str
    raw: str | None
    number: int | None
    href: str
    original: str | None
    last: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said beside a line that an editor corrected; `href` leads to the correction in the log."""

    text: str
    href: str
    sign: str = "✎"


@dataclass(frozen=True, slots=True)
class Line:
    """A finding ready to be shown on its briefing's page.

    Attributes:
        mark: Short name on this page, such as "C2": a letter for the kind, a number in the order of the page.
        word: The same in words, such as "commitment 2".
        id: Its anchor.
        by: Who is bound, who speaks; for facts, who is quoted.
        to: To whom it is owed.
        via: Of a fact: through whom the words of the quotations in it reached the source.
        said: Of a commitment, the actor where the words are its own; empty where the source says so.
        again: Further places of the same document that state the same.
        corrected: That an editor made it what it is; None where none did.
        snippet: What an editor would paste to correct it.
        cite: The passage with its speaker, its document and this line's address, to be copied; empty where the line
            is no statement.
        suggest: Where a reader can suggest a correction of it; None where the site takes none.
        method: To what is said of its rule; None where nothing is.
        told: Another line of the page, with a fact or a commitment, rests on the very same sentences.
        on_page: Of a long document, the number of the page on which it stands.
    """

    mark: str
    word: str
    id: str
    finding: Finding
    proof: Proof
    by: tuple[Name, ...] = ()
    to: tuple[Name, ...] = ()
    via: tuple[str, ...] = ()
    said: tuple[Name, ...] = ()
    again: tuple[Line, ...] = ()
    corrected: Mark | None = None
    snippet: str = ""
    cite: str = ""
    suggest: str | None = None
    method: str | None = None
    told: bool = False
    on_page: int = 1


@dataclass(frozen=True, slots=True)
class Back:
    """A link from a sentence of the source text to a finding it proves; the fields are those of `Line`."""

    mark: str
    word: str
    id: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A numbered sentence of the source text.

    Attributes:
        gap: What stands before it, since the one before it.
        unused: Why it counts as not used, in words; None where a statement rests on it.
        shown: Mark of the fact that shows the whole of it, so that paper need not repeat it; None where none does.
        more: How many lines rest on it besides those in `backs`.
    """

    number: int
    id: str
    gap: tuple[Run, ...]
    runs: tuple[Run, ...]
    backs: tuple[Back, ...]
    unused: str | None = None
    shown: str | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the source text; `rest` is what stands in it after its last sentence."""

    kind: BlockKind
    sentences: tuple[Shown, ...]
    rest: tuple[Run, ...]
    left: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class Mended:
    """A repair as the page lists it: `read` instead of `raw`; `number` is None outside the sentences.

    `place` counts the repairs of the document from 1.
    """

    place: int
    number: int | None
    href: str
    raw: str
    read: str
    rule: str


@dataclass(frozen=True, slots=True)
class Left:
    """A stretch of the file that feeds no finding, and why; `folded` where the page says all of it elsewhere.

    `lang` is the code of its language where it is another one than the document's.
    """

    text: str
    reason: str
    folded: bool = False
    lang: str | None = None
    left: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class SourceText:
    """The whole document as the foot of its page shows it, `parts` in the order of the file."""

    parts: tuple[Paragraph | Left, ...]
    mended: tuple[Mended, ...]
    unused: int
