"""Which verbs report what somebody said, and what they license.

In: a token. Out: its entry in lexicons/speech.toml, or None. speech.py makes `Saying`s of them.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from spacy.tokens import Token

from briefgen.site_lexicon import own
from briefgen.understand import lexicon, site_words

MARKS = frozenset({'"', "“", "‘", "'", "``", ":", "«"})

HEADLINE_REACH = 7
"""Tokens behind a verb in headline case within which its quotation begins: room for an addressee."""

FRAMES_OF_THE_SITE = frozenset({"quote", "clause"})
"""What a verb of the site's own lexicon licenses: those of "say"."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb as the lexicon has it: its frames, the particle it needs (None: none), and how many tokens it has."""

    id: str
    frames: frozenset[str]
    particle: str | None
    length: int = 1


@functools.cache
def _entries() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for cue in lexicon.load("speech")["cue"]:
        for lemma in cue["lemmas"]:
            found.setdefault(lemma, []).append(Entry(cue["id"], frozenset(cue["frames"]), cue.get("particle")))
    return {lemma: tuple(entries) for lemma, entries in found.items()}


@functools.cache
def _headline_forms() -> dict[str, str]:
    forms: dict[str, str] = lexicon.load("speech")["headline"]["forms"]
    return forms


@functools.cache
def records() -> frozenset[str]:
    """Nouns of what speaks in writing: "the report shows"."""
    return frozenset(lexicon.load("speech")["records"]["nouns"])


def is_record(token: Token | None) -> bool:
    """The phrase with this head is a text or a figure: "records", "the survey"."""
    return token is not None and token.lemma_.lower() in records()


def is_headline_form(word: str) -> bool:
    """The word is a verb of saying as headlines write it: "Said"."""
    return word.istitle() and word.lower() in _headline_forms()


def in_headline(token: Token) -> bool:
    """A verb of saying that its capital letter hid from the tagger: 'Jane Doe Said: "…"'."""
    doc = token.doc
    if token.pos_ not in {"PROPN", "NOUN", "ADJ"} or not is_headline_form(token.text):
        return False
    if token.i == 0 or not doc[token.i - 1].text[:1].isupper():
        return False
    behind = doc[token.i + 1 : token.i + HEADLINE_REACH]
    return len(behind) > 0 and (behind[0].text[:1].isupper() or any(t.text in MARKS for t in behind))


def entry(token: Token) -> Entry | None:
    """What the lexicon says of the verb; None where the token is no verb of saying."""
    of_the_site = _of_the_site(token)
    if of_the_site is not None:
        return of_the_site
    lemma = token.lemma_.lower()
    if token.pos_ != "VERB" or (token.tag_ == "VBN" and token.dep_ == "amod"):
        if not in_headline(token):
            return None
        lemma = _headline_forms()[token.lower_]
    if token.tag_ == "VBG" and any(t.dep_ in {"poss", "det"} for t in token.children):
        return None  # "her warning that …" is a noun
    for one in _entries().get(lemma, ()):
        near = token.doc[token.i + 1 : token.i + 3]
        if one.particle is None or any(t.lower_ == one.particle and t.head.i == token.i for t in near):
            return one
    return None


def _of_the_site(token: Token) -> Entry | None:
    """The verb of the site's lexicon that begins with the token, where it is used as a verb."""
    words = site_words.of(token.doc)
    found = words.verbs.at(token.doc, token.i, token.sent.end) if words is not None and words.verbs else None
    if found is None or token.pos_ != "VERB" or (token.tag_ == "VBN" and token.dep_ == "amod"):
        return None
    if token.tag_ == "VBG" and any(t.dep_ in {"poss", "det"} for t in token.children):
        return None
    end, verb = found
    return Entry(own(verb.phrase), FRAMES_OF_THE_SITE, None, end - token.i)
