"""What connecting needs of each document, kept from one build to the next.

In: briefings as the machine found them, and a store. Out: the features of each, from the store where they are there,
else worked out and put there. What they are, and what they depend on: connect/features.py.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from briefgen import connect, packed
from briefgen.packed import PackedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.connect import Features
    from briefgen.model import Briefing
    from briefgen.store import Store


def known(briefings: Iterable[Briefing], prints: Mapping[str, bytes], store: Store) -> dict[str, Features]:
    """The features of each briefing, by the id of its source.

    Args:
        briefings: As the machine found them: what editors change in them is no part of a print.
        prints: Of some of them what `packed.fingerprint` gives, by the id of the source; of others it is worked out.
        store: Open or not; the caller closes it.
    """
    code = connect.fingerprint().encode()
    found = {}
    for briefing in briefings:
        source = briefing.source.id
        name = hashlib.sha256(code + (prints.get(source) or packed.fingerprint(packed.packed(briefing)))).digest()
        features = _kept(store.get(name), briefing)
        if features is None:
            features = connect.features(briefing)
            store.put(name, connect.kept(features))
        found[source] = features
    return found


def _kept(content: bytes | None, briefing: Briefing) -> Features | None:
    try:
        features = None if content is None else connect.from_kept(content)
    except PackedError:
        return None
    return features if features is not None and features.fit(briefing) else None
