"""Long lists in runs that stay as they are where an element comes, goes or changes elsewhere.

In: the names of the elements. Out: where runs begin and end. A run ends where the names say so, never after so many
elements: else one more would shift all that follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from zlib import crc32

ODD = 0x9E3779B1
"""Spreads the sums of names that are nearly alike, as those of documents often are (Knuth's multiplicative hashing)."""


def runs(names: Iterable[str], size: int) -> Iterator[slice]:
    """Runs of about `size` elements and at least half as many, but for the ends; together all elements.

    One ends behind each element whose sum is the lowest among its neighbours, so an element that comes or goes moves no
    end but those it is near.
    """
    half = size // 2
    sums = [crc32(name.encode(errors="surrogatepass")) * ODD & 0xFFFFFFFF for name in names]
    start = soonest = 0
    for place, (its, following) in enumerate(zip(sums, [*sums[1:], 1 << 32], strict=False)):
        if place < soonest or its > following:
            continue  # most go by this, which spares them the look at all their neighbours
        if its == min(sums[max(place - half, 0) : place + half + 1]):
            yield slice(start, place + 1)
            start, soonest = place + 1, place + half + 1
    if start < len(sums):
        yield slice(start, len(sums))
