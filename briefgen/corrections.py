"""The nouns of corrections, all frozen: what an editor wrote about the machine's findings, ready to be applied.

In: nothing. Out: the values that read/corrections.py makes of sidecars, front matter and actors.yml, and that
connect/corrections/ applies. What came of them is `Applied` in corpus.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.model import ActorType, CommitmentKind, FactKind, StatementKind, Turn

Field = Literal[
    "kind",
    "actors",
    "action",
    "recipients",
    "deadline",
    "due",
    "condition",
    "hedge",
    "speaker",
    "channel",
    "reported",
    "reaffirmed",
    "checkable",
    "reason",
    "date",
    "words",
    "cue",
    "direct",
    "type",
    "role",
    "affiliation",
]
"""What of a finding an editor may state; which of them a finding has, connect/corrections/fields.py says."""

Addition = CommitmentKind | StatementKind | FactKind | Literal["commitment", "quote"]
"""What may be added: a kind of fact, commitment or statement, or a quotation; "commitment" is a pledge."""

Value = str | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a field is to hold. `value` None means "not stated"; `line` counts from 1 in the file of its fix."""

    field: Field
    value: Value
    line: int


@dataclass(frozen=True, slots=True)
class Target:
    """The finding that a fix is about: its id, its words, or both; never neither.

    The words find it again when another version of the rules gives it another id.
    """

    id: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Drop:
    """The finding is to be left out."""

    target: Target


@dataclass(frozen=True, slots=True)
class Accept:
    """The finding is right as it stands: what the machine doubted of it, the editor has checked.

    Attributes:
        by: Who checked it; None where that is not told.
        date: When, YYYY-MM-DD or cut; None where that is not told.
    """

    target: Target
    by: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Alter:
    """The finding is to say something else; `edits` is never empty."""

    target: Target
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Add:
    """A finding that the machine missed; `quote` is its evidence and must stand in the document."""

    kind: Addition
    quote: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Settle:
    """What became of a commitment, in the editor's words.

    Attributes:
        date: YYYY-MM-DD or cut; None where the editor gives none.
        source: Id or file of the document that says so; None means the one that is corrected.
        quote: The words there that say so; None where the editor names no evidence.
    """

    target: Target
    text: str
    turn: Turn | None
    date: str | None
    source: str | None
    quote: str | None


@dataclass(frozen=True, slots=True)
class Fix:
    """One correction of one document.

    Attributes:
        file: Where it is written, below the sources folder; `line` counts from 1.
        briefing: Id of the document it corrects.
        because: The editor's reason, for readers; empty where none is given.
    """

    file: str
    line: int
    briefing: str
    does: Drop | Accept | Alter | Add | Settle
    because: str = ""


@dataclass(frozen=True, slots=True)
class Merge:
    """The names mean one actor, to be called `into`."""

    names: tuple[str, ...]
    into: str


@dataclass(frozen=True, slots=True)
class Rename:
    """The actor is to be called `to`; `documents` (ids or files) says which of several of that name, empty all."""

    name: str
    to: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """In these documents (empty: in all), under these words (empty: any), the name means another actor: `into`."""

    name: str
    into: str
    documents: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotAnActor:
    """The name names nobody who speaks or acts."""

    name: str


@dataclass(frozen=True, slots=True)
class Retype:
    """The name names an actor of this type."""

    name: str
    type: ActorType


@dataclass(frozen=True, slots=True)
class ActorRule:
    """One line of actors.yml; `file`, `line` and `because` as in `Fix`."""

    file: str
    line: int
    does: Merge | Rename | Split | NotAnActor | Retype
    because: str = ""


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that the editor wrote, in order of file and line."""

    fixes: tuple[Fix, ...] = ()
    actors: tuple[ActorRule, ...] = ()


NONE = Corrections()
