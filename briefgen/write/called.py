"""Who is who, as exported files need it: an actor by its names, a document by its actors.

In: nothing. Out: values that many files of a site share, so that their fingerprints look at each of them once. Made in
exports/scope.py.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model import ActorType


@dataclass(frozen=True, slots=True)
class Called:
    """An actor by name: `others` are its other names, `roles` as worded."""

    id: str
    type: ActorType
    name: str
    others: tuple[str, ...]
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Here:
    """Who is who in one document.

    Attributes:
        actors: Ids of its actors that have a dossier; `dossiers` are those of these, in their order.
        doubtful: Dossiers of which something speaks against their being meant here.
    """

    source: str
    actors: tuple[str, ...]
    dossiers: tuple[str, ...]
    doubtful: tuple[str, ...]
