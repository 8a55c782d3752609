"""Events that stand for a time: "before the vote", "when the bridge has opened", "following its retirement".

In: the tokens of "before", "after", "when". Out: where the words of the event end, and whether it lies in the past.
times.py asks.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from briefgen.understand import lexicon
from briefgen.understand.agents import words
from briefgen.understand.grammar import auxiliaries, children, own_subject

PAUSES = frozenset({",", ";", "—", "–", ":", "(", "-", "”", '"'})
OF_ANY_TIME = frozenset({"you", "anyone", "somebody", "someone", "people", "one", "there"})
BECAUSE = frozenset({"after", "following"})


def event_end(span: Span, lead: Span) -> int | None:
    """Where the noun phrase or clause behind "before" or "at the end of" ends; None where they name no time.

    A relative clause on the event is left out: "after the race, which starts on Friday".
    """
    first, last = lead[0], lead[-1]
    if not _leads(first) or _is_case(last):
        return None
    inside = [token for token in last.subtree if last.i < token.i < span.end]
    if not inside and last.dep_ == "advmod" and last.head.dep_ not in {"advcl", "relcl", "ccomp"}:
        return None  # "once under each roof"
    who = own_subject(last.head) if last.dep_ == "advmod" else None
    if who is not None and who.i < last.i:
        return None  # "than it once planned"
    if not inside and last.dep_ in {"mark", "advmod"}:
        inside = [token for token in last.head.subtree if last.i < token.i < span.end]
    if not inside or (first.lower_ in BECAUSE and _is_reason(first)) or _is_somebody(first):
        return None
    members = {token.i for token in inside}
    end = last.i + 1
    while end in members:
        token = span.doc[end]
        if token.text in PAUSES or (token.tag_ in {"WDT", "WP"} and end > last.i + 1):
            break
        end += 1
    return end if end > last.i + 1 else None


def _leads(token: Token) -> bool:
    """Is the word a preposition or conjunction of time here, and not part of "look after"?"""
    listed = lexicon.load("deadlines")["words"]
    if token.head.lemma_ in listed["phrasal"] or (token.i > 0 and token.nbor(-1).lower_ in listed["bound"]):
        return False
    return token.dep_ in {"prep", "mark", "advmod", "pcomp"} or token.tag_ in {"VBG", "IN"}


def _clause(lead: Token) -> Token | None:
    """The verb of the clause that a conjunction opens."""
    return lead.head if lead.dep_ in {"mark", "advmod"} and lead.head.i > lead.i else None


def _is_case(lead: Token) -> bool:
    """As in "when there is no train", "when you call", "when and where we can": a case, not a time."""
    if lead.lower_ not in {"when", "once"}:
        return False
    if any(token.lower_ in {"and", "or"} for token in lead.rights):
        return True
    verb = _clause(lead)
    if verb is None:
        return False
    who = own_subject(verb)
    if any(token.dep_ == "expl" or token.lower_ in {"can", "could", "may"} for token in verb.lefts):
        return True
    return who is not None and who.lower_ in OF_ANY_TIME


def _is_reason(lead: Token) -> bool:
    """As in "after a complaint", "following protests": something that has happened; "after the vote" is awaited."""
    thing = next(iter(children(lead, "pobj")), None)
    if thing is None or thing.pos_ == "PROPN" or thing.ent_type_ in {"DATE", "TIME", "EVENT"}:
        return False
    if lead.i > 0 and lead.nbor(-1).lower_ in {"until", "till", "not", "only"}:
        return False
    return not any(
        token.dep_ in {"poss", "nummod"} or token.lower_ in {"the", "this", "that", "these", "each", "every", "next"}
        for token in thing.lefts
    )


def _is_somebody(lead: Token) -> bool:
    """As in "before the court", "after the mayor": whom one stands before, not when."""
    thing = next(iter(children(lead, "pobj")), None)
    return (
        thing is not None
        and lead.lower_ in {"before", "after"}
        and (thing.lemma_.lower() in words("people") or thing.ent_type_ == "PERSON")
    )


def has_begun(lead: Token) -> bool:
    """The event is told in the past: "after he had left", "when the storm came"."""
    verb = _clause(lead)
    if verb is None:  # "after claiming" tells what came first
        return lead.lower_ == "after" and any(below.dep_ == "pcomp" for below in lead.rights)
    past = {"had", "was", "were", "did"}
    return verb.tag_ == "VBD" or any(token.lower_ in past for token in auxiliaries(verb))
