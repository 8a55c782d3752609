"""Which file a decision goes into, and its writing there.

In: entries. Out: the files `Written`, all or none. The pen knows what every file held when the corrections were last
read: one that holds something else now was written by somebody else, and is left as it is.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefgen.model import Source
from briefgen.read.sidecar import ACTORS, RESERVED, candidates, shown
from briefgen.review.files import BACKUP, ChangedError, RefusedError, held, put, text
from briefgen.review.insertion import Entry, inserted
from briefgen.settings import Settings

FIXES = "fixes"


@dataclass(frozen=True, slots=True)
class Written:
    """A file before and after; `before` is None where there was none."""

    path: Path
    before: bytes | None
    after: bytes


class Pen:
    """Writes the corrections of one sources folder."""

    def __init__(self, settings: Settings, sources: Sequence[Source]) -> None:
        self._root, self._folder, self._sources = settings.root, settings.sources, sources
        self._held: dict[Path, bytes | None] = {}

    def look(self) -> None:
        """Notes what the files hold now; to be called before the corrections are read."""
        self._held = {path: held(path) for path in self._files()}

    def name(self, path: Path) -> str:
        """The file as the editor knows it."""
        return shown(path, self._root)

    def sidecar(self, source: Source) -> Path:
        """The file for the fixes of the document, which may not be there yet.

        Raises:
            RefusedError: the document can have none of its own.
        """
        document = self._folder / source.file
        path = next(iter(candidates(document, self._folder)), document.with_suffix(".yml"))
        if path.parent == self._folder and path.name in RESERVED:
            raise RefusedError(f"{document.name} can have no sidecar: {path.name} is about actors.\nRename it.")
        twins = [s.file for s in self._sources if (self._folder / s.file).with_suffix("") == document.with_suffix("")]
        if len(twins) > 1:
            raise RefusedError(f"{' and '.join(twins)} share the file {path.name}.\nRename one of them first.")
        return path

    def actors(self) -> Path:
        """The file about who is who, which may not be there yet."""
        return next(self._about_actors(), self._folder / ACTORS[0])

    def added(self, path: Path, entry: Entry, key: str | None) -> Written:
        """The file with the entry, not written yet.

        Raises:
            ChangedError: somebody else wrote it since it was looked at.
            RefusedError: the entry cannot be put there.
        """
        name, before = self.name(path), held(path)
        if before != self._held.get(path):
            raise ChangedError(f"{name} was changed by somebody else meanwhile, so nothing was written.")
        mark = codecs.BOM_UTF8 if (before or b"").startswith(codecs.BOM_UTF8) else b""
        return Written(path, before, mark + inserted(text(before, name), entry, key, name).encode())

    def write(self, made: Sequence[Written]) -> None:
        """All of the files, or none.

        Raises:
            RefusedError: one of them cannot be written.
        """
        done: list[Written] = []
        try:
            for one in made:
                put(one.path, one.before, one.after, self.name(one.path))
                done.append(one)
        except RefusedError:
            for one in reversed(done):
                put(one.path, one.after, one.before, self.name(one.path))
            raise

    def take_back(self, made: Sequence[Written]) -> None:
        """The files as they were before.

        Raises:
            ChangedError: one of them was written since.
            RefusedError: one of them cannot be written.
        """
        for one in made:
            if held(one.path) != one.after:
                name = self.name(one.path)
                raise ChangedError(
                    f"{name} was changed by somebody else meanwhile, so nothing was taken back.\n"
                    f"Delete the entry by hand; {name}{BACKUP} is the file before it."
                )
        for one in reversed(made):
            put(one.path, one.after, one.before, self.name(one.path))

    def _files(self) -> Iterator[Path]:
        yield from self._about_actors()
        for source in self._sources:
            yield from candidates(self._folder / source.file, self._folder)[:1]

    def _about_actors(self) -> Iterator[Path]:
        return (path for name in ACTORS if (path := self._folder / name).is_file())
