"""What was found in a document, kept from one run to the next.

In: the bytes of a document and its sidecar, and what was found once. Out: the same findings without reading or
understanding the document again. Whatever is wrong with the cache, findings are made anew. The file: database.py; the
form of an entry is that of packed.py, behind the warnings about the document.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

from briefgen import packed
from briefgen.database import Database
from briefgen.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.model import Briefing, Source

FILE = "findings.sqlite"
APPLICATION = 0x62726766
"""SQLite's application_id, "brgf"."""
VERSION = 3

BOUND = 500_000_000
"""Bytes of findings kept: those of about 90,000 news articles."""

TOGETHER = 500
"""Documents that are asked for at once: few enough to be no weight, enough for the gain of `_uncollected`."""

BETWEEN = b"\n"
"""Stands between the warnings, which are one line of JSON, and the findings."""


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


Memory = dict[Wanted, tuple[bytes, Kept]]
"""What was taken out, with its print."""


def key(fingerprint: str, parts: Sequence[bytes]) -> bytes:
    """The name under which findings are kept: made from all they may depend on, where one part ends included."""
    digest = hashlib.sha256(f"{fingerprint}\n{[len(part) for part in parts]}\n".encode())
    for part in parts:
        digest.update(part)
    return digest.digest()


class Cache:
    """The store of one run, for use in a `with` statement.

    Attributes:
        hits: How many briefings came out of it.
        prints: Of each of them what `packed.fingerprint` gives, by the id of its source.
        found: The same of those that were found in this run, by whoever found them.
    """

    def __init__(self, folder: Path | None, bound: int = BOUND, memory: Memory | None = None) -> None:
        """Opens nothing yet.

        Args:
            folder: Where the store lies; None keeps nothing.
            bound: Bytes that are kept at most when the run is over.
            memory: What the last run of this process took out, and then what this one does: the same objects again.
                None unpacks all anew.
        """
        self._memory, self._last = memory, dict(memory or {})
        if memory is not None:
            memory.clear()
        self.hits = 0
        self.prints: dict[str, bytes] = {}
        self.found: dict[str, bytes] = {}
        self._database = None if folder is None else Database(folder / FILE, APPLICATION, VERSION, bound)

    @property
    def notes(self) -> list[str]:
        """What was wrong with the cache, in words for the editor; empty when all was well."""
        return [] if self._database is None else self._database.notes

    def __enter__(self) -> Self:
        if self._database is not None:
            self._database.open()
        return self

    def __exit__(self, *_: object) -> None:
        if self._database is not None:
            self._database.close()

    def get(self, wanted: Sequence[Wanted]) -> list[Kept | None]:
        """What is kept of each, its evidence cut afresh; None where nothing, or something damaged, is kept."""
        if self._database is None:
            return [None] * len(wanted)
        there = self._database.several([one.key for one in wanted if one not in self._last])
        same: packed.Same = {}
        with _uncollected():
            return [self._one(one, self._database, there.get(one.key), same) for one in wanted]

    def _one(self, wanted: Wanted, database: Database, content: bytes | None, same: packed.Same) -> Kept | None:
        if wanted in self._last and database.is_open:
            return self._remembered(wanted, database, *self._last[wanted])
        if content is None:
            return None
        told, _, found = content.partition(BETWEEN)
        try:
            problems = [] if told == b"[]" else json.loads(told)
            named = tuple(Problem(wanted.files[place], *rest) for place, *rest in problems)
            briefing = packed.unpacked(found, wanted.name, wanted.file, same)
        except (ValueError, TypeError, IndexError, AttributeError):
            return None  # the entry will be written over by what is found now
        return self._remembered(wanted, database, packed.fingerprint(found), Kept(briefing, named))

    def _remembered(self, wanted: Wanted, database: Database, mark: bytes, kept: Kept) -> Kept:
        database.use(wanted.key)
        self.hits += 1
        self.prints[wanted.name] = mark
        if self._memory is not None:
            self._memory[wanted] = mark, kept
        return kept

    def put(self, name: bytes, found: bytes, problems: Iterable[Problem] = (), files: Sequence[str] = ()) -> None:
        """Keeps what was found; at once, so that a run that is killed has not worked in vain.

        Args:
            name: From `key`.
            found: From packed.py.
            problems: Warnings about the document, each about one of `files`.
            files: The document and its sidecar as messages call them. Their places are kept and not their names, so
                that the same document elsewhere is told of by the name it has there.
        """
        if self._database is not None:
            told = json.dumps([[files.index(one.file), one.line, one.message, one.severity] for one in problems])
            self._database.put([(name, told.encode() + BETWEEN + found)])

    def known(self, name: bytes) -> bytes | None:
        """What `note` kept under the name; None where nothing is."""
        found = None if self._database is None else self._database.get(name)
        if found is not None and self._database is not None:
            self._database.use(name)
        return found

    def note(self, name: bytes, content: bytes) -> None:
        """Keeps something small about a document, or about an entry of the lexicon, that is no finding."""
        if self._database is not None:
            self._database.put([(name, content)])

    def text_of(self, name: bytes) -> Source | None:
        """The source of the findings kept under the name, which count as not asked for; None where there are none."""
        content = None if self._database is None else self._database.get(name)
        if content is None:
            return None
        try:
            return packed.unpacked(content.partition(BETWEEN)[2], "", "").source
        except ValueError:
            return None


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
