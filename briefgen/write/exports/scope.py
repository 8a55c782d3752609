"""What a file tells of: the whole corpus, one actor, one document.

In: the corpus and its threads. Out: `Scope` values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from briefgen.corpus import Applied, Corpus, Dossier, Entry, Thread
from briefgen.model import Briefing
from briefgen.write import site_map
from briefgen.write.threads import Threads


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the corpus.

    Attributes:
        kind: "news" is the whole corpus seen document by document, "register" seen commitment by commitment.
        title: For people, such as "Commitments" or the name of an actor.
        page: Path of the page it belongs to.
        threads: Of an actor: those in which it is bound, or which are owed to it.
        said: Quotations with a dossier for their speaker; of an actor: what it said.
        dossier_of: Of the whole corpus, whatever the part.
        doubtful: (briefing id, dossier id) where the briefing may mean somebody else; of the whole corpus.
    """

    kind: Literal["news", "register", "actor", "document"]
    title: str
    page: str
    briefings: tuple[Briefing, ...] = field(repr=False)
    dossiers: tuple[Dossier, ...] = field(repr=False)
    threads: tuple[Thread, ...] = field(repr=False)
    said: tuple[Entry, ...] = field(repr=False)
    corrections: tuple[Applied, ...] = field(repr=False)
    same_story: tuple[tuple[str, ...], ...] = field(repr=False)
    dossier_of: dict[tuple[str, str], str] = field(repr=False)
    doubtful: frozenset[tuple[str, str]] = field(repr=False)

    def sure(self, source_id: str, dossier_id: str | None) -> str | None:
        """The dossier where nothing speaks against it being meant, else None."""
        return None if dossier_id is None or (source_id, dossier_id) in self.doubtful else dossier_id


class Scopes:
    """Makes the parts; what they share is looked up once."""

    def __init__(self, corpus: Corpus, threads: Threads) -> None:
        self._corpus = corpus
        self._threads = threads
        self._of_actor: dict[str, list[Thread]] = defaultdict(list)
        self._of_document: dict[str, list[Thread]] = defaultdict(list)
        for thread in threads.all:
            named = (key for entry in thread.reports for _, key in (*entry.by, *entry.to) if key)
            for key in dict.fromkeys(named):
                self._of_actor[key].append(thread)
            for source in dict.fromkeys(entry.briefing.source.id for entry in thread.reports):
                self._of_document[source].append(thread)
        self._doubtful = frozenset(
            (here.briefing.source.id, dossier.id)
            for dossier in corpus.dossiers
            for here in dossier.appearances
            if here.doubt
        )
        self._by_id = {dossier.id: dossier for dossier in corpus.dossiers}

    def news(self) -> Scope:
        """The whole corpus, document by document."""
        return self._whole("news", "New documents", site_map.HOME)

    def register(self) -> Scope:
        """The whole corpus, commitment by commitment."""
        return self._whole("register", "Commitments", site_map.REGISTER)

    def _whole(self, kind: Literal["news", "register"], title: str, page: str) -> Scope:
        corpus = self._corpus
        said = tuple(entry for dossier in corpus.dossiers for entry in dossier.said)
        return Scope(
            kind,
            title,
            page,
            corpus.briefings,
            corpus.dossiers,
            self._threads.all,
            said,
            corpus.corrections,
            corpus.same_story,
            corpus.dossier_of,
            self._doubtful,
        )

    def actor(self, dossier: Dossier) -> Scope:
        """One actor, and the documents that name it."""
        briefings = tuple(dict.fromkeys(appearance.briefing.source.id for appearance in dossier.appearances))
        by_id = {appearance.briefing.source.id: appearance.briefing for appearance in dossier.appearances}
        threads = tuple(self._of_actor[dossier.id])
        return Scope(
            "actor",
            dossier.name,
            site_map.dossier(dossier.id),
            tuple(by_id[key] for key in briefings),
            (dossier,),
            threads,
            dossier.said,
            _corrections(self._corpus.corrections, briefings, dossier),
            (),
            self._corpus.dossier_of,
            self._doubtful,
        )

    def document(self, briefing: Briefing) -> Scope:
        """One document, with the dossiers of its actors."""
        source = briefing.source.id
        found = (self._corpus.dossier_of.get((source, actor.id)) for actor in briefing.actors)
        dossiers = tuple(self._by_id[key] for key in dict.fromkeys(found) if key in self._by_id)
        return Scope(
            "document",
            briefing.source.title.value or source,
            site_map.briefing(source),
            (briefing,),
            dossiers,
            tuple(self._of_document[source]),
            (),
            tuple(one for one in self._corpus.corrections if one.briefing == source),
            (),
            self._corpus.dossier_of,
            self._doubtful,
        )


def _corrections(every: Iterable[Applied], briefings: Iterable[str], dossier: Dossier) -> tuple[Applied, ...]:
    """Those that change this actor or what it is said to have done."""
    names = {dossier.id, dossier.name, *(alias for alias, _ in dossier.aliases)}
    findings = {entry.finding.id for entry in (*dossier.made, *dossier.received, *dossier.said)}
    known = set(briefings)
    return tuple(
        one for one in every if (one.target in findings and one.briefing in known) or {one.target, one.after} & names
    )
