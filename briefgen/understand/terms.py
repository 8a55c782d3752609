"""The terms of an undertaking.

Condition, deadline, recipients, hedge, whether it restates an old one, whether it can be checked.

In: a `Candidate` or a verb. Out: spans and yes or no, from grammar and small word lists; nothing here decides whether
somebody is bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from briefgen.model import DateMention, Deadline
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate
from briefgen.understand.cast import Cast
from briefgen.understand.deadlines import deadline_in
from briefgen.understand.grammar import VERBAL, child, children, clauses_above, subtree_span, trimmed
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.parties import ACTING, Bound

DURATION = re.compile(r"(?i)(?!next|this|every|each)(about |some )?[\w.-]+ (day|week|month|year|decade)s?")
CONDITIONS = frozenset({"if", "unless", "once", "provided", "providing", "should"})
RESTATING = frozenset({"reaffirm", "restate", "reiterate", "renew", "repeat", "reconfirm"})
TO_SOMEBODY = frozenset({"to", "with", "for", "against", "toward", "towards"})


def condition(verb: Token) -> Span | None:
    """The clause that says on what it depends ("if …", "unless …", "once …"); None where there is none."""
    places = [verb]
    if verb.dep_ in {"xcomp", "ccomp", "conj"} and verb.head.pos_ in VERBAL:
        places.append(verb.head)
    for place in places:
        for clause in children(place, "advcl", "prep"):
            mark = child(clause, "mark", "advmod")
            first = clause.doc[clause.left_edge.i]
            if (mark is not None and mark.lower_ in CONDITIONS and mark.i == first.i) or first.lower_ in {
                "if",
                "unless",
                "once",
                "provided",
            }:
                return trimmed(subtree_span(clause))
            if first.lower_ == "only" and mark is not None and mark.lower_ in CONDITIONS:
                return trimmed(subtree_span(clause))
            if mark is not None and mark.lower_ in {"as", "so"} and "long as" in subtree_span(clause).text.lower()[:14]:
                return trimmed(subtree_span(clause))
    return None


def deadline(parsed: ParsedSource, one: Candidate, dates: tuple[DateMention, ...]) -> Deadline | None:
    """When, or until when: first what hangs on the act, then what hangs on its cue, then anything in the action."""
    if one.entry.get("reaffirmed"):
        return None  # "restated its commitment on Friday": the day it was restated
    for part in _adverbials(one):
        found = _no_duration(deadline_in(parsed, subtree_span(part), dates))
        if found is not None:
            return found
    found = _no_duration(deadline_in(parsed, one.action, dates))
    if found is not None and not found.text.lower().startswith(("when ", "once ", "as ")):
        return found  # deeper in the action "when an attack has begun" belongs to something else
    owner = child(one.bound, "poss") if one.bound is not None else None
    return deadline_in(parsed, subtree_span(owner), dates) if owner is not None else None


def _adverbials(one: Candidate) -> Iterator[Token]:
    """What may say when: phrases on the verb of the act, on its cue ("On Wednesday they are to"), on a verb before."""
    if one.head.pos_ not in VERBAL:
        return
    labels = ("npadvmod", "prep", "advmod", "advcl")
    for part in children(one.head, *labels):
        reason = part.dep_ == "advcl" and part.doc[part.left_edge.i].lower_ in {
            "so",
            "because",
            "if",
            "unless",
            "to",
            "in",
        }
        if part.i < one.action.end and not reason:
            yield part
    spoken = one.entry and one.cue.tag_ == "VBD" and one.kind in {"pledge", "agreement", "refusal", "threat"}
    if (
        one.head.dep_ == "xcomp" and one.cue.pos_ in VERBAL and not spoken
    ):  # "On Thursday they pledged to" dates the pledge
        for part in children(one.cue, *labels):
            if not (one.entry and one.cue.i < part.i < one.head.i):  # "decided on Tuesday to" dates the decision
                yield part
    if one.head.dep_ == "conj" and child(one.head, "nsubj", "nsubjpass", "aux") is None:
        yield from children(one.head.head, *labels)


def _no_duration(found: Deadline | None) -> Deadline | None:
    """A bare length of time ("five years") says how long, not by when; "within five years" does."""
    if found is None or DURATION.fullmatch(found.text) or " had " in found.text or found.text.endswith(" it"):
        return None  # "after he had left" tells the past
    if found.text.lower().startswith(("from ", "beginning", "starting")) and " to " not in found.text:
        return None  # when it begins, not by when it is done
    return found


def hedge(one: Candidate) -> Span | None:
    """The words that weaken it: the cue itself where the lexicon says so, else an adverb such as "possibly"."""
    if one.entry.get("hedge"):
        return one.cue.doc[one.cue.i : one.cue.i + 1]
    for verb in (one.head, one.cue):
        for adverb in children(verb, "advmod"):
            if adverb.lower_ in {
                "possibly",
                "probably",
                "likely",
                "perhaps",
                "potentially",
                "reportedly",
                "eventually",
                "maybe",
                "hopefully",
            }:
                return adverb.doc[adverb.i : adverb.i + 1]
    return None


def reaffirmed(one: Candidate) -> bool:
    """It restates or continues a standing commitment."""
    if one.entry.get("reaffirmed") or one.head.lemma_ in {"continue", "remain", "maintain", "keep"}:
        return True
    near = [one.cue, one.cue.head, *list(clauses_above(one.cue))[:2]]
    if any(verb.lemma_ in RESTATING and verb.pos_ in VERBAL for verb in near):
        return True
    return any(adverb.lower_ in {"again", "repeatedly", "already", "still"} for adverb in children(one.cue, "advmod"))


def recipients(one: Candidate, cast: Cast, bound: Bound) -> tuple[str, ...]:
    """Those it is owed to: "promised voters", "meet the ambassador", "to, for, with or against SOMEBODY"."""
    tokens: list[Token] = []
    if one.cue.pos_ in VERBAL:
        tokens += children(one.cue, "dative")
        if one.head.i != one.cue.i:
            tokens += [token for token in children(one.cue, "dobj") if token.i != one.head.i]
    if one.kind == "demand":
        tokens += children(one.head, "nsubj", "nsubjpass")
    tokens += children(one.head, "dative")
    done_to = [token for token in children(one.head, "dobj") if _is_somebody(token, cast)]
    tokens += done_to
    for place in (one.head, one.cue, *children(one.head, "dobj", "xcomp")):
        for prep in children(place, "prep", "dative"):
            if prep.lower_ in TO_SOMEBODY:
                tokens += children(prep, "pobj")
    found: list[str] = []
    for token in tokens:
        who = cast.who(token)
        names = [actor.name for actor in who.actors if actor.type in ACTING]
        if not names and who.name and not who.actors and _is_people(token):
            names = [who.name]
        found += [name for name in names if name not in bound.names]
    return tuple(dict.fromkeys(found))


def _is_somebody(noun: Token, cast: Cast) -> bool:
    """Somebody one meets, pays or harms: a named actor, or people as such; not "the group" one chairs."""
    if cast.named(noun) is not None:
        return True
    return _is_people(noun) and (noun.lemma_.lower() in words("kin") or noun.tag_ == "NNS")


def _is_people(noun: Token) -> bool:
    """People or a body: "the voters", "his family"; but not "service" in "enter service"."""
    told_apart = noun.tag_ == "NNS" or bool(children(noun, "det", "poss"))
    return told_apart and noun.lemma_.lower() in words("people") | words("kin")


def speaks_for(name: str) -> bool:
    """Officials and spokesmen speak for those who are bound; a report, a letter or an outlet does not."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last.startswith(
        ("official", "spokes", "minister", "ministry", "government", "authorit", "leader", "organi", "compan")
    )


