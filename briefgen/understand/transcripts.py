"""Finds the turns of a transcript or an address: "JANE DOE: …", "Q: …", "The Minister (Ms Jane Doe): …".

In: a parsed source and its quotation marks. Out: drafts, one for each paragraph of a turn. In a transcript a label
counts among others of its kind, so that "Note: …" in an article is no speaker. An address has one label, and what
follows it must speak in the first person; speakers.py asks whether the label names anybody.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Span

from briefgen.understand.draft import Draft
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.quotation_marks import Marked

_LARGE = r"[A-ZÀ-ÖØ-Þ][\w.'’\-]*"
LABEL = re.compile(
    rf"(?P<label>{_LARGE}(?: (?:of|for|the|and|de|von|van|on|to|{_LARGE})){{0,9}}?)"
    r"(?: ?\((?P<role>[^()\n]{1,60})\))?[*_]{0,3}\s?:[*_]{0,3}\s+(?=\S)"
)

TURNS = 3
"""Labelled paragraphs that make a transcript; two may be a heading and a note."""

WORDS = frozenset(
    {
        "note",
        "source",
        "photo",
        "image",
        "video",
        "read",
        "watch",
        "update",
        "correction",
        "editor",
        "contact",
        "tel",
        "email",
    }
)

FIRST_PERSON = frozenset({"i", "me", "my", "we", "us", "our"})

SHARE = 8
"""One sentence of so many says "I" or "we" in an address."""

MARKS = frozenset("\"“‘'«„")


@dataclass(frozen=True, slots=True)
class Turn:
    """A labelled paragraph: its place in `Source.blocks`, the name in its label, and its words."""

    block: int
    label: Span
    words: Span


def find(parsed: ParsedSource, marks: tuple[Marked, ...]) -> list[Draft]:
    """The turns in order; none where the source is neither a transcript nor an address."""
    blocks = _blocks(parsed)
    turns = [turn for block, words in blocks.items() if (turn := _turn(parsed, block, words)) is not None]
    if not turns:
        return []
    marked = {i for mark in marks for i in range(mark.outer.start, mark.outer.end)}
    spoken = _is_transcript(turns, len(blocks))
    rule = "quotes/transcript" if spoken else "quotes/address"
    found = []
    for turn, after in zip(turns, [*turns[1:], None], strict=True):
        behind = _behind(parsed, blocks, turn, after)
        rest = behind[: _speaks_until(parsed, behind, marked)]
        if not spoken and not _is_own([turn.words, *rest], parsed, marked):
            rest = []
            if not _is_own([turn.words], parsed, marked):
                continue
        for words in (turn.words, *rest):
            cue = turn.label if words is turn.words else None
            first = words[0] if cue is None else cue[0]
            found.append(
                Draft(parsed.evidence(words), words, (first, words[-1]), True, rule, label=turn.label, cue=cue)
            )
    return found


def _blocks(parsed: ParsedSource) -> dict[int, Span]:
    """The tokens of each block, by its place in `Source.blocks`."""
    edges = itertools.pairwise(parsed.block_edges)
    return {parsed.block_of(parsed.doc[first]): parsed.doc[first:end] for first, end in edges}


def _turn(parsed: ParsedSource, block: int, whole: Span) -> Turn | None:
    text, base = whole.text, whole[0].idx
    match = LABEL.match(text)
    if match is None or match["label"].casefold() in WORDS or text[match.end() : match.end() + 1] in MARKS:
        return None
    name = "role" if match["role"] and _names_in(match["role"]) and not match["label"].isupper() else "label"
    label = parsed.doc.char_span(base + match.start(name), base + match.end(name), alignment_mode="contract")
    if label is None:  # a bracket or colon is glued to it
        label = parsed.doc.char_span(base + match.start(name), base + match.end(name), alignment_mode="expand")
    words = parsed.doc.char_span(base + match.end(), base + len(text), alignment_mode="contract")
    return None if label is None or words is None or not len(words) else Turn(block, label, words)


def _names_in(role: str) -> bool:
    """What stands in the bracket is a name, as in "The Minister for Ports (Ms Jane Doe)"; a party or a place is not."""
    words = role.split()
    return len(words) > 1 and all(word[:1].isupper() for word in words)


def _is_transcript(turns: Sequence[Turn], blocks: int) -> bool:
    """Several labels, one of them again; where most paragraphs have none, two of them again."""
    often = [count for _, count in Counter(turn.label.text.casefold().split()[-1] for turn in turns).most_common(2)]
    if len(turns) < TURNS or often[0] < 2:
        return False
    return len(turns) >= blocks / TURNS or (len(often) > 1 and often[1] > 1)


def _behind(parsed: ParsedSource, blocks: dict[int, Span], turn: Turn, after: Turn | None) -> list[Span]:
    """The paragraphs between the turn and the next label or heading."""
    found = []
    for block in range(turn.block + 1, len(parsed.source.blocks)):
        if (after is not None and block >= after.block) or parsed.source.blocks[block].kind in {"title", "heading"}:
            break
        if block in blocks:
            found.append(blocks[block])
    return found


def _own(words: Span, parsed: ParsedSource, marked: AbstractSet[int]) -> tuple[int, int]:
    """How many of its sentences say "I" or "we" outside quotation marks, and how many there are."""
    numbers = {parsed.sentence_number(token) for token in words if not token.is_space}
    own = {parsed.sentence_number(t) for t in words if t.lower_ in FIRST_PERSON and t.i not in marked}
    return len(own), len(numbers)


def _speaks_until(parsed: ParsedSource, behind: Sequence[Span], marked: AbstractSet[int]) -> int:
    """How many of the paragraphs belong to the turn: up to the last in the first person; a note behind it is none."""
    return max((k + 1 for k, words in enumerate(behind) if _own(words, parsed, marked)[0]), default=0)


def _is_own(paragraphs: Sequence[Span], parsed: ParsedSource, marked: AbstractSet[int]) -> bool:
    counts = [_own(words, parsed, marked) for words in paragraphs]
    own = sum(said for said, _ in counts)
    return own > 0 and own * SHARE >= sum(whole for _, whole in counts)
