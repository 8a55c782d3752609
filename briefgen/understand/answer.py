"""What is known of whom a phrase means, and the phrase as worded.

In: a head noun, an actor. Out: an `Answer`; coreference.py, pronouns.py and descriptions.py make them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor

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
    for token in words:
        if token.i > head.i and token.text in {",", ";", "(", "—", '"', "“"}:
            words = doc[first : token.i]
            break
    return " ".join(words.text.split())
