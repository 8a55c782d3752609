"""Names and symbols of currencies.

In: babel's English data and lexicons/figures.toml. Out: `codes()`, from the written form to the ISO 4217
code. figures.py asks.
"""

from __future__ import annotations

import functools
from datetime import date

from babel import Locale
from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

from briefgen.understand import lexicon

COUNTRY_LETTERS = 2
"""Countries; longer codes are continents."""

AS_OF = date(2025, 1, 1)
"""Money that is tender on this day counts; fixed, as a briefing may not depend on the day of its build."""


@functools.cache
def codes() -> dict[str, str]:
    """Symbols ("NZ$"), codes ("NZD"), names ("new zealand dollars") and unshared short names ("zlotys")."""
    english = Locale("en")
    tender = {
        code
        for territory in map(str, english.territories)
        if len(territory) == COUNTRY_LETTERS and territory.isalpha()
        for code in get_territory_currencies(territory, start_date=AS_OF)
    }
    names: dict[str, set[str]] = {}
    found: dict[str, str] = {}
    for code in sorted(tender):
        found[code] = code
        symbol = get_currency_symbol(code, locale=english)
        if symbol != code:
            found.setdefault(symbol, code)
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale=english).lower()
            found.setdefault(name, code)
            names.setdefault(name.rsplit(" ", 1)[-1], set()).add(code)
    for name, shared in names.items():
        if len(shared) == 1:
            found.setdefault(name, next(iter(shared)))
    found.update(lexicon.load("figures")["currencies"])
    return found


def code(written: str) -> str | None:
    """The ISO code of a symbol, code or name; None for other words and for names that currencies share."""
    return codes().get(written) or codes().get(written.lower())
