"""The two lists: all briefings by year, all actors by type.

In: the corpus and what went wrong. Out: their pages. A long list of briefings has a page for each year beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import normalize

from briefgen.corpus import Corpus, Dossier
from briefgen.errors import Problem
from briefgen.model import Briefing
from briefgen.published import Content, Heading, Page
from briefgen.write import site_map
from briefgen.write.date_words import date_words, is_day
from briefgen.write.kept import Maker, Recipe
from briefgen.write.listing import Item, Stories, items
from briefgen.write.passages import AllPassages, Passages
from briefgen.write.periods import PART, parts, words
from briefgen.write.render import render
from briefgen.write.time_menu import Place, Places, menu
from briefgen.write.view import TYPES, Name

UNDATED = "Date not stated"

WHOLE = 500
"""Briefings on one page; a line is about a kilobyte."""

ACTORS = "Actors"
ENTRANTS = 3_000
"""Actors on one page; a line is 160 bytes."""
MOST_NAMED = 1_000
"""Those on the first page where there are more."""
OTHER = "other"

SHORT = 150
"""Beyond so many a list is searched and no longer read, so it leaves out the first sentences."""

MONTHS = 12
"""Briefings of one year; more stand below their months."""


@dataclass(frozen=True, slots=True)
class Group:
    """The briefings of one year in runs: by month where there are many, else one run without a title."""

    id: str
    title: str
    number: int
    runs: tuple[tuple[str, tuple[Item, ...]], ...]


def _date(briefing: Briefing) -> str | None:
    date = briefing.source.date.value
    return date if is_day(date) else None


def _years(briefings: Sequence[Briefing], here: str, passages: Mapping[str, Passages], stories: Stories) -> list[Group]:
    """Newest year first, as the corpus has them; the undated, and dates that are none, in the last group."""
    ordered = sorted(briefings, key=lambda briefing: _date(briefing) is None)
    groups = []
    for year, found in groupby(ordered, key=lambda briefing: (_date(briefing) or "")[:4]):
        them = list(found)
        cut = [("", them)]
        if year and len(them) > MONTHS:
            cut = [
                (date_words(month), list(some))
                for month, some in groupby(them, key=lambda briefing: (_date(briefing) or "")[:7])
            ]
        runs = tuple((title, items(some, here, passages, stories)) for title, some in cut)
        runs = tuple(run for run in runs if run[1])
        if runs:
            groups.append(Group(f"year-{year or 'none'}", year or UNDATED, len(them), runs))
    return groups


@dataclass(frozen=True, slots=True)
class Given:
    """A list of briefings, and all that it shows.

    Attributes:
        every: How many there are on all pages, where this one holds the newest of them; else 0.
        place: Among the pages by time; None where one page holds all.
        unread: The documents that gave none, on the first page.
    """

    here: str
    title: str
    briefings: tuple[Briefing, ...]
    stories: Stories
    every: int
    place: Place | None
    unread: tuple[Problem, ...]


def briefings_pages(corpus: Corpus, problems: tuple[Problem, ...], maker: Maker) -> Iterator[Page]:
    """Every briefing, newest first, and the documents that gave none."""
    every, stories = corpus.briefings, Stories.of(corpus)
    cut = parts(every, _date, WHOLE) if len(every) > WHOLE else {}
    places = Places(cut, site_map.briefings_part)
    recipe: Recipe[Given, Given, Content] = Recipe("briefings", lambda given: given, _briefings)

    def page(shown: tuple[Briefing, ...], here: str, title: str, total: int, failed: tuple[Problem, ...]) -> Page:
        given = Given(here, title, shown, stories.among(shown), total, places.of(here), failed)
        return maker.page(recipe, given, here, title)

    unread = sorted((p for p in problems if p.severity == "error"), key=lambda p: (p.file, p.line or 0, p.message))
    yield page(every[:WHOLE], site_map.BRIEFINGS, "Briefings", len(every) if cut else 0, tuple(unread))
    for name, shown in cut.items():
        yield page(shown, site_map.briefings_part(name), f"Briefings: {words(name)}", 0, ())


def _briefings(given: Given) -> Content:
    here, title, shown, failed = given.here, given.title, given.briefings, given.unread
    years = _years(shown, here, AllPassages(shown), given.stories)
    html = render(
        "briefings.html",
        title=title,
        years=years,
        total=len(shown),
        every=given.every,
        short=len(shown) > SHORT,
        stories=len(given.stories.first(shown)),
        outlets=_choices([b.source.outlet.value] for b in shown),
        topics=_choices(b.every_topic for b in shown),
        unread=failed,
        menu=menu(given.place, site_map.briefings_part, here, ("Latest", site_map.BRIEFINGS)),
    )
    headings = [Heading(1, "top", title), *(Heading(2, year.id, year.title) for year in years)]
    if failed:
        headings.append(Heading(2, "not-read", "Not read"))
    return Content(html, tuple(headings), "All briefings, newest first.")


def _choices(given: Iterator[Sequence[str | None]]) -> tuple[str, ...]:
    """What a filter offers; nothing where all are alike."""
    found = sorted({one for them in given for one in them if one}, key=str.casefold)
    return tuple(found) if len(found) > 1 else ()


@dataclass(frozen=True, slots=True)
class Entrant:
    """An actor as a line of the list."""

    name: Name
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of actors, and all that it shows: `every` counts all, `cut` names the pages by first letter."""

    here: str
    title: str
    dossiers: tuple[Dossier, ...]
    every: int
    cut: tuple[str, ...]


