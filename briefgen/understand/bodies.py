"""Which body a description means: "the ministry", "the company", "the bureau".

In: the cast and the head noun of a definite phrase. Out: an `Answer` or None. A body whose own name says that it is one
("the ministry" after "Harbour Ministry") is meant without doubt where there is no second; a company by any other name
only as a guess, and only where one alone was named just before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, places, reporting
from briefgen.understand.answer import Answer, distance, named_before, one, shown

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor
    from briefgen.understand.cast import Cast

NEAR = 2
"""Sentences from the latest mention of a body that is only guessed at."""

DEPARTMENTS = frozenset({"ministry", "department"})

TEAMS = frozenset({"club", "side", "team"})

OTHERS = frozenset({"other", "parent", "rival", "sister", "third", "second", "new", "foreign", "different", "former"})
"""Before the noun, these point to a body that was not named."""


def kind_of(actor: Actor) -> str:
    """The word that says what a body is, from its name: "ministry"; empty where the name does not say."""
    words = kinds.words("generic", "words") | kinds.words("organizations", "heads")
    parts = [word.lower() for word in actor.name.split()]
    while len(parts) > 1 and parts[-1] in kinds.words("organizations", "suffixes"):
        parts.pop()
    for at, word in enumerate(parts[1:], 1):
        if word in {"of", "for", "on"}:
            return parts[at - 1] if parts[at - 1] in words else ""
    return parts[-1] if parts and parts[-1] in words else ""


def _commercial(noun: str) -> bool:
    return noun in kinds.words("descriptions", "companies") or noun.endswith(("maker", "firm", "builder"))


def _acronym(noun: str, name: str) -> bool:
    """A name of capitals only may spell the noun: the "B" of "NBA" a bureau."""
    offices = kinds.words("descriptions", "offices")
    return noun in offices and bool(kinds.ACRONYM.match(name)) and noun[0].upper() in name


def _team(actor: Actor, kind: str) -> bool:
    """Named as clubs are: "Ellery Rovers", "SC Ellery"."""
    first = actor.name.split()[0]
    return kind in kinds.words("descriptions", "clubs") or (
        first.isupper() and first.lower() in kinds.words("organizations", "first")
    )


def may_be(noun: str, actor: Actor) -> bool:
    """The body may be called that, though its name does not say so."""
    kind = kind_of(actor)
    if _acronym(noun, actor.name) or (noun in TEAMS and _team(actor, kind)):
        return True
    if _commercial(noun):
        trades = kind in kinds.words("descriptions", "companies") | kinds.words("descriptions", "trades")
        return trades or (not kind and not (kinds.ACRONYM.match(actor.name) and noun == "bank"))
    if {noun, kind} <= DEPARTMENTS or (noun == "agency" and kind in kinds.words("descriptions", "offices")):
        return True
    unions = kinds.words("descriptions", "unions")
    return (noun in kinds.words("descriptions", "any_body") and (not kind or kind in unions)) or (
        noun in kinds.words("descriptions", "blocs") and kind in unions
    )


def _nations(head: Token) -> set[str]:
    found = {places.people(t.text) or places.country(t.text) for t in head.lefts if t.text[:1].isupper()}
    return {nation for nation in found if nation is not None}


def _of_nation(actor: Actor, nations: set[str]) -> bool:
    """The body's own name has the nationality that the description adds."""
    words = actor.name.split()
    own = {places.people(word) or places.country(word) for word in words} - {None}
    own |= {places.country(" ".join(words[at : at + 2])) for at in range(len(words) - 1)} - {None}
    return nations <= own


def _of_the_speaker(cast: Cast, head: Token) -> Actor | None:
    """The body for which somebody speaks who says this of it: "Reyes, the club's chairman, said the club would"."""
    subject = reporting.reporter(head)
    speaker = cast.answer(subject).actors if subject is not None and subject.i != head.i else ()
    body = cast.principal(speaker[0]) if len(speaker) == 1 and speaker[0].type == "person" else None
    if body is None or body.type != "organization":
        return None
    another = kind_of(body) not in {"", head.lower_} and kind_of(body) in kinds.words("generic", "words")
    return None if another and not may_be(head.lower_, body) else body


def resolve(cast: Cast, head: Token) -> Answer | None:
    """The body meant; None where the phrase may mean another, or several."""
    noun, nations = head.lower_, _nations(head)
    if any(cast.named(t) is not None for t in head.lefts) and not nations:
        return None
    if any(t.lower_ in OTHERS for t in head.lefts):
        return None
    own = None if nations else _of_the_speaker(cast, head)
    if own is not None:
        return one(own, "who/own-body", shown(head))
    bodies = [actor for actor in named_before(cast, head) if actor.type == "organization"]
    same = [actor for actor in bodies if kind_of(actor) == noun and _of_nation(actor, nations)]
    if same:
        near = same if len(same) == 1 else [a for a in same if distance(cast, a, head) <= 1]
        return one(near[0], "who/body", None if len(same) == 1 else shown(head)) if len(near) == 1 else None
    if nations and not _commercial(noun):
        return None
    before = cast.same_noun_before(head)
    if before is not None:
        return one(before, "who/body", shown(head))
    open_kind = [a for a in bodies if may_be(noun, a) and distance(cast, a, head) <= NEAR]
    return one(open_kind[0], "who/body", shown(head)) if len(open_kind) == 1 else None
