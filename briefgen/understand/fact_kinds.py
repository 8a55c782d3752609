"""What kind of fact a sentence is.

In: a sentence, whether somebody is quoted in it, and its dates. Out: "reported", "expected", "background" or "fact".
The words are in lexicons/facts.toml; facts.py asks.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from spacy.tokens import Span, Token

from briefgen.model import DateMention, FactKind
from briefgen.understand.period import Period
from briefgen.understand.standing import words

OLD = 180
"""Days: a sentence whose dates all lie further before the document is background."""

PRESENT = frozenset({"VBZ", "VBP"})


def kind(sentence: Span, *, quoted: bool, dates: Iterable[DateMention], today: date | None) -> FactKind:
    """Reported before expected before background: who says so is never lost.

    `today` is the document's date, None where it is not stated; `dates` are those of the sentence.
    """
    if quoted or _says(sentence):
        return "reported"
    root = sentence.root
    helpers = {t.lower_ for t in root.children if t.dep_ in {"aux", "auxpass"}}
    if helpers & (words("ahead") | words("possible")) or _expects(root, helpers):
        return "expected"
    if (root.tag_ == "VBN" and "had" in helpers) or _is_old(dates, today):
        return "background"
    return "fact"


def _expects(root: Token, helpers: set[str]) -> bool:
    expecting = words("expecting")
    if root.lemma_.lower() in expecting and (root.tag_ in PRESENT or helpers & {"is", "are"}):
        return True
    return root.tag_ in PRESENT and any(c.dep_ == "acomp" and c.lower_ in expecting for c in root.children)


def _says(sentence: Span) -> bool:
    root = sentence.root
    if root.lemma_.lower() in words("saying") and any(c.dep_ in {"ccomp", "nsubj"} for c in root.children):
        return any(c.dep_ == "ccomp" for c in root.children)
    return any(_according(token) for token in sentence)


def _according(token: Token) -> bool:
    return token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"


def _is_old(dates: Iterable[DateMention], today: date | None) -> bool:
    ends = [Period.read(d.value).last for d in dates if d.value]
    return today is not None and bool(ends) and all((today - end).days > OLD for end in ends)
