"""The bytes of a document → its text, and how that came about.

In: bytes, and the ending of the file's name. Out: `Opened`: a text file is decoded and may have a front matter; any
other kind goes to its reader in formats/, which makes a reading text of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.errors import Problem, SourceError
from briefgen.read.decode import NotTextError, decode
from briefgen.read.formats import FORMATS, reading
from briefgen.read.front_matter import NONE, FrontMatter, front_matter

if TYPE_CHECKING:
    from briefgen.bounds import Bounds
    from briefgen.read.formats.reading_text import Reading


@dataclass(frozen=True, slots=True)
class Opened:
    """The text of a file; `reading` is what a reader made of it, None where the file is text itself."""

    text: str
    encoding: str
    matter: FrontMatter
    markdown: bool
    reading: Reading | None


def opening(raw: bytes, suffix: str, file: str, bounds: Bounds) -> Opened:
    """The text; `suffix` is in small letters, `file` the name for messages.

    Raises:
        SourceError: it holds no text, is damaged, or has no reader here.
    """
    if suffix in FORMATS:
        made = reading(raw, suffix, file, bounds)
        return Opened(made.text, "utf-8", NONE, markdown=False, reading=made)
    try:
        text, encoding = decode(raw)
    except NotTextError as error:
        message = f"this is not a text file: {error}.\nSave the document as plain text in UTF-8."
        raise SourceError(Problem(file, None, message)) from error
    return Opened(text, encoding, front_matter(text, file, bounds), markdown=suffix == ".md", reading=None)
