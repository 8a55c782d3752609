"""Key facts and the bottom line against what an editor would put on top.

In: a briefing and the marks of its article. Out: counts and mistakes, into a `Tally`. ROUGE-1 (Lin 2004) is the F1 of
the words two texts share, each counted as often as it stands in both; texts are cut to 60 words first, as long as a
short summary is.
"""

from __future__ import annotations

import re
from collections import Counter

from briefgen.evaluate.marks import Marks, Miss, Tally
from briefgen.evaluate.places import any_same, occurrences, span
from briefgen.model import Briefing

WORDS = 60
LEAD = 3
"""Sentences of the beginning that a summary must beat: news puts the most important first."""


def score(briefing: Briefing, marks: Marks, tally: Tally) -> None:
    """Counts everything about facts and the bottom line."""
    text = briefing.source.text
    at = {mark.sentence: occurrences(mark.sentence, text) for mark in marks.facts}
    facts = [span(fact.evidence) for fact in briefing.facts]
    bottom_line = [span(evidence) for evidence in briefing.summary]
    for mark in marks.facts:
        if not mark.must:
            continue
        among = any(any_same(fact, at[mark.sentence]) for fact in facts)
        tally.share("facts.must", among, 1)
        tally.share("facts.must_on_top", any(any_same(line, at[mark.sentence]) for line in bottom_line), 1)
        if not among:
            first = at[mark.sentence][0][0] if at[mark.sentence] else 0
            tally.misses.append(Miss(first, "missed fact", "must", mark.sentence))
    if marks.facts:
        for fact in briefing.facts:
            marked = any(any_same(span(fact.evidence), places) for places in at.values())
            tally.share("facts.marked", marked, 1)
            if not marked:
                words = fact.evidence.quote
                tally.misses.append(Miss(fact.evidence.start, "unmarked fact", fact.kind, words, f"by {fact.rule}"))
    if marks.summary is not None:
        shown = " ".join(fact.evidence.quote for fact in briefing.facts)
        tally.share("facts.summary", shared_words(shown, marks.summary), 1)
        tally.share("facts.lead", shared_words(lead(briefing), marks.summary), 1)


def lead(briefing: Briefing) -> str:
    """The first three sentences of running text."""
    blocks = briefing.source.blocks
    running = [one.evidence.quote for one in briefing.sentences if blocks[one.block].kind == "paragraph"]
    return " ".join(running[:LEAD])


def shared_words(text: str, reference: str) -> float:
    """From 0 to 1; the text is cut to 60 words first."""
    given, wanted = _words(" ".join(text.split()[:WORDS])), _words(reference)
    both = (given & wanted).total()
    return 2 * both / (given.total() + wanted.total()) if both else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)['’](?=\w)", "", text.lower())))
