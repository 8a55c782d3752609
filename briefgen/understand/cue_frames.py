"""Undertakings made by a word: the frames of lexicons/commitments.toml, each a function.

In: a cue's entry and a token with one of its lemmas. Out: the candidates of that frame, at most one. The frames are
explained at the top of the lexicon.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.candidate import WILL, WOULD, Candidate, action_span, first_word
from briefgen.understand.grammar import (
    VERBAL,
    auxiliaries,
    child,
    children,
    is_infinitive,
    is_passive,
    is_progressive,
    negation,
    own_subject,
    subject,
    subtree_span,
    trimmed,
)


def _thing_candidate(entry: dict[str, Any], cue: Token, thing: Token, bound: Token | None) -> Candidate:
    """The action is a noun phrase: "promised new trains", "committed to peace"."""
    return Candidate(
        entry["id"], entry["kind"], cue, thing, trimmed(subtree_span(thing)), bound, False, negation(cue) is not None,
        None, entry,
    )  # fmt: skip


def _tense_fits(entry: dict[str, Any], cue: Token) -> bool:
    """`progressive` cues count as "is seeking" (or "while seeking").

    With `present` also as "seeks", never as "sought".
    """
    if entry.get("finite") and cue.tag_ == "VBG" and not is_progressive(cue):
        return False
    if not entry.get("progressive"):
        return True
    if entry.get("present") and cue.tag_ in {"VBZ", "VBP"}:
        return True
    if cue.tag_ != "VBG":
        return False
    mark = child(cue, "mark")
    return (
        is_progressive(cue)
        or (cue.dep_ == "conj" and is_progressive(cue.head))
        or (cue.dep_ == "advcl" and mark is not None and mark.lower_ in {"while", "as"})
    )


def _make(
    entry: dict[str, Any],
    cue: Token,
    head: Token,
    bound: Token | None,
    first: Token | None = None,
    *,
    decided: bool = False,
) -> Candidate:
    return Candidate(
        rule=entry["id"],
        kind=entry["kind"],
        cue=cue,
        head=head,
        action=action_span(head, first),
        bound=bound,
        decided=decided,
        negated=negation(cue) is not None if cue.pos_ in VERBAL or cue.pos_ == "ADJ" else False,
        modal=None,
        entry=entry,
    )


def _passive_cue(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (
        child(verb, "auxpass") is not None
        or verb.dep_ in {"acl", "acomp", "amod"}
        or (child(verb, "aux") is not None and any(a.lemma_ == "be" for a in children(verb, "aux")))
    )


def _to(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    if cue.pos_ not in VERBAL or (_passive_cue(cue) and cue.dep_ != "acl" and child(cue, "auxpass") is not None):
        return
    if not _tense_fits(entry, cue):
        return
    for verb in children(cue, "xcomp", "advcl", "ccomp"):
        asked = entry["kind"] == "demand"  # "called for the town to widen": the town is asked
        if not is_infinitive(verb) or verb.i < cue.i or (own_subject(verb) is not None and not asked):
            continue
        to = next(aux for aux in children(verb, "aux") if aux.lower_ == "to")
        if to.i - cue.i > 8 and verb.dep_ == "advcl":
            continue
        if any(thing.i < verb.i for thing in children(cue, "dobj")) and entry["kind"] not in {"pledge", "demand"}:
            continue  # "prepare children to be": somebody else is to act
        yield _make(entry, cue, verb, subject(cue), first_word(verb, to))
        return


def _passive(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    if cue.tag_ not in {"VBN", "VBD", "JJ"}:
        return
    be = child(cue, "auxpass") or (
        cue.head if cue.dep_ in {"acomp", "attr", "oprd"} and cue.head.lemma_ in {"be", "remain", "stay"} else None
    )
    reduced = cue.dep_ == "acl" and cue.head.pos_ in {"NOUN", "PROPN"}
    joined = cue.dep_ == "conj" and child(cue.head, "auxpass") is not None
    if be is None and not joined and not (reduced and cue.tag_ == "VBN"):
        return
    for verb in children(cue, "xcomp", "advcl", "ccomp"):
        if is_infinitive(verb) and verb.i > cue.i and own_subject(verb) is None:
            to = next(aux for aux in children(verb, "aux") if aux.lower_ == "to")
            who = subject(cue) if be is None or cue.dep_ not in {"acomp", "attr", "oprd"} else subject(be)
            yield _make(
                entry, cue, verb, who, first_word(verb, to), decided=entry["bound"] == "decider" and is_passive(verb)
            )
            return
    if entry["id"] == "scheduled-to" and be is not None:
        for prep in children(cue, "prep"):
            if prep.lower_ == "for" and cue.lemma_ in {"schedule", "set", "slate", "plan", "book"}:
                yield _make(entry, cue, cue, subject(cue), decided=True)
                return
    if entry["id"] == "committed-to":
        for prep in children(cue, "prep"):
            if prep.lower_ == "to":
                who = subject(cue.head if cue.dep_ == "acomp" else cue)
                aim = child(prep, "pcomp")
                thing = child(prep, "pobj")
                if aim is not None:
                    yield _make(entry, cue, aim, who)
                elif thing is not None:
                    yield _thing_candidate(entry, cue, thing, who)
                return


def _ing(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    if cue.pos_ not in VERBAL or not _particle_fits(entry, cue) or child(cue, "auxpass") is not None:
        return
    if not _tense_fits(entry, cue):
        return
    for prep_word in entry["preps"]:
        if prep_word == "":
            for verb in children(cue, "xcomp", "pcomp", "advcl", "ccomp"):
                if verb.tag_ == "VBG" and verb.i > cue.i and verb.i - cue.i <= 6 and not auxiliaries(verb):
                    yield _make(entry, cue, verb, subject(cue))
                    return
            continue
        for prep in children(cue, "prep"):
            act = child(prep, "pcomp") if prep.lower_ == prep_word else None
            if act is not None and act.tag_ == "VBG":
                yield _make(entry, cue, act, subject(cue))
                return
            thing = child(prep, "pobj") if prep.lower_ == prep_word else None
            if thing is not None and thing.lemma_ in {"way", "option", "possibility"}:
                inner = next((v for v in children(thing, "acl", "relcl") if is_infinitive(v)), None)
                of = next((child(p, "pcomp") for p in children(thing, "prep") if p.lower_ == "of"), None)
                if inner is not None or of is not None:
                    yield _make(entry, cue, inner or of, subject(cue))  # type: ignore[arg-type]
                    return


def _particle_fits(entry: dict[str, Any], cue: Token) -> bool:
    wanted = entry.get("particle")
    if wanted is None:
        return True
    return any(found.lower_ == wanted for found in children(cue, "prt", "prep", "advmod"))


def _thing(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    if cue.pos_ not in VERBAL or not _particle_fits(entry, cue):
        return
    if not _tense_fits(entry, cue):
        return
    passive = child(cue, "auxpass") is not None
    if passive:
        return
    things = children(cue, "dobj")
    if entry.get("particle") and not things:
        things = [
            thing
            for prep in children(cue, "prep")
            if prep.lower_ == entry["particle"]
            for thing in children(prep, "pobj")
        ]
    for thing in things:
        if thing.pos_ not in {"NOUN", "PROPN"} or thing.i < cue.i:
            continue
        wanted = entry.get("objects")
        if wanted is not None and not any(one.lemma_.lower() in wanted for one in conjuncts_of(thing)):
            continue
        if thing.lemma_.lower() in words("people") | words("kin") and child(cue, "ccomp") is not None:
            continue  # "promised the voters that": they are told, not promised
        if wanted is None and any(is_infinitive(verb) for verb in children(cue, "xcomp")):
            continue
        yield _thing_candidate(entry, cue, thing, subject(cue))
        return


def conjuncts_of(token: Token) -> list[Token]:
    """The token and those coordinated with it."""
    return [token, *token.conjuncts]


def _that(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    if cue.pos_ not in VERBAL:
        return
    for clause in children(cue, "ccomp", "xcomp", "advcl"):
        if clause.i < cue.i:
            continue
        if "marks" in entry:
            found = _whether(entry, cue, clause)
        elif own_subject(clause) is not None:
            found = _future_clause(entry, cue, clause)
        else:
            found = None
        if found is not None:
            yield found
            return


def _whether(entry: dict[str, Any], cue: Token, clause: Token) -> Candidate | None:
    """As in "is considering whether to close", "studies how it could close"."""
    first = clause.doc[clause.left_edge.i]
    modals = WILL | WOULD | {"can", "could", "should"}
    firm = is_infinitive(clause) or any(aux.lower_ in modals for aux in auxiliaries(clause))
    return _make(entry, cue, clause, subject(cue)) if first.lower_ in entry["marks"] and firm else None


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
    if future is not None:
        return _make(entry, cue, verb, who, first_word(verb, future), decided=is_passive(verb))
    subjunctive = auxiliary.keys() & {"should", "must"} or clause.tag_ == "VB"
    return _make(entry, cue, clause, subject(cue)) if entry["kind"] == "demand" and subjunctive else None


def _noun(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    if cue.pos_ != "NOUN":
        return
    if any(det.lower_ in {"no", "any"} for det in children(cue, "det", "neg")):
        return
    above = cue.head
    if "heads" in entry and not (
        above.lemma_ in entry["heads"] or any(verb.lemma_ in entry["heads"] for verb in children(cue, "acl", "relcl"))
    ):
        return
    verb = next((v for v in children(cue, "acl", "relcl", "xcomp") if is_infinitive(v) and v.i > cue.i), None)
    if verb is None:
        for prep in children(cue, "prep"):
            if prep.lower_ in {"of", "to", "for"} and entry["kind"] != "agreement" and child(prep, "pcomp") is not None:
                verb = child(prep, "pcomp")
                break
    if verb is None and cue.dep_ == "dobj" and cue.head.pos_ in VERBAL:
        verb = next(
            (v for v in children(cue.head, "xcomp", "advcl") if is_infinitive(v) and 0 < v.i - cue.right_edge.i <= 4),
            None,
        )
    if verb is None:
        return
    yield _make(entry, cue, verb, _owner(cue))


def _owner(noun: Token) -> Token | None:
    """Whose promise: its possessor, the adjective before it, the one who has or makes it, "by X"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for prep in children(noun, "prep"):
        if prep.lower_ in {"by", "from", "between"} and child(prep, "pobj") is not None:
            return child(prep, "pobj")
    if noun.dep_ in {"dobj", "attr", "pobj", "oprd"}:
        above = noun.head
        while above.pos_ not in VERBAL and above.head.i != above.i:
            above = above.head
        if above.pos_ in VERBAL:
            return subject(above)
    by = next((child(verb, "agent") for verb in children(noun, "acl")), None)
    if by is not None:
        return child(by, "pobj")
    return None


