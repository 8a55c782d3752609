"""What was found in a document, kept from one run to the next.

In: the bytes of a document and its sidecar, and what was found once. Out: the same findings without reading or
understanding the document again.
Nothing here breaks or changes a run: whatever is wrong with the cache, findings are made anew. SQLite does the keeping:
it can be shared by two builds, and survives being killed. The form of an entry is that of packed.py.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefgen import packed
from briefgen.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Briefing

FILE = "findings.sqlite"
MAGIC = b"SQLite format 3\0"
APPLICATION = 0x62726766
"""SQLite's application_id, "brgf": a database without it was not made by us and is left alone."""
BESIDE = ("-wal", "-shm", "-journal")
"""Endings of the files that SQLite puts beside it while it is used."""

APPLICATION_AT = 68
"""Where a database file has it, in bytes, four of them."""

BOUND = 500_000_000
"""Bytes of findings kept: those of about 90,000 news articles."""
KEPT = 0.8
"""Part of the bound that remains after a clearing, so that not every build has to clear."""

PATIENCE = 5.0
"""Seconds to wait for another build that writes at this moment; a write takes milliseconds."""

TOGETHER = 500
"""Documents that are asked for at once: few enough to be no weight, enough for the gain of `_uncollected`."""

VERSION = 2
"""Of the table; SQLite's user_version. A table of another version is put aside and made anew."""

TABLES = (
    "CREATE TABLE findings (key BLOB PRIMARY KEY, problems TEXT, checksum BLOB, found BLOB)",
    "CREATE TABLE uses (key BLOB PRIMARY KEY, used INTEGER, size INTEGER) WITHOUT ROWID",
)
"""The uses apart, as each run writes all of them: beside the findings it would write those again too."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A document to be looked up.

    Attributes:
        key: From `key`.
        name: The id of its source.
        file: Where it lies below the sources folder.
        files: Names for problems, as in `put`.
    """

    key: bytes
    name: str
    file: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """What was found in a document, with the warnings about it."""

    briefing: Briefing
    problems: tuple[Problem, ...]


def key(fingerprint: str, parts: Sequence[bytes]) -> bytes:
    """The name under which findings are kept: made from all they may depend on, where one part ends included."""
    digest = hashlib.sha256(f"{fingerprint}\n{[len(part) for part in parts]}\n".encode())
    for part in parts:
        digest.update(part)
    return digest.digest()


def _checksum(name: bytes, found: bytes, problems: str) -> bytes:
    return hashlib.sha256(name + found + problems.encode()).digest()[:16]


