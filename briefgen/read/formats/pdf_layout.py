"""The lines of the pages of a PDF → paragraphs, headings and items, as they are read.

In: lines with their places, page by page, in the order in which they were set. Out: blocks in a `Writer`. A PDF has
letters at places and no paragraphs, so these are told by the room between lines, indents, sizes and short last lines.
Paragraphs go on over columns and pages. Running heads, page numbers and footnotes are no running text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.read.formats.pdf_columns import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.read.formats.reading_text import Writer

RUNNING = "running head of the pages"
FOOTNOTE = "footnote"

EDGE_LINES = 3
"""Lines at the top and at the foot of a page among which running heads are looked for."""

REPEATED, FEW_PAGES = 3, 4
"""Pages that have a running head at least, as each chapter may have its own; in a document of few pages, two."""

LARGER, SMALLER = 1.12, 0.9
"""Against the size of most letters: headings from here on, footnotes up to there."""

ALIKE = 0.08
"""Sizes that differ by less are one: some programs squeeze letters to fill a line."""

WIDER = 1.25
"""Against the usual distance of two lines of a size: more is the end of a paragraph."""

INDENT = 0.7
"""Against the size of the letters: a first line set in by more begins a paragraph."""

FITS = 1.2
"""Against the width of a word: the room that it needs, with the space before it."""

COLUMN_LINES = 3
"""Fewer lines of a size do not show how wide their column is."""

NEAR = 60
"""Lines before and after a line that show how wide its column is."""

HALF = 0.5
"""A line that leaves more than this empty is a byline, a date, a part of an address: the next one is another block."""

HEADING_LETTERS = 200
TITLE_BLOCKS = 8

_ITEM = re.compile(r"(?:[-*•▪◦‣·–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.)\s+(?=\S)")
_ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_NUMBER = re.compile(r"(?:page|p\.)?\W*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_AT_AN_END = re.compile(r"^(\d{1,4})\s|\s(\d{1,4})$")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class _Block:
    lines: list[Line] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    last_place: int = 0
    """Of the last line, among those of its page."""

    @property
    def size(self) -> float:
        return max(line.size for line in self.lines)


def write(pages: list[list[Line]], writer: Writer) -> None:
    """Adds the text of the pages; of each running head one, at the end."""
    heads = _running(pages)
    kept = [[line for line in page if line not in heads[number]] for number, page in enumerate(pages)]
    body = _usual(line.size for page in kept for line in page for _ in line.words)
    notes: dict[int, list[Line]] = {}
    for number, page in enumerate(kept):
        kept[number], notes[number] = _without_notes(page, body)
    blocks = list(_blocks(kept, _pitches(kept)))
    _title(blocks, body, writer)
    told = -1
    for block in blocks:
        for number in range(told + 1, block.pages[0] + 1):
            writer.page(number)
        _write(block, body, writer)
        for number in range(max(told, 0), block.pages[-1]):
            _notes(notes.pop(number, []), writer)
        told = max(told, block.pages[-1])
    for number in sorted(notes):
        _notes(notes[number], writer)
    for number in range(told + 1, len(pages)):
        writer.page(number)
    if writer.blocks:
        every = dict.fromkeys(line.words for found in heads for line in sorted(found, key=_top))
        writer.aside("\n".join(_once(every)), RUNNING)


def _once(words: Iterable[str]) -> Iterator[str]:
    """The first of those that differ in numbers only, page numbers alone left out."""
    seen: set[str] = set()
    for one in words:
        form = _DIGITS.sub("#", one)
        if form not in seen and not _NUMBER.fullmatch(one):
            seen.add(form)
            yield one


def _running(pages: list[list[Line]]) -> list[set[Line]]:
    """For each page, its lines that other pages have at the same place, and its number."""
    edges: list[dict[Line, tuple[str, int]]] = []
    for page in pages:
        down = sorted(page, key=_top)
        some = [*down[:EDGE_LINES], *down[-EDGE_LINES:]] if len(down) > 2 * EDGE_LINES else []
        edges.append({line: (_DIGITS.sub("#", line.words), round(line.top / 4)) for line in some})
    count = Counter(form for edge in edges for form in {words for words, _ in edge.values()})
    places: dict[str, Counter[int]] = defaultdict(Counter)
    for edge in edges:
        for words, top in edge.values():
            places[words].update({top, top - 1, top + 1})
    numbered = Counter(
        ahead
        for number, edge in enumerate(edges)
        for line in (*sorted(edge, key=_top)[:1], *sorted(edge, key=_top)[-1:])
        if (ahead := _ahead(line, number)) is not None
    )
    least = REPEATED if len(pages) > FEW_PAGES else 2
    found: list[set[Line]] = []
    for lines in edges:
        outer = sorted(lines, key=_top)
        here = {line for line, (words, top) in lines.items() if count[words] >= least and places[words][top] >= least}
        here |= {line for line in (*outer[:1], *outer[-1:]) if _NUMBER.fullmatch(line.words)}
        aheads = {line: _ahead(line, len(found)) for line in (*outer[:1], *outer[-1:])}
        here |= {line for line, ahead in aheads.items() if ahead is not None and numbered[ahead] >= least}
        found.append(here)
    return found


def _ahead(line: Line, number: int) -> int | None:
    """By how much the page number in a running head is ahead of our count, which is the same on all pages."""
    found = _AT_AN_END.search(line.words)
    return int(found[1] or found[2]) - number if found else None


def _top(line: Line) -> float:
    return line.top


def _usual(sizes: Iterable[float]) -> float:
    found = Counter(sizes)
    return max(found, key=lambda size: (found[size], size), default=0.0)


def _without_notes(page: list[Line], body: float) -> tuple[list[Line], list[Line]]:
    """The page, and the small lines at its foot."""
    end = len(page)
    while end and page[end - 1].size <= SMALLER * body:
        end -= 1
    notes = page[end:]
    low = end > 0 and all(line.top > max(one.top for one in page[:end]) for line in notes)
    return (page[:end], notes) if notes and low else (page, [])


def _pitches(pages: list[list[Line]]) -> dict[float, float]:
    """Size of letters to the usual distance of two lines set in it."""
    found: dict[float, Counter[float]] = defaultdict(Counter)
    for page in pages:
        for one, other in pairwise(page):
            down = round(other.top - one.top, 1)
            if one.size == other.size and 0.5 * one.size < down < 3 * one.size:
                found[one.size][down] += 1
    return {size: min(counts, key=lambda down: (-counts[down], down)) for size, counts in found.items()}


def _blocks(pages: list[list[Line]], pitches: dict[float, float]) -> Iterator[_Block]:
    block = _Block()
    for number, page in enumerate(pages):
        for place, line in enumerate(page):
            if block.lines and _begins(block, line, number, pages, pitches):
                yield block
                block = _Block()
            block.lines.append(line)
            block.pages.append(number)
            block.last_place = place
    if block.lines:
        yield block


def _begins(block: _Block, line: Line, number: int, pages: list[list[Line]], pitches: dict[float, float]) -> bool:
    """Whether the line begins a block of its own behind those of `block`."""
    last, first = block.lines[-1], block.lines[0]
    if abs(line.top - last.top) < 0.5 * last.size and number == block.pages[-1]:
        return False  # the same line, with a gap in it
    if abs(line.size - last.size) > ALIKE * last.size or _ITEM.match(line.words):
        return True
    room, column = _room(last, block, pages)
    ended, goes_on = bool(_ENDS.search(last.words)), line.words[0].islower()
    if number != block.pages[-1] or line.top < last.top:  # another column or page
        return ended or (room > HALF * column and not goes_on)
    if line.top - last.top > WIDER * pitches.get(line.size, line.size * 1.3) + 1:
        return True
    if line.left > last.left + INDENT * line.size and not (_ITEM.match(first.words) and last is first):
        return True
    word = len(line.words.split(None, 1)[0]) / len(line.words) * (line.right - line.left)
    fits = room > FITS * word  # a word that had fitted on the line before begins a paragraph
    return not goes_on and fits and (ended or room > HALF * column)


def _room(line: Line, block: _Block, pages: list[list[Line]]) -> tuple[float, float]:
    """What the line leaves empty of its column, and the width of that, in points."""
    around = pages[block.pages[-1]][max(0, block.last_place - NEAR) : block.last_place + NEAR]
    alike = (one for one in around if abs(one.size - line.size) < ALIKE * line.size)
    beside = [one for one in alike if one.left < line.right and one.right > line.left]
    if len(beside) < COLUMN_LINES:
        beside = around
    column = [one for one in beside if one.left >= line.left - 3 * line.size] or beside
    right, left = max(one.right for one in column), min(one.left for one in column)
    return right - line.right, right - left


def _title(blocks: list[_Block], body: float, writer: Writer) -> None:
    """States the title, where one of the first blocks is set larger than all others there."""
    top = [block for block in blocks[:TITLE_BLOCKS] if block.pages[0] == 0]
    largest = max((block.size for block in top), default=0.0)
    found = [block for block in top if block.size == largest and _letters(block) <= HEADING_LETTERS]
    if len(found) == 1 and largest >= LARGER * body:
        writer.states("title", " ".join(line.words for line in found[0].lines), "largest line of the first page")


def _letters(block: _Block) -> int:
    return sum(len(line.words) for line in block.lines)


def _write(block: _Block, body: float, writer: Writer) -> None:
    words = [line.words for line in block.lines]
    turns = {place: page for place, (before, page) in enumerate(pairwise(block.pages), 1) if page != before}
    mark = _ITEM.match(words[0])
    if mark:
        words[0] = words[0][mark.end() :]
    heading = not mark and block.size >= LARGER * body and _letters(block) <= HEADING_LETTERS
    writer.lines("heading" if heading else "item" if mark else "paragraph", words, turns)


def _notes(lines: list[Line], writer: Writer) -> None:
    writer.aside("\n".join(line.words for line in lines), FOOTNOTE)
