"""The places of a corpus that speak of an undertaking, ready for comparing.

In: a briefing with its features, and the entries of the register. Out: `Point`s. What each says: undertakings.py.
matching.py compares them, threads.py joins them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.connect.wording import one

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from briefgen.connect.document_words import Parties
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
        wording: How firmly it is worded; empty for developments.
        thread: Of the document, the same for sentences that state one commitment; empty for developments.
        order: Place among all points of the corpus, see `in_order`; -1 until it is known.
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
    wording: str
    thread: str
    order: int = -1


def points(
    briefing: Briefing, features: Features, entries: Iterable[Entry], pages: Mapping[str | None, str]
) -> Iterator[Point]:
    """Every point of a briefing; what is equal in two of them is one object, which saves 13 kB for each document.

    Args:
        briefing: Where they stand.
        features: Of the briefing.
        entries: Those of its commitments and statements.
        pages: Ids of its actors that have a dossier to those of the dossiers.
    """
    entry_of = {id(entry.finding): entry for entry in entries}
    known = {actor.id: pages.get(actor.id) or key for actor, key in zip(briefing.actors, features.keys, strict=True)}
    make = _Maker(briefing, known).point
    for finding, act in zip(briefing.commitments, features.commitments, strict=True):
        if (said := act.undertaking) is not None:
            role: Role = "turn" if said.turn else "report"
            yield make(role, finding, said, entry_of[id(finding)], act.wording, finding.thread)
    for finding, act in zip(briefing.statements, features.statements, strict=True):
        if (said := act.undertaking) is not None:
            yield make("interest", finding, said, entry_of[id(finding)], act.wording, finding.thread)
    for development, said in zip(briefing.developments, features.developments, strict=True):
        yield make("turn", development, said)


class _Maker:
    """Makes the points of a briefing; `known` gives of each of its actors the dossier's id, or key."""

    def __init__(self, briefing: Briefing, known: Mapping[str, str]) -> None:
        self._briefing, self._known = briefing, known
        self._whose: dict[Parties, tuple[frozenset[str], frozenset[str], frozenset[str]]] = {}

    def point(
        self,
        role: Role,
        finding: Commitment | Development,
        said: Undertaking,
        entry: Entry | None = None,
        wording: str = "",
        thread: str = "",
    ) -> Point:
        parties, words, forms, replaced, turn, negative, date, vague = said
        whose = self._whose.get(parties) or self._parties(parties)
        return Point(
            self._briefing,
            finding,
            role,
            entry,
            *whose,
            words,
            forms,
            replaced,
            turn,
            negative,
            date,
            vague,
            wording,
            thread,
        )

    def _parties(self, parties: Parties) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        known = self._known
        actors = frozenset([known[actor] for actor in parties.own])
        sides = frozenset([*parties.named, *[known[actor] for actor in parties.sides]])
        actors, sides = one(actors), one(sides)
        both = sides if actors <= sides else actors | sides
        found = self._whose[parties] = actors, sides, one(both)
        return found


def in_order(points: Iterable[Point]) -> Sequence[Point]:
    """The points by date (undated last), file and place in the text; each knows its place from now on."""
    ordered = sorted(points, key=_when)
    for place, point in enumerate(ordered):
        point.order = place
    return ordered


def _when(point: Point) -> tuple[bool, str, str, int, str]:
    # "2017-12" comes after its days: who tells it in hindsight tells it less exactly
    date, finding = point.date, point.finding
    return date is None, f"{date or '':~<10}", point.briefing.source.file, finding.evidence.start, finding.id
