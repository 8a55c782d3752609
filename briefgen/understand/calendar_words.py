"""The written forms of dates, as regular expressions over one sentence.

In: lexicons/dates.toml. Out: `forms()`: for each form its rule id, its pattern and what of the calendar its
groups mean. Which form is believed, and what depends on the day of the document, is decided in dates.py.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from briefgen.understand import lexicon

YEAR = r"(?:1[5-9]\d\d|20\d\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
DASH = r"(?:\s?[-–—]\s?|\s(?:to|through|until|and)\s(?:the\s)?)"
UNITS = ("day", "week", "month", "quarter", "year", "decade")
SEASONS = "spring|summer|autumn|fall|winter"
SPANS = "day|morning|afternoon|evening|night|week|month|year"
SAME = rf"(?:that|that\svery|the\s(?:very\s)?same)\s(?P<unit>{SPANS})(?![\w-])"
END = r"(?![\d%]|[.,:/]\d|\w)"
START = r"(?<![\w$£€¥.,/:-])"


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a time. `cue` is its lexicon entry where it counts from the document's day."""

    id: str
    pattern: re.Pattern[str]
    cue: Mapping[str, Any] | None = None


def either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@functools.cache
def months() -> dict[str, int]:
    """Month names and their short forms in lower case, to 1 to 12."""
    return {name.lower(): entry[0] for full, entry in _table("months").items() for name in (full, *entry[1:])}


@functools.cache
def weekdays() -> dict[str, int]:
    """Weekday names and their short forms in lower case, to 0 (Monday) to 6."""
    return {name.lower(): entry[0] for full, entry in _table("weekdays").items() for name in (full, *entry[1:])}


def numbers() -> dict[str, int]:
    """Number words in lower case."""
    return dict(_table("numbers"))


def _feasts() -> str:
    """Any feast as a pattern; "New Year's Day" with either apostrophe."""
    return either([*_table("feasts"), *_table("moving_feasts")]).replace("'", "['’]")


def words(name: str) -> frozenset[str]:
    """A word list of the lexicon."""
    return frozenset(_table("words")[name])


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = lexicon.load("dates")[name]
    return table


def fill(pattern: str) -> str:
    """The pattern with {unit}, {number} and {weekday} written out; other braces stay."""
    full_days = [day for day in weekdays() if day.endswith("day")]
    lists = {"unit": either(UNITS), "number": either(numbers()) + r"|\d{1,3}", "weekday": either(full_days)}
    for name, choice in lists.items():
        pattern = pattern.replace("{" + name + "}", f"(?:{choice})")
    return pattern


def _cased(names: Iterable[str]) -> str:
    """The names with a capital, or in capitals; in small letters "may" and "march" are other words."""
    shown = {form for name in names for form in (name.capitalize(), name.upper())}
    return either(shown)


