"""Does a "will", "would", "must" or "may" bind? What can be promised, what is only foretold.

In: a modal `Candidate` and who would be bound. Out: None, or the kind of statement and the reason. binding.py asks.
"""

from __future__ import annotations

from spacy.tokens import Token

from briefgen.model import Quote, StatementKind
from briefgen.understand import mood, terms
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, promised_not
from briefgen.understand.grammar import VERBAL, child, children, clauses_above, is_passive
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.parties import NOT_STATED, Bound, names_people
from briefgen.understand.turns import Turns
from briefgen.understand.witnesses import Witnesses

LOOSE = frozenset({"many", "most", "some", "more", "few", "fewer", "several", "any", "other", "countless"})
NO_FIRM_WOULD = frozenset(
    {
        "like", "love", "say", "argue", "suggest", "prefer", "think", "hope", "advise", "describe", "rather", "call",
        "imagine", "guess", "recommend", "go", "object", "mind", "oppose", "blame",
    }
)  # fmt: skip
"""With these "I would" says what somebody would like or thinks."""


def is_person(bound: Bound | None) -> bool:
    """Only persons with a name are bound."""
    return bound is not None and bool(bound.actors) and all(actor.type == "person" for actor in bound.actors)


def is_outcome(verb: Token, parsed: ParsedSource, *, own: bool, personal: bool) -> bool:
    """Nobody can promise it: what happens to somebody, or becomes of something."""
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
    if lemma == "get" and any(part.lower_ in {"back", "rid", "involved"} for part in verb.children):
        return False
    if lemma == "be":
        # "will be there", "will be part of", "will be the host" may bind; "will be happy, better, a disaster"
        # does not
        return not (own and child(verb, "prep", "advmod") is not None and child(verb, "acomp", "attr") is None)
    if lemma == "have" and any(v.dep_ == "xcomp" for v in verb.children):
        return not mood.legal(verb, parsed)
    return not (
        own and (lemma in {"tell", "find", "wait"} or (lemma == "look" and child(verb, "prep", "xcomp") is not None))
    )


class Future:
    """Decides which modal candidates of one source bind somebody."""

    def __init__(self, parsed: ParsedSource, turns: Turns, witnesses: Witnesses) -> None:
        """All three belong to one source."""
        self._parsed = parsed
        self._turns = turns
        self._witnesses = witnesses

    def reason_against(self, one: Candidate, bound: Bound | None) -> tuple[StatementKind, str] | None:
        """(kind of statement, reason) where it binds nobody; None where it is a commitment."""
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
            spoken = own or (quote is not None and bound is not None and quote.speaker in bound.names)
            if spoken and verb.lemma_ in words("accepting") and not is_passive(verb):
                return None
            return "position", "says what cannot be"
        if one.modal == "may not":
            return None if mood.legal(verb, self._parsed) else ("position", "says what may be")
        if one.modal == "may":
            if not own or one.negated or verb.lemma_.lower() in words("outcomes") or is_passive(verb):
                return "position", "says what may be"
            return None
        if one.bound is not None and one.bound.lower_ == "it" and verb.lemma_ in {"take", "cost", "require", "need"}:
            return "prediction", "says what it takes"
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
        elif is_outcome(verb, self._parsed, own=own, personal=is_person(bound)):
            return "prediction", "nobody can promise an outcome"
        if bound is not None and quote is not None and not own and self._witnesses.outsider(quote, bound):
            if self._witnesses.tells(one, quote):
                return None
            return "prediction", "somebody else says what they will do"
        return None

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
        if one.head.lemma_ in NO_FIRM_WOULD:
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
