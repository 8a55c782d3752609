"""The timeline: everything with a date, drawn, and below the picture as a list that says the same.

In: the corpus. Out: its pages. A long timeline has a page for each year (or month), and an overview. What stands on it:
moments.py; the drawing: timeline_picture.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.corpus import Corpus, Dossier
from briefgen.published import Content, Heading, Page
from briefgen.write import site_map
from briefgen.write.calendar_units import first_day, months
from briefgen.write.date_words import date_words, is_day
from briefgen.write.kept import Maker, Recipe
from briefgen.write.listing import label, names
from briefgen.write.moments import LANES, Lane, Moment
from briefgen.write.periods import parts, words
from briefgen.write.register_page import ALIASES, views
from briefgen.write.render import render
from briefgen.write.time_menu import Place, Places, menu
from briefgen.write.timeline_picture import covered, picture
from briefgen.write.view import Name

WHOLE = 500
"""Up to here one page lists all; a line is about a kilobyte."""

LONG = 800
"""A year with more has a page for each month."""

BUSIEST = 8
"""Actors whose own timelines are linked."""

TITLE = "Timeline"


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment as a line of a list."""

    moment: Moment
    by: tuple[Name, ...]
    source: Name


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one year or month."""

    id: str
    title: str
    lines: tuple[Instant, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a long timeline, and how much stands on it, lane by lane."""

    name: Name
    counts: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Given:
    """A page of the timeline, and all that it shows.

    Attributes:
        own: See `picture`; None where the page has the columns of its lines.
        actors: (name with link, number of lines) of those of several lines.
        known: Names for the filter, each with its dossier's id.
        place: Among the pages by time; None where one page holds all.
    """

    here: str
    title: str
    moments: tuple[Moment, ...]
    own: tuple[int, int] | None
    actors: tuple[tuple[Name, int], ...]
    known: tuple[tuple[str, str], ...]
    place: Place | None


Stage = tuple[str, str, tuple[Moment, ...]]
"""Path, title, lines."""


class Timeline:
    """The pages of the timeline; beyond `WHOLE` moments an overview and a page for each year."""

    def __init__(self, corpus: Corpus, every: Sequence[Moment]) -> None:
        self._every = every
        self._dossiers = {dossier.id: dossier for dossier in corpus.dossiers}
        self._own = covered(date for b in corpus.briefings if is_day(date := b.source.date.value) and date)
        self._cut = parts(every, lambda moment: moment.value, LONG) if len(every) > WHOLE else {}
        self._places = Places(self._cut, site_map.timeline_part)

    def pages(self, maker: Maker) -> Iterator[Page]:
        """All of them."""
        recipe = Recipe("timeline", self._given, _content)
        shown: list[Stage] = [
            (site_map.timeline_part(name), f"{TITLE}: {words(name)}", tuple(them)) for name, them in self._cut.items()
        ]
        if self._cut:
            yield Page(site_map.TIMELINE, TITLE, lambda: _overview(self._every, self._cut, self._own))
        else:
            shown = [(site_map.TIMELINE, TITLE, tuple(self._every))]
        for stage in shown:
            yield maker.page(recipe, stage, stage[0], stage[1])

    def _given(self, stage: Stage) -> Given:
        here, title, them = stage
        actors, known = tuple(_busiest(self._dossiers, them, here)), tuple(_known(self._dossiers, them))
        return Given(here, title, them, None if self._cut else self._own, actors, known, self._places.of(here))


def instants(them: Iterable[Moment], here: str) -> tuple[Instant, ...]:
    """The moments as lines of the page at `here`."""
    return tuple(
        Instant(m, names(m.by, here), Name(label(m.briefing), site_map.link(here, m.page, m.anchor))) for m in them
    )


def _content(given: Given) -> Content:
    here, them = given.here, given.moments
    stretches = tuple(_stretches(them, here, by_month=given.place is not None))
    spans = [span for m in them if (span := months(m.value))] if given.place else []
    drawn = picture(
        them,
        lambda moment: f"#{moment.id}",
        given.own,
        (min(s.first for s in spans), max(s.last for s in spans)) if spans else None,
    )
    html = render(
        "timeline.html",
        title=given.title,
        picture=drawn,
        stretches=stretches,
        lanes=LANES,
        total=len(them),
        actors=given.actors,
        known=given.known,
        topics=tuple(sorted({topic for moment in them for topic in moment.briefing.every_topic})),
        views=views(here),
        menu=menu(given.place, site_map.timeline_part, here, ("Overview", site_map.TIMELINE)),
    )
    headings = (Heading(1, "top", given.title), *(Heading(2, s.id, s.title) for s in stretches))
    return Content(html, headings, "Dated events, commitments and deadlines, in order of time.")


def _busiest(dossiers: Mapping[str, Dossier], them: Sequence[Moment], here: str) -> Iterator[tuple[Name, int]]:
    """Actors of several lines, those of most first, with the way to their dossiers."""
    number = Counter(key for moment in them for key in moment.dossiers)
    several = (dossiers[key] for key, lines in number.items() if lines > 1 and key in dossiers)
    for dossier in sorted(several, key=lambda one: (-number[one.id], one.name, one.id))[:BUSIEST]:
        yield Name(dossier.name, site_map.link(here, site_map.dossier(dossier.id))), number[dossier.id]


def _known(dossiers: Mapping[str, Dossier], them: Sequence[Moment]) -> Iterator[tuple[str, str]]:
    """Names and other names of the actors of the lines, for the filter, each with its dossier's id."""
    present = {key for moment in them for key in moment.dossiers}
    for dossier in (dossiers[key] for key in sorted(present) if key in dossiers):
        for name in dict.fromkeys((dossier.name, *(alias for alias, _ in dossier.aliases[:ALIASES]))):
            yield name, dossier.id


def _stretches(them: Sequence[Moment], here: str, *, by_month: bool) -> Iterator[Stretch]:
    """By year, or by month where the page holds one year."""

    def key(moment: Moment) -> str:
        return moment.value[:7] if by_month and "Q" not in moment.value else moment.value[:4]

    ordered = sorted(them, key=lambda moment: (key(moment), first_day(moment.value)))
    for name, group in groupby(ordered, key=key):
        title = f"{name}, month not stated" if by_month and len(name) == 4 else date_words(name)
        yield Stretch(f"in-{name}", title, instants(group, here))


def _overview(every: Sequence[Moment], cut: Mapping[str, Sequence[Moment]], own: tuple[int, int] | None) -> Content:
    here = site_map.TIMELINE
    at = {moment.id: site_map.timeline_part(name) for name, them in cut.items() for moment in them}
    drawn = picture(every, lambda moment: site_map.link(here, at[moment.id], moment.id), own)
    table = tuple(_part(name, them, here) for name, them in cut.items())
    html = render("timeline_years.html", title=TITLE, picture=drawn, parts=table, lanes=LANES, views=views(here))
    headings = (Heading(1, "top", TITLE), Heading(2, "years", "By year"))
    return Content(html, headings, "Dated events, commitments and deadlines, year by year.")


def _part(name: str, them: Sequence[Moment], here: str) -> Part:
    counted: Counter[Lane] = Counter(moment.lane for moment in them)
    link = site_map.link(here, site_map.timeline_part(name))
    return Part(Name(words(name), link), tuple(counted[lane] for lane in LANES), len(them))
