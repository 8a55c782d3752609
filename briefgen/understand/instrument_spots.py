"""Where treaties, laws, plans and meetings stand in a text, before anybody knows which of them are one.

In: a ParsedSource. Out: `Spot`s in order, without overlaps. The forms: instrument_names.py (capitalised, numbered),
instrument_phrases.py (plain nouns with what tells which one), provisions.py (articles of a treaty). The cast leaves
out what stands here (actors.py); instruments.py gathers the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import instrument_names, instrument_phrases, missed, provisions
from briefgen.understand.instrument_words import cues, standing, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span

    from briefgen.understand.instrument_forms import Spot
    from briefgen.understand.parsed import ParsedSource


def find(parsed: ParsedSource) -> tuple[Spot, ...]:
    """Every place that names an instrument, in order; of two that overlap the longer one, provisions before all."""
    headline = missed.headlines(parsed)
    found = [spot for spot in _every(parsed) if spot.head not in headline or spot.sure]
    parts = [spot for spot in provisions.find(parsed.doc, found) if spot.head not in headline]
    taken: set[int] = set()
    kept: list[Spot] = []
    for spot in [*parts, *sorted(found, key=lambda s: (s.span.start - s.span.end, s.span.start))]:
        own = set(range(spot.span.start, spot.span.end))
        if not own & taken:
            taken |= own
            kept.append(spot)
    return tuple(sorted(kept, key=lambda s: s.span.start))


def _every(parsed: ParsedSource) -> Iterator[Spot]:
    known = cues()
    codes = {code.upper() for code in words("counted")}
    for token in standing(parsed.doc, frozenset(known)):
        for cue in known[token.lower_]:
            spot = instrument_names.read(token, cue) or instrument_phrases.read(token, cue)
            if spot is not None:
                yield spot
                break
    for token in parsed.doc:
        if token.text[-1].isdigit() or token.text == "+" or token.text in codes:
            yield from instrument_names.coded(token)


def inside(spots: tuple[Spot, ...], span: Span) -> Spot | None:
    """The spot that has the name inside it, its head word included; None where it is no name of an instrument."""
    for spot in spots:
        if spot.span.start <= span.start and span.end <= spot.span.end and span.start <= spot.head < span.end:
            return spot
    return None
