"""The words that state a condition: "if …", "unless …", "provided that …", "subject to …", "should the talks fail".

In: a sentence. Out: all conditions in it, whatever depends on them. Concessions ("even if") and mere times are none.
The words are in lexicons/conditions.toml; conditions.py decides what depends on which.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Span, Token

from briefgen.understand import lexicon
from briefgen.understand.grammar import child, children, own_subject, trimmed

CASES = frozenset({"can", "could", "may"})
"""With these "when" means whenever: "when we can"."""
CONCEDING = frozenset({"even", "what", "as", "for"})
"""Behind these the words say something else: "even if", "as if", "for as long as"."""
OPENERS = frozenset({",", "—", "–", "“", '"', "and", "that"})
"""Before these a clause may begin."""
SHORT = frozenset({"any", "anything", "so", "not", "only", "ever"})
"""With these alone "if" opens no clause: "if any", "if not"."""


@dataclass(frozen=True, slots=True)
class _Cue:
    id: str
    words: tuple[str, ...]
    clause: bool
    bargain: bool


@functools.cache
def _cues() -> dict[str, tuple[_Cue, ...]]:
    """The cues of lexicons/conditions.toml by their first word."""
    found: dict[str, tuple[_Cue, ...]] = {}
    for entry in lexicon.load("conditions")["cue"]:
        cue = _Cue(entry["id"], tuple(entry["words"]), bool(entry.get("clause")), bool(entry.get("bargain")))
        found[cue.words[0]] = (*found.get(cue.words[0], ()), cue)
    return found


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a condition and the id of its cue."""

    words: Span
    cue: str
    bargain: bool = False


def found_in(sentence: Span) -> Iterator[Found]:
    """All conditions of a sentence, whatever depends on them."""
    cues = _cues()
    for token in sentence:
        word = token.lower_
        if word in cues:
            for cue in cues[word]:
                if _stands(cue, token, sentence):
                    last = token.doc[token.i + len(cue.words) - 1]
                    yield Found(_with_only(clause_from(token, last)), cue.id, cue.bargain)
                    break
        if word in {"should", "were"} and _inverted(token):
            yield Found(clause_from(token), "inverted")
        elif word == "when" and _case(token):
            yield Found(clause_from(token), "when-case")


def _stands(cue: _Cue, token: Token, sentence: Span) -> bool:
    """The words of the cue stand here, and mean what they mean there."""
    end = token.i + len(cue.words)
    if end >= sentence.end or tuple(t.lower_ for t in token.doc[token.i : end]) != cue.words:
        return False
    before = token.nbor(-1).lower_ if token.i > sentence.start else ""
    after = token.doc[end].lower_
    if before in CONCEDING or (cue.id == "if" and after in SHORT):
        return False
    if not cue.clause or cue.id in {"if", "unless"} or after == "that":
        return True
    return _opens_clause(token.doc[end - 1])


def _with_only(span: Span) -> Span:
    """With the "only" before it."""
    only = span.start > span.sent.start and span.doc[span.start - 1].lower_ == "only"
    return span.doc[span.start - 1 : span.end] if only else span


def _clause_head(mark: Token) -> Token:
    return mark.head if mark.head.i > mark.i else mark


def _opens_clause(token: Token) -> bool:
    """A clause with a subject of its own, or a participle, hangs below the word."""
    head = _clause_head(token)
    who = own_subject(head)
    if who is not None and who.i < token.i:
        return False  # "than it once planned": an adverb
    return (
        token.dep_ in {"mark", "advmod", "prep"}
        and head.i > token.i
        and (who is not None or head.tag_ == "VBN" or child(head, "auxpass", "aux") is not None)
    )


def _inverted(aux: Token) -> bool:
    """As in "should the talks fail", "were she to win": the auxiliary before its subject."""
    verb = aux.head
    who = own_subject(verb) or own_subject(aux)
    if aux.lower_ == "were":
        verb = aux
        who = next((token for token in aux.rights if token.dep_ in {"nsubj", "expl"}), who)
    if who is None or not aux.i < who.i or aux.sent[-1].text == "?":
        return False
    starts = aux.i == aux.sent.start or aux.nbor(-1).lower_ in OPENERS
    to = verb.i > who.i or any(token.lower_ == "to" for token in aux.sent if who.i < token.i < who.i + 4)
    return (starts or verb.dep_ == "advcl") and to


def _case(when: Token) -> bool:
    """As in "when there is no train", "when you call": whenever that is so."""
    verb = _clause_head(when)
    if verb.i == when.i or when.dep_ not in {"advmod", "mark"} or verb.dep_ not in {"advcl", "relcl", "ccomp"}:
        return False
    there = any(token.dep_ == "expl" for token in verb.lefts) and verb.tag_ in {"VBZ", "VBP"}
    may = any(token.lower_ in CASES for token in children(verb, "aux"))
    return there or may


def clause_from(token: Token, last: Token | None = None) -> Span:
    """From the marker to the end of the clause or phrase it opens."""
    doc, sentence = token.doc, token.sent
    last = last or token
    members = {t.i for t in last.subtree} | {t.i for t in token.subtree}
    head = token
    for marker in (token, last):
        above = marker.head
        if marker.dep_ in {"mark", "advmod", "aux", "prep", "pcomp"} and above.i > last.i and above.i != marker.i:
            members |= {t.i for t in above.subtree}
            head = above
    first_pobj = next((t for t in last.rights if t.dep_ in {"pobj", "pcomp", "advcl"}), None)
    end = last.i + 1
    while end < sentence.end and end in members:
        end += 1
    if end == last.i + 1 and first_pobj is None:
        end = min(_to_pause(last), sentence.end)
    comma = _to_pause(last)
    if comma < end and head.i < comma and doc[comma].text != ",":
        end = comma
    quoted = next((i for i in range(token.i, end) if doc[i].text in {"”", '"'} and i > token.i), end)
    return trimmed(doc[token.i : max(min(end, quoted), token.i + 1)])


def _to_pause(token: Token) -> int:
    doc = token.doc
    at = token.i + 1
    while at < token.sent.end and doc[at].text not in {",", ";", "—", "–", "”", '"', ".", "?", "!", ":"}:
        at += 1
    return at
