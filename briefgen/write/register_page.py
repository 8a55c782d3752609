"""The register: every commitment of every document, in one table.

In: the corpus. Out: its pages. A large register is split by year, because a browser must lay out the whole
table at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus import Corpus, Entry
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write.listing import rows
from briefgen.write.render import render
from briefgen.write.view import Name

WHOLE = 500
"""Up to here one table holds all; a row is about a kilobyte, and phones scroll half a megabyte of table
without trouble."""

UNDATED = "undated"


def _part(entry: Entry) -> str:
    """The year of the document, which names the page; "undated" also for what is no year."""
    year = (entry.briefing.source.date.value or "")[:4]
    return year if year.isascii() and year.isdigit() and len(year) == 4 else UNDATED


def pages(corpus: Corpus) -> Iterator[Page]:
    """The register; beyond `WHOLE` entries it shows the newest, and one page a year beside it shows all."""
    if len(corpus.register) <= WHOLE:
        yield _page(corpus.register, site_map.REGISTER, "Commitments", {}, len(corpus.register))
        return
    parts: dict[str, list[Entry]] = {}
    for entry in corpus.register:
        parts.setdefault(_part(entry), []).append(entry)
    yield _page(corpus.register[:WHOLE], site_map.REGISTER, "Commitments", parts, len(corpus.register))
    for name, entries in parts.items():
        heading = "Commitments in undated documents" if name == UNDATED else f"Commitments in documents of {name}"
        yield _page(tuple(entries), site_map.register_part(name), heading, parts, len(corpus.register))


def _page(shown: tuple[Entry, ...], here: str, heading: str, parts: dict[str, list[Entry]], total: int) -> Page:
    table = rows(shown, here)
    names = {
        name: Name("Undated" if name == UNDATED else name, site_map.link(here, site_map.register_part(name)))
        for name in parts
    }
    html = render(
        "register.html",
        title=heading,
        rows=table,
        kinds=tuple(dict.fromkeys(sorted(row.finding.kind for row in table if hasattr(row.finding, "kind")))),
        parts=tuple(names.values()),
        whole=site_map.link(here, site_map.REGISTER),
        newest_only=bool(parts) and here == site_map.REGISTER,
        total=total,
    )
    return Page(
        here,
        heading,
        html,
        (Heading(1, "top", heading),),
        "Every commitment found in the documents, each with its evidence.",
    )
