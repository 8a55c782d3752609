"""The words that extraction goes by, kept in TOML files beside this module.

In: lexicons/NAME.toml. Out: its tables, checked: every entry of a [[cue]] list has an id that is unique in the file,
an `example` and a `counter`. tests/understand/test_lexicons.py runs every example (must match) and counter (must
not).
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from briefgen.errors import LexiconError

NEEDED = ("id", "example", "counter")


@functools.cache
def load(name: str) -> dict[str, Any]:
    """The file lexicons/`name`.toml.

    Raises:
        LexiconError: it is no TOML, or a cue lacks its id, example or counter-example, or an id occurs twice.
    """
    path = resources.files(__package__) / "lexicons" / f"{name}.toml"
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"lexicons/{name}.toml: {error}") from error
    seen: set[str] = set()
    for cue in tables.get("cue", []):
        for key in NEEDED:
            if not cue.get(key):
                raise LexiconError(f'lexicons/{name}.toml: the cue "{cue.get("id", "?")}" has no `{key}`')
        if cue["id"] in seen:
            raise LexiconError(f'lexicons/{name}.toml: two cues have the id "{cue["id"]}"')
        seen.add(cue["id"])
    return tables
