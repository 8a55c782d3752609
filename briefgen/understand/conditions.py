"""On what an undertaking depends.

In: a `Candidate` or a verb. Out: the words of the condition, or None. condition_words.py finds the conditions of a
sentence; here it is decided whether the act depends on one of them.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from briefgen.understand.candidate import Candidate
from briefgen.understand.condition_words import Found, clause_from, found_in
from briefgen.understand.grammar import VERBAL, child, children, negation, own_subject, trimmed


def condition(one: Candidate) -> Span | None:
    """The words that say on what the act of a candidate depends; None where it is unconditional."""
    for found in found_in(one.cue.sent):
        if _depends(one, found):
            return found.words
    return _without(one)


def of_verb(verb: Token) -> Span | None:
    """The same for a verb, told by the parse alone."""
    near = {verb.i}
    if verb.dep_ in {"xcomp", "ccomp", "conj"} and verb.head.pos_ in VERBAL:
        near.add(verb.head.i)
    for found in found_in(verb.sent):
        if found.words.root.head.i in near and not found.words.start <= verb.i < found.words.end:
            return found.words
    return None


def _depends(one: Candidate, found: Found) -> bool:
    """The act depends on it: it hangs on the act or its cue, or stands at the front or the end of their clause."""
    span = found.words
    inside = range(span.start, span.end)
    if one.head.i in inside or one.cue.i in inside:
        return False
    if found.bargain and (one.kind == "agreement" or one.cue.tag_ == "VBD"):
        return False
    at, above = span.root, span.root.head
    while above.i in inside and above.i != at.i:
        at, above = above, above.head
    chain = _chain(one)
    while not _parts(at, span, found.cue):
        if above.i in chain:
            return True
        if above.head.i == above.i or above.i in inside:
            break
        at, above = above, above.head
    return _beside(one, span)


def _parts(verb: Token, span: Span, cue: str) -> bool:
    """What hangs below this verb belongs to it alone, not to the act above it."""
    if span.start <= verb.i < span.end:
        return False
    if verb.dep_ == "relcl" and cue == "unless":
        return False  # "sue the stations that carry it unless they …": who says unless, says it of the act
    return verb.dep_ in {"relcl", "ccomp", "acl"} or (verb.dep_ == "conj" and own_subject(verb) is not None)


def _beside(one: Candidate, span: Span) -> bool:
    """Right before the subject of the act: "If elected, she said, she would", "that if …, he would"."""
    edges = {
        who.left_edge.i
        for verb in (one.head, one.cue, one.cue.head)
        if verb.pos_ in VERBAL and (who := own_subject(verb)) is not None
    }
    after = span.end
    doc = span.doc
    while after < len(doc) and (doc[after].is_punct or doc[after].lower_ == "then"):
        after += 1
    return after in edges


def _chain(one: Candidate) -> set[int]:
    """The act, its cue, the verbs between and what they are coordinated with or reported by."""
    chain = {one.head.i, one.cue.i}
    if one.entry or one.cue.pos_ not in VERBAL:
        chain.add(one.cue.head.i)
    at = one.head
    while at.head.i != at.i and (
        at.dep_ in {"xcomp", "acomp"} or (at.dep_ == "conj" and own_subject(at) is None and at.head.pos_ in VERBAL)
    ):
        at = at.head
        chain.add(at.i)
    return chain


def _without(one: Candidate) -> Span | None:
    """As in "will not sign without a guarantee", "cannot sign before the council has voted"."""
    forbidden = (
        one.kind in {"obligation", "refusal"} and not one.negated and one.rule.startswith(("barred", "refus", "rule"))
    )
    if not (one.negated or forbidden or negation(one.head) is not None or one.cue.lower_ == "can"):
        return None
    for prep in children(one.head, "prep"):
        if prep.lower_ == "without" and child(prep, "pobj", "pcomp") is not None:
            return trimmed(prep.doc[prep.i : prep.right_edge.i + 1])
    for clause in children(one.head, "advcl"):
        first = clause.doc[clause.left_edge.i]
        if first.lower_ == "before" and own_subject(clause) is not None and clause.tag_ != "VBD":
            return clause_from(first)
    return None
