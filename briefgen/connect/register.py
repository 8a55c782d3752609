"""Who is meant by a finding's names, and all findings in the order of the register.

In: the briefings and the actors that have a page. Out: `Entry` values whose names lead to dossiers.
Used by dossiers.py; the register itself is `Found.commitments`.
"""

from __future__ import annotations

import operator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.corpus import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.connect.features import Act, Features
    from briefgen.connect.identified import Identity
    from briefgen.model import Briefing, Commitment

    Named = tuple[tuple[str, str | None], ...]


@dataclass(slots=True)
class Found:
    """Findings that name somebody, newest source first, each source's in order of its text."""

    commitments: list[Entry] = field(default_factory=list)
    statements: list[Entry] = field(default_factory=list)
    quotes: list[Entry] = field(default_factory=list)

    def add(self, other: Found) -> None:
        """Those of the next source."""
        self.commitments += other.commitments
        self.statements += other.statements
        self.quotes += other.quotes


class Names:
    """Finds the dossier that a name in a finding means.

    Attributes:
        dossier_of: (briefing id, actor id) to dossier id, for every actor that has a page.
    """

    def __init__(self, people: Iterable[Identity]) -> None:
        """Names count within their own document only: elsewhere they may mean others."""
        self.dossier_of: dict[tuple[str, str], str] = {}
        for identity in people:
            for appearance in identity.appearances:
                self.dossier_of[appearance.briefing.source.id, appearance.actor.id] = identity.id
        self._given: dict[Named, Named] = {}

    def pages(self, briefing: Briefing) -> dict[str | None, str]:
        """Ids of the briefing's actors that have a page, to those of their dossiers."""
        source, known = briefing.source.id, self.dossier_of
        return {actor.id: page for actor in briefing.actors if (page := known.get((source, actor.id)))}

    def meant(self, names: Sequence[str], actors: Sequence[str | None], pages: Mapping[str | None, str]) -> Named:
        """Each name with the dossier of the actor that it means, None where it means none.

        Equal ones are one object: many findings have the same actors.
        """
        if not names:
            return ()
        found = tuple(zip(names, map(pages.get, actors), strict=True))
        return self._given.setdefault(found, found)


def entries(briefing: Briefing, names: Names, features: Features, pages: Mapping[str | None, str]) -> Found:
    """All commitments, statements and quotations of a briefing; `pages` are what `names` gives for it."""

    def acts(found: Sequence[Commitment], here: Sequence[Act]) -> list[Entry]:
        return _in_order(
            [
                Entry(
                    briefing,
                    finding,
                    names.meant(finding.actors, act.by or finding.actor_ids, pages),
                    names.meant(finding.recipients, act.to, pages),
                )
                for finding, act in zip(found, here, strict=True)
            ]
        )

    said = [
        Entry(briefing, quote, names.meant((quote.speaker,), (quote.speaker_id,), pages))
        for quote in briefing.quotes
        if quote.speaker is not None
    ]
    commitments = acts(briefing.commitments, features.commitments)
    return Found(commitments, acts(briefing.statements, features.statements), _in_order(said))


def _in_order(entries: list[Entry]) -> list[Entry]:
    """By place in the text, in which they mostly come."""
    starts = [entry.finding.evidence.start for entry in entries]
    return entries if all(map(operator.lt, starts, starts[1:])) else sorted(entries, key=_place)


def _place(entry: Entry) -> tuple[int, int, str]:
    finding = entry.finding
    return finding.evidence.start, finding.evidence.end, finding.id
