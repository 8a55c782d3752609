"""A PDF → the lines of its pages.

In: the bytes of a .pdf file. Out: a `Reading`, made from lines with their places on the page. PDFium reads it, the
engine of a browser: it gives words in the order in which they were set, which in columns is the order of reading.
Columns that were set row by row: pdf_columns.py; how lines become paragraphs: pdf_layout.py. Scripts, forms,
attachments and pictures in the file are left alone. Titles, authors and dates in a PDF's properties are those of the
program and the account that made it, and are not used.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium

from briefgen.read.bounds import at_most
from briefgen.read.formats import version
from briefgen.read.formats.pdf_columns import Gap, Line, apart
from briefgen.read.formats.pdf_layout import write
from briefgen.read.formats.reading_text import NoReadingError, Reading, Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.bounds import Bounds

HYPHEN = 0x02
"""PDFium's mark for a hyphen at the end of a line, the end of the line included."""

ROOM = 0.9
"""Against the size of the letters: more room between two words may be that between columns."""

SIZES = 5
"""Letters of a line that are asked for their size."""

_HEAD = b"%PDF-"
_HEAD_BYTES = 1024


def read(content: bytes, file: str, bounds: Bounds) -> Reading:
    """The text of all pages.

    Raises:
        SourceError: it has too many pages.
        NoReadingError: it is no PDF, damaged, encrypted, or holds pictures only.
    """
    if _HEAD not in content[:_HEAD_BYTES]:
        raise NoReadingError("this is no PDF, whatever its name says.\nSave the document anew, or delete the file.")
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise NoReadingError(
                "this PDF has a password.\nOpen it with the password and print it into a new PDF."
            ) from error
        raise NoReadingError(
            "this PDF is damaged, or not all of it was saved.\nSave it anew from where it is."
        ) from error
    with document:
        at_most(len(document), "pages", "pdf_pages", file, bounds)
        pages = [_lines(document, number) for number in range(len(document))]
    writer = Writer()
    write([page or [] for page in pages], writer)
    if not writer.blocks:
        raise NoReadingError(
            "there is no text in this PDF; its pages may be pictures, as a scanner makes them.\n"
            "Let a program recognise the text (OCR) and save that PDF, or the text as a .txt file beside it."
        )
    for what, numbers in (
        ("cannot be read", [number for number, page in enumerate(pages, 1) if page is None]),
        ("without text, perhaps pictures", [number for number, page in enumerate(pages, 1) if page == []]),
    ):
        if numbers:
            told = ", ".join(map(str, numbers[:20])) + (" …" if len(numbers) > 20 else "")
            writer.leaves_out(f"Of the {len(pages)} pages of the file, {what}: {told}.")
    return writer.done(version("pypdfium2"))


def _lines(document: pypdfium2.PdfDocument, number: int) -> list[Line] | None:
    """The lines of a page, in the order in which they are set; None where the page is damaged."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return None
    height = float(page.get_height())
    try:
        return apart(list(_of_text(text, height)))
    finally:
        text.close()
        page.close()


def _of_text(text: pypdfium2.PdfTextPage, height: float) -> Iterator[Line]:
    """The lines of the page; rare letters, which come in two halves as in UTF-16, are made one."""
    letters: list[str] = []
    seen: list[tuple[int, int]] = []
    for place in range(text.count_chars()):
        code = int(pdfium.FPDFText_GetUnicode(text, place))
        if code not in {0x0A, 0x0D}:
            if code > 0x20 and code != HYPHEN:
                seen.append((place, len(letters)))
            if 0xDC00 <= code < 0xE000 and letters and "\ud800" <= letters[-1] < "\udc00":
                letters[-1] = chr(0x10000 + (ord(letters[-1]) - 0xD800) * 0x400 + code - 0xDC00)
            else:
                letters.append("-" if code == HYPHEN else chr(code) if 0x20 <= code <= 0x10FFFF else " ")
        if code in {0x0A, HYPHEN}:
            if seen:
                yield _line(text, letters, seen, height)
            letters, seen = [], []
    if seen:
        yield _line(text, letters, seen, height)


def _line(text: pypdfium2.PdfTextPage, letters: list[str], seen: list[tuple[int, int]], height: float) -> Line:
    """The line of which letters stand at the places `seen`: in the page and among `letters`, blanks left out."""
    left, bottom, _, top = _box(text, seen[0][0])
    _, bottom_end, right, top_end = _box(text, seen[-1][0])
    # The first letter may be a list's mark, the last that of a footnote, and some words set in another font.
    asked = [seen[len(seen) * part // (SIZES + 1)][0] for part in range(1, SIZES + 1)]
    sizes = Counter(round(float(pdfium.FPDFText_GetFontSize(text, at)) * _scale(text, at), 1) for at in asked)
    size = max(sizes, key=lambda one: (sizes[one], one))
    above, below = height - max(top, top_end), height - min(bottom, bottom_end)
    start = seen[0][1]
    gaps = []
    for (one, at), (other, next_at) in pairwise(seen):
        if next_at > at + 1:
            end, begin = _box(text, one)[2], _box(text, other)[0]
            if begin - end > ROOM * size:
                gaps.append(Gap(next_at - start, end, begin))
    return Line("".join(letters[start:]).rstrip(), left, right, above, below, size, tuple(gaps))


def _box(text: pypdfium2.PdfTextPage, place: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a letter with the room around it, in points from the lower left corner."""
    found: tuple[float, float, float, float] = text.get_charbox(place, loose=True)
    return found


def _scale(text: pypdfium2.PdfTextPage, place: int) -> float:
    """By what the font is stretched: programs set a font of one point and scale it."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, place, ctypes.byref(matrix)):
        return 1.0
    return float((matrix.b**2 + matrix.d**2) ** 0.5) or 1.0
