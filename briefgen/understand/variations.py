"""Descriptions by which the press speaks of a person already named: "the 34-year-old", "the mother of two".

In: the head of a phrase. Out: whether it is such a description, and what gender it tells. Whom it means is told in
antecedents.py.
"""

from __future__ import annotations

import functools

from spacy.tokens import Token

from briefgen.understand import lexicon, people
from briefgen.understand.sayers import ends_age

NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight"})

ARTICLE = 5
"""Tokens between "the" and the head: room for an age or two adjectives."""


@functools.cache
def _nouns(table: str) -> frozenset[str]:
    return frozenset(lexicon.load("speech")["variations"][table])


def _article(head: Token) -> int | None:
    before = range(head.i - 1, max(head.i - 1 - ARTICLE, -1), -1)
    return next((i for i in before if head.doc[i].lower_ == "the"), None)


def _parent(head: Token) -> bool:
    after = [t.lower_ for t in head.doc[head.i + 1 : head.i + 5] if t.text != "-"][:2]
    return head.lower_ in _nouns("parents") and after[:1] == ["of"] and (after[-1] in NUMBERS or after[-1].isdigit())


def is_loose(head: Token) -> bool:
    """The description may be of somebody new: "the singer"; ages and children are told of the known only."""
    return not ends_age(head) and not _parent(head)


def gender(head: Token) -> str | None:
    """The gender that the description tells, "" where it tells none; None where it is no such description."""
    if _article(head) is None:
        return None
    if ends_age(head):
        return ""
    plain = (
        head.tag_ == "NN"
        and head.lemma_.lower() in _nouns("persons")
        and not any(t.dep_ in {"prep", "appos", "relcl", "poss", "acl"} for t in head.children)
    )
    return people.gender_of_role(head.lower_) or "" if plain or _parent(head) else None


def worded(head: Token) -> str:
    """The description as worded, from its article on."""
    last = next((t.i for t in head.doc[head.i + 1 : head.i + 5] if t.lower_ in NUMBERS or t.text.isdigit()), head.i)
    return head.doc[_article(head) or head.i : (last if _parent(head) else head.i) + 1].text
