"""The places of a corpus that speak of an undertaking, ready for comparing.

In: the register, what looks like a commitment, what became of undertakings, the features of the documents. Out:
`Point`s in order of time. What each says: undertakings.py. matching.py compares them, threads.py joins them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.connect.features import Features
    from briefgen.connect.undertakings import Undertaking
    from briefgen.connect.wording import Said
    from briefgen.corpus import Entry
    from briefgen.model import Briefing, Commitment, Development, Turn

Role = Literal["report", "interest", "turn"]


@dataclass(eq=False, slots=True)
class Point:
    """A place that speaks of an undertaking.

    Attributes:
        role: It states it, is interested in it, or tells what became of it.
        entry: Of the register or its look-alikes; None for developments.
        sides: Dossier ids, or keys, of those who undertake it and of the countries and bodies they act for.
        actors: Dossier ids, or keys, of those who undertake it.
        parties: Both of these.
        words: Of the act, or of what is meant.
        forms: For each stem of the words the first word of the evidence that has it; empty where none has.
        replaced: Words of what gives way to it; None where nothing does.
        turn: What it makes of another one, for turns.
        negative: Says that it will not be done.
        date: Of the act of undertaking if told, else of the source; None where neither is known.
        vague: Its words name nothing that could be told from another thing of the kind: "the plan".
        order: Place in the corpus: date (undated last), file, start.
        wording: How firmly it is worded; empty for developments.
        thread: Of the document, the same for sentences that state one commitment; empty for developments.
    """

    briefing: Briefing
    finding: Commitment | Development
    role: Role
    entry: Entry | None
    actors: frozenset[str]
    sides: frozenset[str]
    parties: frozenset[str]
    words: Said
    forms: tuple[str, ...]
    replaced: Said | None
    turn: Turn | None
    negative: bool
    date: str | None
    vague: bool
    order: tuple[bool, str, str, int, str]
    wording: str = ""
    thread: str = ""


def points(
    register: Iterable[Entry],
    statements: Iterable[Entry],
    briefings: Iterable[Briefing],
    dossier_of: Mapping[tuple[str, str], str],
    features: Mapping[str, Features],
) -> tuple[Point, ...]:
    """Every point of the corpus, in order of time, undated ones last."""
    entries = {id(entry.finding): entry for some in (register, statements) for entry in some}
    found: list[Point] = []
    for briefing in briefings:
        found += _of_document(briefing, features[briefing.source.id], entries, dossier_of)
    return tuple(sorted(found, key=lambda point: point.order))


def _of_document(
    briefing: Briefing, features: Features, entries: Mapping[int, Entry], dossier_of: Mapping[tuple[str, str], str]
) -> Iterable[Point]:
    source = briefing.source.id
    known = {
        actor.id: dossier_of.get((source, actor.id)) or key
        for actor, key in zip(briefing.actors, features.keys, strict=True)
    }
    for finding, act in zip(briefing.commitments, features.commitments, strict=True):
        if (said := act.undertaking) is not None:
            role: Role = "turn" if said.turn else "report"
            yield _point(briefing, finding, said, known, role, entries[id(finding)], act.wording, finding.thread)
    for finding, act in zip(briefing.statements, features.statements, strict=True):
        if (said := act.undertaking) is not None:
            yield _point(briefing, finding, said, known, "interest", entries[id(finding)], act.wording, finding.thread)
    for development, said in zip(briefing.developments, features.developments, strict=True):
        yield _point(briefing, development, said, known, "turn")


def _point(  # one call for each of a hundred thousand
    briefing: Briefing,
    finding: Commitment | Development,
    said: Undertaking,
    known: Mapping[str, str],
    role: Role,
    entry: Entry | None = None,
    wording: str = "",
    thread: str = "",
) -> Point:
    actors = frozenset([known[actor] for actor in said.own])
    sides = said.named.union([known[actor] for actor in said.sides])
    order = (
        said.date is None,
        # "2017-12" comes after its days: who tells it in hindsight tells it less exactly
        f"{said.date or '':~<10}",
        briefing.source.file,
        finding.evidence.start,
        finding.id,
    )
    return Point(
        briefing,
        finding,
        role,
        entry,
        actors,
        sides,
        actors | sides,
        said.words,
        said.forms,
        said.replaced,
        said.turn,
        said.negative,
        said.date,
        said.vague,
        order,
        wording,
        thread,
    )
