"""Where a sentence may tell what became of an undertaking: every place that a cue of the lexicon licenses.

In: the tokens of a sentence and lexicons/developments.toml. Out: `Turning`s: the cue, the head of what is meant, and
whether it happened. developments.py makes findings of them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Span, Token

from briefgen.understand import lexicon
from briefgen.understand.grammar import VERBAL, child, children, is_infinitive, is_passive, negation, own_subject

MODALS = frozenset({"could", "can", "may", "might", "should", "must", "ought", "cannot"})
FUTURE = frozenset({"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"})
DONE_BEFORE = frozenset({"after", "by", "since", "following"})
"""Prepositions behind which a gerund has happened: "after cancelling the order"."""

MONEY_SIGNS = frozenset({"$", "€", "£", "¥"})
LARGE = frozenset({"million", "billion", "trillion"})
RELATIVE = frozenset({"that", "which"})


@dataclass(frozen=True, slots=True)
class Turning:
    """A place that may tell a turn.

    Attributes:
        cue: The entry of the lexicon.
        verb: The licensing token, a verb or a noun.
        thing: Head of the phrase that tells what is meant.
        planned: It lies ahead.
        turn: Of the cue, or "renewed" where the cue is denied: "did not withdraw the plan".
    """

    cue: dict[str, Any]
    verb: Token
    thing: Token
    planned: bool
    turn: str


@functools.cache
def words(table: str) -> frozenset[str]:
    """The lemmas of one list of the lexicon."""
    return frozenset(lexicon.load("developments")[table]["lemmas"])


@functools.cache
def _by_form() -> dict[str, list[dict[str, Any]]]:
    """The cues by lemma, and by regular inflected forms, because the model's lemmas err."""
    found: dict[str, list[dict[str, Any]]] = {}
    for cue in lexicon.load("developments")["cue"]:
        for lemma in cue["lemmas"]:
            stem = lemma.removesuffix("e")
            for form in {lemma, f"{lemma}s", f"{stem}ed", f"{stem}ing"}:
                found.setdefault(form, []).append(cue)
    return found


def turnings(sentence: Span) -> Iterator[Turning]:
    """All places of one sentence, in order."""
    table = _by_form()
    for token in sentence:
        cues = table.get(token.lemma_.lower(), [])
        for cue in cues + [cue for cue in table.get(token.lower_, []) if cue not in cues]:
            found = FRAMES[cue["frame"]](cue, token)
            if found is not None:
                yield found


def _object(cue: dict[str, Any], verb: Token) -> Turning | None:
    """As in "suspended the work", "the order was cancelled", "the plan that it gave up", "pulled out of the deal"."""
    if verb.pos_ not in VERBAL:
        return None
    particles = cue.get("particle", [""])
    thing: Token | None = None
    if "" in particles or any(p.lower_ in particles for p in children(verb, "prt", "advmod", "prep")):
        thing = _done_to(verb)
    if thing is None and any(particles):
        hung = [t for p in children(verb, "prep", "prt", "advmod") if p.lower_ in particles for t in _behind(p)]
        thing = next((t for t in hung if "things" not in cue or _kinds(t) & words(cue["things"])), None)
    return _told(cue, verb, thing)


def _behind(particle: Token) -> Iterator[Token]:
    """What hangs on a particle: "by its promise", "out of the agreement"."""
    for label in ("pobj",):
        yield from children(particle, label)
    for prep in children(particle, "prep"):
        yield from children(prep, "pobj")


def _done_to(verb: Token) -> Token | None:
    """The object, the subject of the passive, or the noun that a participle or relative clause describes."""
    thing = child(verb, "dobj") or child(verb, "nsubjpass")
    if thing is None and verb.dep_ == "acl" and verb.tag_ == "VBN":
        return verb.head
    if thing is None and verb.dep_ == "relcl" and own_subject(verb) is not None and verb.tag_ in {"VBD", "VBN"}:
        return verb.head if child(verb, "prep", "prt") is not None or own_subject(verb).lower_ not in RELATIVE else None  # type: ignore[union-attr]
    if (
        thing is None
        and verb.dep_ == "conj"
        and verb.head.pos_ in VERBAL
        and is_passive(verb.head)
        and verb.tag_ == "VBN"
    ):
        return child(verb.head, "nsubjpass")
    if thing is not None and thing.lower_ in RELATIVE and verb.dep_ == "relcl":
        return verb.head
    return thing


def _subject(cue: dict[str, Any], verb: Token) -> Turning | None:
    """As in "the deal collapsed", "the yard remains essential"."""
    if verb.pos_ not in VERBAL or child(verb, "dobj") is not None or is_passive(verb):
        return None
    states = cue.get("states")
    if states and not any(state.lower_ in states for state in children(verb, "acomp", "attr", "oprd")):
        return None
    return _told(cue, verb, child(verb, "nsubj"))


