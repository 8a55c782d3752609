"""Find what was said: Source -> quotes.

In: a ParsedSource and its Cast. Out: `Quote`s in order of the text. Marks are read in quotation_marks.py, verbs of
saying in speech.py, quotations in direct.py, indirect.py, nested.py and transcripts.py; who speaks is told in
speakers.py, and through whom in channels.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import direct, indirect, label_names, nested, quotation_marks, speakers, speech, transcripts

if TYPE_CHECKING:
    from briefgen.model import Quote
    from briefgen.understand.cast import Cast
    from briefgen.understand.draft import Draft
    from briefgen.understand.parsed import ParsedSource


def drafts(parsed: ParsedSource, cast: Cast | None = None) -> list[Draft]:
    """Every quotation before anybody is asked who speaks; with a cast, addresses only of persons in it."""
    if not parsed.sentences:
        return []
    marks = quotation_marks.find(parsed)
    sayings = speech.find(parsed.doc)
    turns = [t for t in transcripts.find(parsed, marks) if cast is None or label_names.may_be_turn(t, parsed, cast)]
    outside, quoted = nested.parted(direct.find(parsed, marks, sayings), turns)
    spoken = [*turns, *outside]
    return [
        *spoken,
        *quoted,
        *indirect.find(parsed, marks, spoken, sayings),
        *nested.find(parsed, spoken, quoted, sayings),
    ]


def find(parsed: ParsedSource, cast: Cast) -> tuple[Quote, ...]:
    """Every quotation, direct and indirect."""
    return speakers.attribute(drafts(parsed, cast), parsed, cast)
