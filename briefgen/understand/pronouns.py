"""Whom a pronoun means.

In: the cast and a pronoun. Out: an `Answer`. "He" and "she" take the person of that gender who stands out before
them: a subject, near, in the same paragraph (after Lappin and Leass 1994); "it" and "they" only the subject right
before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, reporting
from briefgen.understand.agents import words
from briefgen.understand.answer import Answer, nobody, one

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
SINGULAR = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
UNRESOLVED = "who/unresolved-pronoun"
SUBJECTS = frozenset({"nsubj", "nsubjpass"})

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


def _same_clause(token: Token, pronoun: Token) -> bool:
    """Both are arguments of one verb, so that they cannot be one person: "Reyes told her"."""
    verb = token.head if token.dep_ in SUBJECTS | {"dobj", "dative"} else None
    if verb is None or (pronoun.lower_ in {"his", "her", "its", "their"} and pronoun.dep_ == "poss"):
        return False
    if pronoun.lower_.endswith(("self", "selves")):
        return False
    return pronoun.head == verb or (pronoun.head.dep_ in {"prep", "dative"} and pronoun.head.head == verb)


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
        if cast.person(place.actor).gender not in {None, gender} or _same_clause(place.token, pronoun):
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


def _opening_before(cast: Cast, pronoun: Token, number: int) -> list[list[Token]]:
    """The main subject that opens the paragraph before, for a "they" that opens one: items of a joint statement."""
    opens = pronoun.lower_ == "they" and pronoun.dep_ == "nsubj" and pronoun.head.dep_ == "ROOT"
    first = cast.parsed.sentences[number]
    if not opens or any(t.is_alpha for t in cast.parsed.doc[first.start : pronoun.i]):
        return []
    block = cast.parsed.block_of(cast.parsed.sentences[number - 1][0])
    at = number - 1
    while at > 0 and cast.parsed.block_of(cast.parsed.sentences[at - 1][0]) == block:
        at -= 1
    return [[t for t in cast.parsed.sentences[at] if t.dep_ in SUBJECTS and t.head.dep_ == "ROOT"]]


def _subjects_before(cast: Cast, pronoun: Token) -> list[list[Token]]:
    """Subjects of this sentence before the pronoun, and of the sentence before it in the same paragraph."""
    doc, number = cast.parsed.doc, cast.parsed.sentence_number(pronoun)
    here = [t for t in doc[cast.parsed.sentences[number].start : pronoun.i] if t.dep_ in SUBJECTS]
    if number == 0 or cast.parsed.block_of(cast.parsed.sentences[number - 1][0]) != cast.parsed.block_of(pronoun):
        return [here, *_opening_before(cast, pronoun, number)]
    before = cast.parsed.sentences[number - 1]
    subjects = [t for t in before if t.dep_ in SUBJECTS]
    if pronoun.dep_ in SUBJECTS and pronoun.head.dep_ == "ROOT":
        # The subject of a whole sentence mostly goes on from that of the one before, not from one deeper in it.
        subjects.sort(key=lambda t: (t.head.dep_ == "ROOT" and t.pos_ != "PRON", t.i))
    if before.root.pos_ == "NOUN" and not any(t.head == before.root for t in subjects):
        subjects = [before.root]  # the parser took the subject for the whole: "The two governments called on …"
    return [here, subjects]


def _empty(pronoun: Token) -> bool:
    """As in "It is clear that", "it rained": the word means nothing."""
    willing = [c for c in pronoun.head.children if c.dep_ == "acomp" and c.lower_ in kinds.words("generic", "is_like")]
    if any(c.dep_ != "ccomp" for one in willing for c in one.rights):
        return False  # "It is ready to sign"
    return pronoun.dep_ == "expl" or (
        pronoun.head.lemma_ in {"be", "seem", "appear", "rain", "snow", "take", "become"}
        and any(c.dep_ in {"acomp", "attr", "ccomp", "xcomp", "oprd"} for c in pronoun.head.children)
    )


def _is_subject_of(cast: Cast, pronoun: Token, actors: tuple[Actor, ...]) -> bool:
    """The subject of the pronoun's own verb means one of these, so that the pronoun means somebody else."""
    if pronoun.dep_ in SUBJECTS | {"poss"} or pronoun.lower_.endswith(("self", "selves")):
        return False
    verb = pronoun.head.head if pronoun.head.dep_ in {"prep", "dative"} else pronoun.head
    subjects = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    meant = {actor.id for c in subjects for actor in cast.answer(c).actors}
    return any(actor.id in meant for actor in actors)


