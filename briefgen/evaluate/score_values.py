"""Dates and figures found against those marked.

In: a briefing and the marks of its article. Out: counts and mistakes, into a `Tally`. Where words and value are both
right it counts. How long something takes ("two-year") is no figure to briefgen and is neither required nor wrong.
"""

from __future__ import annotations

import calendar
import math
import re
from datetime import date

from briefgen.evaluate.marks import MarkedDate, MarkedFigure, Marks, Miss, Tally
from briefgen.evaluate.places import any_same, places, span
from briefgen.model import Briefing, Figure

DURATIONS = frozenset(
    {"second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "decade", "century"}
)
AGES = frozenset({"year old", "years old", "year-old", "age"})
Period = tuple[date, date]


def score_dates(briefing: Briefing, marks: Marks, tally: Tally) -> None:
    """Counts dates.

    Neither right nor wrong is what is found and not placed, the repetition of a marked date in other words, and a month
    or year that is found for a day in it: true, but no answer.
    """
    at = places([mark.words for mark in marks.dates], briefing.source.text)
    met: set[int] = set()
    for found in briefing.dates:
        here = [place for place, spans in enumerate(at) if any_same(span(found.evidence), spans)]
        if found.value is None:
            continue
        right = [place for place in here if _same_day(found.value, marks.dates[place])]
        if right:
            tally.pairs("dates", right=not set(right) <= met)
            met.update(right)
            continue
        if any(_period(found.value) == _period(mark.date) for mark in marks.dates) or _coarse(found.value, marks, here):
            continue
        tally.pairs("dates", wrong=1)
        what = "wrong date" if here else "false date"
        detail = f"found {found.value}" + (f", marked {marks.dates[here[0]].date}" if here else "")
        cause = "worked out" if found.worked_out else "stated"
        tally.misses.append(Miss(found.evidence.start, what, cause, found.evidence.quote, detail))
    for place, mark in enumerate(marks.dates):
        tally.pairs("dates", found=place in met, missed=place not in met)
        if place not in met:
            cause = "day" if len(mark.date) > 7 else "month" if len(mark.date) > 4 else "year"
            first = at[place][0][0] if at[place] else 0
            tally.misses.append(Miss(first, "missed date", cause, mark.words, f"marked {mark.date}"))


def _coarse(value: str, marks: Marks, here: list[int]) -> bool:
    """The marked days lie in those that were found."""
    first, last = _period(value)
    return any(first <= _period(marks.dates[place].date)[0] <= last for place in here)


def _same_day(value: str, mark: MarkedDate) -> bool:
    """The same days; of a stretch marked from one date to another, also its first or its last part.

    Readers write "by the end of June" as June or as 30 June: both are right.
    """
    found, first = _period(value), _period(mark.date)
    if mark.until is None:
        return found == first or ("end of" in mark.words and found[1] == first[1] and first[0] >= found[0])
    last = _period(mark.until)
    return found in (first, last, (first[0], last[1]))


def _period(value: str) -> Period:
    """First and last day of 2031, 2031-Q2, 2031-04 or 2031-04-14."""
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value)
    if quarter:
        year, last = int(quarter[1]), 3 * int(quarter[2])
        return date(year, last - 2, 1), date(year, last, calendar.monthrange(year, last)[1])
    year, month, day = (*(int(part) for part in value.split("-")), 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    last = month or 12
    return date(year, month or 1, 1), date(year, last, calendar.monthrange(year, last)[1])


def score_figures(briefing: Briefing, marks: Marks, tally: Tally) -> None:
    """Counts figures: the value must be right; whether the unit is, is counted apart."""
    at = places([mark.words for mark in marks.figures], briefing.source.text)
    met: set[int] = set()
    for found in briefing.figures:
        here = [place for place, spans in enumerate(at) if any_same(span(found.evidence), spans)]
        right = [place for place in here if math.isclose(found.value, marks.figures[place].value, rel_tol=1e-6)]
        if right:
            new = [place for place in right if place not in met]
            met.update(right)
            if any(not _lasts(marks.figures[place]) for place in new):
                unit = _unit_right(found, marks.figures[new[0]])
                tally.pairs("figures", right=1)
                tally.share("figures.unit", unit, 1)
        elif not any(_lasts(marks.figures[place]) for place in here):
            tally.pairs("figures", wrong=1)
            what = "wrong figure" if here else "false figure"
            detail = f"found {found.value:g}" + (f", marked {marks.figures[here[0]].value:g}" if here else "")
            tally.misses.append(Miss(found.evidence.start, what, found.unit or "count", found.evidence.quote, detail))
    for place, mark in enumerate(marks.figures):
        if _lasts(mark):
            continue
        tally.pairs("figures", found=place in met, missed=place not in met)
        if place not in met:
            first = at[place][0][0] if at[place] else 0
            cause = mark.unit if mark.unit and (mark.unit.isupper() or mark.unit == "percent") else "count"
            tally.misses.append(Miss(first, "missed figure", cause, mark.words, f"marked {mark.value:g}"))


def _lasts(mark: MarkedFigure) -> bool:
    return mark.unit is not None and (mark.unit.lower() in DURATIONS or mark.unit.lower() in AGES)


def _unit_right(found: Figure, mark: MarkedFigure) -> bool:
    """The currency or percent, else the noun that is counted, in whatever number."""
    if mark.unit is None:
        return True
    if mark.unit.isupper() or mark.unit == "percent":
        return found.unit == mark.unit
    given = {
        re.sub(r"(?:ies|es|s|y|e)$", "", word) for word in re.findall(r"\w+", f"{found.unit or ''} {found.of}".lower())
    }
    return any(re.sub(r"(?:ies|es|s|y|e)$", "", word) in given for word in re.findall(r"\w+", mark.unit.lower()))
