"""The terms of an undertaking: the words of its action, its deadline, its condition.

In: a candidate, the dates found and the words of the language. Out: spans and a `Deadline`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.model import Deadline
from briefgen.understand.period import Period
from briefgen.understand.universal import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Span, Token

    from briefgen.model import DateMention
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.cues import Candidate
    from briefgen.understand.universal.words import Words

LONGEST = 40
"""Tokens of a condition."""


def clause_end(one: Candidate, stop: int, words: Words, starts: set[int]) -> int:
    """Where the clause of the act ends: a quotation mark, another frame, another verb joined to it."""
    doc = one.act.doc
    for at in range(one.act.i + 1, stop):
        token = doc[at]
        if token.text in {"”", "“", ";", ":", "—"}:
            return at
        told = at + 1 in starts or (at + 1 < stop and doc[at + 1].lower_ in words.grammar("auxiliaries"))
        frame = token.text == "," and told
        joined = token.lower_ in words.grammar("clauses", "and") and (
            at + 1 in starts or _finite_next(doc[at], stop, words)
        )
        if frame or joined:
            return at
    return stop


def _finite_next(link: Token, stop: int, words: Words) -> bool:
    """A finite verb or its subject pronoun follows "et" at once."""
    near = link.doc[link.i + 1 : min(link.i + 4, stop)]
    return any(grammar.tense(t, words) in {"finite", "future", "conditional"} for t in near)


def action(one: Candidate, end: int, words: Words) -> Span:
    """The words of the act, a condition and the sentence's mark left out."""
    doc, first = one.act.doc, one.first.i
    if one.passive or one.rule == "event":
        subject = grammar.subject(one.cue, words)
        first = subject.left_edge.i if subject is not None and subject.i < first else first
    found = condition(one, first, end, words)
    if found is not None and found.start > one.act.i:
        end = found.start
    while first < one.act.i and doc[first].is_punct:
        first += 1
    while end - 1 > one.act.i and doc[end - 1].is_punct and doc[end - 1].text != ")":
        end -= 1
    return doc[first:end]


def condition(one: Candidate, start: int, end: int, words: Words) -> Span | None:
    """The words that say on what the act depends, before or behind it in its clause; None where it is unconditional."""
    doc = one.act.doc
    starts = range(start, end)
    cues = sorted(words.table("commitments", "conditions").get("cues", []), key=lambda cue: -len(cue.split()))
    for at in starts:
        for cue in cues:
            parts = cue.replace("'", "' ").split()
            if [t.lower_ for t in doc[at : at + len(parts)]] != parts or not _conditional(doc[at], words):
                continue
            stop = next((t.i for t in doc[at + len(parts) : end] if t.text in {",", "”", ";"}), end)
            while stop - 1 > at and doc[stop - 1].is_punct:
                stop -= 1
            if at < one.act.i < stop or stop - at > LONGEST:
                continue
            return doc[at:stop]
    return None


def _conditional(token: Token, words: Words) -> bool:
    """Not "si" behind "demander" or in "même si", and not before an adjective ("si grand")."""
    before = token.doc[token.i - 1] if token.i > token.sent.start else None
    if before is not None and {before.lower_, before.lemma_.lower()} & words.all(
        "commitments", "conditions", "not_behind"
    ):
        return False
    after = token.doc[token.i + 1] if token.i + 1 < token.sent.end else None
    return after is not None and after.pos_ != "ADV"


def deadline(
    parsed: ParsedSource, dates: Sequence[DateMention], low: Token, high: int, act: Token, words: Words
) -> Deadline | None:
    """The date in the clause, the one behind the act first, with the words before it that belong to it."""
    doc = act.doc
    start, end = parsed.start(low), parsed.end(doc[high - 1])
    inside = [d for d in dates if start <= d.evidence.start and d.evidence.end <= end]
    behind = [d for d in inside if d.evidence.start > parsed.start(act)]
    fronted = [d for d in inside if _is_fronted(parsed, d, low, words)]
    found = next(iter(behind or fronted), None)
    if found is None:
        return None
    today = parsed.source.date.value
    if found.value is not None and today is not None and found.value < today[: len(found.value)]:
        return None
    span = parsed.span(found.evidence)
    evidence = found.evidence
    if span is not None:
        evidence = parsed.evidence(doc[_with_words(span, words)], doc[span.end - 1])
    last = found.days[1] if found.days is not None else found.value
    return Deadline(evidence.quote, last if last is not None and len(last) == len("2031-04-14") else _last(found))


def _is_fronted(parsed: ParsedSource, date: DateMention, low: Token, words: Words) -> bool:
    """No verb stands before the date in the clause, so that it is no other act's: "Lundi, la ville ouvrira le port"."""
    span = parsed.span(date.evidence)
    before = low.doc[low.i : span.start] if span is not None and span.start > low.i else low.doc[0:0]
    return span is not None and not any(grammar.tense(t, words) not in {None, "participle"} for t in before)


def _last(found: DateMention) -> str | None:
    return Period.read(found.value).last.isoformat() if found.value is not None else None


def _with_words(span: Span, words: Words) -> int:
    doc = span.doc
    for phrase in sorted(words.table("dates", "deadlines").get("before", []), key=lambda p: -len(p)):
        parts = phrase.replace("'", "' ").split()
        start = span.start - len(parts)
        if start >= span.sent.start and [t.lower_ for t in doc[start : span.start]] == parts:
            return start
    return span.start
