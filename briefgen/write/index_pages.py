"""The two lists: all briefings by year, all actors by type.

In: the corpus and what went wrong. Out: their pages. A long list of briefings has a page for each year beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.corpus import Corpus, Dossier
from briefgen.errors import Problem
from briefgen.model import Briefing
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write.date_words import date_words, is_day
from briefgen.write.listing import Item, Stories, items
from briefgen.write.passages import Passages
from briefgen.write.periods import parts, words
from briefgen.write.render import render
from briefgen.write.view import TYPES, Name

UNDATED = "Date not stated"

WHOLE = 500
"""Briefings on one page; a line is about a kilobyte."""

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


def briefings_pages(corpus: Corpus, problems: tuple[Problem, ...], passages: Mapping[str, Passages]) -> Iterator[Page]:
    """Every briefing, newest first, and the documents that gave none."""
    every, stories = corpus.briefings, Stories(corpus)
    cut = parts(every, _date, WHOLE) if len(every) > WHOLE else {}
    unread = tuple(
        sorted((p for p in problems if p.severity == "error"), key=lambda p: (p.file, p.line or 0, p.message))
    )

    def page(shown: Sequence[Briefing], here: str, title: str, failed: tuple[Problem, ...]) -> Page:
        years = _years(shown, here, passages, stories)
        html = render(
            "briefings.html",
            title=title,
            years=years,
            total=len(shown),
            every=len(every),
            short=len(shown) > SHORT,
            stories=len(stories.first(shown)),
            outlets=_choices([b.source.outlet.value] for b in shown),
            topics=_choices(b.source.topics for b in shown),
            unread=failed,
            parts=tuple(Name(words(name), site_map.link(here, site_map.briefings_part(name))) for name in cut),
            whole=site_map.link(here, site_map.BRIEFINGS),
        )
        headings = [Heading(1, "top", title), *(Heading(2, year.id, year.title) for year in years)]
        if failed:
            headings.append(Heading(2, "not-read", "Not read"))
        return Page(here, title, html, tuple(headings), "All briefings, newest first.")

    yield page(every[:WHOLE], site_map.BRIEFINGS, "Briefings", unread)
    for name, shown in cut.items():
        yield page(shown, site_map.briefings_part(name), f"Briefings: {words(name)}", ())


def _choices(given: Iterator[Sequence[str | None]]) -> tuple[str, ...]:
    """What a filter offers; nothing where all are alike."""
    found = sorted({one for them in given for one in them if one}, key=str.casefold)
    return tuple(found) if len(found) > 1 else ()


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
