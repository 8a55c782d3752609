"""The way between the pages of a list that is cut by time: all its years, and the parts of the one that is shown.

In: the names of the parts, from periods.py. Out: a `Menu` for the macro `by_time` of templates/words.html. A list of
ten thousand documents has some five hundred pages, whose names alone would fill the first screen.
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


def menu(names: Iterable[str], path: Callable[[str], str], here: str, whole: tuple[str, str]) -> Menu | None:
    """For the page at `here`; `path` is where a part lies, `whole` are the words and the path of the page in front.

    None where the list is not cut. Years and parts keep the order of the names.
    """
    years: dict[str, list[str]] = {}
    for name in names:
        years.setdefault(UNDATED if name.startswith(UNDATED) else name[:4], []).append(name)
    if not years:
        return None

    def link(text: str, there: str) -> Name:
        return Name(text, None if there == here else site_map.link(here, there))

    shown = next((year for year, them in years.items() if here in map(path, them)), "")
    several = years.get(shown, ()) if len(years.get(shown, ())) > 1 else ()
    return Menu(
        link(*whole),
        tuple(Name(words(y), None if y == shown else site_map.link(here, path(them[0]))) for y, them in years.items()),
        words(shown) if shown else "",
        tuple(link(words(name).replace(f" {shown}", "") if name != shown else shown, path(name)) for name in several),
    )
