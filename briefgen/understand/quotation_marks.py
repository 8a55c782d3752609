"""Finds what stands between quotation marks.

In: a parsed source. Out: `Marked` stretches in order, outermost only, each inside one block. Marks are paired
in mark_pairs.py; whether a stretch is a quotation at all, and whose, is decided in direct.py. Odd marks lose at
most their own stretch.
"""

from __future__ import annotations

import bisect
import itertools
from dataclasses import dataclass

from spacy.tokens import Span

from briefgen.model import Evidence
from briefgen.understand.mark_pairs import Pair, pairs
from briefgen.understand.parsed import ParsedSource


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks, as tokens.

    Attributes:
        words: The tokens between the marks, one at least.
        outer: The same with the marks.
        evidence: The words in the source, without marks, spaces and a comma that belongs to the frame.
        block: Place of its block in `Source.blocks`.
        closed: A closing mark was found; otherwise the stretch ends with its paragraph or sentence.
        carried_on: The next block opens a mark again without this one being closed: one quotation, several paragraphs.
        carries_on: It is such a further paragraph.
    """

    words: Span
    outer: Span
    evidence: Evidence
    block: int
    closed: bool
    carried_on: bool
    carries_on: bool


def find(parsed: ParsedSource) -> tuple[Marked, ...]:
    """Every outermost stretch between quotation marks, in order."""
    doc, found = parsed.doc, list[Marked]()
    edges = parsed.block_edges
    opens = [doc[first : first + 1].text[:1] if first < len(doc) else "" for first in edges]
    carries = False
    for k, (first, last) in enumerate(itertools.pairwise(edges)):
        if first == last:
            continue
        base, text = doc[first].idx, doc[first:last].text
        carried = False
        for pair in pairs(text, opens[k + 1]):
            at_end = not pair.closed and pair.after == len(text)
            carried_on = at_end and opens[k + 1] in ('"', "“", "‘", "'", "«") and opens[k + 1] == text[pair.start]
            end = (
                pair.end
                if pair.closed or carried_on
                else min(pair.end, _sentence_end(parsed, doc[first:last], base + pair.inner) - base)
            )
            marked = _marked(parsed, base, text, pair, end, carried_on, carries and pair.start == 0)
            if marked is not None:
                found.append(marked)
                carried = carried_on
        carries = carried
    return tuple(found)


def _sentence_end(parsed: ParsedSource, block: Span, char: int) -> int:
    """End of the sentence that holds the character: how far a quotation reaches whose end nobody marked."""
    token = block[max(bisect.bisect_right(block, char, key=lambda token: token.idx) - 1, 0)]
    return parsed.sentences[parsed.sentence_number(token)].end_char if parsed.sentences else char


def _marked(
    parsed: ParsedSource, base: int, text: str, pair: Pair, end: int, carried_on: bool, carries_on: bool
) -> Marked | None:
    doc = parsed.doc
    between = text[pair.inner : end]
    if not any(letter.isalpha() for letter in between):
        return None
    first = base + pair.inner + len(between) - len(between.lstrip())
    last = base + pair.inner + len(between.rstrip().rstrip(",").rstrip())
    words = doc.char_span(first, last, alignment_mode="expand") if first < last else None
    outer = doc.char_span(base + pair.start, max(last, base + min(pair.after, end + 2)), alignment_mode="expand")
    if words is None or outer is None:
        return None
    # A mark may be glued to a word, so the borders are counted in letters, not in tokens.
    head, tail = words[0], words[-1]
    start = min(parsed.start(head) + max(first - head.idx, 0), parsed.end(head) - 1)
    stop = max(parsed.end(tail) - max(tail.idx + len(tail) - last, 0), start + 1)
    return Marked(
        words,
        outer,
        parsed.source.cut(start, stop),
        parsed.block_of(head),
        pair.closed,
        carried_on,
        carries_on,
    )
