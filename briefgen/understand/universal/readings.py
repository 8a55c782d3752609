"""What the forms of a date mean: one function for each value of `reads` in a lexicon of dates.

In: a match with its document's date. Out: `Period`s, None where nothing tells; a range of days gives two. A month
without a year is the one nearest to the document's date on the side that the tense of the sentence tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from briefgen.understand.period import Period, Unit, shifted
from briefgen.understand.universal import days

if TYPE_CHECKING:
    import re

    from spacy.tokens import Span

    from briefgen.understand.universal.words import Words

NEAR = 120
"""Days: a month without a year that lies further back is the next one, if the sentence is about what comes."""

WEEK = 7
HALF = 3
"""Days: where the tense does not tell, a day of the week is the nearest one."""

Side = Literal["past", "now", "ahead"]


@dataclass(frozen=True, slots=True)
class Found:
    """A form in its place: `today` is the document's date, `last` the date told before, `side` that of the verb."""

    words: Words
    match: re.Match[str]
    tokens: Span
    today: date | None
    last: Period | None
    side: Side

    @property
    def ahead(self) -> bool:
        """It is told of what comes."""
        return self.side == "ahead"

    def group(self, name: str) -> str | None:
        """What a named part of the pattern matched, in small letters; None where it did not, or does not exist."""
        found = self.match.groupdict().get(name)
        return found.lower() if found else None

    def year(self) -> int | None:
        """The year written in the match."""
        found = self.group("y")
        return int(found) if found and found.isdigit() else None

    def number(self, name: str) -> int | None:
        """A number in digits, as an ordinal ("1er") or as a word."""
        found = self.group(name)
        if found is None:
            return None
        digits = "".join(c for c in found if c.isdigit())
        known = self.words.table("figures", "numbers") | self.words.table("figures", "one")
        return int(digits) if digits else known.get(found, self.words.table("dates", "ordinals").get(found))


def _year_of(f: Found, month: int, day: int = 15) -> int | None:
    """The year of a month, or of a day in it, that has none written."""
    if (year := f.year()) is not None or f.today is None:
        return year
    try:
        here = date(f.today.year, month, min(day, 28))
    except ValueError:
        return None
    gap = (here - f.today).days
    if f.ahead:
        return f.today.year + (gap < 0 and (month, day) < (f.today.month, f.today.day if day != 15 else 0))
    return f.today.year - (gap > NEAR) + (gap < -2 * NEAR)


def _days(f: Found) -> list[Period | None]:
    month = days.months(f.words.language)[f.match["month"].lower()]
    found = []
    for name in ("d1", "d2"):
        number = f.number(name)
        year = _year_of(f, month, number) if number is not None else None
        if number is not None:
            found.append(Period.day(year, month, number) if year is not None else None)
    return found


def _month(f: Found) -> list[Period | None]:
    month = days.months(f.words.language)[f.match["month"].lower()]
    year = _year_of(f, month)
    return [Period.months(year, month, month) if year is not None else None]


def _season(f: Found) -> list[Period | None]:
    first, last = (tuple(map(int, d.split("-"))) for d in f.words.table("dates", "seasons")[f.match["season"]].split())
    year = f.year()
    if year is None:
        if f.today is None:
            return [None]
        year = f.today.year + (f.ahead and last > first and last < (f.today.month, f.today.day))
    return [Period(date(year, *first), date(year + (last < first), *last))]


def _part(f: Found, name: str, length: int) -> list[Period | None]:
    number = f.number(name)
    year = f.year() or (f.today.year if f.today is not None else None)
    if number is None or year is None:
        return [None]
    return [Period.months(year, length * (number - 1) + 1, length * number)]


def _weekday(f: Found) -> list[Period | None]:
    if f.today is None:
        return [None]
    wanted = days.weekdays(f.words.language)[f.match["weekday"].lower()]
    back = (f.today.weekday() - wanted) % WEEK
    which = f.group("which")
    past, coming = f.words.all("dates", "which", "past"), f.words.all("dates", "which", "coming")
    if which in past:
        back = back or WEEK
    elif which in coming or (f.ahead and which is None and back) or (f.side == "now" and back > HALF):
        back -= WEEK
    return [Period.around(f.today - timedelta(days=back), "day")]


def _end(unit: Unit) -> Callable[[Found], list[Period | None]]:
    def read(f: Found) -> list[Period | None]:
        if f.today is None:
            return [None]
        last = Period.around(f.today, unit).last
        return [Period(last, last)]

    return read


def _shift(sign: int) -> Callable[[Found], list[Period | None]]:
    def read(f: Found) -> list[Period | None]:
        count, unit = f.number("n"), f.words.table("dates", "units").get(f.group("unit") or "")
        if f.today is None or count is None or unit is None:
            return [None]
        if unit == "week":
            return [shifted(f.today, sign * WEEK * count, "day")]
        return [shifted(f.today, sign * count, unit)]

    return read


def _calendar(count: int) -> Callable[[Found], list[Period | None]]:
    """The unit named by a group of the pattern ("week", "month", "year"), counted from the document's."""

    def read(f: Found) -> list[Period | None]:
        if f.today is None:
            return [None]
        if f.group("weekend"):
            saturday = Period.around(f.today, "week").last - timedelta(days=1)
            return [Period(saturday, saturday + timedelta(days=1))]
        units: tuple[tuple[str, Unit], ...] = (
            ("year", "year"), ("week", "week"), ("month", "month"), ("month2", "month"),
        )  # fmt: skip
        unit = next((unit for name, unit in units if f.group(name)), None)
        return [shifted(f.today, count, unit) if unit is not None else None]

    return read


def _day(count: int) -> Callable[[Found], list[Period | None]]:
    def read(f: Found) -> list[Period | None]:
        return [shifted(f.today, count, "day") if f.today is not None else None]

    return read


def _before(f: Found) -> list[Period | None]:
    """The day before the last day that was told, else before the document's is unknown."""
    if f.last is None or f.last.first != f.last.last:
        return [None]
    return [shifted(f.last.first, -1, "day")]


def _year(f: Found) -> list[Period | None]:
    year = f.year()
    return [Period.year(year) if year is not None else None]


READ: dict[str, Callable[[Found], list[Period | None]]] = {
    "days": _days,
    "day": _days,
    "month": _month,
    "season": _season,
    "half": lambda f: _part(f, "half", 6),
    "quarter": lambda f: _part(f, "quarter", 3),
    "year": _year,
    "weekday": _weekday,
    "end-of-year": _end("year"),
    "end-of-month": _end("month"),
    "in": _shift(1),
    "ago": _shift(-1),
    "next": _calendar(1),
    "last": _calendar(-1),
    "this": _calendar(0),
    "today": _day(0),
    "tomorrow": _day(1),
    "yesterday": _day(-1),
    "before": _before,
}
"""By the value of `reads` in dates.toml."""
