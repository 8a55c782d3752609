"""Where somebody denies, doubts or contradicts something, or claims what another claims.

In: a sentence. Out: `Contested` places: the verb, who disputes, the words that are disputed. The cues are those of
lexicons/disputes.toml. What may be, is asked for, or is expressly not denied disputes nothing; to refuse an offer or to
deny somebody entry is an act.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.understand import lexicon
from briefgen.understand.grammar import VERBAL, child, children, is_infinitive, is_passive, negation, subject, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.tokens import Span, Token
    from spacy.vocab import Vocab

RELATIVES = frozenset({"which", "that", "who", "whom"})
PRONOUNS = frozenset({"it", "this", "them", "these", "those"})
CASES = frozenset({"if", "unless", "whether"})
NEAR = 6
"""Tokens between a verb and what belongs to it: "denied at the hearing on Friday that"."""
ALSO = frozenset({"also", "too", "both", "likewise"})


@dataclass(frozen=True, slots=True)
class Contested:
    """A place where something is disputed.

    Attributes:
        cue: Its entry in the lexicon.
        verb: The verb that disputes it.
        by: Heads of the phrases that name who does; empty where the sentence does not say, or where a speaker says it.
        about: What is disputed.
        said: Whoever says the sentence disputes it: "the claim is false".
    """

    cue: dict[str, Any]
    verb: Token
    by: tuple[Token, ...]
    about: Span
    said: bool = False


@functools.cache
def words(name: str) -> frozenset[str]:
    """A word list of the lexicon."""
    return frozenset(lexicon.load("disputes")[name]["lemmas"])


@functools.cache
def _cues() -> dict[str, tuple[dict[str, Any], ...]]:
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    for cue in lexicon.load("disputes")["cue"]:
        for lemma in cue["lemmas"]:
            found[lemma] = (*found.get(lemma, ()), cue)
    return found


@functools.lru_cache(maxsize=2)
def _ids(vocab: Vocab) -> frozenset[int]:
    """The lemmas of all cues, as the vocabulary numbers them: whole words are slow to ask for."""
    return frozenset(vocab.strings[lemma] for lemma in _cues())


def contested(sentence: Span) -> Iterator[Contested]:
    """Every dispute that the sentence tells, one for each verb."""
    known = _cues()
    ids = _ids(sentence.doc.vocab)
    for token in (token for token in sentence if token.lemma in ids and token.pos_ in VERBAL):
        for cue in known[token.lemma_]:
            found = FRAMES[cue["frame"]](cue, token)
            if found is not None:
                yield found
                break


def _happens(verb: Token) -> bool:
    """The verb tells what is so: not negated, no wish, no case, nothing that may be."""
    if _denied_itself(verb) or any(aux.tag_ == "MD" for aux in children(verb, "aux")):
        return False
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ in CASES:
        return False
    above = verb.head
    if verb.dep_ == "conj" and above.pos_ in VERBAL and above.tag_ == verb.tag_ and not children(verb, "aux"):
        modal = any(aux.tag_ == "MD" for aux in children(above, "aux"))
        if modal and child(verb, "nsubj") is None:
            return False
    if is_infinitive(verb) or (verb.tag_ == "VB" and not _supported(verb)):
        return verb.dep_ == "xcomp" and above.lemma_.lower() in words("going_on") and negation(above) is None
    if verb.tag_ == "VBG" and not children(verb, "aux"):
        return verb.dep_ in {"advcl", "acl", "conj", "ROOT"}
    return True


def _supported(verb: Token) -> bool:
    return any(aux.lower_ in {"do", "does", "did"} for aux in children(verb, "aux"))


def _denied_itself(verb: Token) -> bool:
    """As in "did not deny", "neither confirmed nor denied"."""
    if negation(verb) is not None:
        return True
    near = [t.lower_ for t in verb.doc[max(verb.i - NEAR, verb.sent.start) : verb.i]]
    return "nor" in near or "neither" in near or near[-1:] == ["without"]


def _by(verb: Token) -> tuple[Token, ...]:
    """Heads of the phrases that name who disputes."""
    agent = child(verb, "agent")
    if agent is not None:
        head = child(agent, "pobj")
    elif is_passive(verb) or (verb.dep_ == "acl" and verb.tag_ == "VBN"):
        head = None
    else:
        head = subject(verb)
    return (head,) if head is not None else ()


def _phrase(thing: Token, verb: Token) -> Span:
    """The phrase of the thing, without the clause in which the verb stands, and what only follows it."""
    start, end = thing.left_edge.i, thing.right_edge.i + 1
    if start <= verb.i < end:
        clause = verb
        while clause.head.i not in (thing.i, clause.i):
            clause = clause.head
        if clause.left_edge.i > thing.i:
            end = clause.left_edge.i
        else:
            start, end = thing.i, thing.i + 1
    for right in thing.rights:
        if (right.dep_ == "conj" and right.pos_ in VERBAL) or right.lower_ == "as":
            end = min(end, right.left_edge.i)
    return trimmed(thing.doc[start:end])


def _thing(verb: Token) -> Token | None:
    """The object, the subject of a passive, or the noun that a relative clause is about."""
    thing = child(verb, "dobj") or child(verb, "nsubjpass")
    if verb.dep_ == "relcl" and (thing is None or thing.lower_ in RELATIVES):
        own = child(verb, "nsubj")
        if thing is not None or (own is not None and own.lower_ not in RELATIVES):
            return verb.head
        return None
    if thing is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    return thing


def _clause(cue: dict[str, Any], verb: Token) -> Contested | None:
    """As in "denied that it had failed", "denied selling it"."""
    if not _happens(verb) or is_passive(verb):
        return None
    clause = next((c for c in children(verb, "ccomp", "xcomp", "pcomp") if c.i > verb.i and not is_infinitive(c)), None)
    if clause is None or clause.pos_ not in VERBAL or child(verb, "dobj") is not None:
        return None
    between = verb.doc[verb.i + 1 : clause.left_edge.i]
    if len(between) > NEAR or any(t.text in {":", ";"} for t in between):
        return None
    if cue["kind"] == "questioned" and verb.lemma_ == "question" and not _asks(clause):
        return None
    start, end, doc = clause.left_edge.i, clause.right_edge.i + 1, verb.doc
    if start <= verb.i:
        return None
    mark = doc[start]
    if mark.lower_ == "that" and mark.dep_ == "mark":
        start += 1
    return Contested(cue, verb, _by(verb), trimmed(doc[start:end]))


def _asks(clause: Token) -> bool:
    return any(t.lower_ in {"whether", "if", "why", "how", "what"} for t in clause.lefts)


def _object(cue: dict[str, Any], verb: Token) -> Contested | None:
    """As in "rejected the claim that", "denies any wrongdoing", "charges that he denies", "cast doubt on"."""
    if not _happens(verb):
        return None
    thing = _thing(verb)
    if thing is None:
        return None
    if "with" in cue:
        prep = next((p for at in (thing, verb) for p in children(at, "prep") if p.lower_ in {"on", "upon"}), None)
        if thing.lower_ not in cue["with"] or prep is None:
            return None
        target = child(prep, "pobj")
        return None if target is None else Contested(cue, verb, _by(verb), _phrase(target, verb))
    names = {thing.lemma_.lower(), *(one.lemma_.lower() for one in children(thing, "conj"))}
    pronoun = thing.lower_ in PRONOUNS and cue["things"] == "faults" and not is_passive(verb)
    if not pronoun and not names & words(cue["things"]):
        return None
    if child(verb, "dative") is not None or (verb.tag_ == "VBN" and verb.dep_ == "amod"):
        return None
    return Contested(cue, verb, _by(verb), _phrase(thing, verb))


def _called(cue: dict[str, Any], verb: Token) -> Contested | None:
    """As in "called the report false", "dismissed the story as fabricated"."""
    if not _happens(verb):
        return None
    small = next((c for c in children(verb, "ccomp", "oprd", "xcomp") if c.i > verb.i), None)
    judged: list[Token] = [] if small is None else [small]
    thing = child(verb, "dobj")
    if small is not None and thing is None:
        thing = child(small, "nsubj")
    for prep in children(verb, "prep"):
        if prep.lower_ == "as":
            judged += children(prep, "amod", "pobj", "pcomp", "acomp")
    if thing is None or thing.lemma_.lower() not in words(cue["things"]):
        return None
    every = [t for one in judged for t in (one, *one.conjuncts, *children(one, "amod"))]
    if not any(t.lemma_.lower() in words("falsehood") for t in every):
        return None
    last = max(t.i for t in thing.subtree if t.i < min(one.i for one in judged) or t.i == thing.i)
    return Contested(cue, verb, _by(verb), trimmed(verb.doc[thing.left_edge.i : max(last, thing.i) + 1]))


def _said_false(cue: dict[str, Any], verb: Token) -> Contested | None:
    """As in "said the allegations were baseless", "the report is not true"; who says it is found out later."""
    thing = child(verb, "nsubj")
    if thing is None or thing.lemma_.lower() not in words(cue["things"]) | words("claims"):
        return None
    if any(aux.tag_ == "MD" for aux in children(verb, "aux")) or (
        (mark := child(verb, "mark")) is not None and mark.lower_ in CASES
    ):
        return None
    judged = [t for one in children(verb, "acomp", "attr") for t in (one, *one.conjuncts, *children(one, "amod"))]
    lemmas = {t.lemma_.lower() for t in judged}
    denied = negation(verb) is not None
    if not (lemmas & words("truth") if denied else lemmas & words("falsehood")):
        return None
    return Contested(cue, verb, (), _phrase(thing, verb), said=True)


def _claim(cue: dict[str, Any], verb: Token) -> Contested | None:
    """As in "which it also claims", "claims sovereignty over the bank", "also claimed by Sudland"."""
    if not _happens(verb) or child(verb, "ccomp", "xcomp") is not None:
        return None
    thing = _thing(verb)
    if thing is None or thing.lemma_.lower() in words("no_claims"):
        return None
    about = thing
    if thing.lemma_.lower() in words("titles"):
        prep = next(
            (p for p in (*children(thing, "prep"), *children(verb, "prep")) if p.lower_ in {"over", "of", "to"}), None
        )
        target = child(prep, "pobj") if prep is not None else None
        if target is None:
            return None
        about = target
    elif not (_too(verb) or _two(verb)) or thing.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return None
    return Contested(cue, verb, _by(verb), _phrase(about, verb))


def _too(verb: Token) -> bool:
    near = (*verb.children, *(t for one in children(verb, "nsubj", "agent", "appos") for t in one.children))
    return any(t.lower_ in ALSO for t in near)


def _two(verb: Token) -> bool:
    """Two claim it: "claimed by Norland and Sudland"."""
    by = _by(verb)
    return bool(by) and bool(children(by[0], "conj")) and by[0].pos_ == "PROPN"


def _plead(cue: dict[str, Any], verb: Token) -> Contested | None:
    """As in "pleaded not guilty to two charges"."""
    if not any(t.lower_ == "guilty" for t in verb.subtree) or is_infinitive(verb):
        return None
    guilty = next(t for t in verb.subtree if t.lower_ == "guilty")
    if guilty.i == 0 or guilty.nbor(-1).lower_ != "not" or any(a.tag_ == "MD" for a in children(verb, "aux")):
        return None
    for at in (verb, guilty):
        for prep in children(at, "prep"):
            target = child(prep, "pobj") if prep.lower_ in {"to", "on"} else None
            if target is not None:
                return Contested(cue, verb, _by(verb), _phrase(target, verb))
    return Contested(cue, verb, _by(verb), verb.doc[guilty.i - 1 : guilty.i + 1])


FRAMES: dict[str, Callable[[dict[str, Any], Token], Contested | None]] = {
    "clause": _clause,
    "object": _object,
    "called": _called,
    "said-false": _said_false,
    "claim": _claim,
    "plead": _plead,
}
"""What each frame of the lexicon means in grammar."""
