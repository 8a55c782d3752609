"""Whom a plural description means: "both sides", "the two countries", "the ministers", "the three".

In: the cast and the head of the phrase. Out: an `Answer` with all of them, always with its doubt, or None. A number
must be met exactly; without one, only those count who were named side by side just before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import bodies, kinds, people
from briefgen.understand.answer import Answer, named_before, shown, standing_before

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor
    from briefgen.understand.cast import Cast

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}

TOGETHER = {"pair": 2, "couple": 2, "duo": 2, "trio": 3}
"""People named together, in one word."""

MOST = 4
"""More than these named in one sentence are a list, to which "the ministers" need not refer."""

MOST_IN_OFFICE = 8
"""More than these introduced in one sentence are a list of guests."""

NEAR, FAR = 2, 6
"""Sentences back: without a number, and with one that all named so far meet."""

GENDERS = {"man": "m", "woman": "f"}


def _number(head: Token) -> int | None:
    return next((NUMBERS[t.lower_] for t in head.lefts if t.lower_ in NUMBERS), None)


def _noun(head: Token) -> str:
    """The noun in the singular; the lemmatizer leaves capitalised ones as they are: "the Parties"."""
    noun = str(head.lemma_.lower())
    if not head.is_title or not noun.endswith("s"):
        return noun
    return noun.removesuffix("ies") + "y" if noun.endswith("ies") else noun.removesuffix("s")


def _types(noun: str) -> frozenset[str]:
    """Of which types those are whom the noun names; empty for nouns that name anything else."""
    if noun in kinds.words("descriptions", "states"):
        return frozenset({"country"})
    if noun in {"side", "party"}:
        return frozenset({"country", "organization", "person"})
    if noun in kinds.words("descriptions", "pairs") | kinds.words("generic", "bodies") and not people.role(noun):
        return frozenset({"organization"})
    return frozenset({"person"}) if people.role(noun) or noun in GENDERS else frozenset()


def _fits(cast: Cast, actor: Actor, noun: str) -> bool:
    """The person has that role: everybody in office is an official, every president a leader."""
    if actor.type == "organization" and noun not in {"side", "party"}:
        return bodies.kind_of(actor) == noun or bodies.may_be(noun, actor)
    if actor.type != "person" or noun in {"side", "party", *TOGETHER}:
        return True
    known = cast.person(actor)
    if noun in GENDERS:
        return known.gender in {GENDERS[noun], None}
    heads = {role for role, _ in known.roles}
    leads = noun == "leader" and bool(heads & kinds.words("descriptions", "leaders"))
    return noun in heads or leads or (noun == "official" and any(people.office(role) for role in heads))


def _by_sentence(cast: Cast, head: Token, types: frozenset[str]) -> list[list[Actor]]:
    """The actors of these types before the phrase, each sentence's once, the latest sentence first."""
    number = cast.parsed.sentence_number(head)
    rows: dict[int, dict[str, Actor]] = {}
    for span, actor in reversed(cast.mentions):
        back = number - cast.parsed.sentence_number(span[0])
        if back > FAR:
            break
        if span.end <= head.i and actor.type in types:
            rows.setdefault(back, {}).setdefault(actor.id, actor)
    return [list(rows[back].values()) if back in rows else [] for back in range(FAR + 1)]


def _meant(rows: list[list[Actor]], number: int | None) -> list[Actor]:
    """Exactly so many of all named before, else of one sentence near by; without a number, two or more of one."""
    everybody = list({actor.id: actor for row in rows for actor in row}.values())
    if number is not None and len(everybody) == number:
        return everybody
    for row in rows[: NEAR + 1]:
        if len(row) == number or (number is None and 1 < len(row) <= MOST):
            return row
        if row and number is None:
            return []
    return []


def _answer(meant: list[Actor], head: Token) -> Answer:
    order = tuple(sorted(meant, key=lambda actor: actor.evidence.start))
    names = [actor.name for actor in order]
    joined = " and ".join([", ".join(names[:-1]), names[-1]])
    return Answer(order, joined, "who/both" if len(order) == NUMBERS["two"] else "who/several", shown(head))


