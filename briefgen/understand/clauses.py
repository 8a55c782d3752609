"""Where the clause stands that a verb of saying reports.

In: a verb of saying in its text. Out: the span of what was said, before or behind the verb, or None. The parse
is asked first and the bare order of words second: a small parser loses many clauses without "that".
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from briefgen.understand import grammar
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.speech import Saying

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
QUESTION = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where", "which"})
OBJECT_FORMS = frozenset({"them", "him", "me", "us", "themselves", "himself", "herself", "itself"})
CLOSING = frozenset({"”", '"', "’", "'", "»"})
DASH = frozenset({"—", "–", "-", "―"})

PLAIN = frozenset(
    ["say", "add", "note", "argue", "claim", "insist", "explain", "acknowledge", "announce", "admit", "maintain"]
)
"""Entries after which a clause often stands without "that"."""

ADDRESSEE = 14
"""Tokens between the verb and its "that": room for an addressee, a day and an occasion."""

SUBJECT = 25
"""Tokens between a subject and its verb; beyond them the parser has joined two things."""


@dataclass(frozen=True, slots=True)
class Text:
    """A parsed source with what is known of its speech: tokens inside direct quotations, verbs of saying by token."""

    parsed: ParsedSource
    spoken: AbstractSet[int]
    by_verb: Mapping[int, Saying]

    @property
    def doc(self) -> Doc:
        """The tokens."""
        return self.parsed.doc

    def sentence(self, token: Token) -> Span:
        """The sentence that holds the token."""
        return self.parsed.sentences[self.parsed.sentence_number(token)]


def has_finite(span: Span) -> bool:
    """A finite verb stands in the span, so that it can be a clause."""
    return any(token.tag_ in FINITE for token in span)


# --- behind the verb --------------------------------------------------------------------------------------------------


def behind(saying: Saying, text: Text) -> Span | None:
    """X said (that) …, up to the end of the clause."""
    doc, verb, sentence = text.doc, saying.verb, text.sentence(saying.verb)
    inverted = saying.speaker is not None and saying.speaker.i > verb.i
    if inverted and verb.i and doc[verb.i - 1].text in CLOSING | {","}:
        return None  # "…, said the mayor, while …"
    if "to" in saying.frames and not saying.passive:
        aims = (c for c in grammar.children(verb, "xcomp") if c.i > verb.i and grammar.is_infinitive(c))
        aim = next(aims, None)
        if aim is not None:
            return _bounded(doc[_left(aim, verb.i) : aim.right_edge.i + 1], saying, text)
    if not saying.frames & {"clause", "clause-that", "whether"}:
        return None
    bounds = _bounds(saying, text, sentence)
    if bounds is None:
        return None
    start, end = bounds
    end = _colon(doc, start, end, text.spoken)
    marked = doc[start].lower_ == "that"
    if "clause-that" in saying.frames and not marked:
        return None
    if saying.id == "ask" and doc[start].lower_ not in QUESTION:
        return None
    return _bounded(doc[start + marked : end], saying, text)


def _left(token: Token, after: int) -> int:
    return min(t.i for t in token.subtree if t.i > after)


def _bounds(saying: Saying, text: Text, sentence: Span) -> tuple[int, int] | None:
    verb = saying.verb
    clauses = (c for c in grammar.children(verb, "ccomp", "xcomp") if c.i > verb.i and _finite(c))
    clause, that = next(clauses, None), _that(saying, text, sentence)
    if clause is None:
        start = that.i if that is not None else _plain(saying, text, sentence)
        return None if start is None else (start, sentence.end)
    start = _left(clause, saying.cue.end - 1)
    if that is not None and (that.i <= clause.i or start < that.i):
        start = that.i
    elif that is None and (plain := _plain(saying, text, sentence)) is not None:
        start = min(start, plain)
    return start, _joined(text.doc, clause.right_edge.i + 1, sentence)


def _finite(verb: Token) -> bool:
    """It has a subject of its own, or a word that makes it a clause."""
    if grammar.own_subject(verb) is None and grammar.child(verb, "expl") is None:
        return grammar.child(verb, "mark") is not None
    return True


def _that(saying: Saying, text: Text, sentence: Span) -> Token | None:
    """The "that" or "whether" that opens the clause."""
    opening = {"that", "whether", "if"} if saying.id == "ask" else {"that", "whether"}
    start = saying.cue.end
    for token in text.doc[start : min(start + ADDRESSEE, sentence.end)]:
        opens = token.dep_ in {"mark", "nsubj", "det", "dobj", "advmod"} or token.pos_ == "SCONJ"
        if token.lower_ in opening and opens:
            relative = token.head.dep_ == "relcl" and token.dep_ in {"nsubj", "dobj"}
            return None if relative else token
        if token.dep_ in {"nsubj", "nsubjpass"} or token.i in text.by_verb or token.text in {";", ":", "”", "“", '"'}:
            return None  # another clause has begun
    return None


def _plain(saying: Saying, text: Text, sentence: Span) -> int | None:
    """Where a clause without "that" begins, by the words alone: "X said the bridge … was safe"."""
    start, speaker = saying.cue.end, saying.speaker
    if saying.id not in PLAIN or speaker is None or speaker.i > saying.verb.i or start >= sentence.end:
        return None
    if "object" in saying.frames and grammar.child(saying.verb, "dobj") is not None:
        return None
    first = text.doc[start]
    if first.pos_ not in {"DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"} or first.ent_type_ == "DATE":
        return None
    if first.lower_ in grammar.RELATIVE | OBJECT_FORMS or start in text.spoken:
        return None
    for token in text.doc[start : sentence.end]:
        if token.text in {",", ":", ";"} or token.dep_ == "mark" or token.tag_ in {"WDT", "WP", "WRB"}:
            return None  # a noun and what belongs to it, not a clause
        if token.tag_ in FINITE:
            return start
    return None


def _joined(doc: Doc, end: int, sentence: Span) -> int:
    """Past a second "and that …", which the parser may hang elsewhere."""
    for at in range(end, min(end + 3, sentence.end - 1)):
        if doc[at].lower_ in {"and", "but", "or"} and doc[at + 1].lower_ == "that":
            return sentence.end
    return end


def _colon(doc: Doc, start: int, end: int, spoken: AbstractSet[int]) -> int:
    """Up to the colon that opens a direct quotation: "she knew the reason: “They want …”"."""
    for token in doc[start + 3 : max(end, start + 3)]:
        if token.text == ":" and token.i + 2 in spoken:
            return token.i
    return end


def _bounded(content: Span, saying: Saying, text: Text) -> Span | None:
    """Up to another saying of the sentence with a subject of its own, which the parser hung on the clause's end."""
    end = content.end
    for token in content:
        other = text.by_verb.get(token.i)
        if other is None or other.speaker is None or token.i == saying.verb.i:
            continue
        first = min(other.cue.start, other.speaker.left_edge.i)
        joined = token.dep_ in {"conj", "advcl", "parataxis"} and first > content.start
        if joined and text.doc[first - 1].lower_ in {"and", "but", ",", "while"}:
            end = min(end, first)
    return text.doc[content.start : end] if end > content.start else None


# --- before the verb --------------------------------------------------------------------------------------------------


def before(saying: Saying, text: Text) -> Span | None:
    """…, X said; and with more of the clause behind it: …, X said, …."""
    verb, doc, speaker = saying.verb, text.doc, saying.speaker
    if not saying.frames & {"clause", "quote"} or verb.dep_ in {"relcl", "acl", "xcomp"} or speaker is None:
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
    joined = any(c.lower_ in {"and", "but"} for c in verb.head.children)
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