class Cache:
    """The store of one run, for use in a `with` statement.

    Attributes:
        notes: What was wrong with the cache, in words for the editor; empty when all was well.
        hits: How many briefings came out of it.
    """

    def __init__(self, folder: Path | None, bound: int = BOUND) -> None:
        """Opens nothing yet.

        Args:
            folder: Where the store lies; None keeps nothing.
            bound: Bytes that are kept at most when the run is over.
        """
        self.notes: list[str] = []
        self.hits = 0
        self._file = None if folder is None else folder / FILE
        self._bound = bound
        self._db: sqlite3.Connection | None = None
        self._turn = 0
        self._used: list[bytes] = []

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

    def get(self, wanted: Sequence[Wanted]) -> list[Kept | None]:
        """What is kept of each, its evidence cut afresh; None where nothing, or something damaged, is kept."""
        with _uncollected():
            return [self._one(one) for one in wanted]

    def _one(self, wanted: Wanted) -> Kept | None:
        row: tuple[bytes, str, bytes] | None = None
        with self._forgiving():
            if self._db is not None:
                asked = self._db.execute("SELECT found, problems, checksum FROM findings WHERE key = ?", (wanted.key,))
                row = asked.fetchone()
        try:
            if row is None or _checksum(wanted.key, row[0], row[1]) != row[2]:
                return None
            problems = [] if row[1] == "[]" else json.loads(row[1])
            told = tuple(Problem(wanted.files[place], *rest) for place, *rest in problems)
            briefing = packed.unpacked(row[0], wanted.name, wanted.file)
        except (ValueError, TypeError, IndexError, AttributeError):
            return None  # the entry will be written over by what is found now
        self._used.append(wanted.key)
        self.hits += 1
        return Kept(briefing, told)

    def put(self, name: bytes, found: bytes, problems: Iterable[Problem] = (), files: Sequence[str] = ()) -> None:
        """Keeps what was found; at once, so that a run that is killed has not worked in vain.

        Args:
            name: From `key`.
            found: From packed.py.
            problems: Warnings about the document, each about one of `files`.
            files: The document and its sidecar as messages call them. Their places are kept and not their names, so
                that the same document elsewhere is told of by the name it has there.
        """
        told = json.dumps([[files.index(one.file), one.line, one.message, one.severity] for one in problems])
        with self._forgiving():
            if self._db is not None:
                self._db.execute("BEGIN IMMEDIATE")
                row = (name, told, _checksum(name, found, told), found)
                self._db.execute("INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?)", row)
                self._db.execute("INSERT OR REPLACE INTO uses VALUES (?, ?, ?)", (name, self._turn, len(found)))
                self._db.execute("COMMIT")

    def _open(self, file: Path) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        head = head_of(file)
        if head and not is_ours(head):
            self.notes.append(f"{file} is no cache of briefgen and is not used. Delete it or set another `cache`.")
            return
        self._db = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
        if self._version(self._db) != VERSION:
            # Mark, version and tables go in together, in one transaction: another build sees an empty file, or ours.
            # One of another version that shares the cache misses its tables then, and goes on without.
            self._db.execute("BEGIN IMMEDIATE")
            if self._version(self._db) != VERSION:  # else another build was quicker
                for name in ("findings", "uses"):
                    self._db.execute(f"DROP TABLE IF EXISTS {name}")
                for table in TABLES:
                    self._db.execute(table)
                self._db.execute(f"PRAGMA application_id = {APPLICATION}")
                self._db.execute(f"PRAGMA user_version = {VERSION}")
            self._db.execute("COMMIT")
            with contextlib.suppress(sqlite3.OperationalError):  # a network folder may refuse it
                self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        # "When" is counted in runs, not in seconds: nothing of a build may depend on the clock.
        (self._turn,) = self._db.execute("SELECT coalesce(max(used), 0) + 1 FROM uses").fetchone()

    @staticmethod
    def _version(db: sqlite3.Connection) -> int:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        return int(version)

    def _tidy(self) -> None:
        if self._db is None:
            return
        self._db.execute("BEGIN IMMEDIATE")
        used = [(self._turn, name) for name in self._used]
        self._db.executemany("UPDATE uses SET used = ? WHERE key = ?", used)
        (total,) = self._db.execute("SELECT coalesce(sum(size), 0) FROM uses").fetchone()
        full = total > self._bound
        if full:
            for name, size in self._db.execute("SELECT key, size FROM uses ORDER BY used, key").fetchall():
                if total <= self._bound * KEPT:
                    break
                for table in ("findings", "uses"):
                    self._db.execute(f"DELETE FROM {table} WHERE key = ?", (name,))  # noqa: S608 - a word of ours
                total -= size
        self._db.execute("COMMIT")
        if full:
            with contextlib.suppress(
                sqlite3.OperationalError
            ):  # another build reads: the next one that is full does it
                self._db.execute("VACUUM")  # gives the room of what went back, so that the file is bounded too

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
                for suffix in ("", *BESIDE):
                    with contextlib.suppress(OSError):
                        self._file.with_name(FILE + suffix).unlink(missing_ok=True)
            fate = "It was damaged and is made anew." if damaged else "This build goes on without it."
            self.notes.append(f"The cache {self._file} cannot be used ({error}). {fate}")


def head_of(file: Path) -> bytes:
    """The first bytes of the file; none where there is no file."""
    if not file.exists():
        return b""
    with file.open("rb") as start:
        return start.read(100)


def is_ours(head: bytes) -> bool:
    """Whether a file that begins so is a cache of ours, of whatever version."""
    return head.startswith(MAGIC) and head[APPLICATION_AT : APPLICATION_AT + 4] == APPLICATION.to_bytes(4, "big")


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: each would look at all findings taken out so far, and none of them is any."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
