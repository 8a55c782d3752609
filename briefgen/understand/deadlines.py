"""Which time in a sentence is the deadline, or the time, of an act.

In: a `Candidate`, or a span of tokens, and the dates found. Out: a `Deadline` as worded, or None. times.py finds the
times; here it is decided to whom they belong.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from briefgen.model import DateMention, Deadline
from briefgen.understand import lexicon
from briefgen.understand.candidate import Candidate
from briefgen.understand.grammar import VERBAL, auxiliaries, child, own_subject
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.times import Time, times_in

SUBCLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp", "csubj"})
ARRANGED = frozenset({"schedule", "set", "slate", "book", "plan", "due", "expect", "arrange", "time"})
"""A day beside these is the day of the act: "was scheduled for Friday"; beside "agreed" it is the day of agreeing."""

AS_PLANNED = frozenset({"plan", "schedule", "promise", "expect", "announce", "agree", "intend"})
REASONS = frozenset({"despite", "amid", "because", "given", "since", "due", "like", "over", "about"})
NEAR, CUE, FRONT, BEHIND = range(4)
"""How a time stands to the act: on it, on its cue, at the front of its clause, right behind it. The first is best."""


def deadline_in(parsed: ParsedSource, span: Span, found: tuple[DateMention, ...]) -> Deadline | None:
    """By when or when the act of the clause `span` is to be done, as worded; None where it does not say.

    A time of the act itself comes before a time in a clause below it. Among equals a calendar date after "by",
    "until", "before" or "within" comes first, then any other date, then the cues of the lexicon in their order.
    `date` is the last day meant: 31 December for "by 2018", 15 May for "before May 16", None for "after May 16" and
    for fiscal years, whose end the text does not tell.
    """
    times = [time for time in times_in(parsed, span, found) if not _of_saying(time.top)]
    return _first(parsed, ((_depth(time.top, span.root), time) for time in times))


def of_act(parsed: ParsedSource, one: Candidate, found: tuple[DateMention, ...]) -> Deadline | None:
    """By when, until when or when the act of a candidate is to be done; None where the sentence does not say."""
    places = ((_place(one, time), time) for time in times_in(parsed, one.cue.sent, found))
    return _first(parsed, ((place, time) for place, time in places if place is not None)) or _of_owner(
        parsed, one, found
    )


def _first(parsed: ParsedSource, placed: Iterable[tuple[int, Time]]) -> Deadline | None:
    best = min(placed, key=lambda pair: (pair[0], pair[1].rank, pair[1].start), default=None)
    if best is None:
        return None
    time = best[1]
    return Deadline(parsed.evidence(time.top.doc[time.start : time.end]).quote, time.date)


def _place(one: Candidate, time: Time) -> int | None:
    """How the time stands to the act; None where it belongs to something else."""
    if _of_saying(time.top) or (time.begun and not _told_then(one, time)) or one.entry.get("reaffirmed"):
        return None  # "restated its commitment on Friday": the day it was restated
    if time.top.i == one.head.i or (time.start <= one.head.i < time.end):
        return None
    verb, depth, reason = _above(time.top, one)
    if reason:
        return None
    inside = one.action.start <= time.start and time.end <= one.action.end
    if inside or (verb is not None and verb.i == one.head.i):
        if time.start < one.cue.i and one.entry and _dates_the_deciding(one):
            return None
        return NEAR + 10 * depth if depth <= 1 or inside else None
    if _in_front(one, time, verb):
        return FRONT
    if verb is not None and verb.i in _chain(one) and depth == 0:
        later = verb.i == one.cue.i and one.entry and time.start < one.head.i and one.cue.i < time.start
        if later and not _is_arranged(one.cue) and one.cue.lemma_ != "have":
            return None  # "decided on Tuesday to" dates the decision
        return None if _dates_the_deciding(one) and time.start < one.head.i else CUE
    return BEHIND if _behind(one, time) else None


def _above(token: Token, one: Candidate) -> tuple[Token | None, int, bool]:
    """The verb that a time hangs on, how many clauses lie between it and the act, and whether it gives a reason."""
    at, depth, verb, reason = token, 0, None, False
    chain = _chain(one)
    if token.dep_ in {"mark", "advmod"} and token.head.i > token.i and token.head.dep_ in {"advcl", "relcl", "ccomp"}:
        at = token.head  # "before the year is out" hangs where its clause hangs
    while at.head.i != at.i:
        if at.i != token.i and at.lower_ in REASONS and at.dep_ in {"prep", "mark"}:
            reason = True
        depth += at.dep_ in {"relcl", "advcl", "ccomp"} and at.i not in chain
        at = at.head
        if at.lower_ == "as" or (at.lemma_ in AS_PLANNED and at.dep_ == "advcl" and child(at, "mark") is not None):
            depth -= at.dep_ in {"advcl"}
            continue  # "will go ahead as planned on Sunday"
        if at.pos_ in VERBAL and verb is None:
            verb = at
        reason = reason or (at.i not in chain and at.pos_ in VERBAL and _is_over(at))
        if at.i in chain:
            break
    return verb, max(depth, 0), reason


def _is_over(verb: Token) -> bool:
    """It tells what has happened: "a show that has lost viewers this year", "an agreement signed in May"."""
    if verb.dep_ in {"relcl", "acl", "conj"}:
        done = verb.tag_ == "VBD" or any(aux.lower_ in {"has", "have", "had", "'ve", "’ve"} for aux in verb.lefts)
        return done or (verb.dep_ == "acl" and verb.tag_ == "VBN" and child(verb, "xcomp") is None)
    return False


def _chain(one: Candidate) -> set[int]:
    """The act, its cue, and the verbs between them."""
    chain = {one.head.i, one.cue.i}
    at = one.head
    while at.dep_ in {"xcomp", "acomp", "aux"} and at.head.i != at.i:
        at = at.head
        chain.add(at.i)
    if one.cue.pos_ in {"ADJ", "AUX"} or one.cue.dep_ in {"acomp", "attr", "oprd"}:
        chain.add(one.cue.head.i)
    return chain


def _in_front(one: Candidate, time: Time, verb: Token | None) -> bool:
    """It stands right before the subject of the act's clause: "On Friday, the town will", "and tomorrow he plans"."""
    if one.entry and _dates_the_deciding(one):
        return False  # "On Thursday they pledged to" dates the pledge
    if verb is not None and verb.i < time.start:
        return False  # "if they leave tomorrow, we will": tomorrow they leave
    doc = one.cue.doc
    verbs = [one.head, one.cue, one.cue.head]
    if one.head.dep_ == "conj" and own_subject(one.head) is None:
        verbs.append(one.head.head)
    edges = {who.left_edge.i for verb in verbs if verb.pos_ in VERBAL and (who := own_subject(verb)) is not None}
    after = time.end
    while after < len(doc) and doc[after].text in {",", "—", "–", "“", '"'}:
        after += 1
    return after in edges


