"""Finds what is reported inside a quotation, as in '"The mayor told us the bridge was safe," a driver said'.

In: the direct quotations and the verbs of saying. Out: drafts of whoever is reported there; the one who reports it is
the channel. Pronouns but "I" are left out: inside a quotation nobody can tell whom they mean.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from spacy.tokens import Token

from briefgen.understand import clauses, clauses_before, grammar
from briefgen.understand.clauses import Text
from briefgen.understand.draft import Draft
from briefgen.understand.indirect import DIRECT_SHARE
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.speech import Saying

WORDS = 4
"""Words that the content needs; "they say so" reports nothing."""

PAST = frozenset({"VBD", "VBN"})

SUPPOSED = frozenset({"if", "once", "unless", "when", "whenever", "until"})

FRAMED = frozenset({"quotes/direct-before", "quotes/direct-after", "quotes/phrase", "quotes/according-to"})
"""Rules by which the words beside a quotation name its speaker."""


def parted(between: Sequence[Draft], turns: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Quotations between marks: those outside the turns of a transcript, and those inside one that have a frame."""
    starts = [turn.span.start for turn in turns]
    outside, inside = list[Draft](), list[Draft]()
    for draft in between:
        k = bisect.bisect_right(starts, draft.span.start) - 1
        if k < 0 or draft.span.start >= turns[k].span.end:
            outside.append(draft)
        elif draft.rule in FRAMED and draft.head is not None and _may_be_told(draft.head):
            draft.within = turns[k]
            inside.append(draft)
    return outside, inside


def find(
    parsed: ParsedSource, spoken: Sequence[Draft], quoted: Sequence[Draft], sayings: Sequence[Saying]
) -> list[Draft]:
    """What others, or the speakers before, said according to the quotations; `quoted` lie inside `spoken`."""
    outers = {i: draft for draft in (*spoken, *quoted) for i in range(draft.span.start, draft.span.end)}
    inside = {i for draft in quoted for i in range(draft.span.start, draft.span.end)}
    told = [saying for saying in sayings if saying.verb.i in outers]
    text = Text(parsed, inside, {saying.verb.i: saying for saying in told})
    found = (_draft(saying, outers[saying.verb.i], text) for saying in told if _tells(saying, outers[saying.verb.i]))
    return [draft for draft in found if draft is not None]


def _may_be_told(head: Token) -> bool:
    return head.pos_ in {"NOUN", "PROPN"} or head.lower_ == "i"


def _tells(saying: Saying, outer: Draft) -> bool:
    """Somebody named or described has said it; "I say" and "let me say" only mean what is being said."""
    head = saying.speaker
    if head is None or saying.passive or "thought" in saying.frames or not outer.span.start <= head.i < outer.span.end:
        return False
    if any(t.lower_ in SUPPOSED for t in saying.verb.lefts):
        return False
    if not any(t.tag_ in clauses.FINITE for t in saying.cue) or any(t.tag_ == "MD" for t in saying.cue):
        return False
    return _may_be_told(head) and (head.lower_ != "i" or saying.verb.tag_ in PAST)


def _draft(saying: Saying, outer: Draft, text: Text) -> Draft | None:
    content = clauses.behind(saying, text) or clauses_before.before(saying, text)
    if content is None:
        return None
    start, end = max(content.start, outer.span.start), min(content.end, outer.span.end)
    end = next((t.i for t in text.doc[start : max(start, end)] if t.text == ";"), end)
    content = grammar.trimmed(text.doc[start : max(start + 1, end)])
    words = [t for t in content if t.is_alpha]
    if len(words) < WORDS or not clauses.has_finite(content):
        return None
    if sum(t.i in text.spoken for t in words) > DIRECT_SHARE * len(words):
        return None
    return Draft(
        words=text.parsed.evidence(content),
        span=content,
        frame=outer.frame,
        direct=False,
        rule="quotes/inside-quotation",
        saying=saying,
        cue=saying.cue,
        head=saying.speaker,
        within=outer,
    )
