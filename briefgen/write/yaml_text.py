"""Words → YAML that means exactly these words, whatever they hold.

In: words of sources and editors, untrusted. Out: scalars and lists on one line. Used for what a page offers to paste
(corrected.py) and for what the desk writes (review/entries.py), so that both are the same.
"""

from __future__ import annotations

from collections.abc import Iterable

QUOTED_LETTERS = 100
"""Of the words that are pasted with an id: enough to find the line again, short enough to read."""


def cut(words: str) -> str:
    """The words on one line, cut between two of them where they are long."""
    plain = " ".join(words.split())
    return plain if len(plain) <= QUOTED_LETTERS else plain[:QUOTED_LETTERS].rsplit(" ", 1)[0]


def listed(names: Iterable[str]) -> str:
    """A list on one line."""
    return f"[{', '.join(text(name) for name in names)}]"


def text(words: str | None) -> str:
    """A double-quoted scalar; what is invisible, or is no letter to YAML, is written as its number."""
    if words is None:
        return "null"
    plain = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain if plain.isprintable() else "".join(map(_letter, plain))}"'


def _letter(letter: str) -> str:
    if letter.isprintable():
        return letter
    return f"\\u{ord(letter):04X}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08X}"
