"""A Word document → its reading text.

In: the bytes of a .docx file. Out: a `Reading`: headings, paragraphs, items of lists, footnotes, in the document's
order; tables as unused. Changes that are tracked are read as accepted. mammoth reads it; macros, fields and pictures
are left alone. Author and dates in the file's properties are those of the computer it was written on, and not used.
"""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

import mammoth

from briefgen.read.bounds import archive
from briefgen.read.formats import version
from briefgen.read.formats.fragments import parts, write
from briefgen.read.formats.reading_text import NoReadingError, Reading, Writer

if TYPE_CHECKING:
    from briefgen.bounds import Bounds

ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the old container of Office files begins: that of .doc, and of a .docx with a password."""

MAIN = "word/document.xml"
STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => p:fresh
comment-reference =>
"""
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_NOTE_MARK = re.compile(r"<sup><a [^>]*>\[\d+\]</a></sup>|<a href=\"#(?:foot|end)note-ref-[^>]*>↑</a>")


def read(content: bytes, file: str, bounds: Bounds) -> Reading:
    """The text of the document.

    Raises:
        SourceError: it is no packed file, or beyond the bounds.
        NoReadingError: it is encrypted, of another kind, or without text.
    """
    if content.startswith(ENCRYPTED):
        raise NoReadingError(
            "this Word document has a password, or is of the old kind .doc.\n"
            "Open it in Word and save it as .docx without a password."
        )
    with archive(content, file, bounds) as packed:
        if MAIN not in packed.namelist():
            raise NoReadingError(
                "this is no Word document: the part with the text is missing.\nOpen it in Word and save it as .docx."
            )
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")) and _DECLARATION.search(packed.read(name)):
                raise NoReadingError(
                    f"this Word document declares entities in its part {name}, as no word processor does, and is not "
                    "read.\nOpen it in Word and save it anew."
                )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = mammoth.convert_to_html(
            io.BytesIO(content),
            style_map=STYLES,
            convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
            external_file_access=False,
        )
    writer = Writer()
    write(parts(_NOTE_MARK.sub("", made.value)), writer)
    if not writer.blocks:
        raise NoReadingError(
            "there is no text in this Word document; it may hold pictures of pages.\n"
            "Save the text as a .txt file beside it, or delete it."
        )
    return writer.done(version("mammoth"))
