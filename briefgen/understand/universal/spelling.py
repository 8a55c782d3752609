"""What the parser is given of a text: letters and spaces as the model knows them.

In: the words of a language and a text. Out: the text as the model is to read it, and for each of its characters the
place in the text given. "« Oui », dit-il" with its spaces and pointed marks makes a small model lose the sentence;
“Oui”, dit-il does not. Evidence is cut from the source all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.understand.universal.words import Words


def spelt(text: str, words: Words) -> tuple[str, list[int]]:
    """The text with letters replaced one for one and spaces inside quotation marks left out; see grammar.toml."""
    letters = words.table("grammar", "letters")
    spaces = words.table("grammar", "spaces")
    behind, before = spaces.get("behind", ""), spaces.get("before", "")
    kept = [k for k in range(len(text)) if not (text[k].isspace() and _inside(text, k, behind, before))]
    return "".join(letters.get(text[k], text[k]) for k in kept), kept


def _inside(text: str, at: int, behind: str, before: str) -> bool:
    left, right = text[:at].rstrip()[-1:], text[at:].lstrip()[:1]
    return bool(left and left in behind) or bool(right and right in before)


def moved(places: Sequence[int], kept: Sequence[int]) -> tuple[int, ...]:
    """The places of the kept characters."""
    return tuple(places[k] for k in kept)
