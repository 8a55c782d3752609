"""The frames of verbs in lexicons/commitments.toml: to, ing, thing.

In: a cue's entry and a token with one of its lemmas. Out: the candidates of that frame, at most one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, first_word
from briefgen.understand.grammar import (
    VERBAL,
    auxiliaries,
    child,
    children,
    is_infinitive,
    is_progressive,
    own_subject,
    subject,
)
from briefgen.understand.making import make, of_thing, particle_fits, passive_cue, tense_fits


def to(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "plans to reopen the bridge"."""
    if cue.pos_ not in VERBAL or (passive_cue(cue) and cue.dep_ != "acl" and child(cue, "auxpass") is not None):
        return
    if not tense_fits(entry, cue):
        return
    if cue.lower_ == "prepared" and (
        cue.dep_ == "acomp"
        or any(aux.lemma_ == "be" or aux.lower_ in {"'m", "’m", "'s", "’s"} for aux in auxiliaries(cue))
    ):
        return  # "is prepared to" is ready to
    for verb in children(cue, "xcomp", "advcl", "ccomp"):
        asked = entry["kind"] == "demand"  # "called for the town to widen": the town is asked
        if not is_infinitive(verb) or verb.i < cue.i or (own_subject(verb) is not None and not asked):
            continue
        to = next(aux for aux in children(verb, "aux") if aux.lower_ == "to")
        if to.i - cue.i > 8 and verb.dep_ == "advcl":
            continue
        if any(thing.i < verb.i for thing in children(cue, "dobj")) and entry["kind"] not in {"pledge", "demand"}:
            continue  # "prepare children to be": somebody else is to act
        yield make(entry, cue, verb, subject(cue), first_word(verb, to))
        return


def ing(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "is considering reopening the bridge"."""
    if cue.pos_ not in VERBAL or not particle_fits(entry, cue) or child(cue, "auxpass") is not None:
        return
    if not tense_fits(entry, cue):
        return
    for prep_word in entry["preps"]:
        if prep_word == "":
            for verb in children(cue, "xcomp", "pcomp", "advcl", "ccomp"):
                if verb.tag_ == "VBG" and verb.i > cue.i and verb.i - cue.i <= 6 and not auxiliaries(verb):
                    yield make(entry, cue, verb, subject(cue))
                    return
            continue
        for prep in children(cue, "prep"):
            act = child(prep, "pcomp") if prep.lower_ == prep_word else None
            if act is not None and act.tag_ == "VBG":
                yield make(entry, cue, act, subject(cue))
                return
            thing = child(prep, "pobj") if prep.lower_ == prep_word else None
            if thing is not None and thing.lemma_ in {"way", "option", "possibility"}:
                inner = next((v for v in children(thing, "acl", "relcl") if is_infinitive(v)), None)
                of = next((child(p, "pcomp") for p in children(thing, "prep") if p.lower_ == "of"), None)
                if inner is not None or of is not None:
                    yield make(entry, cue, inner or of, subject(cue))  # type: ignore[arg-type]
                    return


def thing(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "promised new trains"."""
    if cue.pos_ not in VERBAL or not particle_fits(entry, cue):
        return
    if not tense_fits(entry, cue):
        return
    passive = child(cue, "auxpass") is not None
    if passive:
        return
    things = _objects(entry, cue)
    for thing in things:
        taken_up = thing.lower_ == "it" and entry["id"] == "consider-thing" and is_progressive(cue)
        if (thing.pos_ not in {"NOUN", "PROPN", "NUM"} and not taken_up) or thing.i < cue.i:
            continue
        if entry["id"] == "seek-thing" and thing.lemma_.lower() in words("promises"):
            continue  # "is seeking assurances": asks others
        wanted = entry.get("objects")
        if wanted is not None and not any(one.lemma_.lower() in wanted for one in conjuncts_of(thing)):
            continue
        if thing.lemma_.lower() in words("people") | words("kin") and child(cue, "ccomp") is not None:
            continue  # "promised the voters that": they are told, not promised
        if wanted is None and any(is_infinitive(verb) for verb in children(cue, "xcomp")):
            continue
        yield of_thing(entry, cue, thing, subject(cue))
        return


def _objects(entry: dict[str, Any], cue: Token) -> list[Token]:
    """The verb's objects; of "call for" what is called for, where "for" stands beside the verb."""
    beside = [prep for prep in children(cue, "prep") if prep.lower_ == entry.get("particle") and prep.i <= cue.i + 2]
    if beside:
        return [thing for prep in beside for thing in children(prep, "pobj")]
    return children(cue, "dobj")


def conjuncts_of(token: Token) -> list[Token]:
    """The token and those coordinated with it."""
    return [token, *token.conjuncts]
