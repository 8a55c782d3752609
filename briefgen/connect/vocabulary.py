"""The words by which actors of different documents are compared.

In: identity.toml, beside this module. Out: `words("roles", "stage")` and the spellings. Used by spelling.py, roles.py,
bodies.py.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from briefgen.errors import LexiconError

FILE = "identity.toml"


@functools.cache
def _tables() -> dict[str, Any]:
    """The file's tables.

    Raises:
        LexiconError: it is missing or no TOML.
    """
    try:
        return tomllib.loads((resources.files(__package__) / FILE).read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"connect/{FILE}: {error}") from error


@functools.cache
def words(table: str, entry: str) -> frozenset[str]:
    """The words of an entry."""
    return frozenset(_tables()[table][entry].split())


@functools.cache
def spellings() -> tuple[tuple[str, str], ...]:
    """British endings and the American ones they stand for."""
    return tuple((entry["from"], entry["to"]) for entry in _tables()["spelling"])
