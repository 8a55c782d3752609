"""A long list cut into pages by time: by year, and a year that is too long by month.

In: things and their dates. Out: parts, each with a name for its URL. Used by the register and the timeline.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from briefgen.write.date_words import date_words

T = TypeVar("T")

UNDATED = "undated"
PART = "-part-"


def parts(things: Iterable[T], date: Callable[[T], str | None], most: int) -> dict[str, tuple[T, ...]]:
    """The things by year ("2031"), by month ("2031-04") where a year has more than `most`; "undated" for the rest.

    What then still has more than `most` is cut into equal pieces: "2031-04", "2031-04-part-2". Years come in the order
    of their first thing; nothing is lost and nothing stands twice.
    """
    years: dict[str, list[T]] = {}
    for thing in things:
        years.setdefault(_year(date(thing)), []).append(thing)
    cut: dict[str, list[T]] = {}
    for year, them in years.items():
        for thing in them:
            month = (date(thing) or "")[:7] if year != UNDATED and len(them) > most else year
            cut.setdefault(month if _is_month(month) else year, []).append(thing)
    return {
        name if at == 0 else f"{name}{PART}{at // most + 1}": tuple(them[at : at + most])
        for name, them in cut.items()
        for at in range(0, len(them), most)
    }


def words(name: str) -> str:
    """The name of a part for readers: "2031", "April 2031", "April 2031, part 2", "undated"."""
    whole, part, number = name.partition(PART)
    return f"{date_words(whole)}, part {number}" if part else date_words(name)


def _year(date: str | None) -> str:
    year = (date or "")[:4]
    return year if year.isascii() and year.isdigit() and len(year) == 4 else UNDATED


def _is_month(name: str) -> bool:
    return len(name) == 7 and name[5:].isascii() and name[5:].isdigit()
