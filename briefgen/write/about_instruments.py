"""Treaties, laws and meetings that are named in one sentence with an actor.

In: a dossier and its briefings. Out: `Named` lines for its page, those of most briefings first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefgen.corpus import Dossier
from briefgen.model import Evidence, Instrument
from briefgen.write.listing import label
from briefgen.write.passages import Passages
from briefgen.write.view import Name


@dataclass(frozen=True, slots=True)
class Named:
    """An instrument as one line: `places` lead to the first sentence in each briefing that names it with the actor."""

    instrument: Instrument
    places: tuple[Name, ...]


def named_with(dossier: Dossier, passages: Mapping[str, Passages], here: str) -> tuple[Named, ...]:
    """One line for each name and kind, case aside; the newest briefing first in each."""
    found: dict[tuple[str, str], tuple[Instrument, list[Name]]] = {}
    for appearance in dossier.appearances:
        instruments = appearance.briefing.instruments
        if not instruments:
            continue
        own = passages[appearance.briefing.source.id]
        spoken = {place for mention in appearance.actor.mentions for place in own.places(mention)}
        for instrument in instruments:
            first = _first(instrument, spoken, own)
            if first is not None:
                _, places = found.setdefault((instrument.name.casefold(), instrument.kind), (instrument, []))
                places.append(Name(label(appearance.briefing), own.href(first, here)))
    lines = (Named(instrument, tuple(places)) for instrument, places in found.values())
    return tuple(sorted(lines, key=lambda line: (-len(line.places), line.instrument.name.casefold())))


def _first(instrument: Instrument, spoken: set[int], own: Passages) -> Evidence | None:
    """Its first mention in one of the sentences."""
    return next((mention for mention in instrument.mentions if spoken.intersection(own.places(mention))), None)
