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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may become a fact, or two of which the second does not stand alone.

    Attributes:
        numbers: The places of its one or two sentences among those of the source.
        place: Its place among the candidates, 0 for the first.
        words: Its length.
        concepts: Its content words, and its pairs of neighbouring words joined by a space.
        salience: The salience of the actors it names, added up.
        figures: It holds one.
        bound: It states a commitment: somebody is bound to do something.
        quoted: Share of its letters inside quotation marks, 0 to 1.
        background: It tells of what was before.
        caption: It tells what a picture shows.
        personal: It says "I", "we" or "you", inside quotation marks or outside.
        linked: Its first words tie it to the sentence before: "But".
        ends: It ends as sentences do; a headline or a cut line does not.
        dangling: Its first words point to a sentence before it.
        follows: The sentence right before it in the same paragraph; None where it begins one.
    """

    numbers: tuple[int, ...]
    place: int
    words: int
    concepts: frozenset[str]
    salience: float
    figures: bool
    bound: bool
    quoted: float
    background: bool
    caption: bool
    personal: bool
    linked: bool
    ends: bool
    dangling: bool
    follows: int | None = None


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each feature counts.

    Chosen on a plateau, not at a peak: 1500 random settings were tried on news summarised by journalists and on
    articles whose indispensable sentences editors marked, and each value lies in the middle of the range that did
    well in both halves of both, rounded. Moving one by a third costs less than a point of ROUGE-1, and unseen articles
    may cost half a point; `bench/weights.py` prints that table.

    Attributes:
        pair: Weight of a pair of words; a word weighs 1.
        length: The power of its length that a sentence's worth is divided by; 1 would be worth by the word,
            0 would favour the long.
        lead: How much more the lead is worth than the end.
        fade: Over how many sentences that fades.
        salience: What naming the most salient actor adds; others add by their salience.
        named: So much salience counts at most: a list of everybody is no better than who did what to whom.
        figures: What a figure adds.
        bound: What a commitment adds: who is going to do what is what a briefing is read for.
        quoted: Worth kept by a sentence that is all quotation.
        background, caption, personal, open: Worth kept by background, captions, what somebody says as "I", and
            what does not end as sentences do.
    """

    pair: float = 0.5
    length: float = 0.5
    lead: float = 3.0
    fade: float = 8.0
    salience: float = 0.5
    named: float = 1.5
    figures: float = 0.4
    bound: float = 0.5
    quoted: float = 0.4
    background: float = 0.9
    caption: float = 0.7
    personal: float = 0.6
    open: float = 0.5


WEIGHTS = Weights()

CHAIN = 3
"""So many sentences stand together at most, each pointing to the one before."""

SAME = 0.6
"""Two sentences that share more of their concepts than this say the same."""


def weigh(candidates: Sequence[Candidate], weights: Weights = WEIGHTS) -> dict[str, float]:
    """For each concept in how many other sentences it stands: what is said once only weighs nothing."""
    seen = Counter(concept for candidate in candidates for concept in candidate.concepts)
    return {concept: (count - 1) * (weights.pair if " " in concept else 1.0) for concept, count in seen.items()}


def _standing(candidate: Candidate, w: Weights) -> float:
    """What the sentence's place and manner, and those it names, make of its worth."""
    factor = 1 + w.lead * math.exp(-candidate.place / w.fade)
    factor *= 1 + w.salience * min(w.named, candidate.salience)
    factor *= 1 + w.figures * candidate.figures
    factor *= 1 + w.bound * candidate.bound
    factor *= 1 - (1 - w.quoted) * candidate.quoted
    for holds, kept in (
        (candidate.background, w.background),
        (candidate.caption, w.caption),
        (candidate.personal, w.personal),
        (not candidate.ends, w.open),
    ):
        factor *= kept if holds else 1.0
    return factor


def units(sentences: Sequence[Candidate]) -> list[Candidate]:
    """What may be shown: sentences that stand alone, and those that point back joined to the one before."""
    found = [sentence for sentence in sentences if not sentence.dangling]
    chain: Candidate | None = None
    for sentence in sentences:
        if not sentence.dangling:
            chain = sentence
        elif chain is not None and sentence.follows == chain.numbers[-1] and len(chain.numbers) < CHAIN:
            chain = _joined(chain, sentence)
            found.append(chain)
        else:
            chain = None
    return found


def _joined(before: Candidate, after: Candidate) -> Candidate:
    count = len(before.numbers)
    return replace(
        before,
        numbers=before.numbers + after.numbers,
        words=before.words + after.words,
        concepts=before.concepts | after.concepts,
        salience=max(before.salience, after.salience),
        figures=before.figures or after.figures,
        bound=before.bound or after.bound,
        caption=before.caption or after.caption,
        personal=before.personal or after.personal,
        ends=before.ends and after.ends,
        quoted=(count * before.quoted + after.quoted) / (count + 1),
    )


def says_the_same(one: Candidate, other: Candidate) -> bool:
    """Does the shorter one hold little that the other lacks, as a caption does that repeats the lead?"""
    fewest = min(len(one.concepts), len(other.concepts))
    return fewest > 0 and len(one.concepts & other.concepts) > SAME * fewest


def order(sentences: Sequence[Candidate], most: int, weights: Weights = WEIGHTS) -> list[Candidate]:
    """The best `most`, the best first, each by what it adds to those before it; nothing is said twice.

    Ties go to the earlier one. A sentence that points back comes with the one before it or not at all.
    """
    return list(itertools.islice(best(units(sentences), weigh(sentences, weights), weights), most))


def best(
    among: Iterable[Candidate], worth: Mapping[str, float], weights: Weights, said: Iterable[Candidate] = ()
) -> Iterator[Candidate]:
    """All of `among`, the best first, but those that say the same as one before.

    `worth` is that of the concepts, `said` what the reader knows already.
    """
    left = list(among)
    factor = {c.numbers: _standing(c, weights) / max(1, c.words) ** weights.length for c in left}
    covered = {concept for candidate in said for concept in candidate.concepts}

    def gain(candidate: Candidate) -> tuple[float, tuple[int, ...]]:
        new = math.fsum(worth[concept] for concept in candidate.concepts - covered)
        return new * factor[candidate.numbers], tuple(-number for number in candidate.numbers)

    while left:
        chosen = max(left, key=gain)
        yield chosen
        covered |= chosen.concepts
        left = [
            candidate
            for candidate in left
            if not set(candidate.numbers) & set(chosen.numbers) and not says_the_same(candidate, chosen)
        ]
