"""Who reports the clause in which a phrase stands: "Norway" for the "it" of "Norway said that it would".

In: a token. Out: the subject of the verb of which the token's clause is what is said, thought or promised. Used by
pronouns.py and bodies.py, because who reports mostly speaks of itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
INSIDE = frozenset({"aux", "auxpass", "xcomp", "advcl", "conj", "pcomp", "acl", "relcl"})
"""How the verb of a clause hangs on the verb of the whole that is reported."""

DEEPEST = 12
"""Steps up the sentence; more is a broken parse."""


def _clause(token: Token) -> Token | None:
    """The verb of the reported clause around the token; None where nothing is reported."""
    verb = token.head
    for _ in range(DEEPEST):
        if verb.dep_ == "ccomp" and verb.head.pos_ in {"VERB", "AUX"}:
            return verb
        if verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def reporter(token: Token) -> Token | None:
    """The subject of the verb that reports the token's clause, where it stands before the token or right behind it."""
    clause = _clause(token)
    if clause is None:
        return None
    said = clause.head
    for _ in range(DEEPEST):
        for child in said.children:
            if child.dep_ in SUBJECTS and child.i not in range(clause.left_edge.i, clause.right_edge.i + 1):
                return child
        if said.dep_ != "conj" or said.head.pos_ not in {"VERB", "AUX"}:
            break
        said = said.head  # "Norway raised its offer and said that it"
    return None


def own_subject(pronoun: Token) -> bool:
    """The pronoun is the subject of the reported clause itself, or of one that "that" opens beside it."""
    if pronoun.dep_ not in SUBJECTS:
        return False
    verb = pronoun.head
    if verb.dep_ == "ccomp":
        return True
    opened = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.lefts)
    return verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and opened
