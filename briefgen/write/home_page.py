"""The front page: what is new, what is due next, who is busy, and the way to everything else.

In: the corpus. Out: its `Page`. Nothing here knows what the documents are about, or what day it is: what is due next
is counted from the date of the newest document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefgen.corpus import Corpus, Dossier, Thread
from briefgen.published import Content, Heading, Page
from briefgen.write import site_map
from briefgen.write import threads as shown
from briefgen.write.changes_page import summary
from briefgen.write.date_words import is_day
from briefgen.write.exports.offered import Offered, offers
from briefgen.write.index_pages import Entrant
from briefgen.write.listing import Stories, items
from briefgen.write.passages import Passages
from briefgen.write.register_page import views
from briefgen.write.register_rows import pledge
from briefgen.write.render import render
from briefgen.write.threads import Threads
from briefgen.write.view import Name

TITLE = "What the documents say, who says it, and where"

NEWEST = 10
PINNED = 10
RECENT = 5
DUE = 6
ACTIVE = 12
EXAMPLES = 2

TITLES = {
    "pinned": "Pinned by the editor",
    "newest": "What is new",
    "due": "Due next",
    "recent": "Latest on commitments",
    "active": "Most active",
}


def page(corpus: Corpus, passages: Mapping[str, Passages], threads: Threads, offered: Offered) -> Page:
    """The front page; `offered` are the files beside it."""
    return Page(site_map.HOME, "Home", lambda: offered.added(_content(corpus, passages, threads)))


def _content(corpus: Corpus, passages: Mapping[str, Passages], threads: Threads) -> Content:
    here, newest, stories = site_map.HOME, shown.newest_day(corpus), Stories.of(corpus)
    dates = sorted(date for briefing in corpus.briefings if is_day(date := briefing.source.date.value) and date)
    active = sorted(corpus.dossiers, key=lambda d: (-len(d.appearances), -len(d.made) - len(d.said), d.name, d.id))
    due = _due(threads.all, newest)
    picked = {
        "pinned": [thread for thread in threads.all if thread.id in threads.pinned][:PINNED],
        "due": due[:DUE],
        "recent": _told_most(threads.all)[:RECENT],
    }
    content = {
        **{key: tuple(pledge(thread, here, newest, passages) for thread in them) for key, them in picked.items()},
        "newest": items(stories.first(corpus.briefings)[:NEWEST], here, passages, stories),
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
        examples=tuple(_examples(active, threads.all)),
        feed=site_map.link(here, _file("news", site_map.HOME, "atom")) if dates else None,
        calendar=site_map.link(here, _file("register", site_map.REGISTER, "ics")) if due else None,
        links={
            "search": site_map.link(here, site_map.SEARCH),
            "method": site_map.link(here, site_map.METHOD),
            "briefings": site_map.link(here, site_map.BRIEFINGS),
            "actors": site_map.link(here, site_map.ACTORS),
            "corrections": site_map.link(here, site_map.CORRECTIONS),
            "changes": site_map.link(here, site_map.CHANGES),
            "register": site_map.link(here, site_map.REGISTER),
            "board": site_map.link(here, site_map.BOARD),
            "due": site_map.filtered(here, due="dated", sort="deadline"),
        },
    )
    headings = (Heading(1, "top", TITLE), *(Heading(2, key, TITLES[key]) for key in TITLES if content[key]))
    return Content(html, headings, f"{TITLE}.")


def _file(kind: str, page: str, form: str) -> str:
    return next(offer.path for offer in offers(kind, page) if offer.form == form)


def _examples(active: Sequence[Dossier], every: Sequence[Thread]) -> Iterator[Name]:
    """Searches that find something here: the busiest actors, the most frequent kind of commitment, both together."""
    for dossier in active[:EXAMPLES]:
        yield Name(dossier.name, site_map.searched(site_map.HOME, q=dossier.name))
    kinds = Counter(shown.commitment(thread.lead).kind for thread in every)
    if kinds:
        (kind, _), *_ = sorted(kinds.items(), key=lambda one: (-one[1], one[0]))
        yield Name(f"every {kind}", site_map.searched(site_map.HOME, kind=kind))


def _due(every: tuple[Thread, ...], newest: str | None) -> list[Thread]:
    """Those with a deadline on or after the day of the newest document, the nearest first; unnamed actors last."""
    dated = [
        (due.date, thread) for thread in every if (due := shown.deadline(thread)) and is_day(due.date) and due.date
    ]
    ahead = [(date, thread) for date, thread in dated if newest is None or date >= newest]
    ordered = sorted(ahead, key=lambda one: (shown.worth(one[1]) == shown.UNNAMED, one[0], one[1].id))
    return [thread for _, thread in ordered]


def _told_most(every: tuple[Thread, ...]) -> list[Thread]:
    """Those that several documents tell of, then those of actors with a dossier, then the others."""
    return sorted(every, key=lambda thread: (shown.page(thread) is None, not any(key for _, key in thread.lead.by)))
