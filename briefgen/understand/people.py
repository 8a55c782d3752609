"""What a name tells about a person: given names and their gender, honorifics, role words.

In: words, and the lexicons first_names.toml, surnames.toml and roles.toml. Out: answers for kinds.py, roles.py and
coreference.py.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from briefgen.understand import lexicon
from briefgen.understand.names import key


@dataclass(frozen=True, slots=True)
class _Words:
    given: dict[str, str]
    surnames: frozenset[str]
    honorifics: dict[str, str]
    roles: frozenset[str]
    offices: frozenset[str]
    gendered: dict[str, str]


@functools.cache
def _words() -> _Words:
    given = lexicon.load("first_names", lexicon.EVERY)
    roles = lexicon.load("roles")
    genders = {"female": "f", "male": "m", "both": ""}
    return _Words(
        {name: gender for table, gender in genders.items() for name in given[table].split()},
        frozenset(lexicon.load("surnames", lexicon.EVERY)["surnames"].split()),
        dict(roles["honorifics"]),
        frozenset(word for words in roles["roles"].values() for word in words.split()),
        frozenset(roles["roles"]["office"].split()),
        {word: gender for gender, words in roles["gendered"].items() for word in words.split()},
    )


def given_name(word: str) -> bool:
    """The word is a given name somewhere: "Maria", "Kenji"; many are also surnames, places or plain words."""
    found = key(word)
    return bool(found) and found[0] in _words().given


def surname(word: str) -> bool:
    """The word is a frequent surname somewhere: "Haddad", "Reyes"; many are also places or plain words."""
    found = key(word)
    return bool(found) and found[-1] in _words().surnames


def gender_of_name(word: str) -> str | None:
    """The gender "m" or "f" that a given name tells; None where it is unknown or given to both."""
    found = key(word)
    return (_words().given.get(found[0]) or None) if found else None


def honorific(word: str) -> str | None:
    """The gender that an honorific tells, "" where it tells none; None for any other word."""
    return _words().honorifics.get(word.lower())


def role(word: str) -> bool:
    """The word heads roles: "minister", "Coach", "ex-mayor"."""
    low = word.lower()
    for prefix in ("co-", "ex-", "vice-", "then-"):
        low = low.removeprefix(prefix)
    return low in _words().roles or (low.endswith("s") and low[:-1] in _words().roles)


def office(word: str) -> bool:
    """The word heads a public office: "mayor", not "singer"."""
    return word.lower().removesuffix("s") in _words().offices


def gender_of_role(word: str) -> str | None:
    """The gender that a role word tells, such as "f" for "spokeswoman"."""
    return _words().gendered.get(word.lower())
