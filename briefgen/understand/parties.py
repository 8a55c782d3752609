"""Those who can be bound, and what their names and offices tell.

In: names, nouns and actors. Out: `Bound`, and yes or no. agency.py finds who is bound; binding.py and strength.py ask
whose side somebody is on.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from briefgen.model import Actor
from briefgen.understand.agents import words
from briefgen.understand.cast import Cast
from briefgen.understand.grammar import child, children

STATEMENTS = frozenset({"demand", "wish", "expectation", "prediction", "proposal", "position"})
"""The kinds of what looks like a commitment and is none."""
NOT_STATED = "not stated"
"""Shown where something is scheduled or decided, and the source never says by whom."""
ACTING = frozenset({"person", "organization", "country", "group"})


@dataclass(frozen=True, slots=True)
class Bound:
    """Those who are bound.

    Attributes:
        names: Never empty; the most specific first.
        actors: Those of them that are actors of the source.
        first_person: "I", "we" or None: the words are the actor's own.
        inferred: The text does not name them beside the action.
    """

    names: tuple[str, ...]
    actors: tuple[Actor, ...]
    first_person: str | None = None
    inferred: bool = False
    doubt: str | None = None


def names_people(noun: Token) -> bool:
    """A common noun of a person or of a body that acts, such as "officials" or "the club"."""
    if noun.lower_ in {"one", "some", "others", "those", "both", "all", "many", "most", "several", "two", "three"}:
        return any(
            names_people(thing)
            for prep in children(noun, "prep")
            if prep.lower_ == "of"
            for thing in children(prep, "pobj")
        )
    lemma = noun.lemma_.lower()
    if lemma == "service" and child(noun, "compound") is None and noun.pos_ == "NOUN":
        return False  # "a reduced service" runs, "the fire service" acts
    if noun.tag_ == "NNPS" and lemma.endswith("s"):
        lemma = lemma.removesuffix("s")  # the model leaves "Ministers" as it is
    return lemma in words("people") or lemma.endswith(("maker", "keeper")) or (lemma.endswith("men") and len(lemma) > 4)


def worded(noun: Token, name: str) -> str:
    """The description with the proper name that tells which one: "council of Ashford"."""
    for prep in children(noun, "prep"):
        thing = child(prep, "pobj")
        if (
            prep.lower_ == "of"
            and prep.i == noun.i + 1
            and thing is not None
            and thing.pos_ == "PROPN"
            and name.endswith(noun.text)
        ):
            return f"{name} {noun.doc[prep.i : thing.i + 1].text}"
    return name


def fits(pronoun: str, kind: str) -> bool:
    """A pronoun can stand for an actor of this type."""
    return kind in {
        "it": {"organization", "country"},
        "he": {"person"},
        "she": {"person"},
        "they": {"organization", "group", "country"},
    }.get(pronoun, set())


def is_body(name: str) -> bool:
    """The name ends in a common noun of people or of a body that acts, and they are no mere observers."""
    if name.lower().startswith(("former ", "ex-")):
        return False
    last = name.rsplit(maxsplit=1)[-1].lower()
    lemmas = {last, last.removesuffix("s"), last.removesuffix("ies") + "y", last.removesuffix("men") + "man"}
    return bool(lemmas & words("people")) and not lemmas & words("outsiders")


def only_tells(name: str) -> bool:
    """A union, residents or a newspaper tell of what others decide: "residents said the road will be closed"."""
    last = {word.lower().removesuffix("s") for word in name.replace("’", " ").replace("'", " ").split()}
    return bool(last & words("tellers"))


def speaks_officially(role: str) -> bool:
    """The role is an office of a body or country, so that its holder speaks for it: "Prime Minister", "spokeswoman"."""
    return any(word.lower().removesuffix("s") in words("offices") for word in role.replace("-", " ").split())


def same_side(cast: Cast, speaker: Actor, bound: Bound) -> bool:
    """The speaker acts for one of those who are bound, or they for the speaker, or nobody with a name is bound."""
    if not bound.actors:
        return True  # "officials", "the team": nothing speaks against it
    principal = cast.principal(speaker)
    if principal is not None and principal in bound.actors:
        return True
    if principal is None and speaker.role is not None and speaks_officially(speaker.role):
        return True  # a minister of a country that the text does not name beside him
    theirs = (cast.principal(actor) for actor in bound.actors)
    return any(one is not None and one in (speaker, principal) for one in theirs)
