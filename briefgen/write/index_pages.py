"""The two lists: all briefings by month, all actors by type.

In: the corpus and what went wrong. Out: their pages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from briefgen.corpus import Corpus, Dossier
from briefgen.errors import Problem
from briefgen.model import Briefing
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write.date_words import date_words, is_day
from briefgen.write.listing import Item, items
from briefgen.write.render import render
from briefgen.write.view import TYPES, Name

UNDATED = "Date not stated"


@dataclass(frozen=True, slots=True)
class Group:
    """The briefings of one month."""

    id: str
    title: str
    items: tuple[Item, ...]


def _month(briefing: Briefing) -> str:
    date = briefing.source.date.value
    return date[:7] if date and is_day(date) else ""


def _months(corpus: Corpus, here: str) -> Iterator[Group]:
    """Newest month first, as the corpus has them; the undated, and dates that are none, in the last group."""
    ordered = sorted(corpus.briefings, key=lambda briefing: _month(briefing) == "")
    for month, briefings in groupby(ordered, key=_month):
        yield Group(f"month-{month or 'none'}", date_words(month) if month else UNDATED, items(briefings, here))


def briefings_page(corpus: Corpus, problems: tuple[Problem, ...]) -> Page:
    """Every briefing, newest first, and the documents that gave none."""
    here = site_map.BRIEFINGS
    months = tuple(_months(corpus, here))
    unread = tuple(
        sorted((p for p in problems if p.severity == "error"), key=lambda p: (p.file, p.line or 0, p.message))
    )
    html = render("briefings.html", title="Briefings", months=months, total=len(corpus.briefings), unread=unread)
    headings = [Heading(1, "top", "Briefings"), *(Heading(2, month.id, month.title) for month in months)]
    if unread:
        headings.append(Heading(2, "not-read", "Not read"))
    return Page(here, "Briefings", html, tuple(headings), "All briefings, newest first.")


@dataclass(frozen=True, slots=True)
class Entrant:
    """An actor as a line of the list."""

    name: Name
    dossier: Dossier


def actors_page(corpus: Corpus) -> Page:
    """Every actor with a dossier, by type and name."""
    here = site_map.ACTORS
    ordered = sorted(corpus.dossiers, key=lambda dossier: (dossier.name.casefold(), dossier.id))
    groups = {
        kind: tuple(
            Entrant(Name(dossier.name, site_map.link(here, site_map.dossier(dossier.id))), dossier)
            for dossier in ordered
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
    html = render("actors.html", title="Actors", groups=groups, titles=titles, total=len(corpus.dossiers))
    headings = (Heading(1, "top", "Actors"), *(Heading(2, kind, titles[kind]) for kind in groups))
    return Page(here, "Actors", html, headings, "Everybody who speaks or acts in the documents.")
