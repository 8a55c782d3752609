"""Whom a noun phrase means: a name, a pronoun, or a description such as "the minister".

In: the cast and the head of a phrase. Out: an `Answer`. Pronouns are in pronouns.py, descriptions in descriptions.py;
where two answers are about as good, there is none: a wrong attribution is worse than a missing one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import descriptions, pronouns, several
from briefgen.understand.agents import words
from briefgen.understand.answer import Answer, nobody, one

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.understand.cast import Cast

DEEPEST = 4
"""Steps from a relative pronoun to its noun and on to its apposition; more is a broken parse."""

OWN_VOICE = frozenset(
    {"i", "me", "my", "myself", "mine", "we", "us", "our", "ours", "ourselves", "you", "your", "yourself"}
)


def _several(cast: Cast, parts: list[Token], depth: int) -> Answer:
    """As in "X and Y": everybody, and the weakest of the reasons."""
    everybody = [(part, _single(cast, part, depth)) for part in parts]
    named = any(answer.actors for _, answer in everybody)
    # "Norway and Iceland agreed that attacks …": a thing joined to actors is the parser's mistake
    answers = [
        answer
        for part, answer in everybody
        if answer.actors or not named or part.pos_ != "NOUN" or part.lemma_.lower() in words("people")
    ]
    actors = tuple(dict.fromkeys(actor for answer in answers for actor in answer.actors))
    names = [answer.name for answer in answers if answer.name]
    doubts = [answer.doubt for answer in answers if answer.doubt]
    return Answer(actors, " and ".join(names) or None, "who/and", doubts[0] if doubts else None)


def _coordinated(head: Token) -> list[Token]:
    parts, token = [head], head
    while True:
        linked = [c for c in token.children if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON"}]
        if not linked or len(parts) > DEEPEST:
            return parts
        token = linked[0]
        parts.append(token)


def _single(cast: Cast, head: Token, depth: int = 0) -> Answer:
    actor = cast.named(head)
    if actor is not None:
        return one(actor, "who/name")
    shared = cast.shared_name(head)
    if shared is not None:
        return nobody(shared, "who/shared-name")
    if head.tag_ in {"WP", "WDT"} and depth < DEEPEST:
        clause = head.head
        while clause.dep_ in {"aux", "conj", "xcomp"} and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ in {"relcl", "acl"}:
            return _single(cast, clause.head, depth + 1)
        return nobody(None, "who/relative")
    if head.lower_ in OWN_VOICE:
        return nobody(None, "who/own-voice")
    if several.bare(head):
        answer = several.counted(cast, head)
        return answer or nobody(None if head.lower_ == "both" else f"the {head.lower_}", "who/unresolved-number")
    answer = several.each(cast, head)
    if answer is not None:
        return answer
    if head.pos_ == "PRON" or head.lower_ in pronouns.GENDERS:
        return pronouns.resolve(cast, head)
    holder = cast.holder(head)
    if holder is not None:
        return one(holder, "who/apposition")
    for child in head.rights:
        if child.dep_ == "appos":
            named = cast.named(child)
            if named is not None and named.type not in {"place", "other"}:
                return one(named, "who/apposition")
    return descriptions.resolve(cast, head)


def resolve(cast: Cast, head: Token) -> Answer:
    """See `Cast.who`."""
    parts = _coordinated(head)
    return _single(cast, head) if len(parts) == 1 else _several(cast, parts, 0)
