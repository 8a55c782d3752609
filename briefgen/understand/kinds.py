"""What kind of thing a name names: person, organization, country, place or something else.

In: a mention in its sentence. Out: weighed votes. No vote decides alone, because the language model's own labels are
wrong for one name in six; merging.py adds up the votes of all mentions of a name.
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


def _add(votes: Votes, kind: str, weight: float) -> None:
    votes[kind] = votes.get(kind, 0.0) + weight


def _like_a_person(span: Span, name: tuple[str, ...]) -> float:
    """How much the words look like a given name with a surname."""
    if not 1 <= len(name) <= 5 or any(t.lower_ in {"of", "the", "&", "for"} or ACRONYM.match(t.text) for t in span):
        return 0.0
    if SYLLABLES.match(span.text):
        return STRONG
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
        _add(votes, "country", FAIR if span.text in homonyms() else CERTAIN)
    elif name in seats():
        _add(votes, "organization", CERTAIN)
    elif span.text.lower() in words("places", "regions"):
        _add(votes, "place", STRONG)
    elif places.place(span.text):
        _add(votes, "place", WEAK if person and not long and name not in places.atlas().regions else FAIR)
    if long and (span[-1].lower_ in words("organizations", "suffixes") or head in words("organizations", "heads")):
        _add(votes, "organization", sure)
    elif long and span[-1].tag_ == "NNPS" and head not in words("places", "heads") and places.place(span[-2].text):
        _add(votes, "organization", STRONG)  # teams: "Ellery Rangers"
    elif long and (head in words("places", "heads") or any(t.lower_ in words("places", "inside") for t in span)):
        _add(votes, "place", min(sure, STRONG))
    elif long and span[0].lower_ in words("places", "first"):
        _add(votes, "place", FAIR)
    elif (
        head in words("others", "heads") | words("others", "things")
        or DOCTRINE.search(head)
        or (long and span[0].lower_ in words("others", "first"))
        or any(MODEL.match(t.text) for t in span)
        or span.text.lower() in words("others", "abbreviations")
    ):
        _add(votes, "other", sure)
    elif long and head in words("others", "plans"):
        _add(votes, "other", FAIR)
    elif ACRONYM.match(span.text) and not places.country(span.text):
        _add(votes, "organization", FAIR)
    if person and "country" not in votes and not belief:
        _add(votes, "person", person)
    if any(t.text in {"&", "+"} or t.like_num for t in span):
        _add(votes, "organization", WEAK)
    return votes


def verb_of(token: Token) -> Token | None:
    """The verb whose subject the token is."""
    return token.head if token.dep_ in {"nsubj", "nsubjpass"} and token.head.pos_ in {"VERB", "AUX"} else None


def _speaks_for(after: list[Token]) -> bool:
    """What follows is somebody's role in the named body: "Acme chief executive", "Acme's spokesman"."""
    words = after[1:] if after[0].lower_ in {"'s", "’s"} else after
    return any(people.role(t.text) and t.is_lower for t in words[:2]) and all(t.is_alpha for t in words[:1])


def _beside(span: Span) -> tuple[Token | None, list[Token]]:
    """The token before the span, and up to three after it."""
    doc = span.doc
    return (doc[span.start - 1] if span.start else None), list(doc[span.end : span.end + 3])


def _of_what_follows(span: Span, after: list[Token], votes: Votes) -> None:
    """People are followed by their age or "who", bodies by their people ("Acme spokesman"), things by what they are."""
    texts = [t.text for t in after]
    if len(after) == 3 and texts[0] == texts[2] == "," and texts[1].isdigit() and len(texts[1]) <= 2:
        _add(votes, "person", STRONG)
    if len(after) > 1 and (after[0].lower_ == "who" or (texts[0] == "," and after[1].lower_ == "who")):
        _add(votes, "person", FAIR)
    possessive = len(after) > 1 and after[0].lower_ in {"'s", "’s"}
    if possessive and after[1].ent_type_ == "PERSON" and not places.place(span.text):
        _add(votes, "organization", FAIR)
    if after and span.label_ != "PERSON" and _speaks_for(after):
        _add(votes, "organization", FAIR)
    if len(after) > 1 and texts[0] == "," and (places.country(texts[1]) or key(texts[1]) in places.atlas().regions):
        _add(votes, "place", FAIR)
    beyond = after[1:] if after and after[0].text == ")" else after
    following = beyond[0].lemma_.lower() if beyond and beyond[0].text.islower() else ""
    if following in words("others", "after"):  # "Sunder missiles"
        _add(votes, "other", FAIR)
        _add(votes, "person", -FAIR)
    elif following in words("cues", "reign") and not ACRONYM.match(span.text):  # "the Reyes administration"
        _add(votes, "person", STRONG)
        _add(votes, "organization", -WEAK)


