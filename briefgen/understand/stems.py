"""Tells that two words are forms of one.

In: a word in small letters. Out: its stem, for comparing only; lexicons/facts.toml has the endings. facts.py counts
by stems what a document says again and again.
"""

from __future__ import annotations

import functools

from briefgen.understand import lexicon


@functools.cache
def _endings() -> tuple[tuple[str, str, int], ...]:
    return tuple((ending, instead, least) for ending, instead, least in lexicon.load("facts")["stems"]["endings"])


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its ending: "ferries" and "ferry", "closing" and "closed" are alike.

    A weak stemmer (Harman 1991, "How effective is suffixing?"): one ending is taken, and only where enough is left.
    Chosen over the model's lemma, which keeps "closed" (adjective) and "close" apart: half a point of ROUGE-1.
    """
    for ending, instead, least in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)] + instead
    return word
