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
from briefgen.read.formats import FORMATS
from briefgen.read.sidecar import RESERVED, SUFFIXES, below, shown
from briefgen.visible import line

SUPPORTED = (".txt", ".md", *FORMATS)
NOT_YET = (".doc", ".mht", ".mhtml", ".msg", ".odt", ".pages", ".rtf", ".webarchive")
"""An editor may expect these to be read; silence would be an unfriendly answer."""

NAMED = frozenset((*SUPPORTED, *NOT_YET, *SUFFIXES))
"""Endings of what is looked at."""

DIGEST_LETTERS = 7


@dataclass(frozen=True, slots=True)
class Document:
    """`file` is the path below the sources folder with forward slashes."""

    path: Path
    file: str
    id: str


def documents(folder: Path, root: Path) -> tuple[list[Document], list[Problem]]:
    """The documents below the folder.

    README files, folders that browsers save beside a page, and names that begin with "." or "_" are not documents.
    Links out of the folder, folders and devices named like documents are left out with a warning, as is a sidecar that
    has lost its document.

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
    for path in sorted(_walk(folder, problems, root), key=lambda path: below(path, folder)):
        if path.suffix.lower() in SUFFIXES:
            if not (path.parent == folder and path.name in RESERVED):
                sidecars.append(path)
            elif fault := _no_file(path):
                problems.append(Problem(shown(path, root), None, fault, "warning"))
            continue
        fault = _fault(path, inside)
        if fault:
            problems.append(Problem(shown(path, root), None, fault, "warning"))
        else:
            found.append(path)
    stems = {path.with_suffix("") for path in found}
    for path in sidecars:
        fault = _no_file(path)
        if fault:
            problems.append(Problem(shown(path, root), None, fault, "warning"))
        elif path.with_suffix("") not in stems:
            message = (
                "no document goes with this file.\n"
                f"Name it after its document: {line(path.stem)}.txt and {line(path.name)}, "
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
        pages = {Path(name).stem for name in names if name.lower().endswith((".html", ".htm"))}
        folders[:] = [name for name in folders if name[0] not in "._" and not _of_a_page(name, pages)]
        for name in [*names, *(name for name in folders if Path(name).suffix.lower() in (*SUPPORTED, *SUFFIXES))]:
            stem, dot, ending = name.rpartition(".")
            if name[0] not in "._" and stem.upper() != "README" and (dot + ending).lower() in NAMED:
                found.append(Path(place, name))
        for name in folders:  # `walk` does not enter them
            path = Path(place, name)
            if path.is_symlink() and path.suffix.lower() not in (*SUPPORTED, *SUFFIXES):
                message = "this link to a folder is not followed.\nPut the folder itself here, or documents from it."
                problems.append(Problem(shown(path, root), None, message, "warning"))
    return found


def _of_a_page(folder: str, pages: set[str]) -> bool:
    """Whether a browser made the folder for the pictures and scripts of a page that it saved beside it."""
    stem, mark, end = folder.rpartition("_" if "_" in folder else "-")
    return bool(mark) and end.lower() in {"files", "dateien", "fichiers", "archivos"} and stem in pages


def _fault(path: Path, inside: Path) -> str | None:
    """Why the entry is not read, in words; None where it is a document."""
    try:
        path.as_posix().encode()
    except UnicodeEncodeError:
        return "the name of this file is not valid text.\nGive it a plain name, for example harbour.txt."
    if path.suffix.lower() in NOT_YET:
        return (
            f"files of the kind {path.suffix.lower()} are not read.\n"
            f"Save it as .docx, .pdf or .html, or its text as {line(path.stem)}.txt."
        )
    try:
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            return (
                "this link leads out of the sources folder and is not followed.\nPut a copy of the file here instead."
            )
    except (OSError, RuntimeError) as error:
        return _unreachable(error)
    return _no_file(path)


def _unreachable(error: Exception) -> str:
    return (
        f"this file cannot be reached ({getattr(error, 'strerror', None) or 'a link in a circle'}).\n"
        "Put the file itself here."
    )


def _no_file(path: Path) -> str | None:
    """Why the entry is no file that can be read, in words; None where it is one."""
    try:
        mode = path.stat().st_mode
    except (OSError, RuntimeError) as error:
        return _unreachable(error)
    if stat.S_ISDIR(mode):
        return "this is a folder with a name like a document's; its name is taken as a mistake.\nRename the folder."
    if not stat.S_ISREG(mode):
        return "this is no ordinary file but a pipe or a device.\nPut a text file here instead."
    return None


def _with_ids(paths: list[Path], folder: Path) -> list[Document]:
    """Ids that do not depend on the order of the files, nor on what other files come and go.

    A name that is its own slug, such as `harbour.txt`, is the id; any other, such as `Harbour!.txt`, always has an
    ending made from its path. Only of files that differ in their kind alone the id tells the kind: `harbour.md` is
    `harbour` where there is no `harbour.txt`, and `harbour-md` beside it. A file in a folder gives way in the same
    manner to one at the top that has the folder's name in its own.
    """
    files = {path: below(path, folder) for path in paths}
    names = {path: _slug(file) for path, file in files.items()}
    wanted = defaultdict(list)
    for path, name in names.items():
        wanted[name].append(path)
    result = []
    for path, file in files.items():
        name = names[path]
        rivals = wanted[name]
        if not _is_slug(file, name):
            name = f"{name}-{_digest(file)}"
        elif len(rivals) > 1 and path != _owner(rivals, files):
            plain = f"{name}-{path.suffix.lower().lstrip('.')}"
            twin = path.with_suffix(".txt")
            name = plain if twin in files and twin != path and plain not in wanted else f"{name}-{_digest(file)}"
        result.append(Document(path, file, name))
    return result


def _owner(rivals: list[Path], files: dict[Path, str]) -> Path | None:
    exact = [path for path in rivals if _is_slug(files[path], _slug(files[path]))]
    flat = [path for path in exact if "/" not in files[path]] or exact
    same = [path for path in flat if path.suffix == ".txt"] or flat
    return same[0] if len(same) == 1 else None


def _stem(file: str) -> str:
    return file.rpartition(".")[0].replace("/", "-")


def _slug(file: str) -> str:
    return slug(_stem(file))


def _is_slug(file: str, name: str) -> bool:
    return _stem(file) == name


def _digest(file: str) -> str:
    return base64.b32encode(hashlib.sha256(file.encode()).digest()).decode().lower()[:DIGEST_LETTERS]
