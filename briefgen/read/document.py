"""The raw bytes of one document → its `Source`.

In: bytes, what front matter and sidecar state. Out: a `Source` in which every visible character is in a
block, in an unused stretch, or in the dateline. Each step is a module of its own; this one only puts them in
order.
"""

from __future__ import annotations

import dataclasses
import hashlib
import html
import re
from collections.abc import Callable, Iterable, Iterator

from briefgen import languages
from briefgen.errors import Problem, SourceError
from briefgen.model import TEXT, UNKNOWN, Block, Known, Repair, Source, Unused
from briefgen.read.author_note import author_note
from briefgen.read.bounds import USUAL, Bounds
from briefgen.read.dateline import Dateline, dateline
from briefgen.read.folder import Document
from briefgen.read.furniture import as_unused, furniture
from briefgen.read.head import NOTHING, head
from briefgen.read.language import language_of
from briefgen.read.layout import Line, Piece, chunks, pieces, with_headings
from briefgen.read.long import within
from briefgen.read.markdown import PICTURE
from briefgen.read.opening import opening
from briefgen.read.other_languages import apart
from briefgen.read.raw import Raw
from briefgen.read.repair import repairs
from briefgen.read.sidecar import stated
from briefgen.read.title import first_sentence, first_words, is_headline
from briefgen.read.yaml_values import Values

MORE = "Cut it into smaller documents, or change `letters` and `sentence_letters` below `bounds` in mkdocs.yml."
_WORD = re.compile(r"[^\W_]")


def read(raw: Raw) -> tuple[Source, list[Problem]]:
    """The source, and warnings about what was passed over in the document and in its sidecar.

    Raises:
        SourceError: the file holds no text, or no readable line.
    """
    beside, warnings = stated(raw.beside, raw.bounds)
    source, more = source_of(raw.content, raw.document, raw.file, beside, raw.bounds)
    return source, [*more, *warnings]


def source_of(
    raw: bytes, document: Document, file: str, beside: Values, bounds: Bounds = USUAL
) -> tuple[Source, list[Problem]]:
    """As `read`, for bytes at hand; `file` is the name for messages, `beside` what a sidecar states."""
    opened = opening(raw, document.path.suffix.lower(), file, bounds)
    text, matter, made = opened.text, opened.matter, opened.reading

    def known(key: str, *otherwise: Known) -> Known:
        for values, origin in ((beside, "sidecar"), (matter.values, "front matter")):
            if key in values.plain:
                return Known(values.plain[key], origin)
        if made is not None and key in made.known:
            return made.known[key]
        return next((known for known in otherwise if known.value is not None), UNKNOWN)

    all_chunks = list(chunks(text, matter.end))
    lines = [line for lines in all_chunks for line in lines]
    running = lines if made is None else made.pieces
    language = language_of(known("language"), [text[one.start : one.end] for one in running])
    # What stands around a text is told by English words: "By", "Updated", "Share this".
    english = languages.language(language.value or languages.ENGLISH) == languages.ENGLISH
    above = head(lines) if english else NOTHING
    if made is None:
        body, marks = pieces(_without(all_chunks, above.unused), text, markdown=opened.markdown)
    else:
        body = with_headings(_cut_out(list(made.pieces), above.unused), text)
        marks = list(made.unused)
    unused = [*above.unused, *marks]
    if matter.end:
        unused.append(Unused(0, len(text[: matter.end].rstrip()), "front matter"))
    body = _with_title(_without_ornaments(body, text, unused), text, unused)

    body, begins, begins_at = _without_dateline(body, text) if english else (body, None, 0)
    note = author_note(body, text, above.author.value) if english else None
    passed_over = furniture(body, text, {note.at: "author note"} if note else {}) if english else {}
    unused += as_unused(body, passed_over)
    blocks = tuple(Block(piece.start, piece.end, piece.kind) for at, piece in enumerate(body) if at not in passed_over)
    if english:
        blocks, others = apart(blocks, text)
        unused += others
    blocks, too_long, limits = within(blocks, text, bounds)
    unused += too_long
    mended = repairs(text, blocks, markdown=opened.markdown)
    readings = _readings(blocks, text, mended)
    if not any(_WORD.search(reading) for reading in readings) and not too_long:
        message = "there is no text to read in this file.\nPut the document's text into it, or delete it."
        raise SourceError(Problem(file, None, message))

    place = known("dateline", Known(begins.text, "dateline") if begins and begins.names_place else UNKNOWN)
    if begins and place.value != begins.text:
        unused.append(Unused(begins_at, begins_at + len(begins.whole.rstrip()), "dateline"))
    source = Source(
        id=document.id,
        file=document.file,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        encoding=opened.encoding,
        title=known(
            "title",
            _title(blocks, readings, first_sentence if english else first_words),
            Known(document.path.stem, "file name"),
        ),
        date=known("date", above.date, Known(begins.date, "dateline") if begins else UNKNOWN),
        outlet=known(
            "outlet",
            above.outlet,
            Known(begins.agency, "dateline") if begins else UNKNOWN,
            Known(note.outlet, "author note") if note else UNKNOWN,
        ),
        author=known("author", above.author, Known(note.author, "author note") if note else UNKNOWN),
        url=known("url"),
        language=language,
        dateline=place,
        topics=beside.topics or matter.values.topics,
        blocks=blocks,
        repairs=mended,
        unused=_in_order(unused, blocks, text),
        limits=(*limits, *(made.left_out if made else ())),
        reader=TEXT if made is None else made.reader,
        pages=() if made is None else made.pages,
        retrieved=known("retrieved"),
    )
    too_much = (f"{limit}\n{MORE}" for limit in limits)
    return source, [*matter.problems, *_warnings(source, too_much, file, beside)]


