"""The words that extraction goes by, kept in TOML files beside this module.

In: lexicons/LANGUAGE/NAME.toml. Out: its tables, checked: every entry of a [[cue]] list has an id that is unique in
the file, an `example` and a `counter`. tests/understand/test_lexicons.py and test_french_lexicons.py run every example
(must match) and counter (must not). Names of people are of all languages and lie in lexicons/ itself.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any

from briefgen.errors import LexiconError

NEEDED = ("id", "example", "counter")

ENGLISH = "en"
EVERY = "."
"""In place of a language: the file is for all of them."""


@functools.cache
def names(language: str) -> frozenset[str]:
    """The lexicons that a language has, such as "dates"; empty where the package knows no word of it."""
    folder = resources.files(__package__) / "lexicons" / language
    if not language.isalpha() or not folder.is_dir():
        return frozenset()
    return frozenset(file.name.removesuffix(".toml") for file in folder.iterdir() if file.name.endswith(".toml"))


def languages() -> tuple[str, ...]:
    """The codes of the languages that have lexicons, sorted."""
    folders = (resources.files(__package__) / "lexicons").iterdir()
    return tuple(sorted(folder.name for folder in folders if folder.is_dir() and names(folder.name)))


@functools.cache
def load(name: str, language: str = ENGLISH) -> dict[str, Any]:
    """The file lexicons/`language`/`name`.toml.

    Raises:
        LexiconError: it is no TOML, or a cue lacks its id, example or counter-example, or an id occurs twice.
    """
    file = f"lexicons/{name}.toml" if language == EVERY else f"lexicons/{language}/{name}.toml"
    path = resources.files(__package__).joinpath(*file.split("/"))
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise LexiconError(f"{file}: {error}") from error
    seen: set[str] = set()
    for cue in tables.get("cue", []):
        for key in NEEDED:
            if not cue.get(key):
                raise LexiconError(f'{file}: the cue "{cue.get("id", "?")}" has no `{key}`')
        if cue["id"] in seen:
            raise LexiconError(f'{file}: two cues have the id "{cue["id"]}"')
        seen.add(cue["id"])
    return tables
