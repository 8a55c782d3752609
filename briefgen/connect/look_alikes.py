"""Names that look like others and are written in other letters: said so wherever they stand, and never joined.

In: briefings; the actors of the corpus. Out: the same, with doubts in words, and with pointers from one look-alike to
the other. What letters look like: letters.py; that such names are not compared as if they were the other: spelling.py.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.connect.letters import USUAL, disguised, look, scripts
from briefgen.connect.spelling import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.connect.identified import Identity
    from briefgen.model import Briefing


def marked(briefing: Briefing) -> Briefing:
    """The briefing with a doubt at each actor whose name is in disguise."""
    if not any(disguised(actor.name) for actor in briefing.actors):
        return briefing
    actors = (
        replace(actor, doubt=" ".join(filter(None, [_disguise(actor.name), actor.doubt])))
        if disguised(actor.name)
        else actor
        for actor in briefing.actors
    )
    return replace(briefing, actors=tuple(actors))


def kept_apart(people: Sequence[Identity]) -> tuple[Identity, ...]:
    """The actors, in their order, with each that looks like another told from it.

    Those that the editor joined are left alone.
    """
    odd = {one.id: name for one in people if not one.merged for name in _names(one) if _unusual(name)}
    if not odd:
        return tuple(people)
    wanted = {plain(look(name)) for name in odd.values()}
    alike: dict[str, list[Identity]] = defaultdict(list)
    for one in people:
        for shape in sorted({plain(look(name)) for name in _names(one)} & wanted):
            alike[shape].append(one)
    return tuple(_told(one, odd.get(one.id), alike) for one in people)


def _told(one: Identity, name: str | None, alike: dict[str, list[Identity]]) -> Identity:
    shapes = {plain(look(known)) for known in _names(one)}
    others = [other for shape in sorted(shapes) for other in alike.get(shape, ()) if other.id != one.id]
    near = tuple(sorted({*one.same_name, *(other.id for other in others)}))
    if name is None or not (others or disguised(name)):
        return replace(one, same_name=near) if others else one
    doubt = _disguise(name, sorted(_names(others[0]))[0] if others else None)
    here = tuple(replace(a, doubt=" ".join(filter(None, [doubt, a.doubt]))) for a in one.appearances)
    return replace(one, appearances=here, same_name=near)


def _disguise(name: str, other: str | None = None) -> str:
    """What a reader must know of the name."""
    kinds = " and ".join(scripts(name))
    like = f"it looks like “{other}”, which is kept apart" if other else "they can look like those of another name"
    return f"“{name}” is written in {kinds} letters: {like}."


def _names(one: Identity) -> set[str]:
    return {a.actor.name for a in one.appearances} | ({one.shown} if one.shown else set())


def _unusual(name: str) -> bool:
    return USUAL.fullmatch(name) is None and plain(look(name)) != plain(name)
