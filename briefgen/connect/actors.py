"""Who is who across documents.

In: all briefings. Out: `Identity` values, each the appearances of one actor, in the documents' order.
Precision first: two actors that might be two stay two. How they become pages: dossiers.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.corpus import Appearance
from briefgen.identity import content_id, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.model import ActorType, Briefing

FAMILIES: dict[ActorType, str] = {
    "country": "country",
    "organization": "body",
    "group": "body",  # "the Harbour Alliance" is a group to one reporter and an organization to the next
    "person": "person",
}
"""What can be the same across documents. A place or a thing neither speaks nor acts, so it has no dossier."""

FAMILY_ORDER = ("country", "body", "person")
"""Who gets the plain address where two share a name, as the country Georgia and a person called so."""

PARTICLES = {
    "al",
    "bin",
    "da",
    "de",
    "del",
    "della",
    "den",
    "der",
    "di",
    "dos",
    "du",
    "el",
    "ibn",
    "la",
    "le",
    "van",
    "von",
}
SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}
EMPTY_ROLE_WORDS = {"the", "of", "for", "and", "a", "an", "to", "in", "former", "then", "acting", "new", "s"}


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor of the corpus. `id` is the dossier's; `appearances` are newest first."""

    id: str
    family: str
    appearances: tuple[Appearance, ...]

    @property
    def type(self) -> ActorType:
        """The type most documents give; the more definite one where they are even."""
        types = [appearance.actor.type for appearance in self.appearances]
        return max(FAMILIES, key=lambda kind: (types.count(kind), -list(FAMILIES).index(kind)))


def identities(briefings: Sequence[Briefing]) -> tuple[Identity, ...]:
    """All persons, organizations, groups and countries of the corpus, by id.

    Two appearances are one actor when they are

    * countries of one name;
    * bodies of one proper name, case, punctuation, accents and a leading "the" aside;
    * a body called by its initials only, and the one body of the corpus that a document gives these initials
    to;
    * persons of one full name;
    * a person known by surname only, and the one person of the corpus with that surname, when role or
    affiliation agrees.

    A group that is only described ("local residents") is another one in every document, and stays apart.
    """
    keyed: dict[tuple[str, str], list[Appearance]] = defaultdict(list)
    for briefing in briefings:
        for actor in briefing.actors:
            if actor.type in FAMILIES:
                here = Appearance(briefing, actor)
                keyed[FAMILIES[actor.type], _key(here)].append(here)
    _join_initials(keyed)
    _join_surnames(keyed)
    order = {briefing.source.id: place for place, briefing in enumerate(briefings)}
    taken: set[str] = set()
    made = []
    for family, words in sorted(keyed, key=lambda name: (FAMILY_ORDER.index(name[0]), name[1])):
        appearances = sorted(keyed[family, words], key=lambda a: (order[a.briefing.source.id], a.actor.id))
        made.append(Identity(_address(family, words, taken), family, tuple(appearances)))
    return tuple(sorted(made, key=lambda identity: identity.id))


def _address(family: str, words: str, taken: set[str]) -> str:
    """The dossier's id, made from the key and not from a spelling, so that it keeps when documents go."""
    name = slug(words)
    if name in taken:
        return content_id(name, family, words, taken=taken)
    taken.add(name)
    return name


def plain(name: str) -> str:
    """The name for comparing: no case, accents, punctuation, leading "the" or possessive."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    letters = re.sub(r"['’]s\b", "", letters).replace(".", "")  # "U.S." and "US" are one word
    words = re.findall(r"\w+", letters)
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _key(here: Appearance) -> str:
    """Equal for appearances that are one actor by name alone; else with the document's id, so unique."""
    name = here.actor.name
    alone = f"{plain(name)} {here.briefing.source.id}"
    if here.actor.type == "country":
        return plain(name) or alone
    if here.actor.type == "person":
        return plain(name) if len(_name_words(name)) > 1 and _proper(name) else alone
    return plain(name) if _proper(name) and plain(name) else alone


def _name_words(name: str) -> list[str]:
    return [word for word in plain(name).split() if word not in SUFFIXES]


def _proper(name: str) -> bool:
    """Every word but the small ones begins with a capital or a figure: a name, no description."""
    words = [word for word in re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", name) if len(word) > 3 or not word.islower()]
    return bool(words) and all(not word[0].islower() or word in PARTICLES for word in words)


def _join_initials(keyed: dict[tuple[str, str], list[Appearance]]) -> None:
    """Moves bodies known by initials only to the one body that a document introduces with them."""
    owners: dict[str, set[str]] = defaultdict(set)
    for (family, words), appearances in keyed.items():
        for form in {form for here in appearances for form in here.actor.aliases}:
            if family == "body" and _initials_of(plain(form), words):
                owners[plain(form)].add(words)
    for short, owned_by in owners.items():
        if len(owned_by) == 1 and ("body", short) in keyed:
            (owner,) = owned_by
            keyed["body", owner].extend(keyed.pop(("body", short)))


def _initials_of(short: str, words: str) -> bool:
    """Whether `short` is made of first letters of `words`, in order, from the first word on, as "who" is."""
    if len(words.split()) < 2 or not 2 <= len(short) <= 8 or not short.isalpha():
        return False
    letters = iter(word[0] for word in words.split())
    return short[0] == words[0] and all(letter in letters for letter in short)


def _join_surnames(keyed: dict[tuple[str, str], list[Appearance]]) -> None:
    """Moves persons known by surname only to the one person who has it, where role or affiliation agrees."""
    full: dict[str, set[str]] = defaultdict(set)
    short: list[tuple[str, str]] = []
    for (family, words), appearances in keyed.items():
        if family == "person":
            names = _name_words(appearances[0].actor.name)
            if len(names) > 1:
                full[names[-1]].add(words)
            elif names:
                short.append((names[0], words))
    joins: list[tuple[str, str]] = []
    for surname, words in sorted(short):
        if len(full[surname]) == 1:
            (owner,) = full[surname]
            here, there = keyed["person", words], keyed["person", owner]
            apart = {a.briefing.source.id for a in here} & {a.briefing.source.id for a in there}
            if not apart and all(_agree(a, there) for a in here):
                joins.append((words, owner))
    for words, owner in joins:  # only now: whoever joins must not vouch for the next
        keyed["person", owner].extend(keyed.pop(("person", words)))


def _agree(here: Appearance, there: Iterable[Appearance]) -> bool:
    """Whether role or affiliation supports that they are one person, and neither speaks against it."""
    role, side = _role_words(here.actor.role), plain(here.actor.affiliation or "")
    for other in there:
        other_role, other_side = _role_words(other.actor.role), plain(other.actor.affiliation or "")
        if side and other_side and side != other_side:
            continue
        nested = bool(role and other_role) and (role <= other_role or other_role <= role)
        unopposed = not (role and other_role) or bool(role & other_role)
        if nested or (side and side == other_side and unopposed):
            return True
    return False


def _role_words(role: str | None) -> set[str]:
    return set(plain(role or "").split()) - EMPTY_ROLE_WORDS
