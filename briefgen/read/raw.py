"""One document and its sidecar as bytes: all that its `Source` is made from.

In: a `Document`. Out: `Raw`, with the parts that name what was found in it when it is kept; nothing is decoded yet.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from briefgen.errors import Problem, SourceError
from briefgen.read import sidecar
from briefgen.read.bounds import MB, USUAL, Bounds, beyond
from briefgen.read.folder import Document
from briefgen.read.formats import made_with
from briefgen.read.sidecar import Beside, shown


@dataclass(frozen=True, slots=True)
class Raw:
    """A document as it lies there.

    Attributes:
        file: Its path for messages.
        content: Its bytes.
        beside: Its sidecar; None where there is none, or none that may be read.
        bounds: What its reading may cost.
        problems: What is wrong around it, whatever stands in it; files may come and go without a change in it.
    """

    document: Document
    file: str
    content: bytes
    beside: Beside | None
    bounds: Bounds = USUAL
    problems: tuple[Problem, ...] = ()

    @property
    def parts(self) -> tuple[bytes, ...]:
        """All that its reading depends on, with its kind and the libraries for it, without its name and place."""
        kind = made_with(self.document.path.suffix.lower())
        return (kind, self.content) if self.beside is None else (kind, self.content, self.beside.content)

    @property
    def files(self) -> tuple[str, ...]:
        """The names under which problems of its reading are told, in the order of what they are in."""
        return (self.file,) if self.beside is None else (self.file, self.beside.file)


def opened(document: Document, folder: Path, root: Path, bounds: Bounds = USUAL) -> Raw:
    """The bytes of the document and of its sidecar.

    Raises:
        SourceError: the document cannot be opened, or is too large.
    """
    file = shown(document.path, root)
    try:
        with document.path.open("rb") as there:
            content = _read(there, bounds.file_bytes + 1)
    except OSError as error:
        raise SourceError(
            Problem(
                file,
                None,
                f"this file cannot be opened ({error.strerror}).\nGive the build leave to read it.",
            )
        ) from error
    if len(content) > bounds.file_bytes:
        size = f"more than {bounds.file_bytes / MB:,.3g} MB"
        raise beyond(file, size, "file_bytes", bounds, "Cut it into documents of one article or report each")
    beside, problems = sidecar.opened(document.path, folder, root, bounds)
    return Raw(document, file, content, beside, bounds, tuple(problems))


def _read(there: BinaryIO, most: int) -> bytes:
    """As `there.read(most)`, which first takes the room of all that might come, of megabytes for each document."""
    expected = min(os.fstat(there.fileno()).st_size + 1, most)
    content = there.read(expected)
    return content if len(content) < expected else content + there.read(most - expected)