def _of_others(head: Token) -> bool:
    """What follows "of" says whose they are: "the ministers of the flag states"; "of both countries" tells nothing."""
    links = [t for t in head.rights if t.dep_ == "prep" and t.lower_ == "of"]
    return any(_number(noun) is None and noun.i > link.i for link in links for noun in link.rights)


def described(cast: Cast, head: Token) -> Answer | None:
    """As in "the two countries", "the ministers": those of that kind who were named together."""
    number, noun = _number(head), _noun(head)
    types = _types(noun)
    if noun in TOGETHER and standing_before(head):
        number, types = TOGETHER[noun], frozenset({"person"})
    elif not types or head.tag_ not in {"NNS", "NNPS"} or (number is None and not standing_before(head)):
        return None
    if any(t.dep_ in {"amod", "compound", "poss", "nmod"} for t in head.lefts) or _of_others(head):
        return None
    clear = sides(cast, head)
    if clear is not None:
        return clear
    rows = [[a for a in row if _fits(cast, a, noun)] for row in _by_sentence(cast, head, types)]
    if len(types) > 1:
        for only in ("country", "organization", "person"):
            meant = _meant([[a for a in row if a.type == only] for row in rows], number)
            if meant:
                return _answer(meant, head)
        return None
    meant = _meant(rows, number) or _introduced(cast, head, noun, number)
    return _answer(meant, head) if meant else None


def _introduced(cast: Cast, head: Token, noun: str, number: int | None) -> list[Actor]:
    """All who were introduced with that office, side by side in one sentence: "the Ministers" of a communiqué."""
    if not people.office(noun):
        return []
    holders = [a for a in named_before(cast, head) if a.type == "person" and _holds(cast, a, noun)]
    sentences = {cast.parsed.sentence_number(cast.parsed.doc[_first(cast, a)]) for a in holders}
    enough = 1 < len(holders) <= MOST_IN_OFFICE and number in {None, len(holders)}
    return holders if enough and len(sentences) == 1 else []


def _holds(cast: Cast, actor: Actor, noun: str) -> bool:
    return any(role == noun for role, _ in cast.person(actor).roles)


def _first(cast: Cast, actor: Actor) -> int:
    """The first token of the first name of the actor."""
    return next(span.start for span, found in cast.mentions if found.id == actor.id)


def each(cast: Cast, head: Token) -> Answer | None:
    """As in "each country", "each of the four States": all countries named so far, where they are two to four."""
    states = kinds.words("descriptions", "states")
    own = _noun(head) in states and any(t.lower_ in {"each", "either", "neither"} for t in head.lefts)
    of = [t for link in head.rights if link.lower_ == "of" for t in link.rights if _noun(t) in states]
    if not own and not (head.lower_ in {"each", "either", "neither", "all"} and of):
        return None
    countries = [a for a in named_before(cast, head) if a.type == "country"]
    number = _number(of[0]) if of else None
    if not 1 < len(countries) <= MOST or number not in {None, len(countries)}:
        return None
    return _answer(countries, head)


def sides(cast: Cast, head: Token) -> Answer | None:
    """As in "the two sides": the two countries, or bodies, of which the source speaks far more than of any third."""
    if _noun(head) not in {"side", "party"} or _number(head) != len(("one", "other")):
        return None
    for only in ("country", "organization"):
        named = [a for a in named_before(cast, head) if a.type == only]
        often = sorted(named, key=lambda a: -len(a.mentions))
        clear = len(often) > 1 and len(often[1].mentions) > 1
        if clear and (len(often) == len(("one", "other")) or 2 * len(often[2].mentions) <= len(often[1].mentions)):
            return _answer(often[:2], head)
    return None


def bare(head: Token) -> bool:
    """A number that stands for those named before: "the two agreed", "both left"."""
    if head.lower_ == "both":
        return head.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
    return head.lower_ in NUMBERS and any(t.lower_ == "the" for t in head.lefts) and head.dep_ in {"nsubj", "nsubjpass"}


def counted(cast: Cast, head: Token) -> Answer | None:
    """Whom a bare number means: so many people, or countries, or bodies of this sentence or the last two."""
    number = NUMBERS[head.lower_]
    for only in ("person", "country", "organization"):
        rows = _by_sentence(cast, head, frozenset({only}))[: NEAR + 1]
        latest = next((row for row in rows if row), [])
        if len(latest) == number:
            return _answer(latest, head)
    return None
