"""Who is who across documents.

In: all briefings, and what the editor says about actors. Out: `Identity` values, each the appearances of one actor, in
the documents' order. Precision first: two actors that might be two stay two, and where one is made of two on thin
evidence, a doubt says so. Bodies: bodies.py; persons: persons.py; the editor: rules.py; how they become pages:
dossiers.py.
"""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.connect.bodies import bodies, governs
from briefgen.connect.company import Company
from briefgen.connect.identified import FAMILIES, Identity
from briefgen.connect.look_alikes import kept_apart
from briefgen.connect.order import newest_first
from briefgen.connect.person_group import first_seen
from briefgen.connect.persons import persons
from briefgen.connect.rules import ruled
from briefgen.connect.spelling import person_name, plain
from briefgen.connect.vocabulary import words
from briefgen.corpus import Appearance
from briefgen.identity import content_id, slug
from briefgen.site_lexicon import OWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.connect.company import Key
    from briefgen.corpus import IdentityRule
    from briefgen.model import Actor, Briefing

__all__ = ["FAMILIES", "Identity", "identities", "plain"]

FAMILY_ORDER = ("country", "body", "person")
"""Who gets the plain address where two share a name, as the country Georgia and a person called so."""

NAMESAKES = 10
"""So many others of the name a dossier points to at most."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What an identity is made of, before it has an address."""

    key: Key
    here: Sequence[Appearance]
    doubts: Mapping[int, str]
    qualifier: str = ""


def identities(briefings: Sequence[Briefing], rules: Sequence[IdentityRule] = ()) -> tuple[Identity, ...]:
    """All persons, organizations, groups and countries of the corpus, by id; the same for any order of `briefings`.

    Two appearances are one actor when they are

    * countries of one name, or a body called the government of that country;
    * bodies of one proper name, whatever its spelling and legal form; a ministry, party or the like that every state
      has only where its country is the same (bodies.py);
    * bodies that the site's own lexicon knows as one, whatever the name;
    * a body called by its initials only, and the one body of the corpus that a document gives these initials to;
    * persons of one full name, unless what is said of them clashes, or of two forms of one, where evidence joins them;
    * a person known by surname only, and the one person of the corpus it can mean, by role, side or company
      (persons.py).

    A group that is only described ("local residents") is another one in every document, and stays apart. What the
    editor's `rules` say comes last and outranks all of this.
    """
    order = {briefing.source.id: place for place, briefing in enumerate(newest_first(briefings))}
    keyed: dict[str, dict[Key, list[Appearance]]] = {family: defaultdict(list) for family in FAMILY_ORDER}
    named: dict[str, set[Key]] = {}
    for briefing in sorted(briefings, key=lambda b: b.source.id):
        here = named[briefing.source.id] = set()
        for actor in sorted(briefing.actors, key=lambda a: a.id):
            if actor.type in FAMILIES:
                key = _key(briefing, actor)
                keyed[key[0]][key].append(Appearance(briefing, actor))
                here.add(key)
    made = _made(keyed, Company(named))
    alike = Counter([one.key for one in made])
    made.sort(
        key=lambda m: (FAMILY_ORDER.index(m.key[0]), m.key[1], first_seen(m.here) if alike[m.key] > 1 else ("", ""))
    )
    taken: set[str] = set()
    found = []
    for one in made:
        doubted = one.here
        if one.doubts:
            doubted = [replace(a, doubt=one.doubts[at]) if at in one.doubts else a for at, a in enumerate(doubted)]
        appearances = tuple(sorted(doubted, key=lambda a: (order[a.briefing.source.id], a.actor.id)))
        found.append(Identity(_address(one, taken), one.key[0], appearances))
    return kept_apart(_with_namesakes(sorted(ruled(found, rules), key=lambda identity: identity.id)))


