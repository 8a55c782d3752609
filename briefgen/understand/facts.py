"""Finds the sentences worth knowing, and the bottom line.

In: a ParsedSource with all that was found in it. Out: `Fact`s in order of importance, and the summary. A
fact is its sentence, word for word; ranking.py decides the order, bottom_line.py what comes on top, gaps.py says what
is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Commitment, DateMention, Evidence, Fact, Figure, Quote
from briefgen.understand import ranking
from briefgen.understand.bottom_line import bottom_line, is_plain, stands_alone
from briefgen.understand.fact_reader import Reader, candidates
from briefgen.understand.gaps import gaps
from briefgen.understand.ranking import Candidate

if TYPE_CHECKING:
    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource

__all__ = ["Reader", "candidates", "find", "gaps"]

MOST, LEAST, SHARE = 12, 5, 2.5
"""One fact for `SHARE` sentences, between 5 and 12: a short document needs no second telling of all of it. Editors who
marked articles of thirty sentences by hand kept eleven or twelve."""

FULL = 25
"""Words of a lead that tells the whole of it: who did what, when and where."""


def _with_lead(ranked: list[Candidate], lead: Candidate | None, most: int) -> list[Candidate]:
    """The ranked with the lead among them: whatever its words are worth, it is what the document is about.

    A full lead that reads well alone comes first; a short one ("Some news for the harbour.") where its words put it.
    """
    if lead is None:
        return ranked
    if not any(set(c.numbers) & set(lead.numbers) for c in ranked):
        same = [c for c in ranked if ranking.says_the_same(c, lead)]
        ranked = (
            [lead if c == same[0] else c for c in ranked if c not in same[1:]] if same else [*ranked[: most - 1], lead]
        )
    if lead in ranked and lead.words >= FULL and is_plain(lead) and not lead.personal:
        return [lead, *(c for c in ranked if c != lead)]
    return ranked


def find(
    parsed: ParsedSource,
    cast: Cast,
    quotes: tuple[Quote, ...],
    dates: tuple[DateMention, ...],
    figures: tuple[Figure, ...],
    commitments: tuple[Commitment, ...],
) -> tuple[tuple[Fact, ...], tuple[Evidence, ...]]:
    """The facts by importance, and one to three sentences of summary in the order of the text.

    Left out: titles and headings, questions, page furniture, quotations without their speaker. A document
    without a usable sentence has no facts and no summary.
    """
    return of(Reader(parsed, cast, quotes, dates, figures, commitments))


def of(reader: Reader) -> tuple[tuple[Fact, ...], tuple[Evidence, ...]]:
    """The same from what was read of each sentence, in any language."""
    found = candidates(reader)
    most = max(LEAST, min(MOST, int(len(found) / SHARE)))
    ranked = ranking.order(found, most)
    lead = next((c for c in found if c.place == 0 and not c.dangling and stands_alone(c)), None)
    ranked = _with_lead(ranked, lead, most)
    taken: set[str] = set()
    summary = tuple(reader.shown(candidate) for candidate in bottom_line(found, ranked))
    return tuple(reader.fact(candidate, taken) for candidate in ranked), summary
