"""Does it bind? Which candidates are undertakings, and what the others are instead.

In: a `Candidate` and who would be bound. Out: None, or the kind of statement it is and the reason, in words for the
reader.
"""

from __future__ import annotations

from spacy.tokens import Token

from briefgen.model import Quote, StatementKind
from briefgen.understand import mood, terms
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, promised_not
from briefgen.understand.cast import Cast
from briefgen.understand.grammar import VERBAL, child, children, clauses_above, is_passive, own_subject
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.parties import NOT_STATED, STATEMENTS, Bound, names_people, same_side
from briefgen.understand.turns import Turns

ARRANGED = frozenset({"scheduled-to", "due-to", "headline-to", "be-to"})
LOOSE = frozenset({"many", "most", "some", "more", "few", "fewer", "several", "any", "other", "countless"})


def _is_person(bound: Bound | None) -> bool:
    return bound is not None and bool(bound.actors) and all(actor.type == "person" for actor in bound.actors)


class Binding:
    """Decides which candidates of one source bind somebody."""

    def __init__(self, parsed: ParsedSource, cast: Cast, turns: Turns) -> None:
        """All three belong to one source."""
        self._parsed = parsed
        self._cast = cast
        self._turns = turns

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
            return self._modal_against(one, bound)
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
            if quote is not None and quote.direct and self._outsider(quote, bound):
                return "prediction", "somebody else says what they intend"
        if one.rule == "obliged-to" and one.cue.lower_ == "bound" and not mood.legal(one.head, self._parsed):
            return "prediction", "says what is sure to happen"
        if one.rule == "be-to" and one.head.lemma_ == "blame":
            return "position", "says whose fault it is"
        if one.rule in ARRANGED and not one.decided and self._outcome(one.head, own=False, personal=_is_person(bound)):
            acting = bound is not None and bool(bound.actors) and not bound.inferred
            if not acting:
                return "prediction", "nobody can promise an outcome"
        guessed = self._turns.quote_at(one.cue)
        if one.kind in {"plan", "consideration"} and guessed is not None and self._guesses(guessed):
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

    def _modal_against(self, one: Candidate, bound: Bound | None) -> tuple[StatementKind, str] | None:
        own = bound is not None and bound.first_person is not None
        verb = one.head
        quote = self._turns.quote_at(one.cue)
        if one.modal == "must":
            spoken = own or one.decided or quote is not None
            if not mood.by_law(verb) if spoken else not mood.legal(verb, self._parsed):
                return "position", "says what should be done"
            return None
        if one.rule == "going-to" and mood.past_be(one.cue) and not self._reported_future(one, quote):
            return "position", "was the plan once"
        if one.modal == "cannot":
            return (
                None
                if verb.lemma_ in words("accepting") and not is_passive(verb)
                else ("position", "says what cannot be")
            )
        if one.modal == "may not":
            return None if mood.legal(verb, self._parsed) else ("position", "says what may be")
        if one.modal == "may":
            if not own or one.negated or verb.lemma_.lower() in words("outcomes") or is_passive(verb):
                return "position", "says what may be"
            return None
        if one.modal == "would" and not own and not self._reported_future(one, quote):
            return "prediction", "says what would happen, not what somebody will do"
        if one.modal == "would" and own and not self._firm_would(one, quote):
            return "position", "says what the speaker would do in some case"
        if mood.hypothetical(one.cue):
            return "position", "holds only in a case that the author makes up"
        if (
            one.bound is not None
            and names_people(one.bound)
            and any(word.lower_ in LOOSE for word in children(one.bound, "amod", "det", "nummod"))
        ):
            return "prediction", "says what many will do, not what anybody undertakes"
        told_of_others = bound is None or bound.first_person is None or bound.inferred
        if told_of_others and mood.doubted(one.cue if one.rule == "going-to" else one.head):
            return "prediction", "somebody guesses what they will do"
        if one.negated and one.decided and bound is not None and bound.names == (NOT_STATED,):
            return "position", "says what will not be"
        if one.negated and verb.lemma_ == "be" and not one.decided:
            return "position", "says what will not be"
        if promised_not(one) and quote is not None:
            return None
        if one.decided:
            if verb.lemma_.lower() in words("suffered"):
                return "prediction", "nobody decides on it"
        elif self._outcome(verb, own=own, personal=_is_person(bound)):
            return "prediction", "nobody can promise an outcome"
        if bound is not None and quote is not None and not own and self._outsider(quote, bound):
            if self._tells(one, quote):
                return None
            return "prediction", "somebody else says what they will do"
        return None

    def _outcome(self, verb: Token, *, own: bool, personal: bool) -> bool:
        lemma = verb.lemma_.lower()
        if lemma in {"take", "cost", "last"} and any(
            thing.ent_type_ in {"DATE", "TIME", "MONEY"} for thing in children(verb, "dobj")
        ):
            return True  # "it will take six years"
        if lemma not in words("outcomes"):
            return False
        if lemma in {"come", "lead", "raise", "help"} and personal:
            return False
        if lemma in words("achievable") and child(verb, "dobj") is not None:
            return False
        if lemma == "be":
            # "will be there", "will be part of", "will be the host" may bind; "will be happy, better, a disaster"
            # does not
            return not (own and child(verb, "prep", "advmod") is not None and child(verb, "acomp", "attr") is None)
        if lemma == "have" and any(v.dep_ == "xcomp" for v in verb.children):
            return not mood.legal(verb, self._parsed)
        return not (
            own
            and (lemma in {"tell", "find", "wait"} or (lemma == "look" and child(verb, "prep", "xcomp") is not None))
        )

    def _guesses(self, quote: Quote) -> bool:
        """Unnamed observers say so: "critics say the council plans to"."""
        last = (quote.speaker or "").rsplit(maxsplit=1)[-1:] if quote.speaker_id is None else []
        return bool(last) and last[0].lower().rstrip("s") in words("outsiders")

    def _tells(self, one: Candidate, quote: Quote) -> bool:
        """As in "he told the club he would not sign", in a quotation: they say so themselves, whoever passes it on."""
        above = next(clauses_above(one.head), None)
        inside = above is not None and quote.direct and quote.words.start <= self._parsed.start(above) < quote.words.end
        return inside and above is not None and above.lemma_ in words("telling") and own_subject(above) is not None

    def _reported_future(self, one: Candidate, quote: Quote | None) -> bool:
        """As in "said it would": the future of something said; outside of that "would" is hypothetical."""
        if quote is not None and not quote.direct:
            return True
        for verb in clauses_above(one.head):
            if verb.tag_ in {"VBD", "VBN", "VBG"} and verb.lemma_ in words("telling"):
                return quote is None or self._parsed.start(verb) >= quote.words.start
        return (quote is None or not quote.direct) and self._announced_before(one)

    def _announced_before(self, one: Candidate) -> bool:
        """The sentence before announced something, and this one goes on in the same future of the past."""
        if terms.condition(one.head) is not None or not one.decided:
            return False
        number = self._parsed.sentence_number(one.cue)
        before = [t for s in self._parsed.sentences[max(number - 3, 0) : number] for t in s]
        return any(
            t.lemma_ in {"announce", "unveil", "plan", "decide", "propose", "agree"} and t.pos_ in VERBAL
            for t in before
        )

    def _firm_would(self, one: Candidate, quote: Quote | None) -> bool:
        """As in "said we would promote", "I told them I would".

        Backshifted "will"; "I would like", "I would say" are not.
        """
        if one.head.lemma_ in {
            "like",
            "love",
            "say",
            "argue",
            "suggest",
            "prefer",
            "think",
            "hope",
            "advise",
            "describe",
            "rather",
            "call",
            "imagine",
            "guess",
            "recommend",
            "go",
        }:
            return False
        if quote is not None and not quote.direct:
            return True
        if any(verb.lemma_ in words("telling") and verb.tag_ in {"VBD", "VBN"} for verb in clauses_above(one.head)):
            return True
        return (
            terms.condition(one.head) is None
            and child(one.head, "advmod") is not None
            and one.head.lemma_ not in words("outcomes")
        )

    def _outsider(self, quote: Quote, bound: Bound) -> bool:
        """The speaker neither is, nor speaks for, nor leads those who are bound."""
        if quote.speaker is None:
            return False
        if quote.speaker_id is None:
            last = quote.speaker.split()[-1].lower().rstrip("s") if quote.speaker.split() else ""
            return last in words("outsiders")
        speaker = self._cast.by_id(quote.speaker_id)
        if speaker is None or speaker.type != "person" or speaker in bound.actors:
            return False
        return not same_side(self._cast, speaker, bound)
