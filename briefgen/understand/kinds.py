"""What kind of thing a name names: person, organization, country, place or something else.

In: a name. Out: weighed votes of its own words; those of its place in a sentence are in surroundings.py. No vote
decides alone, because the language model's own labels are wrong for one name in six; group.py adds them up.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from briefgen.understand import lexicon, people, places
from briefgen.understand.names import key

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Votes = dict[str, float]

LABELS = {
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "PRODUCT": "other", "EVENT": "other", "WORK_OF_ART": "other", "LAW": "other", "LANGUAGE": "other",
}  # fmt: skip
"""What the labels of the language model say."""

# How much a cue is worth against one label of the model (1). Set by reading errors on half of the marked articles:
# a cue that is nearly always right outvotes three labels, one that is mostly right outvotes one.
CERTAIN, STRONG, FAIR, WEAK = 8.0, 4.0, 2.0, 0.7
GIVEN_ALONE = 1.2
"""A lone given name that is no surname outvotes one label of the model."""
IN_A_HEADLINE = 0.3
"""The model's labels are poor where every word is capitalised."""

ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z&]{1,5}s?$|(?:[A-Z]\.){2,}$")
SYLLABLES = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+$")
"""As names of people are often spelt in East Asia: "Park Ji-won"."""
MODEL = re.compile(r"(?!G-?\d)[A-Z]{1,5}-\d+[A-Z]{0,2}$")
"""As weapons, vehicles and diseases are numbered: "XR-7"; not the groups of states, as "G-7"."""
INITIALS = re.compile(r"(?:[A-Z]\.){2,3}$")
"""As given names are cut short: "J.B. Haddad"."""
CLASS = re.compile(r"[A-Z]{2,5}s$")
"""Plain nouns cut short, in the plural: "NGOs", "PCs"."""
NUMBER = re.compile(r"[IVX]+[A-Z]?$|\d+$")
"""What counts the articles of a treaty or the builds of a product: "Article IV", "Block 3"."""
DOCTRINE = re.compile(r"(?:ism|ology|phobia|anity)$")


@functools.cache
def words(table: str, name: str) -> frozenset[str]:
    """A word list of names.toml or organizations.toml."""
    lists = {**lexicon.load("names"), **lexicon.load("organizations")}
    return frozenset(lists[table][name].split())


@functools.cache
def seats() -> frozenset[tuple[str, ...]]:
    """Buildings that stand for who sits there."""
    return frozenset(key(name) for name in lexicon.load("organizations")["organizations"]["seats"])


@functools.cache
def homonyms() -> frozenset[str]:
    """Names of countries that are names of people or states, too."""
    return frozenset(lexicon.load("countries")["homonyms"]["words"])


def head_word(span: Span) -> str:
    """The word that says what a name is the name of: the last one, or the one before "of", "for" or "on"."""
    for token in span[1:]:
        if token.lower_ in {"of", "for", "on", "against"}:
            return str(token.nbor(-1).lower_)
    last = [t for t in span if t.is_alpha or "." in t.text] or list(span)
    while len(last) > 1 and (last[-1].lower_ in words("organizations", "suffixes") or NUMBER.match(last[-1].text)):
        last.pop()
    return str(last[-1].lower_)


def of_a_body(span: Span) -> bool:
    """The name's own words say that it is no person's: "Marine Division", "General Assembly"."""
    heads = words("organizations", "heads") | words("places", "heads")
    return head_word(span) in heads or any(t.lower_ in words("places", "inside") for t in span)


def trades(span: Span) -> bool:
    """It begins or ends as names of companies, clubs, papers and unions do: "Radio Ellery", "Acme Constructors"."""
    if " " not in span.text:
        return False
    parts = [word for token in span for word in key(token.text)]  # "Sunder-Posten" is one token
    while len(parts) > 1 and parts[-1] in words("organizations", "suffixes"):
        parts.pop()
    ends = parts[-1:] and parts[-1].endswith(tuple(words("organizations", "endings")))
    return bool(ends) or parts[-1] in words("organizations", "trades") or parts[0] in words("organizations", "first")


