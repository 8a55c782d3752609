"""Words that an editor quotes → where they stand in a source.

In: a source and words. Out: the evidence, cut from the source, or an `UnmatchedError` with the nearest passage.
The words may be copied from the page, where repairs are made and spacing is even, or from the file; what is published
is always cut from the file.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from briefgen.connect.corrections.findings import short
from briefgen.connect.corrections.outcome import UnmatchedError
from briefgen.model import Briefing, Evidence, Source

_SIGNS = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u2011": "-"}


@dataclass(frozen=True, slots=True)
class _Text:
    """Words for comparing, and for each letter the stretch of the source that it stands for."""

    letters: str
    places: tuple[tuple[int, int], ...]


def _text(source: Source, start: int, end: int, *, repaired: bool) -> _Text:
    """The stretch with spacing evened out and signs of one meaning made one; as read where `repaired`."""
    pieces: list[tuple[str, int, int]] = []
    at = start
    inside = [one for one in source.repairs if start <= one.start and one.end <= end] if repaired else []
    for repair in inside:
        pieces += [(source.text[i], i, i + 1) for i in range(at, repair.start)]
        pieces += [(letter, repair.start, repair.end) for letter in repair.read]
        at = repair.end
    pieces += [(source.text[i], i, i + 1) for i in range(at, end)]
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for letter, first, last in pieces:
        if letter.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append((first, last))
        else:
            letters.append(_SIGNS.get(letter, letter))
            places.append((first, last))
    return _Text("".join(letters), tuple(places))


def _wanted(words: str) -> str:
    return "".join(_SIGNS.get(letter, letter) for letter in " ".join(words.split()))


def inside(source: Source, start: int, end: int, words: str) -> Evidence | None:
    """Where the words stand first between the two places; None where they do not."""
    wanted = _wanted(words)
    if not wanted:
        return None
    for repaired in (True, False):
        text = _text(source, start, end, repaired=repaired)
        whole = re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text.letters)
        at = whole.start() if whole else text.letters.find(wanted)
        if at >= 0:
            first, last = text.places[at][0], text.places[at + len(wanted) - 1][1]
            if repaired:  # a repair is never cut: half of one would read as nothing that stands there
                last = max([last, *(one.end for one in source.repairs if one.start < last <= one.end)])
            return source.cut(first, last)
    return None


def passage(briefing: Briefing, words: str, line: int | None = None) -> Evidence:
    """Where the words stand first in what is read of the source; front matter and unused parts do not count.

    Raises:
        UnmatchedError: nowhere; the message names the nearest sentence. `line` is for the error.
    """
    source = briefing.source
    for block in source.blocks:
        found = inside(source, block.start, block.end, words)
        if found is not None:
            return found
    if source.blocks:  # a passage may run over two paragraphs
        found = inside(source, source.blocks[0].start, source.blocks[-1].end, words)
        if found is not None and not any(u.start < found.end and found.start < u.end for u in source.unused):
            return found
    raise UnmatchedError(f"“{short(words)}” does not stand in {source.file}.\n{_nearest(briefing, words)}", line)


def _nearest(briefing: Briefing, words: str) -> str:
    wanted = _wanted(words).casefold()
    best: tuple[float, Evidence] | None = None
    for sentence in briefing.sentences:
        match = difflib.SequenceMatcher(None, wanted, _wanted(sentence.evidence.reading).casefold(), autojunk=False)
        if match.real_quick_ratio() <= 0.3 or match.quick_ratio() <= 0.3:
            continue
        common = sum(block.size for block in match.get_matching_blocks() if block.size > 2)
        score = common / max(len(wanted), 1)
        if best is None or score > best[0]:
            best = (score, sentence.evidence)
    if best is None:
        return "Copy the words from the document, or from the foot of its page."
    source = briefing.source
    line = source.text.count("\n", 0, best[1].start) + 1
    return f"The nearest passage is at {source.file}:{line}: “{short(best[1].reading)}”."
