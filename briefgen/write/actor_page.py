"""The page of one actor: what all documents say, each line leading to its evidence.

In: the corpus. Out: a `Page` for each dossier, in the order of templates/actor.html. What a dossier does not hold
itself: about_actors.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.corpus import Corpus, Dossier, Entry
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write.about_actors import About, about
from briefgen.write.briefing_page import description
from briefgen.write.date_words import is_day
from briefgen.write.listing import label, rows
from briefgen.write.moments import LANES, Moment
from briefgen.write.passages import Passages
from briefgen.write.render import render, visible
from briefgen.write.threads import Threads
from briefgen.write.timeline_page import instants
from briefgen.write.timeline_picture import picture
from briefgen.write.view import Name

COMPANY = 25
"""Names shown under "Named with": beyond this few share more than one document with the actor."""

MOMENTS = 25
"""Lines of a dossier's timeline; the latest ones. A picture of fewer than `DRAWN` would be emptier than its list."""

DRAWN = 4

LISTED = 200
"""Lines of one list, the newest ones: an actor that every document names would have a page of megabytes."""

TITLES = {
    "roles": "Roles as worded",
    "made": "Committed to",
    "received": "Committed to them",
    "said": "Said",
    "statements": "Said, but not a commitment",
    "about": "Said about them",
    "with": "Named with",
    "timeline": "Timeline",
    "briefings": "Briefings",
    "identity": "Who is meant",
}


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor: in how many briefings both are named, and how many commitments each made to the other."""

    name: Name
    shared: int
    to_them: int
    from_them: int


@dataclass(frozen=True, slots=True)
class Joined:
    """A name under which documents have the actor, how many do, and why one of them may mean somebody else."""

    name: str
    documents: int
    doubts: tuple[tuple[Name, str], ...]


def pages(
    corpus: Corpus, passages: Mapping[str, Passages], by_thread: Threads, every: Sequence[Moment]
) -> Iterator[Page]:
    """A page for every dossier; `every` are the moments of the whole timeline."""
    known = {dossier.id: dossier for dossier in corpus.dossiers}
    beyond = about(corpus)
    times: dict[str, list[Moment]] = defaultdict(list)
    for moment in every:
        for key in moment.dossiers:
            times[key].append(moment)
    days = [date for b in corpus.briefings if is_day(date := b.source.date.value) and date]
    for dossier in corpus.dossiers:
        more = beyond.get(dossier.id, About())
        yield _page(dossier, passages, by_thread, known, more, times[dossier.id], days)


def _page(
    dossier: Dossier,
    passages: Mapping[str, Passages],
    by_thread: Threads,
    known: Mapping[str, Dossier],
    more: About,
    times: Sequence[Moment],
    days: Sequence[str],
) -> Page:
    here = site_map.dossier(dossier.id)
    company = tuple(_company(dossier, known, here, by_thread))
    latest = times[-MOMENTS:]
    joined = _joined(dossier, here)
    namesakes = tuple(
        (Name(known[key].name, site_map.link(here, site_map.dossier(key))), known[key])
        for key in dossier.same_name
        if key in known
    )
    content = {
        "roles": tuple(
            (
                role,
                passages[role.evidence.source.id].proof(role.evidence, here),
                label(passages[role.evidence.source.id].briefing),
            )
            for role in dossier.roles
        ),
        "made": rows(dossier.made, here, by_thread)[:LISTED],
        "received": rows(dossier.received, here, by_thread)[:LISTED],
        "said": rows(dossier.said[:LISTED], here),
        "statements": rows(more.statements[:LISTED], here),
        "about": rows(more.said[:LISTED], here),
        "with": company[:COMPANY],
        "timeline": instants(latest, here),
        "briefings": tuple(
            (
                label(appearance.briefing),
                appearance,
                site_map.link(here, site_map.briefing(appearance.briefing.source.id), appearance.actor.id),
            )
            for appearance in dossier.appearances
        ),
        "identity": (*joined, *dossier.doubts, *dossier.merged, *namesakes),
    }
    html = render(
        "actor.html",
        titles=TITLES,
        dossier=dossier,
        it=content,
        others=len(company) - COMPANY,
        left={
            "made": _threads(dossier.made, by_thread) - LISTED,
            "received": _threads(dossier.received, by_thread) - LISTED,
            "said": len(dossier.said) - LISTED,
            "statements": len(more.statements) - LISTED,
            "about": len(more.said) - LISTED,
        },
        earlier=len(times) - len(latest),
        picture=picture(latest, lambda moment: f"#{moment.id}", days) if len(latest) >= DRAWN else None,
        lanes=LANES,
        joined=joined,
        namesakes=namesakes,
        home=site_map.link(here, site_map.ACTORS),
        timeline=site_map.link(here, site_map.TIMELINE),
    )
    name = visible(" ".join(dossier.name.split()))
    sections = (Heading(2, key, words) for key, words in TITLES.items() if content[key])
    words = f"{name}: what the documents say, each line with its evidence."
    return Page(here, name, html, (Heading(1, "top", name), *sections), description(words))


def _company(dossier: Dossier, known: Mapping[str, Dossier], here: str, by_thread: Threads) -> Iterator[Companion]:
    """Those it is named with, those it deals with first."""
    towards = _dealt(((entry, entry.to) for entry in dossier.made), by_thread)
    back = _dealt(((entry, entry.by) for entry in dossier.received), by_thread)
    for key, shared in sorted(dossier.named_with, key=lambda one: (-towards[one[0]] - back[one[0]], -one[1], one[0])):
        if key in known:
            yield Companion(
                Name(known[key].name, site_map.link(here, site_map.dossier(key))), shared, towards[key], back[key]
            )


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
