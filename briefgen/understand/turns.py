"""Who has the floor: which quotation a token stands in, and whether the whole source is an address.

In: a parsed source and its quotations. Out: `Turns`, which agency.py and commitments.py ask.
"""

from __future__ import annotations

import bisect
import functools

from spacy.tokens import Token

from briefgen.model import Quote
from briefgen.understand.parsed import ParsedSource

I_FORMS = frozenset({"i", "me", "my", "myself"})
WE_FORMS = frozenset({"we", "us", "our", "ours", "ourselves"})
ADDRESS = "quotes/address"
"""The rule of paragraphs behind a label that names who gives a speech or statement."""


STRETCH = 256
"""Characters; quotations are kept by the stretches of the text that they touch."""


class Turns:
    """Which quotation a token stands in, and whether the whole source is an address in the first person."""

    def __init__(self, parsed: ParsedSource, quotes: tuple[Quote, ...]) -> None:
        """The quotations are those of the same source."""
        self._parsed = parsed
        self._quotes = quotes

    def quote_at(self, token: Token) -> Quote | None:
        """The innermost quotation whose words cover the token; direct ones win over indirect ones of the same words."""
        over = self._over(self._parsed.start(token))
        return min(over, key=lambda quote: (quote.words.end - quote.words.start, not quote.direct), default=None)

    def chain_at(self, token: Token) -> tuple[Quote, ...]:
        """All quotations whose words cover the token, innermost first."""
        over = self._over(self._parsed.start(token))
        return tuple(sorted(over, key=lambda quote: quote.words.end - quote.words.start))

    def speaker_near(self, token: Token) -> Quote | None:
        """The direct quotation with a speaker nearest to the token in its block; None where several speak there."""
        place = self._parsed.start(token)
        here = self._spoken.get(self._parsed.block_of(token), [])
        if len({quote.speaker for quote in here}) != 1:
            return None
        return min(here, key=lambda quote: abs(quote.words.start - place))

    def _over(self, place: int) -> list[Quote]:
        """The quotations whose words cover the place, in order."""
        return [one for one in self._by_stretch.get(place // STRETCH, ()) if one.words.start <= place < one.words.end]

    @functools.cached_property
    def _by_stretch(self) -> dict[int, list[Quote]]:
        """The quotations that touch each stretch of the text: each token asks, and a book has thousands of both."""
        found: dict[int, list[Quote]] = {}
        for quote in self._quotes:
            for stretch in range(quote.words.start // STRETCH, (quote.words.end - 1) // STRETCH + 1):
                found.setdefault(stretch, []).append(quote)
        return found

    @functools.cached_property
    def _spoken(self) -> dict[int, list[Quote]]:
        """The direct quotations with a speaker that begin in each block."""
        blocks = self._parsed.source.blocks
        starts = [block.start for block in blocks]
        found: dict[int, list[Quote]] = {}
        for quote in self._quotes:
            at = bisect.bisect_right(starts, quote.words.start) - 1
            if quote.direct and quote.speaker and at >= 0 and quote.words.start < blocks[at].end:
                found.setdefault(at, []).append(quote)
        return found

    def _own(self, token: Token) -> bool:
        """It stands outside quotations, or in the address itself."""
        quote = self.quote_at(token)
        return quote is None or quote.rule == ADDRESS

    @functools.cached_property
    def is_address(self) -> bool:
        """As in "I" and "we" stand outside quotations in at least one sentence of eight.

        A speech, a letter, an open statement; where a label names who gives it, its paragraphs are quotations.
        """
        own = sum(
            any(token.lower_ in I_FORMS | WE_FORMS and self._own(token) for token in sentence)
            for sentence in self._parsed.sentences
        )
        return own >= 3 and own * 8 >= len(self._parsed.sentences)
