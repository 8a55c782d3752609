"""Whom else a document names: evidence that documents tell of the same people.

In: for each document the keys of its actors. Out: what two groups of documents share. Who is named nearly everywhere
is no evidence.
"""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    Key = tuple[str, str]

FEW = 5
SHARE = 0.05
"""Named in more documents than five, and in more than one of twenty: everybody's company, so no evidence."""

ENOUGH = 50
"""Documents of a group that are looked at, the first by id: a name that is in thousands has company enough in these."""


class Company:
    """The actors of each document, and how telling each is."""

    def __init__(self, named: Mapping[str, AbstractSet[Key]]) -> None:
        """`named` holds for each document's id the keys of its persons with a full name, bodies and countries."""
        self._named = named
        known = Counter(itertools.chain.from_iterable(named.values()))
        limit = max(FEW, SHARE * len(named))
        self._telling = {key for key, times in known.items() if times <= limit}

    def of(self, documents: Iterable[str]) -> set[Key]:
        """All who are named in these documents."""
        return set().union(*(self._named[document] for document in sorted(set(documents))[:ENOUGH]))

    def telling(self, keys: Iterable[Key]) -> set[Key]:
        """Those who are named in few documents; countries never are telling."""
        return {key for key in keys if key in self._telling and key[0] != "country"}
