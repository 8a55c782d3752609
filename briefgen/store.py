"""Bytes by name, kept from one build to the next: finished pages, and the features that connecting uses.

In: a name that says all its content was made of, and that content once. Out: the content again. What is put in is
written together with what comes next, so that a build does not wait for the disk. The file: database.py. What was found
in documents is kept by cache.py.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from briefgen.database import Database

if TYPE_CHECKING:
    from pathlib import Path

PAGES = "pages.sqlite"
"""In the folder of the cache: pages and files as they were made."""
FEATURES = "features.sqlite"
"""And what connecting needs of each document, see connect/features.py."""

APPLICATION = 0x62726770
"""SQLite's application_id, "brgp"."""
VERSION = 1

BOUND = 2_000_000_000
"""Bytes kept: the pages of some 20,000 news articles."""
TOGETHER = 8_000_000
"""Bytes that are written at once: what a build that is killed has made in vain."""


class Store:
    """The store of one run: opened when it is first asked, to be closed when the run is over.

    Attributes:
        hits: How many contents came out of it.
        misses: How many did not.
    """

    def __init__(self, file: Path | None, bound: int = BOUND) -> None:
        """Opens nothing yet.

        Args:
            file: Where it lies; None keeps nothing.
            bound: Bytes that are kept at most when the run is over.
        """
        self.hits = self.misses = 0
        self._database = Database(file, APPLICATION, VERSION, bound) if file else None
        self._opened = False
        self._waiting: dict[bytes, bytes] = {}
        self._weight = 0

    @property
    def notes(self) -> list[str]:
        """What was wrong with it, in words for the editor; empty when all was well."""
        return [] if self._database is None else self._database.notes

    def get(self, name: bytes) -> bytes | None:
        """What is kept under the name; None where nothing, or something damaged, is."""
        database = self._ready()
        packed = self._waiting.get(name)
        if packed is None and database is not None:
            packed = database.get(name)
        try:
            content = None if packed is None else zlib.decompress(packed)
        except zlib.error:
            content = None  # it will be written over by what is made now
        if content is None or database is None:
            self.misses += 1
            return None
        self.hits += 1
        database.use(name)
        return content

    def put(self, name: bytes, content: bytes) -> None:
        """Keeps the content, on the disk within the next `TOGETHER` bytes."""
        database = self._ready()
        if database is not None and database.is_open:
            self._waiting[name] = packed = zlib.compress(content, 1)
            self._weight += len(packed)
            if self._weight > TOGETHER:
                self._write(database)

    def close(self) -> None:
        """Writes what waits, notes what was used, and lets go of the oldest beyond the bound."""
        if self._database is not None:
            self._write(self._database)
            self._database.close()
        self._opened = False

    def _ready(self) -> Database | None:
        if not self._opened:
            self._opened = True
            if self._database is not None:
                self._database.open()
        return self._database

    def _write(self, database: Database) -> None:
        waiting, self._waiting, self._weight = self._waiting, {}, 0
        database.put(waiting.items())
