"""What a written form of a date means where it stands.

In: a match of calendar_words.py with its tokens and the document's date. Out: `Reading`s, none where the
words are no date there.

Relative words count from the document's date and from nothing else: without it "Thursday" stays "Thursday".
News convention for a bare weekday: the last one, the document's own day included, after a verb of the past,
and the coming one after a verb that points ahead. Where neither is certain the date stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Token

from briefgen.understand import calendar_words, feast_days, near_readings, seasons, told_before
from briefgen.understand.calendar_words import Form
from briefgen.understand.date_places import Place, Reading
from briefgen.understand.period import Period

ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
COUNTS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT"})
LABEL_SIGNS = frozenset("#$£€¥§")

FAR = 60
"""Days: a month and day without a year are those nearest to the document, and only a verb that points ahead
moves them on, if they would lie further back than this."""


def _nearest(place: Place, today: date, month: int, day: int) -> Period | None:
    """Month and day in the year nearest to the document; a stated weekday must agree."""
    days = [found.first for year in range(today.year - 2, today.year + 3) if (found := Period.day(year, month, day))]
    weekday = place.group("weekday")
    if weekday:
        days = [d for d in days if d.weekday() == calendar_words.weekdays()[weekday.lower().rstrip(".")]]
    if not days:
        return None
    best = min(days, key=lambda d: abs((d - today).days))
    if (today - best).days > FAR and place.outlook == "ahead":
        later = [d for d in days if d >= today]
        best = min(later, default=best)
    return Period(best, best)


def _day(place: Place, month: int | None, day: int | None, year: int | None) -> Reading | None:
    if month is None or day is None or not 1 <= day <= 31:
        return None
    if year is not None:
        period = Period.day(year, month, day)
        return None if period is None else Reading(period)
    if Period.day(2000, month, day) is None:
        return None
    if place.today is None:
        return Reading(None)
    return Reading(_nearest(place, place.today, month, day), worked_out=True)


def _range(place: Place) -> Iterator[Reading]:
    month, month2 = place.month(), place.month("month2")
    year = place.year
    ends = _day(place, month2 or month, place.number("day2"), year)
    starts = _day(place, month or month2, place.number("day"), year)
    if starts is None or ends is None:
        return
    if starts.period and ends.period and starts.period.first > ends.period.first and year:
        starts = (
            _day(place, month or month2, place.number("day"), year - 1) or starts
        )  # "December 20 to January 5, 2018"
    yield Reading(starts.period, starts.worked_out, "-start")
    yield Reading(ends.period, ends.worked_out, "-end")


def _numeric(place: Place) -> Iterator[Reading]:
    one, two, year = place.number("one") or 0, place.number("two") or 0, place.number("year") or 0
    if one == two or one > 12 or place.group("sep") == ".":
        order = (two, one)
    elif two > 12:
        order = (one, two)
    else:
        if one and two:
            yield Reading(None)  # 4/5/2017 is April in one country and May in another
        return
    period = Period.day(year, *order) if 1 <= order[0] <= 12 else None
    if period:
        yield Reading(period)


def _month_alone(place: Place) -> Iterator[Reading]:
    before = place.before.lower_ if place.before is not None else ""
    vague = place.match.group()[:1].islower() or place.match.group().startswith(("Early", "Late", "Mid"))
    if not vague and (not (before in calendar_words.words("before_month") or _is_modifier(place)) or place.is_name):
        return
    month = place.month()
    if month is None:
        return
    if place.today is None:
        yield Reading(None)
        return
    view = place.outlook
    year = place.today.year
    past = year if month <= place.today.month else year - 1
    ahead = year if month >= place.today.month else year + 1
    if before == "last":
        year = year if month < place.today.month else year - 1
    elif before == "next":
        year = year if month > place.today.month else year + 1
    elif before in {"every", "each"} or (view == "open" and before != "since"):
        yield Reading(None)
        return
    elif before == "since" or view == "behind":
        year = past
    else:
        year = ahead
    yield Reading(Period.months(year, month, month), worked_out=True)


def _is_modifier(place: Place) -> bool:
    """As in "a February hearing", where the model too sees a date."""
    token: Token = place.tokens[0]
    before = place.before
    article = before is not None and before.lower_ in {"a", "an", "the"}
    return article and token.ent_type_ == "DATE" and token.dep_ in {"compound", "nmod", "npadvmod"}


def _bare_year(place: Place) -> Iterator[Reading]:
    if _is_year(place):
        yield Reading(Period.year(int(place.match.group("year"))))


def _is_year(place: Place) -> bool:
    """A year comes after "in" and the like, in brackets, before a noun, or where the model says so."""
    token: Token = place.tokens[0]
    before, after = place.before, place.after
    word = before.lower_.rstrip(".") if before is not None else ""
    if word in calendar_words.words("labels") or word in LABEL_SIGNS:
        return False
    if not place.tokens.text.startswith(place.match.group()):
        return False
    if after is not None and (after.tag_ in {"NNS", "NNPS"} or after.text == "%") and word != "the":
        return False  # "2017 people" and "in 2017 homes": what is counted decides
    if word in calendar_words.words("before_year") or token.ent_type_ in {"DATE", "EVENT"}:
        return True
    if word == "(" and after is not None and after.text in {")", ",", ";"}:
        return True
    if (before is not None and before.pos_ == "PROPN") or token.ent_type_ in COUNTS:
        return False
    return token.dep_ in {"nummod", "compound"} and token.head.tag_ in {"NN", "NNP"} and token.head.i > token.i


def _years(place: Place) -> Iterator[Reading]:
    first = place.number("year") or 0
    stated = place.group("year2") or ""
    second = int(stated) if len(stated) == 4 else first // 100 * 100 + int(stated)
    if first < second <= first + 100:
        yield Reading(Period.year(first), suffix="-start")
        yield Reading(Period.year(second), suffix="-end")


def _season(place: Place) -> Iterator[Reading]:
    if place.year is not None:
        yield from seasons.of_year(place, place.year)
    else:
        yield Reading(None)


def _season_of_that_year(place: Place) -> Iterator[Reading]:
    if place.anchor is not None and place.anchor.first.year == place.anchor.last.year:
        yield from seasons.of_year(place, place.anchor.first.year)


def _days(place: Place) -> Iterator[Reading]:
    """Several days of one month."""
    if place.today is None and place.year is None:
        yield Reading(None)
        return
    written = f"{place.group('day')}{place.group('more')},{place.group('last')}"
    for day in re.findall(r"\d+", written):
        found = _day(place, place.month(), int(day), place.year)
        if found:
            yield found


def read(form: Form, place: Place) -> Iterator[Reading]:
    """What the match means; nothing where it is no date after all, two readings for a range."""
    if place.group("near") is None:
        yield from _read(form, place)
    elif place.today is None:  # "April 19 this year"
        yield Reading(None)
    else:
        yield from (replace(reading, worked_out=True) for reading in _read(form, place))


def _read(form: Form, place: Place) -> Iterator[Reading]:
    year = place.year
    if form.cue is not None:
        yield from near_readings.cue(form, place)
    elif form.id == "range":
        yield from _range(place)
    elif form.id in {"iso", "month-day", "day-month"}:
        reading = _day(place, place.month(), place.number("day"), year)
        if reading:
            yield reading
    elif form.id == "month-year" and year:
        month = place.month()
        if month:
            yield Reading(Period.months(year, month, month))
    elif form.id == "quarter" and year:
        quarter = place.number("quarter") or ORDINALS[(place.group("ordinal") or "").lower()]
        yield Reading(Period.months(year, 3 * quarter - 2, 3 * quarter))
    elif form.id == "half-year" and year:
        first = 1 if ORDINALS[(place.group("half") or "").lower()] == 1 else 7
        yield Reading(Period.months(year, first, first + 5))
    elif form.id == "fiscal-year":
        short = place.number("short")
        year = year or (None if short is None else short if short > 99 else 2000 + short)
        if year:
            yield Reading(Period.year(year))
    elif form.id == "part-of-year" and year:
        yield Reading(Period.year(year))
    elif form.id == "decade":
        yield Reading(None)
    else:
        special = {
            "numeric": _numeric, "month": _month_alone, "year": _bare_year, "years": _years,
            "weekday": near_readings.weekday, "day-of-month": near_readings.day_of_month,
            "weekend": near_readings.weekend, "near-season": seasons.near, "days": _days, "feast": feast_days.read,
            "season": _season, "season-of-that-year": _season_of_that_year, "bare-season": seasons.bare,
            "that-time": told_before.same, "following": told_before.following,
        }  # fmt: skip
        yield from special[form.id](place) if form.id in special else ()
