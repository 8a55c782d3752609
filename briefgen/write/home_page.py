"""The front page: what is new, what is due next, who is busy, and the way to everything else.

In: the corpus. Out: its `Page`. Nothing here knows what the documents are about, or what day it is: what is due next
is counted from the date of the newest document.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.corpus import Corpus, Thread
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write import threads as shown
from briefgen.write.changes_page import summary
from briefgen.write.date_words import is_day
from briefgen.write.index_pages import Entrant
from briefgen.write.listing import items
from briefgen.write.passages import Passages
from briefgen.write.register_page import views
from briefgen.write.register_rows import pledge
from briefgen.write.render import render
from briefgen.write.threads import Threads
from briefgen.write.view import Name

TITLE = "What the documents say, who says it, and where"

NEWEST = 6
RECENT = 6
DUE = 6
ACTIVE = 12

TITLES = {
    "newest": "Newest documents",
    "due": "Due next",
    "recent": "Latest on commitments",
    "active": "Most active",
}


def page(corpus: Corpus, passages: Mapping[str, Passages], threads: Threads) -> Page:
    """The front page."""
    here, newest = site_map.HOME, shown.newest_day(corpus)
    dates = sorted(date for briefing in corpus.briefings if is_day(date := briefing.source.date.value) and date)
    active = sorted(corpus.dossiers, key=lambda d: (-len(d.appearances), -len(d.made) - len(d.said), d.name, d.id))
    content = {
        "newest": items(corpus.briefings[:NEWEST], here),
        "due": tuple(pledge(thread, here, newest, passages) for thread in _due(threads.all, newest)[:DUE]),
        "recent": tuple(pledge(thread, here, newest, passages) for thread in _told_most(threads.all)[:RECENT]),
        "active": tuple(Entrant(Name(d.name, site_map.link(here, site_map.dossier(d.id))), d) for d in active[:ACTIVE]),
    }
    html = render(
        "home.html",
        title=TITLE,
        titles=TITLES,
        it=content,
        total=len(corpus.briefings),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        commitments=len(threads.all),
        followed=sum(thread.status.by != "nobody" for thread in threads.all),
        actors=len(corpus.dossiers),
        views=views(here),
        corrections=len(corpus.corrections),
        ledger=corpus.history is not None,
        changes=summary(corpus.history),
        links={
            "briefings": site_map.link(here, site_map.BRIEFINGS),
            "actors": site_map.link(here, site_map.ACTORS),
            "corrections": site_map.link(here, site_map.CORRECTIONS),
            "changes": site_map.link(here, site_map.CHANGES),
            "register": site_map.link(here, site_map.REGISTER),
            "board": site_map.link(here, site_map.BOARD),
            "due": site_map.filtered(here, due="dated", sort="7"),
        },
    )
    headings = (Heading(1, "top", TITLE), *(Heading(2, key, TITLES[key]) for key in TITLES if content[key]))
    return Page(here, "Home", html, headings, f"{TITLE}.")


def _due(every: tuple[Thread, ...], newest: str | None) -> list[Thread]:
    """Those with a deadline on or after the day of the newest document, the nearest first."""
    dated = [
        (due.date, thread) for thread in every if (due := shown.deadline(thread)) and is_day(due.date) and due.date
    ]
    ahead = [(date, thread) for date, thread in dated if newest is None or date >= newest]
    return [thread for _, thread in sorted(ahead, key=lambda one: (one[0], one[1].id))]


def _told_most(every: tuple[Thread, ...]) -> list[Thread]:
    """Those that several documents tell of, then those of actors with a dossier, then the others."""
    return sorted(every, key=lambda thread: (shown.page(thread) is None, not any(key for _, key in thread.lead.by)))
