"""In what mood something is said: as a case made up, denied, contrary to fact, doubted, told as past, or as law.

In: a cue or a verb. Out: yes or no; binding.py asks before it lets anybody be bound.
"""

from __future__ import annotations

from spacy.tokens import Token

from briefgen.understand.agents import words
from briefgen.understand.grammar import VERBAL, child, children, clauses_above, negation
from briefgen.understand.parsed import ParsedSource

WITHIN = frozenset({"ccomp", "xcomp", "conj", "aux", "acomp", "advcl", "relcl", "acl", "dobj", "pcomp", "prep"})
PERFORMED = frozenset({"announce", "confirm", "promise", "assure", "pledge", "guarantee", "reveal"})
"""What is done by saying so: "I can announce that" announces."""
OPEN_QUESTIONS = frozenset({"which", "whether", "what", "who", "how", "when", "where", "why"})


def hypothetical(cue: Token) -> bool:
    """The cue stands inside a clause with "if", "unless" or "whether"."""
    for verb in [cue, *clauses_above(cue)]:
        mark = child(verb, "mark")
        if mark is not None and (
            mark.lower_ == "whether" or (mark.lower_ in {"if", "unless"} and verb.dep_ == "advcl")
        ):
            return True
        first = verb.doc[verb.left_edge.i]
        if first.lower_ in {"should", "were"} and first.head.i == verb.i and verb.tag_ == "VB":
            return True  # "Should the town decide to": a case put by the order of words
        if verb.dep_ in {"ccomp", "relcl", "ROOT", "parataxis"}:
            break
    return False


def unsaid(cue: Token) -> bool:
    """It only might be undertaken, or was not: "could decide to", "failed to promise", "left without pledging"."""
    modals = {aux.lower_ for aux in children(cue, "aux")} & {"could", "may", "might", "should", "can"}
    if modals and not (modals == {"can"} and cue.lemma_ in PERFORMED):
        return True
    above = cue.head
    if cue.dep_ == "pcomp" and above.lower_ in {"without", "before", "instead", "than"}:
        return True
    if cue.dep_ == "pcomp" and above.dep_ == "prep" and above.head.lemma_ in words("undone"):
        return True
    return cue.dep_ == "xcomp" and (above.lemma_ in words("undone") or above.lower_ == "used")


def denied(cue: Token) -> bool:
    """It stands under "denied that", "did not say which", "demanded that", "gave up"."""
    at = cue
    while at.dep_ in WITHIN and at.head.i != at.i:
        inner, at = at, at.head
        if (
            at.pos_ == "NOUN"
            and (whole := at.head if at.dep_ == "conj" else at).dep_ == "dobj"
            and whole.head.lemma_ in words("wanting")
            and inner.dep_ in {"acl", "ccomp"}
        ):
            return True  # "wants a guarantee that no line will be closed"
        asked = inner.dep_ == "pcomp" and inner.doc[inner.left_edge.i].lower_ in OPEN_QUESTIONS
        if asked and at.pos_ == "ADP" and at.head.lemma_ not in words("weak"):
            return True  # "no word about how it would pay"
        if at.pos_ not in VERBAL:
            continue
        if inner.dep_ in {"ccomp", "pcomp", "xcomp"} and at.lemma_ in words("denials"):
            return True
        first = inner.doc[inner.left_edge.i]
        if inner.dep_ in {"ccomp", "pcomp"} and first.lower_ in OPEN_QUESTIONS and at.lemma_ not in words("weak"):
            return True
        if inner.dep_ == "ccomp" and negation(at) is not None and at.lemma_ in words("telling"):
            return True
        if inner.dep_ in {"relcl", "advcl", "conj"}:
            return False
    return False


def contrary(cue: Token) -> bool:
    """As in "would have been happy to": what was not."""
    for verb in (cue, cue.head):
        aux = {token.lower_ for token in children(verb, "aux")}
        if aux & {"would", "could", "'d", "’d"} and aux & {"have", "'ve", "’ve"}:
            return True
    return False


def doubted(verb: Token) -> bool:
    """It stands under a guess, hope or worry ("concerned that", "unlikely that", "we expect")."""
    at = verb
    while at.dep_ in {"ccomp", "advcl", "acl", "xcomp", "conj", "relcl"} and at.head.i != at.i:
        at = at.head
        if at.lemma_.lower() in words("doubts") or any(
            part.lemma_.lower() in words("doubts") for part in children(at, "acomp")
        ):
            return True
        if at.dep_ != "conj":
            break
    return False


def past_be(cue: Token) -> bool:
    """As in "was to begin", "were scheduled to": told as past."""
    be = cue if cue.lemma_ == "be" else (child(cue, "auxpass") or (cue.head if cue.head.lemma_ == "be" else None))
    if be is None and cue.lemma_ == "go":
        be = next((aux for aux in children(cue, "aux") if aux.lemma_ == "be"), None)  # "was going to"
    if be is None and cue.dep_ == "acl":
        be = next(clauses_above(cue), None)
    return be is not None and be.lower_ in {"was", "were"}


def legal(verb: Token, parsed: ParsedSource) -> bool:
    """A law, a court or a contract is spoken of in the sentence or the one before."""
    number = parsed.sentence_number(verb)
    return any(
        token.lemma_.lower() in words("duties")
        for sentence in parsed.sentences[max(number - 1, 0) : number + 1]
        for token in sentence
    )


def by_law(verb: Token) -> bool:
    """As in "by law", "under the contract": what obliges is named in the sentence itself."""
    return any(
        token.dep_ == "pobj"
        and token.head.lower_ in {"by", "under"}
        and token.lemma_.lower() in words("duties") | words("legal")
        for token in verb.sent
    )


def has_future_time(cue: Token) -> bool:
    """As in "next month", "by 2030", "later this year" stands in the sentence."""
    return any(
        token.ent_type_ == "DATE"
        and token.lower_ in {"next", "by", "until", "later", "coming", "tomorrow", "soon", "upcoming"}
        for token in cue.sent
    ) or any(token.lower_ in {"tomorrow", "next", "soon"} for token in cue.sent)
