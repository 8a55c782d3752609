"""What documents say a person is, compared: does it support that two are one, or speak against it?

In: appearances. Out: `Standing` values, and answers about two of them. Who is joined on these grounds: persons.py.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from briefgen.connect import nations
from briefgen.connect.spelling import plain
from briefgen.connect.vocabulary import words

if TYPE_CHECKING:
    from briefgen.corpus import Appearance


class Standing(NamedTuple):
    """A role and a side, made comparable.

    Attributes:
        role: Telling words of the role; empty where it is not stated.
        apart: Those of them that make another office of it, such as "vice", or a relative of the holder.
        side: Plain name of the body, or code of the country, that the person acts for; empty where not stated.
        country: The side is a country.
    """

    role: frozenset[str]
    apart: frozenset[str]
    side: str
    country: bool

    @property
    def stated(self) -> bool:
        """The document says what the person is."""
        return bool(self.role or self.side)


@functools.lru_cache(maxsize=50_000)
def compared(role: str, affiliation: str) -> Standing:
    """What these words say somebody is."""
    found = frozenset(plain(role).split()) - words("roles", "empty")
    side = plain(affiliation)
    code = nations.code(side)
    return Standing(found, found & (words("roles", "apart") | words("roles", "kin")), code or side, code is not None)


def standing(here: Appearance) -> Standing:
    """What the document says the person is."""
    return compared(here.actor.role or "", here.actor.affiliation or "")


def same_role(one: Standing, other: Standing) -> bool:
    """One role says no more than the other: "minister", "harbour minister"; not "president", "vice president"."""
    nested = one.role <= other.role or other.role <= one.role
    return bool(one.role and other.role) and nested and one.apart == other.apart


def other_side(one: Standing, other: Standing) -> bool:
    """They act for different countries or bodies; a ministry and its country are not told apart from two sides."""
    return bool(one.side and other.side) and one.side != other.side


def support(one: Standing, other: Standing) -> bool:
    """Role or side agrees, and neither speaks against it."""
    if other_side(one, other):
        return False
    roles = not (one.role and other.role) or (bool(one.role & other.role) and one.apart == other.apart)
    return same_role(one, other) or (bool(one.side) and one.side == other.side and roles)


def belongs(one: Standing, other: Standing) -> bool:
    """Under one full name: role or side agrees; a colleague of the same name is rarer than a second role."""
    return support(one, other) or (bool(one.side) and one.side == other.side and one.apart == other.apart)


def _on_stage(at: Standing) -> bool:
    return bool(at.role & words("roles", "stage"))


def _in_office(at: Standing) -> bool:
    return bool(at.role & words("roles", "office")) and not at.apart


def clash(one: Standing, other: Standing) -> bool:
    """They can hardly be one person's, even under one full name.

    A calling of stage or sport and an office; offices of two countries that share no word; the holder of an office and
    a relative of one.
    """
    if not (one.role and other.role):
        return False
    kin = one.apart ^ other.apart
    if kin & words("roles", "kin"):
        return True
    if (_on_stage(one) and _in_office(other)) or (_in_office(one) and _on_stage(other)):
        return True
    return one.country and other.country and one.side != other.side and not one.role & other.role


def strain(one: Standing, other: Standing) -> bool:
    """They may be one person's, but nothing in them says so."""
    sides = other_side(one, other)
    roles = bool(one.role and other.role) and not one.role & other.role
    return sides or (roles and not (_in_office(one) and _in_office(other)))
