"""Many briefings become one corpus: who is who across documents, what was promised, what belongs together.

In: `Briefing`s in any order. Out: a `Corpus`, the same for every order of the same briefings.
Who is who: actors.py. A page about an actor: dossiers.py. The register: register.py. Related briefings:
related.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.connect.actors import identities
from briefgen.connect.dossiers import dossiers, worth_a_page
from briefgen.connect.register import Names, entries
from briefgen.connect.related import related
from briefgen.corpus import Corpus

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Briefing

__all__ = ["corpus"]


def corpus(briefings: Iterable[Briefing]) -> Corpus:
    """Everything known, connected; newest source first, undated ones last, by file name."""
    ordered = newest_first(briefings)
    people = worth_a_page(identities(ordered))
    names = Names(ordered, people)
    found = entries(ordered, names)
    return Corpus(
        briefings=ordered,
        dossiers=dossiers(people, found),
        register=found.commitments,
        dossier_of=names.dossier_of,
        related=related(ordered, people),
    )


def newest_first(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    """The briefings by date, newest first; undated last; equal dates by file name."""
    by_file = sorted(briefings, key=lambda briefing: briefing.source.file)
    return tuple(sorted(by_file, key=lambda briefing: briefing.source.date.value or "", reverse=True))
