"""Finds the turns of a transcript: "JANE DOE: …", "Q: …".

In: a parsed source. Out: drafts, one for each turn. A label counts only among others of its kind, so that
"Note: …" in an article is no speaker.
"""

from __future__ import annotations

import re
from collections import Counter

from briefgen.understand.draft import Draft
from briefgen.understand.parsed import ParsedSource

LABEL = re.compile(
    r"(?P<label>[A-Z][A-Z.'’\-]*(?: [A-Z][A-Z.'’\-]*){0,4}|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,4})"
    r"(?P<role> ?\([^)\n]{1,40}\))?\s?:\s+(?=\S)"
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


def find(parsed: ParsedSource) -> list[Draft]:
    """The turns in order; none where the source is no transcript."""
    firsts: dict[int, int] = {}
    ends: dict[int, int] = {}
    for token in parsed.doc:
        block = parsed.block_of(token)
        firsts.setdefault(block, token.i)
        ends[block] = token.i + 1
    turns: list[tuple[int, int, int, int]] = []
    for block, first in firsts.items():
        match = LABEL.match(parsed.doc[first : ends[block]].text)
        if match is None or match["label"].casefold() in WORDS:
            continue
        base = parsed.doc[first].idx
        label = parsed.doc.char_span(base + match.start("label"), base + match.end("label"), alignment_mode="expand")
        words = parsed.doc.char_span(
            base + match.end(), base + len(parsed.doc[first : ends[block]].text), alignment_mode="contract"
        )
        if label is not None and words is not None and len(words):
            turns.append((label.start, label.end, words.start, words.end))
    names = Counter(parsed.doc[start:end].text for start, end, _, _ in turns)
    if len(turns) < TURNS or max(names.values()) < 2 or len(turns) < len(firsts) / TURNS:
        return []
    found = []
    for start, end, first, last in turns:
        label, words = parsed.doc[start:end], parsed.doc[first:last]
        frame = (parsed.doc[start], words[-1])
        found.append(Draft(parsed.evidence(words), words, frame, True, "quotes/transcript", label=label, cue=label))
    return found
