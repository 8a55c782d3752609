"""Appearances that are one person's, while it is being found out.

In: nothing. Out: `Group`, which namesakes.py, name_forms.py and surnames.py make, join and fill, and what they call
documents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.connect import standing as st

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.connect.company import Key
    from briefgen.connect.spelling import PersonName
    from briefgen.corpus import Appearance


@dataclass(eq=False, slots=True)
class Group:
    """Appearances of one person, of one name at first; `qualifier` tells namesakes apart in addresses."""

    name: PersonName
    here: list[Appearance]
    own: Key
    qualifier: str = ""
    doubts: dict[int, str] = field(default_factory=dict)
    """Place in `here` to why it may be somebody else."""

    def documents(self) -> set[str]:
        """Ids of the documents it is in."""
        return {a.briefing.source.id for a in self.here}

    def standings(self) -> set[st.Standing]:
        """All that is said of the person."""
        return {st.standing(a) for a in self.here}

    def take(self, other: Group, doubt: str | None) -> None:
        """The other's appearances are this one's."""
        at = len(self.here)
        for place in range(len(other.here)):
            words = doubt or other.doubts.get(place)
            if words:
                self.doubts[at + place] = words
        self.here += other.here


def title(here: Appearance) -> str:
    """The document's name for readers."""
    return here.briefing.source.title.value or here.briefing.source.file


def first_seen(here: Iterable[Appearance]) -> tuple[str, str]:
    """Date and file of the earliest document; undated ones come last."""
    return min([(a.briefing.source.date.value or "9999", a.briefing.source.file) for a in here])
