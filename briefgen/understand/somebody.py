"""Who counts as somebody that an act can be for, to or against, and what to call them.

In: nouns. Out: yes or no, and names. lexicons/recipients.toml and agents.toml hold the words; recipients.py asks.
"""

from __future__ import annotations

import functools

from spacy.tokens import Token

from briefgen.understand import lexicon
from briefgen.understand.agents import words
from briefgen.understand.answer import phrase
from briefgen.understand.cast import Cast
from briefgen.understand.grammar import child, children, conjuncts
from briefgen.understand.parties import ACTING

OPEN_GROUPS = frozenset({"anyone", "anybody", "everyone", "everybody", "those", "whoever"})
"""People told apart only by what follows: "anyone who breaks the rules"."""
LONGEST = 10
"""Tokens shown of what follows."""


@functools.cache
def listed(table: str) -> frozenset[str]:
    """The lemmas of one table of lexicons/recipients.toml."""
    return frozenset(lexicon.load("recipients")[table]["lemmas"])


def names(noun: Token, cast: Cast, taken: set[str]) -> list[str]:
    """What to call those a phrase means; empty where it means a thing, a place or somebody who is bound."""
    if noun.lower_ in OPEN_GROUPS:
        return [_described(noun)] if child(noun, "relcl", "acl") is not None else []
    who = cast.who(noun)
    if who.actors:
        return [actor.name for actor in who.actors if actor.type in ACTING and actor.id not in taken]
    if who.name is None:
        return []
    return [phrase(part) for part in conjuncts(noun) if is_people(part)]


def _described(noun: Token) -> str:
    """As in "anyone who breaks the rules", up to a pause."""
    end = noun.i + 1
    while end <= min(noun.right_edge.i, noun.i + LONGEST) and not noun.doc[end].is_punct:
        end += 1
    return " ".join(noun.doc[noun.i : end].text.split())


def bears(noun: Token, verb: Token, cast: Cast) -> bool:
    """An act of others is done to them: to people, to bodies that are paid or fined; not to a ship that is moved."""
    actor = cast.named(noun)
    if actor is not None:
        return actor.type in {"person", "group"} or (actor.type in ACTING and verb.lemma_ in listed("bodies_bear"))
    return noun.lower_ in OPEN_GROUPS or (is_somebody(noun, cast) and not is_place(noun))


def is_definite(noun: Token) -> bool:
    """Certain people, not people of a kind: "the nurses", "its nurses", a name."""
    if noun.pos_ in {"PROPN", "PRON"}:
        return True
    return any(
        t.dep_ in {"poss", "nummod"} or t.lower_ in {"the", "these", "those", "all", "every"} for t in noun.lefts
    )


def is_place(noun: Token) -> bool:
    """A common noun that may name a place or a thing: "the site", "the regime"."""
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in listed("places")


def is_somebody(noun: Token, cast: Cast) -> bool:
    """Somebody one meets, pays or harms: a named actor, a pronoun for one, or people as such."""
    actor = cast.named(noun)
    if actor is not None:
        return actor.type in ACTING
    return noun.lower_ in {"him", "her", "them", "he", "she", "they"} or is_people(noun)


def is_people(noun: Token) -> bool:
    """People or a body told apart: "the voters", "his family"; but not "service" in "enter service"."""
    if noun.lower_ in OPEN_GROUPS:
        return child(noun, "relcl", "acl") is not None
    about = children(noun, "det", "poss", "nummod", "amod", "compound")
    told_apart = (noun.tag_ == "NNS" and noun.lower_ != "people") or noun.lower_ == "police" or bool(about)
    return told_apart and noun.lemma_.lower() in words("people") | words("kin") | listed("groups")
