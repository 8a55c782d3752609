"""Quotations found against quotations marked.

In: a briefing and the marks of its article. Out: counts and mistakes, into a `Tally`. A mark is found where half of it
lies under findings of its style; words quoted inside a clause ("mixed") are found by either style. Finding and mark
are the same where most of one lies on the other.
"""

from __future__ import annotations

from briefgen.evaluate.marks import MarkedQuotation, Marks, Miss, Tally
from briefgen.evaluate.names import Parties, as_found, same
from briefgen.evaluate.places import Span, any_same, covered, places, shared, span
from briefgen.model import Briefing, Quote

MOST = 0.8


def score(briefing: Briefing, marks: Marks, tally: Tally) -> None:
    """Counts everything about quotations."""
    at = places([mark.words for mark in marks.quotations], briefing.source.text)
    parties = Parties(marks)
    for found in briefing.quotes:
        _finding(briefing, found, list(zip(marks.quotations, at, strict=True)), parties, tally)
    for mark, spans in zip(marks.quotations, at, strict=True):
        _mark(briefing, mark, spans, parties, tally)


def _finding(
    briefing: Briefing,
    found: Quote,
    marked: list[tuple[MarkedQuotation, tuple[Span, ...]]],
    parties: Parties,
    tally: Tally,
) -> None:
    """Whether one finding is a quotation, and by the right speaker."""
    row = "quotations.direct" if found.direct else "quotations.indirect"
    hit = [mark for mark, spans in marked if any_same(span(found.words), spans, MOST)]
    fitting = [mark for mark in hit if mark.style in (("direct", "mixed") if found.direct else ("indirect", "mixed"))]
    if fitting:
        tally.pairs(row, right=1)
    elif not hit:
        tally.pairs(row, wrong=1)
        style = "direct" if found.direct else "indirect"
        tally.misses.append(Miss(found.words.start, "false quotation", style, found.words.quote, f"by {found.rule}"))
    if not found.direct:
        return
    if not hit:
        tally.pairs("quotations.speaker", wrong=1)
    named = [mark for mark in fitting if parties.known(mark.speaker)]
    if named:
        right = any(_right(briefing, found, mark, parties) for mark in named)
        tally.pairs("quotations.speaker", right=right, wrong=not right)


def _mark(briefing: Briefing, mark: MarkedQuotation, spans: tuple[Span, ...], parties: Parties, tally: Tally) -> None:
    """Whether one marked quotation was found, and by the right speaker."""
    able = [one for one in briefing.quotes if mark.style == "mixed" or one.direct == (mark.style == "direct")]
    words = [span(one.words) for one in able]
    place = next((place for place in spans if covered(place, words)), None)
    row = "quotations.indirect" if mark.style == "indirect" else "quotations.direct"
    tally.pairs(row, found=place is not None, missed=place is None)
    at = place or (spans[0] if spans else (0, 0))
    if place is None:
        tally.misses.append(Miss(at[0], "missed quotation", mark.style, mark.words))
        if mark.style != "indirect" and parties.known(mark.speaker):
            tally.pairs("quotations.speaker", missed=1)
        return
    best = max(able, key=lambda one: shared(place, span(one.words)))
    if not mark.speaker:
        return
    right = _right(briefing, best, mark, parties)
    if not parties.known(mark.speaker):
        tally.share("quotations.unnamed", right, 1)
    elif mark.style == "indirect":
        tally.share("quotations.indirect_speaker", right, 1)
    else:
        tally.pairs("quotations.speaker", found=right, missed=not right)
    if mark.channel is not None:
        tally.share("quotations.channel", same(best.channel or "", mark.channel), 1)
    if not right:
        cause = "nobody named" if best.speaker is None else "somebody else named"
        detail = f"found {best.speaker or 'nobody'} ({best.rule}), marked {mark.speaker[0]}"
        tally.misses.append(Miss(at[0], "wrong speaker", cause, mark.words, detail))


def _right(briefing: Briefing, found: Quote, mark: MarkedQuotation, parties: Parties) -> bool:
    return found.speaker is not None and parties.right(as_found(briefing, found.speaker), mark.speaker)
