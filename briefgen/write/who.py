"""Who a document tells of: people below the state or body they act for, the others by type.

In: the actors of a briefing. Out: their order on its page, and the same as groups of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefgen.model import Actor, Briefing
from briefgen.write.view import TYPES, Line

BODIES = ("country", "organization", "group")
PLACES = ("place", "other")


@dataclass(frozen=True, slots=True)
class Party:
    """A state or body with its people, or, without `name`, actors that stand for themselves.

    Attributes:
        name: As the source words it; empty for a group by type.
        head: Its own line; None where it is no actor of the briefing, or `name` is empty.
        types: The types of its lines, for a group by type.
    """

    name: str
    head: Line | None
    lines: tuple[Line, ...]
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """How much of a briefing comes from one actor."""

    commitments: int
    sayings: int


def _parties(actors: Sequence[Actor]) -> list[tuple[str, Actor | None, list[Actor]]]:
    """(name, the body itself, its people), in the order of the most important of each."""
    bodies = {name: body for name, body in _by_name(a for a in actors if a.type in BODIES).items() if body}
    people: dict[str, list[Actor]] = {}
    for actor in actors:
        if actor.type == "person" and actor.affiliation:
            people.setdefault(actor.affiliation, []).append(actor)
    return [(name, bodies.get(name), members) for name, members in people.items()]


def _by_name(actors: Iterable[Actor]) -> dict[str, Actor | None]:
    """None where two share the name: which of them is meant nobody can tell."""
    found: dict[str, Actor | None] = {}
    for actor in actors:
        found[actor.name] = None if actor.name in found else actor
    return found


def in_order(actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors as the page lists them, each once."""
    first = [one for _, body, members in _parties(actors) for one in ((body, *members) if body else members)]
    taken = {actor.id for actor in first}
    rest = sorted((a for a in actors if a.id not in taken), key=lambda actor: TYPES.index(actor.type))
    return (*first, *rest)


def parties(actors: Sequence[Actor], lines: Sequence[Line]) -> tuple[Party, ...]:
    """The lines of the actors, which are in the order of `in_order`, in their groups."""
    of = {line.id: line for line in lines}
    found = [
        Party(name, of[body.id] if body else None, tuple(of[one.id] for one in members))
        for name, body, members in _parties(actors)
    ]
    taken = {line.id for party in found for line in (*party.lines, *((party.head,) if party.head else ()))}
    types = {actor.id: actor.type for actor in actors}
    rest = [line for line in lines if line.id not in taken]
    for kinds in (("person",), BODIES, PLACES):
        group = tuple(line for line in rest if types[line.id] in kinds)
        if group:
            found.append(Party("", None, group, kinds))
    return tuple(found)


def told(briefing: Briefing) -> dict[str, Told]:
    """Actor id to how often it commits itself (the same said twice counts once) and speaks."""
    threads = {(key, one.thread) for one in briefing.commitments for key in one.actor_ids}
    bound = Counter(key for key, _ in threads)
    spoke = Counter(quote.speaker_id for quote in briefing.quotes)
    return {actor.id: Told(bound[actor.id], spoke[actor.id]) for actor in briefing.actors}
