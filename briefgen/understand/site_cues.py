"""Where a phrase of the site's lexicon binds somebody, or says that something which looks so binds nobody.

In: a sentence with the site's words. Out: `Candidate`s as frames.py makes them, and the places of which they take the
word: there no cue of the package counts. What is bound to is the first that hangs on the phrase: a verb with or without
"to", a clause with "that", a thing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from briefgen.site_lexicon import CommitmentCue, NonCommitmentCue, own
from briefgen.understand import site_words
from briefgen.understand.candidate import Candidate, action_span, first_word
from briefgen.understand.grammar import VERBAL, auxiliaries, child, negation, own_subject, subject
from briefgen.understand.making import of_thing

NEAR = 4
"""Tokens behind a phrase within which its act begins, where the parser has hung it elsewhere."""

ACTS = frozenset({"xcomp", "ccomp", "advcl", "pcomp", "acl", "conj", "dep", "ROOT", "relcl", "prep"})
"""How an act may hang on the phrase that announces it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase of the lexicon in a sentence, and what it makes; None where nobody or nothing is there to be bound.

    `binds`: it is a cue of commitments, not one that says that nobody is bound.
    """

    phrase: Span
    candidate: Candidate | None
    binds: bool

    def covers(self, other: Candidate) -> bool:
        """The other candidate is about the same words: its cue or act is in the phrase, or its act is the same."""
        if self.candidate is None and self.binds:
            return False  # it has nothing to say here
        inside = any(self.phrase.start <= token.i < self.phrase.end for token in (other.cue, other.head))
        return inside or (self.candidate is not None and other.head.i == self.candidate.head.i)


def find(sentence: Span) -> list[Found]:
    """Every phrase of the sentence, in order; empty where the site has no cues."""
    words = site_words.of(sentence.doc)
    if words is None or not words.cues:
        return []
    doc = sentence.doc
    return [
        Found(doc[start:end], _candidate(entry, doc[start:end], sentence), isinstance(entry, CommitmentCue))
        for start, end, entry in words.cues.find(doc, sentence.start, sentence.end)
    ]


def _candidate(entry: CommitmentCue | NonCommitmentCue, phrase: Span, sentence: Span) -> Candidate | None:
    cue = _cue(phrase)
    head = _head(phrase, cue, sentence)
    if head is None:
        return None
    because = entry.because if isinstance(entry, NonCommitmentCue) else None
    clause = own_subject(head) is not None and head.pos_ in VERBAL
    rule = own(entry.phrase)
    told = {"id": rule, "kind": entry.kind, "reason": because, "frame": "that" if clause else "to"}
    bound = _bound(cue)
    if bound is None and isinstance(entry, CommitmentCue):
        return None
    negated = (no := negation(cue)) is not None and no.i not in range(phrase.start, phrase.end)
    if head.pos_ not in VERBAL:
        return replace(of_thing(told, cue, head, bound), negated=negated)
    return Candidate(
        rule=rule,
        kind=entry.kind,
        cue=cue,
        head=head,
        action=action_span(head, _first(head, phrase, clause=clause)),
        bound=bound,
        decided=False,
        negated=negated,
        modal=None,
        entry=told,
    )


def _bound(cue: Token) -> Token | None:
    """Who is bound: the subject; of a passive the agent; of "it is X's intention to" the owner; else None."""
    verb = cue if cue.pos_ in VERBAL else next((token for token in cue.ancestors if token.pos_ in VERBAL), None)
    if verb is None:
        return None
    if child(verb, "auxpass") is not None:
        by = child(verb, "agent")
        return child(by, "pobj") if by is not None else None
    found = subject(verb)
    if found is None or found.lower_ != "it" or verb.lemma_ != "be":
        return found
    what = child(verb, "attr", "acomp")
    return child(what, "poss") if what is not None else None


def _cue(phrase: Span) -> Token:
    """The verb of the phrase, the one nearest to the top of the sentence; its root where it has none."""
    verbs = [token for token in phrase if token.pos_ == "VERB"] or [token for token in phrase if token.pos_ in VERBAL]
    if not verbs:
        return phrase.root
    return min(verbs, key=lambda token: (_depth(token), token.i))


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _head(phrase: Span, cue: Token, sentence: Span) -> Token | None:
    """What is bound to: the first behind the phrase that hangs on it, else the first verb or noun right behind it."""
    doc = phrase.doc
    inside = range(phrase.start, phrase.end)
    for token in doc[phrase.end : sentence.end]:
        if token.head.i in inside or token.head.i == cue.i:
            if token.dep_ == "prep" and phrase[-1].pos_ in VERBAL:
                continue
            if token.pos_ in VERBAL and token.dep_ not in {"aux", "auxpass"}:
                return token
            if token.pos_ in {"NOUN", "PROPN", "NUM", "PRON"} and token.dep_ in {"dobj", "pobj", "attr", "obj"}:
                return token
    last = phrase[-1]
    if last.lower_ == "to" and last.dep_ == "aux" and last.head.i >= phrase.end:
        return last.head
    for token in doc[phrase.end : min(phrase.end + NEAR, sentence.end)]:
        if token.is_punct:
            return None
        if token.pos_ in VERBAL and token.dep_ in ACTS and token.tag_ in {"VB", "VBG"}:
            return token
    return None


def _first(head: Token, phrase: Span, *, clause: bool) -> Token:
    """Where the words of the act begin."""
    if clause:
        return head.doc[max(head.left_edge.i, phrase.end)] if child(head, "mark") is None else _behind_mark(head)
    to = next((aux for aux in auxiliaries(head) if aux.lower_ == "to"), None)
    return first_word(head, to) if to is not None else head


def _behind_mark(head: Token) -> Token:
    """The first word of the clause behind its "that"."""
    mark = child(head, "mark")
    return head.doc[mark.i + 1] if mark is not None and mark.i + 1 <= head.i else head
