"""Contents by name in a file of SQLite, which may be deleted, damaged or shared, and never breaks a run.

In: a name that says all its content was made of, and that content. Out: the content again, or nothing. Whatever is
wrong with the file, it says so in a note and the run goes on without. It can be shared by two builds, and survives
being killed. What is kept so: findings (cache.py), features and pages (store.py); who looks after it: upkeep.py.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

MAGIC = b"SQLite format 3\0"
APPLICATION_AT = 68
"""Where a database file has SQLite's application_id, in bytes, four of them."""

BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite puts beside it while it is used."""

KEPT = 0.8
"""Part of the bound that remains after a clearing, so that not every build has to clear."""

PATIENCE = 5.0
"""Seconds to wait for another build that writes at this moment; a write takes milliseconds."""

TABLES = (
    "CREATE TABLE contents (name BLOB PRIMARY KEY, checksum BLOB, content BLOB)",
    "CREATE TABLE uses (name BLOB PRIMARY KEY, used INTEGER, size INTEGER) WITHOUT ROWID",
)
"""The uses apart, as each run writes all of them: beside the contents it would write those again too."""


class Database:
    """The file as one run has it.

    Attributes:
        notes: What was wrong with it, in words for the editor; empty when all was well.
    """

    def __init__(self, file: Path, application: int, version: int, bound: int) -> None:
        """Opens nothing yet.

        Args:
            file: Where it lies.
            application: SQLite's application_id: a database without it was not made by us and is left alone.
            version: Of what the contents mean; SQLite's user_version. A file of another one is emptied.
            bound: Bytes of contents that are kept at most when the run is over.
        """
        self.notes: list[str] = []
        self._file, self._application, self._version, self._bound = file, application, version, bound
        self._db: sqlite3.Connection | None = None
        self._turn = 0
        self._used: dict[bytes, None] = {}

    @property
    def is_open(self) -> bool:
        """Contents can be put and may be there; False before `open`, and when something went wrong."""
        return self._db is not None

    def open(self) -> None:
        """Opens the file, and makes it where there is none."""
        with self._forgiving():
            self._open()

    def get(self, name: bytes) -> bytes | None:
        """What is kept under the name; None where nothing, or something damaged, is."""
        row = None
        with self._forgiving():
            if self._db is not None:
                asked = self._db.execute("SELECT checksum, content FROM contents WHERE name = ?", (name,))
                row = asked.fetchone()
        return None if row is None else _sound(name, *row)

    def several(self, names: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept under each of the names, some hundreds at most; one is missing where `get` would give None."""
        rows = []
        with self._forgiving():
            if self._db is not None:
                asked = f"SELECT name, checksum, content FROM contents WHERE name IN ({','.join('?' * len(names))})"  # noqa: S608 - question marks
                rows = self._db.execute(asked, names).fetchall()
        sound = ((name, _sound(name, checksum, content)) for name, checksum, content in rows)
        return {name: content for name, content in sound if content is not None}

    def use(self, name: bytes) -> None:
        """The content was good for something in this run, so that others go first when room is wanted."""
        self._used[name] = None

    def put(self, contents: Iterable[tuple[bytes, bytes]]) -> None:
        """Keeps each (name, content), all in one transaction."""
        rows = [(name, _checksum(name, content), content) for name, content in contents]
        with self._forgiving():
            if self._db is not None and rows:
                uses = [(name, self._turn, len(content)) for name, _, content in rows]
                self._db.execute("BEGIN IMMEDIATE")
                self._db.executemany("INSERT OR REPLACE INTO contents VALUES (?, ?, ?)", rows)
                self._db.executemany("INSERT OR REPLACE INTO uses VALUES (?, ?, ?)", uses)
                self._db.execute("COMMIT")

    def close(self) -> None:
        """Notes what was used, and lets go of the oldest beyond the bound; it can be opened again."""
        with self._forgiving():
            if self._db is not None:
                self._tidy(self._db)
        if self._db is not None:
            self._db.close()
            self._db = None

    def _open(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        head = head_of(self._file)
        if head and not is_ours(head, self._application):
            what = "is no cache of briefgen and is not used. Delete it or set another `cache`."
            self.notes.append(f"{self._file} {what}")
            return
        # A build may be finished by another thread than began it; it is never in two at once.
        self._db = db = sqlite3.connect(self._file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        if version_of(db) != self._version:
            # Mark, version and tables go in together, in one transaction: another build sees an empty file, or ours.
            # One of another version that shares the file misses its tables then, and goes on without.
            db.execute("BEGIN IMMEDIATE")
            if version_of(db) != self._version:  # else another build was quicker
                tables = db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
                for (table,) in tables:
                    db.execute(f'DROP TABLE IF EXISTS "{table}"')
                for table in TABLES:
                    db.execute(table)
                db.execute(f"PRAGMA application_id = {self._application}")
                db.execute(f"PRAGMA user_version = {self._version}")
            db.execute("COMMIT")
            with contextlib.suppress(sqlite3.OperationalError):  # a network folder may refuse it
                db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        # "When" is counted in runs, not in seconds: nothing of a build may depend on the clock.
        (self._turn,) = db.execute("SELECT coalesce(max(used), 0) + 1 FROM uses").fetchone()

    def _tidy(self, db: sqlite3.Connection) -> None:
        used, self._used = self._used, {}
        db.execute("BEGIN IMMEDIATE")
        db.executemany("UPDATE uses SET used = ? WHERE name = ?", ((self._turn, name) for name in used))
        (total,) = db.execute("SELECT coalesce(sum(size), 0) FROM uses").fetchone()
        full = total > self._bound
        if full:
            for name, size in db.execute("SELECT name, size FROM uses ORDER BY used, name").fetchall():
                if total <= self._bound * KEPT:
                    break
                db.execute("DELETE FROM contents WHERE name = ?", (name,))
                db.execute("DELETE FROM uses WHERE name = ?", (name,))
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
            if damaged:
                for there in files_of(self._file):
                    with contextlib.suppress(OSError):
                        there.unlink(missing_ok=True)
            fate = "It was damaged and is made anew." if damaged else "This build goes on without it."
            self.notes.append(f"The cache {self._file} cannot be used ({error}). {fate}")


def _sound(name: bytes, checksum: object, content: object) -> bytes | None:
    """The content, where it is what was put there."""
    return content if isinstance(content, bytes) and _checksum(name, content) == checksum else None


def _checksum(name: bytes, content: bytes) -> bytes:
    return hashlib.sha256(name + content).digest()[:16]


def version_of(db: sqlite3.Connection) -> int:
    """What the file says of its version."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    return int(version)


def head_of(file: Path) -> bytes:
    """The first bytes of the file; none where there is no file."""
    if not file.exists():
        return b""
    with file.open("rb") as start:
        return start.read(100)


def is_ours(head: bytes, application: int) -> bool:
    """Whether a file that begins so is a database of that application, of whatever version."""
    return head.startswith(MAGIC) and head[APPLICATION_AT : APPLICATION_AT + 4] == application.to_bytes(4, "big")


def files_of(file: Path) -> list[Path]:
    """The database, and the files that SQLite puts beside it, whether they are there or not."""
    return [file.with_name(file.name + suffix) for suffix in ("", *BESIDE)]
