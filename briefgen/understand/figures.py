"""Finds numbers and what they count.

In: a ParsedSource. Out: `Figure`s in order of the text. written_numbers.py and shares.py read the numbers,
counted_nouns.py and left_out.py tell what they count; here is decided which of them are no figures.

A figure needs a unit or a counted noun. Not figures: dates, ages, durations, ordinals, scores, telephone
numbers, labels ("Article 5", "Flight 370"), and numbers too vague to be written as one ("dozens").
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator

from spacy.tokens import Span, Token

from briefgen.model import DateMention, Figure
from briefgen.understand import calendar_words, counted_nouns, left_out, lexicon
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.shares import shares, whole
from briefgen.understand.written_numbers import WrittenNumber, numbers

FEW = 6
"""So many are still told apart by their names."""


def _is_label(number: WrittenNumber) -> bool:
    """Does the number name a thing, as in "Article 5", rather than count?"""
    first: Token = number.tokens[0]
    if number.kind != "count" or first.i == first.sent.start:
        return False
    before = first.nbor(-1)
    if before.lower_.rstrip(".") in calendar_words.words("labels") or before.text == "#":
        return True
    return before.pos_ == "PROPN" and (
        first.head == before or first.ent_type_ not in {"CARDINAL", "QUANTITY", "MONEY", "PERCENT"}
    )


def _is_known(number: WrittenNumber, of: Span) -> bool:
    """As in "the two governments": they have been named, and the number tells nothing new."""
    words = lexicon.load("figures")["words"]
    first: Token = number.tokens[0]
    small = first.is_alpha and number.kind == "count" and number.values[-1] <= FEW and len(number.tokens) == 1
    if not small or first.i == first.sent.start or len(of) > 1:
        return False
    return first.nbor(-1).lower_ in words["pointing"] and of[0].lemma_.lower() in words["parties"]


class _Finder:
    """The figures found so far, for the numbers that take their noun from one of them."""

    def __init__(self, parsed: ParsedSource, days: tuple[DateMention, ...]) -> None:
        self.parsed = parsed
        self.dated = sorted((d.evidence.start, d.evidence.end) for d in days)
        self.found: list[Figure] = []

    def _is_dated(self, tokens: Span) -> bool:
        start, end = self.parsed.start(tokens[0]), self.parsed.end(tokens[-1])
        at = bisect.bisect_left(self.dated, (end,))
        return any(a < end and start < b for a, b in self.dated[max(0, at - 2) : at])

    def _since(self, start: int) -> list[Figure]:
        """The figures that stand from there on."""
        return self.found[bisect.bisect_left(self.found, start, key=lambda figure: figure.evidence.start) :]

    def shares(self, sentence: Span) -> Iterator[tuple[Span, Figure]]:
        """The shares of the sentence."""
        for share in shares(sentence):
            if self._is_dated(share.tokens):
                continue
            of = whole(share)
            evidence = self.parsed.evidence(share.tokens[0], of[-1] if of is not None else share.tokens[-1])
            yield (
                share.tokens,
                Figure(
                    value=share.percent,
                    unit="percent",
                    of=self.parsed.evidence(of).quote if of is not None else "",
                    evidence=evidence,
                    sentence=self.parsed.evidence(sentence),
                    rule=f"figures/share{'-hedged' if share.hedged else ''}",
                ),
            )

    def figures(self, number: WrittenNumber, sentence: Span, before: Span) -> Iterator[Figure]:
        """What the number is: one figure, two for a range, none where it is a label or part of a date."""
        if (number.kind == "count" and self._is_dated(number.tokens)) or _is_label(number):
            return
        of, unit, kind = counted_nouns.of(number), number.unit, number.kind
        said = self.parsed.evidence(of).quote if of is not None else ""
        if of is None and unit is None:
            block = self.parsed.source.blocks[self.parsed.block_of(sentence[0])]
            unit = left_out.currency(number, self._since(block.start))
            said = left_out.noun(number, self._since(self.parsed.start(before[0]))) or "" if unit is None else ""
            kind = "money-left-out" if unit else "count-left-out"
        if (not said and unit is None) or (of is not None and _is_known(number, of)):
            return
        last = of[-1] if of is not None and of.start >= number.tokens.end else number.tokens[-1]
        for value, side in zip(number.values, ("-low", "-high") if len(number.values) == 2 else ("",), strict=True):
            yield Figure(
                value=value,
                unit=unit,
                of=said,
                evidence=self.parsed.evidence(number.tokens[0], last),
                sentence=self.parsed.evidence(sentence),
                rule=f"figures/{kind}{'-hedged' if number.hedged else ''}{side}",
            )


def find(parsed: ParsedSource, days: tuple[DateMention, ...]) -> tuple[Figure, ...]:
    """All figures, in order, none inside `days`; a range gives both ends with one evidence, which keeps its "up to"."""
    finder = _Finder(parsed, days)
    before: Span | None = None
    for sentence in parsed.sentences:
        parts = list(finder.shares(sentence))
        covered = {token.i for tokens, _ in parts for token in tokens}
        first = len(finder.found)
        for number in numbers(sentence):
            if not any(token.i in covered for token in number.tokens):
                near = before if before is not None and _same_block(parsed, before, sentence) else sentence
                finder.found += list(finder.figures(number, sentence, near))
        here = [*finder.found[first:], *(figure for _, figure in parts)]
        finder.found[first:] = sorted(here, key=lambda figure: figure.evidence.start)
        before = sentence
    return tuple(finder.found)


def _same_block(parsed: ParsedSource, one: Span, other: Span) -> bool:
    return parsed.block_of(one[0]) == parsed.block_of(other[0])
