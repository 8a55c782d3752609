"""Actors of which an editor checked that they are who they are taken for.

In: identities across documents, and the corrections that were applied. Out: the same identities, the doubt of each
checked appearance taken away. Doubts of single documents: findings.undoubted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.connect.identified import Identity
    from briefgen.corpus import Applied


def checked(people: Iterable[Identity], applied: Iterable[Applied]) -> tuple[Identity, ...]:
    """The identities in the order given; those without a checked appearance are the same objects."""
    there = {(one.briefing, one.target) for one in applied if one.kind == "accept"}
    return tuple(_checked(one, there) if there else one for one in people)


def _checked(one: Identity, there: set[tuple[str | None, str]]) -> Identity:
    if not any(here.doubt and (here.briefing.source.id, here.actor.id) in there for here in one.appearances):
        return one
    appearances = tuple(
        replace(here, doubt=None) if (here.briefing.source.id, here.actor.id) in there else here
        for here in one.appearances
    )
    return replace(one, appearances=appearances)
