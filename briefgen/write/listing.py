"""Findings away from home: commitments and quotations as rows of pages about many documents.

In: entries of the corpus. Out: `Row`s with links, for the register, the dossiers and the home page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from briefgen import languages
from briefgen.corpus import Corpus, Entry, Status
from briefgen.model import Briefing, Commitment, Quote
from briefgen.write import site_map
from briefgen.write.briefing_page import lang, spoken, title
from briefgen.write.passages import Passages
from briefgen.write.threads import Threads, page
from briefgen.write.view import Name

LABEL_LETTERS = 90
"""A title taken from a first sentence can fill three lines; beside a row it only has to be recognised."""


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment or quotation with its way to the evidence.

    Attributes:
        href: To the finding on its briefing's page, where its evidence is.
        source: Title of the briefing, cut where it is long, with the same link.
        date: Of the document, YYYY-MM-DD; None where it is not stated.
        places: In how many sentences of its document it stands.
        status: Of its thread; None for quotations and statements.
        thread: To the thread's page; None where it has none.
        reports: In how many documents it is stated.
        edited: What an editor did to it, in words; None where nothing.
    """

    finding: Commitment | Quote
    by: tuple[Name, ...]
    to: tuple[Name, ...]
    href: str
    source: Name
    outlet: str | None
    date: str | None
    places: int
    status: Status | None = None
    thread: str | None = None
    reports: int = 1
    edited: str | None = None


def rows(entries: Iterable[Entry], here: str, threads: Threads | None = None) -> tuple[Row, ...]:
    """The entries in their order; what one document states several times is one row, at its first place.

    With `threads`, all documents that state one commitment are one row: that of the report that stands for the thread,
    where it is one of the entries, else of the oldest document among them.
    """
    groups: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        finding = entry.finding
        known = threads.of(entry) if threads else None
        again = finding.thread if isinstance(finding, Commitment) else finding.id
        groups.setdefault(("", known.id) if known else (entry.briefing.source.id, again), []).append(entry)
    return tuple(_row(group, here, threads) for group in groups.values())


def _row(group: list[Entry], here: str, threads: Threads | None) -> Row:
    thread = threads.of(group[0]) if threads else None
    lead = thread.lead.finding.id if thread else None
    oldest = next((entry for entry in group if entry.finding.id == lead), group[-1])
    first = [entry for entry in group if entry.briefing is oldest.briefing]
    entry = oldest if oldest.finding.id == lead else min(first, key=lambda e: e.finding.evidence.start)
    own = page(thread) if thread else None
    source = entry.briefing.source
    href = site_map.link(here, site_map.briefing(source.id), entry.finding.id)
    return Row(
        finding=entry.finding,
        by=names(entry.by, here),
        to=names(entry.to, here),
        href=href,
        source=Name(label(entry.briefing), href),
        outlet=source.outlet.value,
        date=source.date.value,
        places=len(first),
        status=thread.status if thread else None,
        thread=site_map.link(here, own) if own else None,
        reports=len({e.briefing.source.id for e in thread.reports}) if thread else 1,
        edited=threads.edited.get((source.id, entry.finding.id)) if threads else None,
    )


def label(briefing: Briefing) -> str:
    """The title of the briefing, cut between two words where it is long."""
    words = title(briefing)
    return words if len(words) <= LABEL_LETTERS else words[:LABEL_LETTERS].rsplit(" ", 1)[0] + " …"


def names(them: Iterable[tuple[str, str | None]], here: str) -> tuple[Name, ...]:
    """The names, each with the way from the page at `here` to its dossier."""
    return tuple(Name(name, site_map.link(here, site_map.dossier(key)) if key else None) for name, key in them)


@dataclass(frozen=True, slots=True)
class Item:
    """A briefing as a line of a list.

    Attributes:
        lead: The first sentence of its bottom line; None without one.
        href: To that sentence in the source text.
        also: Who published the same story, each with the way to that briefing.
        lang: Code of its language, for its words; None where that is English or not known.
        spoken: Name of its language, where it was not analysed for that.
    """

    name: Name
    briefing: Briefing
    lead: str | None
    href: str | None
    commitments: int
    also: tuple[Name, ...] = ()
    lang: str | None = None
    spoken: str | None = None


@dataclass(frozen=True)
class Stories:
    """Which briefings tell one story: the first stands for all, and names the others.

    Attributes:
        others: (id of the first, the others), for each story that several tell.
        again: Ids of those that tell one again.
    """

    others: tuple[tuple[str, tuple[Briefing, ...]], ...]
    again: frozenset[str]

    @classmethod
    def of(cls, corpus: Corpus) -> Self:
        """Those of the corpus."""
        if not corpus.same_story:
            return cls((), frozenset())
        known = {briefing.source.id: briefing for briefing in corpus.briefings}
        others = tuple(
            (group[0], tuple(known[other] for other in group[1:] if other in known))
            for group in corpus.same_story
            if group and group[0] in known
        )
        return cls(others, frozenset(other.source.id for _, them in others for other in them))

    def among(self, briefings: Iterable[Briefing]) -> Self:
        """What a page that lists these briefings needs to know."""
        ids = {briefing.source.id for briefing in briefings}
        return type(self)(tuple(one for one in self.others if one[0] in ids), self.again & ids)

    @cached_property
    def _others(self) -> dict[str, tuple[Briefing, ...]]:
        return dict(self.others)

    def first(self, briefings: Iterable[Briefing]) -> list[Briefing]:
        """Those of the briefings that tell something for the first time."""
        return [briefing for briefing in briefings if briefing.source.id not in self.again]

    def also(self, briefing: Briefing, here: str) -> tuple[Name, ...]:
        """The outlets of the others, or their titles where no outlet is stated."""
        return tuple(
            Name(
                other.source.outlet.value or label(other),
                site_map.link(here, site_map.briefing(other.source.id)),
            )
            for other in self._others.get(briefing.source.id, ())
        )


def items(
    briefings: Iterable[Briefing], here: str, passages: Mapping[str, Passages], stories: Stories
) -> tuple[Item, ...]:
    """The briefings in their order, what was told before left out."""
    return tuple(
        Item(
            Name(title(briefing), site_map.link(here, site_map.briefing(briefing.source.id))),
            briefing,
            briefing.summary[0].reading if briefing.summary else None,
            passages[briefing.source.id].href(briefing.summary[0], here) if briefing.summary else None,
            len({commitment.thread for commitment in briefing.commitments}),
            stories.also(briefing, here),
            code if (code := lang(briefing.source)) != languages.ENGLISH else None,
            spoken(briefing),
        )
        for briefing in stories.first(briefings)
    )
