"""For those who look after the cache: what lies in it, and away with it.

In: the folder of a cache. Out: counts and sizes, or nothing left. Files that are not ours are never touched. What the
files are: cache.py, store.py; how they are made: database.py.
"""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen import cache, store
from briefgen.database import PATIENCE, files_of, head_of, is_ours, version_of
from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a cache, as a version of briefgen makes it.

    Attributes:
        holds: What it holds; the number stands at the braces.
        bound: Bytes that are kept in it at most.
    """

    file: str
    holds: str
    application: int
    version: int
    bound: int


PARTS = (
    Part(cache.FILE, "findings of {} documents", cache.APPLICATION, cache.VERSION, cache.BOUND),
    Part(store.FEATURES, "features of {} documents", store.APPLICATION, store.VERSION, store.BOUND),
    Part(store.PAGES, "{} pages and files", store.APPLICATION, store.VERSION, store.BOUND),
)


@dataclass(frozen=True, slots=True)
class Info:
    """What lies in one file of a cache.

    Attributes:
        kept: How many contents.
        size: Bytes on the disk.
        unused: How many were not used by the last run that used the file.
    """

    part: Part
    kept: int
    size: int
    unused: int


def info(folder: Path) -> tuple[Info, ...]:
    """What lies in the cache in the folder, file by file; those that are not there are left out. Nothing is written.

    Raises:
        SettingsError: what lies there is no cache of this version.
    """
    return tuple(_info(folder / part.file, part) for part in PARTS if head_of(folder / part.file))


def _info(file: Path, part: Part) -> Info:
    if not is_ours(head_of(file), part.application):
        raise SettingsError(f"{file} is no cache of briefgen. Name the folder of one, for example .cache/briefgen.")
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=PATIENCE)) as db:
            if version_of(db) != part.version:
                raise SettingsError(f"{file} is of another version of briefgen. The next build makes it anew.")
            asked = "SELECT count(*), coalesce(sum(used < (SELECT max(used) FROM uses)), 0) FROM uses"
            kept, unused = db.execute(asked).fetchone()
    except sqlite3.Error as error:
        raise SettingsError(f"{file} cannot be read ({error}). Delete it with: briefgen cache clear") from error
    return Info(part, kept, sum(there.stat().st_size for there in _there(file)), unused)


def clear(folder: Path) -> int:
    """Deletes the cache in the folder, whatever state it is in; how many bytes that freed. Other files stay.

    Raises:
        SettingsError: a file of such a name is no cache of ours, so that none is deleted; or one cannot be deleted.
    """
    for part in PARTS:
        file = folder / part.file
        if (head := head_of(file)) and not is_ours(head, part.application):
            raise SettingsError(f"{file} is no cache of briefgen and stays. Delete it by hand if it is not needed.")
    freed = 0
    for part in PARTS:
        for there in _there(folder / part.file):
            size = there.stat().st_size
            try:
                there.unlink()
            except OSError as error:
                raise SettingsError(f"{there} cannot be deleted ({error.strerror}). Is a build running?") from error
            freed += size
    return freed


def _there(file: Path) -> Iterator[Path]:
    """The files of which it is made, as far as they are there."""
    return (there for there in files_of(file) if there.exists())
