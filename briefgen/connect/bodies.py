"""Which bodies of different documents are one: spelling, legal form, acronym, and whose ministry it is.

In: the appearances of organizations and named groups. Out: groups of them, each one body, with doubts where the
evidence is thin. A body that every state has ("Defense Ministry", "Liberal Party") is not one by its name alone: it
needs its country, from the name or from what its documents are about.
"""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.connect import nations
from briefgen.connect.person_group import title
from briefgen.connect.spelling import plain
from briefgen.connect.vocabulary import spellings, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.connect.company import Company, Key
    from briefgen.corpus import Appearance
    from briefgen.model import Briefing

SMALL = frozenset({"of", "for", "and", "the", "on", "in"})
LONGEST_ACRONYM = 8

CLEAR = 2
"""So many times as often as any other must a document name the country that it is clearly about."""


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name, made comparable.

    Attributes:
        country: Code of the country that the name gives; None where it gives none.
        words: The rest, in American spelling, without legal form, "Ministry of X" as "X Ministry".
        common: Every state has such a body: the words alone are not yet its name.
    """

    country: str | None
    words: tuple[str, ...]
    common: bool


@dataclass(eq=False, slots=True)
class Body:
    """Appearances of one body; `qualifier` tells bodies of one name apart in addresses."""

    key: Key
    here: list[Appearance] = field(default_factory=list)
    doubts: dict[int, str] = field(default_factory=dict)
    qualifier: str = ""

    def take(self, here: Iterable[Appearance], doubt: str | None = None) -> None:
        """These are the body's, too."""
        for appearance in here:
            if doubt:
                self.doubts[len(self.here)] = doubt
            self.here.append(appearance)


@functools.lru_cache(maxsize=50_000)
def body_name(name: str) -> BodyName:
    """The name in its parts."""
    found = tuple(plain(name.replace("&", " and ")).split())
    country, rest = nations.split(found)
    if not set(rest) & words("bodies", "heads"):
        country, rest = None, found  # "Bank of Japan", "American Airlines": the country is the name
    rest = _turned(tuple(_spelt(word) for word in _without_legal_form(rest)))
    return BodyName(country, rest, _common(rest))


def _spelt(word: str) -> str:
    for british, american in spellings():
        if word.endswith(british):
            return word.removesuffix(british) + american
    return word


def _without_legal_form(found: tuple[str, ...]) -> tuple[str, ...]:
    left = found
    while len(left) > 1 and left[-1] in words("bodies", "legal"):
        left = left[:-1]
    if len(left) > len(("Northern", "Ferry")) and left[-1] in words("bodies", "long_legal"):
        left = left[:-1]
    return left


def _turned(found: tuple[str, ...]) -> tuple[str, ...]:
    if len(found) > 2 and found[0] in words("bodies", "turned") and found[1] in {"of", "for"}:
        rest = found[3:] if found[2] == "the" and len(found) > 3 else found[2:]
        return (*rest, found[0])
    return found


def _common(found: tuple[str, ...]) -> bool:
    telling = set(found) - SMALL
    heads = words("bodies", "heads")
    return bool(telling & heads) and telling <= heads | words("bodies", "subjects")


def home(briefing: Briefing) -> tuple[str | None, bool]:
    """Plain name of the country that the document names most, and whether it is clear: named twice as often as others.

    None where it names no country; the first in the alphabet of two as frequent.
    """
    times = {plain(a.name): len(a.mentions) for a in briefing.actors if a.type == "country"}
    if not times:
        return None, False
    most = min(times, key=lambda name: (-times[name], name))
    return most, times[most] >= CLEAR * max((n for name, n in times.items() if name != most), default=0)


def governs(name: str) -> str | None:
    """The usual name of the country whose government a body's name means: "Norwegian government"."""
    found = body_name(name)
    return nations.usual(found.country) if found.country and found.words == ("government",) else None


def bodies(named: dict[Key, list[Appearance]], company: Company) -> list[Body]:
    """One `Body` for each body, by key; `named` holds the appearances by the plain name."""
    made: dict[Key, Body] = {}
    common: dict[tuple[str, ...], list[Appearance]] = defaultdict(list)
    owned: dict[tuple[str, ...], dict[str, Body]] = defaultdict(dict)
    known: dict[tuple[str | None, tuple[str, ...]], Body] = {}
    for key in sorted(named):
        name = body_name(named[key][0].actor.name)
        if name.common and name.country is None:
            common[name.words] += named[key]
            continue
        body = known.get((name.country, name.words))
        if body is None:
            body = made[key] = known[name.country, name.words] = Body(key)
        body.take(named[key])
        if name.country:
            owned[name.words][name.country] = body
    _without_country(made, known, owned)
    for subject in sorted(common):
        for body in _of_every_state(common[subject], owned.get(subject, {})):
            made[body.key] = body
    _acronyms(made, company)
    return [made[key] for key in sorted(made)]


