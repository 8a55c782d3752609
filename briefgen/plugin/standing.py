"""What stands: folders of the site that hold what the last build wrote, and would get the same again.

In: the site's folder, and what the last build noted of it. Out: which of our files need not be written. MkDocs empties
the site's folder first, but for hidden entries; so the folders of ours are hidden from it, and put back. One of them
stands if its files are those that were written (names, sizes, times of change) and if all that they are made of has the
digest that it had then. Whatever else lies there is deleted, so nothing stale is published; where anything is in doubt
a folder is written anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import posixpath
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import quick_json

if TYPE_CHECKING:
    from briefgen.plugin.made_files import MadeFile

HIDDEN = ".briefgen-standing"
"""Below the site's folder, while MkDocs empties it."""
FORM = 2
"""Of the notes; those of another form are not read."""

Stat = tuple[str, int, int, int]
"""Of a file: its name, its size in bytes, and the times of its last change and of its last change of any kind (ns)."""


@dataclass(slots=True)
class _Row:
    """What was written into a folder.

    Attributes:
        made: Digest of what all its files were made of.
        seen: Digest of what they looked like afterwards.
        kinds: Of its pages by name: which frame is around them, see finish.py.
    """

    made: str
    seen: str
    kinds: dict[str, int]


@dataclass(slots=True)
class _Folder:
    """A folder of this build: the files it is to have, and what was written of them until all are there."""

    files: list[MadeFile] = field(default_factory=list)
    stands: bool | None = None
    written: list[tuple[Stat, bytes]] | None = None
    kinds: dict[str, int] = field(default_factory=dict)
    full: tuple[str, str] | None = None


