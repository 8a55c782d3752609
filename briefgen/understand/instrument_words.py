"""The nouns of treaties, agreements, laws, plans and meetings, as lexicons/instruments.toml lists them.

In: the lexicon. Out: for a noun as written, the cues that it licenses; the word lists beside them. instrument_names.py
and instrument_phrases.py ask.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

    from briefgen.model import InstrumentKind

YEAR = re.compile(r"(?:1[6-9]|20)\d\d$")
"""Four digits that can be a year."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of the lexicon; its fields are explained there."""

    id: str
    kind: InstrumentKind
    frames: frozenset[str]
    the: bool
    topic: bool
    places: bool
    before: frozenset[str]
    after: frozenset[str]
    never: frozenset[str]
    unlike: frozenset[str]


@functools.cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """For each noun, in lower case, the cues that it licenses, in order of the file."""
    found: dict[str, tuple[Cue, ...]] = {}
    for entry in lexicon.load("instruments")["cue"]:
        lists = {name: frozenset(entry.get(name, ())) for name in ("before", "after", "never", "unlike")}
        cue = Cue(
            id=entry["id"],
            kind=entry["kind"],
            frames=frozenset(entry["frames"]),
            the=entry.get("the", False),
            topic=entry.get("topic", False),
            places=entry.get("places", False),
            **lists,
        )
        for word in entry["words"]:
            found[word] = (*found.get(word, ()), cue)
    return found


def standing(doc: Doc, wanted: frozenset[str]) -> Iterator[Token]:
    """The tokens that are one of the words, in lower case; quick, because most of a text is none of them."""
    strings = doc.vocab.strings
    ids = {strings[word] for word in wanted}
    for at, lower in enumerate(doc.to_array("LOWER").tolist()):
        if lower in ids:
            yield doc[at]


@functools.cache
def words(name: str) -> frozenset[str]:
    """A word list of the lexicon."""
    return frozenset(lexicon.load("instruments")["words"][name])
