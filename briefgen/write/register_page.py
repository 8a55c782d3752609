"""The register: every commitment of the corpus once, in one table.

In: the corpus. Out: its pages. A large register is split by year, because a browser must lay out the whole table at
once. The rows: register_rows.py; their order: `threads.worth`; the same threads by status and by actor: board_page.py,
matrix_page.py.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.corpus import Corpus, Dossier, Thread
from briefgen.published import Content, Heading, Page
from briefgen.write import site_map, threads
from briefgen.write.exports.offered import Offered
from briefgen.write.kept import Maker, Recipe
from briefgen.write.passages import AllPassages
from briefgen.write.periods import UNDATED, parts, words
from briefgen.write.register_rows import DUE, STRENGTHS, Pledge, due, pledge
from briefgen.write.render import render
from briefgen.write.threads import Threads
from briefgen.write.time_menu import Place, Places, menu
from briefgen.write.view import Name

WHOLE = 300
"""Up to here one table holds all, about 0.6 megabytes; see docs/architecture.md for what was measured."""

ALIASES = 8
"""So many other names of an actor are offered to the filter, the most frequent ones."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A choice of rows that one button makes: its words, the filter it sets, and how many rows it leaves."""

    text: str
    query: str
    number: int


@dataclass(frozen=True, slots=True)
class Given:
    """A page of the register, and all that it shows.

    Attributes:
        threads: Its rows, in the order of the page.
        known: Names that the filters complete: (name or alias, dossier id, the dossier's name where the first is an
            alias).
        place: Among the pages by time; None where one page holds all.
        total: How many rows there are on all pages; 0 on pages that do not say so.
        newest: Date of the newest document, on the first page; said on all, it would change them all.
        dues: When each row is due, seen from there.
        offered: The files beside the page.
    """

    here: str
    heading: str
    threads: tuple[Thread, ...]
    known: tuple[tuple[str, str, str], ...]
    place: Place | None
    total: int
    newest: str | None
    dues: tuple[tuple[str, ...], ...]
    edits: tuple[tuple[tuple[str, str], str], ...]
    pinned: tuple[str, ...]
    changed: tuple[str, ...]
    offered: Offered | None


Part = tuple[str, str, tuple[Thread, ...]]
"""Path, heading, rows."""


class Register:
    """The pages of the register; beyond `WHOLE` threads the first shows the latest, and pages by time show all."""

    def __init__(self, corpus: Corpus, by_thread: Threads, offered: Offered) -> None:
        """`offered` are the files beside the first page."""
        self._by_thread, self._offered = by_thread, offered
        self._newest = threads.newest_day(corpus)
        self._dossiers = {dossier.id: dossier for dossier in corpus.dossiers}
        cut = parts(by_thread.all, threads.made_on, WHOLE) if len(by_thread.all) > WHOLE else {}
        self._cut = dict(sorted(cut.items(), key=lambda part: (part[0] != UNDATED, part[0]), reverse=True))
        self._places = Places(self._cut, site_map.register_part)

    def pages(self, maker: Maker) -> Iterator[Page]:
        """All of them."""
        recipe = Recipe("register", self._given, _content)
        every, pinned = self._by_thread.all, self._by_thread.pinned
        first = (*(one for one in every if one.id in pinned), *(one for one in every if one.id not in pinned))
        shown: list[Part] = [(site_map.REGISTER, "Commitments", first[:WHOLE] if self._cut else every)]
        for name, them in self._cut.items():
            heading = "Commitments in undated documents" if name == UNDATED else f"Commitments made in {words(name)}"
            shown.append((site_map.register_part(name), heading, them))
        for part in shown:
            yield maker.page(recipe, part, part[0], part[1])

    def _given(self, part: Part) -> Given:
        here, heading, them = part
        by_thread, keys = self._by_thread, [(e.briefing.source.id, e.finding.id) for e in (one.lead for one in them)]
        ids, rows = {thread.id for thread in them}, tuple(by_thread.by_worth(them))
        return Given(
            here,
            heading,
            rows,
            _known(self._dossiers, them),
            self._places.of(here),
            len(by_thread.all) if self._cut and here == site_map.REGISTER else 0,
            self._newest if here == site_map.REGISTER else None,
            tuple(due(threads.deadline(thread), self._newest) for thread in rows),
            tuple((key, by_thread.edited[key]) for key in keys if key in by_thread.edited),
            tuple(sorted(ids & by_thread.pinned)),
            tuple(sorted(ids & by_thread.changed)),
            self._offered if here == site_map.REGISTER else None,
        )


