"""The page of one actor: what all documents say, each line leading to its evidence.

In: a dossier, and what the corpus adds to it. Out: its `Content`, in the order of templates/actor.html. What a dossier
does not hold itself: about_actors.py.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.corpus import Corpus, Dossier, Entry
from briefgen.model import ActorType
from briefgen.published import Content, Heading
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.about_actors import About
from briefgen.write.about_instruments import named_with
from briefgen.write.briefing_page import description
from briefgen.write.corrected import Logged, logged
from briefgen.write.date_words import is_day
from briefgen.write.ego_picture import MOST, Companion, ego
from briefgen.write.exports.offered import Offered
from briefgen.write.listing import label, rows
from briefgen.write.moments import LANES, Moment, Moments
from briefgen.write.passages import AllPassages
from briefgen.write.render import render
from briefgen.write.threads import Few, Threads
from briefgen.write.timeline_page import instants
from briefgen.write.timeline_picture import covered, picture, stretch
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


@dataclass(frozen=True, slots=True)
class Named:
    """Another actor that documents name with this one; no more than is shown, as most change with each document."""

    id: str
    name: str
    type: ActorType


@dataclass(frozen=True, slots=True)
class Other:
    """An actor that is not to be taken for this one; `role` and `side` are empty where nothing is stated."""

    id: str
    name: str
    type: ActorType
    role: str
    side: str
    briefings: int


@dataclass(frozen=True, slots=True)
class Given:
    """A dossier, and all that its page shows beyond it.

    Attributes:
        threads: Of the commitments in the dossier.
        named_with: (actor, number of shared briefings) of those it deals with, and of the first of the others.
        same_name: Those it is not to be taken for.
        said: What others say about the actor; `statements`: what is said of it that binds nobody. The first `LISTED`
            of each.
        numbers: How many of these there are, and how many actors it is named with.
        times: The latest moments of its timeline; `earlier` counts those before.
        drawn: First and last month of its picture, which has room for the documents of the whole collection.
        offered: The files beside the page.
    """

    dossier: Dossier
    threads: Few
    named_with: tuple[tuple[Named, int], ...]
    same_name: tuple[Other, ...]
    said: tuple[Entry, ...]
    statements: tuple[Entry, ...]
    numbers: tuple[int, int, int]
    times: tuple[Moment, ...]
    earlier: int
    drawn: tuple[int, int] | None
    overrides: tuple[Override, ...]
    offered: Offered | None


class Gathered:
    """What dossiers need of the corpus, gathered once for all of them."""

    def __init__(
        self, corpus: Corpus, by_thread: Threads, every: Moments, offered: Callable[[Dossier], Offered | None]
    ) -> None:
        """`every` are the moments of the whole timeline; `offered` tells the files beside a page."""
        self._known = {dossier.id: dossier for dossier in corpus.dossiers}
        self._by_thread, self._every, self._offered = by_thread, every, offered
        self._beyond = About(corpus)
        days = (date for b in corpus.briefings if is_day(date := b.source.date.value) and date)
        self._covered = covered(days)
        self._overrides = tuple(
            one for one in logged(corpus) if one.correction.kind in {"merge", "split", "rename", "type"}
        )

    def of(self, dossier: Dossier) -> Given:
        """All that the page of the dossier shows."""
        here = site_map.dossier(dossier.id)
        said, statements = self._beyond.said(dossier.id), self._beyond.statements(dossier.id)
        times = self._every.of(dossier.id)
        beside = sorted((one for one in dossier.named_with if one[0] in self._known), key=lambda it: (-it[1], it[0]))
        dealt = {key for entry in dossier.made for _, key in entry.to}
        dealt |= {key for entry in dossier.received for _, key in entry.by}
        company = {one[0]: one for one in (*beside[:MOST], *(one for one in beside if one[0] in dealt))}
        return Given(
            dossier=dossier,
            threads=self._by_thread.few((*dossier.made, *dossier.received)),
            named_with=tuple((self._name(key), shared) for key, shared in company.values()),
            same_name=tuple(self._other(key) for key in dossier.same_name if key in self._known),
            said=tuple(said[:LISTED]),
            statements=tuple(statements[:LISTED]),
            numbers=(len(said), len(statements), len(beside)),
            times=tuple(times[-MOMENTS:]),
            earlier=max(0, len(times) - MOMENTS),
            drawn=stretch(times[-MOMENTS:], self._covered) if len(times) >= DRAWN else None,
            overrides=tuple(_overrides(dossier, self._overrides, here)),
            offered=self._offered(dossier),
        )

    def _name(self, key: str) -> Named:
        return Named(key, self._known[key].name, self._known[key].type)

    def _other(self, key: str) -> Other:
        it = self._known[key]
        role = it.roles[0].text if it.roles else ""
        return Other(key, it.name, it.type, role, it.affiliations[0] if it.affiliations else "", len(it.appearances))


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