def with_partner(cue: Token) -> bool:
    """As in "agreed with the town to"."""
    return any(prep.lower_ == "with" for prep in children(cue, "prep"))


def good_to_leave(verb: Token) -> bool:
    """Leaving it undone is a benefit: "the charge will not be applied", "this will not happen again"."""
    return verb.lemma_.lower() in words("relief")


def has_personal_object(verb: Token, cast: Cast) -> bool:
    """It is done to a person, a body or a country."""
    thing = child(verb, "dobj")
    if thing is None:
        return False
    return bool(cast.who(thing).actors) or thing.pos_ in {"PROPN", "PRON"} or thing.lemma_.lower() in words("people")


def is_logistics(verb: Token) -> bool:
    """Comings, goings and events: a plan rather than a promise."""
    return verb.lemma_.lower() in words("comings")


def is_measurable(verb: Token) -> bool:
    """A figure stands in the action."""
    return any(
        token.like_num or token.ent_type_ in {"MONEY", "PERCENT", "QUANTITY", "CARDINAL"}
        for token in verb.subtree
        if token.i > verb.i
    )


def is_vague(one: Candidate) -> bool:
    """Nobody could tell later whether it was done."""
    verb = one.head
    if verb.pos_ not in VERBAL:
        return False
    if verb.lemma_.lower() in words("vague"):
        return True
    return child(verb, "dobj", "prep", "nsubjpass", "xcomp", "prt", "oprd", "attr") is None


def content_words(one: Candidate) -> set[str]:
    """Lemmas of the words of content in the action."""
    return {
        t.lemma_.lower() for t in one.action if t.pos_ in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"} and not t.is_stop
    } or {one.head.lemma_.lower()}
