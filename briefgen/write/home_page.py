"""The front page: what this is, what is new, who is busy.

In: the corpus. Out: its `Page`. Nothing here knows what the documents are about, or what day it is.
"""

from __future__ import annotations

from briefgen.corpus import Corpus
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write.date_words import is_day
from briefgen.write.index_pages import Entrant
from briefgen.write.listing import items, rows
from briefgen.write.render import render
from briefgen.write.view import Name

TITLE = "What the documents say, who says it, and where"

NEWEST = 10
RECENT = 6
ACTIVE = 12


def page(corpus: Corpus) -> Page:
    """The front page."""
    here = site_map.HOME
    dates = sorted(date for briefing in corpus.briefings if is_day(date := briefing.source.date.value) and date)
    active = sorted(corpus.dossiers, key=lambda d: (-len(d.appearances), -len(d.made) - len(d.said), d.name, d.id))
    html = render(
        "home.html",
        title=TITLE,
        total=len(corpus.briefings),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        commitments=len(
            {(entry.briefing.source.id, getattr(entry.finding, "thread", "")) for entry in corpus.register}
        ),
        actors=len(corpus.dossiers),
        newest=items(corpus.briefings[:NEWEST], here),
        recent=rows(corpus.register, here)[:RECENT],
        active=tuple(Entrant(Name(d.name, site_map.link(here, site_map.dossier(d.id))), d) for d in active[:ACTIVE]),
        links={
            "briefings": site_map.link(here, site_map.BRIEFINGS),
            "actors": site_map.link(here, site_map.ACTORS),
            "register": site_map.link(here, site_map.REGISTER),
        },
    )
    headings = [Heading(1, "top", TITLE)]
    headings += [Heading(2, "newest", "Newest documents")] if corpus.briefings else []
    headings += [Heading(2, "recent", "Recent commitments")] if corpus.register else []
    headings += [Heading(2, "active", "Most active")] if corpus.dossiers else []
    return Page(here, "Home", html, tuple(headings), f"{TITLE}.")
