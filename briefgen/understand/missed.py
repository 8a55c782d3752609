"""Names that the language model did not see: runs of proper nouns, and surnames it took for plain words.

In: the parse, and the tokens that names cover already. Out: spans; where their borders are wrong, borders.py puts them
right. Used by mentions.py.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefgen.understand import borders, kinds, people, places
from briefgen.understand.borders import SPLITTERS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from briefgen.understand.parsed import ParsedSource

HEADLINE_SHARE = 0.65
"""Share of capitalised words from which a sentence is a headline or a list of names, where capitals tell nothing."""


@functools.lru_cache(maxsize=1)  # three readers ask for the same source
def headlines(parsed: ParsedSource) -> frozenset[int]:
    """Tokens that stand in sentences where nearly every word is capitalised, and which do not end like a sentence."""
    found: set[int] = set()
    for sentence in parsed.sentences:
        words = [t for t in sentence if t.is_alpha and len(t) > 3]
        capital = sum(t.text[0].isupper() for t in words)
        shouted = sum(t.is_upper for t in words) >= HEADLINE_SHARE * len(words)
        if (
            len(words) >= 3
            and capital >= HEADLINE_SHARE * len(words)
            and (shouted or sentence.text.strip()[-1] not in ".!")
        ):
            found.update(range(sentence.start, sentence.end))
    return frozenset(found)


def _opening(token: Token) -> bool:
    """A capital tells nothing here: a sentence, a quotation or a clause after a colon starts."""
    return bool(token.is_sent_start) or token.i == 0 or token.nbor(-1).text in SPLITTERS


def _surely(token: Token, lower: frozenset[str], inside: frozenset[str]) -> bool:
    """Whether a lone capitalised word is a name: not by its place only, unless it looks like one."""
    if not _opening(token):
        return True
    if token.lower_ in lower:
        return False
    known = people.surname(token.text) or people.given_name(token.text)
    if token.text in inside or known or bool(places.country(token.text)) or not token.is_title:
        return True
    return _acts(token)


def _acts(token: Token) -> bool:
    """As the subject of an act that is no plain noun in the plural: "Acme bought", "Acme and Tessaro will"."""
    plain = token.lower_ in kinds.words("generic", "words") | kinds.words("others", "alone")
    following = token.nbor() if token.i + 1 < len(token.doc) else token
    if following.is_lower and people.role(following.text) and following.i == token.head.i:
        return token.tag_ == "NNP" and not plain and not people.role(token.text)  # "Acme spokeswoman"
    acts = token.dep_ == "nsubj" and token.head.pos_ in {"VERB", "AUX"}
    return acts and token.tag_ == "NNP" and not plain and not people.role(token.text)


def _hyphen(token: Token) -> bool:
    """A hyphen inside a word, with a part of a name on both sides: "Self-Defense"."""
    doc, i = token.doc, token.i
    return (
        token.text == "-" and 0 < i < len(doc) - 1 and not token.whitespace_ and not doc[i - 1].whitespace_
        and borders.proper(doc[i - 1]) and borders.proper(doc[i + 1]) and not places.place(doc[i + 1].text)
    )  # fmt: skip


def _one_name(doc: Doc, start: int, at: int, taken: set[int]) -> bool:
    """Token `at` is the "and" of a paper's name: "Roads and Bridges Act"."""
    if doc[at].lower_ != "and" or at + 2 >= len(doc) or {at + 1, at + 2} & taken or not borders.proper(doc[at + 1]):
        return False
    end = at + 2
    while end < len(doc) and borders.proper(doc[end]):
        end += 1
    papers = kinds.words("others", "papers") | kinds.words("organizations", "heads")
    return end > at + 2 and doc[end - 1].lower_ in papers and any(t.head.i == end - 1 for t in doc[start:at])


def runs(parsed: ParsedSource, taken: set[int], headline: frozenset[int]) -> Iterator[Span]:
    """Runs of proper nouns that the model gave no label."""
    doc = parsed.doc
    lower = frozenset(t.lower_ for t in doc if t.is_lower)
    inside = frozenset(t.text for t in doc if borders.proper(t) and not _opening(t))
    i = 0
    while i < len(doc):
        if (
            i in taken
            or i in headline
            or not borders.proper(doc[i])
            or doc[i].ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}
        ):
            i += 1
            continue
        end = i + 1
        while end < len(doc) and end not in taken and not doc[end].is_sent_start:
            if not borders.proper(doc[end]) and not _hyphen(doc[end]) and not _one_name(doc, i, end, taken):
                break
            end += 1
        if end - i > 1 or _surely(doc[i], lower, inside):
            yield doc[i:end]
        i = end


def campaigns(doc: Doc) -> Iterator[Span]:
    """Groups named after whom they are for: "Parents for Clean Rivers", "Citizens for a Better Harbour"."""
    for token in doc[:-2]:
        if token.lower_ not in kinds.words("organizations", "campaigns") or not token.is_title:
            continue
        start = end = token.i + 2 + (doc[token.i + 2].lower_ in {"a", "the"})
        if doc[token.i + 1].text not in {"for", "against"}:
            continue
        while end < token.sent.end and borders.capital(doc[end]):
            end += 1
        if end > start and not places.country(doc[start:end].text):
            yield borders.labelled(doc, token.i, end, "ORG")


def surnames(doc: Doc, names: list[Span]) -> Iterator[Span]:
    """The surname of somebody named in full, where the model took it for a common noun: "Reyes met the mayor"."""
    lower = frozenset(t.lower_ for t in doc if t.is_lower)
    inside = {token.i for span in names for token in span}
    last = {span[-1].text for span in names if span.label_ == "PERSON" and len(span) > 1}
    for token in doc:
        if token.i not in inside and token.text in last and token.lower_ not in lower and token.pos_ == "NOUN":
            yield borders.labelled(doc, token.i, token.i + 1, "PERSON")
