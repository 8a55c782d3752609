"""Whom "it" and "they" mean.

In: the cast and the pronoun. Out: an `Answer`. Only a subject before it, or who reports the clause it stands in, is
taken; what the nearest of these means ends the search, because a guess beyond it is mostly wrong. "He" and "she":
pronouns.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, reporting
from briefgen.understand.agents import words
from briefgen.understand.answer import PLURAL, SINGULAR, SUBJECTS, UNRESOLVED, Answer, nobody, one, same_clause

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor
    from briefgen.understand.cast import Cast

HE_SHE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})


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
    if subject is None or subject.i > pronoun.i or subject.lower_ in HE_SHE:
        return None
    answer = cast.answer(subject)
    body = len(answer.actors) == 1 and answer.actors[0].type in {"organization", "country", "group"}
    unnamed = not plural and not answer.actors and subject.lower_ in kinds.words("generic", "bodies")
    if not (len(answer.actors) > 1 if plural else body or unnamed):
        return None
    return Answer(answer.actors, answer.name, "who/they" if plural else "who/it", f'inferred from "{pronoun.lower_}"')


def resolve(cast: Cast, pronoun: Token) -> Answer:
    """Whom the pronoun means."""
    plural = pronoun.lower_ in PLURAL
    if not plural and _empty(pronoun):
        return nobody(None, UNRESOLVED)
    told = _reporter(cast, pronoun, plural=plural)
    if told is not None:
        return told
    for subjects in _subjects_before(cast, pronoun):
        for subject in reversed(subjects):
            if same_clause(subject, pronoun):
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
