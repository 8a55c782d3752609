"""Files of the editor, replaced whole or not at all.

In: a path, what it held when it was read, and what it is to hold. Out: the file, and beside it NAME~ with what it held
before (no source, for only .yml, .yaml and documents are read). A file that somebody else changed meanwhile is refused.
"""

from __future__ import annotations

import codecs
import contextlib
import os
import stat
import tempfile
from pathlib import Path

BACKUP = "~"
"""After the name of a file: what it held before the last time that the desk wrote it."""


class RefusedError(Exception):
    """What the editor wants cannot be written; the message says why, and what to do."""


class ChangedError(RefusedError):
    """The file is not as it was read: somebody else wrote it."""


def held(path: Path) -> bytes | None:
    """What the file holds; None where there is none.

    Raises:
        RefusedError: it is there and cannot be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise RefusedError(f"{path.name} cannot be read ({error.strerror}).") from error


def text(content: bytes | None, shown: str) -> str:
    """The words of the file, line ends as they stand; a byte order mark is left out.

    Raises:
        RefusedError: it is in another encoding than UTF-8.
    """
    try:
        return (content or b"").removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        raise RefusedError(f"{shown} is not in UTF-8, so nothing was written.\nSave it in UTF-8 first.") from error


def put(path: Path, before: bytes | None, after: bytes | None, shown: str) -> None:
    """Has the file hold `after`, or be gone where that is None; what it held is kept as NAME~.

    Raises:
        ChangedError: it does not hold `before`.
        RefusedError: it is a link or may not be written, or the folder may not.
    """
    if path.is_symlink():
        raise RefusedError(f"{shown} is a link, and links are not written.\nPut the file itself there.")
    if held(path) != before:
        raise ChangedError(f"{shown} was changed by somebody else meanwhile, so nothing was written.")
    mode = stat.S_IMODE(path.stat().st_mode) if before is not None else None
    if mode is not None and not (mode & 0o222 and os.access(path, os.W_OK)):
        raise RefusedError(f"{shown} is read-only, so nothing was written.\nGive yourself leave to write it.")
    try:
        if before is not None:
            _replace(path.with_name(path.name + BACKUP), before, mode)
        if after is None:
            path.unlink()
        else:
            _replace(path, after, mode)
    except OSError as error:
        raise RefusedError(f"{shown} cannot be written ({error.strerror}).") from error


def _replace(path: Path, content: bytes, mode: int | None) -> None:
    """Readers find the old file or the new one, also after a power cut; never a part."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=BACKUP, dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        temporary.chmod(mode if mode is not None else 0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    with contextlib.suppress(OSError):  # not every system lets a folder be opened
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _umask() -> int:
    """What a new file of this user may not allow; it can only be asked by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
