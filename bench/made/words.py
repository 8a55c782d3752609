"""The vocabulary: real English words by part of speech, as often as they really are.

In: the frequency list that symspellpy carries (82,000 words) and the lemmatiser's tables of the language model, both
installed anyway. Out: `Words`, to draw from. Names are invented, letter by letter: see `Names`.
"""

from __future__ import annotations

import importlib.util
from bisect import bisect
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from spacy.lookups import Lookups

from briefgen.settings import DEFAULT_MODEL

FREQUENCIES = "frequency_dictionary_en_82_765.txt"
SHORTEST = 4
ENDINGS = {"noun": ("s", "ing", "man"), "adj": ("ed", "er", "est", "ing", "ly"), "verb": ()}
"""Endings that are left out, so that an article before a noun and an "s" behind it read as English."""


@dataclass(frozen=True)
class Pool:
    """Words to draw from, each as often as its weight says; the most frequent first."""

    words: tuple[str, ...]
    weights: tuple[float, ...]

    def draw(self, rng: Random) -> str:
        """One word."""
        return self.words[bisect(self.weights, rng.random() * self.weights[-1])]


@dataclass(frozen=True)
class Words:
    """The pools of three parts of speech; every word is in one only."""

    noun: Pool
    adj: Pool
    verb: Pool


def pool(counted: list[tuple[str, float]]) -> Pool:
    """The pool of words with their weights."""
    return Pool(tuple(word for word, _ in counted), tuple(accumulate(weight for _, weight in counted)))


def _folder(package: str) -> Path:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"the package {package} is not installed")
    return Path(spec.origin).parent


@cache
def english() -> Words:
    """Words that are a noun, an adjective or a regular verb and nothing else."""
    listed = (_folder("symspellpy") / FREQUENCIES).read_text(encoding="utf-8-sig").split()
    counts = list(zip(listed[::2], map(float, listed[1::2]), strict=True))
    known = set(listed[::2])
    (folder,) = _folder(DEFAULT_MODEL).glob("*/lemmatizer/lookups")
    tables = Lookups().from_disk(folder)
    index: Any = tables.get_table("lemma_index")
    irregular: Any = tables.get_table("lemma_exc")
    kinds = {kind: set(index[kind]) for kind in ("noun", "adj", "verb", "adv")}
    odd = {lemma for lemmas in irregular["verb"].values() for lemma in lemmas}

    def common(kind: str, word: str) -> bool:
        """The language uses its other forms too: no name that the tables hold in small letters is left."""
        if kind == "adj":
            return f"{word}ly" in known or f"{word}ness" in known
        return (plural(word) if kind == "noun" else past(word)) in known

    def only(kind: str) -> Pool:
        others = set().union(*(words for other, words in kinds.items() if other != kind))
        wanted = kinds[kind] - others - (odd if kind == "verb" else set())
        return pool(
            [
                (word, count)
                for word, count in counts
                if word in wanted and len(word) >= SHORTEST and not word.endswith(ENDINGS[kind]) and common(kind, word)
            ]
        )

    return Words(only("noun"), only("adj"), only("verb"))


def past(verb: str) -> str:
    """The past of a regular verb."""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def plural(noun: str) -> str:
    """More of a noun, as the rule has it."""
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


STARTS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "v", "z")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ei", "ou")
CLOSES = ("", "", "", "l", "n", "r", "s", "m", "nd", "rt", "lk")


def invented(rng: Random, syllables: int, ending: str = "") -> str:
    """A name that nobody has, as far as syllables can promise that."""
    made = "".join(rng.choice(STARTS) + rng.choice(VOWELS) + rng.choice(CLOSES) for _ in range(syllables))
    return (made.rstrip("aeiou") + ending if ending else made).capitalize()
