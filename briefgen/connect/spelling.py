"""How names of different documents are compared.

In: names as they stand. Out: comparable forms of them: `plain` for any name, `PersonName` for a person's. Which forms
mean the same actor is decided in bodies.py and persons.py.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from unicodedata import normalize

from anyascii import anyascii

from briefgen.connect.letters import disguised
from briefgen.connect.vocabulary import words

SCRIPTS = ("LATIN", "CYRILLIC", "GREEK")
"""Scripts whose letters have one usual Latin form; characters of others are read differently by language, and stay."""

_SOUNDS = (
    (r"(.)\1+", r"\1"),  # Hannah, Hanna; Zelenskyy, Zelensky
    (r"(?:iy|ij|i|y)$", "y"),  # -skiy, -ski, -sky
    (r"o[uh](?=[^aeiou]|$)", "o"),  # Ohno, Ouno, Ono
    (r"(?<=[aou])e(?=[^aeiou])", ""),  # Mueller, Muller
    (r"kh", "h"),
    (r"ph", "f"),
    (r"w", "v"),
)
"""Ways in which transliterations differ most; none of them makes a different name of a frequent one alone, but two
names may meet, so such a likeness needs other evidence beside it."""


@functools.lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """The name for comparing: no case, accents, punctuation, leading "the" or possessive.

    A word in disguise keeps its letters, so that it is no other's name: see letters.py.
    """
    apart = disguised(name)
    if apart:
        parts = re.split(f"({'|'.join(map(re.escape, sorted(apart, key=len, reverse=True)))})", normalize("NFC", name))
        letters = "".join(part if part in apart else _folded(part) for part in parts).casefold()
    else:
        letters = _folded(name).casefold()
    letters = re.sub(r"['’]s\b", "", letters).replace(".", "")  # "U.S." and "US" are one word
    found = re.findall(r"\w+", letters)
    return " ".join(found[1:] if len(found) > 1 and found[0] == "the" else found)


def _folded(name: str) -> str:
    if name.isascii():
        return name
    return "".join(_latin(c) for c in normalize("NFKD", name) if not unicodedata.combining(c))


def _latin(letter: str) -> str:
    if letter < "\x80" or not unicodedata.name(letter, "").startswith(SCRIPTS):
        return letter
    return anyascii(letter)


@functools.lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Equal for spellings of one name in different transliterations: "zelenskyy" and "zelenskiy"."""
    for pattern, put in _SOUNDS:
        word = re.sub(pattern, put, word)
    return word


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name for comparing, all `plain`; `given` is empty where the surname stands alone.

    `family` is the last word: where the surname comes first it is a given name, and short forms tell (persons.py).
    """

    words: tuple[str, ...]
    given: tuple[str, ...]
    family: str
    suffix: str

    @property
    def bare(self) -> bool:
        """Nothing but a surname, particles and all; "al jaber" may be one, and "al gore" is none: see persons.py."""
        return not self.given


@functools.lru_cache(maxsize=100_000)
def person_name(name: str) -> PersonName:
    """The name in its parts."""
    found = plain(name).split()
    suffix = found.pop() if len(found) > 1 and found[-1] in words("persons", "suffixes") else ""
    at = len(found) - 1
    while at > 0 and found[at - 1] in words("persons", "particles"):
        at -= 1
    return PersonName(tuple(found), tuple(found[: max(at, 0)]), found[-1] if found else "", suffix)


def variant(short: PersonName, full: PersonName) -> str | None:
    """How `short` may be another form of `full`: "initials", "suffix", "order", "beginning", "spelling"; None if not.

    Initials and left-out middle names, a left-out "Jr.", surname first, a second surname left out, another
    transliteration.
    """
    if short.bare or full.bare or (short.words == full.words and short.suffix == full.suffix):
        return None
    if short.suffix and full.suffix and short.suffix != full.suffix:
        return None
    if short.words == full.words:
        return "suffix" if full.suffix else None
    if short.suffix != full.suffix:
        return None
    if len(short.words) == len(full.words) and sorted(short.words) == sorted(full.words):
        return "order"
    if len(short.words) > 1 and full.words[: len(short.words)] == short.words:
        return "beginning"
    if sound(short.family) != sound(full.family) or len(short.given) > len(full.given):
        return None
    spelt = short.family != full.family
    left = list(full.given)
    for at, word in enumerate(short.given):
        while left and not _like(word, left[0]):
            if at == 0:
                return None  # the first given name is the one that people go by
            left.pop(0)
        if not left:
            return None
        spelt |= min(len(word), len(left[0])) > 1 and word != left[0]
        left.pop(0)
    return "spelling" if spelt else "initials"


def _like(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return one == other or sound(one) == sound(other)
