"""The register: every commitment of the corpus once, in one table.

In: the corpus. Out: its pages. A large register is split by year, because a browser must lay out the whole table at
once. The rows: register_rows.py; their order: `threads.worth`; the same threads by status and by actor: board_page.py,
matrix_page.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from briefgen.corpus import Corpus, Thread
from briefgen.published import Heading, Page
from briefgen.write import site_map, threads
from briefgen.write.passages import Passages
from briefgen.write.periods import UNDATED, parts, words
from briefgen.write.register_rows import DUE, STRENGTHS, Pledge, pledge
from briefgen.write.render import render
from briefgen.write.threads import Threads
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


def pages(corpus: Corpus, passages: Mapping[str, Passages], by_thread: Threads) -> Iterator[Page]:
    """The register; beyond `WHOLE` threads it shows the latest, and pages by time beside it show all."""
    every = by_thread.all
    newest = threads.newest_day(corpus)
    cut = parts(every, threads.made_on, WHOLE) if len(every) > WHOLE else {}
    cut = dict(sorted(cut.items(), key=lambda part: (part[0] != UNDATED, part[0]), reverse=True))

    def page(shown: tuple[Thread, ...], here: str, heading: str) -> Page:
        table = tuple(pledge(thread, here, newest, passages) for thread in by_thread.by_worth(shown))
        html = render(
            "register.html",
            title=heading,
            rows=table,
            parts=tuple(Name(words(name), site_map.link(here, site_map.register_part(name))) for name in cut),
            whole=site_map.link(here, site_map.REGISTER),
            views=views(here),
            newest_only=bool(cut) and here == site_map.REGISTER,
            total=len(every),
            newest=newest,
            known=_known(corpus, table),
            edits=by_thread.edited,
            pinned=by_thread.pinned,
            changed=by_thread.changed,
            presets=tuple(_presets(table, by_thread)),
            **_choices(table),
        )
        about = "Every commitment found in the documents, each with its evidence."
        return Page(here, heading, html, (Heading(1, "top", heading),), about)

    pinned = [thread for thread in every if thread.id in by_thread.pinned]
    first = [*pinned, *(thread for thread in every if thread.id not in by_thread.pinned)]
    yield page(tuple(first[:WHOLE]) if cut else every, site_map.REGISTER, "Commitments")
    for name, shown in cut.items():
        heading = "Commitments in undated documents" if name == UNDATED else f"Commitments made in {words(name)}"
        yield page(shown, site_map.register_part(name), heading)


def views(here: str) -> tuple[Name, ...]:
    """The ways to look at the commitments, the page at `here` without a link."""
    every = (
        ("Table", site_map.REGISTER),
        ("By status", site_map.BOARD),
        ("Who to whom", site_map.MATRIX),
        ("Timeline", site_map.TIMELINE),
    )
    return tuple(Name(text, None if path == here else site_map.link(here, path)) for text, path in every)


def _presets(table: tuple[Pledge, ...], by_thread: Threads) -> Iterator[Preset]:
    """Those that leave some of the rows; the first leaves all."""
    every = (
        ("due within 90 days", "due=soon", [row for row in table if "soon" in row.due]),
        (
            "date passed, no follow-up",
            "due=passed&status=none",
            [row for row in table if "passed" in row.due and row.status_key == "none"],
        ),
        ("checkable only", "checkable=yes", [row for row in table if row.finding.checkable]),
        ("changed since the last build", "mark=changed", [row for row in table if row.id in by_thread.changed]),
        ("pinned by the editor", "mark=pinned", [row for row in table if row.id in by_thread.pinned]),
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


def _known(corpus: Corpus, table: tuple[Pledge, ...]) -> tuple[tuple[str, str, str], ...]:
    """Names that the filters complete: (name or alias, dossier id, the dossier's name where the first is an alias)."""
    present = {key for row in table for key in (*row.by_ids, *row.to_ids)}
    found: dict[tuple[str, str], str] = {}
    for dossier in corpus.dossiers:
        if dossier.id in present:
            found.setdefault((dossier.name, dossier.id), "")
            for alias, _ in dossier.aliases[:ALIASES]:
                found.setdefault((alias, dossier.id), dossier.name)
    return tuple((name, key, full) for (name, key), full in sorted(found.items()))
