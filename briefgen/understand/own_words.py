"""Tells whose words a source is made of, where it is an interview or an address.

In: the quotations of a source. Out: the turns of those who answer, of those who only ask, and all other quotations. In
a transcript nothing stands outside the turns, so what is said in them is what there is to know.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model import Quote
from briefgen.understand.standing import CLOSING

TURNS = frozenset({"quotes/transcript", "quotes/address"})

ENOUGH = 0.5
"""Who says less than this part of what the most talkative says leads the talk; so does who ends so many turns with a
question."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The quotations of a source: its turns by what they are for, and all `others`."""

    answers: tuple[Quote, ...]
    questions: tuple[Quote, ...]
    others: tuple[Quote, ...]


def of(quotes: Iterable[Quote]) -> OwnWords:
    """Those who say most answer; who leads the talk says less, or asks."""
    quotes = tuple(quotes)
    turns = [quote for quote in quotes if quote.rule in TURNS]
    said: Counter[str] = Counter()
    held: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for turn in turns:
        speaker = turn.speaker or ""
        said[speaker] += turn.words.end - turn.words.start
        held[speaker] += 1
        asked[speaker] += turn.words.quote.rstrip(CLOSING).endswith("?")
    most = max(said.values(), default=0)
    leading = {one for one in said if said[one] < ENOUGH * most or asked[one] >= ENOUGH * held[one]}
    answering = set(said) - leading or set(said)
    return OwnWords(
        answers=tuple(turn for turn in turns if (turn.speaker or "") in answering),
        questions=tuple(turn for turn in turns if (turn.speaker or "") not in answering),
        others=tuple(quote for quote in quotes if quote.rule not in TURNS),
    )