def add(votes: Votes, kind: str, weight: float) -> None:
    """Put a vote on top of the others."""
    votes[kind] = votes.get(kind, 0.0) + weight


def acronym(token: Token) -> bool:
    """As "NFA" in a name; not initials of given names."""
    initials = INITIALS.match(token.text) and token.i + 1 < len(token.doc) and token.nbor().is_title
    return bool(ACRONYM.match(token.text)) and not initials


def _like_a_person(span: Span, name: tuple[str, ...]) -> float:
    """How much the words look like a given name with a surname."""
    if not 1 <= len(name) <= 6 or any(t.lower_ in {"of", "the", "&", "for"} or acronym(t) for t in span):
        return 0.0
    if SYLLABLES.match(span.text):
        return STRONG
    if len(span) == 2 and INITIALS.match(span[0].text) and span[1].is_title:
        return FAIR + WEAK
    given, family = people.given_name(span[0].text), people.surname(span[-1].text)
    if len(name) == 1:
        if name in places.atlas().regions or not (given or family):
            return 0.0
        return GIVEN_ALONE if given and not family else WEAK
    return FAIR + WEAK if given and family else FAIR if given else WEAK if family else 0.0


def of_the_words(span: Span, *, belief: bool = False) -> Votes:
    """The votes of the name's own words. `belief`: the model takes it for a people, faith or party, no person."""
    votes: Votes = {}
    name, head = key(span.text), head_word(span)
    long = len(span) > 1
    person = _like_a_person(span, name)
    # "Ana Law", "Andy House": a given name before it, and the head may be a surname.
    sure = FAIR if long and len(name) == 2 and person > FAIR else CERTAIN
    if places.country(span.text):
        add(votes, "country", FAIR if span.text in homonyms() else CERTAIN)
    elif name in seats():
        add(votes, "organization", CERTAIN)
    elif places.people(span.text):
        add(votes, "group", FAIR)
    elif span.text.lower() in words("places", "regions"):
        add(votes, "place", STRONG)
    elif places.place(span.text):
        add(votes, "place", WEAK if person and not long and name not in places.atlas().regions else FAIR)
    if long and span[0].text in {"St", "St.", "Saint"} and head in {"church", "cathedral", "chapel"}:
        add(votes, "place", CERTAIN)
    elif long and (span[-1].lower_ in words("organizations", "suffixes") or head in words("organizations", "heads")):
        add(votes, "organization", sure)
    elif long and any(t.lower_ in words("others", "vessels") for t in span[:-1]):
        add(votes, "other", sure)
    elif long and span[-1].tag_ == "NNPS" and head not in words("places", "heads") and places.place(span[-2].text):
        add(votes, "organization", STRONG)  # teams: "Ellery Rangers"
    elif long and (head in words("places", "heads") or any(t.lower_ in words("places", "inside") for t in span)):
        add(votes, "place", min(sure, STRONG))
    elif (long and span[0].lower_ in words("places", "first")) or (
        head.endswith("s") and head in words("places", "heads")
    ):
        add(votes, "place", FAIR)
    elif trades(span):
        add(votes, "organization", WEAK if person > FAIR else STRONG)
    elif (
        head in words("others", "heads") | words("others", "things")
        or DOCTRINE.search(head)
        or (long and span[0].lower_ in words("others", "first"))
        or any(MODEL.match(t.text) for t in span)
        or span.text.lower() in words("others", "abbreviations") | words("others", "alone")
        or CLASS.match(span.text)
    ):
        add(votes, "other", sure)
    elif long and head in words("others", "plans"):
        add(votes, "other", FAIR)
    elif ACRONYM.match(span.text) and not places.country(span.text):
        add(votes, "organization", FAIR)
    if person and "country" not in votes and not belief:
        add(votes, "person", person)
    if any(t.text in {"&", "+"} or t.like_num for t in span):
        add(votes, "organization", WEAK)
    return votes
