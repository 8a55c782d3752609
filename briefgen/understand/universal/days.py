"""Finds dates, by the forms of lexicons/LANGUAGE/dates.toml and babel's names of months and days.

In: a parsed source and the words of its language. Out: `DateMention`s in order of the text. What a form means
("reads") is one function each in readings.py; what no document's date or no year tells stays unresolved.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import get_day_names, get_month_names

from briefgen.model import DateMention
from briefgen.understand import lexicon
from briefgen.understand.period import Period
from briefgen.understand.universal import grammar, readings
from briefgen.understand.universal.readings import Found, Side

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.words import Words


NEAR = 3
"""Tokens before an infinitive in which the verb stands that it hangs on."""


@dataclass(frozen=True, slots=True)
class _Form:
    id: str
    reads: str
    pattern: re.Pattern[str]
    needs: re.Pattern[str] | None


@functools.cache
def _forms(language: str) -> tuple[_Form, ...]:
    """The forms of the language, the words of months, days and numbers put in."""
    if "dates" not in lexicon.names(language):
        return ()
    numbers = lexicon.load("figures", language).get("numbers", {}) if "figures" in lexicon.names(language) else {}
    put = {
        "MONTH": f"(?P<month>{_either(months(language))})",
        "DAY": f"(?P<weekday>{_either(weekdays(language))})",
        "N": rf"\d+|{_either({**numbers, **_ones(language)})}",
    }
    found = []
    for cue in lexicon.load("dates", language)["cue"]:
        pattern = re.sub(r"\b(MONTH|DAY|N)\b", lambda match: put[match.group()], cue["pattern"])
        needs = re.compile(cue["needs"], re.IGNORECASE) if "needs" in cue else None
        found.append(_Form(cue["id"], cue["reads"], re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), needs))
    return tuple(found)


def _ones(language: str) -> dict[str, int]:
    found: dict[str, int] = lexicon.load("figures", language).get("one", {})
    return found


def _either(words: dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def months(language: str) -> dict[str, int]:
    """Names of months in small letters to their numbers, 1 to 12."""
    return {name.lower(): number for number, name in get_month_names("wide", locale=language).items()}


@functools.cache
def weekdays(language: str) -> dict[str, int]:
    """Names of days in small letters to their numbers, Monday being 0."""
    return {name.lower(): number for number, name in get_day_names("wide", locale=language).items()}


def find(parsed: ParsedSource, words: Words) -> tuple[DateMention, ...]:
    """All dates, in order; a range of two days gives two, with the same evidence."""
    stated = parsed.source.date.value
    today = date.fromisoformat(stated) if stated else None
    found: list[DateMention] = []
    last: Period | None = None
    for sentence in parsed.sentences:
        for form, tokens, match in _matches(sentence, words.language):
            context = Found(words, match, tokens, today, last, _side(tokens, words))
            for period in readings.READ[form.reads](context):
                last = period or last
                found.append(_mention(parsed, sentence, form, tokens, period, match))
    return tuple(found)


def _matches(sentence: Span, language: str) -> list[tuple[_Form, Span, re.Match[str]]]:
    """The forms that stand in the sentence, of two that overlap the first and longest."""
    every = [(match, form) for form in _forms(language) for match in form.pattern.finditer(sentence.text)]
    every.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    found, done = [], 0
    for match, form in every:
        if match.start() < done or (form.needs is not None and not form.needs.search(match.group())):
            continue
        tokens = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        if tokens is not None:
            found.append((form, tokens, match))
            done = match.end()
    return found


def _side(tokens: Span, words: Words) -> Side:
    """Whether the verb of the date tells of what comes, of what was or of what is; or the words say up to when."""
    if tokens[0].lower_ in words.all("dates", "ahead"):
        return "ahead"
    doc, sentence = tokens.doc, tokens.sent
    for token in [*reversed(doc[sentence.start : tokens.start]), *doc[tokens.end : sentence.end]]:
        tense = grammar.tense(token, words)
        if tense is not None or (token.pos_ == "ADJ" and grammar.is_infinitive(token, words)):
            if tense == "infinitive" and _was(token, words):
                return "past"
            if any(grammar.tense(t, words) in {"future", "conditional"} for t in grammar.auxiliaries(token, words)):
                return "ahead"
            if tense == "participle" or (tense == "finite" and not set(grammar.told(token, "Tense")) & {"Pres"}):
                return "past"
            return "now" if tense == "finite" else "ahead"  # "promet d'ouvrir le 3 mai": an act to come
    return "past"


def _was(infinitive: Token, words: Words) -> bool:
    """As in "devaient commencer en janvier": the verb before it tells of what was."""
    near = infinitive.doc[max(infinitive.sent.start, infinitive.i - NEAR) : infinitive.i]
    return any(grammar.tense(t, words) == "finite" and "Imp" in grammar.told(t, "Tense") for t in near)


def _mention(
    parsed: ParsedSource, sentence: Span, form: _Form, tokens: Span, period: Period | None, match: re.Match[str]
) -> DateMention:
    value, precision = period.written() if period is not None else (None, "unresolved")
    rough = period is not None and (value is None or Period.read(value) != period)
    return DateMention(
        value=value,
        precision=precision,
        evidence=parsed.evidence(tokens),
        sentence=parsed.evidence(sentence),
        rule=f"dates/{form.id}",
        worked_out=value is not None and not match.groupdict().get("y"),
        days=(period.first.isoformat(), period.last.isoformat()) if rough and period is not None else None,
    )
