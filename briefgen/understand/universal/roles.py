"""The role that is told beside a name: "la maire, Ada Nord", "le sociologue Ada Nord", "Ada Nord, maire de Nordville".

In: the name and the words of its language. Out: the span of the role, from its noun on. Nouns of roles are in
lexicons/LANGUAGE/names.toml.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.universal import grammar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from briefgen.understand.universal.words import Words

BESIDE = frozenset({"NOUN", "ADJ", "ADP", "DET", "PROPN"})
"""What may stand between a role and a name without a comma: "la ministre des Ports Ada Nord"."""

LONGEST = 8
"""Tokens of a role with its complement."""


def beside(span: Span, words: Words) -> Span | None:
    """The role told beside a name: "la maire, Ada Nord", "le sociologue Ada Nord", "Ada Nord, maire de Nordville"."""
    doc = span.doc
    first, last = span.sent.start, span.sent.end
    at = span.start - 1
    if at >= first and doc[at].lower_ in words.grammar("prepositions"):
        return _role_behind(span, last, words)  # "le maire de Nordville" is not Nordville
    if at >= first and doc[at].lower_ in words.honorifics:
        at -= 1
    comma = at >= first and doc[at].text == ","
    limit = max(first, at - LONGEST)
    stop = at if comma else at + 1
    at = at - 1 if comma else at
    best = None
    while at >= limit and (doc[at].is_alpha or doc[at].text[-1:] in {"'", "-"} or "-" in doc[at].text):
        token = doc[at]
        if token.pos_ == "AUX" or (
            token.pos_ == "VERB" and token.lower_ not in words.roles and "Part" not in grammar.told(token, "VerbForm")
        ):
            break
        if token.lower_ in words.roles:
            best = at
        if not comma and token.pos_ not in BESIDE:
            break
        at -= 1
    if best is not None:
        return doc[_with_rank(doc, best, words) : stop]
    return _role_behind(span, last, words)


def _with_rank(doc: Doc, at: int, words: Words) -> int:
    """With a word like "ancien" before the role."""
    ranks = words.all("names", "roles", "before")
    return at - 1 if at and doc[at - 1].lower_ in ranks else at


def _role_behind(span: Span, last: int, words: Words) -> Span | None:
    doc, at = span.doc, span.end
    if at + 1 >= last or doc[at].text != ",":
        return None
    at += 1
    while at < last and doc[at].lower_ in words.grammar("articles") | words.all("names", "roles", "before"):
        at += 1
    if at >= last or doc[at].lower_ not in words.roles:
        return None
    end = at + 1
    while end < last and not doc[end].is_punct and doc[end].lower_ not in words.grammar("pronouns", "relative"):
        if doc[end].pos_ == "AUX" or (doc[end].pos_ == "VERB" and doc[end].text.islower()):
            return None  # "Selon la Gazette, le ministre partira": a clause begins
        end += 1
    return doc[at:end]
