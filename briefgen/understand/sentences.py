"""Sentence borders by punctuation, before the parser sees the text.

In: the tokens of one block. Out: the same Doc with `is_sent_start` set where punctuation decides, and left open where
only the grammar can. The small model's own borders break after abbreviations and inside quotations, and a broken
sentence is broken evidence.
"""

from __future__ import annotations

import itertools

from spacy.tokens import Doc, Token

NAME = "briefgen_sentences"

END = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!?"})
CLOSING = frozenset({'"', "”", "’", "''", "'", ")", "]", "»"})
TELLING = frozenset(mark[-1] for mark in END | CLOSING)
"""Behind any other letter no sentence ends."""
OPENING = frozenset({'"', "“", "‘", "``", "'", "(", "[", "«"})


def _starts_like_a_sentence(token: Token) -> bool:
    while token.text in OPENING and token.i + 1 < len(token.doc):
        token = token.nbor()
    return token.text[:1].isupper() or token.text[:1].isdigit() or token.text[:1] in "$£€@#•–—"


def _possessive(mark: Token) -> bool:
    """As in "the workers' demands": an apostrophe behind a word, not a closing mark behind a full stop."""
    return mark.text in {"'", "’"} and mark.nbor(-1).text[-1:].isalpha()


def _verdict(doc: Doc, i: int) -> bool | None:
    """True: a sentence starts at token i; False: none does; None: let the parser decide."""
    end = i - 1
    closed = 0
    while end > 0 and doc[end].text in CLOSING and not _possessive(doc[end]):
        closed += 1
        end -= 1
    last = doc[end]
    if last.text in END or (last.text[-1:] in ".!?" and closed):
        if not doc[i - 1].whitespace_ and doc[i].text not in OPENING:
            return False  # "3.5", "amazon.com", "?)": no space, no border
        if not _starts_like_a_sentence(doc[i]):
            return False
        if closed and last.text in {"!", "?"}:
            return None  # "Why?" Smith asked: the quotation ends, the sentence may not
        if last.text in {"…", "..."}:
            return None
        return True
    if last.text.endswith(".") and len(last.text) > 1:
        return None if _starts_like_a_sentence(doc[i]) and not closed else False  # "in the U.S. He said", "U.S. Navy"
    return False


def mark(doc: Doc) -> Doc:
    """Set the borders of one block's tokens; the parser keeps what is set and decides the rest."""
    for before, token in itertools.pairwise(doc):
        if before.text[-1] not in TELLING:
            token.is_sent_start = False
            continue
        if token.text in CLOSING and not (token.text in OPENING and before.whitespace_):
            token.is_sent_start = False
            continue
        token.is_sent_start = _verdict(doc, token.i)
    return doc
