"""Which verbs report what somebody said, and what they license.

In: a token. Out: its entry in lexicons/speech.toml, or None. speech.py makes `Saying`s of them.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from spacy.tokens import Token

from briefgen.understand import lexicon

MARKS = frozenset({'"', "“", "‘", "'", "``", ":", "«"})

HEADLINE_REACH = 7
"""Tokens behind a verb in headline case within which its quotation begins: room for an addressee."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One verb as the lexicon has it: its frames, and the particle it needs (None: none)."""

    id: str
    frames: frozenset[str]
    particle: str | None


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
