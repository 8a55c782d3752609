"""Finds numbers and what they count.

In: a ParsedSource. Out: `Figure`s in order of the text. The words are in lexicons/figures.toml, the money
in currencies.py.

A figure needs a unit or a counted noun. Not figures: dates, ages, durations, ordinals, scores, telephone
numbers, labels ("Article 5", "Flight 370"), and numbers too vague to be written as one ("dozens").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from briefgen.model import Figure
from briefgen.understand import calendar_words, currencies, dates, lexicon
from briefgen.understand.calendar_words import either
from briefgen.understand.parsed import ParsedSource

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
LARGEST = 1e18
"""A larger number is a code or nonsense, and JSON has no infinity."""

NOUNS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class _Number:
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
    number = rf"(?:{DIGITS}|\b(?:one|an?)(?=\s(?:{either(long)})\b)|\b{spelled}(?:[- ](?:and\s)?{spelled})*\b)"
    amount = rf"(?:{number})(?:{magnitude})*"
    forms = currencies.codes()
    codes = either(form for form in forms if form.isupper() and form.isalpha())  # in capitals only: "5 top" is no money
    signs = either(form for form in forms if not form[-1].isalpha())
    named = either([*_units(), *(form for form in forms if form[-1].isalpha() and not form.isupper())])
    return re.compile(
        rf"(?P<hedge>(?<!\w)(?:{either(words['hedges'])})\s)?"
        rf"(?<![\w.,/:#-])(?P<currency>(?:{signs})\s?|(?-i:{codes})\s)?"
        rf"(?<![\d.,/:#-])(?P<one>{amount})"
        rf"(?:\s?(?:-|–|to|and|or)\s?(?:(?P=currency))?(?P<two>{amount}))?"
        rf"(?:[\s-]?(?P<unit>{named}|(?-i:{codes}))(?!\w))?"
        rf"(?![-/:]\d|[.,]\d|\w)",
        re.IGNORECASE,
    )


def _value(written: str) -> float | None:
    """The number that the words or digits mean; None where they do not make one."""
    total, group, seen = 0.0, 0.0, False
    magnitudes, numbers = _table("magnitudes"), _table("numbers")
    for part in re.findall(rf"{DIGITS}|[a-z]+", written.lower()):
        if part[0].isdigit():
            group, seen = group + float(part.replace(",", "")), True
        elif part in {"a", "an", "one"}:
            group, seen = group + 1, True
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
    low, high = _value(_scale(one, two)), _value(two)
    return [low, high] if low is not None and high is not None and low < high else None


def _numbers(sentence: Span) -> Iterator[_Number]:
    """The numbers of a sentence, in order."""
    text, at = sentence.text, 0
    while match := _pattern().search(text, at):
        values = _ends(match, text[: match.start()]) if match["two"] else None
        at = match.end()
        if match["two"] and values is None:  # read the first number alone, and go on after it
            match = _pattern().match(text, match.start(), match.end("one")) or match
            at = match.end()
        if values is None:
            value = _value(match["one"])
            values = [] if value is None else [value]
        tokens = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        if not values or len(tokens.text.strip()) > match.end() - match.start() + 2:
            continue
        unit, kind = _unit(match)
        yield _Number(tokens, tuple(values), unit, kind, bool(match["hedge"]))


def _counted(number: _Number) -> Span | None:
    """The noun phrase that the number counts, cut from the text."""
    last: Token = number.tokens[-1]
    doc, end = last.doc, last.sent.end
    head = number.tokens.root
    # "$3 million in aid", "20 percent of voters", "5,000 tonnes of rice"
    linking = lexicon.load("figures")["words"]["linking"]
    if number.kind != "count" and last.i + 2 < end and doc[last.i + 1].lower_ in linking:
        step = last.i + 2
        if doc[last.i + 1].lower_ == "worth" and doc[step].lower_ == "of":
            step += 1
        return _noun_phrase(doc[min(step, end - 1)])
    # "a $3 million grant", "400 cruise missiles": the noun to the right that the number hangs on
    while head.head != head and head.i <= last.i and head.dep_ in {"nummod", "quantmod", "compound", "amod", "nmod"}:
        head = head.head
    if head.i > last.i and head.pos_ in NOUNS and head.i < end and head.i - last.i <= 6 and last.i + 1 <= head.i:
        between = doc[last.i + 1 : head.i + 1]
        if all(
            t.pos_ in {"NOUN", "PROPN", "ADJ", "VERB", "ADV", "PUNCT", "NUM", "CCONJ"} and t.text not in {",", ";", "—"}
            for t in between
        ):
            return between
    # "a turnout of 58%": only where nothing is counted on the right
    before = doc[number.tokens.start - 1] if number.tokens.start > last.sent.start else None
    if (
        number.kind != "count"
        and before is not None
        and before.lower_ == "of"
        and before.head.pos_ in NOUNS
        and before.head.i < before.i
    ):
        noun = before.head
        return doc[min([noun.i, *(t.i for t in noun.lefts if t.dep_ in {"compound", "amod"})]) : noun.i + 1]
    return None


def _noun_phrase(first: Token) -> Span | None:
    """The noun phrase that begins at the token, without its article; None where there is none."""
    doc, end = first.doc, first.sent.end
    at = first.i
    while at < end and (doc[at].dep_ in {"det", "poss"} or doc[at].lower_ in {"the", "a", "an"}):
        at += 1
    stop = at
    while (stop < end and doc[stop].pos_ in {"ADJ", "NOUN", "PROPN", "NUM"}) or (
        stop < end and doc[stop].tag_ == "VBN" and stop == at
    ):
        stop += 1
    while stop > at and doc[stop - 1].pos_ not in NOUNS:
        stop -= 1
    return doc[at:stop] if stop > at else None


def _is_label(number: _Number) -> bool:
    """Does the number name a thing, as in "Article 5", rather than count?"""
    first: Token = number.tokens[0]
    if number.kind != "count" or first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    if before.lower_.rstrip(".") in calendar_words.words("labels") or before.text == "#":
        return True
    return before.pos_ == "PROPN" and (
        first.head == before or first.ent_type_ not in {"CARDINAL", "QUANTITY", "MONEY", "PERCENT"}
    )


def _is_plural(noun: Token) -> bool:
    return noun.tag_ in {"NNS", "NNPS"} or noun.lemma_.lower() in lexicon.load("figures")["words"]["same_plural"]


def _of(number: _Number) -> Span | None:
    counted = _counted(number)
    if counted is None:
        return None
    nots = lexicon.load("figures")["words"]["not_counted"]
    if number.kind == "count" and (
        counted.root.lemma_.lower() in nots or counted[-1].lemma_.lower() in nots or counted[0].text == "-"
    ):
        return None
    if (number.kind == "count" and counted[0].lemma_.lower() in nots) or counted[-1].lower_ == "tune":
        return None
    if number.kind == "count" and not _is_plural(counted[-1]):
        # The model may have taken the noun that is counted for a verb: "10 activation points trigger".
        after = counted[-1].nbor() if counted.end < counted[-1].sent.end else None
        if after is None or after.tag_ not in {"VBZ", "NNS"} or not after.is_alpha:
            return None
        return counted.doc[counted.start : counted.end + 1]
    return counted


def find(parsed: ParsedSource) -> tuple[Figure, ...]:
    """All figures, in order; a range gives both ends with one evidence, which keeps words such as "up to"."""
    dated = sorted((d.evidence.start, d.evidence.end) for d in dates.find(parsed))
    found = []
    for sentence in parsed.sentences:
        for number in _numbers(sentence):
            start, end = parsed.start(number.tokens[0]), parsed.end(number.tokens[-1])
            if (number.kind == "count" and any(a < end and start < b for a, b in dated)) or _is_label(number):
                continue
            of = _of(number)
            if of is None and number.unit is None:
                continue
            last = of[-1] if of is not None and of.start >= number.tokens.end else number.tokens[-1]
            for value, side in zip(number.values, ("-low", "-high") if len(number.values) == 2 else ("",), strict=True):
                found.append(
                    Figure(
                        value=value,
                        unit=number.unit,
                        of=parsed.evidence(of).quote if of is not None else "",
                        evidence=parsed.evidence(number.tokens[0], last),
                        sentence=parsed.evidence(sentence),
                        rule=f"figures/{number.kind}{'-hedged' if number.hedged else ''}{side}",
                    )
                )
    return tuple(found)
