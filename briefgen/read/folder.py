"""The sources folder → the documents in it, each with its id.

In: the folder's path. Out: `Document`s sorted by path, and a problem for each entry that looks like a
document and cannot be one. Nothing is opened here.
"""

from __future__ import annotations

import base64
import hashlib
import os
import stat
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import Problem, SettingsError
from briefgen.identity import slug
from briefgen.read.sidecar import RESERVED, SUFFIXES, shown

SUPPORTED = (".txt", ".md")
NOT_YET = (".doc", ".docx", ".eml", ".htm", ".html", ".odt", ".pdf", ".rtf")
"""An editor may expect these to be read; silence would be an unfriendly answer."""

DIGEST_LETTERS = 7


@dataclass(frozen=True, slots=True)
class Document:
    """`file` is the path below the sources folder with forward slashes."""

    path: Path
    file: str
    id: str


def documents(folder: Path, root: Path) -> tuple[list[Document], list[Problem]]:
    """The documents below the folder.

    README files and names that begin with "." or "_" are not documents. Links out of the folder, folders and
    devices named like documents are left out with a warning, as is a sidecar that has lost its document.

    Raises:
        SettingsError: there is no such folder.
    """
    if not folder.is_dir():
        raise SettingsError(
            f"{shown(folder, root)}: there is no such folder.\n"
            "Make it and put a document into it, for example seeds/harbour.txt, "
            "or set `sources` to the folder you use."
        )
    found: list[Path] = []
    problems: list[Problem] = []
    sidecars: list[Path] = []
    inside = folder.resolve()
    for path in sorted(_walk(folder, problems, root), key=lambda path: path.relative_to(folder).as_posix()):
        if path.suffix.lower() in SUFFIXES:
            if not (path.parent == folder and path.name in RESERVED):
                sidecars.append(path)
            continue
        fault = _fault(path, inside)
        if fault:
            problems.append(Problem(shown(path, root), None, fault, "warning"))
        else:
            found.append(path)
    stems = {path.with_suffix("") for path in found}
    for path in sidecars:
        if path.with_suffix("") not in stems:
            message = (
                "no document goes with this file.\n"
                f"Name it after its document: {path.stem}.txt and {path.name}, "
                "or delete it. Names that begin with _ are left alone."
            )
            problems.append(Problem(shown(path, root), None, message, "warning"))
    return _with_ids(found, folder), problems


def _walk(folder: Path, problems: list[Problem], root: Path) -> list[Path]:
    """Everything below the folder that is named like a document or a sidecar.

    Links to folders are not entered.
    """
    found: list[Path] = []

    def unreadable(error: OSError) -> None:
        message = f"this folder cannot be opened ({error.strerror}).\nGive the build leave to read it, or move it out."
        problems.append(Problem(shown(Path(error.filename), root), None, message, "warning"))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = [name for name in folders if name[0] not in "._"]
        for name in [*names, *(name for name in folders if Path(name).suffix.lower() in SUPPORTED)]:
            path = Path(place, name)
            suffix = path.suffix.lower()
            if name[0] in "._" or path.stem.upper() == "README":
                continue
            if suffix in (*SUPPORTED, *NOT_YET, *SUFFIXES):
                found.append(path)
    return found


def _fault(path: Path, inside: Path) -> str | None:
    """Why the entry is not read, in words; None where it is a document."""
    try:
        path.as_posix().encode()
    except UnicodeEncodeError:
        return "the name of this file is not valid text.\nGive it a plain name, for example harbour.txt."
    if path.suffix.lower() in NOT_YET:
        return f"files of the kind {path.suffix.lower()} are not read yet.\nSave its text as {path.stem}.txt beside it."
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            return (
                "this link leads out of the sources folder and is not followed.\nPut a copy of the file here instead."
            )
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:
        return (
            f"this file cannot be reached ({getattr(error, 'strerror', None) or 'a link in a circle'}).\n"
            "Put the file itself here."
        )
    if stat.S_ISDIR(mode):
        return "this is a folder with a name like a document's; its name is taken as a mistake.\nRename the folder."
    if not stat.S_ISREG(mode):
        return "this is no ordinary file but a pipe or a device.\nPut a text file here instead."
    return None


def _with_ids(paths: list[Path], folder: Path) -> list[Document]:
    """Ids that do not depend on the order of the files, and on other files only where two would get the same.

    `harbour.txt` keeps `harbour` when `harbour.md` or `Harbour!.txt` come and go: a name that is its own slug
    keeps it, .txt before .md; the others get an ending made from their path.
    """
    files = {path: path.relative_to(folder).as_posix() for path in paths}
    wanted = defaultdict(list)
    for path, file in files.items():
        wanted[_slug(file)].append(path)
    result = []
    for path, file in files.items():
        name = _slug(file)
        rivals = wanted[name]
        if len(rivals) > 1 and path != _owner(name, rivals, files):
            plain = f"{name}-{path.suffix.lower().lstrip('.')}"
            twin = path.with_suffix(".txt")
            name = plain if twin in files and twin != path and plain not in wanted else f"{name}-{_digest(file)}"
        result.append(Document(path, file, name))
    return result


def _owner(name: str, rivals: list[Path], files: dict[Path, str]) -> Path | None:
    exact = [path for path in rivals if str(Path(files[path]).with_suffix("").as_posix()).replace("/", "-") == name]
    same = [path for path in exact if path.suffix == ".txt"] or exact
    return same[0] if len(same) == 1 else None


def _slug(file: str) -> str:
    return slug(str(Path(file).with_suffix("").as_posix()).replace("/", "-"))


def _digest(file: str) -> str:
    return base64.b32encode(hashlib.sha256(file.encode()).digest()).decode().lower()[:DIGEST_LETTERS]
