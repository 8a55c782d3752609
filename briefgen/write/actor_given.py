"""What the page of an actor shows, gathered from the corpus: a kept page depends on that and on nothing else.

In: a dossier and the corpus. Out: `Given`, from which actor_page.py makes the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.corpus import Corpus, Dossier, Entry
from briefgen.model import ActorType
from briefgen.write import site_map
from briefgen.write.about_actors import About
from briefgen.write.corrected import Logged, logged
from briefgen.write.date_words import is_day
from briefgen.write.ego_picture import MOST
from briefgen.write.exports.offered import Offered
from briefgen.write.moments import Moment, Moments
from briefgen.write.threads import Few, Threads
from briefgen.write.timeline_picture import covered, stretch

MOMENTS = 25
"""Lines of a dossier's timeline; the latest ones. A picture of fewer than `DRAWN` would be emptier than its list."""

DRAWN = 4

LISTED = 60
"""Lines of one list, the newest ones: an actor that every document names would have a page of megabytes."""


@dataclass(frozen=True, slots=True)
class Override:
    """What the editor said about who is who, with the way to it in the log of corrections."""

    text: str
    href: str
    file: str
    line: int


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
        said, of_said = self._beyond.said(dossier.id, LISTED)
        statements, of_statements = self._beyond.statements(dossier.id, LISTED)
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
            said=said,
            statements=statements,
            numbers=(of_said, of_statements, len(beside)),
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


def _overrides(dossier: Dossier, every: Sequence[Logged], here: str) -> Iterator[Override]:
    """Those that name it: as what it is called, as what was joined to it, or as what it was split from."""
    mine = {dossier.name, *dossier.merged}
    for entry in every:
        one = entry.correction
        if one.target in mine or one.after in mine or (one.kind != "type" and dossier.name in one.text):
            yield Override(one.text, site_map.link(here, site_map.CORRECTIONS, entry.anchor), one.file, one.line)
