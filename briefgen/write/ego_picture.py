"""An actor among those it is named with, as a picture: drawn at build, every mark a link.

In: `Companion`s. Out: `Ego`, numbers ready for templates/ego.html. The actor stands in the middle, the others in a
column on either side, so that every name is upright, whole and as large as text; types stay together, the busiest of
each first. The table beside it says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.model import ActorType
from briefgen.write.view import TYPES, Name

MOST = 24
"""Others in the picture: with the actor itself 25, beyond which nobody follows a line."""

WIDTH = 480
"""In units of the picture; a phone shows it at three quarters, and 16 units of text are still 12 pixels."""

ROW, MARGIN = 34, 6
"""Height of a name in units: a finger on a phone."""

REACH = 62
"""From the middle to the dots of the others."""

LETTERS = 18
"""Of a name; more would leave the picture."""

THICKEST = 7


@dataclass(frozen=True, slots=True)
class Companion:
    """Another actor: in how many briefings both are named, and how many commitments each made to the other."""

    name: Name
    type: ActorType
    shared: int
    to_them: int
    from_them: int


@dataclass(frozen=True, slots=True)
class Node:
    """One of the others.

    Attributes:
        x: Of its dot; `text_x` is where its name begins, or ends where it stands on the left.
        width: Of its line.
        deals: Commitments tie both; the line is whole, else broken.
        words: The name, cut to fit.
        box: Left edge of what can be clicked.
    """

    x: float
    y: float
    text_x: float
    left: bool
    width: float
    deals: bool
    words: str
    box: float
    who: Companion


@dataclass(frozen=True, slots=True)
class Ego:
    """The picture; sizes in its units. `deals` tells whether any line is a whole one, `plain` whether any is broken."""

    width: int
    height: int
    x: float
    y: float
    reach: int
    row: int
    words: str
    nodes: tuple[Node, ...]
    deals: bool
    plain: bool


def ego(name: str, company: Sequence[Companion]) -> Ego:
    """The first `MOST` of the company around the actor."""
    shown = company[:MOST]
    ordered = sorted(shown, key=lambda one: (TYPES.index(one.type), -one.to_them - one.from_them, -one.shared))
    half = (len(ordered) + 1) // 2
    height = half * ROW + 2 * MARGIN
    most = max((one.shared for one in shown), default=1)
    nodes = [
        _node(
            one,
            place % half,
            left=place < half,
            height=height,
            number=half if place < half else len(ordered) - half,
            most=most,
        )
        for place, one in enumerate(ordered)
    ]
    deals = [node.deals for node in nodes]
    middle = WIDTH / 2
    return Ego(WIDTH, height, middle, height / 2, REACH, ROW, _cut(name), tuple(nodes), any(deals), not all(deals))


def _node(one: Companion, row: int, *, left: bool, height: int, number: int, most: int) -> Node:
    side = -1 if left else 1
    x = WIDTH / 2 + side * REACH
    y = height / 2 + (row - (number - 1) / 2) * ROW
    width = round(1 + (THICKEST - 1) * one.shared / most, 1)
    deals = bool(one.to_them or one.from_them)
    return Node(x, round(y, 1), x + side * 11, left, width, deals, _cut(one.name.text), 0 if left else x - 8, one)


def _cut(name: str) -> str:
    words = " ".join(name.split())
    return words if len(words) <= LETTERS else words[: LETTERS - 1].rstrip() + "…"
