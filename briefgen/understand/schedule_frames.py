"""Undertakings in the present tense: "the fair opens on Friday", "she is visiting the island next week".

In: a verb. Out: a `Candidate` without a lexicon entry, or None. English tells arranged events in the present where a
time stands beside it (Huddleston and Pullum 2002, section 4.2.3: "futurate" present).
"""

from __future__ import annotations

from spacy.tokens import Token

from briefgen.understand import calendar_words
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, action_span
from briefgen.understand.grammar import auxiliaries, child, children, is_passive, is_progressive, negation, subject

AHEAD = frozenset({"tomorrow", "tonight", "next", "later", "coming", "soon", "weekend"})
HABIT = frozenset({"every", "each", "most", "some", "many", "all", "last", "ago", "since", "past", "previous"})
TIMING = frozenset({"when", "if", "before", "until", "after", "once", "while", "as", "whenever", "unless"})


def _names_a_day(part: Token) -> bool:
    """A day, a month or a time ahead stands in the adverbial, and nothing that makes a habit or the past of it."""
    inside = {token.lower_ for token in part.subtree}
    if inside & HABIT:
        return False
    return bool(inside & AHEAD) or any(
        token.lower_ in calendar_words.weekdays() or (token.lower_ in calendar_words.months() and token.is_title)
        for token in part.subtree
    )


def _times(verb: Token) -> list[Token]:
    places = [verb, *children(verb, "dobj", "prt", "advmod", "prep")]
    parts = [part for place in places for part in children(place, "npadvmod", "prep", "advmod")]
    return [part for part in parts if part.i > verb.i or part.i < verb.i == part.head.i]


def scheduled(verb: Token) -> Candidate | None:
    """The candidate of a verb told in the present with a time ahead."""
    lemma = verb.lemma_.lower()
    simple = verb.tag_ in {"VBZ", "VBP"} and not auxiliaries(verb) and lemma in words("timetable")
    going_on = (
        is_progressive(verb)
        and not is_passive(verb)
        and lemma in words("timetable") | words("launching")
        and all(aux.lower_ not in {"was", "were", "been", "had", "will"} for aux in auxiliaries(verb))
    )
    if not (simple or going_on) or negation(verb) is not None:
        return None
    mark = child(verb, "mark", "advmod")
    if mark is not None and mark.lower_ in TIMING and mark.i < verb.i:
        return None
    who = subject(verb)
    own = going_on and lemma in words("launching") and who is not None and who.lower_ in {"i", "we"}
    times = [part for part in _times(verb) if _names_a_day(part)]
    if own and not times and child(verb, "dobj", "prep") is not None and verb.dep_ in {"ROOT", "ccomp", "conj"}:
        return Candidate("own-ing", "plan", verb, verb, action_span(verb), who, False, False, None, {})
    if not times or (
        going_on and not any({t.lower_ for t in part.subtree} & AHEAD or part.lower_ == "on" for part in times)
    ):
        return None
    return Candidate(
        "timetable", "plan", verb, verb, action_span(verb), subject(verb), False, False, None, {},
    )  # fmt: skip
