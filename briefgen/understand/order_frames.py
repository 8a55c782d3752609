"""The frames of orders and laws in lexicons/commitments.toml: orders, imposes, bans.

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
    auxiliaries,
    child,
    children,
    is_infinitive,
    is_passive,
    own_subject,
    subject,
)
from briefgen.understand.making import make


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
