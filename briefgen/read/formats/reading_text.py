"""What a reader of files hands over: a plain text in blocks, and what the file says about itself.

In: blocks of words in the order in which they are read, one after the other. Out: a `Reading`, whose text is what all
evidence points into. How it becomes a `Source`: document.py; the readers: html.py, pdf.py, docx.py, mail.py, feed.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.model import BlockKind, Known, Unused
from briefgen.read.layout import Piece
from briefgen.read.yaml_values import usable

_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile(r"[ \t\r\n]+")


LONGEST = 500
"""Letters of a sentence that says what is left out."""


class NoReadingError(ValueError):
    """The file gives no text; str() says why, and in a second line what to do, in words for the editor."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One file as it reads.

    Attributes:
        text: The blocks, a blank line between two of them; what is no running text stands among them too.
        pieces: Those of the blocks that are running text, in order.
        unused: The others, in order.
        known: What the file says about itself, by the names of yaml_values.KEYS; every value is usable.
        pages: Where in the text each page begins, the first at 0; empty where the file has no pages.
        reader: What made the text: the kind, and the library with its version.
        left_out: What of the file is not in the text, for its page: one sentence each.
    """

    text: str
    pieces: tuple[Piece, ...]
    unused: tuple[Unused, ...]
    known: dict[str, Known]
    pages: tuple[int, ...]
    reader: str
    left_out: tuple[str, ...]


@dataclass(slots=True)
class Writer:
    """Puts a reading text together, block by block."""

    _parts: list[str] = field(default_factory=list)
    _at: int = 0
    _pieces: list[Piece] = field(default_factory=list)
    _unused: list[Unused] = field(default_factory=list)
    _known: dict[str, Known] = field(default_factory=dict)
    _pages: list[int] = field(default_factory=list)
    _left_out: list[str] = field(default_factory=list)

    def block(self, kind: BlockKind, words: str) -> None:
        """Adds a block of running text; white space becomes one space, and nothing is added where no word is left."""
        plain = _plain(words)
        if plain:
            start = self._put(plain)
            alone = kind in {"title", "heading", "paragraph"}
            self._pieces.append(Piece(start, start + len(plain), kind, alone=alone))

    def lines(self, kind: BlockKind, lines: list[str], turns: dict[int, int]) -> None:
        """Adds a block that a page has in lines. A word that is divided at a line's end keeps its hyphen and the end.

        Args:
            kind: Of the block.
            lines: As they stand on the page, without what is around them; none is empty.
            turns: Place in `lines` of the first line on another page, and the number of that page, from 0.
        """
        parts: list[str] = []
        begins: list[tuple[int, int]] = []
        length = 0
        for place, line in enumerate(map(_plain, lines)):
            if not line:
                continue
            glue = "" if not parts else "\n" if parts[-1].endswith("-") else " "
            if place in turns:
                begins.append((length + len(glue), turns[place]))
            parts += [glue, line]
            length += len(glue) + len(line)
        if not length:
            return
        start = self._put("".join(parts))
        for at, page in begins:
            self.page(page, start + at)
        self._pieces.append(Piece(start, start + length, kind, alone=True))

    def aside(self, words: str, reason: str) -> None:
        """Adds what is shown and feeds no finding; its lines stay lines."""
        plain = "\n".join(line for raw in words.splitlines() if (line := _plain(raw)))
        if plain:
            start = self._put(plain)
            self._unused.append(Unused(start, start + len(plain), reason))

    def page(self, number: int, at: int | None = None) -> None:
        """Page `number`, from 0, begins here, or at `at`; pages without text begin where the next one does."""
        while len(self._pages) <= number:
            self._pages.append(self._at if at is None else at)

    def states(self, key: str, value: str | None, origin: str) -> None:
        """Notes what the file says of itself, where it is usable and nothing was noted before."""
        plain = " ".join(_UNSEEN.sub("", _plain(value or "")).split())
        if plain and key not in self._known and usable(key, plain):
            self._known[key] = Known(plain, origin)

    def leaves_out(self, told: str) -> None:
        """Notes what of the file is not in the text; names in it may be a stranger's."""
        plain = _plain(told)
        self._left_out.append(plain if len(plain) <= LONGEST else plain[: LONGEST - 2] + " …")

    @property
    def blocks(self) -> int:
        """How many blocks of running text there are so far."""
        return len(self._pieces)

    def _put(self, words: str) -> int:
        if self._parts:
            self._parts.append("\n\n")
            self._at += 2
        start = self._at
        self._parts.append(words)
        self._at += len(words)
        return start

    def done(self, reader: str) -> Reading:
        """All of it; `reader` names what made it."""
        return Reading(
            "".join(self._parts),
            tuple(self._pieces),
            tuple(self._unused),
            dict(self._known),
            tuple(self._pages),
            reader,
            tuple(self._left_out),
        )


def _plain(words: str) -> str:
    """On one line, without what no text has: control characters, halves of characters."""
    return _SPACES.sub(" ", _HIDDEN.sub(" ", words)).strip()