def _state(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
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
    for verb in [*children(cue, "xcomp", "advcl", "ccomp")]:
        if is_infinitive(verb) and verb.i > cue.i and own_subject(verb) is None:
            to = next(aux for aux in children(verb, "aux") if aux.lower_ == "to")
            above = cue.head if cue.dep_ in {"acomp", "attr", "oprd"} else cue
            yield Candidate(
                entry["id"], entry["kind"], cue, verb, action_span(verb, first_word(verb, to)), subject(above),
                entry.get("bound") == "decider" and is_passive(verb), negation(above) is not None, None, entry,
            )  # fmt: skip
            return


def _barred(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "was banned from driving", "is barred from entering"."""
    if child(cue, "auxpass") is None and cue.dep_ not in {"conj", "acl"}:
        return
    for prep in children(cue, "prep"):
        verb = child(prep, "pcomp") if prep.lower_ == "from" else None
        if verb is not None:
            yield _make(entry, cue, verb, subject(cue))
            return


def _launch(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "announced it was opening a plant", "said he was taking his family to the coast"."""
    if cue.pos_ not in VERBAL:
        return
    for verb in children(cue, "ccomp"):
        who = own_subject(verb)
        own = who is not None and (who.pos_ == "PRON" or who.lower_ == (own_subject(cue) or who).lower_)
        if (
            own
            and verb.i > cue.i
            and is_progressive(verb)
            and not is_passive(verb)
            and verb.lemma_ in words("launching")
        ):
            yield _make(entry, cue, verb, who)
            return


FRAMES = {
    "launch": _launch,
    "barred": _barred,
    "to": _to,
    "ing": _ing,
    "thing": _thing,
    "that": _that,
    "noun": _noun,
    "state": _state,
    "passive": _passive,
}
