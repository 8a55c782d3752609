"""Whom a pronoun means.

In: the cast and a pronoun. Out: an `Answer`. "He" and "she" take the person of that gender who stands out before
them: a subject, near, in the same paragraph (after Lappin and Leass 1994). "It" and "they": it_they.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand import it_they, people
from briefgen.understand.answer import PLURAL, SINGULAR, SUBJECTS, UNRESOLVED, Answer, nobody, one, same_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor
    from briefgen.understand.cast import Cast

GENDERS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}

SENTENCES_BACK = 5
"""How far a "he" reaches; in news the person is named again sooner."""

# Weights against one sentence of distance (1), tuned on half of the marked quotations with pronouns as speakers.
SUBJECT, MAIN_CLAUSE, GOVERNS, BESIDE, GENDER_KNOWN, SALIENT, IN_QUOTATION, PARAGRAPH = (
    1.2,
    0.6,
    2.0,
    2.0,
    0.8,
    0.8,
    1.0,
    0.5,
)
OWNER = 2.0
"""For whose subject it is when the pronoun's clause is joined to that one."""
MARGIN = 0.35
"""The best must be better than the next by this; else nobody is named."""
CLEARLY = 1.5
"""Where the best is better than the next by less, the doubt names the next, too."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Somebody is named, or meant by an earlier pronoun, at this token."""

    token: Token
    actor: Actor


def _governs(token: Token, pronoun: Token) -> bool:
    """The token is the subject of a verb in whose complement the pronoun stands: "Reyes said that she …"."""
    if token.dep_ not in SUBJECTS:
        return False
    verb = token.head
    clause = pronoun.head
    while clause.head.i != clause.i:
        if clause.i == verb.i:
            return False
        if clause.dep_ in {"ccomp", "advcl", "xcomp", "relcl"} and clause.head.i == verb.i:
            return True
        clause = clause.head
    return False


def _leader(token: Token) -> Token:
    """What the name is the subject through: "Reyes" in "Reyes and Mori", "father" in "his father Luis Haddad"."""
    while token.dep_ == "conj" and token.head.pos_ in {"PROPN", "NOUN", "PRON"}:
        token = token.head
    beside = token.dep_ in {"appos", "compound", "nmod"} and token.head.pos_ in {"NOUN", "PROPN"}
    return token.head if beside and people.role(token.head.text) else token


def _owns_the_subject(cast: Cast, token: Token, pronoun: Token) -> bool:
    """The pronoun's clause is joined to one whose subject is the token's: "Reyes's seat is safe, and he …".

    Not a person: in "Reyes's brother was sent home, and he …" it is the brother.
    """
    subject = token.head
    named = cast.named(subject)
    if people.role(subject.text) or (named is not None and named.type == "person"):
        return False
    clause = pronoun.head
    while clause.dep_ == "conj" and clause.head.pos_ in {"VERB", "AUX"} and clause.head.i != clause.i:
        clause = clause.head
        if token.dep_ == "poss" and subject.dep_ in SUBJECTS and subject.head.i == clause.i:
            return pronoun.dep_ in SUBJECTS
    return False


def _score(cast: Cast, place: _Place, pronoun: Token, gender: str) -> float:
    distance = cast.parsed.sentence_number(pronoun) - cast.parsed.sentence_number(place.token)
    score = -float(distance)
    first = _leader(place.token)
    if first.dep_ in SUBJECTS:
        score += SUBJECT + (MAIN_CLAUSE if first.head.dep_ in {"ROOT", "conj", "ccomp"} else 0.0)
    score += (
        BESIDE if pronoun.dep_ == "poss" and pronoun.head.dep_ == "conj" and pronoun.head.head == place.token else 0.0
    )
    score += GOVERNS if distance == 0 and _governs(first, pronoun) else 0.0
    score += OWNER if distance == 0 and _owns_the_subject(cast, place.token, pronoun) else 0.0
    score += GENDER_KNOWN if cast.person(place.actor).gender == gender else 0.0
    score += SALIENT * place.actor.salience
    score -= IN_QUOTATION if cast.quoted(place.token) and not cast.quoted(pronoun) else 0.0
    score += PARAGRAPH if cast.parsed.block_of(place.token) == cast.parsed.block_of(pronoun) else 0.0
    return score


def _person(cast: Cast, pronoun: Token, places: list[_Place]) -> Answer:
    gender = GENDERS[pronoun.lower_]
    number = cast.parsed.sentence_number(pronoun)
    best: dict[str, float] = {}
    actors: dict[str, Actor] = {}
    for place in reversed(places):
        if number - cast.parsed.sentence_number(place.token) > SENTENCES_BACK:
            break
        if cast.person(place.actor).gender not in {None, gender} or same_clause(place.token, pronoun):
            continue
        score = _score(cast, place, pronoun, gender)
        actors[place.actor.id] = place.actor
        best[place.actor.id] = max(best.get(place.actor.id, score), score)
    order = sorted(best, key=lambda i: (-best[i], i))
    if not order or (len(order) > 1 and best[order[0]] - best[order[1]] < MARGIN):
        return nobody(None, UNRESOLVED)
    doubt = f'inferred from "{pronoun.lower_}"'
    if len(order) > 1 and best[order[0]] - best[order[1]] < CLEARLY:
        doubt += f", which may also be {actors[order[1]].name}"
    return one(actors[order[0]], "who/he-she", doubt)


def chain(cast: Cast) -> dict[int, Answer]:
    """The answer for every "he" and "she" of the source, by token; each is a place for the next to refer to."""
    persons = [_Place(span.root, actor) for span, actor in cast.mentions if actor.type == "person"]
    answers: dict[int, Answer] = {}
    found: list[_Place] = []
    following = 0
    for token in cast.parsed.doc:
        while following < len(persons) and persons[following].token.i < token.i:
            found.append(persons[following])
            following += 1
        if token.lower_ == "who" and token.dep_ in SUBJECTS and token.head.dep_ == "relcl":
            named = cast.named(token.head.head)
            if named is not None and named.type == "person":
                found.append(_Place(token, named))
        if token.lower_ in GENDERS and persons:
            answer = _person(cast, token, found)
            answers[token.i] = answer
            if answer.actors:
                found.append(_Place(token, answer.actors[0]))
    return answers


def resolve(cast: Cast, pronoun: Token) -> Answer:
    """Whom the pronoun means."""
    if pronoun.lower_ in GENDERS:
        return cast.he_she(pronoun)
    if pronoun.lower_ in SINGULAR | PLURAL:
        return it_they.resolve(cast, pronoun)
    return nobody(None, UNRESOLVED)
