"""Tells what a number counts where the noun is not said again: "nine have been vacant", "45 million".

In: a bare number and the figures found before it. Out: the noun or the currency that it takes from one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from briefgen.model import Figure
from briefgen.understand.written_numbers import WrittenNumber

LARGE = 1e6
"""From here on a number without a noun is money, where money was told before."""


def noun(number: WrittenNumber, before: Sequence[Figure]) -> str | None:
    """What the last count before it counted; None where the number is no subject and nothing one has.

    `before` are the figures of the same sentence and the one before it, in order.
    """
    head: Token = number.tokens.root
    verb = head.head
    as_subject = head.dep_ in {"nsubj", "nsubjpass"} and verb.i > head.i and verb.pos_ in {"VERB", "AUX"}
    as_object = head.dep_ == "dobj" and verb.lemma_ == "have"
    if number.kind != "count" or number.values[-1] < 2 or not (as_subject or as_object):
        return None
    if number.tokens[0].lower_ in {"a", "an"}:  # "a hundred would be better" counts nothing
        return None
    return next((figure.of for figure in reversed(before) if figure.unit is None and figure.of), None)


def currency(number: WrittenNumber, before: Sequence[Figure]) -> str | None:
    """The currency of the money told before it; None where something else was counted in between.

    `before` are the figures of the same paragraph, in order.
    """
    if number.kind != "count" or number.values[-1] < LARGE or not before:
        return None
    last = before[-1]
    return last.unit if last.rule.startswith("figures/money") else None
