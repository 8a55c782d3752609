"""Page furniture around a text: share links, credits, contact blocks, stray tails, notes about the author.

In: the pieces of a document. Out: those that are no running text, each with its reason; the page keeps them
visible. The patterns are in furniture.toml, each with an example and a counter-example; the note about the
author is author_note.py's.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefgen.model import Unused
from briefgen.read.layout import Piece

LONGEST = 1500
TAIL_LETTERS = 60
TAIL_WORDS = 8
MOST_TAILS = 6
"""More short lines than this at the end are a list, not leftovers of a page."""

_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’')\]]*$")
_SIGNING = re.compile(r"(?:Done|Signed|Adopted|Issued|Given|Agreed)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of furniture, as furniture.toml describes it."""

    id: str
    reason: str
    pattern: re.Pattern[str]
    at_end: bool
    opens: bool
    needs: tuple[str, ...]
    not_any: tuple[str, ...]
    example: str
    counter: str

    def matches(self, words: str) -> bool:
        """Whether the whole piece is of this kind."""
        if len(words) > LONGEST:
            return False
        lower = words.lower()
        if self.needs and not any(need in lower for need in self.needs):
            return False
        if any(word in lower for word in self.not_any):
            return False
        return self.pattern.fullmatch(words) is not None


@cache
def entries() -> tuple[Entry, ...]:
    """The entries of furniture.toml, in order, read on first use."""
    data = tomllib.loads(files("briefgen.read").joinpath("furniture.toml").read_text(encoding="utf-8"))
    return tuple(
        Entry(
            id=entry["id"],
            reason=entry["reason"],
            pattern=re.compile(entry["pattern"], re.DOTALL if entry.get("case") else re.DOTALL | re.IGNORECASE),
            at_end=entry.get("where") == "end",
            opens=entry.get("opens", False),
            needs=tuple(entry.get("needs_any", [entry["needs"]] if "needs" in entry else [])),
            not_any=tuple(entry.get("not_any", [])),
            example=entry["example"],
            counter=entry["counter"],
        )
        for entry in data["furniture"]
    )


def furniture(pieces: list[Piece], text: str, notes: dict[int, str]) -> dict[int, str]:
    """The places in `pieces` that are no running text, with their reasons; `notes` are those found before."""
    found = dict(notes)
    words = [" ".join(text[piece.start : min(piece.end, piece.start + LONGEST + 1)].split()) for piece in pieces]
    for at, piece in enumerate(pieces):
        if at not in found and piece.kind != "title":
            entry = _entry(words[at], at_end=False)
            if entry:
                found[at] = entry.reason
    _blocks_at_end(pieces, words, found)
    _tails(pieces, words, found)
    return found


def _entry(words: str, *, at_end: bool) -> Entry | None:
    return next((entry for entry in entries() if (at_end or not entry.at_end) and entry.matches(words)), None)


def _blocks_at_end(pieces: list[Piece], words: list[str], found: dict[int, str]) -> None:
    """Contact and company blocks: a line that opens one, and what follows it to the end of the text."""
    for at in range(1, len(pieces)):
        opener = next((entry for entry in entries() if entry.opens and entry.matches(words[at])), None)
        if opener and pieces[at].kind != "title" and _runs_to_end(opener, at, pieces, words):
            reason = opener.reason
            for later in range(at, len(pieces)):
                entry = _entry(words[later], at_end=True)
                reason = entry.reason if entry else reason
                found.setdefault(later, reason)
            break
    for at in range(len(pieces) - 1, 0, -1):
        if at in found:
            continue
        entry = _entry(words[at], at_end=True)
        if entry is None or pieces[at].kind == "title":
            break
        found[at] = entry.reason


def _runs_to_end(opener: Entry, at: int, pieces: list[Piece], words: list[str]) -> bool:
    """Whether all that follows belongs to the block.

    A heading "About Harbour City" may as well stand in a report about the place. So a company description
    counts only in a press release, told by its contacts or source line; contacts, where no paragraph follows.
    """
    before, after = sum(map(len, words[:at])), sum(map(len, words[at:]))
    if before * 2 < after:
        return False
    rest = range(at + 1, len(pieces))
    if opener.id == "contact":
        return all(_entry(words[later], at_end=True) or not _ENDS_SENTENCE.search(words[later]) for later in rest)
    signs = {"contact", "address", "wire-source", "end-mark"}
    return any((entry := _entry(words[later], at_end=True)) is not None and entry.id in signs for later in rest)


def _tails(pieces: list[Piece], words: list[str], found: dict[int, str]) -> None:
    """Short lines without an end of sentence after the last paragraph, such as the name of a section."""
    tails: list[int] = []
    for at in range(len(pieces) - 1, 0, -1):
        if at in found:
            continue
        line = words[at]
        short = len(line) <= TAIL_LETTERS and len(line.split()) <= TAIL_WORDS and not _ENDS_SENTENCE.search(line)
        if (
            pieces[at].kind in {"item", "title"}
            or not short
            or line[0] in "\"“‘'"
            or line.endswith((":", ","))
            or _SIGNING.match(line)
        ):
            if _ENDS_SENTENCE.search(line) and len(tails) <= MOST_TAILS and pieces[at].kind == "paragraph":
                found.update(dict.fromkeys(tails, "stray line after the text"))
            return
        tails.append(at)


def as_unused(pieces: list[Piece], found: dict[int, str]) -> list[Unused]:
    """The places as stretches of the text, in order."""
    return [Unused(pieces[at].start, pieces[at].end, found[at]) for at in sorted(found)]
