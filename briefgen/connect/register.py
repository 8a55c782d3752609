"""Who is meant by a finding's names, and all findings in the order of the register.

In: the briefings and the actors that have a page. Out: `Entry` values whose names lead to dossiers.
Used by dossiers.py; the register itself is `Found.commitments`.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.corpus import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from briefgen.connect.features import Act, Features
    from briefgen.connect.identified import Identity
    from briefgen.model import Briefing, Commitment, Quote

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

    def pages(self, briefing: Briefing) -> dict[str, str]:
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


def entries(briefing: Briefing, names: Names, features: Features, pages: Mapping[str, str]) -> Found:
    """All commitments, statements and quotations of a briefing; `pages` are what `names` gives for it."""
    meant = functools.partial(names.meant, pages=pages)

    def acts(found: Sequence[Commitment], here: Sequence[Act]) -> list[Entry]:
        return [
            Entry(
                briefing,
                finding,
                meant(finding.actors, act.by or finding.actor_ids),
                meant(finding.recipients, act.to),
            )
            for finding, act in sorted(zip(found, here, strict=True), key=lambda one: _place(one[0]))
        ]

    return Found(
        acts(briefing.commitments, features.commitments),
        acts(briefing.statements, features.statements),
        [
            Entry(briefing, quote, meant([quote.speaker], [quote.speaker_id]))
            for quote in sorted(briefing.quotes, key=_place)
            if quote.speaker is not None
        ],
    )


def _place(finding: Commitment | Quote) -> tuple[int, int, str]:
    return finding.evidence.start, finding.evidence.end, finding.id
