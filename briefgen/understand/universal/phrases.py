"""Noun phrases by the order of words: where one begins behind a verb, and how it is worded.

In: tokens and the words of their language. Out: heads of phrases and spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.universal.grammar import NOMINAL, base

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from briefgen.understand.universal.words import Words

PARTS = frozenset({"det", "amod", "nmod", "flat", "case", "nummod", "fixed", "compound"})


def head_at(doc: Doc, start: int, stop: int, words: Words) -> Token | None:
    """Head of the noun phrase that begins at `start`: its first noun, name or pronoun; None where none begins there."""
    at = start
    while at < stop and (doc[at].pos_ in {"DET", "NUM"} or doc[at].lower_ in words.grammar("articles", "definite")):
        at += 1
    while at < stop and doc[at].pos_ == "ADJ" and not _names(doc[at], words):
        at += 1
    if at >= stop or doc[at].lower_ in words.grammar("prepositions"):
        return None
    return doc[at] if doc[at].pos_ in NOMINAL or _names(doc[at], words) else None


def _names(token: Token, words: Words) -> bool:
    """A name, a title or a role, whatever the tagger takes it for."""
    low = token.lower_
    return token.text[:1].isupper() or low in words.roles or low in words.honorifics or low in words.bodies


def worded(head: Token, words: Words) -> str:
    """The phrase without a leading article and without clauses or appositions: "étude de l'Institut Nord"."""
    span = span_of(head, words)
    start = span.start
    if span[0].lower_ in words.grammar("articles") | words.grammar("articles", "definite") and len(span) > 1:
        start += 1
    return " ".join(span.doc[start : span.end].text.split())


def span_of(head: Token, words: Words) -> Span:
    """The phrase: what hangs on the head as article, adjective, complement or part of a name, without a gap."""
    doc, start, end = head.doc, head.i, head.i + 1
    inside, waiting = {head.i}, [head]
    while waiting:
        above = waiting.pop()
        parts = [t for t in above.children if base(t) in PARTS and t.lower_ not in words.verbs]
        parts = [t for t in parts if above.i != head.i or base(t) != "case"]
        inside |= {t.i for t in parts}
        waiting += parts
    while start - 1 in inside and not doc[start - 1].is_punct:
        start -= 1
    while end in inside and not doc[end].is_punct:
        end += 1
    return doc[start:end]
