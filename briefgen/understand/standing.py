"""Can a sentence stand on a page by itself?

In: a sentence of a ParsedSource. Out: whether it states something, points to a sentence before it, tells what a
picture shows, or speaks as "I". The words are in lexicons/facts.toml; facts.py asks.
"""

from __future__ import annotations

import functools
import re

from spacy.tokens import Span, Token

from briefgen.understand import lexicon

FEWEST_WORDS = 5
LINK_WORDS = 4
OPENING = "\"'“‘«([—–- "
CLOSING = "\"'”’») "

NOUNS = frozenset({"NOUN", "PROPN"})
OBJECTS = frozenset({"pobj", "pcomp", "dobj"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TIMES = frozenset({"DATE", "TIME"})

LABEL_TOKENS = 5
"""A caption's label is so short at most: "Open again: the bridge on Monday"."""

UNCLOSED = re.compile(r"[\"“«](?!.*[\"”»])|['‘](?!.*(?<=[^\s(])['’](?!\w))", re.DOTALL)
"""A quotation that begins the text and does not end in it."""


@functools.cache
def words(name: str) -> frozenset[str]:
    """A word list of lexicons/facts.toml."""
    return frozenset(lexicon.load("facts")["words"][name])


@functools.cache
def _patterns(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(cue["pattern"], re.IGNORECASE) for cue in lexicon.load("facts")[table])


def states(sentence: Span, quote: str) -> bool:
    """Is it a whole statement, and no question, page furniture, or quotation that ends elsewhere?

    `quote` is the sentence as it stands in the file.
    """
    text = quote.strip(OPENING)
    if len(quote.split()) < FEWEST_WORDS or not text or text.rstrip(CLOSING).endswith(("?", ":")):
        return False
    if not any(t.pos_ in {"VERB", "AUX"} for t in sentence):
        return False
    if any(pattern.match(text) for pattern in _patterns("cue")) or UNCLOSED.match(quote):
        return False
    first = next((t for t in sentence if t.is_alpha), None)
    return first is not None and not first.text[0].islower()


def is_linked(sentence: Span) -> bool:
    """Do its first words tie it to the sentence before: "But", "At the time"?"""
    first = [t.lower_ for t in sentence if t.is_alpha][:LINK_WORDS]
    return any(" ".join(first[:count]) in words("linking") | words("tying") for count in range(1, LINK_WORDS + 1))


def ends(quote: str) -> bool:
    """Does it end as sentences do? A cut line and a headline do not."""
    return quote.rstrip(CLOSING).endswith((".", "!", "…", ";"))


def points_back(sentence: Span) -> bool:
    """Does it begin with, or is its subject, a word for somebody or something named before?"""
    alphabetic = [t for t in sentence if t.is_alpha]
    at = 0
    while at < len(alphabetic) - 1 and alphabetic[at].lower_ in words("linking"):
        at += 1
    subjects = [t for t in sentence if t.dep_ in SUBJECTS and t.head == sentence.root]
    if any(_is_pointer(token) for token in alphabetic[at : at + 1] if not _is_named_behind(token)):
        return True
    if any(_is_pointer(token) and not _named_before(token, sentence) for token in subjects):
        return True
    # "Due to that, the port closed", "To counter this": what the fronted phrase ends in lies before the sentence.
    front = sentence[: min((t.i for t in subjects), default=sentence.start) - sentence.start]
    if any(t.lower_ in {"this", "that", "these", "those", "such"} and t.dep_ in OBJECTS for t in front):
        return True
    # "It was, he noted, the second": nobody is named before, and no subject follows as in "When he came, the mayor".
    named = any(t.pos_ in NOUNS for t in subjects)
    first = next((t for t in sentence if t.pos_ in NOUNS and t.ent_type_ not in TIMES), None)
    return not named and any(
        t.lower_ in {"he", "she", "they"} and t.dep_ in SUBJECTS and (first is None or t.i < first.i) for t in sentence
    )


def _is_named_behind(token: Token) -> bool:
    """As in "His firm, Example Ltd, was fined": whose it is, the name tells well enough."""
    return token.dep_ == "poss" and any(
        child.dep_ == "appos" and child.pos_ == "PROPN" for child in token.head.children if child.i > token.head.i
    )


def _named_before(token: Token, sentence: Span) -> bool:
    """As in "When the ferry leaves, it carries nobody": the clause in front has the noun that the word points to."""
    return token.lower_ in {"it", "he", "she", "they"} and any(
        t.dep_ in SUBJECTS and t.pos_ in NOUNS and t.head.dep_ == "advcl" for t in sentence[: token.i - sentence.start]
    )


def _is_pointer(token: Token) -> bool:
    if token.lower_ == "it":  # "it is clear that" points nowhere
        return token.dep_ == "nsubj" and token.head.lemma_ not in words("empty")
    if token.lower_ == "that":  # "That would delay it", "That bridge", not "that the bridge is old worries nobody"
        return token.dep_ in SUBJECTS or (token.dep_ == "det" and token.head.ent_type_ not in TIMES)
    return token.lower_ in words("dangling") and token.ent_type_ not in TIMES


def is_caption(sentence: Span, quote: str) -> bool:
    """Does it tell what a picture shows: "(pictured)", "Above, the harbour", or a label with a colon?"""
    if any(pattern.search(quote) for pattern in _patterns("caption")):
        return True
    label = sentence[: LABEL_TOKENS + 1]
    colon = next((t.i - sentence.start for t in label if t.text == ":"), 0)
    return colon > 0 and not any(t.dep_ in SUBJECTS for t in sentence[:colon])  # not "The mayor said: ..."


def is_personal(token: Token) -> bool:
    """Is it a word of the one who speaks or is spoken to?"""
    return token.lower_ in words("personal")
