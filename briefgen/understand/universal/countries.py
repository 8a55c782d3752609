"""Countries by their names in a language.

In: babel's names of territories. Out: the usual English name, which is the actor's in every language, so that one
country is one actor wherever it is written of.
"""

from __future__ import annotations

import functools

from babel import Locale

from briefgen.understand import places
from briefgen.understand.names import key

LETTERS = 2
"""Longer codes are continents."""


@functools.cache
def _names(language: str) -> dict[tuple[str, ...], str]:
    english, own = ({str(c): n for c, n in Locale(name).territories.items()} for name in ("en", language))
    codes = [code for code in own if len(code) == LETTERS and code.isalpha() and code in english]
    return {key(own[code]): places.usual_name(english[code]) for code in sorted(codes)}


def country(name: str, language: str) -> str | None:
    """The usual English name of the country that has this name in the language; None for anything else."""
    return _names(language).get(key(name))
