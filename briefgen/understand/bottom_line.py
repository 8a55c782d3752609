"""Chooses the bottom line: one to three sentences that tell the whole.

In: the facts by importance. Out: those of them that are put on top, in the order of the text. What is a fact at
all: facts.py; the order: ranking.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.understand import ranking
from briefgen.understand.ranking import Candidate

WORDS, SENTENCES = 70, 3
FOREMOST = 5
"""So many of the facts are asked: better a short bottom line than a weak one."""

MOSTLY = 0.5
"""A sentence of which this share is quotation is left to the list of quotations."""


def stands_alone(candidate: Candidate) -> bool:
    """Is it a whole sentence of the document's own, and not too long?"""
    return candidate.quoted < MOSTLY and candidate.words <= WORDS and candidate.ends


def is_plain(candidate: Candidate) -> bool:
    """Does it read well without what stands around it in the document?"""
    return stands_alone(candidate) and not (candidate.linked or candidate.caption or candidate.personal)


def bottom_line(ranked: Sequence[Candidate]) -> list[Candidate]:
    """The lead, where it stands alone, and the best after it, as many as fit; in the order of the text.

    What reads well alone goes first; the rest is taken only where nothing else is there, as in a speech. Empty where
    there is no fact.
    """
    ranked = [*ranked[:FOREMOST], *(c for c in ranked[FOREMOST:] if c.place == 0)]
    lead = [c for c in ranked if c.place == 0 and stands_alone(c)]
    plain = [c for c in ranked if is_plain(c)]
    chosen: list[Candidate] = []
    for candidate in [*lead, *(c for c in plain or filter(stands_alone, ranked) if c not in lead)]:
        taken = [*chosen, candidate]
        if (
            sum(c.words for c in taken) <= WORDS
            and sum(len(c.numbers) for c in taken) <= SENTENCES
            and not any(ranking.says_the_same(candidate, other) for other in chosen)
        ):
            chosen = taken
    chosen = chosen or list(ranked[:1])
    return sorted(chosen, key=lambda c: c.numbers)
