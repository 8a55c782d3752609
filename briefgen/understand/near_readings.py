"""What a time means that counts from the document's day: "Thursday", "this weekend", "two weeks ago".

In: a match of calendar_words.py with its tokens and the document's date. Out: `Reading`s, none where the words are no
time there; without the document's date they stay unresolved. date_readings.py reads the dates that say more.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from briefgen.understand import calendar_words
from briefgen.understand.calendar_words import Form
from briefgen.understand.date_places import Place, Reading
from briefgen.understand.period import Period, Unit, shifted

SATURDAY = 5


def weekday(place: Place) -> Iterator[Reading]:
    """The last one after a verb of the past, the coming one after a verb that points ahead."""
    before = place.before
    if (before is not None and before.lower_ in calendar_words.words("named_days")) or place.is_name:
        return
    if before is not None and before.lower_ in {"a", "an"}:
        return  # "June 15, a Monday" tells what day that was, and names no other
    if place.today is None or place.group("habit") or (before is not None and before.lower_ in {"every", "each"}):
        yield Reading(None)
        return
    day = calendar_words.weekdays()[place.match.group("weekday").lower()]
    which = (place.group("which") or "").lower()
    week = place.shift("week")
    if week is not None:
        on = place.today + timedelta(days=day - place.today.weekday() + 7 * week)
        yield Reading(Period(on, on), worked_out=True)
        return
    last = place.today - timedelta(days=(place.today.weekday() - day) % 7)
    coming = place.today + timedelta(days=(day - place.today.weekday()) % 7)
    view = place.outlook
    found: date | None
    if which in {"last", "this past"}:
        found = last if last < place.today else last - timedelta(days=7)
    elif which == "next":
        # Said on a Monday, "next Friday" may be four or eleven days off.
        same_week = coming.isocalendar()[:2] == place.today.isocalendar()[:2] and coming != place.today
        found = None if same_week else coming if coming != place.today else coming + timedelta(days=7)
    elif which == "this coming":
        found = coming
    elif which == "this" and view == "open":
        found = None
    else:
        found = {"ahead": coming, "behind": last, "open": None}[view]
    period = Period(found, found) if found else None
    yield Reading(period, worked_out=period is not None, suffix="" if which else f"-{view}")


def weekend(place: Place) -> Iterator[Reading]:
    """Saturday and Sunday, as the ends of a range, chosen as a weekday is."""
    which = (place.group("which") or "").lower()
    if place.today is None or which == "next":  # said on a Monday, "next weekend" may be either
        yield Reading(None)
        return
    saturday = place.today + timedelta(days=5 - place.today.weekday())
    on_it = place.today.weekday() >= SATURDAY
    before = saturday if on_it and which != "last" else saturday - timedelta(days=7)
    view = {"last": "behind", "this past": "behind", "this coming": "ahead"}.get(which, place.outlook)
    found = {"ahead": saturday, "behind": before}.get(view)
    if found is None:
        yield Reading(None)
        return
    yield Reading(Period(found, found), worked_out=True, suffix="-start")
    sunday = found + timedelta(days=1)
    yield Reading(Period(sunday, sunday), worked_out=True, suffix="-end")


def day_of_month(place: Place) -> Iterator[Reading]:
    """As in "on the 14th"."""
    day = place.number("day") or 0
    if not 1 <= day <= 31:
        return
    if place.today is None or place.outlook == "open":
        yield Reading(None)
        return
    step = -1 if place.outlook == "behind" else 1
    at = place.today
    while at.day != day:
        at += timedelta(days=step)
    yield Reading(Period(at, at), worked_out=True)


def _is_title(place: Place) -> bool:
    """A capital inside a sentence makes "Tonight" and "Today" the names of programmes."""
    first, before = place.tokens[0], place.before
    return before is not None and first.is_title and before.is_alpha and not before.is_lower


def cue(form: Form, place: Place) -> Iterator[Reading]:
    """A time that counts from the document's day."""
    cue = form.cue or {}
    if cue.get("outlook") == "ahead" and place.outlook != "ahead":
        return
    if place.tokens[0].ent_type_ == "WORK_OF_ART" or _is_title(place):
        return
    if place.today is None:
        yield Reading(None)
        return
    unit: Unit = (place.group("unit") or cue.get("unit") or "day").lower()  # type: ignore[assignment]
    count = cue["shift"]
    stated = place.group("number")
    if stated:
        count *= int(stated) if stated.isdigit() else calendar_words.numbers()[stated.lower()]
    period = shifted(place.today, count, unit)
    yield Reading(period, worked_out=True)
