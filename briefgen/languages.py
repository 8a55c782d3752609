"""Languages by their codes (BCP 47): what they are called in English, and which way they are written.

In: a code such as "fr" or "pt-BR". Out: its usual form, the name of its language, a direction. The names are those of
babel's copy of Unicode's tables. Which language a document is in: read/language.py; which of them are analysed:
pipelines.py.
"""

from __future__ import annotations

import difflib
import functools
import re

ENGLISH = "en"
UNDETERMINED = "und"
"""Code of a language that is not English and that nobody could name."""

_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")
_ALIASES = {"no": "nb", "iw": "he", "in": "id"}
"""Codes under which a language is written too; Norwegian without a word which is, as nearly always, Bokmål."""
_SCRIPT, _REGION = 4, 2
"""Letters of these parts of a code."""


def usual(code: str) -> str | None:
    """The code as it is usually written, such as "pt-BR" for "pt-br"; None where it is none, or of no language."""
    if not _CODE.fullmatch(code):
        return None
    first, *rest = code.split("-")
    language = _ALIASES.get(first.lower(), first.lower())
    if language not in _names():
        return None
    parts = (
        part.title() if len(part) == _SCRIPT else part.upper() if len(part) == _REGION else part.lower()
        for part in rest
    )
    return "-".join((language, *parts))


def language(code: str) -> str:
    """The code of the language alone: "pt" of "pt-BR"."""
    first = code.split("-", maxsplit=1)[0].lower()
    return _ALIASES.get(first, first)


def name(code: str) -> str:
    """The language in English, such as "Japanese"; the code itself where it has no name."""
    if language(code) == UNDETERMINED:
        return "a language that was not recognised"
    return _names().get(language(code), code)


def listed(codes: tuple[str, ...]) -> str:
    """Their names in that order: "English, French and German"."""
    *some, last = (name(code) for code in codes)
    return f"{', '.join(some)} and {last}" if some else last


def near(word: str) -> str | None:
    """The code that may be meant: by a name in English ("French"), a country ("jp"), or another spelling."""
    from babel.languages import get_official_languages

    by_name = {called.casefold(): code for code, called in _names().items() if "_" not in code}
    if found := difflib.get_close_matches(word.casefold(), by_name, n=1, cutoff=0.8):
        return by_name[found[0]]
    official = get_official_languages(word.upper()) if len(word) == _REGION else ()
    return official[0] if official else None


@functools.cache
def direction(code: str) -> str:
    """Which way it is written: "rtl", "ltr", or "auto" where that is not known."""
    from babel import Locale, UnknownLocaleError

    if language(code) == UNDETERMINED:
        return "auto"
    try:
        return Locale.parse(language(code)).text_direction
    except (UnknownLocaleError, ValueError):
        return "auto"


@functools.cache
def script(code: str) -> str:
    """The English name of the script in which it is usually written, such as "Cyrillic"; empty where not known."""
    from babel import Locale
    from babel.core import get_global

    parts = str(get_global("likely_subtags").get(language(code), "")).split("_")
    return str(Locale("en").scripts.get(parts[1], "")) if len(parts) > 1 else ""


@functools.cache
def _names() -> dict[str, str]:
    """English names by code, as babel has them."""
    from babel import Locale

    return dict(Locale("en").languages)
