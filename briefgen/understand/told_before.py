"""What a time means that counts from a date told just before: "that morning", "the following Monday", "that year".

In: a match of calendar_words.py, whose place knows the date before. Out: `Reading`s; without such a date the words are
no date, and a weekday stays open.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from briefgen.understand import calendar_words
from briefgen.understand.date_places import Place, Reading
from briefgen.understand.period import Period, Unit, shifted

PARTS_OF_A_DAY = frozenset({"day", "morning", "afternoon", "evening", "night"})


def _unit(place: Place) -> Unit:
    written = (place.group("unit") or "day").lower()
    return "day" if written in PARTS_OF_A_DAY else written  # type: ignore[return-value]


def same(place: Place) -> Iterator[Reading]:
    """As in "that morning", "in the same year"."""
    if place.anchor is None:
        return
    period = Period.around(place.anchor.first, _unit(place))
    if period.first <= place.anchor.first and place.anchor.last <= period.last:
        yield Reading(period, worked_out=True)


def following(place: Place) -> Iterator[Reading]:
    """As in "the following Monday", "the next day", "the following year"."""
    anchor, weekday = place.anchor, place.group("weekday")
    if weekday is not None:
        if anchor is None or anchor.first != anchor.last:
            yield Reading(None)
            return
        ahead = (calendar_words.weekdays()[weekday.lower()] - anchor.first.weekday() - 1) % 7 + 1
        day = anchor.first + timedelta(days=ahead)
        yield Reading(Period(day, day), worked_out=True)
        return
    unit = _unit(place)
    if anchor is None:
        return
    around = Period.around(anchor.first, unit)
    if around.first <= anchor.first and anchor.last <= around.last:
        yield Reading(shifted(anchor.first, 1, unit), worked_out=True)
