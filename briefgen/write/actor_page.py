"""The page of one actor: what all documents say, each line leading to its evidence.

In: a dossier, and what the corpus adds to it. Out: its `Content`, in the order of templates/actor.html. What a dossier
does not hold itself: about_actors.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.corpus import Dossier, Entry
from briefgen.published import Content, Heading
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.about_instruments import named_with
from briefgen.write.actor_given import DRAWN, LISTED, Given
from briefgen.write.briefing_page import description
from briefgen.write.date_words import is_day
from briefgen.write.ego_picture import MOST, Companion, ego
from briefgen.write.listing import label, rows
from briefgen.write.moments import LANES
from briefgen.write.passages import AllPassages
from briefgen.write.render import render
from briefgen.write.threads import Threads
from briefgen.write.timeline_page import instants
from briefgen.write.timeline_picture import picture
from briefgen.write.view import Name

OPEN = {"about": 3, "statements": 3, "roles": 4}
"""Lines of a list that stand open, 5 where nothing is said; the others are folded below them."""

TITLES = {
    "roles": "Roles as worded",
    "made": "Committed to",
    "received": "Committed to them",
    "said": "Said",
    "about": "Said about them",
    "statements": "Said, but not a commitment",
    "with": "Named with",
    "timeline": "Timeline",
    "instruments": "Instruments and meetings",
    "briefings": "Briefings",
    "identity": "Who is meant",
}


@dataclass(frozen=True, slots=True)
class Joined:
    """A name under which documents have the actor, how many do, and why one of them may mean somebody else."""

    name: str
    documents: int
    doubts: tuple[tuple[Name, str], ...]


def title(dossier: Dossier) -> str:
    """Its name on one line."""
    return visible(" ".join(dossier.name.split()))


def content(given: Given) -> Content:
    """The page of one actor."""
    dossier, by_thread = given.dossier, given.threads.asked()
    here, passages = site_map.dossier(dossier.id), AllPassages(one.briefing for one in dossier.appearances)
    editors, latest, joined = given.overrides, given.times, _joined(dossier, here)
    company = tuple(_company(given, here, by_thread))
    namesakes = tuple((Name(one.name, site_map.link(here, site_map.dossier(one.id))), one) for one in given.same_name)
    it = {
        "roles": tuple(
            (
                role,
                passages[role.evidence.source.id].proof(role.evidence, here),
                label(passages[role.evidence.source.id].briefing),
            )
            for role in dossier.roles
        ),
        "made": rows(_worthy(dossier.made, by_thread), here, by_thread)[:LISTED],
        "received": rows(_worthy(dossier.received, by_thread), here, by_thread)[:LISTED],
        "said": rows(dossier.said[:LISTED], here),
        "statements": rows(given.statements, here),
        "about": rows(given.said, here),
        "with": company[:MOST],
        "timeline": instants(latest, here),
        "briefings": tuple(
            (
                label(appearance.briefing),
                appearance,
                site_map.link(here, site_map.briefing(appearance.briefing.source.id), appearance.actor.id),
            )
            for appearance in dossier.appearances
        ),
        "instruments": named_with(dossier, passages, here)[:LISTED],
        "identity": (*joined, *dossier.doubts, *dossier.merged, *editors, *namesakes),
    }
    name = title(dossier)
    numbers = {key: len(them) for key, them in it.items()} | {
        "made": _threads(dossier.made, by_thread),
        "received": _threads(dossier.received, by_thread),
        "said": len(dossier.said),
        "statements": given.numbers[1],
        "about": given.numbers[0],
        "with": given.numbers[2],
        "timeline": len(latest) + given.earlier,
    }
    html = render(
        "actor.html",
        titles=TITLES,
        dossier=dossier,
        it=it,
        numbers=numbers,
        opened=OPEN,
        ego=ego(name, company) if _telling(company) else None,
        editors=editors,
        seen=_seen(dossier),
        earlier=given.earlier,
        picture=picture(latest, lambda moment: f"#{moment.id}", None, given.drawn) if len(latest) >= DRAWN else None,
        lanes=LANES,
        joined=joined,
        namesakes=namesakes,
        home=site_map.link(here, site_map.ACTORS),
        timeline=site_map.link(here, site_map.TIMELINE),
    )
    sections = (Heading(2, key, words) for key, words in TITLES.items() if it[key])
    words = f"{name}: what the documents say, each line with its evidence."
    made = Content(html, (Heading(1, "top", name), *sections), description(words))
    return given.offered.added(made) if given.offered else made


def _company(given: Given, here: str, by_thread: Threads) -> Iterator[Companion]:
    """Those it is named with, those it deals with first."""
    dossier = given.dossier
    towards = _dealt(((entry, entry.to) for entry in dossier.made), by_thread)
    back = _dealt(((entry, entry.by) for entry in dossier.received), by_thread)
    for it, shared in sorted(
        given.named_with, key=lambda one: (-towards[one[0].id] - back[one[0].id], -one[1], one[0].id)
    ):
        name = Name(it.name, site_map.link(here, site_map.dossier(it.id)))
        yield Companion(name, it.type, shared, towards[it.id], back[it.id])


def _seen(dossier: Dossier) -> tuple[str, str] | None:
    """Dates of the first and the last dated briefing that names it."""
    dates = [date for one in dossier.appearances if is_day(date := one.briefing.source.date.value) and date]
    return (min(dates), max(dates)) if dates else None


def _worthy(entries: Sequence[Entry], by_thread: Threads) -> list[Entry]:
    """What a reader wants first, as in the register; the newest document first among equals."""
    of = {id(entry): by_thread.of(entry) for entry in entries}
    order = {thread.id: place for place, thread in enumerate(by_thread.by_worth(t for t in of.values() if t))}
    return sorted(entries, key=lambda entry: order[thread.id] if (thread := of[id(entry)]) else len(order))


def _telling(company: Sequence[Companion]) -> bool:
    """A picture says more than the table: there are some, and not all stand there for one and the same briefing."""
    return len(company) >= DRAWN and any(one.shared > 1 or one.to_them or one.from_them for one in company)


def _threads(entries: Iterable[Entry], by_thread: Threads) -> int:
    return len({thread.id for entry in entries if (thread := by_thread.of(entry))})


def _dealt(entries: Iterable[tuple[Entry, tuple[tuple[str, str | None], ...]]], by_thread: Threads) -> Counter[str]:
    """How many threads name each dossier."""
    pairs = {
        (key, thread.id) for entry, names in entries for _, key in names if key and (thread := by_thread.of(entry))
    }
    return Counter(key for key, _ in pairs)


def _joined(dossier: Dossier, here: str) -> tuple[Joined, ...]:
    """The names of the actor in the documents, where there are several or one is doubtful."""
    by_name: dict[str, list[tuple[Name, str | None]]] = defaultdict(list)
    for one in dossier.appearances:
        link = site_map.link(here, site_map.briefing(one.briefing.source.id), one.actor.id)
        by_name[one.actor.name].append((Name(label(one.briefing), link), one.doubt))
    joined = tuple(
        Joined(name, len(them), tuple((where, doubt) for where, doubt in them if doubt))
        for name, them in sorted(by_name.items(), key=lambda item: (-len(item[1]), item[0]))
    )
    return joined if len(joined) > 1 or any(one.doubts for one in joined) else ()
