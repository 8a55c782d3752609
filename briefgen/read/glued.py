"""Words that lost the space between them → repairs that read them apart.

In: a whole text, then stretches of it. Out: `Repair`s, each of one glued word or one sentence end. A false
repair changes what a source seems to say, a missed one only looks untidy; so every rule needs all of its
conditions. The words are in glue.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefgen.model import Repair
from briefgen.read.words import is_common, is_word

ENGLISH_SHARE = 0.6
"""Of the small-letter words of a text: with fewer known, it is in another language and nothing is read
apart."""

_LETTERS = re.compile(r"[^\W\d_]+")
_SMALL_TOKEN = re.compile(r"(?<![\w@/\\.#&=%:'’-])[A-Za-z][a-z]{4,39}(?![\w@/\\='’-]|[.:]\w)")
_MIXED_TOKEN = re.compile(r"(?<![\w@/\\.#&=%:'’-])([a-z]{3,8})([A-Z][a-z]{2,30})(?![\w@/\\=-]|[.:]\w)")
_SENTENCE_END = re.compile(
    r"(?<![\w.@/:\\-])([a-z]{2,30}|\d{4})([.!?][”’\"]?|[”’\"][.!?])(?=([A-Z][a-z]{1,30}|[AI])(?![\w@/]|\.\w))"
)
_OPENING = re.compile(r"(?<![\w.@/-])([A-Za-z]{2,30})(?=[“][A-Za-z])")
_CLOSING = re.compile(r"(?<=[\w,.!?…])”(?=[A-Za-z]{2})")


_ENDINGS = (
    "s",
    "es",
    "ed",
    "d",
    "er",
    "ers",
    "ing",
    "ly",
    "ness",
    "less",
    "like",
    "ish",
    "y",
    "able",
    "ism",
    "ist",
    "ists",
)
_BEGINNINGS = (
    "un",
    "re",
    "non",
    "anti",
    "pre",
    "post",
    "over",
    "under",
    "out",
    "mis",
    "counter",
    "cyber",
    "micro",
    "super",
    "self",
    "co",
    "cross",
    "inter",
    "multi",
    "semi",
    "sub",
    "trans",
    "hyper",
    "mega",
    "mini",
    "neo",
    "ultra",
    "bio",
    "eco",
    "geo",
    "auto",
    "de",
    "dis",
    "fore",
)


@dataclass(frozen=True, slots=True)
class Second:
    """Words that may stand behind a lost space, and what must stand before it; see glue.toml."""

    letters: int
    words: frozenset[str]
    unless: str
    after_capital: bool
    in_text: bool
    example: str
    counter: str


@dataclass(frozen=True, slots=True)
class GlueWords:
    """glue.toml as values."""

    seconds: tuple[Second, ...]
    pairs: frozenset[str]
    never_first: frozenset[str]
    capital: frozenset[str]
    top_level: frozenset[str]


@cache
def glue_words() -> GlueWords:
    """The words of glue.toml, read on first use."""
    data = tomllib.loads(files("briefgen.read").joinpath("glue.toml").read_text(encoding="utf-8"))
    return GlueWords(
        seconds=tuple(
            Second(
                letters=s["letters"],
                words=frozenset(s["words"]),
                unless=s.get("unless", ""),
                after_capital=s.get("after_capital", False),
                in_text=s.get("in_text", False),
                example=s["example"],
                counter=s["counter"],
            )
            for s in data["second"]
        ),
        pairs=frozenset(a + b for a in data["pairs"]["first"] for b in data["pairs"]["second"]),
        never_first=frozenset(data["never_first"]["words"]),
        capital=frozenset(data["capital"]["first"]),
        top_level=frozenset(data["top_level"]["names"]),
    )


class Glue:
    """What one text knows about its own words, and the repairs that follow from it."""

    def __init__(self, text: str) -> None:
        """Count the words of the whole text, front matter and notes included.

        A name there is a name in the body.
        """
        self._text = text
        self._tokens = Counter(match.group() for match in _LETTERS.finditer(text))
        small = [token for token in self._tokens if token.isascii() and token.islower()]
        self._english = not small or sum(map(is_word, small)) >= ENGLISH_SHARE * len(small)

    def repairs(self, start: int, end: int) -> Iterator[Repair]:
        """The repairs of text[start:end]."""
        if not self._english:
            return
        text = self._text
        for token in _SMALL_TOKEN.finditer(text, start, end):
            apart = self._apart(token.group())
            if apart:
                yield Repair(*token.span(), token.group(), apart, "glued words")
        for mixed in _MIXED_TOKEN.finditer(text, start, end):
            first, second = mixed.groups()
            if first in glue_words().capital and self._tokens[second] > 0 and self._tokens[mixed.group()] == 1:
                yield Repair(*mixed.span(), mixed.group(), f"{first} {second}", "glued words")
        for stop in _SENTENCE_END.finditer(text, start, end):
            if self._ends_sentence(stop.group(1), stop.group(3)):
                raw = stop.group()
                yield Repair(*stop.span(), raw, raw + " ", "glued sentences")
        for opening in _OPENING.finditer(text, start, end):
            yield Repair(*opening.span(), opening.group(), opening.group() + " ", "glued quotation")
        for closing in _CLOSING.finditer(text, start, end):
            yield Repair(*closing.span(), "”", "” ", "glued quotation")

    def _apart(self, token: str) -> str | None:
        """The two words of a glued token.

        None where it is a word, a name, deliberate, or could be parted in two ways.
        """
        lower = token.lower()
        # Written twice, it is the author's word: a coinage, a name, a dialect.
        if is_word(lower) or self._tokens[token] + self._tokens[lower] * (token != lower) > 1:
            return None
        if lower in glue_words().pairs:
            at = next(
                at
                for at in range(2, len(lower))
                if is_word(lower[:at]) and lower[at:] in {"that", "the", "their", "these", "this"}
            )
            return f"{token[:at]} {token[at:]}"
        if _inflected(lower):
            return None
        found = [
            f"{token[: -len(word)]} {word}"
            for second in glue_words().seconds
            for word in second.words
            if lower.endswith(word) and self._may_precede(token[: -len(word)], second)
        ]
        return found[0] if len(found) == 1 else None

    def _may_precede(self, first: str, second: Second) -> bool:
        lower = first.lower()
        if len(first) < second.letters or (second.unless and is_word(lower + "in" + second.unless)):
            return False
        if first != lower:
            # A capital may be a name ("Beckwith"): the first part must stand elsewhere in the text, the
            # second be a word in which no name ends.
            return second.after_capital and self._tokens[first] > 0
        if lower in glue_words().never_first or (second.in_text and self._tokens[first] == 0):
            return False
        return is_common(lower) or (is_word(lower) and self._tokens[first] > 0)

    def _ends_sentence(self, last: str, following: str) -> bool:
        lower = following.lower()
        if lower in glue_words().top_level:
            return False
        if not (last.isdigit() or is_word(last)):
            return False
        return is_word(lower) or self._tokens[following] > 1


def _inflected(word: str) -> bool:
    """A form of a listed word that the list lacks: readable by its ending or its beginning."""
    return any(word.endswith(e) and is_word(word.removesuffix(e)) for e in _ENDINGS) or any(
        word.startswith(b) and is_word(word.removeprefix(b)) for b in _BEGINNINGS
    )
