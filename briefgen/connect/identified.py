"""One actor of the whole corpus, as actors.py finds it and rules.py corrects it.

In: nothing. Out: `Identity`, the noun that both share; dossiers.py makes pages of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.corpus import Appearance
    from briefgen.model import ActorType

FAMILIES: dict[ActorType, str] = {
    "country": "country",
    "organization": "body",
    "group": "body",  # "the Harbour Alliance" is a group to one reporter and an organization to the next
    "person": "person",
}
"""What can be the same across documents. A place or a thing neither speaks nor acts, so it has no dossier."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor of the corpus. `id` is the dossier's; `appearances` are newest first.

    `shown` and `kind` are the editor's name and type for it; None leaves them to the documents. `merged` holds names
    that the editor joined here, `same_name` the ids of others of the name.
    """

    id: str
    family: str
    appearances: tuple[Appearance, ...]
    shown: str | None = None
    kind: ActorType | None = None
    merged: tuple[str, ...] = ()
    same_name: tuple[str, ...] = ()

    @property
    def type(self) -> ActorType:
        """The type most documents give; the more definite one where they are even."""
        if self.kind is not None:
            return self.kind
        types = [appearance.actor.type for appearance in self.appearances]
        return max(FAMILIES, key=lambda kind: (types.count(kind), -list(FAMILIES).index(kind)))

    @property
    def doubts(self) -> tuple[str, ...]:
        """Why documents that stand here may be about somebody else, each sentence once."""
        return tuple(dict.fromkeys(a.doubt for a in self.appearances if a.doubt))
