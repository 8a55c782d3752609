"""A folder that is made whole or not at all, and never written over.

In: a folder that is empty or not there, and somebody who writes. Out: the folder, filled. What is written lies aside
until it is whole; where the writing fails, all is as it was.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import SettingsError

EMPTY = frozenset({".git", ".DS_Store"})
"""What may lie in a folder that counts as empty: a repository without files, and what a desktop leaves."""
SHOWN = 5
"""As many names tell what lies in a folder."""


@contextlib.contextmanager
def filled(folder: Path) -> Iterator[Path]:
    """Gives a folder to write into, and makes it `folder` when nothing failed.

    Raises:
        SettingsError: the folder is none, is not empty, or cannot be written.
    """
    check(folder)
    there = folder.is_dir()
    within = folder if there else folder.parent
    try:
        within.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".briefgen-new-", dir=within) as aside:
            whole = Path(aside, "whole")  # the folder above it is closed to others, and would stay so
            whole.mkdir()
            yield whole
            if there:
                _move(whole, folder)
            else:
                whole.rename(folder)
    except OSError as error:
        raise SettingsError(f"{folder} cannot be made: {error.strerror}. Nothing was written.") from error


def check(folder: Path) -> None:
    """Refuses what is no empty folder.

    Raises:
        SettingsError: it is a file, a link, or holds something.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise SettingsError(f"{folder} is no folder. Nothing was written. Name one that is not there yet.")
    found = sorted(one.name for one in folder.iterdir() if one.name not in EMPTY) if folder.exists() else []
    if found:
        more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
        raise SettingsError(
            f"{folder} is not empty: it holds {', '.join(found[:SHOWN])}{more}. Nothing was written. "
            "Name a folder that is not there yet."
        )


def file(folder: Path, name: str) -> Path:
    """The file of that name below the folder, for which the folders above it are there."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _move(whole: Path, folder: Path) -> None:
    """Moves all that is in the one folder into the other; where that fails, it is as it was."""
    moved: list[Path] = []
    try:
        for one in sorted(whole.iterdir()):
            there = folder / one.name
            if there.exists():
                raise FileExistsError(17, f"somebody else has put {one.name} there")
            moved.append(one.rename(there))
    except OSError:
        for one in moved:
            one.rename(whole / one.name)
        raise
