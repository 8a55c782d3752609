"""What the readers of instruments share: a place where one stands, and the words before it.

In: tokens. Out: `Spot`, and small questions about the words around a noun; nothing here decides that something is an
instrument.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand import people, places
from briefgen.understand.instrument_words import YEAR, words
from briefgen.understand.kinds import words as name_words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.model import InstrumentKind

LONGEST = 12
"""Tokens before or behind the noun; a longer "name" is a list that lost its commas."""

MODIFIERS = frozenset({"NOUN", "ADJ", "PROPN"})
SHORT = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,4}$|[A-Z]{2,8}$")
"""As names are cut short in brackets: "CWT", "CoP"."""

DASHES = frozenset({"-", "–", "‑"})
DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her", "our", "'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where an instrument stands.

    Attributes:
        span: Its words, without an article.
        head: The noun, by its place in the Doc; the number of a code.
        of: The words of the instrument that a provision is a part of; None for the others, and where it is not told.
        bare: Too little to tell by itself which one is meant: "the security treaty"; it counts as a form of another.
        sure: Its own words tell it even in a headline.
    """

    span: Span
    head: int
    kind: InstrumentKind
    rule: str
    of: Span | None = None
    bare: bool = False
    sure: bool = False


def capital(token: Token) -> bool:
    """The token begins with a capital letter and is a word or an abbreviation."""
    return token.text[:1].isupper() and any(c.isalpha() for c in token.text) and not token.like_url


def calendar(token: Token) -> bool:
    """The name of a month or day."""
    return token.lower_ in name_words("borders", "calendar")


def glued(token: Token) -> bool:
    """A dash that stands between two words without spaces."""
    at, doc = token.i, token.doc
    return token.text in DASHES and 0 < at < len(doc) - 1 and not token.whitespace_ and not doc[at - 1].whitespace_


def year(token: Token) -> bool:
    """Four digits that can be a year."""
    return YEAR.match(token.text) is not None


def shortened(span: Span) -> str | None:
    """The abbreviation in brackets right behind a name, where its letters begin the words: "(CWT)"."""
    doc, end = span.doc, span.end
    if end + 2 >= len(doc) or doc[end].text != "(" or doc[end + 2].text != ")":
        return None
    short = doc[end + 1].text
    return short if SHORT.match(short) and _initials(short, span) else None


def _initials(short: str, span: Span) -> bool:
    """The letters stand at the beginnings of the words, in order."""
    first = [t.text[0].lower() for t in span if t.is_alpha]
    at = 0
    for letter in short.lower():
        while at < len(first) and first[at] != letter:
            at += 1
        if at == len(first):
            return False
        at += 1
    return True


def opens(token: Token) -> bool:
    """It stands first in its sentence, or behind a quotation mark that does: its capital tells nothing."""
    return bool(token.is_sent_start) or token.i == 0 or token.nbor(-1).is_quote


def tells(token: Token) -> bool:
    """A name that tells which one: of a country, people, place or body; not the first word of a sentence."""
    if not capital(token) or calendar(token) or token.lower_ in words("loose"):
        return False
    known = places.country(token.text) or places.people(token.text) or places.place(token.text)
    if known:
        return True
    if opens(token) or people.role(token.text) or people.honorific(token.text) is not None:
        return False
    return token.tag_ in {"NNP", "NNPS"} or token.ent_type_ in {"GPE", "ORG", "NORP", "LOC"} or token.is_upper


def before(token: Token) -> Token | None:
    """The token before it in its sentence; None for the first one."""
    return token.doc[token.i - 1] if token.i > token.sent.start else None


def behind(token: Token) -> Token | None:
    """The token behind it in its sentence; None for the last one."""
    return token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
