"""Whether two names mean the same party, leniently, as the field does it.

In: a name as found and the marks of the article, whose other names for a party are all right. Out: yes or no.
Written without lists of real names: what counts are the words two names share and where they stand.
"""

from __future__ import annotations

import re
import unicodedata

from briefgen.evaluate.marks import MarkedActor, Marks, Names
from briefgen.model import Briefing

ARTICLES = frozenset({"the", "a", "an"})
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor"})
LEGAL_FORMS = frozenset({"inc", "corp", "co", "ltd", "limited", "llc", "plc", "gmbh", "ag", "sa"})
SMALL = frozenset({"of", "and", "for", "in", "on", "at", "to", "de", "la", "le", "its", "their", "his", "her"})
_MANY = """
    agency association authority bank board body campaign commission committee company council country court department
    director firm government group leader leaders mayor member minister ministers ministry office official officials
    organisation organization parliament party people police president secretary service sides spokesman spokesperson
    spokeswoman staff state states team two union
"""
SHARED_BY_MANY = frozenset(_MANY.split())
"""Words that name a sort of body or person: shared alone, they make no two names one."""


def words(name: str) -> tuple[str, ...]:
    """The words of a name in small letters without accents; without article, honorific, legal form or possessive."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    plain = re.sub(r"['’](?:s\b|(?=\s|$))", "", plain)
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda found: found[0].replace(".", "") + " ", plain)
    found = re.findall(r"[a-z0-9]+", plain) or plain.split()
    while len(found) > 1 and found[0] in ARTICLES | HONORIFICS:
        del found[0]
    while len(found) > 1 and found[-1] in LEGAL_FORMS:
        del found[-1]
    return tuple(found)


def equal(one: str, other: str) -> bool:
    """The same name, but for what stands around it."""
    return words(one) == words(other) != ()


def same(one: str, other: str) -> bool:
    """Equal, one of them part of the other by a word that few share, or the initials of the other."""
    if equal(one, other):
        return True
    first, second = set(words(one)) - SMALL, set(words(other)) - SMALL
    if not first or not second:
        return False
    small = min(first, second, key=len)
    if first == second or (small <= first | second and small == first & second and not small <= SHARED_BY_MANY):
        return True
    return _initials(one, other) or _initials(other, one)


def _initials(short: str, long: str) -> bool:
    letters = short.replace(".", "").strip()
    return 2 <= len(letters) <= 6 and letters.isupper() and letters == "".join(re.findall(r"\b[A-Z]", long))


class Parties:
    """The parties of one article, each with all its names."""

    def __init__(self, marks: Marks) -> None:
        self._actors = marks.actors

    def actor(self, name: str) -> MarkedActor | None:
        """The marked actor that has this very name."""
        return next((one for one in self._actors if any(equal(name, form) for form in forms(one))), None)

    def known(self, marked: Names) -> bool:
        """One of these names is a marked actor's: the party is named, not described."""
        return any(self.actor(name) is not None for name in marked)

    def right(self, found: Names, marked: Names) -> bool:
        """What was found (all names of one party) means the marked party."""
        return any(self._means(given, name) for given in found for name in marked)

    def _means(self, given: str, name: str) -> bool:
        actor = self.actor(name)
        if actor is None:
            return same(given, name)
        return any(means(given, form, actor.kind) for form in forms(actor))


def means(given: str, form: str, kind: str) -> bool:
    """The same; for a person the last words must agree, since "Berg's campaign" is not Berg."""
    if kind == "person" and words(given)[-1:] != words(form)[-1:]:
        return False
    return same(given, form)


def forms(actor: MarkedActor) -> Names:
    """All names of a marked actor, the fullest first."""
    return (actor.name, *actor.also)


def as_found(briefing: Briefing, name: str) -> Names:
    """The name as a briefing shows it; a country, shown by its usual name, also as the article has it."""
    actor = next((one for one in briefing.actors if one.name == name and one.type == "country"), None)
    return (name, *actor.aliases) if actor else (name,)
