"""One document as the search knows it: its sentences, with what was found in each and who is meant.

In: a briefing and the corpus it stands in. Out: a `Document`; index.py numbers its sentences, texts.py writes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.corpus import Corpus
from briefgen.model import Briefing, Evidence
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.briefing_page import title
from briefgen.write.passages import Passages
from briefgen.write.threads import Threads, status_key
from briefgen.write.view import Name

WHATS = ("summary", "commitment", "statement", "quotation", "fact", "figure", "plain", "title")
"""What a sentence can be, in the order of the page; "plain" where nothing was found, "figure" beside others too."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a sentence states: `what` is one of `WHATS`, `kind` that of a commitment or statement, else empty.

    Attributes:
        anchor: Of its line on the page of the document.
        by: Who is bound, or speaks; links are those of the search page.
        status: Key of the status of a commitment, as `threads.status_key` has it; empty for the others.
    """

    what: str
    kind: str
    anchor: str
    by: tuple[Name, ...]
    status: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """A sentence: its words as shown, its anchor and what it states.

    `actors` are the dossiers of those it speaks of, in order.
    """

    text: str
    anchor: str
    findings: tuple[Finding, ...]
    actors: tuple[str, ...]
    figure: bool

    @property
    def values(self) -> tuple[str, ...]:
        """What it can be filtered by, each as "facet:value", in order."""
        found = {f"what:{one.what}" for one in self.findings} or {"what:plain"}
        found |= {f"kind:{one.kind}" for one in self.findings if one.kind}
        found |= {f"status:{one.status}" for one in self.findings if one.status}
        return tuple(sorted(found | {"what:figure"} if self.figure else found))


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `titled` says that its title stands in none of its sentences."""

    id: str
    title: str
    outlet: str | None
    date: str | None
    sentences: tuple[Stated, ...]
    titled: bool


@dataclass(frozen=True, slots=True)
class Given:
    """A document, and what stands outside it: who is who, the status of each commitment."""

    briefing: Briefing
    dossiers: dict[str, str]
    statuses: dict[str, str]


class Known:
    """What stands outside documents, for all of them."""

    def __init__(self, corpus: Corpus, threads: Threads) -> None:
        self._corpus, self._threads = corpus, threads

    def of(self, briefing: Briefing) -> Given:
        """For one document; a status is "none" where nobody says anything."""
        source, known = briefing.source.id, self._corpus.dossier_of
        dossiers = {one.id: key for one in briefing.actors if (key := known.get((source, one.id)))}
        threads = ((one.id, self._threads.of_commitment(source, one.id)) for one in briefing.commitments)
        statuses = {name: status_key(thread.status) if thread else "none" for name, thread in threads}
        return Given(briefing, dossiers, statuses)


def document(known: Given) -> Document:
    """The document with everything found in it put to the sentences it was found in."""
    briefing, source, passages = known.briefing, known.briefing.source, Passages(known.briefing)
    count = len(briefing.sentences)
    found: list[list[Finding]] = [[] for _ in range(count)]
    meant: list[dict[str, None]] = [{} for _ in range(count)]
    who = _Who(known)
    for finding, evidence, ids in _findings(who, known):
        for place in passages.places(evidence):
            if finding not in found[place]:
                found[place].append(finding)
            meant[place].update(dict.fromkeys(who.dossiers(ids)))
    for actor in briefing.actors:
        for dossier in who.dossiers((actor.id,)):
            for mention in actor.mentions:
                for place in passages.places(mention):
                    meant[place][dossier] = None
    figures = {place for figure in briefing.figures for place in passages.places(figure.evidence)}
    shown = visible(title(briefing))
    titles = {block for block, kept in enumerate(source.blocks) if kept.kind == "title"}
    return Document(
        source.id,
        shown,
        source.outlet.value,
        source.date.value,
        tuple(
            Stated(
                visible(" ".join(one.evidence.reading.split())),
                one.id,
                tuple(found[place]),
                tuple(meant[place]),
                place in figures,
            )
            for place, one in enumerate(briefing.sentences)
        ),
        titled=not any(one.block in titles for one in briefing.sentences),
    )


class _Who:
    """The actors of one briefing: names with links, ids to dossiers."""

    def __init__(self, known: Given) -> None:
        self._dossiers = known.dossiers
        self._called: dict[str, list[str]] = {}
        for actor in known.briefing.actors:
            self._called.setdefault(actor.name, []).append(actor.id)

    def dossiers(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._dossiers[one] for one in ids if one in self._dossiers)

    def names(self, names: Sequence[str], ids: Sequence[str]) -> tuple[Name, ...]:
        """Each with its dossier where exactly one actor can be meant: a wrong link is a wrong attribution."""
        if len(names) == len(ids):
            return tuple(map(self._name, names, ids))
        narrowed = ([key for key in self._called.get(name, ()) if key in ids] for name in names)
        return tuple(self._name(n, keys[0] if len(keys) == 1 else "") for n, keys in zip(names, narrowed, strict=True))

    def _name(self, name: str, key: str) -> Name:
        dossier = self._dossiers.get(key)
        href = site_map.link(site_map.SEARCH, site_map.dossier(dossier)) if dossier else None
        return Name(visible(name), href)


def _findings(who: _Who, known: Given) -> Iterator[tuple[Finding, Evidence, Sequence[str]]]:
    """Everything found, kind by kind, with its evidence and the ids of the actors it names."""
    briefing = known.briefing
    for cut in briefing.summary:
        yield Finding("summary", "", "bottom-line", ()), cut, ()
    for what, found in (("commitment", briefing.commitments), ("statement", briefing.statements)):
        for one in found:
            status = known.statuses[one.id] if what == "commitment" else ""
            by = who.names(one.actors, one.actor_ids)
            yield Finding(what, one.kind, one.id, by, status), one.evidence, one.actor_ids
    for quote in briefing.quotes:
        ids = (quote.speaker_id,) if quote.speaker_id else ()
        by = who.names((quote.speaker,), ids) if quote.speaker else ()
        yield Finding("quotation", "", quote.id, by), quote.evidence, ids
    for fact in briefing.facts:
        yield Finding("fact", "", fact.id, ()), fact.evidence, fact.actors
