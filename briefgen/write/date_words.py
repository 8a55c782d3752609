"""Dates as people write them, from dates as data.

In: ISO dates cut to their precision. Out: words. No clock and no locale: the same on every machine and every
day.
"""

from __future__ import annotations

import re

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
QUARTERS = {
    "Q1": "First quarter of",
    "Q2": "Second quarter of",
    "Q3": "Third quarter of",
    "Q4": "Fourth quarter of",
}


def is_day(value: str | None) -> bool:
    """It is a full date, YYYY-MM-DD, fit for a `datetime` attribute."""
    return value is not None and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", value) is not None


def date_words(value: str) -> str:
    """A date in words; what is no date comes back unchanged.

    2031-04-14 gives "14 April 2031", 2031-04 "April 2031", 2031-Q2 "Second quarter of 2031", 2031 itself.
    """
    if is_day(value):
        year, month, day = value.split("-")
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    year, _, part = value.partition("-")
    if re.fullmatch(r"\d{4}", year) and part in QUARTERS:
        return f"{QUARTERS[part]} {year}"
    if re.fullmatch(r"\d{4}", year) and re.fullmatch(r"0[1-9]|1[0-2]", part):
        return f"{MONTHS[int(part) - 1]} {year}"
    return value
