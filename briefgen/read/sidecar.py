"""The optional file NAME.yml beside a document NAME.txt: what an editor states about it without touching it.

In: the path of a document. Out: the values of its sidecar, and a warning for what cannot be used.
The keys and their checks are those of a front matter: yaml_values.py.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from briefgen.bounds import Bounds
from briefgen.errors import Problem
from briefgen.read.decode import NotTextError, decode
from briefgen.read.yaml_values import NotYamlError, Values, compose, not_yaml, values

SUFFIXES = (".yml", ".yaml")
"""The first one that exists is read."""

ACTORS = ("actors.yml", "actors.yaml")
"""Directly in the sources folder: the editor's corrections to actors."""

LEXICON = ("lexicon.yml", "lexicon.yaml")
"""Directly in the sources folder: words that the editor adds to those of the package."""

RESERVED = (*ACTORS, *LEXICON)
"""Names that are no sidecar's there."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A sidecar as it lies there; `file` is its path for messages."""

    file: str
    content: bytes


def opened(document: Path, folder: Path, root: Path, bounds: Bounds) -> tuple[Beside | None, list[Problem]]:
    """The sidecar of the document, None where it has none that may be read, and why that is.

    `root` is what names in warnings are relative to.
    """
    found = candidates(document, folder)
    if not found:
        return None, []
    path = found[0]
    file = shown(path, root)
    problems = []
    if len(found) > 1:
        message = (
            f"{found[1].name} stands beside {path.name}, and only {path.name} is read.\n"
            "Put both into one and delete the other."
        )
        problems.append(Problem(file, None, message, "warning"))
    if not path.resolve().is_relative_to(folder.resolve()):
        message = "this link leads out of the sources folder and is not followed.\nPut a copy of the file here instead."
        return None, [*problems, Problem(file, None, message, "warning")]
    try:
        with path.open("rb") as there:
            return Beside(file, there.read(4 * bounds.yaml_letters + 4)), problems
    except OSError as error:
        return None, [*problems, _unreadable(file, error)]


def stated(beside: Beside | None, bounds: Bounds) -> tuple[Values, list[Problem]]:
    """What the sidecar states; nothing where there is none."""
    if beside is None:
        return Values(), []
    try:
        node = compose(decode(beside.content)[0], bounds)
    except NotTextError as error:
        return Values(), [_unreadable(beside.file, error)]
    except NotYamlError as error:
        return Values(), [not_yaml(error, beside.file, first_line=1)]
    return values(node, beside.file, first_line=1)


def _unreadable(file: str, error: Exception) -> Problem:
    return Problem(file, None, f"this file cannot be read ({error}).\nSave it as plain text in UTF-8.", "warning")


def candidates(document: Path, folder: Path) -> list[Path]:
    """The files that may be the document's sidecar; the first one is."""
    # As strings: a `Path` for each of two files that most documents do not have takes longer than to look for them.
    stem = os.fspath(document)[: -len(document.suffix) or None]
    found = [Path(there) for suffix in SUFFIXES if os.path.isfile(there := stem + suffix)]  # noqa: PTH113
    return [path for path in found if not (path.parent == folder and path.name in RESERVED)]


def beside(document: Path, folder: Path) -> list[Path]:
    """The sidecar of the document, where it has one that may be read."""
    return [path for path in candidates(document, folder)[:1] if path.resolve().is_relative_to(folder.resolve())]


def shown(path: Path, root: Path) -> str:
    """The path as the editor knows it.

    Relative to the site's folder where it is inside, with forward slashes.
    """
    try:
        return below(path.absolute(), root.absolute())
    except ValueError:
        return path.as_posix()


def below(path: Path, folder: Path) -> str:
    """The path from the folder on, with forward slashes.

    Raises:
        ValueError: it is not inside.
    """
    whole, above = str(path), f"{folder}{os.sep}"
    if whole.startswith(above):  # nearly always, and quicker than to compare the parts
        return whole[len(above) :].replace(os.sep, "/")
    return path.relative_to(folder).as_posix()
