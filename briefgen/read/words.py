"""Is this an English word, and how common is it?

In: a lower-case word. Out: its count in a large sample of books and web pages, 0 for no word. The list is the
frequency dictionary that the package symspellpy carries (82,000 words, MIT licence); only that file is read,
the package itself is not imported.
"""

from __future__ import annotations

import importlib.util
from functools import cache
from pathlib import Path

from briefgen.errors import LexiconError

FILE = "frequency_dictionary_en_82_765.txt"

COMMON = 2_000_000
"""About the 14,000 most common words reach this count: newspaper, agreement, shipyard's parts, but no rare
Latin or dialect."""


@cache
def counts() -> dict[str, int]:
    """Every word of the list and its count, read once, on first use.

    Raises:
        LexiconError: the package or its list is not installed.
    """
    spec = importlib.util.find_spec("symspellpy")
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders))) / FILE if folders else None
    if path is None or not path.is_file():
        raise LexiconError(
            f"symspellpy: its word list {FILE} is missing. Install briefgen again with its dependencies."
        )
    found = {}
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        word, _, count = line.partition(" ")
        found[word] = int(count)
    return found


def is_word(word: str) -> bool:
    """Whether the lower-case word is in the list."""
    return word in counts()


def is_common(word: str) -> bool:
    """Whether a reader meets the lower-case word often."""
    return counts().get(word, 0) >= COMMON
