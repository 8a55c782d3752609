"""Edits of a small made corpus, as a newsroom and its editor make them one after the other.

In: a source of chance. Out: what a site is made of before and after each edit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cache
from random import Random
from typing import Any

from bench.corpus import briefings
from briefgen import connect, record
from briefgen.corpus import Applied, Change, Changed, Corpus, History, Status, Wording
from briefgen.corrections import NONE
from briefgen.model import Briefing, Known

POOL = 7


@cache
def pool() -> tuple[Briefing, ...]:
    """The documents that come and go; the last tells the story of the first again elsewhere."""
    made = tuple(briefings(POOL, 7))
    first = made[0]
    return (*made, recut(first, id="told-again", file="again.txt", outlet=Known("Other Post", "sidecar")))


def recut(briefing: Briefing, **changes: Any) -> Briefing:
    """The same findings in a source of which something is changed."""
    source = replace(briefing.source, **changes)
    return record.from_record(record.to_record(briefing) | {"id": source.id, "file": source.file}, source)


@dataclass(frozen=True)
class State:
    """All that a site is made of; `late` are changes to the corpus after it was connected, by name."""

    documents: dict[str, Briefing]
    options: dict[str, Any] = field(default_factory=dict)
    late: dict[str, Callable[[Corpus], Corpus]] = field(default_factory=dict)

    def corpus(self) -> Corpus:
        """The corpus, connected and altered."""
        found = connect.corpus(self.documents.values(), NONE)
        for alter in self.late.values():
            found = alter(found)
        return found


def start() -> State:
    """Most documents are there."""
    return State({one.source.id: one for one in pool()[:-2]})


def _with(state: State, *them: Briefing) -> State:
    return replace(state, documents={**state.documents, **{one.source.id: one for one in them}})


def _some(state: State, chance: Random) -> Briefing:
    return state.documents[chance.choice(sorted(state.documents))]


def add(state: State, chance: Random) -> State:
    """A document that was not there, which may be one told elsewhere."""
    return _with(
        state, *[one for one in chance.sample(pool(), len(pool())) if one.source.id not in state.documents][:1]
    )


def remove(state: State, chance: Random) -> State:
    """One goes."""
    gone = _some(state, chance).source.id
    return replace(state, documents={key: one for key, one in state.documents.items() if key != gone})


def date(state: State, chance: Random) -> State:
    """One has another date."""
    day = f"20{chance.randrange(10, 40)}-0{chance.randrange(1, 9)}-1{chance.randrange(9)}"
    return _with(state, recut(_some(state, chance), date=Known(day, "sidecar")))


def title(state: State, chance: Random) -> State:
    """One has another title: every page that links to it shows it."""
    return _with(state, recut(_some(state, chance), title=Known(f"Title {chance.random()}", "sidecar")))


def drop(state: State, chance: Random) -> State:
    """A commitment, a quotation and a fact are left out."""
    one = _some(state, chance)
    return _with(state, replace(one, commitments=one.commitments[1:], quotes=one.quotes[:-1], facts=one.facts[1:]))


def doubt(state: State, chance: Random) -> State:
    """Something becomes doubtful: nothing but the words of the doubt tells the two apart."""
    one = _some(state, chance)
    words = f"because of {chance.random()}"
    return _with(
        state,
        replace(
            one,
            commitments=tuple(replace(it, doubt=words) for it in one.commitments),
            actors=(*(replace(it, doubt=words) for it in one.actors[:1]), *one.actors[1:]),
        ),
    )


def rename(state: State, chance: Random) -> State:
    """An actor is called otherwise in one document."""
    one = _some(state, chance)
    named = tuple(replace(it, role=f"keeper of {chance.random()}") for it in one.actors[:2])
    return _with(state, replace(one, actors=(*named, *one.actors[2:])))


def called(state: State, chance: Random) -> State:
    """A dossier has another name everywhere."""
    place, name = chance.random(), f"Somebody {chance.random()}"

    def alter(corpus: Corpus) -> Corpus:
        at = int(place * len(corpus.dossiers))
        them = corpus.dossiers
        return replace(
            corpus, dossiers=(*them[:at], *(replace(it, name=name) for it in them[at : at + 1]), *them[at + 1 :])
        )

    return _late(state, "called", alter)


def status(state: State, chance: Random) -> State:
    """The editor says what became of a commitment."""
    place, words = chance.random(), f"kept, says the editor {chance.random()}"

    def alter(corpus: Corpus) -> Corpus:
        at = int(place * len(corpus.threads))
        told = (replace(it, status=Status(words, by="editor")) for it in corpus.threads[at : at + 1])
        return replace(corpus, threads=(*corpus.threads[:at], *told, *corpus.threads[at + 1 :]))

    return _late(state, "status", alter)


def related(state: State, chance: Random) -> State:
    """The reason for a recommendation changes, and nothing in the two documents."""
    words = f"for reason {chance.random()}"

    def alter(corpus: Corpus) -> Corpus:
        found = {key: tuple(replace(it, reason=words) for it in them) for key, them in corpus.related.items()}
        return replace(corpus, related=found)

    return _late(state, "related", alter)


def corrected(state: State, chance: Random) -> State:
    """A correction is told of, with its reason."""
    one = _some(state, chance)
    target = one.facts[0].id if one.facts else "top"
    words = f"Checked {chance.random()}"

    def alter(corpus: Corpus) -> Corpus:
        told = Applied("actors.yml", 3, "accept", target, one.source.id, words)
        return replace(corpus, corrections=(told,))

    return _late(state, "corrected", alter)


def history(state: State, chance: Random) -> State:
    """The ledger tells what changed in a document."""
    one, words = _some(state, chance), f"was {chance.random()}"

    def alter(corpus: Corpus) -> Corpus:
        change = Change("changed", "fact", "f-none", Wording(words), Wording("is"))
        told = Changed(one.source.id, one.source.file, "Title", "changed", "edited", 2, 9, (change,))
        return replace(corpus, history=History(2, (told,)))

    return _late(state, "history", alter)


def option(state: State, chance: Random) -> State:
    """A setting of the site."""
    threads = [thread.id for thread in state.corpus().threads]
    name, value = chance.choice(
        [
            ("site_name", f"Site {chance.random()}"),
            ("site_url", f"https://{chance.randrange(99)}.example/"),
            ("corrections_to", f"desk{chance.randrange(99)}@harbour.example"),
            ("pinned", tuple(chance.sample(threads, min(2, len(threads))))),
        ]
    )
    return replace(state, options={**state.options, name: value})


def _late(state: State, name: str, alter: Callable[[Corpus], Corpus]) -> State:
    return replace(state, late={**state.late, name: alter})


EDITS: tuple[Callable[[State, Random], State], ...] = (
    add,
    remove,
    date,
    title,
    drop,
    doubt,
    rename,
    called,
    status,
    related,
    corrected,
    history,
    option,
)
