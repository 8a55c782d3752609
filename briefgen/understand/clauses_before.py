"""Where the clause stands that a verb of saying reports, where it comes first: "…, X said".

In: a verb of saying in its text. Out: the span of what was said, or None. clauses.py finds what stands behind.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from briefgen.understand import grammar
from briefgen.understand.clauses import CLOSING, Text, has_finite
from briefgen.understand.saying_verbs import is_record
from briefgen.understand.speech import Saying

DASH = frozenset({"—", "–", "-", "―"})

SUBJECT = 25
"""Tokens between a subject and its verb; beyond them the parser has joined two things."""


def before(saying: Saying, text: Text) -> Span | None:
    """…, X said; and with more of the clause behind it: …, X said, …."""
    verb, doc, speaker = saying.verb, text.doc, saying.speaker
    record = "clause-that" in saying.frames and is_record(speaker)
    if not (record or saying.frames & {"clause", "quote"}) or verb.dep_ in {"relcl", "acl", "xcomp"} or speaker is None:
        return None
    sentence = text.sentence(verb)
    edges = [i for i in (saying.cue.start, speaker.left_edge.i) if i >= sentence.start and verb.i - i < SUBJECT]
    comma = min([*edges, saying.cue.start]) - 1
    if doc[comma].text in CLOSING and doc[comma - 1].text == ",":
        comma -= 1
    while comma > sentence.start and doc[comma].dep_ == "advmod":
        comma -= 1
    if comma <= sentence.start or doc[comma].text not in DASH | {","}:
        return None
    content = doc[sentence.start : comma]
    if not has_finite(content):
        return _around(saying, text, sentence)
    says_more = any(c.i > verb.i and c not in saying.told for c in grammar.children(verb, "ccomp", "dobj"))
    return None if says_more or not _hangs_before(verb) else content


def _hangs_before(verb: Token) -> bool:
    """What is said hangs on the verb from before, or the verb hangs loose behind it.

    Not so in "When the bridge closed, the mayor said nothing".
    """
    if any(c.i < verb.i for c in grammar.children(verb, "ccomp", "parataxis", "dep")):
        return True
    joined = any(c.lower_ in {"and", "but"} and c.i < verb.i for c in verb.head.children)
    return verb.dep_ in {"parataxis", "dep", "conj"} and verb.head.i < verb.i and not joined


def _around(saying: Saying, text: Text, sentence: Span) -> Span | None:
    """The clause goes round the verb: "The bridge, she said, was safe"."""
    verb, speaker = saying.verb, saying.speaker
    loose = verb.dep_ in {"parataxis", "ccomp", "dep"}
    main = verb.head if loose else next((c for c in grammar.children(verb, "ccomp") if c.i > verb.i), None)
    end = max(saying.cue.end, speaker.right_edge.i + 1 if speaker is not None else 0)
    if main is None or main.i < verb.i or end >= sentence.end or text.doc[end].text != ",":
        return None
    return sentence
