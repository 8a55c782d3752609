"""The board: the commitments by what the documents say became of them.

In: the corpus. Out: its `Page`. Plain lists, the longest cut: the register holds every row.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.corpus import Corpus
from briefgen.published import Content, Heading, Page
from briefgen.write import site_map
from briefgen.write import threads as shown
from briefgen.write.passages import Passages
from briefgen.write.register_page import views
from briefgen.write.register_rows import Pledge, pledge
from briefgen.write.render import render
from briefgen.write.threads import Threads

SHOWN = 60
"""Cards of one status on the board; more is a list to be searched, which the register is for."""

COLUMNS = {
    "contradicted": "Contradicted",
    "cancelled": "Cancelled",
    "replaced": "Replaced",
    "delayed": "Delayed",
    "renewed": "Renewed",
    "decided": "Decided",
    "funded": "Funded",
    "delivered": "Delivered",
    "editor": "In the editor’s words",
    "none": "No follow-up recorded",
}
"""Every status in the order of the board: what a reader may have missed comes first."""

TITLE = "Commitments by status"


@dataclass(frozen=True, slots=True)
class Column:
    """The commitments of one status; `href` leads to all of them in the register."""

    id: str
    title: str
    key: str
    total: int
    cards: tuple[Pledge, ...]
    href: str


def page(corpus: Corpus, passages: Mapping[str, Passages], by_thread: Threads) -> Page:
    """The board; a status that no commitment has is left out."""
    return Page(site_map.BOARD, TITLE, lambda: _content(corpus, passages, by_thread))


def _content(corpus: Corpus, passages: Mapping[str, Passages], by_thread: Threads) -> Content:
    here, newest = site_map.BOARD, shown.newest_day(corpus)
    columns, ordered = [], by_thread.by_worth(by_thread.all)
    for key, title in COLUMNS.items():
        them = [thread for thread in ordered if shown.status_key(thread.status) == key]
        cards = tuple(pledge(thread, here, newest, passages) for thread in them[:SHOWN])
        if cards:
            every = site_map.filtered(here, status=key)
            columns.append(Column(f"status-{key}", title, key, len(them), cards, every))
    html = render("board.html", title=TITLE, columns=columns, views=views(here))
    headings = (Heading(1, "top", TITLE), *(Heading(2, column.id, column.title) for column in columns))
    return Content(html, headings, "What the documents say became of each commitment.")
