"""Instruments by a name of their own: "the Coastal Waters Treaty", "Resolution 12", "COP9".

In: a noun and a cue of the lexicon. Out: a `Spot`, or None. The noun is capitalised, and so are the words of the name
before it, or behind it after "on", "of" or "for".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.understand import people, places
from briefgen.understand.instrument_forms import (
    DASHES,
    DEFINITE,
    LONGEST,
    Spot,
    before,
    behind,
    calendar,
    capital,
    glued,
    shortened,
    year,
)
from briefgen.understand.instrument_words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

    from briefgen.understand.instrument_words import Cue

NUMBER = re.compile(r"(?:[A-Z]{1,3}[-.]?)?\d{1,6}(?:[/.-]\d{1,6})*(?:/[A-Z]{2,3})?$|[IVX]+$")
"""As instruments are numbered: "2371", "2016/679", "95/46/EC", "C-21", "II"."""

PLUS = re.compile(r"\d\+\d$")
LINKS = frozenset({"of", "on", "for", "against", "between", "concerning", "relating", "to"})
ADDED_TO = frozenset({"protocol", "amendment", "annex"})
"""Only these are "to" something by name."""

INNER = frozenset({"and", "&", "the", "of", "on", "for", "to", "in", "against", ","})
"""Small words inside a name, between its capitals."""

PROPER = frozenset({"NNP", "NNPS", "NN", "NNS", "JJ", "VBN", "VBG", "CD", "UH", "FW", "RB", "HYPH", "VB", "VBD", "VBZ"})


def read(noun: Token, cue: Cue) -> Spot | None:
    """The instrument that this noun names by the cue, where it is capitalised."""
    if not capital(noun) and "numbered" not in cue.frames:
        return None
    if _excluded(noun, cue):
        return None
    if "numbered" in cue.frames:
        found = _numbered(noun, cue)
        if found is not None:
            return found
    if not capital(noun) or people_name(noun):
        return None
    if "named" in cue.frames:
        found = _named(noun, cue)
        if found is not None:
            return found
    return _alone(noun, cue)


def _excluded(noun: Token, cue: Cue) -> bool:
    """The words beside it make the noun something else."""
    left, right = before(noun), behind(noun)
    if left is not None and left.lower_ in cue.never:
        return True
    return right is not None and right.lower_ in cue.unlike


def people_name(noun: Token) -> bool:
    """A given name stands before it, so that it may be a surname: "Jo Law"."""
    left = before(noun)
    if left is None or not capital(left) or noun.text.isupper():
        return False
    further = before(left)
    lone = further is None or not capital(further)
    titled = people.honorific(left.text) is not None or people.role(left.text)
    return (lone and people.given_name(left.text) and noun.ent_type_ == "PERSON") or titled


def first_of(noun: Token) -> int:
    """Where the capitalised words begin that end with the noun."""
    doc, start = noun.doc, noun.i
    lowest = max(noun.sent.start, noun.i - LONGEST)
    while start > lowest:
        token = doc[start - 1]
        if glued(token) and start - 2 >= lowest and (capital(doc[start - 2]) or doc[start - 2].is_digit):
            start -= 2
        elif capital(token) and not calendar(token) and _of_name(token):
            start -= 1
        elif token.lower_ in {"and", "&"} and _joins(start - 1, lowest, noun):
            start -= 2
        else:
            break
    while start < noun.i and _leads(doc[start]):
        start += 1
    if start > lowest and year(doc[start - 1]) and start < noun.i:
        start -= 1
    return start


def _of_name(token: Token) -> bool:
    """It may belong to a name: no determiner, preposition or title of a person."""
    if token.is_sent_start and (token.lower_ in words("loose") or token.tag_ not in {"NNP", "NNPS", "NN", "NNS", "JJ"}):
        return False
    return token.tag_ in PROPER or token.is_title


def _leads(token: Token) -> bool:
    """A word of the sentence with a capital, or the title of a person, before the name."""
    return token.lower_ in {"the", "a", "an", "this", "that", "under", "in", "its"} or (
        people.honorific(token.text) is not None
    )


def _joins(at: int, lowest: int, noun: Token) -> bool:
    """The "and" stands inside the name, which "the" opens: "the Clean Air and Water Act"."""
    doc = noun.doc
    left = doc[at - 1] if at > lowest else None
    if left is None or not capital(left) or not capital(doc[at + 1]) or doc[at + 1].i == noun.i:
        return False
    if left.ent_type_ in {"GPE", "PERSON", "NORP"} or places.country(left.text):
        return False
    first = at - 1
    while first > lowest and capital(doc[first - 1]):
        first -= 1
    return first > lowest and doc[first - 1].lower_ == "the"


def last_of(noun: Token) -> int:
    """Where the name ends, one behind its last token: "Treaty on Coastal Waters", "Ferry Act of 1990"."""
    doc, end = noun.doc, noun.i + 1
    highest = min(noun.sent.end, noun.i + LONGEST)
    named = first_of(noun) < noun.i
    while end < highest:
        token = doc[end]
        link = token.lower_
        if link not in LINKS or (link == "to" and noun.lower_ not in ADDED_TO):
            break
        after = end + 1
        while after < highest and doc[after].lower_ in {"the", "to"}:
            after += 1
        if after >= highest or not (capital(doc[after]) or (link == "of" and year(doc[after]))) or calendar(doc[after]):
            break
        if named and link != "of" and doc[after].ent_type_ in {"GPE", "PERSON", "NORP"}:
            break  # "signed the Paris Agreement for Norland"
        end = _capitals(doc[after], highest)
    if end < highest and year(doc[end]) and doc[end - 1].lower_ in {"act", "law", "bill", "constitution"}:
        end += 1  # "Ferry Act 2010"
    return end


def _capitals(token: Token, highest: int) -> int:
    """Behind the run of capitals from this token on, "and" between two of them included."""
    doc, end = token.doc, token.i + 1
    while end < highest:
        if (capital(doc[end]) and not calendar(doc[end])) or doc[end].text in DASHES:
            end += 1
        elif (doc[end].text == "," and _listed(doc[end], highest)) or (
            end + 1 < highest and doc[end].lower_ in {"and", "&"} and capital(doc[end + 1]) and _shared(doc[end])
        ):
            end += 2
        else:
            break
    while doc[end - 1].text in DASHES:
        end -= 1
    return end


def _listed(comma: Token, highest: int) -> bool:
    """The comma parts words of one name: "on Economic, Social and Cultural Rights"."""
    doc, at = comma.doc, comma.i
    if at + 3 >= highest or not (capital(doc[at + 1]) and doc[at + 2].lower_ in {"and", ","} and capital(doc[at + 3])):
        return False
    return all(doc[i].ent_type_ not in {"GPE", "PERSON", "DATE"} for i in (at - 1, at + 1, at + 3))


def _shared(conjunction: Token) -> bool:
    """Both sides belong to one name: no name of a country or person begins behind it."""
    after = conjunction.nbor()
    return after.ent_type_ not in {"PERSON", "GPE"} and not places.country(after.text)


def _named(noun: Token, cue: Cue) -> Spot | None:
    doc = noun.doc
    start, end = first_of(noun), last_of(noun)
    right = doc[noun.i + 1] if noun.i + 1 < noun.sent.end else None
    if right is not None and end == noun.i + 1 and capital(right) and not right.is_sent_start:
        return None  # the name goes on: "Treaty Organisation", "Act Party"
    if end - start < 2:
        return None
    left = doc[noun.i - 1] if start < noun.i else None
    wanted = left is not None and (left.lower_ in cue.before or (cue.places and bool(places.place(left.text))))
    if (cue.before or cue.places) and not wanted:
        return None
    if cue.after and not (right is not None and right.lower_ in cue.after and end > noun.i + 1):
        return None
    if cue.the and not _definite(start, end, noun):
        return None
    if cue.kind == "meeting" and not _meets(noun, start):
        return None
    return Spot(doc[start:end], noun.i, cue.kind, f"instruments/{cue.id}")


def _definite(start: int, end: int, noun: Token) -> bool:
    """It stands after "the" or a possessive, has a year, or is cut short in brackets behind."""
    doc = noun.doc
    if any(year(token) for token in doc[start:end]) or shortened(doc[start:end]) is not None:
        return True
    at = start - 1
    if at >= noun.sent.start and doc[at].is_quote:
        at -= 1
    while at >= noun.sent.start and doc[at].lower_ in words("loose"):
        at -= 1
    return at >= noun.sent.start and doc[at].lower_ in DEFINITE


def _meets(noun: Token, start: int) -> bool:
    """A conference that takes place; bodies and leagues are called so, too."""
    if noun.lower_ != "conference":
        return True
    doc = noun.doc
    if any(year(token) for token in doc[start : noun.i]):
        return True
    at = start - 1
    while at >= noun.sent.start and (doc[at].lower_ in {"the", "this", "a"} or doc[at].lower_ in words("loose")):
        at -= 1
    return at >= noun.sent.start and doc[at].lower_ in words("at")


def _numbered(noun: Token, cue: Cue) -> Spot | None:
    """As in "Resolution 2371", "Regulation (EU) 2016/679", "Executive Order 12", "Law No. 5"."""
    doc, at = noun.doc, noun.i + 1
    last = noun.sent.end
    if at + 2 < last and doc[at].text == "(" and doc[at + 1].is_upper and doc[at + 2].text == ")":
        at += 3
    if at < last and doc[at].lower_ in {"no", "no.", "number"}:
        at += 1
        at += at < last and doc[at].text == "."
    if at >= last or not NUMBER.match(doc[at].text) or (year(doc[at]) and cue.kind != "resolution"):
        return None
    if not any(c.isdigit() for c in doc[at].text) and not capital(noun):
        return None
    start = first_of(noun)
    if cue.id == "order" and (start == noun.i or not capital(noun)) and noun.lower_ != "proposition":
        return None
    if cue.id == "order" and noun.lower_ == "order" and doc[noun.i - 1].lower_ != "executive":
        return None
    if not capital(noun) and cue.kind != "resolution":
        return None
    return Spot(doc[start : at + 1], noun.i, cue.kind, f"instruments/{cue.id}-number", sure=True)


def _alone(noun: Token, cue: Cue) -> Spot | None:
    """As in "the Constitution"; "the Treaty" is a form of one that is named elsewhere."""
    left = before(noun)
    right = behind(noun)
    if left is None or left.lower_ != "the" or (right is not None and capital(right)):
        return None
    if right is not None and right.lower_ in LINKS and (n := behind(right)) is not None and capital(n):
        return None
    return Spot(
        noun.doc[noun.i : noun.i + 1], noun.i, cue.kind, f"instruments/{cue.id}", bare="alone" not in cue.frames
    )


def coded(token: Token) -> Iterator[Spot]:
    """Meetings that a code names: "COP9", "2+2"."""
    doc, at = token.doc, token.i
    letters = token.text.rstrip("0123456789")
    if letters != token.text and letters.isupper() and letters.lower() in words("counted"):
        yield Spot(doc[at : at + 1], at, "meeting", "instruments/counted-conference", sure=True)
    elif token.text.isupper() and token.lower_ in words("counted") and at + 1 < len(doc) and doc[at + 1].is_digit:
        yield Spot(doc[at : at + 2], at, "meeting", "instruments/counted-conference", sure=True)
    elif PLUS.match(token.text):
        yield _two_by_two(token, at + 1)
    elif token.text == "+" and 0 < at < len(doc) - 1 and all(_digit(t) for t in (doc[at - 1], doc[at + 1])):
        yield _two_by_two(doc[at - 1], at + 2)


def _digit(token: Token) -> bool:
    return len(token.text) == 1 and token.is_digit


def _two_by_two(first: Token, end: int) -> Spot:
    """Two ministers of each side meet; with the noun that says so."""
    doc, head = first.doc, end - 1
    for step in range(3):
        if end + step < len(doc) and doc[end + step].lower_ in {"talks", "meeting", "summit", "dialogue", "session"}:
            return Spot(doc[first.i : end + step + 1], head, "meeting", "instruments/two-by-two", sure=True)
        if end + step >= len(doc) or doc[end + step].pos_ not in {"NOUN", "ADJ", "PROPN"}:
            break
    return Spot(doc[first.i : end], head, "meeting", "instruments/two-by-two", sure=True)