def actors_pages(corpus: Corpus, maker: Maker) -> Iterator[Page]:
    """Every actor with a dossier, by type and name; very many by their first letter, behind those named most."""
    recipe: Recipe[Listed, Listed, Content] = Recipe("actors", lambda listed: listed, _actors)
    ordered = sorted(corpus.dossiers, key=lambda dossier: (dossier.name.casefold(), dossier.id))
    if len(ordered) <= ENTRANTS:
        listed = Listed(site_map.ACTORS, ACTORS, tuple(ordered), len(ordered), ())
        yield maker.page(recipe, listed, listed.here, listed.title)
        return
    most = {one.id for one in sorted(ordered, key=lambda one: (-len(one.appearances), one.id))[:MOST_NAMED]}
    letters: dict[str, list[Dossier]] = defaultdict(list)
    for dossier in ordered:
        letters[_letter(dossier.name)].append(dossier)
    cut = {
        f"{letter}{PART}{at // ENTRANTS + 1}" if at else letter: them[at : at + ENTRANTS]
        for letter, them in sorted(letters.items(), key=lambda one: (one[0] == OTHER, one[0]))
        for at in range(0, len(them), ENTRANTS)
    }
    first = [one for one in ordered if one.id in most]
    for name, them in {"": first, **cut}.items():
        here = site_map.actors_part(name) if name else site_map.ACTORS
        title = f"{ACTORS}: {_called(name)}" if name else ACTORS
        listed = Listed(here, title, tuple(them), 0 if name else len(ordered), tuple(cut))
        yield maker.page(recipe, listed, here, title)


def _letter(name: str) -> str:
    """The first one, without its accent; `OTHER` where it is none from a to z."""
    first = next((letter for letter in normalize("NFKD", name).casefold() if letter.isalnum()), "")
    return first if "a" <= first <= "z" else OTHER


def _called(part: str) -> str:
    letter, _, number = part.partition(PART)
    shown = letter if letter == OTHER else letter.upper()
    return f"{shown}, part {number}" if number else shown


def _actors(listed: Listed) -> Content:
    here, title, shown = listed.here, listed.title, listed.dossiers
    groups = {
        kind: tuple(
            Entrant(Name(dossier.name, site_map.link(here, site_map.dossier(dossier.id))), dossier)
            for dossier in shown
            if dossier.type == kind
        )
        for kind in TYPES
    }
    groups = {kind: entrants for kind, entrants in groups.items() if entrants}
    titles = {
        "person": "People",
        "country": "Countries",
        "organization": "Organizations",
        "group": "Groups",
        "place": "Places",
        "other": "Others",
    }
    html = render(
        "actors.html",
        title=title,
        groups=groups,
        titles=titles,
        total=len(shown),
        every=listed.every,
        parts=tuple(Name(_called(name), site_map.link(here, site_map.actors_part(name))) for name in listed.cut),
        whole=site_map.link(here, site_map.ACTORS),
        first=here == site_map.ACTORS,
    )
    headings = (Heading(1, "top", title), *(Heading(2, kind, titles[kind]) for kind in groups))
    return Content(html, headings, "Everybody who speaks or acts in the documents.")
