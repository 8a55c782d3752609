"""Bytes by name, kept from one build to the next in a file of SQLite.

In: a name that says all its content was made of, and that content once. Out: the content again. Nothing here breaks or
changes a build: whatever is wrong with the file, contents are made anew. It can be shared by two builds, and survives
being killed. Pages are kept so (build.py); what was found in documents: cache.py.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAGIC = b"SQLite format 3\0"
APPLICATION = 0x62726770
"""SQLite's application_id, "brgp": a database without it was not made by us and is left alone."""
APPLICATION_AT = 68
"""Where a database file has it, in bytes, four of them."""
VERSION = 1
"""Of the tables; SQLite's user_version. A file of another version is emptied and made anew."""
BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite puts beside it while it is used."""

BOUND = 2_000_000_000
"""Bytes kept: the pages of some 40,000 news articles."""
KEPT = 0.8
"""Part of the bound that remains after a clearing, so that not every build has to clear."""
PATIENCE = 5.0
"""Seconds to wait for another build that writes at this moment; a write takes milliseconds."""
TOGETHER = 8_000_000
"""Bytes that are written at once: what a build that is killed has made in vain."""

TABLES = (
    "CREATE TABLE contents (name BLOB PRIMARY KEY, checksum BLOB, content BLOB)",
    "CREATE TABLE uses (name BLOB PRIMARY KEY, used INTEGER, size INTEGER) WITHOUT ROWID",
)
"""The uses apart, as each run writes all of them: beside the contents it would write those again too."""


def _checksum(name: bytes, packed: bytes) -> bytes:
    return hashlib.sha256(name + packed).digest()[:16]


class Store:
    """The store of one run: opened when it is first asked, to be closed when the run is over.

    Attributes:
        notes: What was wrong with it, in words for the editor; empty when all was well.
        hits: How many contents came out of it.
        misses: How many did not.
    """

    def __init__(self, file: Path | None, bound: int = BOUND) -> None:
        """Opens nothing yet.

        Args:
            file: Where it lies; None keeps nothing.
            bound: Bytes that are kept at most when the run is over.
        """
        self.notes: list[str] = []
        self.hits = self.misses = 0
        self._file = file
        self._bound = bound
        self._db: sqlite3.Connection | None = None
        self._opened = False
        self._turn = 0
        self._used: dict[bytes, None] = {}
        self._waiting: dict[bytes, bytes] = {}
        self._weight = 0

    def get(self, name: bytes) -> bytes | None:
        """What is kept under the name; None where nothing, or something damaged, is."""
        db = self._ready()
        packed = self._waiting.get(name)
        if packed is None and db is not None:
            with self._forgiving():
                row = db.execute("SELECT checksum, content FROM contents WHERE name = ?", (name,)).fetchone()
                if row is not None and isinstance(row[1], bytes) and _checksum(name, row[1]) == row[0]:
                    packed = row[1]
        try:
            content = None if packed is None else zlib.decompress(packed)
        except zlib.error:
            content = None  # it will be written over by what is made now
        if content is None:
            self.misses += 1
        else:
            self.hits += 1
            self._used[name] = None
        return content

    def put(self, name: bytes, content: bytes) -> None:
        """Keeps the content, on the disk within the next `TOGETHER` bytes."""
        if self._ready() is not None:
            self._waiting[name] = packed = zlib.compress(content, 1)
            self._weight += len(packed)
            if self._weight > TOGETHER:
                with self._forgiving():
                    self._write()

    def close(self) -> None:
        """Writes what waits, notes what was used, and lets go of the oldest beyond the bound."""
        with self._forgiving():
            if self._db is not None:
                self._write()
                self._tidy(self._db)
        if self._db is not None:
            self._db.close()
            self._db = None
        self._opened = False

    def _ready(self) -> sqlite3.Connection | None:
        if not self._opened:
            self._opened = True
            if self._file is not None:
                with self._forgiving():
                    self._open(self._file)
        return self._db

    def _open(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        head = b""
        if file.exists():
            with file.open("rb") as start:
                head = start.read(100)
        ours = head[APPLICATION_AT : APPLICATION_AT + 4] == APPLICATION.to_bytes(4, "big")
        if head and not (head.startswith(MAGIC) and ours):
            self.notes.append(f"{file} is no cache of briefgen and is not used. Delete it or set another `cache`.")
            return
        # A build may be finished by another thread than began it; it is never in two at once.
        self._db = db = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        if _version(db) != VERSION:
            # Mark, version and tables go in together, in one transaction: another build sees an empty file, or ours.
            # One of another version that shares the file misses its tables then, and goes on without.
            db.execute("BEGIN IMMEDIATE")
            if _version(db) != VERSION:  # else another build was quicker
                for table in ("contents", "uses"):
                    db.execute(f"DROP TABLE IF EXISTS {table}")
                for table in TABLES:
                    db.execute(table)
                db.execute(f"PRAGMA application_id = {APPLICATION}")
                db.execute(f"PRAGMA user_version = {VERSION}")
            db.execute("COMMIT")
            with contextlib.suppress(sqlite3.OperationalError):  # a network folder may refuse it
                db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        # "When" is counted in runs, not in seconds: nothing of a build may depend on the clock.
        (self._turn,) = db.execute("SELECT coalesce(max(used), 0) + 1 FROM uses").fetchone()

    def _write(self) -> None:
        waiting, self._waiting, self._weight = self._waiting, {}, 0
        if self._db is None or not waiting:
            return
        self._db.execute("BEGIN IMMEDIATE")
        self._db.executemany(
            "INSERT OR REPLACE INTO contents VALUES (?, ?, ?)",
            ((name, _checksum(name, packed), packed) for name, packed in waiting.items()),
        )
        self._db.executemany(
            "INSERT OR REPLACE INTO uses VALUES (?, ?, ?)",
            ((name, self._turn, len(packed)) for name, packed in waiting.items()),
        )
        self._db.execute("COMMIT")

    def _tidy(self, db: sqlite3.Connection) -> None:
        db.execute("BEGIN IMMEDIATE")
        db.executemany("UPDATE uses SET used = ? WHERE name = ?", ((self._turn, name) for name in self._used))
        self._used = {}
        (total,) = db.execute("SELECT coalesce(sum(size), 0) FROM uses").fetchone()
        full = total > self._bound
        if full:
            for name, size in db.execute("SELECT name, size FROM uses ORDER BY used, name").fetchall():
                if total <= self._bound * KEPT:
                    break
                for table in ("contents", "uses"):
                    db.execute(f"DELETE FROM {table} WHERE name = ?", (name,))  # noqa: S608 - a word of ours
                total -= size
        db.execute("COMMIT")
        if full:
            with contextlib.suppress(sqlite3.OperationalError):  # another build reads: a later one does it
                db.execute("VACUUM")  # gives the room of what went back, so that the file is bounded too

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Turns whatever goes wrong inside into a note, and goes on without what is kept."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            passing = isinstance(error, (OSError, sqlite3.OperationalError))  # locked, full, not writable
            damaged = isinstance(error, sqlite3.DatabaseError) and not passing
            if self._db is not None:
                self._db.close()
                self._db = None
            self._waiting, self._weight = {}, 0
            if damaged and self._file is not None:
                for suffix in ("", *BESIDE):
                    with contextlib.suppress(OSError):
                        self._file.with_name(self._file.name + suffix).unlink(missing_ok=True)
            fate = "It was damaged and is made anew." if damaged else "This build goes on without it."
            self.notes.append(f"The cache {self._file} cannot be used ({error}). {fate}")


def _version(db: sqlite3.Connection) -> int:
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)
