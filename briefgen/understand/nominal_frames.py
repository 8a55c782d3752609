"""The frame of nouns in lexicons/commitments.toml: "its promise to reopen the bridge", "the club's pledge of £5m".

In: a cue's entry and a token with one of its lemmas. Out: the candidates of that frame, at most one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate
from briefgen.understand.grammar import (
    VERBAL,
    child,
    children,
    is_infinitive,
    subject,
)
from briefgen.understand.making import make, of_thing


def noun(entry: dict[str, Any], cue: Token) -> Iterator[Candidate]:
    """As in "its promise to reopen the bridge"."""
    if cue.pos_ != "NOUN":
        return
    none = any(det.lower_ in {"no", "any"} for det in children(cue, "det", "neg"))
    if none != bool(entry.get("none")):
        return
    above = cue.head
    if above.lower_ != entry.get("after", above.lower_):
        return
    if "heads" in entry and not (
        above.lemma_ in entry["heads"] or any(verb.lemma_ in entry["heads"] for verb in children(cue, "acl", "relcl"))
    ):
        return
    if above.dep_ == "prep" and above.lower_ in {"of", "from", "on"}:  # "backed out of plans to", "pulled back from"
        out = above.head if above.head.pos_ in VERBAL else above.head.head
        if out.lemma_ in words("retreats"):
            return
    if cue.dep_ == "nsubj" and above.lemma_ in words("lapsed"):
        return  # "the agreement to … has expired"
    if above.lemma_ in words("abandoned") or (above.lemma_ == "give" and child(above, "prt") is not None):
        return  # "has given up its plan to"
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
        thing = _promised(entry, cue)
        if thing is not None:
            yield of_thing(entry, cue, thing, _owner(cue))
        return
    yield make(entry, cue, verb, _owner(cue))


def _promised(entry: dict[str, Any], cue: Token) -> Token | None:
    """The thing of a promise that is somebody's: "his promise of a second bridge", "the club's pledge of £5m"."""
    if entry["id"] not in {"pledge-noun", "threat-noun"} or child(cue, "poss") is None:
        return None
    for prep in children(cue, "prep"):
        thing = child(prep, "pobj") if prep.lower_ in {"of", "for"} else None
        if thing is not None and thing.pos_ in {"NOUN", "PROPN", "NUM"}:
            return thing
    return None


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
