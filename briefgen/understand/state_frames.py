"""The frames of participles and adjectives in lexicons/commitments.toml: passive, state, barred.

In: a cue's entry and a token with one of its lemmas. Out: the candidates of that frame, at most one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, action_span, first_word
from briefgen.understand.grammar import (
    child,
    children,
    is_infinitive,
    is_passive,
    negation,
    own_subject,
    subject,
)
from briefgen.understand.infinitive_frames import HEADLINE
from briefgen.understand.making import make, of_thing


def passive(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "is obliged to repair the bridge", "is committed to peace"."""
    if cue.tag_ not in {"VBN", "VBD", "JJ"}:
        return
    be = child(cue, "auxpass") or (
        cue.head if cue.dep_ in {"acomp", "attr", "oprd"} and cue.head.lemma_ in {"be", "remain", "stay"} else None
    )
    reduced = cue.dep_ == "acl" and cue.head.pos_ in {"NOUN", "PROPN"}
    joined = cue.dep_ == "conj" and child(cue.head, "auxpass") is not None
    if be is None and not joined and not (reduced and cue.tag_ == "VBN") and not _in_headline(cue):
        return
    for verb in children(cue, "xcomp", "advcl", "ccomp"):
        if is_infinitive(verb) and verb.i > cue.i and own_subject(verb) is None:
            to = next(aux for aux in children(verb, "aux") if aux.lower_ == "to")
            who = subject(cue) if be is None or cue.dep_ not in {"acomp", "attr", "oprd"} else subject(be)
            yield make(
                entry, cue, verb, who, first_word(verb, to), decided=entry["bound"] == "decider" and is_passive(verb)
            )
            return
    if entry["id"] == "scheduled-to" and be is not None:
        for prep in children(cue, "prep"):
            if prep.lower_ == "for" and cue.lemma_ in {
                "schedule",
                "set",
                "slate",
                "plan",
                "book",
                "list",
                "pencil",
                "timetable",
            }:
                yield make(entry, cue, cue, subject(cue), decided=True)
                return
    if entry["id"] == "committed-to" and not reduced and cue.dep_ != "relcl":
        for prep in children(cue, "prep"):
            if prep.lower_ == "to":
                who = subject(cue.head if cue.dep_ == "acomp" else cue)
                aim = child(prep, "pcomp")
                thing = child(prep, "pobj")
                if aim is not None:
                    yield make(entry, cue, aim, who)
                elif thing is not None:
                    yield of_thing(entry, cue, thing, who)
                return


def _in_headline(cue: Token) -> bool:
    """As in "Rovers set to sign winger": no finite verb in a short line without a full stop."""
    line = cue.sent
    return (
        cue.dep_ == "ROOT"
        and len(line) <= HEADLINE
        and not line[-1].is_punct
        and not any(token.tag_ in {"VBZ", "VBP", "MD"} for token in line)
    )


def state(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "is ready to reopen the bridge"."""
    if cue.pos_ not in {"ADJ", "VERB", "ADV"} or cue.dep_ not in {
        "acomp",
        "ROOT",
        "ccomp",
        "conj",
        "amod",
        "advcl",
        "attr",
        "oprd",
        "acl",
        "relcl",
    }:
        return
    if cue.pos_ == "VERB" and cue.tag_ != "VBN":
        return
    act = _into(entry, cue)
    if act is not None:
        above = cue.head if cue.dep_ in {"acomp", "attr", "oprd"} else cue
        yield make(entry, cue, act, subject(above))
        return
    if "preps" in entry:
        yield from _open_to(entry, cue)
        return
    for verb in [*children(cue, "xcomp", "advcl", "ccomp")]:
        if is_infinitive(verb) and verb.i > cue.i and own_subject(verb) is None:
            to = next(aux for aux in children(verb, "aux") if aux.lower_ == "to")
            above = cue.head if cue.dep_ in {"acomp", "attr", "oprd"} else cue
            yield Candidate(
                entry["id"], entry["kind"], cue, verb, action_span(verb, first_word(verb, to)), subject(above),
                entry.get("bound") == "decider" and is_passive(verb),
                (negation(above) or negation(cue)) is not None, None, entry,
            )  # fmt: skip
            return


def _into(entry: dict[str, Any], cue: Token) -> Token | None:
    """The act behind a preposition: "interested in buying"."""
    acts = (
        act
        for prep in children(cue, "prep")
        if prep.lower_ in entry.get("preps", ())
        for act in children(prep, "pcomp", "pobj")
    )
    return next((act for act in acts if act.tag_ == "VBG"), None)


def _open_to(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "is open to a merger", but not "open to the public"."""
    for prep in children(cue, "prep") if cue.lower_ == "open" else []:
        thing = child(prep, "pobj") if prep.lower_ == "to" else None
        if (
            thing is not None
            and thing.pos_ == "NOUN"
            and thing.lemma_ not in words("people") | words("kin") | words("remarks")
        ):
            yield of_thing(entry, cue, thing, subject(cue.head if cue.dep_ in {"acomp", "attr", "oprd"} else cue))
            return


def barred(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "was banned from driving", "is barred from entering"."""
    if child(cue, "auxpass") is None and cue.dep_ not in {"conj", "acl"}:
        return
    for prep in children(cue, "prep"):
        verb = child(prep, "pcomp") if prep.lower_ in entry.get("preps", ["from"]) else None
        if verb is not None:
            yield make(entry, cue, verb, subject(cue))
            return