def _warnings(source: Source, too_much: Iterable[str], file: str, beside: Values) -> Iterator[Problem]:
    """What is beyond the bounds, and whether it is the file that its sidecar describes."""
    for message in too_much:
        yield Problem(file, None, message, "warning")
    if beside.plain.get("sha256", source.sha256) != source.sha256:
        message = (
            "this file is not the one that its sidecar describes: its sha256 differs.\n"
            "Put the file that was fetched back, or delete the line `sha256` where the change is meant."
        )
        yield Problem(file, None, message, "warning")


def _cut_out(body: list[Piece], unused: Iterable[Unused]) -> list[Piece]:
    """The pieces without the lines that are spoken for; a piece falls apart where one is taken out."""
    for part in unused:
        kept: list[Piece] = []
        for piece in body:
            if part.end <= piece.start or piece.end <= part.start:
                kept.append(piece)
                continue
            sides = ((piece.start, part.start), (part.end, piece.end))
            kept += [dataclasses.replace(piece, start=start, end=end) for start, end in sides if start < end]
        body = kept
    return body


def _without(all_chunks: list[list[Line]], unused: Iterable[Unused]) -> list[list[Line]]:
    """The chunks without the lines that are spoken for; a chunk falls apart where one is taken out."""
    taken = {part.start for part in unused}
    result: list[list[Line]] = []
    for lines in all_chunks:
        rest: list[Line] = []
        for line in lines:
            if line.start not in taken:
                rest.append(line)
            elif rest:
                result.append(rest)
                rest = []
        if rest:
            result.append(rest)
    return result


def _with_title(body: list[Piece], text: str, unused: list[Unused]) -> list[Piece]:
    """The body with its headline marked as such; a headline that is repeated below itself is left out."""
    if len(body) < 2 or not body[0].alone:
        return body
    first = body[0]
    words = text[first.start : first.end]
    if first.kind == "heading" or (first.kind == "paragraph" and is_headline(words)):
        title = Piece(first.start, first.end, "title", alone=True)
        rest = body[1:]
        if len(rest) > 1 and text[rest[0].start : rest[0].end] == words:
            unused.append(Unused(rest[0].start, rest[0].end, "headline repeated"))
            rest = rest[1:]
        return [title, *rest]
    return body


def _without_dateline(body: list[Piece], text: str) -> tuple[list[Piece], Dateline | None, int]:
    """The body with its first paragraph beginning behind the dateline, the dateline, and where it began.

    Lines that lead into the text may stand above that paragraph.
    """
    for at, piece in enumerate(body[:6]):
        if piece.kind != "paragraph":
            continue
        found = dateline(text[piece.start : piece.end], text)
        if found:
            rest = Piece(piece.start + len(found.whole), piece.end, "paragraph", piece.alone)
            return [*body[:at], rest, *body[at + 1 :]], found, piece.start
    return body, None, 0


def _without_ornaments(body: list[Piece], text: str, unused: list[Unused]) -> list[Piece]:
    """The pieces that say something: not lines across, rows of asterisks, pictures, invisible characters."""
    kept: list[Piece] = []
    for piece in body:
        words = PICTURE.sub("", text[piece.start : piece.end])
        if _WORD.search(html.unescape(words)):
            kept.append(piece)
        else:
            reason = "picture" if _WORD.search(text, piece.start, piece.end) else "line across or ornament"
            unused.append(Unused(piece.start, piece.end, reason))
    return kept


def _title(blocks: tuple[Block, ...], readings: list[str], first: Callable[[str], str]) -> Known:
    """The headline, else the first sentence of the first block that says something, headings only at need.

    Unknown where nothing is said at all, since all of it is too long to be read.
    """
    if blocks and blocks[0].kind == "title" and _WORD.search(readings[0]):
        return Known(" ".join(readings[0].split()), "first line")
    if not any(_WORD.search(reading) for reading in readings):
        return UNKNOWN
    saying = [
        (block.kind == "heading", reading)
        for block, reading in zip(blocks, readings, strict=True)
        if _WORD.search(reading)
    ]
    paragraph = min(saying, key=lambda entry: entry[0])[1]
    return Known(first(paragraph), "first sentence")


def _readings(blocks: tuple[Block, ...], text: str, mended: tuple[Repair, ...]) -> list[str]:
    """Each block as it reads; blocks and repairs are both in order, and each repair is inside one block."""
    result: list[str] = []
    waiting = iter([*mended, Repair(len(text) + 1, len(text) + 1, "", "", "")])
    repair = next(waiting)
    for block in blocks:
        parts, at = [], block.start
        while repair.end <= block.end:
            parts += [text[at : repair.start], repair.read]
            at = repair.end
            repair = next(waiting)
        result.append("".join([*parts, text[at : block.end]]))
    return result


def _in_order(unused: list[Unused], blocks: tuple[Block, ...], text: str) -> tuple[Unused, ...]:
    """In order, apart, and without the layout marks inside a block: those are read away by a repair."""
    inside = sorted([(block.start, block.end) for block in blocks])
    result: list[Unused] = []
    place = 0
    for part in sorted(unused, key=lambda part: (part.start, -part.end)):
        while place < len(inside) and inside[place][1] <= part.start:
            place += 1
        covered = place < len(inside) and inside[place][0] <= part.start
        if covered or (result and part.start < result[-1].end) or not re.search(r"\S", text[part.start : part.end]):
            continue
        result.append(part)
    return tuple(result)
