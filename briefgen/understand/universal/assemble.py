"""Runs the rules for any language over one parse.

In: a parsed source, the words of its language, and bounds. Out: its Briefing, and `lacking`: which kinds of finding the
rules do not look for there, one sentence, so that an empty list is not read as "there is none".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from briefgen.model import Briefing
from briefgen.understand import facts
from briefgen.understand.universal import actors, bound, days, numbers, said
from briefgen.understand.universal.words import of
from briefgen.understand.universal.worth import Reader

if TYPE_CHECKING:
    from briefgen.bounds import Bounds
    from briefgen.model import Sentence
    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource

KINDS = {
    "commitments": "commitments",
    "dates": "dates",
    "figures": "figures",
    "developments": "what became of commitments",
    "instruments": "treaties, laws, plans and meetings",
    "disputes": "denials and rival claims",
}
"""Lexicons on which a kind of finding rests, to its words on a page."""

UNIVERSAL = frozenset({"commitments", "dates", "figures"})
"""Kinds for which this room has rules in any language; the others have rules for English only."""


def lacking(language: str) -> tuple[str, ...]:
    """What the rules do not look for in the language, as one sentence; empty where they look for all."""
    words = of(language)
    missing = [told for name, told in KINDS.items() if name not in UNIVERSAL or not words.has(name)]
    if not missing:
        return ()
    name = Locale(language).get_language_name("en") or language
    listed = " or ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing)
    sentence = (
        f"The text is in {name}, for which briefgen has fewer rules than for English: it does not look for {listed}, "
        "nor for recipients of commitments or for those who only hand words on. A lexicon of the site is not used."
    )
    return (sentence,)


def briefing(
    parsed: ParsedSource, language: str, bounds: Bounds, sentences: tuple[Sentence, ...]
) -> tuple[Briefing, Cast]:
    """Everything found in the source, and its cast."""
    words = of(language)
    cast = actors.find(parsed, words, bounds.actors)
    quotes = said.find(parsed, cast, words)
    dates = days.find(parsed, words)
    figures = numbers.find(parsed, words, dates)
    commitments, statements = bound.find(parsed, cast, words, quotes, dates)
    worth_knowing, summary = facts.of(Reader(parsed, cast, words, quotes, dates, figures, commitments))
    found = Briefing(
        source=parsed.source,
        sentences=sentences,
        summary=summary,
        facts=worth_knowing,
        actors=cast.actors,
        quotes=quotes,
        commitments=commitments,
        statements=statements,
        dates=dates,
        figures=figures,
        gaps=facts.gaps(parsed.source, cast, commitments, dates),
        limits=(*parsed.source.limits, *lacking(language)),
    )
    return found, cast
