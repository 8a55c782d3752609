"""Whether an undertaking restates or continues a standing one.

In: a `Candidate`. Out: yes or no, and the verb that told the act before; recipients.py asks whom that was told.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate
from briefgen.understand.grammar import VERBAL, child, children, clauses_above

RESTATING = frozenset({"reaffirm", "restate", "reiterate", "renew", "repeat", "reconfirm"})
STANDING = frozenset(
    {"committed", "determined", "dedicated", "ready", "willing", "prepared", "opposed", "interested", "by", "behind"}
)


ONCE_MORE = frozenset({"again", "repeatedly", "already", "still"})
AS_PLANNED = frozenset({"planned", "promised", "scheduled", "agreed", "announced", "intended"})
LASTING = frozenset({"statutory", "standing", "existing", "longstanding", "long-standing"})
KEPT = frozenset({"commitment", "pledge", "promise", "support", "policy"})
YEAR = re.compile(r"(?:1[89]|20)\d\d")


def reaffirmed(one: Candidate) -> bool:
    """It restates or continues a standing commitment."""
    if one.entry.get("reaffirmed"):
        return True
    told = one.entry or one.modal or one.rule == "be-to"  # "the hearing continues on Friday" is a timetable
    if told and (_goes_on(one.head) or _goes_on(one.cue)):
        return True
    if one.kind == "obligation" and _is_old(one):
        return True
    above = (one.cue, one.cue.head, *clauses_above(one.cue))
    if any(verb.lemma_ in RESTATING and verb.pos_ in VERBAL for verb in above):
        return True
    if one.entry and any(adverb.lower_ in ONCE_MORE for adverb in children(one.cue, "advmod")):
        return True
    said = told_above(one)
    if said is not None and (said.dep_ == "csubj" or _was_said(said)):
        return True
    return any(
        token.lower_ in AS_PLANNED and token.nbor(-1).lower_ == "as"
        for token in one.head.subtree
        if token.i > one.head.i
    )


def _goes_on(verb: Token) -> bool:
    """As in "continue to", "keep paying", "remain committed", "maintain its support"."""
    if verb.head.lemma_ in {"remain", "stay"} and verb.lower_ in STANDING:
        return True
    if verb.pos_ not in VERBAL:
        return False
    if verb.lemma_ == "continue":
        return True
    if verb.lemma_ == "keep":
        return any(below.tag_ == "VBG" for below in children(verb, "xcomp"))
    if verb.lemma_ in {"remain", "stay", "stand"}:
        return any(below.lower_ in STANDING for below in children(verb, "acomp", "prep", "xcomp", "advcl"))
    if verb.lemma_ in {"maintain", "honor", "honour", "uphold"}:
        return any(below.lemma_ in KEPT for below in children(verb, "dobj"))
    return False


def told_above(one: Candidate) -> Token | None:
    """The verb that tells the act: "has said it will", "what we promised them is that we will"."""
    above = one.head.head
    if not (one.modal or one.rule in {"timetable", "not-ing"}) or one.head.dep_ not in {"ccomp", "attr"}:
        return None
    if above.lemma_ == "be":
        above = child(above, "csubj") or above
    return above if above.lemma_ in words("telling") else None


def _is_old(one: Candidate) -> bool:
    """A duty of a past year or a standing one: "the treaty of 2011 obliges", "is under a statutory duty to"."""
    for token in one.cue.doc[one.cue.sent.start : one.head.i]:
        if token.lower_ in LASTING:
            return True
        if YEAR.fullmatch(token.text) and (token.dep_ in {"nummod", "compound"} or token.head.lower_ == "of"):
            return True
    return False


def _was_said(verb: Token) -> bool:
    """As in "has said", "have promised": said before, and standing."""
    return any(aux.lower_ in {"has", "have", "'ve", "’ve"} for aux in children(verb, "aux"))
