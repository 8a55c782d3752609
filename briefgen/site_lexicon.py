"""The nouns of a site's own lexicon, all frozen: words that its editors add to those of the package.

In: nothing. Out: the values that read/lexicon.py makes of the file lexicon.yml, that travel with each document to
whoever reads it (task.py), and that understand/ goes by. What an entry does not name is as if there were no lexicon.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, fields

from briefgen.model import ActorType, CommitmentKind, StatementKind

OWN = "own: "
"""Begins the last part of the id of a rule that an entry of the site made: "commitments/own: hereby resolves to"."""


def own(words: str) -> str:
    """The last part of the id of the entry's rule."""
    return f"{OWN}{words}"


@dataclass(frozen=True, slots=True)
class CommitmentCue:
    """Words that bind the subject of their clause to what follows them; `kind` says how firmly."""

    phrase: str
    kind: CommitmentKind


@dataclass(frozen=True, slots=True)
class NonCommitmentCue:
    """Words that look as if they bound somebody and do not; `kind` says what it is, `because` why, for readers."""

    phrase: str
    kind: StatementKind
    because: str


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """A verb, perhaps with words behind it, that reports what its subject said."""

    phrase: str


@dataclass(frozen=True, slots=True)
class KnownActor:
    """Somebody who is recognised wherever one of the names stands.

    Attributes:
        name: What the actor is called on pages, whatever form stands in a document.
        type: None leaves it to the text.
        forms: Other names and abbreviations that mean the same.
        but_not: Longer names that have one of the names in them and mean somebody else.
    """

    name: str
    type: ActorType | None
    forms: tuple[str, ...]
    but_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form; no sentence ends at its full stop. `long` is what it stands for; None where that is not told."""

    short: str
    long: str | None


@dataclass(frozen=True, slots=True)
class Topic:
    """What a document is about where one of the words stands in it."""

    name: str
    words: tuple[str, ...]


Item = CommitmentCue | NonCommitmentCue | SpeechVerb | KnownActor | Abbreviation | Topic


def words_of(item: Item) -> str:
    """What the entry is called by: its phrase, name or short form."""
    match item:
        case CommitmentCue() | NonCommitmentCue() | SpeechVerb():
            return item.phrase
        case Abbreviation():
            return item.short
        case _:
            return item.name


@dataclass(frozen=True, slots=True)
class SiteLexicon:
    """All entries, each list in order of its words: the order of the file says nothing."""

    commitment_cues: tuple[CommitmentCue, ...] = ()
    non_commitment_cues: tuple[NonCommitmentCue, ...] = ()
    speech_verbs: tuple[SpeechVerb, ...] = ()
    actors: tuple[KnownActor, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    topics: tuple[Topic, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is any entry."""
        return any(getattr(self, field.name) for field in fields(self))

    @property
    def digest(self) -> str:
        """Letters that are other ones as soon as any entry is; empty where there is none."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest() if self else ""


NO_LEXICON = SiteLexicon()


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that the editor wrote beside an entry; `line` counts from 1 in the file."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it stands in the file, with sentences in which it must find something, and in which it must not."""

    line: int
    item: Item
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class LexiconFile:
    """What lexicon.yml says.

    Attributes:
        file: Its path for messages.
        lexicon: Its good entries.
        entries: The same in order of the file.
    """

    file: str = ""
    lexicon: SiteLexicon = NO_LEXICON
    entries: tuple[Written, ...] = ()

    @property
    def examples(self) -> int:
        """How many examples and counter-examples there are."""
        return sum(len(one.examples) + len(one.counter_examples) for one in self.entries)