@functools.cache
def forms() -> tuple[Form, ...]:
    """All forms; where two match from the same place the longer match wins, then the earlier form."""
    full = [name for name in months() if len(name) > 4 or name in {"may", "june", "july"}]
    month = rf"(?:(?:{_cased(months())})\b\.?)"
    weekday = rf"(?:(?:{_cased(weekdays())})\b\.?,?\s+)"
    full_day = _cased(day for day in weekdays() if day.endswith("day"))
    part = r"(?:\s(?:morning|afternoon|evening|night))?"
    ordinal = "[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|1st|2nd|3rd|4th"
    vague = r"(?:(?:[Ee]arly|[Ll]ate|[Mm]id)(?:\s|-\s?)(?:in\s)?)"
    near = r"(?:,?\s(?:of\s)?(?P<near>[Tt]his|[Ll]ast|[Nn]ext)\syear(?![\w'’]))"  # "April 19 this year" is one date
    tail = rf"(?:,?\s+(?:of\s)?(?P<year>{YEAR})|{near})?"
    listed = r"(?=[.,;:)]|$|\s(?:in|at|for|on|by|to|and|with|of|were|are|will)\b)"  # not "and 28 people"
    week = r"(?P<habit>s\b)?(?:\s(?:of\s)?(?P<week>[Tt]his|[Ll]ast|[Nn]ext)\sweek(?![\w'’]))?"
    # (id, pattern); date_readings.py reads the named groups. Only the lexicon's cues are matched in any case.
    written = [
        ("iso", rf"{START}(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
        (
            "numeric",
            rf"{START}(?P<one>\d{{1,2}})(?P<sep>[./])(?P<two>\d{{1,2}})(?P=sep)(?P<year>{YEAR})(?!\d)",
        ),
        (
            "range",
            rf"{START}{weekday}?(?P<month>{month})\s(?P<day>{DAY}){DASH}(?:{weekday}?(?P<month2>{month})\s)?(?P<day2>{DAY}){tail}{END}",
        ),
        (
            "range",
            rf"{START}{weekday}?(?P<day>{DAY})(?:\s(?P<month>{month}))?{DASH}{weekday}?(?P<day2>{DAY})\s(?P<month2>{month}){tail}{END}",
        ),
        (
            "month-day",
            rf"{START}(?:(?P<weekday>{_cased(weekdays())})\b\.?,?\s+)?(?P<month>{month})\s(?P<day>{DAY}){tail}{END}",
        ),
        (
            "day-month",
            rf"{START}(?:(?P<weekday>{_cased(weekdays())})\b\.?,?\s+(?:the\s)?)?(?P<day>{DAY})\s(?:of\s)?(?P<month>{month}){tail}(?![\w%])",
        ),
        (
            "days",
            rf"{START}(?P<month>{month})\s(?P<day>{DAY})(?P<more>(?:,\s{DAY})+),?\s(?:and|or)\s(?P<last>{DAY}){tail}{listed}",
        ),
        ("month-year", rf"{START}{vague}?(?P<month>{month})(?:(?:,\s|\sof\s|\s)(?P<year>{YEAR}){END}|{near})"),
        ("month", rf"{START}{vague}?(?P<month>{_cased(full)})(?![\w-])(?!\s\d)"),
        (
            "fiscal-year",
            rf"{START}(?:[Tt]he\s)?(?:[Ff]iscal|[Ff]inancial|[Tt]ax|[Bb]udget)(?:\s[Yy]ear)?\s(?P<year>{YEAR})(?:[-/–]\d\d(?:\d\d)?)?{END}",
        ),
        ("fiscal-year", rf"{START}FY\s?['’]?(?P<short>\d\d|{YEAR})(?:[-/–]\d\d(?:\d\d)?)?{END}"),
        (
            "fiscal-year",
            rf"{START}(?:[Tt]he\s)?(?P<year>{YEAR})(?:[-/–]\d\d(?:\d\d)?)?\s(?:fiscal|financial|tax|budget)\syear",
        ),
        ("quarter", rf"{START}Q(?P<quarter>[1-4])(?:(?:\s(?:of\s)?|/)(?P<year>{YEAR}){END}|{near})"),
        (
            "quarter",
            rf"{START}(?:[Tt]he\s)?(?P<ordinal>{ordinal})[ -]quarter(?:\s(?:of\s)?(?P<year>{YEAR}){END}|{near})",
        ),
        (
            "half-year",
            rf"{START}(?:[Tt]he\s)?(?P<half>[Ff]irst|[Ss]econd)[ -]half(?:\sof\s(?P<year>{YEAR}){END}|{near})",
        ),
        (
            "decade",
            rf"{START}(?:[Tt]he\s)?{vague}?(?:1\d|20)\d0['’]?s{END}|(?<![\w])[Tt]he\s{vague}?['’]?\d0s{END}",
        ),
        ("season", rf"{START}(?:[Tt]he\s)?{vague}?(?P<season>{SEASONS})(?:(?:\sof|,)?\s(?P<year>{YEAR}){END}|{near})"),
        ("season-of-that-year", rf"{START}(?:[Tt]he\s)?{vague}?(?P<season>{SEASONS})\sof\s(?:that|the\ssame)\syear\b"),
        ("near-season", rf"(?<![\w-])(?P<which>[Tt]his|[Ll]ast|[Nn]ext)\s(?P<season>{SEASONS})(?![\w-]|\s(?:in|of)\b)"),
        ("bare-season", rf"(?<![\w-])(?:the\s)?(?:(?:early|late)\s)?(?P<season>{SEASONS})(?![\w-]|\s(?:in|of)\b)"),
        (
            "that-time",
            rf"(?<![\w-]){SAME}",
        ),
        (
            "following",
            rf"(?<![\w-])the\s(?:following|next)\s(?:(?P<weekday>{full_day})|(?P<unit>{SPANS}))(?![\w-]|['’])",
        ),
        (
            "weekend",
            r"(?<![\w-])(?P<which>[Tt]his|[Tt]his\s(?:past|coming)|[Ll]ast|[Nn]ext|[Tt]he|[Aa]ll)\sweekend(?!\w)",
        ),
        ("feast", rf"(?<![\w-])(?P<feast>{_feasts()})(?:,?\s(?P<year>{YEAR})|{near})?(?![\w-])"),
        ("years", rf"{START}(?P<year>{YEAR})(?:[-–/]|\s(?:to|through)\s)(?P<year2>{YEAR}|\d\d){END}"),
        (
            "part-of-year",
            rf"{START}(?:{vague}|(?:[Tt]he\s)?(?:end|beginning|start|middle)\sof\s|(?:[Ee]nd|[Yy]ear-end)[-\s])(?P<year>{YEAR}){END}",
        ),
        ("year", rf"{START}(?P<year>{YEAR})(?![\d%]|[.,:/]\d|['’]?s?[A-Za-z]|-\d)"),
        (
            "weekday",
            rf"(?<![\w-])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his\s(?:past|coming))\s)?(?P<weekday>{full_day})(?!\w){part}{week}",
        ),
        (
            "day-of-month",
            r"(?<=\b[Oo]n\s)the\s(?P<day>\d{1,2})(?:st|nd|rd|th)(?=[.,;:)]|$|\s(?:it|he|she|they|we|the|of\s(?:this|the)\smonth))",
        ),
    ]
    found = [Form(name, re.compile(pattern)) for name, pattern in written]
    found += (
        Form(cue["id"], re.compile(rf"(?<![\w-])(?:{fill(cue['pattern'])})(?![\w-])", re.IGNORECASE), cue)
        for cue in lexicon.load("dates")["cue"]
    )
    return tuple(found)
