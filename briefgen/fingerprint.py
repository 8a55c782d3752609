"""What a result depends on besides its input: a digest of code, of word lists, and of the libraries' versions.

In: the name of a package of ours, and those of installed distributions. Out: letters that are other ones as soon as any
of it changes. Names of folders, times of files and where they are installed do not count.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import sys
import unicodedata
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable

COUNTED = (".py", ".toml", ".json")
"""Endings of the files of a package that count."""

CORE = (
    *("model.py", "identity.py", "packed.py", "errors.py", "bounds.py", "task.py", "failures.py"),
    *("languages.py", "not_analysed.py", "site_lexicon.py"),
)
"""Code outside the rooms on which what they find depends, and the form that it is kept in."""


@functools.cache
def of(package: str, libraries: tuple[str, ...]) -> str:
    """The digest of all code and word lists of the package, of our core, and of the libraries' versions."""
    digest = hashlib.sha256()
    root = resources.files("briefgen")
    for name, content in [*_files(resources.files(package)), *((name, (root / name).read_bytes()) for name in CORE)]:
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    for library, version in versions(libraries).items():
        digest.update(f"{library} {version}\n".encode())
    return digest.hexdigest()


def versions(libraries: Iterable[str]) -> dict[str, str]:
    """The installed version of each, "missing" where it is not installed; and those of Python and of Unicode's tables.

    Both of the latter decide what a letter is, and so where words end.
    """
    found = {"python": f"{sys.version_info[0]}.{sys.version_info[1]}", "unicode": unicodedata.unidata_version}
    for library in libraries:
        try:
            found[library] = importlib.metadata.version(library)
        except importlib.metadata.PackageNotFoundError:
            found[library] = "missing"
    return found


def _files(package: Traversable) -> Iterable[tuple[str, bytes]]:
    """Path below the package, with forward slashes, and content of each file that counts, sorted by path."""
    found = []
    pending = [("", package)]
    while pending:
        place, folder = pending.pop()
        for entry in folder.iterdir():
            if entry.is_dir() and entry.name != "__pycache__":
                pending.append((f"{place}{entry.name}/", entry))
            elif entry.name.endswith(COUNTED):
                found.append((place + entry.name, entry.read_bytes()))
    return sorted(found)
