"""Chooses the bottom line: one to three sentences that tell the whole.

In: the facts by importance. Out: those of them that are put on top, in the order of the text. What is a fact at
all: facts.py; how the others are weighed against the lead: ranking.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.understand import ranking
from briefgen.understand.ranking import WEIGHTS, Candidate

WORDS, SENTENCES = 85, 3

MOSTLY = 0.5
"""A sentence of which this share is quotation is left to the list of quotations."""

ON_TOP = replace(WEIGHTS, length=0.8, bound=2 * WEIGHTS.bound, figures=2 * WEIGHTS.figures)
"""Beside the lead belongs its weightiest consequence, in few words: commitments and figures count double."""

ADDRESS = 1 / 3
"""Where so many of the sentences say "I" or "we", as in a statement or an interview, that is how its news is told."""


def stands_alone(candidate: Candidate) -> bool:
    """Is it a whole sentence of the document's own, and not too long?"""
    return candidate.quoted < MOSTLY and candidate.words <= WORDS and candidate.ends


def is_plain(candidate: Candidate) -> bool:
    """Does it read well without what stands around it in the document?"""
    return stands_alone(candidate) and not (candidate.linked or candidate.caption)


def bottom_line(sentences: Sequence[Candidate], ranked: Sequence[Candidate]) -> list[Candidate]:
    """The lead, where it stands alone, and the best beside it, as many as fit; in the order of the text.

    `sentences` are all candidates of the document, `ranked` its facts. What reads well alone goes first; the rest is
    taken only where nothing else is there. Empty where there is no fact.
    """
    personal = sum(c.personal for c in sentences)
    address = personal >= ADDRESS * len(sentences)
    plain = [c for c in ranked if is_plain(c) and (address or not c.personal)]
    chosen = [c for c in ranked if c.place == 0 and stands_alone(c)][:1]
    beside = [c for c in plain or ranked if stands_alone(c) and c not in chosen]
    for candidate in ranking.best(beside, ranking.weigh(sentences, ON_TOP), ON_TOP, said=chosen):
        taken = [*chosen, candidate]
        if (
            sum(c.words for c in taken) <= WORDS
            and sum(len(c.numbers) for c in taken) <= SENTENCES
            and not any(ranking.says_the_same(candidate, other) for other in chosen)
        ):
            chosen = taken
    chosen = chosen or list(ranked[:1])
    return sorted(chosen, key=lambda c: c.numbers)
