"""What a file tells of: the whole corpus, one actor, one document.

In: the corpus and its threads. Out: `Scope` values. Those of one actor and of one document hold what their files tell
and nothing else of the corpus: they are what these files depend on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from briefgen.corpus import Applied, Corpus, Dossier, Entry, Thread
from briefgen.model import ActorType, Briefing
from briefgen.write import site_map
from briefgen.write.threads import Threads, documents

Kind = Literal["news", "register", "actor", "document"]


@dataclass(frozen=True, slots=True)
class Called:
    """An actor by name: `others` are its other names, `roles` as worded."""

    id: str
    type: ActorType
    name: str
    others: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the corpus.

    Attributes:
        kind: "news" is the whole corpus seen document by document, "register" seen commitment by commitment.
        title: For people, such as "Commitments" or the name of an actor.
        page: Path of the page it belongs to.
        dossiers: None for a document.
        actors: Those whose dossiers these are; of a document, those in it.
        threads: Of an actor: those in which it is bound, or which are owed to it.
        said: Quotations with a dossier for their speaker; of an actor: what it said.
        corrections: Of an actor: those that change it or what it did. None for a document, whose files tell of none.
        dossier_of: For the actors of its documents and those of its threads.
        doubtful: (briefing id, dossier id) where such a document may mean somebody else.
    """

    kind: Kind
    title: str
    page: str
    briefings: tuple[Briefing, ...] = field(repr=False)
    dossiers: tuple[Dossier, ...] = field(repr=False)
    actors: tuple[Called, ...] = field(repr=False)
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
        self._doubtful: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for dossier in corpus.dossiers:
            for here in dossier.appearances:
                if here.doubt:
                    source = here.briefing.source.id
                    self._doubtful[source].append((source, dossier.id))
        self._by_id = {dossier.id: dossier for dossier in corpus.dossiers}

    def threads_of(self, dossier: Dossier) -> list[Thread]:
        """Those of the scope of an actor."""
        return self._of_actor.get(dossier.id, [])

    def news(self) -> Scope:
        """The whole corpus, document by document."""
        return self._whole("news", "New documents", site_map.HOME)

    def register(self) -> Scope:
        """The whole corpus, commitment by commitment."""
        return self._whole("register", "Commitments", site_map.REGISTER)

    def _whole(self, kind: Kind, title: str, page: str) -> Scope:
        corpus = self._corpus
        return Scope(
            kind,
            title,
            page,
            corpus.briefings,
            corpus.dossiers,
            tuple(map(_called, corpus.dossiers)),
            self._threads.all,
            tuple(entry for dossier in corpus.dossiers for entry in dossier.said),
            corpus.corrections,
            corpus.same_story,
            corpus.dossier_of,
            frozenset(chain.from_iterable(self._doubtful.values())),
        )

    def actor(self, dossier: Dossier) -> Scope:
        """One actor, and the documents that name it."""
        by_id = {appearance.briefing.source.id: appearance.briefing for appearance in dossier.appearances}
        threads = tuple(self.threads_of(dossier))
        return Scope(
            "actor",
            dossier.name,
            site_map.dossier(dossier.id),
            tuple(by_id.values()),
            (dossier,),
            (_called(dossier),),
            threads,
            dossier.said,
            self._of_dossier(dossier, by_id),
            (),
            *self._who(by_id.values(), threads),
        )

    def document(self, briefing: Briefing) -> Scope:
        """One document, with the actors in it that have a dossier."""
        source = briefing.source.id
        found = (self._corpus.dossier_of.get((source, actor.id)) for actor in briefing.actors)
        dossiers = (self._by_id[key] for key in dict.fromkeys(found) if key in self._by_id)
        threads = tuple(self._of_document.get(source, ()))
        return Scope(
            "document",
            briefing.source.title.value or source,
            site_map.briefing(source),
            (briefing,),
            (),
            tuple(map(_called, dossiers)),
            threads,
            (),
            (),
            (),
            *self._who((briefing,), threads),
        )

    def _who(
        self, briefings: Iterable[Briefing], threads: Iterable[Thread]
    ) -> tuple[dict[tuple[str, str], str], frozenset[tuple[str, str]]]:
        """Who is who in these documents and in those of the threads."""
        every = {briefing.source.id: briefing for thread in threads for briefing in documents(thread)}
        every |= {briefing.source.id: briefing for briefing in briefings}
        known = self._corpus.dossier_of
        keys = ((source, actor.id) for source, briefing in every.items() for actor in briefing.actors)
        of = {key: dossier for key in keys if (dossier := known.get(key))}
        return of, frozenset(pair for source in every for pair in self._doubtful.get(source, ()))

    def _of_dossier(self, dossier: Dossier, known: Iterable[str]) -> tuple[Applied, ...]:
        """The corrections that change this actor or what it is said to have done."""
        if not self._corpus.corrections:
            return ()
        names = {dossier.id, dossier.name, *(alias for alias, _ in dossier.aliases)}
        findings = {entry.finding.id for entry in (*dossier.made, *dossier.received, *dossier.said)}
        documents = set(known)
        return tuple(
            one
            for one in self._corpus.corrections
            if (one.target in findings and one.briefing in documents) or {one.target, one.after} & names
        )


def _called(dossier: Dossier) -> Called:
    roles = tuple(role.text for role in dossier.roles)
    return Called(dossier.id, dossier.type, dossier.name, tuple(name for name, _ in dossier.aliases), roles)
