"""Finds numbers and what they count.

In: a parsed source, its dates and the words of its language. Out: `Figure`s in order of the text. A figure needs a
unit or a counted noun; dates, durations, ages and labels ("article 5") are none.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from babel.numbers import get_currency_name, list_currencies

from briefgen.model import DateMention, Figure
from briefgen.understand.currencies import codes

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.words import Words

DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
FEW = 6
"""So many are still told apart by their names: "les deux pays"."""

GROUP = 3
"""Digits of a group: "3 000"."""


@functools.cache
def _currencies(words: Words) -> dict[str, str]:
    """Names of currencies in the plural, and short names, to their codes."""
    tender = set(codes().values()) & set(list_currencies())
    found = {get_currency_name(code, count=2, locale=words.language).lower(): code for code in sorted(tender)}
    return {**found, **words.table("figures", "currencies")}


class _Reader:
    """Reads the numbers of one sentence from left to right."""

    def __init__(self, sentence: Span, words: Words) -> None:
        self.doc, self.stop, self.words = sentence.doc, sentence.end, words
        self.numbers = words.table("figures", "numbers")
        self.scales = words.table("figures", "scales")
        self.rounds = words.table("figures", "rounds")
        self.of = words.grammar("prepositions", "of")

    def value(self, at: int) -> tuple[float, int] | None:
        """The number that begins at the token, and the token behind it."""
        doc = self.doc
        low = doc[at].lower_
        if DIGITS.fullmatch(low):
            end, text = at + 1, low
            while end < self.stop and len(doc[end]) == GROUP and doc[end].is_digit and len(text) <= GROUP * 3 + 3:
                text += doc[end].text
                end += 1
            return self._scaled(float(text.replace(",", ".")), end)
        if low in self.numbers:
            return self._scaled(float(self.numbers[low]), at + 1)
        if low in self.words.table("figures", "one") and at + 1 < self.stop:
            following = doc[at + 1].lower_
            if following in self.rounds:
                return float(self.rounds[following]), at + 2
            if following in self.scales:
                return self._scaled(1.0, at + 1)
        if low in self.rounds:
            return float(self.rounds[low]), at + 1
        return None

    def _scaled(self, value: float, end: int) -> tuple[float, int]:
        if end < self.stop and self.doc[end].lower_ in self.scales:
            return round(value * self.scales[self.doc[end].lower_], 6), end + 1
        return value, end

    def unit(self, end: int) -> tuple[str | None, str, int]:
        """The unit, the counted noun as worded, and the token behind both."""
        doc = self.doc
        for phrase in self.words.table("figures", "percent").get("words", []):
            parts = phrase.split()
            if [t.lower_ for t in doc[end : end + len(parts)]] == parts:
                return "percent", "", end + len(parts)
        linked = (
            doc[end - 1].lower_ in self.scales.keys() | self.rounds.keys()
        )  # "3 millions d'euros", no "2031 du port"
        at = end + 1 if linked and end < self.stop and doc[end].lower_ in self.of else end
        for length in (3, 2, 1):
            code = _currencies(self.words).get(doc[at : min(at + length, self.stop)].text.lower())
            if code is not None:
                return code, "", min(at + length, self.stop)
        noun = self._noun(at)
        return (None, doc[at : noun.i + 1].text, noun.i + 1) if noun is not None else (None, "", end)

    def share(self, value: float, end: int) -> tuple[float, str, int] | None:
        """As in "deux élèves sur trois": percent, the noun, and the token behind the share."""
        noun = self._noun(end)
        at = noun.i + 1 if noun is not None else end
        if at + 1 >= self.stop or self.doc[at].lower_ not in self.words.all("figures", "shares"):
            return None
        whole = self.value(at + 1)
        if whole is None or not 0 < value <= whole[0]:
            return None
        return round(100 * value / whole[0], 1), noun.text if noun is not None else "", whole[1]

    def shared_unit(self, end: int) -> str | None:
        """The currency or percent that stands behind the second of two numbers: "de 600 000 à 750 000 euros"."""
        if end + 1 >= self.stop or self.doc[end].lower_ not in self.words.all("figures", "ranges"):
            return None
        second = self.value(end + 1)
        return self.unit(second[1])[0] if second is not None else None

    def _noun(self, at: int) -> Token | None:
        """The noun that is counted, adjectives before it skipped."""
        between = self.words.all("figures", "words", "between")
        while at < self.stop and (self.doc[at].pos_ == "ADJ" or self.doc[at].lower_ in between):
            if self.doc[at].pos_ == "ADJ" and self.doc[at].lower_ not in between:
                break
            at += 1
        if at >= self.stop or not self.doc[at].is_alpha or self.doc[at].lower_ in self.words.grammar("prepositions"):
            return None
        token = self.doc[at]
        counted = token.pos_ in {"NOUN", "ADJ"} or (token.pos_ == "PROPN" and token.text.islower())
        return token if counted and token.lower_ not in self.words.grammar("clauses", "and") else None


def find(parsed: ParsedSource, words: Words, dates: tuple[DateMention, ...]) -> tuple[Figure, ...]:
    """All figures, in order, none inside a date."""
    if not words.has("figures"):
        return ()
    dated = [(d.evidence.start, d.evidence.end) for d in dates]
    found: list[Figure] = []
    for sentence in parsed.sentences:
        at, reader = sentence.start, _Reader(sentence, words)
        while at < sentence.end:
            read = reader.value(at)
            if read is None:
                at += 1
                continue
            value, end = read
            share = reader.share(value, end)
            unit, noun, last = reader.unit(end) if share is None else ("percent", share[1], share[2])
            value = value if share is None else share[0]
            if unit is None and not noun:
                unit = reader.shared_unit(end)
            start = parsed.start(sentence.doc[at])
            inside = any(a <= start < b for a, b in dated)
            if not inside and (unit or noun) and not _no_figure(sentence, at, end, noun, words):
                evidence = parsed.evidence(sentence.doc[at], sentence.doc[max(last, end) - 1])
                told = parsed.evidence(sentence)
                found.append(Figure(value, unit, noun, evidence, told, f"figures/{_kind(unit)}"))
            at = max(last, end, at + 1)
    return tuple(found)


def _kind(unit: str | None) -> str:
    return "count" if unit is None else "share" if unit == "percent" else "money"


def _no_figure(sentence: Span, at: int, end: int, noun: str, words: Words) -> bool:
    """A duration or an age, a label, or a number of those named already: "les deux pays"."""
    doc = sentence.doc
    before = doc[at - 1] if at > sentence.start else None
    if noun.rsplit(maxsplit=1)[-1:] and noun.rsplit(maxsplit=1)[-1].lower() in words.all("figures", "words", "times"):
        return True
    if before is None:
        return False
    if before.lower_ in words.all("figures", "words", "labels"):
        return True
    small = end == at + 1 and words.table("figures", "numbers").get(doc[at].lower_, FEW + 1) <= FEW
    return small and before.lower_ in words.all("figures", "words", "known")
