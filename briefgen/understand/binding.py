"""Does it bind? Which candidates are undertakings, and what the others are instead.

In: a `Candidate` and who would be bound. Out: None, or the kind of statement it is and the reason, in words for the
reader.
"""

from __future__ import annotations

from spacy.tokens import Token

from briefgen.model import StatementKind
from briefgen.understand import mood
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate
from briefgen.understand.cast import Cast
from briefgen.understand.future import Future, is_outcome, is_person
from briefgen.understand.grammar import child, children, is_passive
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.parties import STATEMENTS, Bound
from briefgen.understand.turns import Turns
from briefgen.understand.witnesses import Witnesses

ARRANGED = frozenset({"scheduled-to", "due-to", "headline-to", "be-to"})


class Binding:
    """Decides which candidates of one source bind somebody."""

    def __init__(self, parsed: ParsedSource, cast: Cast, turns: Turns) -> None:
        """All three belong to one source."""
        self._parsed = parsed
        self._turns = turns
        self._witnesses = Witnesses(parsed, cast)
        self._future = Future(parsed, turns, self._witnesses)

    def reason_against(self, one: Candidate, bound: Bound | None) -> tuple[StatementKind, str] | None:
        """(kind of statement, reason) where the candidate binds nobody; None where it is a commitment."""
        if one.kind in STATEMENTS and not self._arranged(one, bound):
            return one.entry["kind"], one.entry["reason"]
        if self._asks(one):
            return "position", "a question"
        if one.bound is not None and one.bound.lower_ == "people" and not children(one.bound, "amod", "prep"):
            return "prediction", "says what people will do, not what anybody undertakes"
        if one.rule == "plan-to" and one.cue.dep_ == "acl" and one.cue.tag_ == "VBG" and not (bound and bound.actors):
            return "position", "speaks of anybody who might"  # "for customers intending to travel"
        if one.modal is None and mood.unsaid(one.cue):
            return "position", "was not undertaken, or only might be"
        if mood.denied(one.cue):
            return "position", "denied, left open, or asked of somebody"
        if one.rule in {"plan-to", "plan-thing", "expect-own"} and any(
            aux.lower_ == "had" for aux in children(one.cue, "aux")
        ):
            return "position", "was the plan once"
        if one.modal:
            return self._future.reason_against(one, bound)
        if one.negated and one.cue.lemma_.lower() in {"willing", "prepare", "prepared"} and one.rule == "ready-to":
            return (
                ("position", "a question") if mood.hypothetical(one.cue) else None
            )  # "is not prepared to pay" refuses
        if one.negated:
            # "has no plans to", "does not intend to": no intention, so no undertaking either way
            return (
                ("position", "says what is not intended") if one.kind != "refusal" else ("position", "does not refuse")
            )
        if one.kind == "consideration" and bound is not None and bound.first_person is None:
            quote = self._turns.quote_at(one.cue)
            if quote is not None and quote.direct and self._witnesses.outsider(quote, bound):
                return "prediction", "somebody else says what they intend"
        if one.rule == "obliged-to" and one.cue.lower_ == "bound" and not mood.legal(one.head, self._parsed):
            return "prediction", "says what is sure to happen"
        if one.rule == "be-to" and one.head.lemma_ == "blame":
            return "position", "says whose fault it is"
        if one.rule in ARRANGED and not one.decided:
            acting = bound is not None and bool(bound.actors) and not bound.inferred
            if not acting and is_outcome(one.head, self._parsed, own=False, personal=is_person(bound)):
                return "prediction", "nobody can promise an outcome"
        if one.rule == "be-to" and any(adverb.lower_ == "yet" for adverb in children(one.cue, "advmod")):
            return "position", "says what has not been done"
        if one.rule == "ready-to" and one.head.lemma_.lower() in words("stative"):
            return "position", "says how somebody feels"
        guessed = self._turns.quote_at(one.cue)
        if one.kind in {"plan", "consideration"} and guessed is not None and self._witnesses.guesses(guessed):
            return "prediction", "somebody guesses what they will do"
        if mood.hypothetical(one.cue) or mood.contrary(one.cue):
            return "position", "holds only in a case that the author makes up"
        if mood.doubted(one.cue) and (bound is None or bound.first_person is None):
            return "prediction", "somebody guesses what they will do"
        if one.kind == "refusal" and one.head.lemma_ in words("stances") and child(one.head, "ccomp") is not None:
            return "position", "holds a view"
        if self._over(one, bound):
            return "position", "tells what was done, not what will be"
        return None

    def _arranged(self, one: Candidate, bound: Bound | None) -> bool:
        """As in "the bank is expected to open its books on Friday": what somebody is expected to do on a day."""
        return (
            one.rule == "expected-to"
            and one.cue.lemma_ == "expect"
            and bound is not None
            and bool(bound.actors)
            and not is_passive(one.head)
            and one.head.lemma_.lower() not in words("outcomes")
            and child(one.head, "dobj", "prep", "prt") is not None
            and any(t.ent_type_ == "DATE" for t in one.cue.sent)
            and not mood.past_be(one.cue)
            and self._turns.quote_at(one.cue) is None
        )

    def _asks(self, one: Candidate) -> bool:
        return one.cue.sent[-1].text == "?" or any(t.text == "?" for t in one.cue.sent[-2:])

    def _over(self, one: Candidate, bound: Bound | None) -> bool:
        """As in "decided to leave the stage", told of a person in the simple past, is over.

        What a body decided, or "has decided", is not.
        """
        if one.rule in {"scheduled-to", "due-to"} and any(
            aux.lower_ == "had" for at in (one.cue, one.cue.head) for aux in children(at, "aux")
        ):
            return True  # "had been due to"
        told_as_past = one.rule == "be-to" or one.entry.get("progressive") or one.cue.dep_ == "acl"
        if told_as_past and mood.past_be(one.cue) and self._turns.quote_at(one.cue) is None:
            return True
        if one.entry.get("completed", True):
            return False
        if bound is None or any(actor.type != "person" for actor in bound.actors):
            return False
        if not bound.actors and bound.names[0].split()[-1].lower() in words("bodies"):
            return False
        if one.cue.tag_ != "VBD" or one.cue.lemma_ == "vote":
            return False
        quote = self._turns.quote_at(one.cue)
        return (quote is None or not quote.direct) and not self._newsy(one.cue)

    def _newsy(self, cue: Token) -> bool:
        """The deciding is itself the news: a body decides, or it stands in the first fifth of the text."""
        return self._parsed.start(cue) < len(self._parsed.source.text) / 5 or mood.has_future_time(cue)
