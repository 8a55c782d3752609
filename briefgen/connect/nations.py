"""Countries as parts of names: "U.S. Army", "Norwegian Trade Ministry", "Ministry of Trade of Norway".

In: plain words. Out: the country's code. The data are those of the packages countryinfo (names, peoples) and babel
(usual English names); nothing is typed in here.
"""

from __future__ import annotations

import functools
import re

from briefgen.connect.spelling import plain

LONGEST = 4
"""Words of a country's name or people at most, as far as names of bodies begin or end with them."""

LETTERS_OF_A_CODE = 3
CODES = ("US", "UK", "UAE")
"""Of the codes in the data these are the ones that English prose writes; "IN", "NO" and "DE" are words."""


@functools.cache
def _data() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Plain names to codes, plain adjectives to codes, codes to usual names; read once, about a tenth of a second."""
    import countryinfo  # importing a room does no work, and these read their data when imported
    from babel import Locale

    usual = {
        code: re.sub(r"\s*\(.*\)| SAR China$", "", name).replace(" & ", " and ")
        for code, name in Locale("en").territories.items()
        if len(code) == 2 and code.isalpha()
    }
    names = {plain(name): code for code, name in usual.items()}
    peoples: dict[str, str] = {}
    for country in countryinfo.all_countries():
        entry = country.info()
        code = str(entry.get("ISO", {}).get("alpha2") or "")
        if code not in usual or entry["name"] == "Wales":  # the data give Wales the code of the whole kingdom
            continue
        names.setdefault(plain(str(entry["name"])), code)
        for spelling in entry.get("altSpellings") or []:
            if len(spelling) > LETTERS_OF_A_CODE or spelling in CODES:
                names.setdefault(plain(spelling), code)
        for word in re.split(r"[,/]", str(entry.get("demonym") or "")):
            if word.strip():
                peoples.setdefault(plain(word), code)
    names.setdefault("usa", "US")
    return names, peoples, usual


@functools.lru_cache(maxsize=50_000)
def code(words: str) -> str | None:
    """The code of the country that the plain words name."""
    return _data()[0].get(words)


def people(words: str) -> str | None:
    """The code of the country whose adjective the plain words are."""
    return _data()[1].get(words)


def usual(of: str) -> str:
    """The usual English name of the country."""
    return _data()[2][of]


def split(words: tuple[str, ...]) -> tuple[str | None, tuple[str, ...]]:
    """The country that a name begins with or ends in ("… of Norway"), and the rest; no country is None."""
    for size in range(min(LONGEST, len(words) - 1), 0, -1):
        front = " ".join(words[:size])
        found = code(front) or people(front)
        if found:
            return found, words[size:]
        end = " ".join(words[-size:]).removeprefix("the ")
        if len(words) > size + 1 and words[-size - 1] == "of" and code(end):
            return code(end), words[: -size - 1]
    return None, words
