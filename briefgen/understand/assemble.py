"""Runs the extractors over one parse and puts their findings into a Briefing.

In: a Source and a model name. Out: its Briefing. The order matters: the instruments, which
are no actors, then the cast, then who speaks, then what rests on both.
"""

from __future__ import annotations

import dataclasses

from briefgen.bounds import USUAL, Bounds
from briefgen.identity import content_id
from briefgen.model import Briefing, Sentence, Source
from briefgen.site_lexicon import NO_LEXICON, SiteLexicon
from briefgen.understand import (
    actors,
    commitments,
    dates,
    developments,
    disputes,
    facts,
    figures,
    instrument_spots,
    instruments,
    quotes,
    site_topics,
)
from briefgen.understand.cast import Cast
from briefgen.understand.language import pipeline
from briefgen.understand.lexicon import ENGLISH
from briefgen.understand.parsed import ParsedSource, parse
from briefgen.understand.universal import assemble as universal


def _sentences(parsed: ParsedSource) -> tuple[Sentence, ...]:
    taken: set[str] = set()
    found = []
    for span in parsed.sentences:
        evidence = parsed.evidence(span)
        found.append(Sentence(content_id("s", evidence.quote, taken=taken), parsed.block_of(span[0]), evidence))
    return tuple(found)


def _left_out(cast: Cast, bounds: Bounds) -> tuple[str, ...]:
    if not cast.left_out:
        return ()
    return (f"The first {bounds.actors:,} actors that are named count; {cast.left_out:,} more are left out.",)


def briefing(source: Source, model: str, bounds: Bounds = USUAL, lexicon: SiteLexicon = NO_LEXICON) -> Briefing:
    """Everything found in the source; see `briefgen.understand.briefing`."""
    nlp = pipeline(model)
    if nlp.lang != ENGLISH:
        parsed = parse(source, nlp)
        found, anybody = universal.briefing(parsed, str(nlp.lang), bounds, _sentences(parsed))
        return dataclasses.replace(found, limits=(*found.limits, *_left_out(anybody, bounds)))
    parsed = parse(source, nlp, lexicon)
    spots = instrument_spots.find(parsed)
    cast = actors.find(parsed, spots, bounds.actors)
    said = quotes.find(parsed, cast)
    found_dates = dates.find(parsed)
    found_figures = figures.find(parsed, found_dates)
    bound, statements = commitments.find(parsed, cast, said, found_dates)
    worth_knowing, summary = facts.find(parsed, cast, said, found_dates, found_figures, bound)
    return Briefing(
        source=source,
        sentences=_sentences(parsed),
        summary=summary,
        facts=worth_knowing,
        actors=cast.actors,
        quotes=said,
        commitments=bound,
        statements=statements,
        dates=found_dates,
        figures=found_figures,
        gaps=facts.gaps(source, cast, bound, found_dates),
        developments=developments.find(parsed, cast, said, found_dates),
        instruments=instruments.find(parsed, spots, found_dates),
        disputes=disputes.find(parsed, cast, said),
        topics=site_topics.find(parsed),
        limits=(*source.limits, *_left_out(cast, bounds)),
    )
