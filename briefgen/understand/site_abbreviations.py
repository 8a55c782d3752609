"""Abbreviations of the site's lexicon, such as "Min.", as one token each, so that no sentence ends at their full stop.

In: the tokens of one block, before the model sees them. Out: the same Doc. The tokenizer knows those that are usual in
English; sentences.py asks `is_one`.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from briefgen.understand import site_words


def joined(doc: Doc, words: site_words.SiteWords) -> Doc:
    """The Doc with every abbreviation as one token."""
    spans = [span for short in sorted(words.shorts, key=len, reverse=True) for span in _places(doc, short)]
    taken: set[int] = set()
    with doc.retokenize() as retokenizer:
        for span in spans:
            if len(span) > 1 and taken.isdisjoint(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                retokenizer.merge(span)
    return doc


def _places(doc: Doc, short: str) -> Iterator[Span]:
    """Where it stands as a word of its own."""
    text, at = doc.text, -1
    while (at := text.find(short, at + 1)) >= 0:
        end = at + len(short)
        if (at and text[at - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        span = doc.char_span(at, end)
        if span is not None:
            yield span


def is_one(token: Token) -> bool:
    """The token is an abbreviation of the site's lexicon."""
    words = site_words.of(token.doc)
    return words is not None and token.text in words.shorts
