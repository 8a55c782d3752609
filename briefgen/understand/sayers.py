"""Finds the phrase that names who speaks by a verb of saying.

In: the verb. Out: the head of the phrase, or None. The parse is asked first and the order of words second: a small
parser loses many subjects around quotation marks. Whom the phrase means is told in speakers.py.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from briefgen.understand import grammar
from briefgen.understand.agents import words
from briefgen.understand.saying_verbs import entry, is_record

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
DASHES = frozenset({"—", "–", "--", "-", "―"})

INSET = 4
"""Tokens that a name, a comma, a word and a comma take at least."""

AGE = 6
"""Tokens of "the 34-year-old"."""

DATELINE = 12
"""Tokens: a place, a region, an agency in brackets."""


def nominal(token: Token) -> bool:
    """A word that can head a noun phrase here."""
    return (
        token.pos_ in {"NOUN", "PROPN", "PRON"}
        or ends_age(token)
        or (token.dep_ in {"nsubj", "attr"} and token.pos_ in {"NUM", "DET", "ADJ"})
    )


def ends_age(token: Token) -> bool:
    """Last token of "34-year-old"."""
    parts = token.doc[max(token.i - 4, 0) : token.i + 1]
    return token.lower_ in {"old", "olds"} and len(parts) == 5 and parts[2].lower_ in {"year", "month"}


def phrase_head(doc: Doc, start: int, stop: int) -> Token | None:
    """Head of the noun phrase that begins at token `start` and within `stop`; None where none does."""
    at = start
    for token in doc[start : min(start + AGE, stop)]:
        if ends_age(token) and (token.i + 1 >= stop or doc[token.i + 1].pos_ not in {"NOUN", "PROPN", "ADJ"}):
            return token
    while at < stop and (
        doc[at].pos_ in {"DET", "ADJ", "NUM", "ADV"}
        or doc[at].dep_ in {"compound", "poss", "amod", "case", "nmod"}
        or (at > start and doc[at].tag_ in {"VBN", "VBD", "VBG"} and doc[at - 1].pos_ in {"DET", "NUM", "ADJ"})
    ):
        if doc[at].pos_ == "ADV" and doc[at].dep_ == "advmod" and doc[at].head.pos_ == "VERB":
            return None
        at += 1
    if start < at < stop and doc[at].is_punct and doc[at - 1].text[:1].isupper():
        return doc[at - 1]  # a name that the parser took for an adjective
    if at >= stop or not nominal(doc[at]):
        return None
    while at + 1 < stop and doc[at + 1].pos_ in {"PROPN"} and doc[at].pos_ in {"PROPN", "NOUN"}:
        at += 1
    head = doc[at]
    while head.dep_ in {"compound", "nmod"} and start <= head.head.i < stop:
        head = head.head
    return head


def _behind(verb: Token) -> Token | None:
    """The speaker of an inverted frame that the parser took for something else: "…," said the mayor."""
    doc = verb.doc
    if verb.i == 0 or verb.lemma_ == "tell" or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    return phrase_head(doc, verb.i + 1, min(verb.i + 12, len(doc)))


def _is_mark(token: Token) -> bool:
    return token.text in {'"', "”", "“", "''", "’", "'", "»", ","}


def _own(verb: Token) -> Token | None:
    """The verb's own subject; of two, the nearer, as the parser sometimes adds a noun of the reported clause."""
    found = grammar.children(verb, "nsubj", "nsubjpass", "csubj")
    return min(found, key=lambda t: abs(t.i - verb.i), default=None)


def _past_dateline(head: Token, verb: Token) -> Token:
    """The subject behind a dateline that the parser took for it: "HARBOUR CITY (News) — The mayor said"."""
    start = head.sent.start
    if sum(t.text in DASHES and bool(t.whitespace_) for t in head.doc[start : verb.i]) != 1:
        return head  # two dashes enclose an apposition
    for at in range(head.i + 1, min(start + DATELINE, verb.i)):
        if head.doc[at].text in DASHES and head.doc[at].whitespace_:
            place = [t for t in head.doc[start:at] if t.is_alpha]
            behind = phrase_head(head.doc, at + 1, verb.i)
            return behind if behind is not None and all(t.text[:1].isupper() for t in place) else head
    return head


