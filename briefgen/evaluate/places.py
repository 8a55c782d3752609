"""Where marked words stand in an article.

In: words, verbatim but for line breaks, and the article's text. Out: stretches (start, end), half-open, and how far
two stretches lie on each other. A match by half is enough everywhere: no reader and no machine cuts alike.
"""

from __future__ import annotations

import re
from typing import Protocol

Span = tuple[int, int]

ENOUGH = 0.5
"""The part of either stretch that must lie on the other."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n---[ \t]*\n", re.DOTALL)


class Spanned(Protocol):
    """Whatever begins and ends somewhere, as evidence does."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """One behind its last character."""


def span(thing: Spanned) -> Span:
    """Where it stands."""
    return thing.start, thing.end


def body(text: str) -> int:
    """Where the text begins behind its front matter, which is not read."""
    matter = _FRONT_MATTER.match(text)
    return matter.end() if matter else 0


def occurrences(words: str, text: str) -> tuple[Span, ...]:
    """Every place behind the front matter where the words stand as whole words; any white space is as good as any."""
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        return ()
    before = r"(?<!\w)" if words.strip()[0].isalnum() else ""
    after = r"(?!\w)" if words.strip()[-1].isalnum() else ""
    pattern = re.compile(before + r"\s+".join(parts) + after)
    return tuple(found.span() for found in pattern.finditer(text, body(text)))


def places(all_words: list[str], text: str) -> list[tuple[Span, ...]]:
    """The places that each of the marked words may mean, in the order of the marks.

    Where the same words are marked as often as they stand in the text, each mark means its own place; else any of them.
    """
    found = {words: occurrences(words, text) for words in set(all_words)}
    often = {words: all_words.count(words) for words in found}
    taken = dict.fromkeys(found, 0)
    result = []
    for words in all_words:
        here = found[words]
        if often[words] == len(here):
            here = here[taken[words] : taken[words] + 1]
        taken[words] += 1
        result.append(here)
    return result


def shared(one: Span, other: Span) -> int:
    """How many characters lie in both."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def same(one: Span, other: Span, enough: float = ENOUGH) -> bool:
    """At least `enough` of one of them lies on the other."""
    both = shared(one, other)
    return both > 0 and both >= enough * min(one[1] - one[0], other[1] - other[0])


def any_same(one: Span, others: tuple[Span, ...], enough: float = ENOUGH) -> bool:
    """It is the same as one of the others."""
    return any(same(one, other, enough) for other in others)


def covered(one: Span, others: list[Span]) -> bool:
    """At least half of it lies under the others taken together."""
    under = {at for other in others for at in range(max(one[0], other[0]), min(one[1], other[1]))}
    return len(under) >= ENOUGH * (one[1] - one[0])


def line_of(text: str, at: int) -> int:
    """The line of the file that a character stands in, from 1."""
    return text.count("\n", 0, at) + 1
