"""The matrix: who undertook something towards whom, and how often.

In: the corpus. Out: its `Page`: a table of numbers, and below it what each number counts. Only actors with a dossier
take part: "the company" of two documents need not be one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.corpus import Corpus, Thread
from briefgen.identity import content_id
from briefgen.published import Content, Heading, Page
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write import threads as shown
from briefgen.write.passages import Passages
from briefgen.write.register_page import views
from briefgen.write.register_rows import Pledge, pledge
from briefgen.write.render import render
from briefgen.write.threads import Threads
from briefgen.write.view import Name

ROWS, COLUMNS = 25, 12
"""Beyond these a table of numbers is no longer read; the dossiers hold the rest."""

SHOWN = 12
"""Commitments listed for one number; the actor's dossier has all."""

TITLE = "Who committed to whom"


@dataclass(frozen=True, slots=True)
class Cell:
    """The commitments of one actor towards one other; the total may be more than `pledges`."""

    id: str
    to: Name
    total: int
    pledges: tuple[Pledge, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One actor: a cell or None for each column, how many name no counterpart, and how many there are in all.

    `id` and `title` are those of its list below the table.
    """

    id: str
    title: str
    who: Name
    cells: tuple[Cell | None, ...]
    unnamed: int
    total: int


def page(corpus: Corpus, passages: Mapping[str, Passages], by_thread: Threads) -> Page:
    """The busiest actors against those to whom most is owed."""
    return Page(site_map.MATRIX, TITLE, lambda: _content(corpus, passages, by_thread))


def _content(corpus: Corpus, passages: Mapping[str, Passages], by_thread: Threads) -> Content:
    here, newest = site_map.MATRIX, shown.newest_day(corpus)
    named = {dossier.id: dossier.name for dossier in corpus.dossiers}
    pairs, made, unnamed = _count(tuple(by_thread.by_worth(by_thread.all)), set(named))
    owing, owed = Counter[str](), Counter[str]()
    for (by, to), them in pairs.items():
        owing[by] += len(them)
        owed[to] += len(them)
    columns, busiest = _first(owed, COLUMNS), _first(owing, ROWS)
    taken: set[str] = set()

    def name(key: str) -> Name:
        return Name(named[key], site_map.link(here, site_map.dossier(key)))

    def cell(by: str, to: str) -> Cell | None:
        them = pairs.get((by, to), [])
        rows = tuple(pledge(thread, here, newest, passages) for thread in them[:SHOWN])
        return Cell(content_id("m", by, to, taken=taken), name(to), len(them), rows) if them else None

    rows = tuple(
        Row(
            content_id("m", by, taken=taken),
            visible(" ".join(named[by].split())),
            name(by),
            tuple(cell(by, to) for to in columns),
            unnamed[by],
            made[by],
        )
        for by in busiest
    )
    rows = tuple(row for row in rows if any(row.cells))
    html = render(
        "matrix.html",
        title=TITLE,
        rows=rows,
        columns=tuple(name(to) for to in columns),
        views=views(here),
        left=len(by_thread.all) - len({thread.id for them in pairs.values() for thread in them}),
        register=site_map.link(here, site_map.REGISTER),
    )
    headings = [Heading(1, "top", TITLE), *(Heading(2, row.id, row.title) for row in rows)]
    return Content(html, tuple(headings), "How many commitments each actor made to each other.")


def _count(
    every: tuple[Thread, ...], known: set[str]
) -> tuple[dict[tuple[str, str], list[Thread]], Counter[str], Counter[str]]:
    """Threads by (actor, counterpart); how many each actor made; how many of those name no known counterpart."""
    pairs: dict[tuple[str, str], list[Thread]] = defaultdict(list)
    made: Counter[str] = Counter()
    unnamed: Counter[str] = Counter()
    for thread in every:
        bound = {key for _, key in thread.lead.by if key in known}
        owed = {key for _, key in thread.lead.to if key in known}
        made.update(bound)
        unnamed.update(bound if not owed else ())
        for by in sorted(key for key in bound if key):
            for to in sorted(key for key in owed if key):
                pairs[by, to].append(thread)
    return pairs, made, unnamed


def _first(counted: Counter[str], most: int) -> list[str]:
    """The keys counted most often, equal ones in their own order."""
    return sorted(counted, key=lambda key: (-counted[key], key))[:most]