def _without_country(
    made: dict[Key, Body],
    known: dict[tuple[str | None, tuple[str, ...]], Body],
    owned: dict[tuple[str, ...], dict[str, Body]],
) -> None:
    """Joins "State Department" to the one "U.S. State Department", where the document names that country."""
    for subject in sorted(owned):
        short = known.get((None, subject))
        if short is None or len(owned[subject]) != 1:
            continue
        ((code, owner),) = owned[subject].items()
        full = {a.briefing.source.id for a in owner.here}
        fits = [a for a in short.here if code in _countries(a.briefing) and a.briefing.source.id not in full]
        left = [a for a in short.here if a not in fits]
        owner.take(fits)
        short.here[:] = left
        if not left:
            del made[short.key]


def _countries(briefing: Briefing) -> set[str | None]:
    return {nations.code(plain(a.name)) for a in briefing.actors if a.type == "country"}


def _of_every_state(here: list[Appearance], owned: dict[str, Body]) -> list[Body]:
    """The bodies that a name which every state may use means: by the country named beside it, else by each home."""
    left: list[Appearance] = []
    full = {a.briefing.source.id for body in owned.values() for a in body.here}
    for appearance in here:
        near = _countries(appearance.briefing)
        fits = [code for code in sorted(owned) if code in near]
        if len(fits) == 1 and appearance.briefing.source.id not in full:
            mine = nations.usual(fits[0])
            others = [nations.usual(code) for code in sorted(owned) if code != fits[0]]
            rest = f"not {others[0]}, which has one, too" if others else "no other country's is named in the corpus"
            owned[fits[0]].take(
                [appearance],
                f"“{title(appearance)}” says only “{appearance.actor.name}”; it names {mine}, and {rest}.",
            )
        else:
            left.append(appearance)
    by_home, doubts = _by_home(left)
    shown = min(plain(a.actor.name) for a in here)
    found = []
    for country in sorted(by_home):
        body = Body(("body", f"{shown} {country}" if country and len(by_home) > 1 else shown), qualifier=country)
        sure = len(by_home) == 1 and country
        for appearance in by_home[country]:
            worry = None if sure else _of_which(by_home[country], country)
            body.take([appearance], doubts.get(appearance.briefing.source.id, worry))
        found.append(body)
    return found


def _by_home(here: list[Appearance]) -> tuple[dict[str, list[Appearance]], dict[str, str]]:
    """The appearances by the country their documents are about, and doubts by document.

    A document that is about two countries is taken to mean the body that a clearer one means, if there is one only and
    it names that country.
    """
    homes = [(appearance, *home(appearance.briefing)) for appearance in here]
    sure = {country for _, country, clear in homes if clear and country}
    found: dict[str, list[Appearance]] = defaultdict(list)
    doubts: dict[str, str] = {}
    for appearance, country, clear in homes:
        (only,) = sure if len(sure) == 1 else (None,)
        named = {plain(a.name) for a in appearance.briefing.actors if a.type == "country"}
        if only and not clear and only != country and only in named:
            found[only].append(appearance)
            doubts[appearance.briefing.source.id] = (
                f"Which country's {appearance.actor.name} “{title(appearance)}” means is not stated: it names several."
            )
        else:
            found[country or ""].append(appearance)
    return found, doubts


def _of_which(here: list[Appearance], country: str) -> str | None:
    name = here[0].actor.name
    if not country:
        return f"No document says which country's {name} this is." if len(here) > 1 else None
    usual = next(a.name for a in here[0].briefing.actors if a.type == "country" and plain(a.name) == country)
    return f"Which country's {name} this is, is not stated; its documents name {usual} most."


# --- Acronyms ---------------------------------------------------------------------------------------------------------


def _acronyms(made: dict[Key, Body], company: Company) -> None:
    """Joins a body known by initials only to the one body that a document introduces with them."""
    owners: dict[str, set[Key]] = defaultdict(set)
    for key, body in made.items():
        for name, form in {(a.actor.name, form) for a in body.here for form in a.actor.aliases}:
            if initials_of(plain(form), plain(name)):
                owners[plain(form)].add(key)
    for short in sorted(owners):
        mine = ("body", short)
        if len(owners[short]) != 1 or mine not in made or mine in owners[short]:
            continue
        (owner,) = owners[short]
        full = made[owner].here
        documents = {a.briefing.source.id for a in full}
        known = company.of(documents)
        left = []
        for appearance in made.pop(mine).here:
            document = appearance.briefing.source.id
            if document in documents:  # it keeps them apart, so the corpus does
                left.append(appearance)
                continue
            shared = known & company.of([document]) - {mine, owner}
            doubt = (
                f"“{title(appearance)}” says only {appearance.actor.name}; “{title(full[0])}” gives these initials to "
                f"{full[0].actor.name}, but nobody else is named in both."
            )
            made[owner].take([appearance], None if shared else doubt)
        if left:
            made[mine] = Body(mine, left)


def initials_of(short: str, full: str) -> bool:
    """Whether `short` is made of first letters of the words, in order, from the first word on, as "who" is."""
    if len(full.split()) < 2 or not 2 <= len(short) <= LONGEST_ACRONYM or not short.isalpha():
        return False
    letters = iter(word[0] for word in full.split())
    return short[0] == full[0] and all(letter in letters for letter in short)
