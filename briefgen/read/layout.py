"""The lines of a text → its pieces: paragraphs, headings and list items.

In: the text and where its body begins. Out: `Piece`s in order, and the marks between them (list bullets,
heading signs, rules), so that nothing vanishes. What a piece is for (title, byline, furniture) is decided
later: head.py, furniture.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefgen.model import BlockKind, Unused

WRAP_WIDTH = 120
"""Longer lines are paragraphs of their own; nobody wraps at more."""

WRAPPED_BREAKS = 3
WRAPPED_SHARE = 0.8
"""A text is hard-wrapped when at least three breaks, and four in five, stand where the next word would not
have fitted."""

HEADING_LETTERS = 60
HEADING_WORDS = 9

BULLETS = "•▪◦‣·"
_LIST_MARK = re.compile(r"(?:[-*+•▪◦‣·]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}\.)[ \t]+(?=\S)")
_END_OF_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*$")
_ATX = re.compile(r"#{1,6}[ \t]+(?=\S)")
_ATX_END = re.compile(r"[ \t]+#+$")
_FENCE = re.compile(r"(```+(?!.*`)|~~~+)")
_TABLE_RULE = re.compile(r"[|: \t-]*-[|: \t-]*")
_LINK_DEFINITION = re.compile(r"\[[^\]]{1,200}\]:[ \t]*\S")
_QUOTE_MARK = re.compile(r"(?:>[ \t]?)+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, without the space around it. `hard` means that Markdown breaks after it."""

    start: int
    end: int
    text: str
    hard: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that belongs together.

    `alone` means that it stood between blank lines on one line.
    """

    start: int
    end: int
    kind: BlockKind
    alone: bool = False
    level: int = 0
    """Of a Markdown heading, 1 to 6; 0 for all else."""


def chunks(text: str, start: int) -> Iterator[list[Line]]:
    """The lines between blank lines, from `start` on."""
    chunk: list[Line] = []
    at = start
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        raw = text[at:end]
        stripped = raw.strip()
        if stripped:
            left = at + len(raw) - len(raw.lstrip())
            hard = raw.endswith("  ") or stripped.endswith("\\")
            chunk.append(Line(left, left + len(stripped), stripped, hard))
        elif chunk:
            yield chunk
            chunk = []
        at = end + 1
    if chunk:
        yield chunk


def pieces(all_chunks: list[list[Line]], text: str, *, markdown: bool) -> tuple[list[Piece], list[Unused]]:
    """The pieces of the text, and the marks and Markdown parts that are no running text, each in order."""
    found: list[Piece] = []
    marks: list[Unused] = []
    if markdown:
        all_chunks = _without_markdown_parts(all_chunks, text, marks)
    width = _wrap_width(all_chunks)
    for lines in all_chunks:
        if markdown:
            _markdown_chunk(lines, found, marks)
        else:
            for group in _groups(lines, width):
                _piece(group, found, marks, alone=len(lines) == 1)
    return with_headings(found, text) if not markdown else found, sorted(marks, key=lambda mark: mark.start)


def _wrap_width(all_chunks: list[list[Line]]) -> int:
    """The longest line of a hard-wrapped text; 0 where each line is a paragraph or verse of its own."""
    pairs = [(a, b) for lines in all_chunks if len(lines) >= 3 for a, b in pairwise(lines)]
    if len(pairs) < WRAPPED_BREAKS:
        return 0
    width = max(len(line.text) for pair in pairs for line in pair)
    if width > WRAP_WIDTH:
        return 0
    full = sum(len(a.text) + 1 + len(b.text.split(None, 1)[0]) > width for a, b in pairs)
    return width if full >= WRAPPED_SHARE * len(pairs) else 0


def _groups(lines: list[Line], width: int) -> Iterator[list[Line]]:
    """Runs of lines that are one paragraph, one item or one heading each."""
    group = [lines[0]]
    for before, line in pairwise(lines):
        in_list = _LIST_MARK.match(group[0].text) is not None
        if _LIST_MARK.match(line.text):
            # "5. The" and "- which" also begin wrapped lines: an item follows an item, a colon or the end of
            # a sentence.
            soft = not in_list and line.text[0] not in BULLETS and not _END_OF_SENTENCE.search(before.text)
        elif line.text[0].islower() and not _END_OF_SENTENCE.search(before.text):
            soft = True
        else:
            soft = width > 0 and len(before.text) >= 0.6 * width and len(before.text) <= width
        if soft:
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _piece(group: list[Line], found: list[Piece], marks: list[Unused], *, alone: bool) -> None:
    start, end = group[0].start, group[-1].end
    mark = _LIST_MARK.match(group[0].text)
    if mark:
        content = start + mark.end()
        marks.append(Unused(start, start + len(mark.group().rstrip()), "list mark"))
        found.append(Piece(content, end, "item"))
    else:
        found.append(Piece(start, end, "paragraph", alone))


def with_headings(found: list[Piece], text: str) -> list[Piece]:
    """A short line without an end of sentence, between other paragraphs, heads what follows it."""
    result = []
    for at, piece in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        words = text[piece.start : piece.end] if piece.end - piece.start <= HEADING_LETTERS else ""
        heading = (
            bool(words)
            and at > 0
            and piece.kind == "paragraph"
            and following is not None
            and following.end - following.start > HEADING_LETTERS
            and len(words.split()) <= HEADING_WORDS
            and words[0] not in "\"“‘'("
            and not words[0].islower()
            and not _END_OF_SENTENCE.search(words)
            and (words[-1].isalnum() or words[-1] in "\"”’')")
        )
        result.append(Piece(piece.start, piece.end, "heading", piece.alone) if heading else piece)
    return result


def _markdown_chunk(lines: list[Line], found: list[Piece], marks: list[Unused]) -> None:
    group: list[Line] = []

    def close() -> None:
        if group:
            _piece(group, found, marks, alone=len(group) == len(lines) == 1)
            group.clear()

    for line in lines:
        atx = _ATX.match(line.text)
        if atx:
            close()
            tail = _ATX_END.search(line.text, atx.end())
            end = line.start + tail.start() if tail else line.end
            marks.append(Unused(line.start, line.start + atx.end() - 1, "heading mark"))
            if tail:
                marks.append(Unused(end + 1, line.end, "heading mark"))
            found.append(Piece(line.start + atx.end(), end, "heading", alone=True, level=len(atx.group().rstrip())))
            continue
        if group and len(line.text) >= 2 and set(line.text) in ({"="}, {"-"}):
            level = 1 if line.text[0] == "=" else 2
            found.append(Piece(group[0].start, group[-1].end, "heading", alone=True, level=level))
            marks.append(Unused(line.start, line.end, "heading mark"))
            group.clear()
            continue
        if group and (group[-1].hard or _LIST_MARK.match(line.text)):
            close()
        group.append(line)
    close()


def _without_markdown_parts(all_chunks: list[list[Line]], text: str, marks: list[Unused]) -> list[list[Line]]:
    """The chunks without code, comments, tables, link definitions and quote marks; those go to `marks`."""
    kept: list[list[Line]] = []
    until: str | None = None  # what closes the part we are in
    since = 0
    for lines in all_chunks:
        runs: list[list[Line]] = [[]]  # a part between two lines takes them apart
        for line in lines:
            if until is not None:
                if until in line.text:
                    marks.append(Unused(since, line.end, "comment" if until == "-->" else "code"))
                    until = None
                continue
            fence = _FENCE.match(line.text)
            if fence:
                until, since = fence.group(1), line.start
            elif line.text.startswith("<!--"):
                if "-->" in line.text:
                    marks.append(Unused(line.start, line.end, "comment"))
                else:
                    until, since = "-->", line.start
            elif _LINK_DEFINITION.match(line.text):
                marks.append(Unused(line.start, line.end, "link definition"))
            else:
                runs[-1].append(line)
                continue
            runs.append([])
        for run in runs:
            if len(run) >= 2 and "|" in run[1].text and _TABLE_RULE.fullmatch(run[1].text):
                marks.append(Unused(run[0].start, run[-1].end, "table"))
            elif run:
                kept.extend(_without_quote_marks(run, marks))
    if until is not None:  # never closed: it runs to the end
        marks.append(Unused(since, len(text.rstrip()), "comment" if until == "-->" else "code"))
    return kept


def _without_quote_marks(lines: list[Line], marks: list[Unused]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        mark = _QUOTE_MARK.match(line.text)
        if mark is None:
            chunk.append(line)
            continue
        # Every mark is named here; those that end up inside a paragraph are taken out again by repair.py's
        # soft wraps.
        marks.append(Unused(line.start, line.start + len(mark.group().rstrip()), "quotation mark of the layout"))
        inner = line.text[mark.end() :].lstrip()
        if inner:
            chunk.append(Line(line.end - len(inner), line.end, inner, line.hard))
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