def of(verb: Token, passive: bool) -> Token | None:
    """Head of the phrase that speaks by the verb; None where the sentence does not say."""
    found = _subject(verb, passive)
    if found is not None and found.pos_ == "NOUN":
        speaks = found.lemma_.lower() in words("people") and _agrees(found, verb)
        found = found if speaks else _of_clause_above(verb) or found
    if found is None or found.i > verb.i:
        return found
    return _record(found, verb) or _past_dateline(found, verb)


def _record(head: Token, verb: Token) -> Token | None:
    """The text that speaks, where the parser took a name behind it: "The e-mail from Doe to Roe asks"."""
    if head.pos_ != "PROPN":
        return None
    for token in verb.doc[verb.sent.start : head.i]:
        if token.tag_ in FINITE or token.text == ",":
            return None
        if is_record(token) and token.nbor().lower_ in {"from", "by", "to", "sent", "of"}:
            return token if not any(t.tag_ in FINITE for t in verb.doc[token.i : verb.i]) else None
    return None


def _agrees(noun: Token, verb: Token) -> bool:
    """Not so in "the report finds that guards slept and states that": guards do not "states"."""
    return not (verb.tag_ == "VBZ" and noun.tag_ == "NNS")


def _of_clause_above(verb: Token) -> Token | None:
    """The subject of the clause that reports, where the parser joined the verb to the reported one.

    As in "The towns agreed that floods could come, and announced that": the towns announce, not the floods.
    """
    at = verb
    while at.dep_ == "conj" and at.head.i != at.i:
        at = at.head
    above = at.head
    if at.i == verb.i or at.dep_ != "ccomp" or entry(above) is None:
        return None
    return grammar.child(above, "nsubj")


def _subject(verb: Token, passive: bool) -> Token | None:
    if passive:
        agent = grammar.child(verb, "agent")
        return None if agent is None else grammar.child(agent, "pobj")
    quoted = _quoted_as(verb)
    if quoted is not None:
        return quoted
    own = _own(verb)
    if own is not None and own.i == verb.i + 1 and own.pos_ == "PRON" and verb.dep_ == "conj":
        own = None  # "… and says he will": he is what the clause begins with
    if own is not None and (own.pos_ != "VERB" or (own.dep_ == "nsubj" and own.text.istitle())):
        if own.lower_ in grammar.RELATIVE:
            return verb.head if verb.dep_ == "relcl" else None
        return own
    if verb.i and _is_mark(verb.doc[verb.i - 1]) and verb.tag_ in {"VBD", "VBZ", "VBP"}:
        behind = _behind(verb)
        if behind is not None:
            return behind
    before = _before(verb)
    if verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.dep_ not in {"relcl", "acl", "conj", "xcomp"} and before is not None:
        return before
    found = grammar.subject(verb)
    if found is not None and found.lower_ in grammar.RELATIVE and found.head.dep_ == "relcl":
        found = found.head.head
    if found is not None and found.pos_ != "VERB":
        return found
    return before or _across_inset(verb)


def _quoted_as(verb: Token) -> Token | None:
    """Whom somebody quotes: "The agency quoted the mayor as saying"; the agency hands it on."""
    above = verb.head.head
    if verb.tag_ != "VBG" or verb.dep_ != "pcomp" or verb.head.lower_ != "as" or above.lemma_ not in {"quote", "cite"}:
        return None
    return grammar.child(above, "nsubjpass" if grammar.child(above, "auxpass") is not None else "dobj")


def _across_inset(verb: Token) -> Token | None:
    """The name before an inset that cut it off from its verb: "Reyes, speaking through an interpreter, said"."""
    doc, start = verb.doc, verb.sent.start
    if verb.i - start < INSET or doc[verb.i - 1].text != "," or verb.dep_ not in {"ROOT", "ccomp", "conj"}:
        return None
    for at in range(verb.i - 2, start, -1):
        after = doc[at + 1]
        if doc[at].text == "," and (after.tag_ in {"VBG", "VBN", "WP"} or after.lower_ in {"in", "at", "on"}):
            return doc[at - 1] if doc[at - 1].pos_ in {"PROPN", "PRON"} else None
    return None


def _before(verb: Token) -> Token | None:
    """A noun directly before the verb, its adverbs skipped; for frames that the parser could not make out."""
    at = verb.i - 1
    while at > 0 and verb.doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    token = verb.doc[max(at, 0)]
    return token if token.i < verb.i and token.sent == verb.sent and nominal(token) else None
