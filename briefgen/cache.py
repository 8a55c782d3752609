"""What was found in a source, kept from one build to the next.

In: a `Source`, and its briefing once it was made. Out: the same briefing without understanding the source
again.
Only build.py uses it. Nothing here breaks or changes a build: whatever is wrong with the cache, findings are
made anew. The form they are kept in is that of record.py.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import hashlib
import json
import sqlite3
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefgen import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.model import Briefing, Source

FILE = "findings.sqlite"
MAGIC = b"SQLite format 3\0"
APPLICATION = 0x62726766
"""SQLite's application_id, "brgf": a database without it was not made by us and is left alone."""
APPLICATION_AT = 68
"""Where a database file has it, in bytes, four of them."""

BOUND = 500_000_000
"""Bytes of findings kept: those of about 25,000 news articles."""
KEPT = 0.8
"""Part of the bound that remains after a clearing, so that not every build has to clear."""

PATIENCE = 5.0
"""Seconds to wait for another build that writes at this moment; a write takes milliseconds."""

CONTRACT = ("model.py", "record.py", "identity.py")
"""Code outside `understand` on which a record depends; a changed line there makes every key another one."""

TABLE = """
CREATE TABLE IF NOT EXISTS findings (
    key TEXT PRIMARY KEY,
    record BLOB NOT NULL,
    checksum BLOB NOT NULL,
    size INTEGER NOT NULL,
    used INTEGER NOT NULL
) WITHOUT ROWID"""


@functools.cache
def _contract() -> str:
    here = Path(__file__).parent
    return hashlib.sha256(b"".join((here / name).read_bytes() for name in CONTRACT)).hexdigest()


def key(source: Source, fingerprint: str) -> str:
    """The name under which the findings of `source` are kept: made from all they may depend on.

    Every field of the source counts, so that one added later cannot be forgotten here.
    """
    parts = json.dumps([fingerprint, _contract(), dataclasses.asdict(source)])
    return hashlib.sha256(parts.encode()).hexdigest()


def _checksum(name: str, packed: bytes) -> bytes:
    return hashlib.sha256(name.encode() + packed).digest()


class Cache:
    """The store of one run, for use in a `with` statement.

    Attributes:
        notes: What was wrong with the cache, in words for the editor; empty when all was well.
        hits: How many briefings came out of it.
    """

    def __init__(self, folder: Path | None, fingerprint: str, bound: int = BOUND) -> None:
        """Opens nothing yet.

        Args:
            folder: Where the store lies; None keeps nothing.
            fingerprint: That of `understand`.
            bound: Bytes that are kept at most when the run is over.
        """
        self.notes: list[str] = []
        self.hits = 0
        self._file = None if folder is None else folder / FILE
        self._fingerprint = fingerprint
        self._bound = bound
        self._db: sqlite3.Connection | None = None
        self._turn = 0
        self._used: list[str] = []

    def __enter__(self) -> Self:
        if self._file is not None:
            with self._forgiving():
                self._open(self._file)
        return self

    def __exit__(self, *_: object) -> None:
        with self._forgiving():
            self._tidy()
        if self._db is not None:
            self._db.close()
            self._db = None

    def get(self, source: Source) -> Briefing | None:
        """The briefing of `source`, its evidence cut afresh; None where none, or a damaged one, is kept."""
        name = key(source, self._fingerprint)
        row: tuple[bytes, bytes] | None = None
        with self._forgiving():
            if self._db is not None:
                found = self._db.execute("SELECT record, checksum FROM findings WHERE key = ?", (name,))
                row = found.fetchone()
        try:
            if row is None or _checksum(name, row[0]) != row[1]:
                return None
            briefing = record.from_record(json.loads(zlib.decompress(row[0])), source)
        except (ValueError, KeyError, TypeError, zlib.error):
            return None  # the entry will be written over by what is found now
        self._used.append(name)
        self.hits += 1
        return briefing

    def put(self, briefing: Briefing) -> None:
        """Keeps the briefing; at once, so that a build that is killed has not worked in vain."""
        name = key(briefing.source, self._fingerprint)
        with self._forgiving():
            if self._db is not None:
                packed = zlib.compress(json.dumps(record.to_record(briefing)).encode(), 1)
                row = (name, packed, _checksum(name, packed), len(packed), self._turn)
                self._db.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?)", row)

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
        self._db = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
        if not head:
            # The mark goes in with the table, in one transaction: another build sees an empty file, or ours.
            self._db.execute("BEGIN IMMEDIATE")
            self._db.execute(f"PRAGMA application_id = {APPLICATION}")
            self._db.execute(TABLE)
            self._db.execute("COMMIT")
            with contextlib.suppress(sqlite3.OperationalError):  # a network folder may refuse it
                self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        # "When" is counted in runs, not in seconds: nothing of a build may depend on the clock.
        (self._turn,) = self._db.execute("SELECT coalesce(max(used), 0) + 1 FROM findings").fetchone()

    def _tidy(self) -> None:
        if self._db is None:
            return
        self._db.execute("BEGIN IMMEDIATE")
        used = [(self._turn, name) for name in self._used]
        self._db.executemany("UPDATE findings SET used = ? WHERE key = ?", used)
        (total,) = self._db.execute("SELECT coalesce(sum(size), 0) FROM findings").fetchone()
        if total > self._bound:
            oldest = self._db.execute("SELECT key, size FROM findings ORDER BY used, key").fetchall()
            for name, size in oldest:
                if total <= self._bound * KEPT:
                    break
                self._db.execute("DELETE FROM findings WHERE key = ?", (name,))
                total -= size
        self._db.execute("COMMIT")

    @contextlib.contextmanager
    def _forgiving(self) -> Iterator[None]:
        """Turns whatever goes wrong inside into a note, and goes on without a cache."""
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            passing = isinstance(error, (OSError, sqlite3.OperationalError))  # locked, full, not writable
            damaged = isinstance(error, sqlite3.DatabaseError) and not passing
            if self._db is not None:
                self._db.close()
                self._db = None
            if damaged and self._file is not None:
                for suffix in ("", "-wal", "-shm"):
                    with contextlib.suppress(OSError):
                        self._file.with_name(FILE + suffix).unlink(missing_ok=True)
            fate = "It was damaged and is made anew." if damaged else "This build goes on without it."
            self.notes.append(f"The cache {self._file} cannot be used ({error}). {fate}")
