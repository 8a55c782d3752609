"""Tells whose words an interview is about.

In: the quotations of a source. Out: the turns of those who answer and of those who only ask. In a transcript nothing
stands outside the quotations, so what is said in it is what there is to know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model import Quote

TURN = "quotes/transcript"

ENOUGH = 0.5
"""Who says less than this part of what the most talkative says only asks, or leads the talk."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of a transcript; both empty where the source is none."""

    answers: tuple[Quote, ...]
    questions: tuple[Quote, ...]


def turns(quotes: Iterable[Quote]) -> Turns:
    """Those who say most answer; who leads the talk says less."""
    found = [quote for quote in quotes if quote.rule == TURN]
    said: Counter[str] = Counter()
    for turn in found:
        said[turn.speaker or ""] += turn.words.end - turn.words.start
    most = max(said.values(), default=0)
    answering = {speaker for speaker, length in said.items() if length >= ENOUGH * most}
    return Turns(
        tuple(turn for turn in found if (turn.speaker or "") in answering),
        tuple(turn for turn in found if (turn.speaker or "") not in answering),
    )