def _made(keyed: dict[str, dict[Key, list[Appearance]]], company: Company) -> list[_Made]:
    made = [_Made(key, here, {}) for key, here in keyed["country"].items()]
    told = {key: here for key, here in keyed["body"].items() if any(_of_the_lexicon(a.actor) for a in here)}
    made += [_Made(key, here, {}) for key, here in told.items()]
    proper = {key: here for key, here in keyed["body"].items() if key not in told and not _alone(key, here[0])}
    made += [_Made(b.key, b.here, b.doubts, b.qualifier) for b in bodies(proper, company) if b.here]
    made += [_Made(key, here, {}) for key, here in keyed["body"].items() if key not in proper and key not in told]
    full = {key: here for key, here in keyed["person"].items() if _full(key, here[0])}
    bare = {key: here for key, here in keyed["person"].items() if key not in full}
    made += [_Made(g.own, g.here, g.doubts, g.qualifier) for g in persons(full, bare, company)]
    return made


def _key(briefing: Briefing, actor: Actor) -> Key:
    """Equal for appearances that are one actor by name alone; else with the document's id, so unique."""
    family = FAMILIES[actor.type]
    if family == "body" and _of_the_lexicon(actor):
        key: Key | None = (family, plain(actor.name)) if plain(actor.name) else None
    else:
        key, country = by_name(actor.name, family)
        # A document that names the country beside its government keeps the two apart.
        if country is not None and all(plain(a.name) != country for a in briefing.actors if a is not actor):
            return "country", country
    return key or (family, f"{plain(actor.name)} {briefing.source.id}")


@functools.lru_cache(maxsize=100_000)
def by_name(name: str, family: str) -> tuple[Key | None, str | None]:
    """The key of all that are called so, None where the name is none; and the country whose government it means."""
    key = (family, plain(name)) if plain(name) else None
    if family == "country":
        return key, None
    if not _proper(name) or (family == "person" and len(person_name(name).words) < 2):
        return None, None
    country = governs(name) if family == "body" else None
    return key, None if country is None else plain(country)


def _of_the_lexicon(actor: Actor) -> bool:
    """The site's own lexicon says who it is, in every document."""
    return actor.rule.startswith(f"actors/{OWN}")


def _alone(key: Key, here: Appearance) -> bool:
    return key[1] != plain(here.actor.name)


def _full(key: Key, here: Appearance) -> bool:
    return not _alone(key, here) and not person_name(here.actor.name).bare


def _proper(name: str) -> bool:
    """Every word but the small ones begins with a capital or a figure: a name, no description."""
    found = [word for word in re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", name) if len(word) > 3 or not word.islower()]
    return bool(found) and all(not word[0].islower() or word in words("persons", "particles") for word in found)


def _address(one: _Made, taken: set[str]) -> str:
    """The dossier's id, made from the key and not from a spelling, so that it keeps when documents go.

    Of namesakes the one seen first has the plain address, the others have what they were first said to be.
    """
    family, name = one.key
    for words_of in (name, f"{name} {one.qualifier}" if one.qualifier else name):
        if slug(words_of) not in taken:
            taken.add(slug(words_of))
            return slug(words_of)
    return content_id(slug(name), family, name, taken=taken)


def _with_namesakes(found: Sequence[Identity]) -> tuple[Identity, ...]:
    """Points each actor to others that a reader may take for it: of the same name, or of a surname given alone."""
    same: dict[str, list[str]] = defaultdict(list)
    surnames: dict[str, list[str]] = defaultdict(list)
    bare: dict[str, str] = {}
    for identity in found:
        spelt = {a.actor.name for a in identity.appearances}
        for name in {*map(plain, spelt), plain(identity.shown or "")} - {""}:
            same[name].append(identity.id)
        if identity.family == "person":
            parts = list(map(person_name, spelt))
            full = {part.family for part in parts if not part.bare}
            for family in full or {part.family for part in parts}:
                surnames[family].append(identity.id)
            if not full and parts:
                bare[identity.id] = person_name(identity.appearances[0].actor.name).family
    near: dict[str, set[str]] = defaultdict(set)
    for ids in same.values():
        for one in ids[: NAMESAKES + 1] if len(ids) > 1 else ():
            near[one].update(ids[: NAMESAKES + 1])
    for one, family in bare.items():
        for other in surnames[family][: NAMESAKES + 1]:
            near[one].add(other)
            near[other].add(one)
    others = {one: tuple(sorted(ids - {one})[:NAMESAKES]) for one, ids in near.items()}
    return tuple([replace(one, same_name=others[one.id]) if others.get(one.id) else one for one in found])
