"""The words of an undertaking, ready for comparing: stems, with how much each says.

In: text and threads.toml. Out: `Words`. points.py asks, for each place that speaks of an undertaking.
Stems are those of the Snowball stemmer for English (Porter 2001, "Snowball: a language for stemming algorithms").
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import snowballstemmer

from briefgen.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Collection

    from briefgen.model import Turn

Shared = TypeVar("Shared")

WORD = re.compile(r"[^\W_]+(?:[.'’&][^\W_]+)*")
"""Hyphens part words: "Lantern-equipped" says both."""

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"(?:19|20)\d\d")
TAIL = re.compile(
    r"[,;:(—–]|\b(?:which|so that|in order to|because|although|while|after|before|when|if|unless|once|as part of)\b"
)
"""Where the act ends and what is said about it begins."""

NAME, PLAIN, ACT, GENERIC, FIGURE, COUNT, KNOWN = 2.0, 1.0, 0.7, 0.3, 1.2, 0.3, 0.2
"""How much a word says: a name; a noun; a verb whose group is known; "system"; 400; "two"; who acts anyway.

Tuned on the marked pairs of tests/threads/: names decide, since the press keeps them while it varies the rest.
"""
IN_TAIL = 0.3
FIRST = 4
"""Characters that are never a tail."""
SMALL = 12
"""Counts up to this, as in "two units", fit anything."""

_stem = snowballstemmer.stemmer("english").stemWord


@functools.cache
def lexicon() -> dict[str, Any]:
    """The file threads.toml.

    Raises:
        LexiconError: it is no TOML.
    """
    path = resources.files(__package__) / "threads.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"threads.toml: {error}") from error


@functools.cache
def listed(table: str) -> frozenset[str]:
    """The stems of one list of threads.toml."""
    return frozenset(stem(word) for word in lexicon()[table]["words"])


@functools.cache
def _acts() -> dict[str, str]:
    return {stem(word): group for group, words in lexicon()["acts"].items() for word in words}


@functools.cache
def _akin() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in lexicon()["akin"]["pairs"])


@functools.cache
def withdrawing() -> dict[str, Turn]:
    """Stems of verbs that take something back, and the turn they make of it."""
    return {stem(word): turn for turn, words in lexicon()["withdraw"].items() for word in words}


@functools.cache
def replacing() -> re.Pattern[str]:
    """Finds what gives way: the words behind "in place of"."""
    phrases = "|".join(lexicon()["replace"]["phrases"])
    ends = r"(?=[,.;:]|\s(?:that|which|who|is|are|was|were|by|in|from|until|and)\b|$)"
    return re.compile(rf"\b(?:{phrases})\s+(.{{3,80}}?){ends}", re.IGNORECASE | re.DOTALL)


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The stem of a word, small letters."""
    found: str = _stem(word.lower().removesuffix("'s").removesuffix("’s").replace(".", ""))
    return found


@dataclass(slots=True)
class Words:
    """What a text says.

    Attributes:
        weights: Stem to how much it says, before anybody asks how rare it is.
        acts: Groups of its verbs; stems of verbs without a group are plain words.
        names: Stems written with a capital or a figure inside, who acts left out.
    """

    weights: dict[str, float] = field(default_factory=dict)
    acts: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)

    def add(self, stemmed: str, weight: float) -> None:
        """Keeps the greater weight of a word said twice."""
        self.weights[stemmed] = max(weight, self.weights.get(stemmed, 0.0))

    def said(self) -> Said:
        """The same, ready to be compared and kept."""
        weights, acts, names = tuple(self.weights.values()), tuple(sorted(self.acts)), tuple(sorted(self.names))
        return Said(tuple(self.weights), one(weights), one(acts), one(names))


class Said(NamedTuple):
    """What a text says, as `Words` has it: `weights` are those of `stems`; acts and names are sorted.

    All but the stems have been through `one`.
    """

    stems: tuple[str, ...]
    weights: tuple[float, ...]
    acts: tuple[str, ...]
    names: tuple[str, ...]


@functools.cache
def one(value: Shared) -> Shared:
    """The first value that was equal: a corpus has each a thousand times, and holds it once."""
    return value


def words_of(text: str, known: frozenset[str], opens_sentence: bool = False) -> Words:
    """The words of a text.

    Args:
        text: Of an act, or of what is meant.
        known: Stems of the names of countries and people of the document, which say who and not what.
        opens_sentence: Its first word has a capital for that reason.
    """
    stop = TAIL.search(text, min(len(text), FIRST))
    found = _words_of(text, stop.start() if stop else len(text), known, opens_sentence)
    said = [weight for word, weight in found.weights.items() if word[0] not in "#@"]
    if stop and max(said, default=0.0) < PLAIN:
        return _words_of(text, len(text), known, opens_sentence)  # "take steps so that": the tail says it
    return found


class Kind(NamedTuple):
    """What a word is wherever it stands.

    Attributes:
        stem: Empty for numbers.
        value: Of a number; None for any other word, and for a year.
        in_letters: A number like "two".
        tells: It is no number and says something.
    """

    stem: str
    value: float | None
    in_letters: bool
    tells: bool


@functools.lru_cache(maxsize=100_000)
def kind(word: str) -> Kind:
    """What a word is wherever it stands."""
    small = lexicon()["numbers"].get(word.lower())
    if small is not None or NUMBER.fullmatch(word):
        value = None if YEAR.fullmatch(word) else float(small if small is not None else word.replace(",", ""))
        return Kind("", value, small is not None, tells=False)
    stemmed = stem(word)
    little = stemmed in listed("little") or (len(word) == 1 and not word.isdigit())
    return Kind(stemmed, None, in_letters=False, tells=not little)


def _words_of(text: str, main: int, known: frozenset[str], opens_sentence: bool) -> Words:
    found = Words()
    after_name = False
    for number, match in enumerate(WORD.finditer(text)):
        word, share = match.group(), 1.0 if match.start() < main else IN_TAIL
        stemmed, value, in_letters, tells = kind(word)
        if value is not None:
            part = after_name and not in_letters  # "Type 12" is a name
            found.add(f"#{value:g}", share * (NAME if part else COUNT if value <= SMALL else FIGURE))
        after_name = False
        if not tells:
            continue
        capital = word[0].isupper() and not (number == 0 and opens_sentence)
        group = _acts().get(stemmed)
        if stemmed in known or (capital and stemmed in listed("state")):
            found.add(stemmed, share * KNOWN)
        elif capital or any(c.isdigit() for c in word):
            found.add(stemmed, share * NAME)
            found.names.add(stemmed)
            after_name = True
        elif group is not None:
            found.add(f"@{group}", share * ACT)
            if share == 1.0:
                found.acts.add(group)
        else:
            found.add(stemmed, share * (GENERIC if stemmed in listed("generic") else PLAIN))
    return found


def akin(one: Collection[str], other: Collection[str]) -> float:
    """1 where the acts share a group, 0 where they are of groups that are nothing alike, between where unknown."""
    if not set(one).isdisjoint(other):
        return 1.0
    if not one and not other:
        return 0.9
    if not one or not other:
        return 0.82
    return 0.9 if any(frozenset((a, b)) in _akin() for a in one for b in other) else 0.5
