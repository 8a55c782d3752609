"""The parts of a document that are analysed, where it is too long or has a sentence without end.

In: the blocks of a text, the bounds. Out: the blocks within them, the rest as unused, and a sentence on
each for the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefgen.model import Block, Unused
from briefgen.read.bounds import Bounds

_END = re.compile(r"([.!?…۔؟।][\"'”’»)\]]*(?=\s)|[。！？][\"'”’」』）]*)\s*")
"""Where a sentence may end, in any script; whether one does, the room that understands decides."""

BEHIND = "beyond what is analysed"
ENDLESS = "a sentence too long to be analysed"


def within(
    blocks: Sequence[Block], text: str, bounds: Bounds
) -> tuple[tuple[Block, ...], list[Unused], tuple[str, ...]]:
    """The blocks that are analysed, what is left out, and what the page says of it: nothing, as a rule."""
    if sum(block.end - block.start for block in blocks) <= min(bounds.letters, bounds.sentence_letters):
        return tuple(blocks), [], ()
    short, endless = _without_endless(blocks, text, bounds.sentence_letters)
    kept, behind = _first(short, text, bounds.letters)
    told = []
    if behind:
        told.append(
            f"The document is longer than the {bounds.letters:,} characters that are analysed; "
            f"the last {sum(part.end - part.start for part in behind):,} characters are shown without findings."
        )
    if endless:
        told.append(
            f"There {'is a stretch' if len(endless) == 1 else f'are {len(endless)} stretches'} of more than "
            f"{bounds.sentence_letters:,} characters in which no sentence ends, shown without findings."
        )
    return tuple(kept), [*endless, *behind], tuple(told)


def _without_endless(blocks: Iterable[Block], text: str, most: int) -> tuple[list[Block], list[Unused]]:
    kept: list[Block] = []
    left: list[Unused] = []
    for block in blocks:
        if block.end - block.start <= most:
            kept.append(block)
            continue
        begin = block.start
        for start, end in _sentences(block, text):
            if end - start > most:
                if begin < start:
                    kept.append(Block(begin, _before(start, text), block.kind))
                left.append(Unused(start, end, ENDLESS))
                begin = _behind(end, text)
        if begin < block.end:
            kept.append(Block(begin, block.end, block.kind))
    return kept, left


def _before(start: int, text: str) -> int:
    """The place behind the last letter before `start`."""
    while start and text[start - 1].isspace():
        start -= 1
    return start


def _behind(end: int, text: str) -> int:
    """The place of the next letter from `end` on."""
    while end < len(text) and text[end].isspace():
        end += 1
    return end


def _sentences(block: Block, text: str) -> Iterator[tuple[int, int]]:
    at = block.start
    for end in _END.finditer(text, block.start, block.end):
        yield at, end.end(1)
        at = end.end()
    if at < block.end:
        yield at, block.end


def _first(blocks: Sequence[Block], text: str, most: int) -> tuple[list[Block], list[Unused]]:
    """Whole blocks as long as they fit; of the one that does not, the sentences that do."""
    room = most
    for number, block in enumerate(blocks):
        if block.end - block.start <= room:
            room -= block.end - block.start
            continue
        ends = [end for _, end in _sentences(block, text) if end - block.start <= room]
        kept = list(blocks[:number])
        rest = list(blocks[number:])
        if ends:
            kept.append(Block(block.start, ends[-1], block.kind))
            rest[0] = Block(_behind(ends[-1], text), block.end, block.kind)
        return kept, [Unused(rest[0].start, rest[-1].end, BEHIND)] if rest[-1].end > rest[0].start else []
    return list(blocks), []
