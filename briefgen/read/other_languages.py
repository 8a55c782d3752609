"""Paragraphs of an English document that are in another language: a quotation in the original, a translation beside it.

In: the blocks of a document that is read as English. Out: those that are, and the others as unused, each with its
language. Only long paragraphs without any common English word are looked at, so nearly none is: language.py says when
one is in another language beyond doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.languages import ENGLISH, UNDETERMINED, name
from briefgen.model import Block, Unused
from briefgen.read.language import has_common_words, recognised, weight

LONG = 60
"""Letters of a paragraph, at least, as `weight` counts them."""
KINDS = ("paragraph", "item")
MOST = 0.5
"""Share of the text from which on nothing is set aside: whoever says that it is English means something else by it."""


def apart(blocks: Sequence[Block], text: str) -> tuple[tuple[Block, ...], list[Unused]]:
    """The blocks in English, and the others in order."""
    found = [(block, code) for block in blocks if (code := _other(block, text))]
    length = sum(block.end - block.start for block in blocks)
    if not found or sum(block.end - block.start for block, _ in found) > MOST * length:
        return tuple(blocks), []
    others = {block for block, _ in found}
    kept = tuple(block for block in blocks if block not in others)
    return kept, [Unused(block.start, block.end, f"in {name(code)}", code) for block, code in found]


def _other(block: Block, text: str) -> str | None:
    """The code of the language of the block, where it is another one."""
    words = text[block.start : block.end]
    if block.kind not in KINDS or has_common_words(words) or weight(words) < LONG:
        return None
    code = recognised(words)
    return None if code in (None, ENGLISH, UNDETERMINED) else code
