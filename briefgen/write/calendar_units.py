"""Stretches of the calendar: the columns of a timeline, and where a date of any precision falls.

In: ISO dates cut to their precision. Out: column numbers. Days are ISO strings; nothing here knows today.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from briefgen.write.date_words import MONTHS, date_words

UNITS = (1, 3, 6, 12, 60, 120)
"""Lengths in months, the finest first; each holds a whole number of the one before."""

LAST_UNIT = 1200


@dataclass(frozen=True, slots=True)
class Span:
    """First and last month, counted from January of year 0; `exact` for a day."""

    first: int
    last: int
    exact: bool


@lru_cache(maxsize=20_000)
def first_day(value: str) -> str:
    """The first day of a date, for sorting: "2031-Q2" gives "2031-04-01"; a coarser date goes before its first day."""
    span = months(value)
    if span is None:
        return value
    return value if span.exact else f"{span.first // 12:04}-{span.first % 12 + 1:02}-00"


@lru_cache(maxsize=20_000)  # many documents speak of one day
def months(value: str) -> Span | None:
    """The months that a date covers; None for what is no date."""
    found = re.fullmatch(r"(\d{4})(?:-Q([1-4])|-(\d\d)(-\d\d)?)?", value, re.ASCII)
    if found is None:
        return None
    year, quarter, month, day = found.groups()
    start = int(year) * 12
    if quarter:
        return Span(start + int(quarter) * 3 - 3, start + int(quarter) * 3 - 1, exact=False)
    if month:
        at = start + min(max(int(month), 1), 12) - 1
        return Span(at, at, exact=day is not None)
    return Span(start, start + 11, exact=False)


@dataclass(frozen=True, slots=True)
class Columns:
    """Equal stretches of time, numbered from 0; what lies outside falls before (-1) or after (`number`).

    `first` is a month, `length` is in months.
    """

    first: int
    length: int
    number: int

    def at(self, month: int) -> int:
        """The column of a month."""
        return min(max((month - self.first) // self.length, -1), self.number)

    def words(self, column: int) -> str:
        """The stretch in words, such as "April 2031", "January to June 2031", "2031 to 2035"."""
        start = self.first + column * self.length
        end = start + self.length - 1
        if column < 0:
            return f"before {MONTHS[self.first % 12]} {self.first // 12}"
        if column >= self.number:
            start = self.first + self.number * self.length - 1
            return f"after {MONTHS[start % 12]} {start // 12}"
        if self.length == 1:
            return date_words(f"{start // 12:04}-{start % 12 + 1:02}")
        if self.length < 12:
            return f"{MONTHS[start % 12]} to {MONTHS[end % 12]} {end // 12}"
        return str(start // 12) if self.length == 12 else f"{start // 12} to {end // 12}"


def columns(first: int, last: int, most: int) -> Columns:
    """The finest columns of which at most `most` hold the months `first` to `last`."""
    for length in (*UNITS, LAST_UNIT):
        start = first // length * length
        number = (last - start) // length + 1
        if number <= most:
            return Columns(start, length, number)
    return Columns(first // LAST_UNIT * LAST_UNIT, LAST_UNIT, most)
