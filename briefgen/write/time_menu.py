"""The way between the pages of a list that is cut by time: all its years, and the parts of the one that is shown.

In: the names of the parts, from periods.py. Out: the `Place` of a page among them, and of that a `Menu` for the macro
`by_time` of templates/words.html. A list of ten thousand documents has some five hundred pages, whose names alone would
fill the first screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from briefgen.write import site_map
from briefgen.write.periods import UNDATED, words
from briefgen.write.view import Name


@dataclass(frozen=True, slots=True)
class Menu:
    """Links without an address stand for what is shown.

    Attributes:
        whole: To the page in front of all parts.
        years: Each leads to the first of its parts.
        year: The one that is shown, in words; empty on the page in front.
        parts: Those of this year; empty where it has one page.
    """

    whole: Name
    years: tuple[Name, ...]
    year: str
    parts: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """Every year of a list, each with the name of its first part; all pages of the list share it."""

    first: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands in a list that is cut by time, from which its menu is made.

    Attributes:
        year: The one that is shown; empty on the page in front.
        parts: Names of its parts; empty where it has one page.
    """

    years: Years
    year: str
    parts: tuple[str, ...]


class Places:
    """The places of all pages of a list, in the order of the names of its parts."""

    def __init__(self, names: Iterable[str], path: Callable[[str], str]) -> None:
        """`path` is where a part lies."""
        self._parts: dict[str, list[str]] = {}
        for name in names:
            self._parts.setdefault(UNDATED if name.startswith(UNDATED) else name[:4], []).append(name)
        self._year_at = {path(name): year for year, them in self._parts.items() for name in them}
        self._years = Years(tuple((year, them[0]) for year, them in self._parts.items()))

    def of(self, here: str) -> Place | None:
        """That of the page at `here`; None where the list is not cut."""
        year = self._year_at.get(here, "")
        several = self._parts.get(year, ())
        return Place(self._years, year, tuple(several) if len(several) > 1 else ()) if self._parts else None


def menu(place: Place | None, path: Callable[[str], str], here: str, whole: tuple[str, str]) -> Menu | None:
    """For the page at `here`, which has this place; `whole` are the words and the path of the page in front."""
    if place is None:
        return None
    shown = place.year

    def link(text: str, there: str) -> Name:
        return Name(text, None if there == here else site_map.link(here, there))

    def part(name: str) -> Name:
        return link(words(name).replace(f" {shown}", "") if name != shown else shown, path(name))

    return Menu(
        link(*whole),
        tuple(Name(words(y), None if y == shown else site_map.link(here, path(at))) for y, at in place.years.first),
        words(shown) if shown else "",
        tuple(
            link(words(name).replace(f" {shown}", "") if name != shown else shown, path(name)) for name in place.parts
        ),
    )
