"""The places of a corpus that speak of an undertaking, ready for comparing.

In: a briefing with its features, and the entries of the register. Out: `Point`s. What each says: undertakings.py.
matching.py compares them, threads.py joins them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from briefgen.connect.wording import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from briefgen.connect.features import Features
    from briefgen.connect.undertakings import Undertaking
    from briefgen.corpus import Entry
    from briefgen.model import Briefing, Commitment, Development, Turn

Role = Literal["report", "interest", "turn"]
Given = dict[Any, Any]
"""Sets and tuples met so far, each to itself."""


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
    briefing: Briefing,
    features: Features,
    entries: Iterable[Entry],
    dossier_of: Mapping[tuple[str, str], str],
    given: Given,
) -> Iterator[Point]:
    """Every point of a briefing; `entries` are those of its commitments and statements.

    What is equal in two of them is one object, that of `given`: the sets alone would take 13 kB for each document.
    """
    source = briefing.source.id
    entry_of = {id(entry.finding): entry for entry in entries}
    known = {
        actor.id: dossier_of.get((source, actor.id)) or key
        for actor, key in zip(briefing.actors, features.keys, strict=True)
    }
    for finding, act in zip(briefing.commitments, features.commitments, strict=True):
        if (said := act.undertaking) is not None:
            role: Role = "turn" if said.turn else "report"
            entry = entry_of[id(finding)]
            yield _point(briefing, finding, said, known, given, role, entry, act.wording, finding.thread)
    for finding, act in zip(briefing.statements, features.statements, strict=True):
        if (said := act.undertaking) is not None:
            entry = entry_of[id(finding)]
            yield _point(briefing, finding, said, known, given, "interest", entry, act.wording, finding.thread)
    for development, said in zip(briefing.developments, features.developments, strict=True):
        yield _point(briefing, development, said, known, given, "turn")


def _point(  # one call for each of a hundred thousand
    briefing: Briefing,
    finding: Commitment | Development,
    said: Undertaking,
    known: Mapping[str, str],
    given: Given,
    role: Role,
    entry: Entry | None = None,
    wording: str = "",
    thread: str = "",
) -> Point:
    one: Callable[[Any, Any], Any] = given.setdefault
    actors = frozenset([known[actor] for actor in said.own])
    sides = said.named.union([known[actor] for actor in said.sides])
    actors, sides = one(actors, actors), one(sides, sides)
    parties = sides if actors <= sides else actors | sides
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
        one(parties, parties),
        _lean(said.words, given),
        said.forms,
        said.replaced and _lean(said.replaced, given),
        said.turn,
        said.negative,
        said.date,
        said.vague,
        order,
        wording,
        thread,
    )


def _lean(said: Said, given: Given) -> Said:
    one: Callable[[Any, Any], Any] = given.setdefault
    weights, acts, names = said.weights, said.acts, said.names
    return Said(said.stems, one(weights, weights), one(acts, acts), one(names, names))
