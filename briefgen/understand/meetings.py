"""When and where a meeting is held.

In: the places that name it, and the dates of the source. Out: an ISO date and a town, or None where the source does not
say. A date or town belongs to the meeting where it hangs on its noun, or on a verb that holds it: "was held in Ellery
on Tuesday".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import places
from briefgen.understand.grammar import VERBAL, children
from briefgen.understand.instrument_forms import calendar, capital, year
from briefgen.understand.instrument_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Span, Token

    from briefgen.model import DateMention
    from briefgen.understand.instrument_forms import Spot
    from briefgen.understand.parsed import ParsedSource

SUBJECT_OR_OBJECT = frozenset({"nsubj", "nsubjpass", "dobj"})
OCCURS = frozenset({"place"})
OCCASION = {"at": "held", "during": "held", "for": "gathered"}
"""Prepositions of what happens at a meeting, and the list of verbs that license each: "met for the talks"."""


def date(parsed: ParsedSource, spots: Sequence[Spot], dates: Sequence[DateMention]) -> str | None:
    """The date of the meeting where the source gives one only; the year in its name where it gives none."""
    found = []
    for spot in spots:
        sentence = parsed.sentence_evidence(spot.span[0])
        for mention in dates:
            if mention.value is None or not sentence.start <= mention.evidence.start < sentence.end:
                continue
            words_ = parsed.span(mention.evidence)
            if words_ is not None and _belongs(words_, spot):
                found.append(mention.value)
    finest = sorted(set(found), key=len)
    if finest and all(finest[-1].startswith(one) for one in finest):
        return finest[-1]
    named = {t.text for spot in spots for t in spot.span if year(t)}
    return named.pop() if not found and len(named) == 1 else None


def _belongs(when: Span, spot: Spot) -> bool:
    """The date hangs on the noun of the meeting, or on the verb that holds it."""
    root = when.root
    if spot.span.start <= root.i < spot.span.end:
        return True
    at = root
    if at.head.dep_ == "prep" or at.head.pos_ == "ADP":
        if at.head.lower_ not in {"on", "in", "for", "at"}:
            return False
        at = at.head
    governor = at.head
    return spot.span.start <= governor.i < spot.span.end or governor.i in set(_governors(spot))


def _governors(spot: Spot) -> Iterator[int]:
    """The noun, and the verb of which it is the subject or object, where that verb tells of holding it."""
    noun = _noun(spot)
    yield noun.i
    above = noun.head
    if noun.dep_ in SUBJECT_OR_OBJECT and above.pos_ in VERBAL and above.lemma_.lower() in words("held"):
        yield above.i
        for thing in children(above, "dobj"):
            if above.lemma_ == "take" and thing.lower_ in OCCURS:
                yield thing.i
    if noun.dep_ == "pobj" and above.lower_ in OCCASION and above.head.lemma_.lower() in words(OCCASION[above.lower_]):
        yield above.head.i
    for clause in children(noun, "acl"):
        if clause.lemma_.lower() in words("held"):
            yield clause.i


def _noun(spot: Spot) -> Token:
    """The head of the phrase, which the parser may see in another of its words."""
    return spot.span.root


def place(parsed: ParsedSource, spots: Sequence[Spot]) -> str | None:
    """The town or hall, as worded; None where the source gives none, or two."""
    found: dict[str, str] = {}
    for spot in spots:
        for span in _towns(spot):
            found.setdefault(span.text.casefold(), " ".join(parsed.evidence(span).reading.split()))
    return next(iter(found.values())) if len(found) == 1 else None


def _towns(spot: Spot) -> Iterator[Span]:
    doc = spot.span.doc
    noun = _noun(spot)
    for at in _governors(spot):
        for prep in children(doc[at], "prep"):
            if prep.lower_ in {"in", "at"}:
                for thing in children(prep, "pobj"):
                    span = _name_at(thing)
                    if span is not None:
                        yield span
    for token in doc[spot.span.start : spot.span.end]:
        if token.i < noun.i and token.dep_ in {"compound", "nmod"} and capital(token):
            town = places.place(token.text) and not (places.country(token.text) or places.people(token.text))
            if town and token.ent_type_ in {"GPE", "LOC", "FAC"}:
                yield _entity(token)


def _name_at(thing: Token) -> Span | None:
    if not capital(thing) or calendar(thing):
        return None
    span = _entity(thing)
    known = thing.ent_type_ in {"GPE", "LOC", "FAC"} or bool(places.place(span.text))
    return span if known else None


def _entity(token: Token) -> Span:
    """The model's entity around the token, without its article; the token alone where there is none."""
    for entity in token.sent.ents:
        if entity.start <= token.i < entity.end:
            start = entity.start + (entity[0].lower_ == "the" and len(entity) > 1)
            return token.doc[start : entity.end]
    return token.doc[token.i : token.i + 1]
