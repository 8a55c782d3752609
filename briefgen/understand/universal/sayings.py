"""The verbs of saying in a text, and the phrase behind one that names who speaks.

In: tokens and the words of their language. Out: `Saying`s in order. Verbs are known by their forms, whatever the parse
takes them for; what is a noun ("la note"), a participle without auxiliary ("la mesure annoncée"), an infinitive or a
passive says nothing here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand.universal import grammar
from briefgen.understand.universal.phrases import head_at, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from briefgen.understand.universal.words import Words

REACH = 14
"""Tokens behind a verb in which the phrase that names who speaks begins."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying.

    Attributes:
        frames: What it licenses; see speech.toml.
        verb: Its first word.
        cue: The verb with auxiliaries and all its words.
        pronoun: The pronoun of an inverted verb: "a-t-il dit".
        negated: It is not said.
    """

    frames: frozenset[str]
    verb: Token
    cue: Span
    pronoun: Token | None
    negated: bool


def find(doc: Doc, words: Words) -> tuple[Saying, ...]:
    """Every verb of saying, in order."""
    forms: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for cue in words.cues("speech"):
        for lemma in cue["lemmas"]:
            for form in words.forms(lemma):
                forms.setdefault(form[0], []).append((form, frozenset(cue["frames"])))
    found = []
    for token in doc:
        near = forms.get(token.lower_)
        if near is None:
            continue
        fits = [(f, frames) for f, frames in near if tuple(t.lower_ for t in doc[token.i : token.i + len(f)]) == f]
        if fits:
            form, frames = max(fits, key=lambda pair: len(pair[0]))
            if is_told(token, words):
                found.append(_saying(token, len(form), frames, words))
    return tuple(found)


def _saying(verb: Token, length: int, frames: frozenset[str], words: Words) -> Saying:
    start = grammar.group_start(verb, words)
    return Saying(
        frames,
        verb,
        verb.doc[start : verb.i + length],
        grammar.inverted(verb, words),
        grammar.negation(verb, words) is not None,
    )


def is_told(verb: Token, words: Words) -> bool:
    """The form is a finite verb here: no noun, participle alone, infinitive or passive."""
    before = verb.doc[verb.i - 1] if verb.i > verb.sent.start else None
    noun = verb.pos_ in {"NOUN", "ADJ"} and before is not None and before.pos_ in {"DET", "ADP"}
    if noun or "Inf" in grammar.told(verb, "VerbForm"):
        return False
    helpers = grammar.auxiliaries(verb, words)
    present = verb.lower_.endswith(tuple(words.grammar("participles", "present")))  # "ajoutant que"
    adjective = (
        not present
        and "Part" in grammar.told(verb, "VerbForm")
        and grammar.base(verb) in {"acl", "amod", "advcl", "nmod"}
    )
    participle = adjective or verb.lower_.endswith(tuple(words.grammar("participles", "endings")))
    if not helpers:
        return not participle or grammar.inverted(verb, words) is not None
    group = verb.doc[grammar.group_start(verb, words) : verb.i]
    reflexive = any(t.lower_ in words.grammar("reflexives") for t in group)
    return reflexive or helpers[-1].lower_ not in words.grammar("auxiliaries", "be")


def speaker_behind(doc: Doc, start: int, stop: int, words: Words) -> Token | None:
    """Head of the phrase behind a verb that may name who speaks; days, adverbs and "devant la presse" are skipped."""
    at = start
    prepositions = words.grammar("prepositions")
    skipped = words.all("speech", "skipped", "adverbs")
    limit = min(stop, start + REACH)
    while at < limit:
        token = doc[at]
        if token.lower_ in prepositions:
            while at < limit and doc[at].lower_ in prepositions:
                at += 1
            inner = head_at(doc, at, limit, words)
            at = max(at + 1, min(_end(inner, words), limit)) if inner is not None else at + 1
            while at < limit and doc[at].ent_iob_ == "I":
                at += 1  # "sur Radio Nord Ada Berg": the rest of a name
        elif token.text[0].isdigit() and at + 1 < limit:
            at += 2  # "lundi 13 mai"
        elif token.lower_ in skipped or token.pos_ == "ADV":
            at += 1
        elif token.is_punct:
            return None
        else:
            return head_at(doc, at, limit, words)
    return None


def _end(head: Token, words: Words) -> int:
    """Where a phrase ends, before a title or a role that begins another one."""
    span = span_of(head, words)
    starts = (t.i for t in span if t.i > head.i and t.lower_ in words.honorifics)
    return min(starts, default=span.end)


def according(sentence: Span, words: Words) -> Iterator[Span]:
    """The words of the sentence that name a source: "selon", "d'après"."""
    texts = [t.lower_ for t in sentence]
    every = [*words.all("speech", "according", "cues"), *words.all("speech", "according", "alone")]
    for cue in sorted(every, key=lambda c: (-len(c), c)):
        parts = cue.replace("'", "' ").split()
        for at in range(len(texts) - len(parts)):
            if texts[at : at + len(parts)] == parts:
                yield sentence.doc[sentence.start + at : sentence.start + at + len(parts)]
