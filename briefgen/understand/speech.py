"""Finds the verbs of saying and whoever speaks by them.

In: a parsed source. Out: `Saying`s in order. Their frames come from lexicons/speech.toml; what is said is
looked for in direct.py (between quotation marks) and indirect.py (in clauses).
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span, Token

from briefgen.understand import grammar, sayers
from briefgen.understand.saying_verbs import Entry, entry, in_headline, is_record

WILL_NOT = frozenset({"refuse", "decline", "fail"})
"""Verbs above an infinitive of saying that belong to the cue: "declined to say"."""

SPEAKS_ON = frozenset({"go", "continue", "begin", "want", "like"})

SENT = frozenset({"send", "write", "post", "email", "text", "record"})
"""What the writer of a text has done with it."""


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


def _cue(verb: Token, entry: Entry) -> Span:
    """The verb with what belongs to it: "did not say", "declined to say", "pointed out"."""
    first, last = verb.i, verb.i + entry.length - 1
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


def _passive(verb: Token) -> bool:
    """Its grammatical subject does not speak: "was told", and without an auxiliary "when asked", "asked by"."""
    if grammar.child(verb, "auxpass") is not None:
        return True
    bare = verb.tag_ == "VBN" and not any(t.dep_ in {"aux", "nsubj"} for t in verb.children)
    return bare and verb.dep_ in {"advcl", "acl"}


def _writer(verb: Token) -> Token | None:
    """Whose words are read out, where the clause says: "read out a letter which Doe sent"."""
    for text in (t for t in grammar.children(verb, "dobj") if is_record(t)):
        for deed in grammar.children(text, "relcl", "acl"):
            if deed.lemma_ in SENT:
                agent = grammar.child(deed, "agent")
                return grammar.child(agent, "pobj") if agent is not None else grammar.own_subject(deed)
    return None


def _speaker(verb: Token, passive: bool, before: list[Saying]) -> Token | None:
    """Who speaks; where the parser lost it, whoever spoke before in the sentence: "… said so, adding that …"."""
    if in_headline(verb):
        return verb.nbor(-1)
    found = sayers.of(verb, passive)
    if verb.lemma_ == "read" and (writer := _writer(verb)) is not None:
        return writer
    if verb.lemma_ == "read" and verb.dep_ == "relcl" and found is not None and not is_record(found):
        texts = (t for t in reversed(verb.doc[verb.sent.start : verb.i]) if is_record(t))
        return next(texts, found if found.dep_ != "pobj" else None)  # "left a note in the hall that read"
    if found is not None or passive or (verb.tag_ != "VBG" and verb.dep_ != "conj"):
        return found
    above = verb.head.i
    return next((s.speaker for s in reversed(before) if s.verb.i == above and not s.passive), None)


def find(doc: Doc) -> tuple[Saying, ...]:
    """Every verb of saying, in order; those inside quotation marks too."""
    found: list[Saying] = []
    for token in doc:
        one = entry(token)
        if one is None:
            continue
        passive = _passive(token)
        speaker = _speaker(token, passive, found)
        found.append(Saying(one.id, token, one.frames, _cue(token, one), speaker, tuple(_told(token)), passive))
    return tuple(found)


def unquoted(saying: Saying, inside: AbstractSet[int]) -> Saying:
    """The saying with a speaker outside quotation marks, where the parser took a noun between them for the subject.

    As in 'Doe wrote that "the inquiry is over" and suggested that …': the inquiry suggests nothing.
    """
    if saying.speaker is None or saying.speaker.i not in inside or saying.verb.i in inside:
        return saying
    above = (grammar.own_subject(verb) for verb in grammar.clauses_above(saying.verb))
    outside = (t for t in above if t is not None and t.i not in inside)
    return replace(saying, speaker=next(outside, None))
