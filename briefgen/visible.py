"""Words of strangers without what hides in them: control characters, marks that turn text round, letters of no width.

In: words of documents, corrections and file names. Out: the same words, in which such a character is written out, such
as [U+202E]. Every edge and every room that shows words uses this; what else a format asks for is added where it is
written: write/encode.py.
"""

from __future__ import annotations

import re

JOINED = (
    "\u0590-\u109f\u1780-\u18af\u1a20-\u1cff\ua800-\uabff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00011000-\U00011fff"
)
"""Letters of scripts in which joiners decide how a word is written, from Hebrew to the scripts of India."""
PICTURES = "\u00a9\u00ae\u2000-\u2bff\u3030\u303d\ufe0f\U0001f000-\U0001faff"
"""Pictograms, of which a joiner makes one: a woman and a rocket are an astronaut."""

HIDDEN = re.compile(
    # Control characters: most are errors in HTML, all are invisible.
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f"
    # These turn the direction of text round, so that a line reads as it does not stand.
    "\u202a-\u202e\u2066-\u206f"
    # Of no width; fillers; signs that join, split or annotate unseen; halves of a character, which no file can hold.
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u200b\u2060-\u2065\u3164\ufeff\uffa0\ufff0-\ufffb"
    # Places in the code that are no characters, and invisible letters for other programs.
    "\ufdd0-\ufdef\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\ud800-\udfff"
    + "".join(f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(1, 17))
    + "]"
    # Marks of direction and joiners have work to do beside letters that run to the left or join, and none elsewhere.
    f"|(?<![{JOINED}{PICTURES}])[\u200c\u200d]"
    f"|(?<![{JOINED}])[\u200e\u200f\u061c](?![{JOINED}])"
    # So have signs that choose among the forms of a letter.
    "|(?<![\u1800-\u18af])[\u180b-\u180f]|(?<![\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)

UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\U000e0100-\U000e01ef]")
"""Those of them that count as printable."""


def visible(words: str) -> str:
    """The words with characters that hide, or that turn others round, written out, such as [U+202E]."""
    return written_out(words, "[U+%s]")


def written_out(words: str, form: str) -> str:
    """The same with such a character in this form, in which its number takes the place of `%s`."""
    lines = words.replace("\n", " ")
    if lines.isprintable() and (lines.isascii() or not UNSEEN.search(lines)):  # nearly always, and much faster
        return words
    return HIDDEN.sub(lambda found: form % f"{ord(found[0]):04X}", words)


def line(words: str) -> str:
    """As `visible`, on one line, whatever ends a line anywhere."""
    return visible(" ".join(words.split()))
