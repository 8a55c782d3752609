"""Runs of words of a document as numbers, by which near-duplicates are found.

In: a briefing. Out: numbers, and a sample of them that is drawn alike in all documents (Broder 1997, "On the
resemblance and containment of documents"). The hash is arithmetic on CRC-32, so it is the same on every machine and in
every run. Who tells one story: same_story.py.
"""

from __future__ import annotations

import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import Briefing

SAMPLE = 8
"""One shingle of so many is compared first: of a report of 400 words about fifty."""

_MASK = (1 << 61) - 1
_WORD = re.compile(r"\w+")


class Numbers(dict[str, int]):
    """Words to numbers, each worked out once."""

    def __missing__(self, word: str) -> int:
        number = self[word] = zlib.crc32(word.encode())
        return number


def shingles(briefing: Briefing, known: Numbers) -> list[int]:
    """Numbers of all runs of four words in the text that is read, in order."""
    source = briefing.source
    text = " ".join(source.text[block.start : block.end] for block in source.blocks)
    numbers = [known[word] for word in _WORD.findall(text.lower())]
    return [
        (a * 1_000_003 + b * 998_244_353 + c * 2_147_483_647 + d * 67_280_421) & _MASK
        for a, b, c, d in zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False)
    ]


def sample(briefing: Briefing) -> tuple[int, ...]:
    """The numbers that are compared first, sorted."""
    return tuple(sorted({number for number in shingles(briefing, Numbers()) if not number % SAMPLE}))
