"""Columns of a page that were set row by row → one after the other.

In: the lines of a page with the gaps in them. Out: lines in the order of reading. Most programs set column after
column, and such pages stay as they are. Where one sets rows, a line holds words of two columns, and to read on would
make sentences that nobody wrote; there a gap stands at the same place in line after line, with words on both sides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

ROWS = 5
"""Lines that have a gap at the same place, at least."""

WORDS = 2.5
"""On each side of the gap, on average at least: a table has fewer in its cells."""

MOST_LINES = 1000
"""No page that people read has more; one that has stays as it is."""

CROSSED = 0.25
"""Against the lines with the gap, at most so many that go over its place, such as headings."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Room between two words of a line: `at` is the place of the second one in the line's words."""

    at: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; all places in points from the upper left corner, `size` that of most of its letters.

    `gaps` is where there is more room between two words than a space needs, from left to right.
    """

    words: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    gaps: tuple[Gap, ...] = ()


def apart(page: list[Line]) -> list[Line]:
    """The lines of the page, those of two columns cut in two and read down one column, then down the next."""
    gutter = _gutter(page) if len(page) <= MOST_LINES else None
    if gutter is None:
        return page
    result: list[Line] = []
    first: list[Line] = []
    second: list[Line] = []
    for line in page:
        if line.right <= gutter:
            first.append(line)
        elif line.left >= gutter:
            second.append(line)
        elif (gap := _at(line, gutter)) is not None:
            one, other = _cut(line, gap)
            first.append(one)
            second.append(other)
        else:
            result += [*apart(first), *apart(second), line]
            first, second = [], []
    return [*result, *apart(first), *apart(second)]


def _gutter(page: list[Line]) -> float | None:
    """Where the gap is that most lines have, None where it is not one between columns."""
    places = {round((gap.left + gap.right) / 2) for line in page for gap in line.gaps}
    best: list[Line] = []
    found = None
    for place in sorted(places):
        having = [line for line in page if _at(line, place) is not None]
        if len(having) > len(best):
            best, found = having, float(place)
    if found is None or len(best) < ROWS:
        return None
    top, bottom = min(line.top for line in best), max(line.bottom for line in best)
    beside = [line for line in page if line.top >= top and line.bottom <= bottom]
    crossing = sum(1 for line in beside if line.left < found < line.right and _at(line, found) is None)
    sides = [_cut(line, gap) for line in best if (gap := _at(line, found)) is not None]
    few = min(sum(len(part.words.split()) for part in side) for side in zip(*sides, strict=True)) / len(sides)
    return found if crossing <= CROSSED * len(best) and few >= WORDS else None


def _at(line: Line, place: float) -> Gap | None:
    return next((gap for gap in line.gaps if gap.left <= place <= gap.right), None)


def _cut(line: Line, gap: Gap) -> tuple[Line, Line]:
    before = tuple(one for one in line.gaps if one.at < gap.at)
    after = tuple(replace(one, at=one.at - gap.at) for one in line.gaps if one.at > gap.at)
    return (
        replace(line, words=line.words[: gap.at].rstrip(), right=gap.left, gaps=before),
        replace(line, words=line.words[gap.at :], left=gap.right, gaps=after),
    )
