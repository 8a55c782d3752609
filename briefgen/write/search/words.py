"""Text as the words a search goes by.

In: text. Out: words in lower case, without accents. assets/search.js does the same to what a reader types, so a change
here is one there; tests/search/ holds the two against each other.
"""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s(?![^\W_])")
_APOSTROPHE = re.compile(r"['’]")
_DOTTED = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])")
_BEYOND_LATIN = re.compile("[^\x00-\u02ff]")
_THOUSANDS = re.compile(r"([0-9]),(?=[0-9]{3}(?![0-9]))")


def words(text: str) -> list[str]:
    """The words in order: "The U.S. council’s 4,000 cafés" is the, us, council, 4000, cafes."""
    return WORD.findall(_plain(text))


def words_of_lines(lines: list[str]) -> list[list[str]]:
    """The words of each line; asked for all lines of a document at once, this is several times faster."""
    joined = _plain("\n".join(" ".join(line.split()) for line in lines))
    return [WORD.findall(line) for line in joined.split("\n")]


def _plain(text: str) -> str:
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).lower()
        text = _BEYOND_LATIN.sub(_without_marks, text)
    else:
        text = text.lower()
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub(" ", text))
    text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return _THOUSANDS.sub(r"\1", text)


def _without_marks(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0])[0] == "M" else found[0]
