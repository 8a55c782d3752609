"""The bounds of one document, as readers of files need them: messages, and packed files opened within bounds.

In: what a file has and the `Bounds` of the run. Out: a `SourceError` with file, what was found and what is allowed; an
archive that may be unpacked. The numbers and their defaults: briefgen/bounds.py; a reader finds them in `Raw.bounds`.
"""

from __future__ import annotations

import io
import zipfile

from briefgen.bounds import MB, USUAL, Bounds
from briefgen.errors import Problem, SourceError

__all__ = ["MB", "USUAL", "Bounds", "archive", "at_most", "beyond"]


def beyond(
    file: str, found: str, option: str, bounds: Bounds, advice: str = "Cut it into smaller files"
) -> SourceError:
    """The error for a file beyond the bound `option`.

    Args:
        file: Its name for messages.
        found: What it has, in words: "812 pages", "more than 5 MB".
        option: The field of `Bounds`.
        bounds: Those of the run.
        advice: What the editor can do, besides changing the option; no full stop.
    """
    allowed = getattr(bounds, option)
    message = (
        f"this file has {found}; the bound `{option}` is {allowed:,}.\n"
        f"{advice}, or set `bounds: {{{option}: NUMBER}}` for briefgen in mkdocs.yml."
    )
    return SourceError(Problem(file, None, message))


def at_most(number: int, what: str, option: str, file: str, bounds: Bounds) -> None:
    """Nothing, where `number` is within the bound `option`; `what` names the things counted, such as "pages".

    Raises:
        SourceError: there are more.
    """
    if number > getattr(bounds, option):
        raise beyond(file, f"{number:,} {what}", option, bounds)


def archive(content: bytes, file: str, bounds: Bounds) -> zipfile.ZipFile:
    """The packed file, opened; nothing is unpacked. All that `zipfile` reads of it later is within the bounds.

    The sizes are those that the file itself states. That is enough: `zipfile` never gives more bytes of a member than
    are stated, and says so where there are others.

    Raises:
        SourceError: it is no zip file, is damaged, or has too many or too large members.
    """
    try:
        opened = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        message = f"this file is damaged: it cannot be unpacked ({error}).\nSave it anew with the program it is from."
        raise SourceError(Problem(file, None, message)) from error
    members = opened.infolist()
    at_most(len(members), "files packed in it", "zip_entries", file, bounds)
    largest = max((member.file_size for member in members), default=0)
    if largest > bounds.zip_entry_mb * MB:
        raise beyond(file, f"a part of {largest / MB:,.0f} MB unpacked", "zip_entry_mb", bounds)
    total = sum(member.file_size for member in members)
    if total > bounds.zip_mb * MB:
        raise beyond(file, f"{total / MB:,.0f} MB unpacked", "zip_mb", bounds)
    return opened
