"""The times that a sentence names, calendar dates and others, each with the words that belong to it.

In: a span of tokens and the dates found. Out: `Time`s. lexicons/deadlines.toml holds the words; deadlines.py decides
which of the times is that of an act.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Span, Token

from briefgen.model import DateMention
from briefgen.understand import calendar_words, lexicon
from briefgen.understand.events import event_end, has_begun
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.period import Period

BEFORE = frozenset({"before", "prior", "ahead"})
OPEN = frozenset(
    {"after", "from", "starting", "beginning", "following", "early", "mid", "middle", "start", "around", "about"}
)
"""With these words the last day meant is not told."""

LAST = 50
"""Added to the rank of what says when only for want of better."""

INNER = frozenset(
    {"the", "of", "and", "as", "than", "day", "end", "first", "second", "third", "fourth", "half", "quarter", "close"}
)
"""No time begins with these."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time in a sentence.

    Attributes:
        start: Place of its first token in the Doc.
        end: Place after its last token.
        date: The last day meant; None where it cannot be told.
        rank: How closely such words tie a time to an act: 0 "by May", 1 "in May", from 2 on the lexicon's order.
        top: The token that ties it to the sentence: "by" in "by the end of May".
        begun: It tells of something that has happened ("after he had left").
        cue: Id in the lexicon; None for dates.
    """

    start: int
    end: int
    date: str | None
    rank: int
    top: Token
    begun: bool = False
    cue: str | None = None


def _last_day(mention: DateMention, lead: set[str]) -> str | None:
    if mention.days is not None:  # a week, whose value is that of its month
        period = Period(*map(date.fromisoformat, mention.days))
    elif mention.value is not None and not mention.rule.endswith(("fiscal-year", "season")):
        period = Period.read(mention.value)
    else:
        return None
    if mention.rule.endswith("-end") or re.match(r"(?i)(the )?(very )?(end|close)\b", mention.evidence.quote):
        return period.last.isoformat()
    if lead & OPEN or re.match(r"(?i)(early|mid)\b", mention.evidence.quote):
        return None
    last = period.first - timedelta(days=1) if lead & BEFORE else period.last
    return last.isoformat()


def _within(parsed: ParsedSource, span: Span, found: tuple[DateMention, ...]) -> Iterator[DateMention]:
    low, high = parsed.start(span[0]), parsed.end(span[-1])
    at = bisect.bisect_left(found, low, key=lambda mention: mention.evidence.start)
    while at < len(found) and found[at].evidence.start < high:
        if found[at].evidence.end <= high:
            yield found[at]
        at += 1


def _lead(span: Span, first: int) -> int:
    """Where the words before a date that tie it to the act begin: "no later than", "by the end of"."""
    words = lexicon.load("deadlines")["words"]
    start = first
    while start > span.start and span.doc[start - 1].lower_ in words["lead"]:
        start -= 1
    while start < first and span.doc[start].lower_ in INNER:
        start += 1
    return start


def dated(parsed: ParsedSource, span: Span, found: tuple[DateMention, ...]) -> Iterator[Time]:
    """Dates inside the span that stand as its adverbials, from the preposition on; past ones are left out."""
    words = lexicon.load("deadlines")["words"]
    stated = parsed.source.date.value
    today = date.fromisoformat(stated) if stated else None
    for mention in _within(parsed, span, found):
        tokens = parsed.span(mention.evidence)
        if tokens is None or mention.rule in {"dates/yesterday", "dates/last-unit", "dates/units-ago"}:
            continue
        first = _lead(span, tokens.start)
        lead = {token.lower_ for token in span.doc[first : tokens.start]}
        backward = set(words["backward"])
        if lead & backward or (first > span.start and span.doc[first - 1].lower_ in backward):
            continue
        adverbial = bool(lead & set(words["prepositions"])) or tokens.root.dep_ in {"npadvmod", "advmod"}
        if (not adverbial and not (mention.worked_out or mention.value is None)) or (_is_modifier(tokens) and not lead):
            continue
        if not adverbial and tokens.root.dep_ in {"nummod", "compound", "amod", "poss", "nsubj"}:
            continue
        strong = set(words["strong"])
        if today and mention.value and Period.read(mention.value).last < today and not lead & strong:
            continue  # the 2015 agreement will be honoured: 2015 is not when
        rank = 0 if lead & strong or mention.rule.endswith("-end") else 1
        end = tokens.end - (tokens[-1].text == "." and len(tokens) > 1)  # the full stop of the sentence
        yield Time(first, end, _last_day(mention, lead), rank, _top(span.doc[first:end]))


def _top(tokens: Span) -> Token:
    """What ties the time to the sentence: the head of a preposition before it, else its own root."""
    first = tokens[0]
    return first if first.dep_ == "prep" and first.head.i not in range(tokens.start, tokens.end) else tokens.root


def _is_modifier(tokens: Span) -> bool:
    """Does the date qualify a noun after it ("the 2015 agreement", "Thursday's vote")?"""
    root: Token = tokens.root
    return root.dep_ in {"nummod", "compound", "amod", "poss"} and root.head.i >= tokens.end


@dataclass(frozen=True, slots=True)
class _Cue:
    id: str
    pattern: re.Pattern[str]
    event: bool
    of: bool


@functools.cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            cue["id"],
            re.compile(rf"(?<![\w-])(?:{calendar_words.fill(cue['pattern'])})(?![\w])", re.IGNORECASE),
            bool(cue.get("event")),
            bool(cue.get("of")),
        )
        for cue in lexicon.load("deadlines")["cue"]
    )


def worded(span: Span) -> Iterator[Time]:
    """Times without a calendar date, by the lexicon."""
    text = span.text
    for rank, cue in enumerate(_cues(), 2):
        for match in cue.pattern.finditer(text):
            tokens = span.char_span(match.start(), match.end(), alignment_mode="expand")
            end: int | None = tokens.end
            top, begun = _top(tokens), False
            if cue.event:
                end = event_end(span, tokens)
                top, begun = tokens[0], has_begun(tokens[-1])
            elif cue.of and tokens.end < span.end and span.doc[tokens.end].lower_ == "of":
                end = min(span.doc[tokens.end].right_edge.i + 1, span.end)
            if end is not None:
                follows = cue.event and _is_sequence(tokens[-1])
                yield Time(tokens.start, end, None, rank + LAST * follows, top, begun, cue.id)


def _is_sequence(lead: Token) -> bool:
    """As in "before visiting the town": what comes next rather than when."""
    return any(below.dep_ == "pcomp" for below in lead.rights)


def times_in(parsed: ParsedSource, span: Span, found: tuple[DateMention, ...]) -> list[Time]:
    """All times of the span, in order, without overlaps.

    Of a time inside another the longer stays: "before the vote on Friday". Times side by side are one: "at noon" and
    "on Friday".
    """
    ordered = sorted([*dated(parsed, span, found), *worded(span)], key=_longest_first)
    kept: list[Time] = []
    for one in ordered:
        side_by_side = kept and one.start == kept[-1].end and "event" not in {one.cue, kept[-1].cue}
        if kept and (one.start < kept[-1].end or side_by_side):
            kept[-1] = _joined(kept[-1], one)
        else:
            kept.append(one)
    return kept


def _longest_first(time: Time) -> tuple[int, int, bool, int]:
    """In order of the text; of two with the same words an hour before an event ("before 10 a.m.")."""
    return time.start, -time.end, time.cue == "event", time.rank


def _joined(first: Time, second: Time) -> Time:
    """One time of two that overlap or stand side by side; the day is that of the one that has one."""
    doc = first.top.doc
    after = {token.lower_ for token in doc[first.start : second.start]} & OPEN
    day = first.date or (None if after else second.date)
    inside = second.end <= first.end and second.start > first.start
    rank = first.rank if inside else min(first.rank, second.rank)
    return replace(first, end=max(first.end, second.end), date=day, rank=rank)
