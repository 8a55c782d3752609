"""Sentence borders by punctuation, before the parser sees the text.

In: the tokens of one block. Out: the same Doc with `is_sent_start` set where punctuation decides, and left open where
only the grammar can. The small model's own borders break after abbreviations and inside quotations, and a broken
sentence is broken evidence.
"""

from __future__ import annotations

import functools
import itertools

import numpy as np
from spacy.tokens import Doc, Token

from briefgen.understand import lexicon, site_abbreviations

NAME = "briefgen_sentences"

MOST = 1_500
"""Tokens after which a sentence ends in any case. None is as long, but a page of initials ("A. B. C. ...") looks like
one; the time that a sentence takes grows with the square of its length."""
BORDER, NO_BORDER = 1, np.uint64(2**64 - 1)
"""As spaCy writes them: the latter is -1; 0 leaves it to the parser."""

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


@functools.cache
def _abbreviations(language: str) -> frozenset[str]:
    """Words with a full stop behind which no sentence ends, "M." in French; English leaves that to the parser."""
    known = language != lexicon.ENGLISH and "grammar" in lexicon.names(language)
    listed: str = lexicon.load("grammar", language)["abbreviations"]["words"] if known else ""
    return frozenset(listed.split())


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
        if last.text in _abbreviations(doc.vocab.lang):
            return False
        if not closed and site_abbreviations.is_one(last) and not doc[i].is_stop:
            return False  # the site's lexicon has it: "Art. Lindqvist", but "in the Art. The council" is left open
        return None if _starts_like_a_sentence(doc[i]) and not closed else False  # "in the U.S. He said", "U.S. Navy"
    return False


def mark(doc: Doc) -> Doc:
    """Set the borders of one block's tokens; the parser keeps what is set and decides the rest.

    All at once: a token that is set alone looks through the whole Doc first, so a long block would take for ever.
    """
    borders = np.zeros((len(doc), 1), dtype="uint64")
    begun = 0
    for before, token in itertools.pairwise(doc):
        verdict: bool | None = False
        if before.text[-1] in TELLING and (token.text not in CLOSING or (token.text in OPENING and before.whitespace_)):
            verdict = _verdict(doc, token.i)
        if token.i - begun >= MOST:
            verdict = True
        if verdict is not None:
            borders[token.i, 0] = BORDER if verdict else NO_BORDER
        if verdict:
            begun = token.i
    return doc.from_array(["SENT_START"], borders)  # type: ignore[arg-type]  # spaCy takes the arrays of numpy