class Standing:
    """What stands of one site's folder, in one build."""

    def __init__(self, site: Path, notes: Path | None) -> None:
        """`site` is the site's folder, `notes` the file that says what the last build wrote; None keeps nothing."""
        self._site, self._notes = site, notes
        self._rows: dict[str, _Row] = {}
        self._kinds: list[Any] = []
        self._numbers: dict[str, int] = {}  # of the kinds of this build
        self._alike: dict[tuple[str, int], dict[str, int]] = {}  # nearly all folders have one page
        self._folders: dict[str, _Folder] = {}
        self._hidden: list[str] = []
        self.written = self.spared = 0

    def hide(self) -> None:
        """Puts our folders out of MkDocs' sight."""
        self._folders, self._hidden = {}, []
        self.written = self.spared = 0
        self._read()
        aside = self._site / HIDDEN
        with contextlib.suppress(OSError):
            shutil.rmtree(aside, ignore_errors=True)  # of a build that was stopped
            for top in sorted({folder.split("/", 1)[0] for folder in self._rows} - {""}):
                if (self._site / top).is_dir() and not (self._site / top).is_symlink():
                    aside.mkdir(exist_ok=True)
                    (self._site / top).rename(aside / top)
                    self._hidden.append(top)

    def bring_back(self, files: Iterable[MadeFile]) -> None:
        """Puts back what may stand; `files` are all that are to be published, whatever else is there is deleted."""
        for file in files:
            self._folders.setdefault(posixpath.dirname(file.dest_uri), _Folder()).files.append(file)
        aside = self._site / HIDDEN
        found: dict[str, _Row] = {}
        for top in self._hidden:
            try:
                (aside / top).rename(self._site / top)
            except OSError:  # somebody else has put something there: all is written anew
                shutil.rmtree(aside / top, ignore_errors=True)
            else:
                self._clear(top, found)
        shutil.rmtree(aside, ignore_errors=True)
        self._rows = found

    def stands(self, file: MadeFile) -> bool:
        """The file is there and is what would be written."""
        name = posixpath.dirname(file.dest_uri)
        folder = self._folders.get(name)
        if folder is None:
            return False
        if folder.stands is None:
            row = self._rows.get(name)
            folder.stands = row is not None and self._same(folder, row)
        self.spared += folder.stands
        return folder.stands

    def note(self, file: MadeFile, stat: os.stat_result, digest: bytes | None, kind: Any = None) -> None:  # noqa: ANN401 - as `json` has it
        """The file was written, and looked like this."""
        self.written += 1
        name = posixpath.basename(file.dest_uri)
        folder = self._folders.get(posixpath.dirname(file.dest_uri))
        if folder is None or digest is None:
            return
        written = folder.written = folder.written or []
        written.append(((name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns), digest))
        if kind is not None:
            number = self._numbered(kind)
            alone = self._alike.setdefault((name, number), {name: number})
            folder.kinds = {**folder.kinds, **alone} if folder.kinds else alone
        if len(written) == len(folder.files):  # two digests for what takes a kilobyte
            looks, made = [stat for stat, _ in written], [(stat[0], digest) for stat, digest in written]
            folder.full, folder.written = (_digest(made), _digest(looks)), None

    def save(self) -> None:
        """Notes what was written, for the next build."""
        rows: dict[str, _Row] = {}
        for name, folder in self._folders.items():
            if folder.stands:
                row = self._rows[name]
                row.kinds = {page: self._numbered(self._kinds[kind]) for page, kind in row.kinds.items()}
                rows[name] = row
            elif folder.full is not None:
                rows[name] = _Row(*folder.full, folder.kinds)
        self._rows, self._kinds, self._folders = rows, [json.loads(kind) for kind in self._numbers], {}
        self._numbers, self._alike = {}, {}
        if self._notes is not None:
            flat = {name: (row.made, row.seen, row.kinds) for name, row in rows.items()}
            noted = {"form": FORM, "site": str(self._site), "kinds": self._kinds, "folders": flat}
            with contextlib.suppress(OSError):  # then the next build writes all
                self._notes.parent.mkdir(parents=True, exist_ok=True)
                beside = self._notes.with_name(f"{self._notes.name}~")
                beside.write_bytes(quick_json.compact(noted))
                beside.replace(self._notes)

    def forget(self) -> None:
        """The build failed: nothing that it did not confirm stays in the site."""
        shutil.rmtree(self._site / HIDDEN, ignore_errors=True)
        for name, folder in self._folders.items():
            if not folder.stands:
                for file in folder.files:
                    with contextlib.suppress(OSError):
                        (self._site / name / posixpath.basename(file.dest_uri)).unlink(missing_ok=True)
        self._rows, self._folders = {}, {}

    def _numbered(self, kind: Any) -> int:  # noqa: ANN401 - as `json` has it
        return self._numbers.setdefault(json.dumps(kind), len(self._numbers))

    def _read(self) -> None:
        if self._notes is None:
            return
        self._rows, self._kinds = {}, []
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
            noted = quick_json.parsed(self._notes.read_bytes())
            if noted["form"] == FORM and noted["site"] == str(self._site):
                self._kinds = list(noted["kinds"])
                self._rows = {name: _Row(*row) for name, row in noted["folders"].items()}
        # Until this build is over nothing is noted: one that is stopped leaves a folder nobody vouches for.
        with contextlib.suppress(OSError):
            self._notes.unlink(missing_ok=True)

    def _same(self, folder: _Folder, row: _Row) -> bool:
        found: list[tuple[str, bytes]] = []
        for file in folder.files:
            name = posixpath.basename(file.dest_uri)
            kind = row.kinds.get(name)
            made = file.digest(None if kind is None else self._kinds[kind])
            if made is None:
                return False
            found.append((name, made))
        return _digest(found) == row.made

    def _clear(self, folder: str, left: dict[str, _Row]) -> None:
        """Deletes below the folder all that does not look as it was written, or is no longer to be there.

        Adds to `left` the rows of the folders that are left.
        """
        path = os.path.join(self._site, folder)  # noqa: PTH118 - one of ten thousand
        inside: list[os.DirEntry[str]] = []
        with contextlib.suppress(OSError), os.scandir(path) as entries:
            inside += entries
        row, wanted = self._rows.get(folder), self._folders.get(folder)
        ours = {posixpath.basename(file.dest_uri) for file in wanted.files} if wanted else set()
        names: list[os.DirEntry[str]] = []
        for entry in inside:
            if entry.is_dir(follow_symlinks=False):
                self._clear(f"{folder}/{entry.name}", left)
            else:
                names.append(entry)
        if row is not None and _digest(_looks([entry for entry in names if entry.name in ours])) == row.seen:
            left[folder] = row
        else:
            ours = set()
        for entry in names:
            if entry.name not in ours:
                os.unlink(entry)  # noqa: PTH108 - one of two hundred thousand
        if not ours:
            with contextlib.suppress(OSError):
                os.rmdir(path)  # noqa: PTH106 - where it is empty


def _digest(rows: Iterable[tuple[object, ...]]) -> str:
    """Of rows in any order."""
    return hashlib.sha256(repr(sorted(rows)).encode(errors="surrogateescape")).hexdigest()[:32]


def _looks(entries: Iterable[os.DirEntry[str]]) -> list[Stat]:
    found: list[Stat] = []
    for entry in entries:
        stat = entry.stat(follow_symlinks=False)
        found.append((entry.name, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns))
    return found
