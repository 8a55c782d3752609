"""Finds "according to": speech without a verb of saying.

In: a text. Out: what is said, the words that tell so, and the head of the phrase that names the source.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from spacy.tokens import Span, Token

from briefgen.understand import grammar, lexicon
from briefgen.understand.clauses import Text, has_finite
from briefgen.understand.sayers import phrase_head

OPENING = 3
"""Tokens before the phrase that still open the sentence: "But according to …"."""


@functools.cache
def _no_source() -> frozenset[str]:
    return frozenset(lexicon.load("speech")["no_source"]["nouns"])


def find(text: Text) -> Iterator[tuple[Span, Span, Token]]:
    """Content, cue and head of the source for each "according to" outside direct quotations, in order."""
    for token in text.doc[:-1]:
        if token.lower_ != "according" or token.nbor().lower_ != "to" or token.i in text.spoken:
            continue
        sentence = text.sentence(token)
        head = grammar.child(token.nbor(), "pobj") or phrase_head(text.doc, token.i + 2, sentence.end)
        if head is None or head.lemma_.lower() in _no_source() or _is_manner(head):
            continue
        content = _beside(token, head, sentence)
        if content is not None and len(content):
            yield content, text.doc[token.i : token.i + 2], head


def _is_manner(head: Token) -> bool:
    """As in "shared according to risk and need": a bare singular noun says how, and names no source."""
    return head.tag_ == "NN" and not grammar.children(head, "det", "poss", "amod", "compound", "nummod", "relcl", "acl")


def _beside(token: Token, head: Token, sentence: Span) -> Span | None:
    """What the source is given for: the sentence behind the phrase where that opens it, else what stands before."""
    doc = token.doc
    if token.i - sentence.start > OPENING and doc[token.i - 1].pos_ not in {"SCONJ", "CCONJ"}:
        before = doc[sentence.start : token.i]
        return before if has_finite(before) else None
    after = head.right_edge.i + 1
    if after < sentence.end and doc[after].text == ",":
        return doc[after + 1 : sentence.end]
    comma = next((t.i for t in doc[head.i : sentence.end] if t.text == ","), None)
    if comma is not None and has_finite(doc[comma : sentence.end]):
        return doc[comma + 1 : sentence.end]
    return doc[head.i + 1 : sentence.end]  # no comma: "According to the ministry over 300 people …"