def _reporter(cast: Cast, pronoun: Token, *, plural: bool) -> Answer | None:
    """Who says so, where the pronoun is the subject of what is said: "Norway said that it would", "both said they"."""
    subject = reporting.reporter(pronoun) if reporting.own_subject(pronoun) else None
    if subject is None or subject.i > pronoun.i or subject.lower_ in GENDERS:
        return None
    answer = cast.answer(subject)
    body = len(answer.actors) == 1 and answer.actors[0].type in {"organization", "country", "group"}
    unnamed = not plural and not answer.actors and subject.lower_ in kinds.words("generic", "bodies")
    if not (len(answer.actors) > 1 if plural else body or unnamed):
        return None
    return Answer(answer.actors, answer.name, "who/they" if plural else "who/it", f'inferred from "{pronoun.lower_}"')


def _thing(cast: Cast, pronoun: Token) -> Answer:
    plural = pronoun.lower_ in PLURAL
    if not plural and _empty(pronoun):
        return nobody(None, UNRESOLVED)
    told = _reporter(cast, pronoun, plural=plural)
    if told is not None:
        return told
    for subjects in _subjects_before(cast, pronoun):
        for subject in reversed(subjects):
            if _same_clause(subject, pronoun):
                continue
            if subject.lower_ in SINGULAR | PLURAL:
                before = cast.answer(subject) if (subject.lower_ in PLURAL) == plural else None
                if before is not None and before.actors:  # "They agreed …. Their ships …"
                    return Answer(before.actors, before.name, before.rule, f'inferred from "{pronoun.lower_}"')
                continue
            answer = cast.answer(subject)
            if answer.actors and _is_subject_of(cast, pronoun, answer.actors):
                continue  # "The bureau will hold them": not itself
            if not plural and answer.actors and all(actor.type == "person" for actor in answer.actors):
                continue
            bodies = all(actor.type in {"organization", "country", "group"} for actor in answer.actors)
            doubt = f'inferred from "{pronoun.lower_}"'
            if plural and len(answer.actors) > 1:
                return Answer(answer.actors, answer.name, "who/they", doubt)
            if len(answer.actors) == 1 and bodies:
                return one(answer.actors[0], "who/it", doubt)
            if plural and not answer.actors and answer.name and subject.tag_ in {"NNS", "NNPS"}:
                rivals = [c for c in subject.head.rights if c.dep_ == "dobj" and c.tag_ == "NNS"]
                if any(c.lemma_ in words("people") for c in rivals):
                    return nobody(None, UNRESOLVED)  # "Police arrested two men. They will …"
                return Answer((), answer.name, "who/they", doubt)
            if not plural and not answer.actors and answer.name and subject.lower_ in kinds.words("generic", "bodies"):
                return Answer((), answer.name, "who/it", doubt)
            if answer.actors or answer.name:
                return nobody(None, UNRESOLVED)  # the nearest subject is another thing: no guess beyond it
    return nobody(None, UNRESOLVED)


def resolve(cast: Cast, pronoun: Token) -> Answer:
    """Whom the pronoun means."""
    if pronoun.lower_ in GENDERS:
        return cast.he_she(pronoun)
    if pronoun.lower_ in SINGULAR | PLURAL:
        return _thing(cast, pronoun)
    return nobody(None, UNRESOLVED)
