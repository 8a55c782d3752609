"""Which sentences of a source come first.

In: for each sentence what facts.py knows about it. Out: the sentences in order of importance, without
repetition.

The method is coverage of concepts (Gillick and Favre 2009, "A scalable global model for summarization"),
taken greedily: what the document says in several sentences matters, each concept counts once, and a
sentence is worth the weight of the concepts it adds by its length. Where it stands (Edmundson 1969) and who
speaks in it change that worth. Whoever doubts an order can add the terms up.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become a fact, or two of which the second does not stand alone.

    Attributes:
        numbers: The places of its one or two sentences among those of the source.
        place: Its place among the candidates, 0 for the first.
        words: Its length.
        concepts: Its content words, and its pairs of neighbouring words joined by a space.
        quoted: Share of its letters inside quotation marks, 0 to 1.
        background: It tells of what was before.
        dangling: Its first words point to a sentence before it.
        follows: The sentence right before it in the same paragraph; None where it begins one.
    """

    numbers: tuple[int, ...]
    place: int
    words: int
    concepts: frozenset[str]
    quoted: float
    background: bool
    dangling: bool
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts.

    Chosen by hand on a plateau, not at a peak: on news summarised by journalists most may be halved or
    doubled for less than a point of ROUGE-1.

    Attributes:
        pair: Weight of a pair of words; a word weighs 1.
        length: The power of its length that a sentence's worth is divided by; 1 would be worth by the word,
        0 would favour the long.
        lead: How much more the lead is worth than the end.
        fade: Over how many sentences that fades.
        first: What the very first sentence has besides.
        quoted: Worth kept by a sentence that is all quotation.
        background: Worth kept by background.
    """

    pair: float = 0.5
    length: float = 0.75
    lead: float = 1.0
    fade: float = 6.0
    first: float = 0.5
    quoted: float = 0.5
    background: float = 0.9


WEIGHTS = Weights()


def weigh(candidates: Sequence[Candidate], weights: Weights = WEIGHTS) -> dict[str, float]:
    """For each concept in how many other sentences it stands: what is said once only weighs nothing."""
    seen = Counter(concept for candidate in candidates for concept in candidate.concepts)
    return {concept: (count - 1) * (weights.pair if " " in concept else 1.0) for concept, count in seen.items()}


def _place(candidate: Candidate, w: Weights) -> float:
    """What the sentence's place and manner make of its worth."""
    factor = 1 + w.lead * math.exp(-candidate.place / w.fade) + (w.first if candidate.place == 0 else 0.0)
    factor *= 1 - (1 - w.quoted) * candidate.quoted
    return factor * (w.background if candidate.background else 1.0)


def units(sentences: Sequence[Candidate]) -> list[Candidate]:
    """What may be shown: sentences that stand alone, and those that point back joined to the one before."""
    found = [sentence for sentence in sentences if not sentence.dangling]
    for before, after in itertools.pairwise(sentences):
        if after.dangling and not before.dangling and after.follows == before.numbers[-1]:
            found.append(
                replace(
                    before,
                    numbers=before.numbers + after.numbers,
                    words=before.words + after.words,
                    concepts=before.concepts | after.concepts,
                    quoted=(before.quoted + after.quoted) / 2,
                )
            )
    return found


def order(sentences: Sequence[Candidate], most: int, weights: Weights = WEIGHTS) -> list[Candidate]:
    """The best `most`, the best first, each by what it adds to those before it; no sentence comes twice.

    Ties go to the earlier one. A sentence that points back comes with the one before it or not at all.
    """
    worth = weigh(sentences, weights)
    left = units(sentences)
    factor = {c.numbers: _place(c, weights) / max(1, c.words) ** weights.length for c in left}
    covered: set[str] = set()
    chosen: list[Candidate] = []

    def gain(candidate: Candidate) -> tuple[float, tuple[int, ...]]:
        new = math.fsum(worth[concept] for concept in candidate.concepts - covered)
        return new * factor[candidate.numbers], tuple(-number for number in candidate.numbers)

    while left and len(chosen) < most:
        best = max(left, key=gain)
        chosen.append(best)
        covered |= best.concepts
        left = [candidate for candidate in left if not set(candidate.numbers) & set(best.numbers)]
    return chosen
