"""Finds written numbers, with their unit, range and the words that soften them.

In: a sentence. Out: `WrittenNumber`s; figures.py asks what they count. The words are in lexicons/figures.toml, the
money in currencies.py.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from briefgen.understand import currencies, lexicon
from briefgen.understand.calendar_words import either

NOUNS = frozenset({"NOUN", "PROPN"})
DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
LARGEST = 1e18
"""A larger number is a code or nonsense, and JSON has no infinity."""

_PART = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|half))\s(?:in|out of)\s(?:every\s)?$", re.IGNORECASE
)
"""Before a number this makes it the whole that a share is of."""


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A written number with its unit, in its sentence."""

    tokens: Span
    values: tuple[float, ...]
    unit: str | None
    kind: str
    hedged: bool


def _table(name: str) -> dict[str, float]:
    table: dict[str, float] = lexicon.load("figures")[name]
    return table


@functools.cache
def _units() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon.load("figures")["units"]
    return {form: name for name, forms in table.items() for form in (name, *forms)}


@functools.cache
def _pattern() -> re.Pattern[str]:
    words = lexicon.load("figures")["words"]
    long = [name for name in _table("magnitudes") if len(name) > 2]
    short = [name for name in _table("magnitudes") if len(name) <= 2]
    magnitude = rf"(?:\s?-?(?:{either(long)})\b|(?:{either(short)})\b|\s(?-i:M|bn|mn|tn)\b)"
    spelled = rf"(?:{either(_table('numbers'))})"
    number = (
        rf"(?:{DIGITS}|\b(?:half\san?|one|an?)(?=\s(?:{either(long)})\b)|\b{spelled}(?:[- ](?:and\s)?{spelled})*\b)"
    )
    amount = rf"(?:{number})(?:{magnitude})*"
    forms = currencies.codes()
    codes = either(form for form in forms if form.isupper() and form.isalpha())  # in capitals only: "5 top" is no money
    signs = either(form for form in forms if not form[-1].isalpha())
    named = either([*_units(), *(form for form in forms if form[-1].isalpha() and not form.isupper())])
    amount = rf"(?:{amount}|\bone(?=[\s-](?:{either(_units())})\b))"
    return re.compile(
        rf"(?P<hedge>(?<!\w)(?:{either(words['hedges'])})\s)?"
        rf"(?<![\w.,/:#-])(?P<currency>(?:{signs})\s?|(?-i:{codes})\s)?"
        rf"(?<![\d.,/:#-])(?P<one>{amount})"
        rf"(?:\s?(?:-|–|to|and|or)\s?(?:(?P=currency))?(?P<two>{amount}))?"
        rf"(?:[\s-]?(?P<unit>{named}|(?-i:{codes}))(?!\w|-(?:foot|feet|hour|mile)))?"
        rf"(?![-/:]\d|[.,]\d|\w)",
        re.IGNORECASE,
    )


@functools.cache
def _hint() -> re.Pattern[str]:
    """What every match of `_pattern` has in it: most sentences have none and are passed over faster."""
    long = (name for name in _table("magnitudes") if len(name) > 2)
    return re.compile(rf"\d|\b(?:{either([*_table('numbers'), *long])})\b|\bone[ -]", re.IGNORECASE)


def value(written: str) -> float | None:
    """The number that the words or digits mean; None where they do not make one."""
    total, group, seen = 0.0, 0.0, False
    magnitudes, numbers = _table("magnitudes"), _table("numbers")
    for part in re.findall(rf"{DIGITS}|[a-z]+", written.lower()):
        if part[0].isdigit():
            group, seen = group + float(re.sub(r"[^\d.]", "", part)), True
        elif part in {"a", "an", "one"}:
            group, seen = group or 1, True
        elif part == "half":
            group, seen = 0.5, True
        elif part in numbers:
            group, seen = group + numbers[part], True
        elif part in magnitudes:
            if magnitudes[part] == 100:
                group = (group or 1) * 100
            else:
                total, group = total + (group or 1) * magnitudes[part], 0.0
        elif part != "and":
            return None
    return total + group if seen and total + group < LARGEST else None


def _scale(one: str, two: str) -> str:
    """The magnitude that `one` shares with `two`: "5" in "5 to 7 million" is five million."""
    magnitudes = either(_table("magnitudes"))
    has = re.search(rf"(?i)(?:{magnitudes})$", two)
    return one if has is None or re.search(rf"(?i)(?:{magnitudes})$", one) else f"{one} {has.group()}"


def _unit(match: re.Match[str]) -> tuple[str | None, str]:
    """The unit's name or currency code, and the kind of figure."""
    if match["currency"]:
        return currencies.code(match["currency"].strip()), "money"
    written = match["unit"]
    if not written:
        return None, "count"
    by_case = {form.lower(): name for form, name in _units().items()}
    unit = _units().get(written) or by_case.get(written.lower())
    if unit is not None:
        return unit, "percent" if unit == "percent" else "measure"
    return currencies.code(written), "money"


def _ends(match: re.Match[str], before: str) -> list[float] | None:
    """The two ends of a range; None where it is none: "gave 20 million to three towns"."""
    one, two = match["one"], match["two"]
    link = match.string[match.end("one") : match.start("two")].lower()
    if " and " in link and "between" not in before[-10:].lower():
        return None
    if match["currency"] and not two[0].isdigit():
        return None
    low, high = value(_scale(one, two)), value(two)
    return [low, high] if low is not None and high is not None and low < high else None


def numbers(sentence: Span) -> Iterator[WrittenNumber]:
    """The numbers of a sentence, in order."""
    text, at = sentence.text, 0
    if _hint().search(text) is None:
        return
    while match := _pattern().search(text, at):
        values = _ends(match, text[: match.start()]) if match["two"] else None
        at = match.end()
        if match["two"] and values is None:  # read the first number alone, and go on after it
            match = _pattern().match(text, match.start(), match.end("one")) or match
            at = match.end()
        if values is None:
            single = value(match["one"])
            values = [] if single is None else [single]
        if _PART.search(text, 0, match.start()) or match["one"].startswith("00"):
            continue  # "one in three houses" is no three houses; "40 000" is no zero
        tokens = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        if not values or len(tokens.text.strip()) > match.end() - match.start() + 2:
            continue
        unit, kind = _unit(match)
        hedged = bool(match["hedge"])
        if hedged and tokens[0].tag_ == "RP":  # "take over two schools"
            tokens = sentence.char_span(match.end("hedge"), match.end(), alignment_mode="expand")
            hedged = False
        if kind == "measure" and values[-1] > 1 and _names_a_kind(tokens[-1]):
            written = match.end("two" if len(values) == 2 else "one")
            tokens = sentence.char_span(tokens.start_char - sentence.start_char, written)
            unit, kind = None, "count"
        yield WrittenNumber(tokens, tuple(values), unit, kind, hedged)


def is_plural(noun: Token) -> bool:
    """Is it a plural, or its own plural as "people" and "aircraft" are?"""
    return noun.tag_ in {"NNS", "NNPS"} or noun.lemma_.lower() in lexicon.load("figures")["words"]["same_plural"]


def _names_a_kind(unit: Token) -> bool:
    """As in "10 barrel jellyfish": a unit in the singular, before what is counted."""
    after = unit.nbor() if unit.i + 1 < unit.sent.end else None
    if unit.tag_ != "NN" or unit.lower_ == "point" or not unit.nbor(-1).whitespace_ or after is None:
        return False
    return after.pos_ in NOUNS and is_plural(after)
