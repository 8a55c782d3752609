"""Who speaks of whom: observers who guess, people who pass on what others said, and those who decide themselves.

In: a quotation and who would be bound. Out: yes or no. binding.py and future.py ask before they let anybody be bound.
"""

from __future__ import annotations

from briefgen.model import Quote
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate
from briefgen.understand.cast import Cast
from briefgen.understand.grammar import clauses_above, own_subject
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.parties import Bound, same_side


class Witnesses:
    """Answers in what position the speakers of one source are."""

    def __init__(self, parsed: ParsedSource, cast: Cast) -> None:
        """Both belong to one source."""
        self._parsed = parsed
        self._cast = cast

    def guesses(self, quote: Quote) -> bool:
        """Unnamed observers say so: "critics say the council plans to"."""
        last = (quote.speaker or "").rsplit(maxsplit=1)[-1:] if quote.speaker_id is None else []
        return bool(last) and last[0].lower().rstrip("s") in words("outsiders")

    def tells(self, one: Candidate, quote: Quote) -> bool:
        """As in "he told the club he would not sign", in a quotation: they say so themselves, whoever passes it on."""
        above = next(clauses_above(one.head), None)
        inside = above is not None and quote.direct and quote.words.start <= self._parsed.start(above) < quote.words.end
        return inside and above is not None and above.lemma_ in words("telling") and own_subject(above) is not None

    def outsider(self, quote: Quote, bound: Bound) -> bool:
        """The speaker neither is, nor speaks for, nor leads those who are bound."""
        if quote.speaker is None:
            return False
        if quote.speaker_id is None:
            last = quote.speaker.split()[-1].lower().rstrip("s") if quote.speaker.split() else ""
            return last in words("outsiders")
        speaker = self._cast.by_id(quote.speaker_id)
        if speaker is None or speaker.type != "person" or speaker in bound.actors:
            return False
        return not same_side(self._cast, speaker, bound)
