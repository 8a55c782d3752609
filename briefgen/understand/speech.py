"""Finds the verbs of saying and whoever speaks by them.

In: a parsed source. Out: `Saying`s in order. Their frames come from lexicons/speech.toml; what is said is
looked for in direct.py (between quotation marks) and indirect.py (in clauses).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from briefgen.understand import grammar, lexicon
from briefgen.understand.agents import words

WILL_NOT = frozenset({"refuse", "decline", "fail"})
"""Verbs above an infinitive of saying that belong to the cue: "declined to say"."""

SPEAKS_ON = frozenset({"go", "continue", "begin", "want", "like"})
DASHES = frozenset({"—", "–", "--", "-", "―"})

INSET = 4
"""Tokens that a name, a comma, a word and a comma take at least."""

DATELINE = 12
"""Tokens: a place, a region, an agency in brackets."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying in the text.

    Attributes:
        id: Of its lexicon entry.
        verb: The verb itself.
        frames: What it licenses; see the lexicon.
        cue: The verb with its auxiliaries, negation and particle, as worded.
        speaker: Head of the phrase that names who speaks; None where the sentence does not say.
        told: Heads of those spoken to, in order.
        passive: "was told", "is said": the grammatical subject does not speak.
    """

    id: str
    verb: Token
    frames: frozenset[str]
    cue: Span
    speaker: Token | None
    told: tuple[Token, ...]
    passive: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    id: str
    frames: frozenset[str]
    particle: str | None


@functools.cache
def _entries() -> dict[str, tuple[_Entry, ...]]:
    found: dict[str, list[_Entry]] = {}
    for cue in lexicon.load("speech")["cue"]:
        for lemma in cue["lemmas"]:
            found.setdefault(lemma, []).append(_Entry(cue["id"], frozenset(cue["frames"]), cue.get("particle")))
    return {lemma: tuple(entries) for lemma, entries in found.items()}


def _entry(token: Token) -> _Entry | None:
    if token.pos_ != "VERB" or (token.tag_ == "VBN" and token.dep_ == "amod"):
        return None
    for entry in _entries().get(token.lemma_.lower(), ()):
        if entry.particle is None or any(t.lower_ == entry.particle for t in token.doc[token.i + 1 : token.i + 3]):
            return entry
    return None


def _cue(verb: Token, entry: _Entry) -> Span:
    """The verb with what belongs to it: "did not say", "declined to say", "pointed out"."""
    first, last = verb.i, verb.i
    parts = [t for t in verb.lefts if t.dep_ in {"aux", "auxpass", "neg"} or (t.dep_ == "advmod" and t.i == verb.i - 1)]
    above = verb.head
    if verb.dep_ == "xcomp" and above.lemma_ in WILL_NOT | SPEAKS_ON and above.i < verb.i:
        parts += [above, *(t for t in above.lefts if t.dep_ in {"aux", "auxpass", "neg"})]
    for part in sorted(parts, key=lambda t: -t.i):
        if first - part.i <= 2 and not any(t.dep_ in {"nsubj", "dobj"} or t.is_punct for t in verb.doc[part.i : first]):
            first = part.i
    if entry.particle is not None:
        last = next(t.i for t in verb.doc[verb.i + 1 : verb.i + 3] if t.lower_ == entry.particle)
    return verb.doc[first : last + 1]


def _nominal(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "PRON"} or (
        token.dep_ in {"nsubj", "attr"} and token.pos_ in {"NUM", "DET", "ADJ"}
    )


def phrase_head(doc: Doc, start: int, stop: int) -> Token | None:
    """Head of the noun phrase that begins at token `start` and within `stop`; None where none does."""
    at = start
    while at < stop and (
        doc[at].pos_ in {"DET", "ADJ", "NUM", "ADV"} or doc[at].dep_ in {"compound", "poss", "amod", "case", "nmod"}
    ):
        if doc[at].pos_ == "ADV" and doc[at].dep_ == "advmod" and doc[at].head.pos_ == "VERB":
            return None
        at += 1
    if start < at < stop and doc[at].is_punct and doc[at - 1].text[:1].isupper():
        return doc[at - 1]  # a name that the parser took for an adjective
    if at >= stop or not _nominal(doc[at]):
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


def _speaker(verb: Token, passive: bool) -> Token | None:
    found = _subject(verb, passive)
    if found is not None and found.pos_ == "NOUN" and found.lemma_.lower() not in words("people"):
        found = _of_clause_above(verb) or found
    return _past_dateline(found, verb) if found is not None and found.i < verb.i else found


def _of_clause_above(verb: Token) -> Token | None:
    """The subject of the clause that reports, where the parser joined the verb to the reported one.

    As in "The towns agreed that floods could come, and announced that": the towns announce, not the floods.
    """
    at = verb
    while at.dep_ == "conj" and at.head.i != at.i:
        at = at.head
    above = at.head
    if at.i == verb.i or at.dep_ != "ccomp" or _entry(above) is None:
        return None
    return grammar.child(above, "nsubj")


def _subject(verb: Token, passive: bool) -> Token | None:
    if passive:
        agent = grammar.child(verb, "agent")
        return None if agent is None else grammar.child(agent, "pobj")
    own = _own(verb)
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
    return token if token.i < verb.i and token.sent == verb.sent and _nominal(token) else None


def _told(verb: Token) -> Iterator[Token]:
    yield from grammar.children(verb, "dobj", "dative", "iobj")
    for prep in grammar.children(verb, "prep", "dative"):
        if prep.lower_ == "to":
            yield from grammar.children(prep, "pobj")
        if prep.lower_ in {"in", "during", "on"}:
            for noun in grammar.children(prep, "pobj"):
                if noun.lemma_.lower() in {"interview", "conversation", "remark", "comment"}:
                    for inner in grammar.children(noun, "prep"):
                        if inner.lower_ in {"with", "to"}:
                            yield from grammar.children(inner, "pobj")


def find(doc: Doc) -> tuple[Saying, ...]:
    """Every verb of saying, in order; those inside quotation marks too."""
    found = []
    for token in doc:
        entry = _entry(token)
        if entry is None:
            continue
        passive = grammar.child(token, "auxpass") is not None
        speaker = _speaker(token, passive)
        found.append(Saying(entry.id, token, entry.frames, _cue(token, entry), speaker, tuple(_told(token)), passive))
    return tuple(found)