def _money(cue: dict[str, Any], verb: Token) -> Turning | None:
    """As in "the budget includes 20 million euros for the ferries", "20 million was set aside for"."""
    if verb.pos_ not in VERBAL or (verb.lemma_ == "set" and not any(t.lower_ == "aside" for t in verb.children)):
        return None
    total = child(verb, "dobj") or child(verb, "nsubjpass")
    if total is None or not _is_sum(total):
        return None
    for place in (total, verb):
        for prep in children(place, "prep"):
            thing = child(prep, "pobj") if prep.lower_ in {"for", "towards", "toward"} else None
            if thing is not None and thing.ent_type_ not in {"DATE", "TIME"}:
                return _told(cue, verb, thing)
    return None


def _is_sum(noun: Token) -> bool:
    inside = list(noun.subtree)
    return any(t.ent_type_ == "MONEY" or t.text in MONEY_SIGNS or t.lower_ in LARGE for t in inside) or (
        noun.lemma_.lower() in {"money", "funding", "fund"}
    )


def _noun(cue: dict[str, Any], noun: Token) -> Turning | None:
    """As in "the signing of the contract"; only where it is told as a fact, after a definite article."""
    if noun.pos_ not in {"NOUN", "PROPN"} or not any(d.lower_ in {"the", "this", "its"} for d in noun.children):
        return None
    if noun.dep_ == "pobj" and noun.head.lower_ not in DONE_BEFORE:
        return None  # "calls for the cancellation of"
    thing = next((t for p in children(noun, "prep") if p.lower_ == "of" for t in children(p, "pobj")), None)
    above = noun.head
    if thing is None or (noun.dep_ == "dobj" and above.pos_ in VERBAL) or _reality(above) != "done":
        return None
    return Turning(cue, noun, thing, planned=False, turn=cue["turn"])


FRAMES = {"object": _object, "subject": _subject, "money": _money, "noun": _noun}
"""What each frame of the lexicon means in grammar."""


def _told(cue: dict[str, Any], verb: Token, thing: Token | None) -> Turning | None:
    """The turning, where the thing fits the cue and the verb tells what happened or will."""
    if thing is None:
        return None
    lemma = thing.lemma_.lower()
    if ("things" in cue and not (_kinds(thing) & words(cue["things"]))) or lemma in cue.get("never", ()):
        return None
    reality = _reality(verb)
    if reality is None:
        return None
    turn = cue["turn"]
    if negation(verb) is not None:
        if turn not in {"cancelled", "delayed"} or reality != "done" or cue["frame"] == "noun":
            return None
        turn = "renewed"
    return Turning(cue, verb, thing, planned=reality == "ahead", turn=turn)


def _kinds(thing: Token) -> set[str]:
    """The lemmas that say what the thing is; with those it is coordinated with."""
    found = {thing.lemma_.lower(), thing.lower_, thing.lower_.removesuffix("s")}
    return found | {one.lemma_.lower() for one in children(thing, "conj")}


def _reality(verb: Token) -> str | None:
    """Whether the verb tells what happened ("done") or what will ("ahead"); None where it is neither."""
    at = verb
    while True:
        aux = {token.lower_ for token in children(at, "aux", "auxpass")}
        if aux & MODALS or _is_case(at):
            return None
        if aux & FUTURE:
            return "ahead" if "have" not in aux else None
        if at.pos_ == "VERB" and is_infinitive(at):
            above = at.head
            if at.dep_ == "xcomp" and above.lemma_ in words("settled") and negation(above) is None:
                if above.lemma_ == "have" and above.tag_ not in {"VBD", "VBN"}:
                    return None
                at = above
                continue
            if at.dep_ == "xcomp" and above.lemma_.lower() in words("ahead") and negation(above) is None:
                return "ahead"
            return None
        if at.tag_ == "VBG" and not aux:
            if at.dep_ == "pcomp" and at.head.lower_ in DONE_BEFORE:
                return "done"
            return None if at.dep_ in {"pcomp", "xcomp", "csubj", "dobj", "ccomp", "pobj"} else "done"
        if at.tag_ in {"VB"} and not aux and at.dep_ not in {"ROOT", "conj"}:
            return None
        if at.tag_ == "VB" and not aux & {"did", "does", "do"}:
            if at.dep_ == "conj" and at.head.pos_ in VERBAL:
                at = at.head
                continue
            return None
        return "done"


def _is_case(verb: Token) -> bool:
    """Inside a clause with "if", "unless", "whether", or under a wish or demand."""
    mark = child(verb, "mark")
    if mark is not None and mark.lower_ in {"if", "unless", "whether", "until", "before"}:
        return True
    above = verb.head
    return verb.dep_ == "ccomp" and above.lemma_ in {
        "demand",
        "deny",
        "doubt",
        "hope",
        "want",
        "wish",
        "expect",
        "fear",
    }
