"""Letters that look like others: which words of a name are disguised, and what a name looks like.

In: names as they stand. Out: words, and forms in which two names are equal that a reader takes for one. The table of
letters that look alike is Unicode's (UTS #39), as the package confusable-homoglyphs carries it; it is loaded when the
first name in unusual letters comes.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from importlib import resources

from briefgen import quick_json

USUAL = re.compile("[\x00-\u024f\u0300-\u036f\u1e00-\u1eff\u2000-\u206f]*")
"""Latin letters of names, and the marks around them: whatever has no other letters needs no look at them."""

WORD = re.compile(r"[^\W\d_]+")


@functools.cache
def _latin_looks() -> dict[str, str]:
    """Letter to the plain Latin letter that it looks like."""
    # The table alone: with the package's code it would stay, in 8 MB, of which few letters are wanted.
    table = resources.files("confusable_homoglyphs") / "confusables.json"
    found: dict[str, str] = {}
    for letter, others in quick_json.parsed(table.read_bytes()).items():
        plain = sorted(one["c"] for one in others if len(one["c"]) == 1 and one["c"].isascii() and one["c"].isalpha())
        if plain and len(letter) == 1 and not USUAL.fullmatch(letter):
            found[letter] = plain[0]
    return found


def script(letter: str) -> str:
    """The kind of letter it is, by the first word of its name: "Latin", "Cyrillic", "Mathematical"."""
    name = unicodedata.name(letter, "unnamed")
    first = "Numeral" if "NUMERAL" in name else name.partition(" ")[0].capitalize()
    if first not in {"Latin", "Fullwidth"}:
        return first
    odd = letter in _latin_looks() and first == "Latin" and unicodedata.normalize("NFKD", letter) == letter
    return "Phonetic" if odd else "Latin"


@functools.lru_cache(maxsize=20_000)
def disguised(name: str) -> tuple[str, ...]:
    """Words of the name that are not what they look like: of letters of two kinds, or of none but look-alikes.

    A name that is wholly in another script, with letters that look like no others, is none of that: "Петров".
    """
    if USUAL.fullmatch(name):
        return ()
    found = WORD.findall(unicodedata.normalize("NFC", name))
    kinds = {word: {script(letter) for letter in word} for word in found}
    looks = {word: all(letter in _latin_looks() for letter in word) for word in found}
    if len(set().union(*kinds.values())) == 1 and not all(looks.values()):
        return ()
    return tuple(word for word in found if len(kinds[word]) > 1 or ("Latin" not in kinds[word] and looks[word]))


def look(name: str) -> str:
    """The name in the plain Latin letters that it looks like; others stay."""
    letters = unicodedata.normalize("NFC", name)
    return letters if USUAL.fullmatch(letters) else "".join(_latin_looks().get(letter, letter) for letter in letters)


def scripts(name: str) -> tuple[str, ...]:
    """The kinds of letters in it, Latin first."""
    found = {script(letter) for word in WORD.findall(unicodedata.normalize("NFC", name)) for letter in word}
    return tuple(sorted(found, key=lambda kind: (kind != "Latin", kind)))
