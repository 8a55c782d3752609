"""What connecting needs of each document, kept from one build to the next.

In: a store, and briefings as the machine found them, one at a time. Out: the features of each, from the store where
they are there, else worked out and put there. What they are, and what they depend on: connect/features.py.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefgen import connect, packed
from briefgen.packed import PackedError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.connect import Features
    from briefgen.model import Briefing
    from briefgen.store import Store


class Known:
    """Gives the features of briefings as the machine found them: what editors change in them is no part of a print."""

    def __init__(self, store: Store, prints: Mapping[str, bytes]) -> None:
        """Features come from the store and go into it; the caller closes it.

        Args:
            store: Open or not.
            prints: Of some briefings what `packed.fingerprint` gives, by the id of the source; of others it is made.
        """
        self._store, self._prints = store, prints
        self._code = connect.fingerprint().encode()

    def __call__(self, briefing: Briefing) -> Features:
        """The features of the briefing."""
        mark = self._prints.get(briefing.source.id) or packed.fingerprint(packed.packed(briefing))
        name = hashlib.sha256(self._code + mark).digest()
        features = _kept(self._store.get(name), briefing)
        if features is None:
            features = connect.features(briefing)
            self._store.put(name, connect.kept(features))
        return features


def _kept(content: bytes | None, briefing: Briefing) -> Features | None:
    try:
        features = None if content is None else connect.from_kept(content)
    except PackedError:
        return None
    return features if features is not None and features.fit(briefing) else None
