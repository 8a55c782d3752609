"""The timeline as a picture: three lanes over columns of time, drawn at build, every mark a link.

In: moments and the days that the documents cover. Out: `Picture`, numbers ready for templates/picture.html. Columns are
wide enough for a finger, so a mark stands for all that falls into its column. What is known to the day is a full dot,
what is coarser than a day a ring, what is coarser than a column a bar over all it may mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.write.calendar_units import Columns, Span, columns, months
from briefgen.write.date_words import date_words
from briefgen.write.moments import LANES, Lane, Moment

WIDTH = 960
GUTTER = 128
MOST = 26
"""Columns, besides "before" and "after": each is then 29 units wide, a finger at the width of a page."""

DOTS = 5
"""More in one column are told by a number."""

STEP, BAR, HEAD, AXIS = 11, 26, 12, 22

YEAR_WIDTH = 40
"""Room for a year's number."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A place in a mark; `ring` where the date is coarser than a day."""

    x: float
    y: float
    ring: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What falls into one column of a lane: the box that can be clicked, its dots, and what it says.

    `more` is how many have no dot. A bar has no dots.
    """

    x: float
    y: float
    width: float
    height: float
    dots: tuple[Dot, ...]
    more: int
    number: int
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Band:
    """One lane."""

    lane: Lane
    title: str
    number: int
    y: float
    height: float
    marks: tuple[Mark, ...]
    bars: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the grid, with the year that begins there; empty words for a line alone."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All lanes; sizes in units of the picture.

    `early` and `late` are where the columns of what is further off begin; None where there is nothing.
    """

    width: int
    height: float
    gutter: int
    foot: float
    early: float | None
    late: float | None
    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]


def picture(
    shown: Sequence[Moment],
    href: Callable[[Moment], str],
    own: tuple[int, int] | None,
    whole: tuple[int, int] | None = None,
) -> Picture | None:
    """The picture of the moments, each mark leading to `href` of its first moment; None where there are none.

    The columns cover the `own` time of the documents (see `covered`) and a third of that time, at least a year, on
    either side where something lies there; what is further off goes before the first or after the last column. `whole`
    gives the first and last month of the columns instead.
    """
    placed = [(moment, span) for moment in shown if (span := months(moment.value))]
    if not placed:
        return None
    first, last = whole or _range([span for _, span in placed], own)
    time = columns(first, last, MOST)
    early = any(time.at(span.first) < 0 and time.at(span.last) < 0 for _, span in placed)
    late = any(time.at(span.first) >= time.number for _, span in placed)
    width = (WIDTH - GUTTER) / (time.number + early + late)

    def x(column: int) -> float:
        return GUTTER + (column + early) * width

    bands, y = [], float(HEAD)
    for lane, title in LANES.items():
        them = [(moment, span) for moment, span in placed if moment.lane == lane]
        if them:
            bands.append(_band(lane, title, them, time, y, width, x, href))
            y += bands[-1].height
    return Picture(
        WIDTH,
        round(y + AXIS),
        GUTTER,
        round(y),
        x(-1) if early else None,
        x(time.number) if late else None,
        tuple(bands),
        tuple(_ticks(time, x)),
    )


def stretch(shown: Iterable[Moment], own: tuple[int, int] | None) -> tuple[int, int] | None:
    """First and last month of the columns of a picture of the moments; None where there are none.

    Columns are as long as the whole needs them, so months more at its ends are mostly the same columns.
    """
    spans = [span for moment in shown if (span := months(moment.value))]
    if not spans:
        return None
    time = columns(*_range(spans, own), MOST)
    return time.first, time.first + time.number * time.length - 1


def covered(days: Iterable[str]) -> tuple[int, int] | None:
    """First and last month of these days, as calendar_units.py counts them; None where there are none."""
    spans = [span for day in days if (span := months(day))]
    return (min(span.first for span in spans), max(span.last for span in spans)) if spans else None


def _range(spans: Sequence[Span], own: tuple[int, int] | None) -> tuple[int, int]:
    start, end = own or (min(span.first for span in spans), max(span.last for span in spans))
    margin = max((end - start) // 3, 12)
    near = [span for span in spans if start - margin <= span.first and span.last <= end + margin]
    return min([start, *(span.first for span in near)]), max([end, *(span.last for span in near)])


def _band(
    lane: Lane,
    title: str,
    them: list[tuple[Moment, Span]],
    time: Columns,
    y: float,
    width: float,
    x: Callable[[int], float],
    href: Callable[[Moment], str],
) -> Band:
    """Dots above, and below them a row of bars for each length that is coarser than a column."""
    cells: dict[int, list[tuple[Moment, Span]]] = defaultdict(list)
    wide: dict[int, dict[tuple[int, int], list[Moment]]] = defaultdict(lambda: defaultdict(list))
    for moment, span in them:
        left, right = max(time.at(span.first), 0), min(time.at(span.last), time.number - 1)
        if left < right:
            wide[span.last - span.first][left, right].append(moment)
        else:
            cells[time.at(span.first)].append((moment, span))
    most = max((min(len(cell), DOTS) + (len(cell) > DOTS) for cell in cells.values()), default=0)
    high = max(most * STEP + 10, 26) if cells else 4
    marks = tuple(
        _mark(cell, x(column), y, width, high, f"{time.words(column)}: ", href)
        for column, cell in sorted(cells.items())
    )
    bars = tuple(
        _bar(held, x(left), y + high + BAR * row, x(right + 1) - x(left), href)
        for row, (_, spans) in enumerate(sorted(wide.items()))
        for (left, right), held in sorted(spans.items())
    )
    return Band(lane, title, len(them), y, high + BAR * len(wide) + 6, marks, bars)


def _mark(
    cell: list[tuple[Moment, Span]],
    x: float,
    y: float,
    width: float,
    high: float,
    when: str,
    href: Callable[[Moment], str],
) -> Mark:
    shown = cell[:DOTS]
    middle = x + width / 2
    dots = tuple(
        Dot(round(middle, 1), round(y + high - 7 - STEP * place, 1), not span.exact)
        for place, (_, span) in enumerate(shown)
    )
    title = when + _says([moment for moment, _ in cell])
    return Mark(
        round(x, 1),
        round(y, 1),
        round(width, 1),
        high,
        dots,
        len(cell) - len(shown),
        len(cell),
        href(cell[0][0]),
        title,
    )


def _bar(held: list[Moment], x: float, y: float, width: float, href: Callable[[Moment], str]) -> Mark:
    title = f"{date_words(held[0].value)}, no closer date: {_says(held)}"
    return Mark(round(x, 1), round(y, 1), round(width, 1), BAR, (), 0, len(held), href(held[0]), title)


def _says(held: Sequence[Moment]) -> str:
    """The first in words, and how many there are."""
    words = " ".join(held[0].words.split())
    words = words if len(words) <= 90 else words[:90].rsplit(" ", 1)[0] + " …"
    return words if len(held) == 1 else f"{len(held)}, the first: {words}"


def _ticks(time: Columns, x: Callable[[int], float]) -> Iterator[Tick]:
    """A line where a year begins, its number where there is room."""
    after = 0.0
    for column in range(time.number + 1):
        month = time.first + column * time.length
        if month % 12 == 0 or column in {0, time.number}:
            at = round(x(column), 1)
            room = at >= after and column < time.number and (month % 12 == 0 or time.length < 12)
            yield Tick(at, str(month // 12) if room else "")
            after = at + YEAR_WIDTH if room else after
