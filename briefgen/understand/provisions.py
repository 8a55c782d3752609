"""Articles, sections and other provisions: "Article V of the Japan-U.S. security treaty", "the First Amendment".

In: a Doc and the instruments found in it. Out: `Spot`s of kind "article", each with the words of the instrument that
it is a part of where the sentence tells. A number alone is no provision: "section 4 of the stadium".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.understand.instrument_forms import Spot, before, capital
from briefgen.understand.instrument_words import cues, standing, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

NUMBER = re.compile(r"(?:[IVXLC]+|\d{1,4}(?:\.\d+)*)[A-Za-z]?(?:\([a-z0-9]{1,3}\))*$")
ORDINAL = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)$|(?:\w+-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|nineteenth|twentieth)$"
)
BANKRUPT = frozenset({"bankruptcy", "protection", "filing", "filings", "petition"})


def find(doc: Doc, spots: Sequence[Spot]) -> Iterator[Spot]:
    """Every provision, in order."""
    starts = {spot.span.start: spot for spot in spots if not spot.bare}
    ends = {spot.span.end: spot for spot in spots if not spot.bare}
    for token in standing(doc, words("parts") | {"amendment"}):
        if token.lower_ != "amendment":
            yield from _part(token, starts, ends)
        elif capital(token):
            yield from _amendment(token, starts)


def _part(noun: Token, starts: dict[int, Spot], ends: dict[int, Spot]) -> Iterator[Spot]:
    doc, at = noun.doc, noun.i + 1
    if at >= noun.sent.end or not NUMBER.match(doc[at].text) or (doc[at].text.isalpha() and not capital(noun)):
        return
    numbers = [at]
    if noun.lower_.endswith("s"):
        for further in range(at + 1, min(at + 8, noun.sent.end)):
            if NUMBER.match(doc[further].text):
                numbers.append(further)
            elif doc[further].text not in {",", "and", "or", "to", "-", "–"}:
                break
    end = _bracketed(doc, numbers[-1] + 1, noun.sent.end)
    of = _whole(noun, end, starts, ends)
    if of is None and not _stands_alone(noun, end):
        return
    yield Spot(doc[noun.i : end], noun.i, "article", "instruments/provision", of=of)


def _bracketed(doc: Doc, end: int, last: int) -> int:
    """Behind the brackets of "12(3)", which the tokenizer may part."""
    while end + 2 < last and doc[end].text == "(" and not doc[end - 1].whitespace_ and doc[end + 2].text == ")":
        end += 3
    return end


def _whole(noun: Token, end: int, starts: dict[int, Spot], ends: dict[int, Spot]) -> Span | None:
    """What it is a part of: behind "of" or "in", or before it with a possessive."""
    doc, last = noun.doc, noun.sent.end
    if end < last and doc[end].lower_ in {"of", "in"}:
        after = end + 1
        while after < min(last, end + 4):
            if after in starts and starts[after].kind != "meeting":
                return starts[after].span
            if doc[after].lower_ not in {"the", "that", "this", "its", "their"} and doc[after].lower_ not in words(
                "loose"
            ):
                break
            after += 1
        return _plain(doc, end + 1, last)
    left = before(noun)
    if left is not None and left.text in {"'s", "’s", "'", "’"} and left.i in ends:
        return ends[left.i].span
    if noun.i in ends and ends[noun.i].kind in {"treaty", "law", "agreement"}:
        return ends[noun.i].span
    return None


def _plain(doc: Doc, start: int, last: int) -> Span | None:
    """A treaty or law that is only described: "Article 5 of the defence treaty"."""
    first = start
    while first < last and (
        doc[first].lower_ in {"the", "its", "their", "this", "that"} or doc[first].text in {"'s", "’s"}
    ):
        first += 1
    for at in range(first, min(first + 8, last)):
        kinds = {cue.kind for cue in cues().get(doc[at].lower_, ())}
        if kinds & {"treaty", "law", "agreement"} and doc[at].pos_ in {"NOUN", "PROPN"}:
            noun_ends = at + 1 >= last or doc[at + 1].pos_ not in {"NOUN", "PROPN"}
            if noun_ends:
                while first < at and doc[first].tag_ in {"DT", "PRP$", "POS"}:
                    first += 1
                return doc[first : at + 1]
        if doc[at].pos_ not in {"NOUN", "ADJ", "PROPN", "NUM"} and doc[at].text not in {"-", "'s", "’s"}:
            return None
    return None


def _stands_alone(noun: Token, end: int) -> bool:
    """The sentence tells that it is one of a law, though not of which."""
    doc = noun.doc
    if noun.lower_ in words("firm") and capital(noun):
        return not (noun.is_sent_start and end < len(doc) and doc[end].text in {":", "."})
    left = before(noun)
    if left is not None and left.lower_ in {"the", "its"}:
        left = before(left)
    if capital(noun) and end < noun.sent.end and doc[end].lower_ in BANKRUPT:
        return True
    if not capital(noun) or left is None:
        return False
    return left.lower_ in words("under") and left.lower_ not in {"to", "with", "by"}


def _amendment(noun: Token, starts: dict[int, Spot]) -> Iterator[Spot]:
    """As in "the First Amendment", "the 14th Amendment"."""
    left = before(noun)
    if left is None or not ORDINAL.match(left.lower_):
        return
    doc, end = noun.doc, noun.i + 1
    of = _whole(noun, end, starts, {})
    yield Spot(doc[left.i : end], noun.i, "article", "instruments/amendment", of=of)
