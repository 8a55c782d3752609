"""Instruments that a plain noun names with what tells which one: "the 2015 ferry agreement", "talks between A and B".

In: a noun and a cue of the lexicon. Out: a `Spot`, or None. A year, a name or the parties tell which one is meant; a
subject alone ("the security treaty") only makes a form of one that is named elsewhere, so the spot is `bare`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand import kinds, places
from briefgen.understand.instrument_forms import (
    DEFINITE,
    LONGEST,
    MODIFIERS,
    Spot,
    before,
    behind,
    calendar,
    capital,
    glued,
    opens,
    tells,
    year,
)
from briefgen.understand.instrument_words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.understand.instrument_words import Cue

COUNTED = re.compile(r"\d{1,3}(?:st|nd|rd|th)$")
ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
INDEFINITE = frozenset({"a", "an", "another"})
SESSIONS = frozenset({"meeting", "session", "plenary", "hearing", "hearings"})
DESCRIBING = 6
"""Tokens between "between" and the first name: "the foreign ministers of Norland"."""


@dataclass(frozen=True, slots=True)
class _Told:
    """What the words before the noun tell."""

    start: int
    dated: bool
    names: int
    adjectives: int
    topic: bool
    definite: bool
    opened: bool


def read(noun: Token, cue: Cue) -> Spot | None:
    """The instrument that this plain noun names by the cue."""
    left, right = before(noun), behind(noun)
    if "phrase" in cue.frames and left is not None and left.lower_ in cue.before and left.is_lower:
        return Spot(noun.doc[left.i : noun.i + 1], noun.i, cue.kind, f"instruments/{cue.id}")
    if "worded" not in cue.frames or noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    if capital(noun) and not opens(noun):
        return None
    if (left is not None and left.lower_ in cue.never) or (right is not None and right.lower_ in cue.unlike):
        return None
    told = _before(noun)
    return _meeting(noun, cue, told) if cue.kind == "meeting" else _paper(noun, cue, told)


def _before(noun: Token) -> _Told:
    """The words before the noun that belong to its phrase, without those that only praise it."""
    doc, start = noun.doc, noun.i
    lowest = max(noun.sent.start, noun.i - LONGEST)
    while start > lowest:
        token = doc[start - 1]
        if glued(token) and start - 2 >= lowest:
            start -= 2
        elif token.lower_ not in DEFINITE and _modifies(token) and not _when(token):
            start -= 1
        else:
            break
    while start < noun.i and _loose(doc[start]):
        start += 1
    inside = [t for t in doc[start : noun.i] if not glued(t)]
    names = [t for t in inside if tells(t)]
    first = doc[start - 1].lower_ if start > noun.sent.start else ""
    at = start - 1
    while at >= noun.sent.start and (_loose(doc[at]) or doc[at].is_quote):
        at -= 1
    first = doc[at].lower_ if at >= noun.sent.start else ""
    return _Told(
        start=start,
        dated=any(year(t) for t in inside),
        names=len(names),
        adjectives=sum(bool(places.people(t.text)) and not places.country(t.text) for t in names),
        topic=any(t.is_lower and t.is_alpha and t.lower_ not in words("loose") for t in inside),
        definite=first in DEFINITE,
        opened=first in INDEFINITE,
    )


def _when(token: Token) -> bool:
    """A day or month that tells when; not one inside a name, as in "the Long Friday agreement"."""
    left = before(token)
    return calendar(token) and (left is None or not capital(left) or calendar(left) or opens(left))


def _modifies(token: Token) -> bool:
    if year(token) or COUNTED.match(token.text):
        return True
    if token.tag_ in {"VBN", "VBG", "UH", "RBS"}:
        return not token.is_sent_start
    return (token.pos_ in MODIFIERS and token.tag_ not in {"PRP$", "DT", "WDT", "PDT"}) or token.lower_ in ORDINALS


def _loose(token: Token) -> bool:
    """It only praises or places the thing, or counts it."""
    return token.lower_ in words("loose") or token.lower_ in ORDINALS or token.text in {"-", "–"}


def _paper(noun: Token, cue: Cue, told: _Told) -> Spot | None:
    """A treaty, agreement or law."""
    plural = noun.tag_ in {"NNS", "NNPS"} and noun.lower_ not in {"accords", "goals", "guidelines"}
    if plural or not (told.definite or told.opened):
        return None
    rule = f"instruments/{cue.id}"
    end = noun.i + 1
    between = _between(noun)
    partner = _with(noun) if between is None else None
    clear = told.names > told.adjectives or told.adjectives > 1 or cue.kind == "treaty"
    known = told.topic or cue.kind == "treaty" or (told.definite and between is not None)
    if told.dated:
        rule += "-year"
    elif told.definite and told.names and (told.topic or (clear and not cue.topic)):
        rule += "-name"
    elif (between is not None and known) or (partner is not None and told.definite and known):
        rule += "-parties"
    elif told.definite and told.topic and told.start < noun.i:
        return Spot(noun.doc[told.start : end], noun.i, cue.kind, rule, bare=True)
    elif cue.id == "constitution" and told.definite:
        rule += "-alone"
    else:
        return None
    if rule.endswith("-parties") or (between is not None and not told.names):
        end = between or partner or end
    return Spot(noun.doc[told.start : end], noun.i, cue.kind, rule)


def _meeting(noun: Token, cue: Cue, told: _Told) -> Spot | None:
    rule = f"instruments/{cue.id}"
    plural = noun.tag_ in {"NNS", "NNPS"} and noun.lower_ not in {"talks", "negotiations"}
    session = noun.lower_ in SESSIONS
    clear = told.names > told.adjectives or told.adjectives > 1
    articled = told.definite or told.opened
    doc, end = noun.doc, noun.i + 1
    between = _between(noun)
    body = _of_body(noun) if session or noun.lower_ == "summit" else None
    town = _in(noun)
    if between is not None and not plural:
        return Spot(doc[told.start : between], noun.i, cue.kind, f"{rule}-parties")
    if body is not None and not plural and articled:
        return Spot(doc[told.start : body], noun.i, cue.kind, f"{rule}-of")
    if plural and not session:
        return None
    if told.dated and articled and not plural:
        return Spot(doc[told.start : end], noun.i, cue.kind, f"{rule}-year")
    named = told.names and (clear or (told.topic and told.definite))
    if named and not plural and (articled or noun.lower_ in {"talks", "negotiations"}) and _of_meetings(noun, told):
        return Spot(doc[told.start : end], noun.i, cue.kind, f"{rule}-name")
    if town is not None and told.definite and not session and not plural:
        return Spot(doc[told.start : town], noun.i, cue.kind, f"{rule}-place")
    return None


def _of_meetings(noun: Token, told: _Told) -> bool:
    """What stands before "meeting" or "hearing" is a place or body, no person who only has one."""
    if noun.lower_ not in SESSIONS:
        return True
    inside = noun.doc[told.start : noun.i]
    return not any(t.ent_type_ == "PERSON" for t in inside)


def _run(token: Token, last: int) -> int:
    """Behind the run of capitals from this token on."""
    doc, end = token.doc, token.i
    while end < last and ((capital(doc[end]) and not calendar(doc[end])) or (glued(doc[end]) and end > token.i)):
        end += 1
    return end


def _skip(doc_token: Token, last: int) -> int:
    """Over an article."""
    at = doc_token.i
    return at + 1 if at < last and doc_token.lower_ in {"the", "a", "an", "its"} else at


def _between(noun: Token) -> int | None:
    """Behind the parties of "between Norland and Sudland"; None where two are not named."""
    doc, last = noun.doc, noun.sent.end
    at = noun.i + 1
    if at + 3 > last or doc[at].lower_ not in {"between", "among"}:
        return None
    start = _skip(doc[at + 1], last)
    if start < last and not capital(doc[start]):
        of = next((i for i in range(start, min(start + DESCRIBING, last)) if doc[i].lower_ in {"of", "from"}), None)
        if of is None or any(doc[i].pos_ not in {"NOUN", "ADJ", "CCONJ", "DET", "PROPN"} for i in range(start, of)):
            return None
        start = of + 1 if of + 1 < last and capital(doc[of + 1]) else _skip(doc[min(of + 1, last - 1)], last)
    names, end = 0, start
    while end < last:
        behind_name = _run(doc[end], last)
        if behind_name == end:
            break
        names, stop = names + 1, behind_name
        end = behind_name
        if end < last and doc[end].text == ",":
            end += 1
        if end < last and doc[end].lower_ in {"and", "&"}:
            end += 1
        elif end == behind_name:
            break
        if end < last:
            end = _skip(doc[end], last)
    return stop if names > 1 else None


def _with(noun: Token) -> int | None:
    """Behind the partner of "with Norland"; None where none is named."""
    doc, last = noun.doc, noun.sent.end
    at = noun.i + 1
    if at + 1 >= last or doc[at].lower_ != "with":
        return None
    start = _skip(doc[at + 1], last)
    end = _run(doc[start], last) if start < last else start
    return end if end > start else None


def _of_body(noun: Token) -> int | None:
    """Behind the body of "meeting of the Coastal Waters Committee"; None where none is named."""
    doc, last = noun.doc, noun.sent.end
    at = noun.i + 1
    if at + 1 >= last or doc[at].lower_ not in {"of", "before"}:
        return None
    start = _skip(doc[at + 1], last)
    end = _run(doc[start], last) if start < last else start
    while end + 1 < last and doc[end].lower_ == "of" and capital(doc[end + 1]):
        end = _run(doc[end + 1], last)
    if end == start:
        return None
    span = doc[start:end]
    return end if kinds.of_a_body(span) or (len(span) == 1 and kinds.ACRONYM.match(span.text)) else None


def _in(noun: Token) -> int | None:
    """Behind the town of "summit in Ellery"; None where none is named."""
    doc, last = noun.doc, noun.sent.end
    at = noun.i + 1
    if at + 1 >= last or doc[at].lower_ != "in" or not capital(doc[at + 1]) or calendar(doc[at + 1]):
        return None
    end = _run(doc[at + 1], last)
    known = doc[at + 1].ent_type_ in {"GPE", "LOC", "FAC"} or places.place(doc[at + 1 : end].text)
    return end if known else None
