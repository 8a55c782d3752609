"""Which time in a clause is the deadline, or the time, of its act.

In: a span of tokens and the dates found. Out: a `Deadline` as worded, or None. commitments.py asks;
dates.py has found the dates.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Span, Token

from briefgen.model import DateMention, Deadline
from briefgen.understand import calendar_words, lexicon
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.period import Period

BEFORE = frozenset({"before", "prior", "ahead"})
OPEN = frozenset(
    {
        "after",
        "from",
        "starting",
        "beginning",
        "following",
        "early",
        "mid",
        "middle",
        "start",
        "around",
        "about",
    }
)
"""With these words the last day meant is not told."""


SUBCLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp", "csubj"})


@dataclass(frozen=True, slots=True, order=True)
class _Candidate:
    """A time in the clause: how deep in subclauses, how it is said, where; the smallest is the deadline."""

    depth: int
    rank: int
    start: int
    end: int
    date: str | None


def _last_day(mention: DateMention, lead: set[str]) -> str | None:
    if mention.value is None or mention.rule.endswith("fiscal-year"):
        return None
    if mention.rule.endswith("-end"):
        return Period.read(mention.value).last.isoformat()
    if lead & OPEN or re.match(r"(?i)(early|mid)\b", mention.evidence.quote):
        return None
    period = Period.read(mention.value)
    last = period.first - timedelta(days=1) if lead & BEFORE else period.last
    return last.isoformat()


def _dated(parsed: ParsedSource, span: Span, found: tuple[DateMention, ...]) -> Iterator[_Candidate]:
    """Dates inside the span that stand as its adverbials, from the preposition on."""
    words = lexicon.load("deadlines")["words"]
    low, high = parsed.start(span[0]), parsed.end(span[-1])
    stated = parsed.source.date.value
    today = date.fromisoformat(stated) if stated else None
    for mention in found:
        if not (low <= mention.evidence.start and mention.evidence.end <= high):
            continue
        tokens = parsed.span(mention.evidence)
        if tokens is None:
            continue
        first = tokens.start
        lead: list[str] = []
        while first > span.start and span.doc[first - 1].lower_ in words["lead"]:
            first -= 1
            lead.append(span.doc[first].lower_)
        if set(lead) & set(words["backward"]) or (
            first > span.start and span.doc[first - 1].lower_ in words["backward"]
        ):
            continue
        while lead and lead[-1] in {"the", "of", "and", "as", "than", "day", "end"}:  # nothing hangs on these
            lead.pop()
            first += 1
        adverbial = bool(set(lead) & set(words["prepositions"])) or tokens.root.dep_ in {"npadvmod", "advmod"}
        if (not adverbial and not (mention.worked_out or mention.value is None)) or (_is_modifier(tokens) and not lead):
            continue
        if not adverbial and tokens.root.dep_ in {"nummod", "compound", "amod", "poss", "nsubj"}:
            continue
        if today and mention.value and Period.read(mention.value).last < today and not set(lead) & set(words["strong"]):
            continue  # the 2015 agreement will be honoured: 2015 is not when
        end = tokens.end
        rank = 0 if set(lead) & set(words["strong"]) else 1
        if mention.rule.endswith("-end"):
            rank = 0
        if _of_saying(tokens.root):
            continue
        yield _Candidate(_depth(span, tokens.root), rank, first, end, _last_day(mention, set(lead)))


def _depth(span: Span, token: Token) -> int:
    """How many clauses lie between the token and the head of the span.

    In "shown after a flight that leaves June 28" the date is no deadline of the showing.
    """
    top = span.root
    depth = 0
    while token not in {top, token.head} and span.start <= token.i < span.end:
        depth += token.dep_ in SUBCLAUSES
        token = token.head
    return depth


def _of_saying(token: Token) -> bool:
    """Does the time belong to a past verb of saying ("said Wednesday")?"""
    verb = next((node for node in token.ancestors if node.pos_ == "VERB"), None)
    return verb is not None and verb.tag_ == "VBD" and verb.lemma_ in lexicon.load("facts")["words"]["saying"]


def _is_modifier(tokens: Span) -> bool:
    """Does the date qualify a noun after it ("the 2015 agreement", "Thursday's vote")?"""
    root: Token = tokens.root
    return root.dep_ in {"nummod", "compound", "amod", "poss"} and root.head.i >= tokens.end


@functools.cache
def _cues() -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    cues = lexicon.load("deadlines")["cue"]
    return tuple(
        (
            cue["id"],
            re.compile(rf"(?<![\w-])(?:{calendar_words.fill(cue['pattern'])})(?![\w])", re.IGNORECASE),
            bool(cue.get("event")),
        )
        for cue in cues
    )


def _event_end(span: Span, last: Token) -> int | None:
    """Where the noun phrase or clause after "before" or "at the end of" ends; None where none follows."""
    inside = [t for t in last.subtree if span.start <= t.i < span.end and t.i > last.i]
    if not inside and last.dep_ == "advmod" and last.head.dep_ != "advcl":
        return None  # "once under each roof"
    if not inside and last.dep_ in {"mark", "advmod"}:
        inside = [t for t in last.head.subtree if last.i < t.i < span.end]
    if not inside:
        return None
    end = last.i + 1
    members = {t.i for t in inside}
    while end in members:
        if span.doc[end].text in {",", ";", "—", "–", ":"}:
            break
        end += 1
    return end if end > last.i + 1 else None


def _leads(token: Token) -> bool:
    """Is the word a preposition or conjunction of time here, and not part of "look after"?"""
    if token.head.lemma_ in lexicon.load("deadlines")["words"]["phrasal"]:
        return False
    return token.dep_ in {"prep", "mark", "advmod"} or token.tag_ == "VBG"


def _worded(span: Span) -> Iterator[_Candidate]:
    """Deadlines without a calendar date, by the lexicon."""
    text = span.text
    for rank, (_, pattern, event) in enumerate(_cues(), 2):
        for match in pattern.finditer(text):
            tokens = span.char_span(match.start(), match.end(), alignment_mode="expand")
            end: int | None = tokens.end
            if event:
                end = _event_end(span, tokens[-1]) if _leads(tokens[0]) and tokens[0].i > span.start else None
                if end is None:
                    continue
            if _of_saying(tokens[0]):
                continue
            yield _Candidate(_depth(span, tokens.root), rank, tokens.start, end or tokens.end, None)
            break


def deadline_in(parsed: ParsedSource, span: Span, found: tuple[DateMention, ...]) -> Deadline | None:
    """By when or when the act of the clause `span` is to be done, as worded; None where it does not say.

    A time of the act itself comes before a time in a clause below it. Among equals a calendar date after
    "by", "until", "before" or "within" comes first, then any other date, then the cues of the lexicon in
    their order. `date` is the last day meant: 31 December for "by 2018", 15 May for "before May 16", None
    for "after May 16" and for fiscal years, whose end the text does not tell.
    """
    candidates = sorted([*_dated(parsed, span, found), *_worded(span)])
    if not candidates:
        return None
    best = candidates[0]
    return Deadline(parsed.evidence(span.doc[best.start : best.end]).quote, best.date)
