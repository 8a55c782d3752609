"""Where the clause stands that a verb of saying reports, where it comes behind: "X said that …".

In: a verb of saying in its text. Out: the span of what was said, or None. The parse is asked first and the bare order
of words second: a small parser loses many clauses without "that". clauses_before.py finds what stands before the verb.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from briefgen.understand import grammar
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.saying_verbs import is_record
from briefgen.understand.speech import WILL_NOT, Saying

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
QUESTION = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where", "which"})
OBJECT_FORMS = frozenset({"them", "him", "me", "us", "themselves", "himself", "herself", "itself"})
CLOSING = frozenset({"”", '"', "’", "'", "»"})

OF_THE_FRAME = frozenset({"advmod", "prep", "npadvmod", "advcl", "conj", "dobj", "dative"})
"""How words hang on a verb of saying that tell when, where and to whom it was said."""

PLAIN = frozenset(
    ["say", "add", "note", "argue", "claim", "insist", "explain", "acknowledge", "announce", "admit", "maintain"]
)
"""Entries after which a clause often stands without "that"."""

ADDRESSEE = 14
"""Tokens between the verb and its "that": room for an addressee, a day and an occasion."""


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


def behind(saying: Saying, text: Text) -> Span | None:
    """X said (that) …, up to the end of the clause."""
    doc, verb, sentence = text.doc, saying.verb, text.sentence(saying.verb)
    inverted = saying.speaker is not None and saying.speaker.i > verb.i
    if inverted and verb.i and doc[verb.i - 1].text in CLOSING | {","}:
        return None  # "…, said the mayor, while …"
    if _is_open(saying) or _is_act(saying, sentence):
        return None
    if "doing" in saying.frames and (deed := _deed(verb)) is not None:
        return bounded(deed, saying, text)
    if not saying.frames & {"clause", "clause-that", "whether"}:
        return None
    bounds = _bounds(saying, text, sentence)
    if bounds is None:
        return None
    start, end = bounds
    end = _colon(doc, start, end, text.spoken)
    marked = doc[start].lower_ == "that"
    if "clause-that" in saying.frames and not marked and not is_record(saying.speaker):
        return None
    if saying.id == "ask" and doc[start].lower_ not in QUESTION | {"that"}:
        return None
    if doc[start].lower_ in QUESTION and is_refused(saying):
        return None  # "declined to say whether the bridge was safe" says nothing of the bridge
    return bounded(doc[start + marked : end], saying, text)


def _is_open(saying: Saying) -> bool:
    """Whether anything is said is still to be decided: "decided whether to add a lamp that …"."""
    return saying.verb.tag_ == "VB" and any(t.lower_ == "whether" for t in saying.verb.lefts)


def _is_act(saying: Saying, sentence: Span) -> bool:
    """An infinitive follows at once: "vowed to close the road" promises an act, and reports no words."""
    at = saying.cue.end
    return at < sentence.end and saying.verb.doc[at].tag_ == "TO" and saying.id != "ask"


def is_refused(saying: Saying) -> bool:
    """The words are not said: "declined to say", "would not say"."""
    return any(t.dep_ == "neg" or t.lemma_ in WILL_NOT for t in saying.cue)


def _deed(verb: Token) -> Span | None:
    """X denied doing something."""
    deed = next((c for c in grammar.children(verb, "xcomp") if c.tag_ == "VBG" and c.i > verb.i), None)
    return None if deed is None else verb.doc[_left(deed, verb.i) : deed.right_edge.i + 1]


def _left(token: Token, after: int) -> int:
    return min(t.i for t in token.subtree if t.i > after)


def _bounds(saying: Saying, text: Text, sentence: Span) -> tuple[int, int] | None:
    verb = saying.verb
    clauses = (c for c in grammar.children(verb, "ccomp", "xcomp") if c.i > verb.i and _finite(c))
    clause, that = next(clauses, None), _that(saying, text, sentence)
    if clause is None:
        start = that.i if that is not None else _plain(saying, text, sentence)
        aside = verb.dep_ == "advcl" and verb.head.i > verb.right_edge.i  # "When asked whether …, the mayor …"
        return None if start is None else (start, verb.right_edge.i + 1 if aside else sentence.end)
    start = _left(clause, saying.cue.end - 1)
    if that is not None and (that.i <= clause.i or start < that.i):
        start = that.i
    elif that is None and (plain := _plain(saying, text, sentence)) is not None:
        start = min(start, plain)
    return start, _joined(text.doc, past_break(clause.right_edge.i + 1, verb, sentence.end), sentence)


def past_break(end: int, verb: Token, limit: int) -> int:
    """Past words that the parser hung elsewhere in mid-phrase, up to a comma or what belongs to the verb itself."""
    doc = verb.doc
    if end >= limit or doc[end].pos_ not in {"PRON", "NOUN", "PROPN", "AUX", "VERB"}:
        return end
    at = end
    while at < limit and not doc[at].is_punct and doc[at].pos_ != "CCONJ":
        if doc[at].head.i == verb.i and doc[at].dep_ in OF_THE_FRAME:
            break
        at += 1
    return at


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
            bare = token.i + 1 < sentence.end and token.nbor().is_punct  # "once a player says that, the price moves"
            return None if relative or bare else token
        begun = token.dep_ in {"nsubj", "nsubjpass"} or token.tag_ in FINITE or token.i in text.by_verb
        if begun or token.text in {";", ":", "”", "“", '"'}:
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
    if end < sentence.end and doc[end].text == "(":
        end = next((t.i + 1 for t in doc[end : sentence.end] if t.text == ")"), end)
    for at in range(end, min(end + 3, sentence.end - 1)):
        if doc[at].lower_ in {"and", "but", "or"} and doc[at + 1].lower_ == "that":
            stands_alone = at + 2 < sentence.end and doc[at + 2].tag_ in FINITE  # "and that is a serious offer"
            return end if stands_alone else sentence.end
    return end


def _colon(doc: Doc, start: int, end: int, spoken: AbstractSet[int]) -> int:
    """Up to the colon that opens a direct quotation: "she knew the reason: “They want …”"."""
    for token in doc[start + 3 : max(end, start + 3)]:
        if token.text == ":" and token.i + 2 in spoken:
            return token.i
    return end


def bounded(content: Span, saying: Saying, text: Text) -> Span | None:
    """Up to another saying of the sentence, which the parser hung on the clause's end: "…, and Doe added that"."""
    end = content.end
    for token in content:
        other = text.by_verb.get(token.i)
        if other is None or other.speaker is None or token.i == saying.verb.i:
            continue
        same = saying.speaker is not None and other.speaker.i == saying.speaker.i
        first = other.cue.start if same else min(other.cue.start, other.speaker.left_edge.i)
        comma = 0 if same else aside(other)
        if comma > content.start and has_finite(text.doc[content.start : comma]):
            end = min(end, comma)
        joined = token.dep_ in {"conj", "advcl", "parataxis"} and first > content.start
        if joined and text.doc[first - 1].lower_ in {"and", "but", ",", "while"}:
            end = min(end, first)
    return text.doc[content.start : end] if end > content.start else None


def aside(saying: Saying) -> int:
    """The comma before ", which somebody says …": whoever reports the sentence does not say so; 0 where it is none."""
    speaker, doc = saying.speaker, saying.verb.doc
    pronoun = 0 if speaker is None or speaker.i > saying.verb.i else speaker.left_edge.i - 1
    return (
        pronoun - 1 if pronoun > 1 and doc[pronoun].lower_ in {"which", "who"} and doc[pronoun - 1].text == "," else 0
    )
