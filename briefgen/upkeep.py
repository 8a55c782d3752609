"""For those who look after the cache: what lies in it, and away with it.

In: the folder of a cache. Out: counts and sizes, or nothing left. Files that are not ours are never touched. What the
files are: cache.py.
"""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.cache import BESIDE, FILE, PATIENCE, VERSION, head_of, is_ours
from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Info:
    """What lies in a cache.

    Attributes:
        documents: How many sets of findings.
        size: Bytes of the files.
        unused: How many were not used by the last run that used the cache.
    """

    documents: int
    size: int
    unused: int


def info(folder: Path) -> Info | None:
    """What lies in the cache in the folder; None where there is none. Nothing is written.

    Raises:
        SettingsError: what lies there is no cache of this version.
    """
    file = folder / FILE
    head = head_of(file)
    if not head:
        return None
    if not is_ours(head):
        raise SettingsError(f"{file} is no cache of briefgen. Name the folder of one, for example .cache/briefgen.")
    try:
        with contextlib.closing(sqlite3.connect(file, timeout=PATIENCE)) as db:
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                raise SettingsError(f"{file} is of another version of briefgen. The next build makes it anew.")
            asked = "SELECT count(*), coalesce(sum(used < (SELECT max(used) FROM uses)), 0) FROM uses"
            documents, unused = db.execute(asked).fetchone()
    except sqlite3.Error as error:
        raise SettingsError(f"{file} cannot be read ({error}). Delete it with: briefgen cache clear") from error
    return Info(documents, sum(there.stat().st_size for there in _files(file)), unused)


def clear(folder: Path) -> int:
    """Deletes the cache in the folder, whatever state it is in; how many bytes that freed. Other files stay.

    Raises:
        SettingsError: the file of that name is no cache of ours, or cannot be deleted.
    """
    file = folder / FILE
    if (head := head_of(file)) and not is_ours(head):
        raise SettingsError(f"{file} is no cache of briefgen and stays. Delete it by hand if it is not needed.")
    freed = 0
    for there in _files(file):
        size = there.stat().st_size
        try:
            there.unlink()
        except OSError as error:
            raise SettingsError(f"{there} cannot be deleted ({error.strerror}). Is a build running?") from error
        freed += size
    return freed


def _files(file: Path) -> list[Path]:
    """The files of which the cache is made, as far as they are there."""
    every = (file.with_name(file.name + suffix) for suffix in ("", *BESIDE))
    return [there for there in every if there.exists()]
