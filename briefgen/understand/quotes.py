"""Find what was said: Source -> quotes.

In: a ParsedSource and its Cast. Out: `Quote`s in order of the text. Marks are read in quotation_marks.py, verbs
of saying in speech.py, quotations in direct.py, indirect.py, nested.py and transcripts.py, and who speaks in speakers.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import direct, indirect, nested, quotation_marks, speakers, speech, transcripts

if TYPE_CHECKING:
    from briefgen.model import Quote
    from briefgen.understand.cast import Cast
    from briefgen.understand.draft import Draft
    from briefgen.understand.parsed import ParsedSource


def drafts(parsed: ParsedSource) -> list[Draft]:
    """Every quotation before anybody is asked who speaks."""
    if not parsed.sentences:
        return []
    marks = quotation_marks.find(parsed)
    sayings = speech.find(parsed.doc)
    turns = transcripts.find(parsed, marks)
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
    return speakers.attribute(drafts(parsed), parsed, cast)
