"""Finds what a noun or an adjective reports: "his claim that …", "she is confident that …".

In: a text. Out: what is said or thought, the words that tell so, and the head of the phrase that names whose it is.
Claims that nobody makes ("there are fears that …") are left out: without a name they are rumours.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from spacy.tokens import Span, Token

from briefgen.understand import grammar, lexicon
from briefgen.understand.clauses import Text


@functools.cache
def _words(table: str) -> frozenset[str]:
    return frozenset(lexicon.load("speech")["attitudes"][table])


def find(text: Text) -> Iterator[tuple[Span, Span, Token]]:
    """Content, cue and head of whoever holds it, outside direct quotations, in order."""
    for token in text.doc:
        if token.i in text.spoken:
            continue
        lemma = token.lemma_.lower()
        if token.pos_ == "NOUN" and lemma in _words("nouns"):
            found = _of_noun(token)
        elif token.pos_ in {"ADJ", "VERB"} and token.lower_ in _words("adjectives"):
            found = _of_adjective(token)
        else:
            continue
        if found is not None and found[2].i not in text.spoken:
            yield found


def _that(word: Token, *labels: str) -> Span | None:
    """The clause with "that" which hangs on the word."""
    for clause in word.children:
        if clause.dep_ in labels and clause.i > word.i:
            mark = grammar.child(clause, "mark")
            if mark is not None and mark.lower_ == "that" and grammar.own_subject(clause) is not None:
                return word.doc[mark.i + 1 : clause.right_edge.i + 1]
    return None


def _of_noun(noun: Token) -> tuple[Span, Span, Token] | None:
    content = _that(noun, "acl", "ccomp", "relcl", "appos")
    owner = grammar.child(noun, "poss")
    verb = noun.head if noun.dep_ == "dobj" and noun.head.lemma_.lower() in _words("light_verbs") else None
    if content is None and noun.i + 1 < len(noun.doc) and verb is not None and verb.pos_ == "VERB":
        content = _of_verb(verb, noun)
    if content is None:
        return None
    if verb is not None and not grammar.is_passive(verb):
        subject = grammar.subject(verb)
        if subject is None or (owner is not None and owner.pos_ != "PRON"):
            return None  # "repeated the mayor's claim that …": two voices, and nobody can tell which one is meant
        first = noun.left_edge.i if owner is None else owner.i
        return content, noun.doc[verb.i if first > verb.i else noun.i : noun.i + 1], subject
    if owner is None:
        by = next((prep for prep in grammar.children(noun, "prep", "agent") if prep.lower_ in {"by", "from"}), None)
        owner = None if by is None or by.i > content.start else grammar.child(by, "pobj")
    return None if owner is None else (content, noun.doc[noun.i : noun.i + 1], owner)


def _of_verb(verb: Token, noun: Token) -> Span | None:
    """The same where the parser hung the clause on the verb: "repeated his warnings that …"."""
    after = noun.doc[noun.i + 1]
    return _that(verb, "ccomp", "acl", "relcl") if after.lower_ == "that" else None


def _of_adjective(word: Token) -> tuple[Span, Span, Token] | None:
    """As in "is confident that": an adjective or participle with a form of be."""
    verb = word.head if word.pos_ == "ADJ" else word
    if word.pos_ == "ADJ" and (word.dep_ != "acomp" or verb.lemma_ not in {"be", "feel", "remain", "become"}):
        return None
    if word.pos_ == "VERB" and (word.tag_ != "VBN" or grammar.child(word, "auxpass") is None):
        return None
    content = _that(word, "ccomp") or _that(verb, "ccomp")
    subject = grammar.subject(verb)
    if content is None or subject is None or subject.dep_ == "expl" or subject.lower_ == "it":
        return None
    first = verb.i if word.pos_ == "ADJ" else min(t.i for t in word.children if t.dep_ in {"auxpass", "aux", "neg"})
    negated = grammar.negation(verb)
    if negated is not None and negated.i < first and negated.dep_ == "neg":
        first = negated.i
    return content, word.doc[min(first, word.i) : word.i + 1], subject
