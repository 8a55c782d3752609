"""Finds what is reported inside a quotation: '"The mayor told us the bridge was safe," a driver said.'

In: the direct quotations and the verbs of saying. Out: drafts of whoever is reported there; the one who reports it is
the channel. Pronouns but "I" are left out: inside a quotation nobody can tell whom they mean.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from briefgen.understand import clauses, clauses_before, grammar
from briefgen.understand.clauses import Text
from briefgen.understand.draft import Draft
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.speech import Saying

WORDS = 4
"""Words that the content needs; "they say so" reports nothing."""

PAST = frozenset({"VBD", "VBN"})


def find(parsed: ParsedSource, spoken: Sequence[Draft], sayings: Sequence[Saying]) -> list[Draft]:
    """What others, or the speakers themselves before, said according to the quotations."""
    at = [saying.verb.i for saying in sayings]
    found = []
    for outer in spoken:
        first, last = outer.span.start, outer.span.end
        inside = sayings[bisect.bisect_left(at, first) : bisect.bisect_left(at, last)]
        if not inside:
            continue
        text = Text(parsed, frozenset(), {saying.verb.i: saying for saying in inside})
        for saying in inside:
            draft = _draft(saying, outer, text) if _tells(saying, outer) else None
            if draft is not None:
                found.append(draft)
    return found


def _tells(saying: Saying, outer: Draft) -> bool:
    """Somebody named or described has said it; "I say" and "let me say" only mean what is being said."""
    head = saying.speaker
    if head is None or saying.passive or "thought" in saying.frames or not outer.span.start <= head.i < outer.span.end:
        return False
    if not any(t.tag_ in clauses.FINITE for t in saying.cue) or any(t.tag_ == "MD" for t in saying.cue):
        return False
    if head.lower_ == "i":
        return saying.verb.tag_ in PAST
    return head.pos_ in {"NOUN", "PROPN"}


def _draft(saying: Saying, outer: Draft, text: Text) -> Draft | None:
    content = clauses.behind(saying, text) or clauses_before.before(saying, text)
    if content is None:
        return None
    start, end = max(content.start, outer.span.start), min(content.end, outer.span.end)
    content = grammar.trimmed(text.doc[start : max(start, end)])
    if sum(t.is_alpha for t in content) < WORDS or not clauses.has_finite(content):
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