def _behind(one: Candidate, time: Time) -> bool:
    """Right behind the act and before a pause: "which will be published, they hope, this month"."""
    doc = one.cue.doc
    end = one.action.end
    while end < len(doc) and (doc[end].is_punct or doc[end].tag_ == "RB") and end < time.start:
        end += 1
    return time.start == end and (time.end >= len(doc) or doc[time.end].is_punct)


def _dates_the_deciding(one: Candidate) -> bool:
    """The cue is told as done: a day beside "agreed" or "has ordered" is that of agreeing or ordering."""
    cue = one.cue
    if not one.entry or cue.pos_ not in VERBAL or _is_arranged(cue):
        return False
    done = {"has", "have", "had", "was", "were", "been"}
    return cue.tag_ == "VBD" or any(aux.lower_ in done for aux in auxiliaries(cue))


def _is_arranged(cue: Token) -> bool:
    return cue.lemma_.lower() in ARRANGED


def _told_then(one: Candidate, time: Time) -> bool:
    """The act is told as the future of a past day, so that its time is told in the past too: "would open when"."""
    if one.modal == "would":
        return True
    return one.cue.tag_ in {"VBD", "VBN"} and time.top.lower_ != "after"  # "was appointing a judge after they failed"


def _of_owner(parsed: ParsedSource, one: Candidate, found: tuple[DateMention, ...]) -> Deadline | None:
    """The time in what acts: "Next year's fair will", "the meeting on Friday will"."""
    who = one.bound if one.bound is not None else own_subject(one.head)
    if who is None or who.pos_ == "PRON":
        return None
    owner = child(who, "poss")
    if owner is not None:
        found_there = deadline_in(parsed, owner.doc[owner.left_edge.i : owner.i + 1], found)
        if found_there is not None:
            return found_there
    return None


def _of_saying(token: Token) -> bool:
    """Does the time belong to a past verb of saying ("said Wednesday")?"""
    verb = next((node for node in token.ancestors if node.pos_ in VERBAL), None)
    return verb is not None and verb.tag_ == "VBD" and verb.lemma_ in lexicon.load("facts")["words"]["saying"]


def _depth(token: Token, top: Token) -> int:
    """How many clauses lie between the token and the head of the span.

    In "shown after a flight that leaves June 28" the date is no deadline of the showing.
    """
    depth = 0
    while token.i not in {top.i, token.head.i}:
        depth += token.dep_ in SUBCLAUSES
        token = token.head
    return depth