def _of_what_precedes(span: Span, before: Token | None, votes: Votes) -> None:
    if before is None:
        return
    if before.lower_ == "the":
        _add(votes, "organization", WEAK)
        _add(votes, "person", -FAIR)
    if before.lower_ in words("cues", "where"):
        _add(votes, "place", WEAK)
        _add(votes, "person", -WEAK)
    unknown = len(span) == 1 and not people.surname(span.text) and not people.given_name(span.text)
    said_there = before.lower_ == "on" and before.head.pos_ == "VERB"
    posted = before.lower_ in {"on", "to"} and before.head.lemma_.lower() in words("cues", "posted")
    if unknown and not places.place(span.text) and (said_there or posted):
        _add(votes, "organization", WEAK)  # "posted on Sunder"
        _add(votes, "person", -FAIR)


def defined(span: Span) -> str | None:
    """What an acronym in brackets is, where plain words before it spell it out: "gross domestic product (GDP)".

    "organization" where these say so ("the harbour workers' union (HWU)"), else "other"; None for anything else.
    """
    doc, letters = span.doc, span.text.lower()
    if len(span) > 1 or not ACRONYM.match(span.text) or span.start < 3 or doc[span.start - 1].text != "(":
        return None
    words_before = [t for t in doc[max(span.sent.start, span.start - 3 * len(letters)) : span.start - 1] if t.is_alpha]
    for small in (frozenset[str](), frozenset({"of", "and", "for", "the", "in", "on", "to"})):
        spelt = [t for t in words_before if t.lower_ not in small][-len(letters) :]
        if "".join(t.lower_[0] for t in spelt) == letters and any(t.is_lower for t in spelt):
            return "organization" if spelt[-1].lower_ in words("generic", "bodies") else "other"
    return None


def _of_the_grammar(span: Span, votes: Votes) -> None:
    root = span.root
    verb = verb_of(root)
    if verb is not None and verb.lemma_ in words("cues", "human"):
        _add(votes, "person", WEAK)
    elif verb is not None and verb.lemma_ in words("cues", "saying"):
        _add(votes, "person", WEAK / 2)
        _add(votes, "organization", WEAK / 2)
        _add(votes, "place", -WEAK)
    contests = words("generic", "contests")
    first = root
    while first.dep_ == "conj" and first.head.pos_ == "PROPN":
        first = first.head
    by = first.head if first.dep_ == "pobj" else first
    against = by.lower_ == "against" and by.head.lemma_.lower() in contests
    beaten = by.dep_ in {"nsubj", "dobj", "nsubjpass", "agent"} and by.head.lemma_ in words("cues", "beating")
    if (against or beaten) and (places.place(span.text) or (len(span) > 1 and places.place(span[1:].text))):
        _add(votes, "organization", STRONG)  # a city plays as its team
    known = people.surname(span.text) or people.given_name(span.text)
    for child in root.children:
        if child.dep_ == "appos" and child.i > root.i:
            if people.role(child.text) and child.lower_ not in words("cues", "roles_of_bodies"):
                _add(votes, "person", STRONG)
            elif child.lower_ in words("generic", "bodies") or (people.role(child.text) and not known):
                _add(votes, "organization", FAIR)


def of_the_sentence(span: Span, *, headline: bool, titled: bool) -> Votes:
    """The votes of one place where the name stands. `titled`: an honorific or a role stands before it."""
    votes: Votes = {}
    if span.label_ in LABELS:
        _add(votes, LABELS[span.label_], IN_A_HEADLINE if headline else 1.0)
    if titled:
        _add(votes, "person", STRONG)
    if (
        len(span) == 1
        and span[0].tag_ == "NNPS"
        and span.label_ in {"NORP", "PERSON"}
        and not people.surname(span.text)
    ):
        _add(votes, "group", FAIR)  # "Republicans"
    if any(t.is_digit or ACRONYM.match(t.text) for t in span):
        _add(votes, "person", -FAIR)
    before, after = _beside(span)
    _of_what_follows(span, after, votes)
    _of_what_precedes(span, before, votes)
    _of_the_grammar(span, votes)
    told = defined(span)
    if told is not None:
        _add(votes, told, CERTAIN)
    return votes
