"""A place that may bind somebody, and the words of its action.

In: verbs of a parse. Out: `Candidate` and its `action_span`. modal_frames.py, verb_frames.py and
nominal_frames.py make candidates of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from spacy.tokens import Span, Token

from briefgen.model import CommitmentKind, StatementKind
from briefgen.understand.grammar import child, children, own_subject, trimmed

WILL = frozenset({"will", "'ll", "’ll", "wo", "shall", "sha"})
WOULD = frozenset({"would", "'d", "’d"})
BREAKS = frozenset(
    {
        "if",
        "unless",
        "because",
        "while",
        "although",
        "though",
        "whereas",
        "as",
        "since",
        "amid",
        "after",
        "before",
        "when",
        "once",
    }
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may bind somebody.

    Attributes:
        rule: Id of the cue, or of the modal frame.
        kind: Of the cue, a kind of commitment or of statement; None for modal frames, the context decides.
        cue: The licensing token.
        head: The token that heads the action: a verb, or a noun such as "sale" in "ruled out a sale".
        action: The words of the action.
        bound: Head of the noun phrase that is bound; None where the text names nobody here.
        decided: The subject undergoes what others decide ("will be built"), so `bound` is not the one bound.
        modal: "will", "would", "must" or "may" in modal frames, else None.
        entry: The cue's entry in the lexicon; empty for modal frames.
    """

    rule: str
    kind: CommitmentKind | StatementKind | None
    cue: Token
    head: Token
    action: Span
    bound: Token | None
    decided: bool
    negated: bool
    modal: str | None
    entry: dict[str, Any]


def action_span(verb: Token, first: Token | None = None) -> Span:
    """The words of an action from `first` (or the verb) on, without clauses that only say why, when or although."""
    start = (first or verb).i
    end = verb.right_edge.i + 1
    doc = verb.doc
    for right in verb.rights:
        mark = child(right, "mark", "advmod") if right.dep_ in {"advcl", "ccomp"} else None
        finite = right.tag_ in {"VBZ", "VBP"} or child(right, "aux") is not None
        if right.dep_ == "conj" and verb.tag_ == "VB" and finite:
            end = min(end, right.left_edge.i)  # "will close the pit and plans to sell it"
        new_clause = right.dep_ in {"conj", "advcl", "ccomp", "dep"} and own_subject(right) is not None and mark is None
        if (
            right.dep_ == "parataxis"
            or new_clause
            or (mark is not None and mark.lower_ in BREAKS and mark.i == right.left_edge.i)
        ):
            end = min(end, right.left_edge.i)
    for token in verb.subtree:
        further = token.dep_ == "conj" and token.head != verb and child(token, "mark", "aux") is not None
        if further and start < token.left_edge.i < end and own_subject(token) is not None:
            end = token.left_edge.i  # "discuss how to act, and that the town would pay" ends before "and that"
        # "will build a bridge, the council decided": the parser takes the clause behind the comma for a relative one
        if token.dep_ == "relcl" and start < token.left_edge.i < end and doc[token.left_edge.i - 1].text == ",":
            who = own_subject(token)
            if who is not None and who.pos_ != "PRON" and who.left_edge.i == token.left_edge.i:
                end = token.left_edge.i
    opened = False
    for i in range(start, end):
        if doc[i].text == "“":
            opened = True
        elif doc[i].text in {"”", '"'} and i > start:
            if opened:
                opened = False
            elif doc[i].text == "”":
                end = i
                break
    return trimmed(doc[start : max(end, start + 1)])


def first_word(verb: Token, after: Token) -> Token:
    """Where the action begins behind the modal or "to".

    "will [steadily promote]", but not the subject of a question.
    """
    if 0 < verb.i - after.i <= 4:
        between = verb.doc[after.i + 1 : verb.i]
        if not any(token.dep_.startswith("nsubj") or token.is_punct or token.dep_ == "neg" for token in between):
            return verb.doc[after.i + 1]
    passive = child(verb, "auxpass")
    return passive if passive is not None and 0 < verb.i - passive.i <= 2 else verb


def promised_not(one: Candidate) -> bool:
    """As in "nobody will lose a job", "no route will be cut": said by those who decide, a promise."""
    who = one.bound
    if who is None or one.modal not in {"will", "would"}:
        return False
    nobody = who.lower_ in {"nobody", "none"} or any(det.lower_ == "no" for det in children(who, "det"))
    return nobody and (one.decided or one.head.lemma_.lower() in {"be", "face", "go", "lose", "suffer", "wait"})
