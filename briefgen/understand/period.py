"""Stretches of calendar time, and how precisely they can be written.

In: years, months, days. Out: `Period`, its ISO value cut to its precision. dates.py makes periods from words.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from briefgen.model import DatePrecision

Unit = Literal["day", "week", "month", "quarter", "year", "decade"]

LONGER_THAN_A_MONTH = 31


@dataclass(frozen=True, slots=True)
class Period:
    """All days from `first` to `last`, both included."""

    first: date
    last: date

    @classmethod
    def day(cls, year: int, month: int, day: int) -> Period | None:
        """One day; None where the calendar has no such day (30 February)."""
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        return cls(found, found)

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Period:
        """From the first day of month `first` to the last day of month `last` (1 to 12) of one year."""
        return cls(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))

    @classmethod
    def year(cls, year: int) -> Period:
        """One calendar year."""
        return cls.months(year, 1, 12)

    @classmethod
    def around(cls, day: date, unit: Unit) -> Period:
        """The day, week (from Monday), month, quarter, year or decade that holds the day."""
        if unit == "day":
            return cls(day, day)
        if unit == "week":
            monday = day - timedelta(days=day.weekday())
            return cls(monday, monday + timedelta(days=6))
        if unit == "month":
            return cls.months(day.year, day.month, day.month)
        if unit == "quarter":
            first = 3 * ((day.month - 1) // 3) + 1
            return cls.months(day.year, first, first + 2)
        if unit == "year":
            return cls.year(day.year)
        return cls(date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31))

    def written(self) -> tuple[str | None, DatePrecision]:
        """The ISO value and its precision.

        A day, month, quarter or year is written as such; what lies inside one month ("last week") as that
        month; what is longer and lies inside one year ("the first half of 2018") as that year; the rest is
        unresolved.
        """
        first, last = self.first, self.last
        if first == last:
            return first.isoformat(), "day"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year:04}-{first.month:02}", "month"
        if first.year != last.year or (last - first).days < LONGER_THAN_A_MONTH:
            return None, "unresolved"
        if self == Period.around(first, "quarter"):
            return f"{first.year:04}-Q{(first.month - 1) // 3 + 1}", "quarter"
        return f"{first.year:04}", "year"

    @classmethod
    def read(cls, value: str) -> Period:
        """The period that a value made by `written` means."""
        if "Q" in value:
            year, quarter = value.split("-Q")
            return cls.months(int(year), 3 * int(quarter) - 2, 3 * int(quarter))
        parts = [int(part) for part in value.split("-")]
        if len(parts) == 1:
            return cls.year(parts[0])
        if len(parts) == 2:
            return cls.months(parts[0], parts[1], parts[1])
        return cls(date(*parts), date(*parts))


def shifted(day: date, count: int, unit: Unit) -> Period | None:
    """The unit that lies `count` units from the one that holds the day; None outside the calendar."""
    try:
        if unit == "day":
            return Period.around(day + timedelta(days=count), "day")
        if unit == "week":
            return Period.around(day + timedelta(days=7 * count), "week")
        if unit == "decade":
            return Period.around(date(day.year + 10 * count, 1, 1), "decade")
        months = day.year * 12 + day.month - 1 + count * {"month": 1, "quarter": 3, "year": 12}[unit]
        return Period.around(date(months // 12, months % 12 + 1, 1), unit)
    except (OverflowError, ValueError):
        return None
