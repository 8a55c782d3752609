"""The frames with a whole clause in lexicons/commitments.toml: that, launch.

In: a cue's entry and a token with one of its lemmas. Out: the candidates of that frame, at most one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.candidate import WILL, WOULD, Candidate, first_word
from briefgen.understand.grammar import (
    VERBAL,
    auxiliaries,
    child,
    children,
    is_infinitive,
    is_passive,
    is_progressive,
    own_subject,
    subject,
)
from briefgen.understand.making import make


def that(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "promised that the bridge would open"."""
    if cue.pos_ not in VERBAL:
        return
    behind = [act for prep in children(cue, "prep") for act in children(prep, "pcomp")] if "marks" in entry else []
    for clause in [*children(cue, "ccomp", "xcomp", "advcl"), *behind]:
        if clause.i < cue.i:
            continue
        if "marks" in entry:
            found = _whether(entry, cue, clause)
        elif entry.get("own") and not _same_subject(cue, clause):
            continue
        elif own_subject(clause) is not None:
            found = _future_clause(entry, cue, clause)
        else:
            found = None
        if found is not None:
            yield found
            return


def _same_subject(cue: Token, clause: Token) -> bool:
    """The clause speaks of the same one: "warned that it would", "warned that the union would" said by the union."""
    who, says = own_subject(clause), subject(cue)
    if who is None or says is None:
        return False
    return who.lower_ in {"he", "she", "it", "they", "we", "i"} or who.lower_ == says.lower_


def _whether(entry: dict[str, Any], cue: Token, clause: Token) -> Candidate | None:
    """As in "is considering whether to close", "studies how it could close"."""
    first = clause.doc[clause.left_edge.i]
    modals = WILL | WOULD | {"can", "could", "should"}
    firm = is_infinitive(clause) or any(aux.lower_ in modals for aux in auxiliaries(clause))
    return make(entry, cue, clause, subject(cue)) if first.lower_ in entry["marks"] and firm else None


def _future_clause(entry: dict[str, Any], cue: Token, clause: Token) -> Candidate | None:
    """As in "promised that the bridge would open", "demanded that the town open it"."""
    auxiliary = {aux.lower_: aux for aux in auxiliaries(clause)}
    if auxiliary.keys() & {"have", "'ve", "’ve"}:
        return None
    verb, who = clause, subject(cue) if entry["kind"] == "demand" else own_subject(clause)
    future = next((aux for word, aux in auxiliary.items() if word in WILL | WOULD), None)
    if clause.lemma_ == "go" and is_progressive(clause) and (going := child(clause, "xcomp")) is not None:
        verb, future = going, child(going, "aux")
    if entry["kind"] == "obligation":
        future = future or next((aux for word, aux in auxiliary.items() if word in {"must", "shall", "may"}), None)
    if future is not None and entry["kind"] == "demand":
        return None  # "insists it will": its own words
    if future is not None:
        return make(entry, cue, verb, who, first_word(verb, future), decided=is_passive(verb))
    subjunctive = auxiliary.keys() & {"should", "must"} or clause.tag_ in {"VB", "VBP"}
    return make(entry, cue, clause, subject(cue)) if entry["kind"] == "demand" and subjunctive else None


def _launches(cue: Token, verb: Token) -> bool:
    """What is announced in the progressive is about to be done; what is said so may be in progress."""
    if cue.lemma_ in {"announce", "reveal", "declare", "confirm"}:
        return verb.lemma_ not in words("activities")
    return verb.lemma_ in words("launching")


def launch(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "announced it was opening a plant", "said he was taking his family to the coast"."""
    if cue.pos_ not in VERBAL:
        return
    for verb in children(cue, "ccomp"):
        who = own_subject(verb)
        own = who is not None and (who.pos_ == "PRON" or who.lower_ == (own_subject(cue) or who).lower_)
        if verb.lemma_ == "go" and child(verb, "xcomp") is not None:
            continue  # "is going to": a frame of its own
        if own and verb.i > cue.i and is_progressive(verb) and not is_passive(verb) and _launches(cue, verb):
            yield make(entry, cue, verb, who)
            return
