"""The marks of Markdown inside a paragraph → repairs that read the text without them.

In: one stretch of a .md text. Out: `Repair`s, in order: `[words](address)` reads as words, `**words**` as
words. Marks that stand at the beginning of lines are layout.py's. No Markdown library is asked: nothing of a
source is run through one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.model import Repair

PICTURE = re.compile(r"!\[[^\[\]\n]{0,300}\]\([^()\s]{1,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\)")
_LINK = re.compile(r"\[([^\[\]]{1,500})\](\((?:[^()\s]|\([^()\s]{0,200}\)){1,2000}(?:[ \t]+\"[^\"\n]{0,300}\")?\))")
_MARK = re.compile(r"\\[\\`*_{}\[\]()#+\-.!>~|]|\*{1,3}|_{1,3}|~~|`")


def markdown(text: str, start: int, end: int) -> Iterator[Repair]:
    """The repairs of text[start:end], in no particular order; two of them may overlap."""
    taken: list[tuple[int, int]] = []
    for picture in PICTURE.finditer(text, start, end):
        taken.append(picture.span())
        yield Repair(*picture.span(), picture.group(), "", "markdown picture")
    for link in _LINK.finditer(text, start, end):
        if link.start() and text[link.start() - 1] == "!":
            continue
        taken.append((link.end(1), link.end()))
        yield Repair(link.start(), link.start() + 1, "[", "", "markdown link")
        yield Repair(link.end(1), link.end(), text[link.end(1) : link.end()], "", "markdown link")
    yield from _emphasis(text, start, end, sorted(taken))


def _emphasis(text: str, start: int, end: int, taken: list[tuple[int, int]]) -> Iterator[Repair]:
    """Pairs of equal marks that hug the words between them, as `**x**` does and `2 * 3 * 4` does not."""
    opened: list[tuple[str, int]] = []
    skip = iter([*taken, (len(text) + 1, len(text) + 1)])
    hole = next(skip)
    for mark in _MARK.finditer(text, start, end):
        while mark.start() >= hole[1]:
            hole = next(skip)
        if mark.start() >= hole[0]:
            continue  # an underscore of an address is no mark
        sign = mark.group()
        if sign[0] == "\\":
            yield Repair(mark.start(), mark.end(), sign, sign[1], "markdown escape")
            continue
        before = text[mark.start() - 1] if mark.start() > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        closes = not before.isspace() and (sign[0] != "_" or not after.isalnum())
        partner = next((at for at in range(len(opened) - 1, -1, -1) if opened[at][0] == sign), None) if closes else None
        if partner is not None:
            first = opened[partner][1]
            del opened[partner:]
            yield Repair(first, first + len(sign), sign, "", "markdown emphasis")
            yield Repair(mark.start(), mark.end(), sign, "", "markdown emphasis")
        elif not after.isspace() and (sign[0] != "_" or not before.isalnum()):
            # More than a few open at once is no emphasis but a picture drawn in asterisks; this keeps the
            # search short.
            opened = [*opened[-8:], (sign, mark.start())]
