"""The word lists of who can bind himself, and of what nobody can promise.

In: lexicons/agents.toml, which says what each list is for. Out: its lists by name.
"""

from __future__ import annotations

import functools

from briefgen.understand import lexicon


@functools.cache
def words(table: str) -> frozenset[str]:
    """The lemmas of one table of lexicons/agents.toml."""
    return frozenset(lexicon.load("agents")[table]["lemmas"])
