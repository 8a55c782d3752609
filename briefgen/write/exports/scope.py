"""What a file tells of: the whole corpus, one actor, one document.

In: the corpus and its threads. Out: `Scope` values. Those of one actor and of one document hold what their files tell
and nothing else of the corpus: they are what these files depend on.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from briefgen.corpus import Applied, Corpus, Dossier, Entry, Thread
from briefgen.model import Briefing
from briefgen.write import site_map
from briefgen.write.called import Called, Here
from briefgen.write.threads import Threads, documents

Kind = Literal["news", "register", "actor", "document"]


@dataclass(frozen=True)
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
        who: Of its documents and those of its threads.
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
    who: tuple[Here, ...] = field(repr=False)

    @cached_property
    def dossier_of(self) -> dict[tuple[str, str], str]:
        """(briefing id, actor id) to dossier id."""
        return {
            (here.source, actor): dossier
            for here in self.who
            for actor, dossier in zip(here.actors, here.dossiers, strict=True)
        }

    @cached_property
    def doubtful(self) -> frozenset[tuple[str, str]]:
        """(briefing id, dossier id) where the document may mean somebody else."""
        return frozenset((here.source, dossier) for here in self.who for dossier in here.doubtful)

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
        self._doubtful: dict[str, list[str]] = defaultdict(list)
        for dossier in corpus.dossiers:
            for here in dossier.appearances:
                if here.doubt:
                    self._doubtful[here.briefing.source.id].append(dossier.id)
        self._by_id = {dossier.id: dossier for dossier in corpus.dossiers}
        # The same objects for all scopes, whose fingerprints then look at each once.
        self._called: dict[str, Called] = {}
        self._here: dict[str, Here] = {}

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
            tuple(map(self._name, corpus.dossiers)),
            self._threads.all,
            tuple(entry for dossier in corpus.dossiers for entry in dossier.said),
            corpus.corrections,
            corpus.same_story,
            self.who(corpus.briefings),
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
            (self._name(dossier),),
            threads,
            dossier.said,
            self._of_dossier(dossier, by_id),
            (),
            self.who(by_id.values(), threads),
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
            tuple(map(self._name, dossiers)),
            threads,
            (),
            (),
            (),
            self.who((briefing,), threads),
        )

    def who(self, briefings: Iterable[Briefing], threads: Iterable[Thread] = ()) -> tuple[Here, ...]:
        """Who is who in these documents and in those of the threads."""
        every = {briefing.source.id: briefing for thread in threads for briefing in documents(thread)}
        every |= {briefing.source.id: briefing for briefing in briefings}
        return tuple(map(self._in, every.values()))

    def _in(self, briefing: Briefing) -> Here:
        source, known = briefing.source.id, self._corpus.dossier_of
        here = self._here.get(source)
        if here is None:
            actors = tuple([one.id for one in briefing.actors if (source, one.id) in known])
            dossiers = tuple([known[source, actor] for actor in actors])
            here = self._here[source] = Here(source, actors, dossiers, tuple(self._doubtful.get(source, ())))
        return here

    def _name(self, dossier: Dossier) -> Called:
        called = self._called.get(dossier.id)
        if called is None:
            roles, others = tuple(role.text for role in dossier.roles), tuple(name for name, _ in dossier.aliases)
            called = self._called[dossier.id] = Called(dossier.id, dossier.type, dossier.name, others, roles)
        return called

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
