"""One pass over the documents: their findings with the dossiers they name, and all that is compared across documents.

In: the briefings, whose features are asked for one at a time, and the actors that have a page. Out: `Gathered`.
Features are let go of as soon as they are used: those of ten thousand documents would take 400 MB.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.connect.points import points
from briefgen.connect.register import Found, entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from briefgen.connect.features import Features
    from briefgen.connect.points import Point
    from briefgen.connect.register import Names
    from briefgen.model import Briefing


@dataclass(slots=True)
class Gathered:
    """What is found in all documents.

    Attributes:
        found: In order of the documents, each one's in order of its text.
        points: In no order.
        samples: By the briefing's id, see shingles.py.
    """

    found: Found = field(default_factory=Found)
    points: list[Point] = field(default_factory=list)
    samples: dict[str, array[int]] = field(default_factory=dict)


def gathered(briefings: Iterable[Briefing], names: Names, features: Callable[[Briefing], Features]) -> Gathered:
    """What is found in the briefings, in their order."""
    every = Gathered()
    for briefing in briefings:
        here = features(briefing)
        pages = names.pages(briefing)
        found = entries(briefing, names, here, pages)
        every.found.add(found)
        every.points += points(briefing, here, (*found.commitments, *found.statements), pages)
        every.samples[briefing.source.id] = array("Q", here.sample)
    return every
