"""Who is meant by a finding's names, and all findings in the order of the register.

In: the briefings and the actors that have a page. Out: `Entry` values whose names lead to dossiers.
Used by dossiers.py; the register itself is `Found.commitments`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.connect.spelling import plain
from briefgen.corpus import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.connect.identified import Identity
    from briefgen.model import Briefing, Commitment, Quote

    Named = tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All findings that name somebody, newest source first, each source's in order of its text."""

    commitments: tuple[Entry, ...]
    statements: tuple[Entry, ...]
    quotes: tuple[Entry, ...]


class Names:
    """Finds the dossier that a name in a finding means.

    Attributes:
        dossier_of: (briefing id, actor id) to dossier id, for every actor that has a page.
    """

    def __init__(self, briefings: Iterable[Briefing], people: Iterable[Identity]) -> None:
        """Names count within their own document only: elsewhere they may mean others."""
        self.dossier_of: dict[tuple[str, str], str] = {}
        for identity in people:
            for appearance in identity.appearances:
                self.dossier_of[appearance.briefing.source.id, appearance.actor.id] = identity.id
        self._known = {briefing.source.id: _by_name(briefing) for briefing in briefings}
        self._given: dict[Named, Named] = {}

    def given(self, briefing: Briefing, names: Sequence[str], ids: Sequence[str]) -> Named:
        """Each name with its dossier; `ids` are those of them that are known, in the order of the names."""
        source = briefing.source.id
        if len(ids) == len(names):
            return self._one(
                tuple((name, self.dossier_of.get((source, actor))) for name, actor in zip(names, ids, strict=True))
            )
        known = [self._known[source].get(plain(name)) for name in names]
        return self._one(
            tuple(
                (name, self.dossier_of.get((source, actor)) if actor in ids and actor is not None else None)
                for name, actor in zip(names, known, strict=True)
            )
        )

    def looked_up(self, briefing: Briefing, names: Sequence[str]) -> Named:
        """Each name with the dossier of the document's actor that is called so, where exactly one is."""
        source = briefing.source.id
        known = [self._known[source].get(plain(name)) or "" for name in names]
        return self._one(
            tuple((name, self.dossier_of.get((source, actor))) for name, actor in zip(names, known, strict=True))
        )

    def _one(self, found: Named) -> Named:
        """Equal ones are one object: many findings have the same actors."""
        return self._given.setdefault(found, found)


def _by_name(briefing: Briefing) -> dict[str, str | None]:
    """Forms of the document's names, without case and punctuation, to actor ids; None where two share one."""
    known: dict[str, str | None] = {}
    names = [(plain(actor.name), actor.id) for actor in briefing.actors]
    aliases = [(plain(form), actor.id) for actor in briefing.actors for form in actor.aliases]
    for forms in (names, aliases):
        level: dict[str, str | None] = {}
        for form, actor in forms:
            level[form] = actor if level.get(form, actor) == actor else None
        known = {**level, **known}  # a name in full outranks another actor's short form
    return known


def entries(briefings: Iterable[Briefing], names: Names) -> Found:
    """All commitments, statements and quotations of the corpus."""
    ordered = list(briefings)

    def acts(briefing: Briefing, found: Iterable[Commitment]) -> list[Entry]:
        return [
            Entry(
                briefing,
                c,
                names.given(briefing, c.actors, c.actor_ids),
                names.looked_up(briefing, c.recipients),
            )
            for c in sorted(found, key=_place)
        ]

    return Found(
        tuple(entry for b in ordered for entry in acts(b, b.commitments)),
        tuple(entry for b in ordered for entry in acts(b, b.statements)),
        tuple(
            Entry(b, quote, names.given(b, [quote.speaker], [quote.speaker_id] if quote.speaker_id else []))
            for b in ordered
            for quote in sorted(b.quotes, key=_place)
            if quote.speaker is not None
        ),
    )


def _place(finding: Commitment | Quote) -> tuple[int, int, str]:
    return finding.evidence.start, finding.evidence.end, finding.id
