"""In what mood something is said: as a case, a question, a mere chance, or as law.

In: a candidate or a verb. Out: yes or no; bound.py asks before it lets anybody be bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.universal import grammar

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.cues import Candidate
    from briefgen.understand.universal.words import Words


def left_open(one: Candidate, words: Words) -> bool:
    """It stands in a condition, a question, a relative clause of a thing, or under "pourrait"."""
    doc, sentence = one.cue.doc, one.cue.sent
    might = words.all("commitments", "might")
    near = doc[max(sentence.start, one.cue.i - 3) : one.act.i + 1]
    if any(t.lower_ in might and t.i != one.act.i and one.rule != "conditional" for t in near):
        return True
    opener = _opener(one.cue, words)
    questions = words.grammar("clauses", "questions") | words.grammar("clauses", "open")
    return opener is not None and opener.lower_ in questions


def _opener(verb: Token, words: Words) -> Token | None:
    """The conjunction or pronoun that opens the clause of the verb, as far as nothing else begins between."""
    opens = words.grammar("clauses", "questions") | words.grammar("clauses", "open")
    closing = words.grammar("clauses", "that") | words.grammar("clauses", "and")
    start = grammar.group_start(verb, words)
    for at in range(start - 1, verb.sent.start - 1, -1):
        token = verb.doc[at]
        if token.lower_ in opens:
            return token
        if token.lower_ in closing and at > verb.sent.start and verb.doc[at - 1].lower_ in opens:
            return verb.doc[at - 1]  # "tant que"
        if token.text in {",", ";", ":", "“", "”", "—"} or token.lower_ in closing:
            return None
        if token.pos_ == "VERB" and grammar.tense(token, words) == "finite":
            return None
    return None


def legal(verb: Token, parsed: ParsedSource, words: Words) -> bool:
    """A law, a court or a contract is spoken of in the sentence or the one before."""
    number = parsed.sentence_number(verb)
    near = parsed.sentences[max(number - 1, 0) : number + 1]
    return any(t.lower_ in words.all("commitments", "legal") for s in near for t in s)
