"""What is known of whom a phrase means, and the phrase as worded.

In: a head noun, an actor. Out: an `Answer`; coreference.py, pronouns.py and descriptions.py make them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor
    from briefgen.understand.cast import Cast

TIES = frozenset({"of", "for", "at", "from", "with"})
TIED = 8
"""Tokens: a longer complement ("of the town that the flood …") is left out of what is shown."""


@dataclass(frozen=True, slots=True)
class Person:
    """What the text tells about a person.

    Attributes:
        gender: "m", "f", or None where it does not tell.
        roles: For each role its head word and all its words, in lower case.
        nations: Usual names of countries the person is tied to.
    """

    gender: str | None
    roles: tuple[tuple[str, frozenset[str]], ...]
    nations: frozenset[str]


NOBODY = Person(None, (), frozenset())


@dataclass(frozen=True, slots=True)
class Answer:
    """See `cast.Who`."""

    actors: tuple[Actor, ...]
    name: str | None
    rule: str
    doubt: str | None = None


SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
UNRESOLVED = "who/unresolved-pronoun"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})

DEFINITE = frozenset({"the", "this", "that", "both", "these", "those"})


def standing_before(head: Token) -> bool:
    """The phrase points to something known: "the", "this" or a number of all stands before its head."""
    return any(t.lower_ in DEFINITE for t in head.lefts if t.dep_ in {"det", "predet", "nummod", "quantmod"})


def named_before(cast: Cast, head: Token) -> list[Actor]:
    """The actors named before the phrase, the latest first, each once."""
    found: dict[str, Actor] = {}
    for span, actor in reversed(cast.mentions):
        if span.end <= head.i:
            found.setdefault(actor.id, actor)  # by id: the digest of an actor is made of all its mentions
    return list(found.values())


def distance(cast: Cast, actor: Actor, head: Token) -> int:
    """Sentences from the latest mention of the actor before the head."""
    latest = head.doc[cast.latest(actor, head)]
    return cast.parsed.sentence_number(head) - cast.parsed.sentence_number(latest)


def same_clause(token: Token, pronoun: Token) -> bool:
    """Both are arguments of one verb, so that they cannot be one person: "Reyes told her"."""
    verb = token.head if token.dep_ in SUBJECTS | {"dobj", "dative"} else None
    if verb is None or (pronoun.lower_ in {"his", "her", "its", "their"} and pronoun.dep_ == "poss"):
        return False
    if pronoun.lower_.endswith(("self", "selves")):
        return False
    return pronoun.head == verb or (pronoun.head.dep_ in {"prep", "dative"} and pronoun.head.head == verb)


def shown(head: Token) -> str:
    """The doubt in words, with the phrase from its determiner to its head."""
    return f'inferred from "{" ".join(head.doc[head.left_edge.i : head.i + 1].text.split())}"'


def nobody(name: str | None, rule: str) -> Answer:
    """The phrase means no actor of the cast."""
    return Answer((), name, rule)


def one(actor: Actor, rule: str, doubt: str | None = None) -> Answer:
    """The phrase means this actor."""
    return Answer((actor,), actor.name, rule, doubt)


def phrase(head: Token) -> str:
    """The phrase as worded without a leading article: "two researchers", "spokesman for the port"."""
    doc = head.doc
    near = [
        t for t in head.lefts if t.dep_ in {"compound", "amod", "nummod", "poss", "nmod", "quantmod", "advmod", "det"}
    ]
    first = min([head.i, *(t.left_edge.i for t in near)])
    while first < head.i and (doc[first].lower_ in {"the", "a", "an"} or doc[first].is_punct):
        first += 1
    last = head.i
    for child in head.rights:
        if (
            child.dep_ == "prep"
            and child.lower_ in TIES
            and child.i == last + 1
            and child.right_edge.i <= head.i + TIED
        ):
            last = child.right_edge.i
    words = doc[first : last + 1]
    listed = any(token.dep_ == "conj" for token in doc[head.i + 1 : last + 1])  # "leaders of Norway, Sweden and Oman"
    for token in words:
        if token.i > head.i and token.text in {",", ";", "(", "—", '"', "“"} and not (listed and token.text == ","):
            words = doc[first : token.i]
            break
    return " ".join(words.text.split())
