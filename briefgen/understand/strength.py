"""How strong an undertaking is, and through whom it reaches the text.

In: a `Candidate` that binds, and who is bound. Out: its kind, and its chain of report.
"""

from __future__ import annotations

from briefgen.model import CommitmentKind, Quote, StatementKind
from briefgen.understand import terms
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, promised_not
from briefgen.understand.cast import Cast
from briefgen.understand.grammar import child, children, negation
from briefgen.understand.parties import STATEMENTS, Bound, same_side
from briefgen.understand.turns import Turns


def kind(turns: Turns, cast: Cast, one: Candidate, bound: Bound) -> CommitmentKind | StatementKind:
    """One of the seven kinds of commitment, the first that fits."""
    quote = turns.quote_at(one.cue)
    own = bound.first_person is not None
    if one.rule in {"agree-to", "agree-that", "agree-on-ing"}:
        return "agreement"
    if one.rule == "plan-to" and own and one.cue.lemma_ in {"intend", "mean"}:
        return "pledge"
    if one.kind == "consideration" and one.negated:
        return "refusal"  # "is not prepared to pay"
    if one.kind in STATEMENTS:
        return "plan"  # "is expected to open its books on Friday"
    frame = one.entry.get("frame")
    if one.kind in {"plan", "pledge"} and frame in {"that", "launch"} and negation(one.head) is not None:
        return "pledge" if terms.good_to_leave(one.head) or one.decided else "refusal"
    if one.kind in {"plan", "pledge"} and (law := _under(one)) is not None:
        return law
    if one.kind == "plan" and _jointly(one, bound):
        return "agreement"
    if one.kind is not None and one.modal in {None, "must", "may"}:
        if one.rule == "decide-that" and one.head.lemma_ in words("weak"):
            return "consideration"
        return one.kind
    verb = one.head
    lemma = verb.lemma_.lower()
    if one.modal == "cannot":
        return "refusal"
    if one.modal == "may not":
        return "obligation"
    if one.negated and any(mark.lower_ == "until" and mark.dep_ == "prep" for mark in verb.subtree if mark.i > verb.i):
        return "plan"  # "will not leave until May" leaves in May
    if one.negated:
        return "pledge" if terms.good_to_leave(verb) or one.decided or promised_not(one) else "refusal"
    if not one.decided and _threatens(one, cast):
        return "threat"
    if lemma == "have":
        return "obligation"
    if (law := _under(one)) is not None:
        return law
    if lemma in words("weak") and not own:
        return "consideration"
    if _jointly(one, bound):
        return "agreement"
    spoken = quote is not None and (
        quote.speaker in bound.names
        or _speaks_for(quote, cast, bound)
        or (quote.speaker_id is None and "spokes" in (quote.speaker or "").lower())
    )
    arranged = child(verb, "expl") is not None or lemma in words("events") or child(verb, "acomp") is not None
    if (one.decided or bound.inferred) and (arranged or not (spoken and one.modal)):
        return "plan"
    if own or spoken or turns.is_address:
        return "plan" if terms.is_logistics(verb) else "pledge"
    return "plan"


def _threatens(one: Candidate, cast: Cast) -> bool:
    """An act harmful to somebody named, or a hostile one that depends on what the other side does."""
    verb = one.head
    lemma = verb.lemma_.lower()
    if lemma in words("harms") and (terms.has_personal_object(verb, cast) or terms.condition(verb) is not None):
        return True
    thing = child(verb, "dobj")
    to = {child(prep, "pobj").lower_ for prep in children(verb, "prep") if child(prep, "pobj") is not None}  # type: ignore[union-attr]
    if lemma == "take" and thing is not None and thing.lower_ == "action":
        return any(prep.lower_ == "against" for place in (verb, thing) for prep in children(place, "prep"))
    legal = (lemma == "take" and to & {"court", "arbitration", "tribunal"}) or (
        lemma in {"seek", "file", "bring", "start"}
        and thing is not None
        and thing.lower_ in {"review", "injunction", "suit", "lawsuit", "proceedings"}
    )
    return bool(legal) and (terms.condition(verb) is not None or terms.has_personal_object(verb, cast))


def _jointly(one: Candidate, bound: Bound) -> bool:
    """Two or more bodies or countries undertake it together: in one headline, or in a joint statement."""
    bodies = [actor for actor in bound.actors if actor.type in {"organization", "country"}]
    together = {"joint", "jointly", "together", "both"} & {token.lower_ for token in one.cue.sent}
    return len(bodies) > 1 and (one.rule == "headline-to" or bool(together))


def _under(one: Candidate) -> CommitmentKind | None:
    """As in "under the treaty, the town will": by what instrument; an agreement, or a duty by law or contract."""
    for place in (one.head, one.cue):
        for prep in children(place, "prep"):
            thing = child(prep, "pobj") if prep.lower_ == "under" else None
            if thing is None:
                continue
            names = {token.lemma_.lower() for token in thing.subtree if token.pos_ in {"NOUN", "PROPN"}}
            if names & {"agreement", "accord", "deal", "pact"}:
                return "agreement"
            if names & words("legal"):
                return "obligation"
    return None


def _speaks_for(quote: Quote, cast: Cast, bound: Bound) -> bool:
    """The speaker acts for those who are bound: a minister for the country, a spokeswoman for the agency."""
    speaker = cast.by_id(quote.speaker_id) if quote.speaker_id else None
    return speaker is not None and bool(bound.actors) and same_side(cast, speaker, bound)


def reported(turns: Turns, cast: Cast, one: Candidate, bound: Bound) -> tuple[bool, str | None, str | None]:
    """(reaches the text through somebody else, through whom, who says so where that is not the bound one)."""
    if any(adverb.lower_ in {"reportedly", "allegedly", "apparently"} for adverb in children(one.cue, "advmod")):
        return True, None, None
    chain = turns.chain_at(one.cue)
    channel = next((quote.channel for quote in chain if quote.channel), None)
    speaker = next((quote for quote in chain if quote.speaker), None)
    if speaker is None or speaker.speaker is None:
        return channel is not None, channel, None
    if all(name in speaker.speaker for name in bound.names):
        return channel is not None, channel, None
    actor = cast.by_id(speaker.speaker_id) if speaker.speaker_id else None
    if actor is not None and actor.type == "person" and same_side(cast, actor, bound):
        return channel is not None, channel, None if bound.actors[:1] == (actor,) else actor.name
    if actor is not None and actor in bound.actors:
        return channel is not None, channel, None
    if actor is None and terms.speaks_for(speaker.speaker):
        return channel is not None, channel, speaker.speaker
    return True, channel or speaker.speaker, speaker.speaker
