"""Files that are no plain text → their reading text: one reader a format, each with the library it needs.

In: bytes, and the name of the file for messages. Out: a `Reading`, or a `SourceError` that says what is wrong and what
to do. Libraries are loaded when the first file of a kind is read, and a kind whose library is not installed says by
what name it is. Nothing in a file is run, and nothing is fetched for it. What a `Reading` is: reading_text.py.
"""

from __future__ import annotations

import functools
import importlib
import importlib.metadata
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from briefgen import fingerprint as prints
from briefgen.bounds import USUAL, Bounds
from briefgen.errors import Problem, SourceError
from briefgen.read.formats.reading_text import NoReadingError, Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    Read = Callable[[bytes, str, Bounds], Reading]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file.

    Attributes:
        words: What it is called in messages.
        module: The module of this folder whose `read` reads it.
        extra: The name by which its library is installed: briefgen[extra].
        libraries: Distributions that decide what is read, the one that reads first; empty for the standard library.
    """

    words: str
    module: str
    extra: str
    libraries: tuple[str, ...]


_HTML = Format("a web page", "html", "html", ("trafilatura", "htmldate", "justext", "lxml"))
_PDF = Format("a PDF", "pdf", "pdf", ("pypdfium2",))
_DOCX = Format("a Word document", "docx", "docx", ("mammoth",))
_MAIL = Format("a mail", "mail", "mail", ())
_FEED = Format("a feed", "feed", "feeds", ("feedparser",))

FORMATS = {
    ".html": _HTML,
    ".htm": _HTML,
    ".xhtml": _HTML,
    ".pdf": _PDF,
    ".docx": _DOCX,
    ".eml": _MAIL,
    ".rss": _FEED,
    ".atom": _FEED,
    ".xml": _FEED,
}
"""Endings of files, in small letters, that have a reader here."""


@functools.cache
def made_with(suffix: str) -> bytes:
    """On what the reading of such a file depends: its kind, and the versions of the libraries that read it."""
    form = FORMATS.get(suffix)
    versions = prints.versions(form.libraries) if form and form.libraries else {}
    return " ".join([suffix, *(f"{name} {number}" for name, number in versions.items())]).encode()


def all_libraries() -> tuple[str, ...]:
    """The distributions on which the reading of any kind of file depends, in alphabetical order."""
    return tuple(sorted({library for form in FORMATS.values() for library in form.libraries}))


def version(name: str) -> str:
    """The name and version of an installed distribution."""
    return f"{name} {importlib.metadata.version(name)}"


def reading(content: bytes, suffix: str, file: str, bounds: Bounds = USUAL) -> Reading:
    """The file as it reads; `suffix` is one of `FORMATS`, `file` its name for messages.

    Raises:
        SourceError: it is empty, damaged, encrypted, without text or beyond the bounds, or its library is not
            installed.
    """
    form = FORMATS[suffix]
    if not content.strip():
        raise _error(file, "this file is empty.\nSave the document again, or delete the file.")
    try:
        read = cast("Read", importlib.import_module(f"{__name__}.{form.module}").read)
    except ImportError as error:
        raise _missing(form, file) from error
    try:
        return read(content, file, bounds)
    except SourceError:
        raise
    except NoReadingError as error:
        raise _error(file, str(error)) from error
    except Exception as error:  # whatever a library makes of a damaged file, the others have their pages
        cause = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        message = f"this file cannot be read as {form.words}; it may be damaged ({cause}).\nSave it anew."
        raise _error(file, message) from error


def feed_items(content: bytes) -> tuple[bytes, ...]:
    """Each item of a feed as a file of its own; the bytes themselves where there is but one, or no feed."""
    try:
        from briefgen.read.formats import feed

        return feed.apart(content)
    except (ImportError, NoReadingError):
        return (content,)  # whoever reads it says what is wrong


def _missing(form: Format, file: str) -> SourceError:
    library = form.libraries[0] if form.libraries else form.extra
    return _error(
        file,
        f"to read {form.words}, briefgen needs {library}, which is not installed.\n"
        f"Install it: pip install 'briefgen[{form.extra}]'",
    )


def _error(file: str, message: str) -> SourceError:
    return SourceError(Problem(file, None, message))