def _content(given: Given) -> Content:
    here, changed, pinned = given.here, frozenset(given.changed), frozenset(given.pinned)
    passages = AllPassages(briefing for thread in given.threads for briefing in threads.documents(thread))
    rows = zip(given.threads, given.dues, strict=True)
    table = tuple(replace(pledge(thread, here, None, passages), due=its) for thread, its in rows)
    html = render(
        "register.html",
        title=given.heading,
        rows=table,
        menu=menu(given.place, site_map.register_part, here, ("Latest", site_map.REGISTER)),
        search=site_map.searched(here, what="commitment"),
        views=views(here),
        newest_only=bool(given.total),
        total=given.total,
        newest=given.newest,
        known=given.known,
        edits=dict(given.edits),
        pinned=pinned,
        changed=changed,
        presets=tuple(_presets(table, pinned, changed)),
        **_choices(table),
    )
    about = "Every commitment found in the documents, each with its evidence."
    made = Content(html, (Heading(1, "top", given.heading),), about)
    return given.offered.added(made) if given.offered else made


def views(here: str) -> tuple[Name, ...]:
    """The ways to look at the commitments, the page at `here` without a link."""
    every = (
        ("Table", site_map.REGISTER),
        ("By status", site_map.BOARD),
        ("Who to whom", site_map.MATRIX),
        ("Timeline", site_map.TIMELINE),
    )
    return tuple(Name(text, None if path == here else site_map.link(here, path)) for text, path in every)


def _presets(table: tuple[Pledge, ...], pinned: Collection[str], changed: Collection[str]) -> Iterator[Preset]:
    """Those that leave some of the rows; the first leaves all."""
    every = (
        ("due within 90 days", "due=soon", [row for row in table if "soon" in row.due]),
        (
            "date passed, no follow-up",
            "due=passed&status=none",
            [row for row in table if "passed" in row.due and row.status_key == "none"],
        ),
        ("checkable only", "checkable=yes", [row for row in table if row.finding.checkable]),
        ("changed since the last build", "mark=changed", [row for row in table if row.id in changed]),
        ("pinned by the editor", "mark=pinned", [row for row in table if row.id in pinned]),
    )
    yield Preset("everything", "", len(table))
    yield from (Preset(text, query, len(rows)) for text, query, rows in every if rows)


def _choices(table: tuple[Pledge, ...]) -> dict[str, object]:
    """What the filters offer: only what some row has, so that no choice gives an empty table by itself."""
    strong = {key for row in table for key in row.strengths}
    when = {key for row in table for key in row.due}
    return {
        "kinds": tuple(sorted({row.finding.kind for row in table})),
        "statuses": tuple(sorted({row.status_key for row in table})),
        "strengths": {key: text for key, text in STRENGTHS.items() if key in strong},
        "dues": {key: text for key, text in DUE.items() if key in when},
    }


def _known(dossiers: Mapping[str, Dossier], them: Iterable[Thread]) -> tuple[tuple[str, str, str], ...]:
    """See `Given`."""
    present = {key for thread in them for _, key in (*thread.lead.by, *thread.lead.to) if key}
    found: dict[tuple[str, str], str] = {}
    for dossier in (dossiers[key] for key in sorted(present) if key in dossiers):
        found.setdefault((dossier.name, dossier.id), "")
        for alias, _ in dossier.aliases[:ALIASES]:
            found.setdefault((alias, dossier.id), dossier.name)
    return tuple((name, key, full) for (name, key), full in sorted(found.items()))
