"""Where the clause stands that somebody is said to have said.

In: a verb of saying or a word like "selon", and its sentence. Out: `Reported` clauses: behind "que" ("X a dit que …"),
before an inverted verb ("…, a dit X"), an infinitive ("nie avoir …"), beside "selon X".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from briefgen.understand.universal import grammar, sayings
from briefgen.understand.universal.phrases import head_at, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.cast import Cast
    from briefgen.understand.universal.sayings import Saying
    from briefgen.understand.universal.words import Words

THAT = 8
"""Tokens between a verb of saying and its "que": room for an addressee and a day."""

CLAUSE = 3
"""Words of a clause that says something."""

INSETS = 3
"""Appositions behind a name: ", directeur de la société Nord, "."""


@dataclass(frozen=True, slots=True)
class Reported:
    """What is reported: its tokens, the words that say so, the head of the phrase that names who said it, the rule."""

    content: Span
    cue: Span
    head: Token
    rule: str


class Text(Protocol):
    """What the rules look at."""

    parsed: ParsedSource
    cast: Cast
    words: Words
    sayings: list[Saying]
    inside: set[int]

    def speaker(self, saying: Saying, stop: int) -> Token | None:
        """Head of the phrase that speaks by the verb."""

    def named_behind(self, saying: Saying) -> Token | None:
        """Who speaks, behind an inverted verb."""


def is_somebody(head: Token, cast: Cast, words: Words) -> bool:
    """A name, a pronoun, a role, a body or a text: what may say something."""
    if head.lower_ in words.pronouns or head.lower_ in words.roles or head.lower_ in words.bodies:
        return True
    if head.lower_ in words.honorifics or head.lower_ in words.all("names", "bodies", "people"):
        return True
    return cast.named(head) is not None or is_record(head, words)


def is_record(head: Token, words: Words) -> bool:
    """A text that says something: "une étude"."""
    return head.lower_ in words.all("speech", "records", "nouns")


def of(saying: Saying, sentence: Span, text: Text) -> list[Reported]:
    """The clauses that one verb reports: none or one."""
    found = None
    if "clause" in saying.frames:
        found = _behind(saying, sentence, text)
    if found is None and saying.frames & {"clause", "before"}:
        found = _before(saying, sentence, text)
    if found is None and "infinitive" in saying.frames:
        found = _infinitive(saying, sentence, text)
    return [found] if found is not None and _says(found.content) else []


def _says(content: Span) -> bool:
    return len([t for t in content if t.is_alpha]) >= CLAUSE


def _behind(saying: Saying, sentence: Span, text: Text) -> Reported | None:
    """X a dit que …, up to the end of the clause."""
    that = next((t for t in _near(saying, sentence) if t.lower_ in text.words.grammar("clauses", "that")), None)
    if that is None or that.i + 1 >= sentence.end:
        return None
    head = text.speaker(saying, that.i)
    if head is None or not _may_speak(head, text):
        return None
    end = _end(that.i + 1, saying, sentence, text)
    return Reported(_trimmed(that.doc, that.i + 1, end), saying.cue, head, "quotes/clause-of-saying")


def _may_speak(head: Token, text: Text) -> bool:
    relative = head.lower_ in text.words.grammar("pronouns", "relative")
    return relative or is_somebody(head, text.cast, text.words)


def _near(saying: Saying, sentence: Span) -> Iterator[Token]:
    """The tokens behind the verb up to another verb or a mark."""
    for token in saying.verb.doc[saying.cue.end : min(saying.cue.end + THAT, sentence.end)]:
        if token.text in {",", ":", ";", "“", "”", '"'} or token.pos_ == "AUX":
            return
        yield token


def _end(start: int, saying: Saying, sentence: Span, text: Text) -> int:
    """Up to another frame of the sentence, or "et" with the next thing that the speaker says or undertakes."""
    doc = sentence.doc
    others = {s.cue.start for s in text.sayings if s.verb.i != saying.verb.i}
    for at in range(start, sentence.end - 1):
        if doc[at].text in {",", ";"} and at + 1 in others and at not in text.inside:
            return at
        joined = doc[at].lower_ in text.words.grammar("clauses", "and") and at not in text.inside
        if joined and (at + 1 in others or doc[at + 1].lower_ in text.words.undertaking) and at > start + 1:
            return at
    return sentence.end


def _trimmed(doc: Doc, start: int, end: int) -> Span:
    while end - 1 > start and doc[end - 1].is_punct and doc[end - 1].text not in {"”", ")"}:
        end -= 1
    while start < end - 1 and doc[start].is_punct and doc[start].text not in {"“", "("}:
        start += 1
    return doc[start:end]


def _before(saying: Saying, sentence: Span, text: Text) -> Reported | None:
    """As in "…, a annoncé X": a whole clause before the comma, and somebody behind the verb."""
    doc, comma = sentence.doc, saying.cue.start - 1
    if comma <= sentence.start or doc[comma].text != "," or comma - 1 in text.inside:
        return None
    head = saying.pronoun or text.named_behind(saying)
    if head is None or not is_somebody(head, text.cast, text.words):
        return None
    start = _after_dateline(doc, sentence, comma)
    content = _trimmed(doc, start, comma)
    if not has_finite(content, text.words):
        return None
    return Reported(content, saying.cue, head, "quotes/clause-before")


def _after_dateline(doc: Doc, sentence: Span, stop: int) -> int:
    """Behind "NORDVILLE (Agence Nord) —"."""
    dash = next((t.i for t in doc[sentence.start : stop] if t.text in {"—", "–"}), None)
    if dash is None or dash - sentence.start > THAT or not doc[sentence.start].is_upper:
        return sentence.start
    return dash + 1


def has_finite(span: Sequence[Token] | Span, words: Words) -> bool:
    """A finite verb stands in it outside relative clauses, so that it can be a clause."""
    relatives = words.grammar("pronouns", "relative")
    return any(
        (grammar.tense(t, words) in {"finite", "future", "conditional"} or t.lower_ in words.verbs)
        and not any(c.lower_ in relatives for c in t.children)
        for t in span
    )


def _infinitive(saying: Saying, sentence: Span, text: Text) -> Reported | None:
    """As in "nie avoir reçu": what somebody says of himself."""
    at = saying.cue.end
    if at >= sentence.end or sentence.doc[at].lower_ not in text.words.grammar("auxiliaries", "infinitives"):
        return None
    head = text.speaker(saying, at)
    if head is None or not _may_speak(head, text):
        return None
    end = _end(at, saying, sentence, text)
    return Reported(_trimmed(sentence.doc, at, end), saying.cue, head, "quotes/infinitive")


def according(sentence: Span, text: Text) -> list[Reported]:
    """As in "Selon X, …" and "…, selon X"."""
    found: list[Reported] = []
    for cue in sayings.according(sentence, text.words):
        if cue.start in text.inside or any(cue.start <= one.cue.start < cue.end for one in found):
            continue
        one = _according(cue, sentence, text)
        if one is not None and _says(one.content) and has_finite(one.content, text.words):
            found.append(one)
    return found[:1]


def _according(cue: Span, sentence: Span, text: Text) -> Reported | None:
    doc, words = sentence.doc, text.words
    head = head_at(doc, cue.end, sentence.end, words)
    if head is None:
        return None
    alone = cue.text.lower() in words.all("speech", "according", "alone")
    if alone and (not text.cast.who(head).actors or cue.start != sentence.start):
        return None
    if not is_somebody(head, text.cast, words):
        return None
    if cue.start == sentence.start:
        start = _past_insets(head, sentence, words)
        return None if start is None else Reported(
            _trimmed(doc, start, sentence.end), cue, head, "quotes/according-to"
        )  # fmt: skip
    rest = doc[span_of(head, words).end : sentence.end]
    ends = not has_finite(rest, words) and not any(t.i in text.inside for t in rest)
    if doc[cue.start - 1].text == "," and ends:
        return Reported(_trimmed(doc, sentence.start, cue.start - 1), cue, head, "quotes/according-to")
    return None


def _of_relative(token: Token, words: Words) -> bool:
    """Its clause begins with a relative pronoun: "qui dirige le port"."""
    pronouns = words.grammar("pronouns", "relative")
    return any(t.lower_ in pronouns for t in token.doc[max(token.sent.start, token.i - grammar.GROUP) : token.i])


def _past_insets(head: Token, sentence: Span, words: Words) -> int | None:
    """Where the clause begins behind "Selon X, directeur de Y,"; None where no comma parts them."""
    doc, at = head.doc, span_of(head, words).end
    for _ in range(INSETS):
        at = next((t.i + 1 for t in doc[at : sentence.end] if t.text == ","), sentence.end)
        if at >= sentence.end:
            return None
        first = doc[at]
        after = doc[at + 1] if at + 1 < sentence.end else first
        article = first.lower_ in words.grammar("articles")
        role = first.lower_ in words.roles or (article and after.lower_ in words.roles)
        participle = "Part" in grammar.told(first, "VerbForm") or first.lower_ in words.grammar("pronouns", "relative")
        comma = next((t.i for t in doc[at : sentence.end] if t.text == ","), at)
        if not (role or participle) or has_finite([t for t in doc[at:comma] if not _of_relative(t, words)], words):
            return at
    return None
