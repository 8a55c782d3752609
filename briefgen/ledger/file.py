"""The file of the ledger: JSON lines, one statement a line, so that it can be committed and its differences be read.

In: a path. Out: the ledger in it, or what is wrong with it; and the way back. The last line has a digest of all others:
where it fits, the file is as it was written, and its statements are taken as bytes. Nothing here stops a build: a file
that cannot be read is put aside when the next one is written, never written over.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, get_args

from briefgen.corpus import Change, Changed, ChangeKind, History, Wording
from briefgen.errors import Problem
from briefgen.ledger.statements import Document, Ledger, Packed, Statement, line_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FORM = 1
"""Version of the form of the file."""
HEAD = "briefgen ledger"
DOCUMENT = b'\n{"document": '
"""How the line of a document begins, and no other, behind the end of the one before."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What the file held.

    Attributes:
        ledger: None where there was none, or none that can be used, which `problem` tells.
        damaged: It was read and is not as it must be; False where it could not be read at all.
    """

    ledger: Ledger | None
    problem: Problem | None = None
    damaged: bool = False


class _FaultError(ValueError):
    """A line is not as it must be."""


def read(path: Path, shown: str) -> Kept:
    """The ledger at `path`, called `shown` in messages."""
    reader = _Reader()
    try:
        content = path.read_bytes()
        if _as_written(content):
            reader.take_all(content)
        else:
            for line in BytesIO(content):  # cut at "\n" only, not at the other line ends that JSON allows in a text
                reader.take(line.decode())
        return Kept(reader.ledger())
    except FileNotFoundError:
        return Kept(None)
    except OSError as error:
        return Kept(None, Problem(shown, None, f"the ledger cannot be read ({error.strerror})", "warning"))
    except (_FaultError, ValueError, RecursionError) as error:
        told = str(error) if isinstance(error, _FaultError) else f"this is not a line of JSON in UTF-8 ({error})"
        message = (
            f"the ledger of the last build is damaged: {told}. This build shows no changes. `mkdocs build` puts the "
            f"file aside as {aside(path).name} and begins a new one; to keep what it remembers, restore a copy of it."
        )
        return Kept(None, Problem(shown, reader.line, message, "warning"), damaged=True)


def write(path: Path, ledger: Ledger, last: Kept) -> bool:
    """Writes the ledger where it differs from the `last` one; a damaged file is put aside first. True where it wrote.

    The file is whole at any moment: it is written beside and then moved. Where `last` could not be read, nothing is
    done.

    Raises:
        OSError: the folder cannot be written.
    """
    if ledger == last.ledger or (last.problem is not None and not last.damaged):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    if last.damaged and path.exists():
        path.rename(aside(path))
    new = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        with new.open("wb") as file:
            file.writelines(_encoded(ledger))
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    return True


def aside(path: Path) -> Path:
    """A name beside it that nothing has."""
    names = (path.with_name(f"{path.name}.damaged{n}") for n in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(name for name in names if not name.exists())


def dumps(ledger: Ledger) -> bytes:
    """The file: UTF-8, a newline after every line, the same bytes for the same ledger."""
    return b"".join(_encoded(ledger))


def _encoded(ledger: Ledger) -> Iterator[bytes]:
    digest = sha256()
    for part in _parts(ledger):
        digest.update(part)
        yield part
    yield _end(digest.hexdigest())


def _parts(ledger: Ledger) -> Iterator[bytes]:
    yield line_of({HEAD: FORM, "builds": ledger.history.builds})
    for one in ledger.history.documents:
        yield line_of(
            {
                "changed": one.briefing,
                "file": one.file,
                "title": one.title,
                "kind": one.kind,
                "cause": one.cause,
                "build": one.build,
                "statements": one.statements,
            }
        )
        for change in one.changes:
            sides = {
                name: [wording.words, wording.note]
                for name, wording in (("before", change.before), ("after", change.after))
                if wording
            }
            yield line_of({"change": change.id, "kind": change.kind, "what": change.what, **sides})
    for document in ledger.documents.values():
        yield line_of(
            {
                "document": document.id,
                "file": document.file,
                "sha256": document.sha256,
                "date": document.date,
                "title": document.title,
                "letters": document.letters,
            }
        )
        its = document.statements
        yield its.lines if isinstance(its, Packed) else lines_of(its)


def _as_written(content: bytes) -> bool:
    """Nobody changed the file since this version wrote it; else each line is looked at."""
    end = content.rfind(b"\n", 0, -1) + 1
    return content[end:] == _end(sha256(memoryview(content)[:end]).hexdigest())


def _end(digest: str) -> bytes:
    return line_of({"end": True, "sha256": digest})


class _Reader:
    """Takes the lines one after the other; what a line belongs to stands above it. `line` is the one to be taken."""

    def __init__(self) -> None:
        self.line = 1
        self._builds: int | None = None
        self._ended = False
        self._changed: list[tuple[dict[str, Any], list[Change]]] = []
        self._documents: list[Document] = []
        self._statements: list[Statement] = []
        """Of the last document, until the next one begins."""

    def take(self, line: str) -> None:
        found = json.loads(line)
        if not isinstance(found, dict):
            raise _FaultError("found no object")
        if self._builds is None:
            if found.get(HEAD) != FORM:
                raise _FaultError(f'expected {{"{HEAD}": {FORM}, …}}, the first line of a ledger of this version')
            self._builds = _number(found, "builds")
        elif "end" in found:
            self._ended = True
        elif "changed" in found:
            self._changed.append((found, []))
        elif "document" in found:
            self._pack()
            self._documents.append(_document(found))
        elif "change" in found and self._changed:
            self._changed[-1][1].append(_change(found))
        elif "id" in found and self._documents:
            wording = Wording(_text(found, "words"), _text(found, "note"))
            target = _text(found, "target") if "target" in found else ""
            self._statements.append(
                Statement(_text(found, "id"), _text(found, "what"), wording, _number(found, "at"), target)
            )
        else:
            raise _FaultError("expected a document, a statement of one, or a change of one")
        if "changed" in found:
            _changed(found, [])
        self.line += 1

    def take_all(self, content: bytes) -> None:
        """All lines of a file that is as it was written: statements are taken as they stand, and not looked at."""
        here = content.find(DOCUMENT) + 1 or len(content)
        for line in content[:here].splitlines():
            self.take(line.decode())
        while DOCUMENT[1:] == content[here : here + len(DOCUMENT) - 1]:
            after = content.find(DOCUMENT, here) + 1
            first = content.index(b"\n", here) + 1
            following = after or content.rindex(b"\n", 0, -1) + 1
            statements = Packed((), content[first:following])
            self._documents.append(replace(_document(json.loads(content[here:first])), statements=statements))
            here = following
        self._ended = True

    def _pack(self) -> None:
        if self._documents:
            self._documents[-1] = replace(self._documents[-1], statements=Packed(self._statements))
        self._statements = []

    def ledger(self) -> Ledger:
        if self._builds is None:
            raise _FaultError("the file is empty")
        if not self._ended:
            raise _FaultError("the end is missing")
        if self._statements:
            self._pack()
        changed = tuple(_changed(found, changes) for found, changes in self._changed)
        return Ledger({document.id: document for document in self._documents}, History(self._builds, changed))


def _document(found: dict[str, Any]) -> Document:
    date = None if found.get("date") is None else _text(found, "date")
    return Document(
        _text(found, "document"),
        _text(found, "file"),
        _text(found, "sha256"),
        date,
        _text(found, "title"),
        _number(found, "letters"),
        (),
    )


def _changed(found: dict[str, Any], changes: list[Change]) -> Changed:
    return Changed(
        _text(found, "changed"),
        _text(found, "file"),
        _text(found, "title"),
        _one_of(found, "kind", ("new", "changed", "withdrawn")),
        _one_of(found, "cause", ("edited", "corrected", "read anew")),
        _number(found, "build"),
        _number(found, "statements"),
        tuple(changes),
    )


def _change(found: dict[str, Any]) -> Change:
    kind = _one_of(found, "kind", get_args(ChangeKind))
    sides = [_wording(found, "before"), _wording(found, "after")]
    if sides == [None, None]:
        raise _FaultError('expected "before" or "after"')
    return Change(kind, _text(found, "what"), _text(found, "change"), *sides)


def _wording(found: dict[str, Any], key: str) -> Wording | None:
    value = found.get(key)
    if value is None:
        return None
    if not (isinstance(value, list) and len(value) == 2 and all(isinstance(part, str) for part in value)):
        raise _FaultError(f'expected two texts for "{key}"')
    return Wording(*value)


def _text(found: dict[str, Any], key: str) -> str:
    value = found.get(key)
    if not isinstance(value, str):
        raise _FaultError(f'expected a text for "{key}"')
    return value


def _number(found: dict[str, Any], key: str) -> int:
    value = found.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise _FaultError(f'expected a number for "{key}"')
    return value


def _one_of(found: dict[str, Any], key: str, allowed: tuple[str, ...]) -> Any:  # noqa: ANN401 - one of the literals
    value = _text(found, key)
    if value not in allowed:
        raise _FaultError(f'expected one of {", ".join(allowed)} for "{key}"')
    return value
