"""How the frames of a lexicon entry make a candidate, and what they ask of a cue first.

In: an entry of lexicons/commitments.toml and tokens. Out: a `Candidate`; yes or no. Used by verb_frames.py and
nominal_frames.py.
"""

from __future__ import annotations

from typing import Any

from spacy.tokens import Token

from briefgen.understand.candidate import Candidate, action_span
from briefgen.understand.grammar import (
    VERBAL,
    child,
    children,
    is_progressive,
    negation,
    subtree_span,
    trimmed,
)


def of_thing(entry: dict[str, Any], cue: Token, thing: Token, bound: Token | None) -> Candidate:
    """The action is a noun phrase: "promised new trains", "committed to peace"."""
    words_of = subtree_span(thing)
    doc = thing.doc
    end = words_of.end
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_ and doc[end + 1].head.i == cue.i:
        end = doc[end + 1].right_edge.i + 1  # "counter-measures to …", torn apart by the parser
    return Candidate(
        entry["id"], entry["kind"], cue, thing, trimmed(doc[words_of.start : end]), bound, False,
        negation(cue) is not None, None, entry,
    )  # fmt: skip


def tense_fits(entry: dict[str, Any], cue: Token) -> bool:
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


def particle_fits(entry: dict[str, Any], cue: Token) -> bool:
    """The particle that the entry asks for stands with the cue, as "out" in "ruled out"."""
    wanted = entry.get("particle")
    if wanted is None:
        return True
    return any(found.lower_ == wanted for found in children(cue, "prt", "prep", "advmod"))


def make(
    entry: dict[str, Any],
    cue: Token,
    head: Token,
    bound: Token | None,
    first: Token | None = None,
    *,
    decided: bool = False,
) -> Candidate:
    """The candidate of a cue whose action is a verb; `first` is where its words begin, by default the verb."""
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


def passive_cue(verb: Token) -> bool:
    """The cue itself is a passive participle: "was pledged"."""
    return verb.tag_ == "VBN" and (
        child(verb, "auxpass") is not None
        or verb.dep_ in {"acl", "acomp", "amod"}
        or (child(verb, "aux") is not None and any(a.lemma_ == "be" for a in children(verb, "aux")))
    )
