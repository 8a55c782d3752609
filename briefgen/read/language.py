"""The language of a document: what is stated of it, else what its words show.

In: what the editor and the file state, the running text. Out: a `Known`. English must never be lost, so a text counts
as another language only where the words show it beyond doubt; whatever stays open has no language and is read as
English. py3langid does the recognising (a Bayesian model over bytes, 140 languages, Lui and Baldwin 2012); it
takes half a second to load, and is asked only where few English words stand in the text. `python -m bench languages`
measures it all.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.languages import ENGLISH, UNDETERMINED, language, script, usual
from briefgen.model import UNKNOWN, Known

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LIBRARY = "py3langid"
EDITORS = ("sidecar", "front matter")
RULE = "words of the text"
"""Origin of a language that was recognised."""

WINDOWS, LETTERS = 24, 500
"""Of a long text so many stretches of so many characters are looked at, evenly spread: a few milliseconds."""

COMMON = frozenset(
    ("the", "and", "of", "to", "that", "with", "from", "which", "this", "their", "would", "been", "has", "were", "its")
)
"""Words that stand in every English text and, together, in hardly any other."""
ENGLISH_SHARE = 0.05
"""Of the words, from which on a text is English, or enough of it is: news has 0.2, the least of our documents 0.08."""

SURE = 0.001
"""Probability of English, at most, for another language. The highest of a sentence in another one was 0.0002."""
CLEAR = 0.4
"""Probability of a language, at least, for it to be named; neighbours such as Indonesian and Malay share theirs."""
ENOUGH = 24
"""Letters, at least, outside names: fewer say nothing. Letters of scripts that write a word with few count thrice."""
WEIGHT = 3
FOREIGN_SCRIPT = 0.8
"""Share of letters that are not Latin from which on a text is not English, though nobody can say what it is."""

_NEAR_ENGLISH = ("en", "pcm")
"""Nigerian Pidgin shares most words with English: short English sentences look like it."""
_NO_LANGUAGE = "zxx"
_OTHER_CODES = {"no": "nb", "kik": "ki", "uzs": "uz"}
_TAG = re.compile(r"<[^<>]{0,200}>")
_WORD = re.compile(r"[^\W\d_]+")


def language_of(stated: Known, passages: Sequence[str]) -> Known:
    """The language of a text.

    The editor's word counts as it is. What the file states of itself is often that of the page around it, or of the
    computer: it counts where the words agree, and adds the country then.

    Args:
        stated: By the editor, else by the file itself; its value is a code.
        passages: The running text.
    """
    code = usual(stated.value) if stated.value else None
    if code and stated.origin in EDITORS:
        return Known(code, stated.origin)
    text = _sample(passages)
    found = recognised(text)
    if code and (language(code) == found or (found is None and _agrees(text, language(code)))):
        return Known(code, stated.origin)
    return Known(found, RULE) if found else UNKNOWN


def recognised(text: str) -> str | None:
    """The code of the language that the words show beyond doubt; None where they do not."""
    text = _without_addresses(text)
    words = [word.lower() for word in _WORD.findall(text)]
    if not words:
        return None
    if sum(word in COMMON for word in words) >= ENGLISH_SHARE * len(words):
        return ENGLISH
    said = _without_names(text)
    letters = [letter for letter in said if letter.isalpha()]
    if weight(said) < ENOUGH:
        return None
    shares = _shares(said)
    best = max(shares, key=lambda code: shares[code])
    english = sum(shares[code] for code in _NEAR_ENGLISH)
    code = _OTHER_CODES.get(best, best)
    if sum(not _is_latin(letter) for letter in letters) >= FOREIGN_SCRIPT * len(letters):
        return code if shares[best] >= CLEAR and _fits(code, letters) else UNDETERMINED
    if english >= 1 - CLEAR:
        return ENGLISH
    return code if english <= SURE and shares[best] >= CLEAR else None


def weight(text: str) -> int:
    """How many letters it has, counted so that scripts compare."""
    return sum(WEIGHT if _is_dense(letter) else 1 for letter in text if letter.isalpha())


def has_common_words(text: str) -> bool:
    """Whether any of the most English words stands in it."""
    return any(word.lower() in COMMON for word in _WORD.findall(text))


def _agrees(text: str, code: str) -> bool:
    """Whether the words, which leave it open, speak rather for that language than for English."""
    if code == ENGLISH:
        return True
    said = _without_names(_without_addresses(text))
    if not any(letter.isalpha() for letter in said):
        return False
    shares = _shares(said)
    codes = [one for one in shares if _OTHER_CODES.get(one, one) == code]
    return sum(shares[one] for one in codes) > sum(shares[one] for one in _NEAR_ENGLISH)


def _sample(passages: Sequence[str]) -> str:
    """The whole text, of a long one stretches of it."""
    text = "\n".join(passages)
    if len(text) <= WINDOWS * LETTERS:
        return text
    step = len(text) / WINDOWS
    return "\n".join(text[int(at * step) : int(at * step) + LETTERS] for at in range(WINDOWS))


def _without_addresses(text: str) -> str:
    """The words, one space apart, without those of addresses and of tags."""
    return " ".join(word for word in _TAG.sub(" ", text).split() if "://" not in word and "@" not in word)


def _without_names(text: str) -> str:
    """The words that are written small: names are the same in every language, and no evidence for any."""
    plain = unicodedata.normalize("NFKC", text)
    return " ".join(word for word in plain.split() if not any(letter.isupper() for letter in word))


@functools.lru_cache(maxsize=4096)
def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN")


@functools.lru_cache(maxsize=4096)
def _is_dense(letter: str) -> bool:
    """Whether it is a letter of a script in which a few letters are a sentence."""
    return unicodedata.name(letter, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL"))


def _fits(code: str, letters: Sequence[str]) -> bool:
    """Whether the language has such letters: to a model over bytes, runes look like Amharic."""
    known = script(code).upper().split(" ")[0]
    fit = sum(_is_dense(letter) or unicodedata.name(letter, "").startswith(known) for letter in letters)
    return 2 * fit >= len(letters)


def _shares(text: str) -> dict[str, float]:
    """The probability of each language."""
    return dict(_identifier().rank(text))


@functools.cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    made = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    named = [code for code in made.labels if usual(_OTHER_CODES.get(code, code)) and code != _NO_LANGUAGE]
    made.set_languages(named)  # a language that babel has no name for is none that a page could tell
    return made
