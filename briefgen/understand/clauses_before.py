"""Where the clause stands that a verb of saying reports, where it comes first: "…, X said".

In: a verb of saying in its text. Out: the span of what was said, or None. clauses.py finds what stands behind.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from briefgen.understand import grammar
from briefgen.understand.clauses import CLOSING, FINITE, Text, has_finite
from briefgen.understand.saying_verbs import is_record
from briefgen.understand.speech import Saying

DASH = frozenset({"—", "–", "-", "―"})

CONDITIONS = frozenset({"if", "unless", "once", "should", "until", "when", "while", "although", "though", "because"})
"""Words that open a clause which says nothing alone: "If it rained, she added, the work would stop"."""

NOT_PAST = frozenset({"VBZ", "VBP", "MD"})

SUBJECT = 25
"""Tokens between a subject and its verb; beyond them the parser has joined two things."""


def before(saying: Saying, text: Text) -> Span | None:
    """…, X said; and with more of the clause behind it: …, X said, …."""
    verb, doc, speaker = saying.verb, text.doc, saying.speaker
    inside = _relative(saying)
    if inside is not None:
        return inside
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
    if content[0].lower_ in CONDITIONS and (whole := _around(saying, text, sentence)) is not None:
        return whole
    if says_more or not _hangs_before(verb):
        return None
    return sentence if _goes_on(saying, text, sentence) else content


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


def _goes_on(saying: Saying, text: Text, sentence: Span) -> bool:
    """A second clause behind the frame is reported too: "…, she said, and the work would stop".

    Not where it tells in the past what then happened: that may be the outlet's own account.
    """
    doc, speaker = text.doc, saying.speaker
    at = max(saying.cue.end, speaker.right_edge.i + 1 if speaker is not None else 0)
    if at + 2 >= sentence.end or doc[at].text != "," or doc[at + 1].lower_ not in {"and", "but"}:
        return False
    rest = doc[at + 2 : sentence.end]
    verb = next((t for t in rest if t.tag_ in FINITE), None)
    if verb is None or verb.tag_ not in NOT_PAST or any(t.i in text.spoken or t.i in text.by_verb for t in rest):
        return False
    return any(t.dep_ in {"nsubj", "nsubjpass", "expl"} and t.i < verb.i for t in rest)


def _relative(saying: Saying) -> Span | None:
    """The frame stands inside a relative clause: "faults it said are common in old pumps", with the thing itself."""
    verb, speaker = saying.verb, saying.speaker
    if verb.dep_ != "relcl" or speaker is None or speaker.dep_ != "nsubj" or speaker.head.i != verb.i:
        return None
    thing, after = verb.head, saying.cue.end
    closed = speaker.left_edge.i == thing.i + 1 and thing.pos_ in {"NOUN", "PROPN"}
    if not closed or after > verb.right_edge.i or verb.doc[after].tag_ not in FINITE or not saying.frames & {"clause"}:
        return None
    return verb.doc[thing.left_edge.i : verb.right_edge.i + 1]
