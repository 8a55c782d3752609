"""A date as a line or a dateline writes it → YYYY-MM-DD.

In: words such as "18 August 2017" or "Aug. 18, 2017". Out: the ISO date, or None where the words are no full,
real date. Dates inside sentences are the business of `understand`.
"""

from __future__ import annotations

import re
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
YEAR = r"(?:1[89]|20|21)\d\d"
FULL = rf"(?:{MONTH} {DAY},? {YEAR}|{DAY} (?:of )?{MONTH},? {YEAR}|{YEAR}-[01]\d-[0-3]\d)"

_PARTS = re.compile(rf"({MONTH})|\b({YEAR})\b|\b([0-3]?\d)(?:st|nd|rd|th)?\b", re.IGNORECASE)


def iso_date(words: str) -> str | None:
    """The date, if the words name a day, a month and a year that exist; None otherwise."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            return date.fromisoformat(words).isoformat()
        parts = {name: found.group() for found in _PARTS.finditer(words) for name in _named(found)}
        if parts.keys() != {"month", "year", "day"}:
            return None
        month = MONTHS.index(parts["month"][:3].lower()) + 1
        return date(int(parts["year"]), month, int(re.sub(r"\D", "", parts["day"]))).isoformat()
    except ValueError:
        return None


def _named(found: re.Match[str]) -> list[str]:
    return [name for name, value in zip(("month", "year", "day"), found.groups(), strict=True) if value]
