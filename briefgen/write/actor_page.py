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
from briefgen.write.about_instruments import named_with
from briefgen.write.briefing_page import description
from briefgen.write.corrected import Logged, logged
from briefgen.write.date_words import is_day
from briefgen.write.ego_picture import MOST, Companion, ego
from briefgen.write.listing import label, rows
from briefgen.write.moments import LANES, Moment
from briefgen.write.passages import Passages
from briefgen.write.render import render, visible
from briefgen.write.threads import Threads
from briefgen.write.timeline_page import instants
from briefgen.write.timeline_picture import picture
from briefgen.write.view import Name

MOMENTS = 25
"""Lines of a dossier's timeline; the latest ones. A picture of fewer than `DRAWN` would be emptier than its list."""

DRAWN = 4

OPEN = {"about": 3, "statements": 3, "roles": 4}
"""Lines of a list that stand open, 5 where nothing is said; the others are folded below them."""

LISTED = 60
"""Lines of one list, the newest ones: an actor that every document names would have a page of megabytes."""

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
class Override:
    """What the editor said about who is who, with the way to it in the log of corrections."""

    text: str
    href: str
    file: str
    line: int


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
    overrides = tuple(one for one in logged(corpus) if one.correction.kind in {"merge", "split", "rename", "type"})
    for dossier in corpus.dossiers:
        more = beyond.get(dossier.id, About())
        yield _page(dossier, passages, by_thread, known, more, times[dossier.id], days, overrides)


def _page(
    dossier: Dossier,
    passages: Mapping[str, Passages],
    by_thread: Threads,
    known: Mapping[str, Dossier],
    more: About,
    times: Sequence[Moment],
    days: Sequence[str],
    overrides: Sequence[Logged],
) -> Page:
    here = site_map.dossier(dossier.id)
    editors = tuple(_overrides(dossier, overrides, here))
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
        "made": rows(_worthy(dossier.made, by_thread), here, by_thread)[:LISTED],
        "received": rows(_worthy(dossier.received, by_thread), here, by_thread)[:LISTED],
        "said": rows(dossier.said[:LISTED], here),
        "statements": rows(more.statements[:LISTED], here),
        "about": rows(more.said[:LISTED], here),
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
    name = visible(" ".join(dossier.name.split()))
    numbers = {key: len(them) for key, them in content.items()} | {
        "made": _threads(dossier.made, by_thread),
        "received": _threads(dossier.received, by_thread),
        "said": len(dossier.said),
        "statements": len(more.statements),
        "about": len(more.said),
        "with": len(company),
        "timeline": len(times),
    }
    html = render(
        "actor.html",
        titles=TITLES,
        dossier=dossier,
        it=content,
        numbers=numbers,
        opened=OPEN,
        ego=ego(name, company) if _telling(company) else None,
        editors=editors,
        seen=_seen(dossier),
        earlier=len(times) - len(latest),
        picture=picture(latest, lambda moment: f"#{moment.id}", days) if len(latest) >= DRAWN else None,
        lanes=LANES,
        joined=joined,
        namesakes=namesakes,
        home=site_map.link(here, site_map.ACTORS),
        timeline=site_map.link(here, site_map.TIMELINE),
    )
    sections = (Heading(2, key, words) for key, words in TITLES.items() if content[key])
    words = f"{name}: what the documents say, each line with its evidence."
    return Page(here, name, html, (Heading(1, "top", name), *sections), description(words))


def _company(dossier: Dossier, known: Mapping[str, Dossier], here: str, by_thread: Threads) -> Iterator[Companion]:
    """Those it is named with, those it deals with first."""
    towards = _dealt(((entry, entry.to) for entry in dossier.made), by_thread)
    back = _dealt(((entry, entry.by) for entry in dossier.received), by_thread)
    for key, shared in sorted(dossier.named_with, key=lambda one: (-towards[one[0]] - back[one[0]], -one[1], one[0])):
        if key in known:
            name = Name(known[key].name, site_map.link(here, site_map.dossier(key)))
            yield Companion(name, known[key].type, shared, towards[key], back[key])


def _overrides(dossier: Dossier, every: Sequence[Logged], here: str) -> Iterator[Override]:
    """Those that name it: as what it is called, as what was joined to it, or as what it was split from."""
    mine = {dossier.name, *dossier.merged}
    for entry in every:
        one = entry.correction
        if one.target in mine or one.after in mine or (one.kind != "type" and dossier.name in one.text):
            yield Override(one.text, site_map.link(here, site_map.CORRECTIONS, entry.anchor), one.file, one.line)


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
