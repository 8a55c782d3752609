"""Other names of countries, which a reader may type though no document uses them.

In: a country's usual name. Out: its formal names and their initials. The data are those of the package countryinfo;
nothing is typed in here.
"""

from __future__ import annotations

import functools

SHORTEST = 4
"""Letters of an acronym, at least: shorter ones mean too much else."""


def other_names(country: str) -> tuple[str, ...]:
    """Formal names and acronyms: "Harbour Land" may be "Democratic Republic of Harbour Land" and "DRHL"."""
    return _data().get(country, ())


@functools.cache
def _data() -> dict[str, tuple[str, ...]]:
    import countryinfo  # it reads its data when imported, about a tenth of a second

    entries = (country.info() for country in countryinfo.all_countries())
    return {str(entry["name"]): tuple(_names(entry.get("altSpellings") or [])) for entry in entries}


def _names(spellings: list[str]) -> list[str]:
    formal = [name for name in spellings if len(name) >= SHORTEST and "," not in name]
    initials = ("".join(word[0] for word in name.split() if word[0].isupper()) for name in formal if name.isascii())
    return [*formal, *(letters for letters in initials if len(letters) >= SHORTEST)]
