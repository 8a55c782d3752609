"""Small questions about an undertaking: its hedge, whether it can be checked, what kind of act it is.

In: a `Candidate` or a verb. Out: spans and yes or no, from grammar and small word lists; nothing here decides whether
somebody is bound. The larger terms have files of their own: deadlines.py, conditions.py, recipients.py, restating.py.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from briefgen.model import Deadline
from briefgen.understand import conditions
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate
from briefgen.understand.cast import Cast
from briefgen.understand.grammar import VERBAL, child, children

HEDGES = frozenset(
    {
        "possibly",
        "probably",
        "likely",
        "perhaps",
        "potentially",
        "reportedly",
        "eventually",
        "maybe",
        "hopefully",
        "tentatively",
        "provisionally",
    }
)


VAGUE_TIME = re.compile(
    r"(?i)^(?!.*\d).*\b(soon|shortly|future|one day|some ?day|eventually|course|in time|going forward)\b"
)
"""Nobody can say that such a time is over."""


def hedge(one: Candidate) -> Span | None:
    """The words that weaken it: the cue itself where the lexicon says so, else an adverb such as "possibly"."""
    if one.entry.get("hedge"):
        return one.cue.doc[one.cue.i : one.cue.i + 1]
    for verb in (one.head, one.cue):
        for adverb in children(verb, "advmod"):
            if adverb.lower_ in HEDGES:
                return adverb.doc[adverb.i : adverb.i + 1]
    return None


def condition(verb: Token) -> Span | None:
    """On what the act of a verb depends; see conditions.py."""
    return conditions.of_verb(verb)


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
        (token.like_num and token.lower_ != "one") or token.ent_type_ in {"MONEY", "PERCENT", "QUANTITY", "CARDINAL"}
        for token in verb.subtree
        if token.i > verb.i
    )


def is_checkable(one: Candidate, deadline: Deadline | None) -> bool:
    """A reader could tell later whether it was done: an act with an object, a figure or a time that is not "soon"."""
    timed = deadline is not None and VAGUE_TIME.search(deadline.text) is None
    return timed or is_measurable(one.head) or not is_vague(one)


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
