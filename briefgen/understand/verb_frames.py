"""The frames of verbs in lexicons/commitments.toml: to, ing, thing, that, launch.

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


def imposes(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "the treaty requires the towns to share the bridge": the towns are bound."""
    law = own_subject(cue) if cue.pos_ in VERBAL else None
    if law is None or not ({law.lemma_.lower(), law.lower_} & words("legal")):
        return
    for verb in children(cue, "xcomp", "ccomp", "advcl"):
        if is_infinitive(verb) and verb.i > cue.i:
            who = own_subject(verb) or child(cue, "dobj", "dative")
            if who is not None:
                yield make(entry, cue, verb, who)
            return


def bans(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "the treaty bans the towns from selling water"."""
    law, whom = own_subject(cue) if cue.pos_ in VERBAL else None, child(cue, "dobj")
    if law is None or whom is None or not ({law.lemma_.lower(), law.lower_} & words("legal")):
        return
    for prep in children(cue, "prep") + children(whom, "prep"):
        act = child(prep, "pcomp") if prep.lower_ == "from" else None
        if act is not None:
            yield make(entry, cue, act, whom)
            return


def orders(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "instructed their advisers to prepare a list": to have it prepared is the ministers' decision."""
    if cue.pos_ not in VERBAL or is_passive(cue) or (cue.tag_ in {"VBN", "VBG"} and not auxiliaries(cue)):
        return
    for verb in children(cue, "xcomp", "ccomp", "advcl"):
        whom = own_subject(verb) or child(cue, "dobj", "dative")
        if not is_infinitive(verb) or verb.i < cue.i or whom is None or whom.pos_ == "PRON":
            continue
        mine = child(whom, "poss")
        staff = {whom.lemma_.lower(), whom.lower_} & (words("agents") | words("bodies") | words("offices") | {"staff"})
        if cue.lemma_ == "ask" and (mine is None or not staff):
            return  # to ask others is a request, to ask one's own staff an order
        yield make(entry, cue, verb, subject(cue))
        return
