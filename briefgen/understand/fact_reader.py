"""Gathers for each sentence what decides whether it is a fact worth showing.

In: a ParsedSource with all that was found in it. Out: `Reader`, and from it the `Candidate`s that ranking.py orders.
facts.py asks; whose words an interview is made of is told by own_words.py.
"""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefgen.identity import content_id
from briefgen.model import Commitment, DateMention, Evidence, Fact, FactKind, Figure, Quote
from briefgen.understand import fact_kinds, own_words, standing
from briefgen.understand.ranking import Candidate
from briefgen.understand.stems import stem

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource


class _Proven(Protocol):
    @property
    def evidence(self) -> Evidence: ...


_Finding = TypeVar("_Finding", bound=_Proven)


def _overlaps(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


class Reader:
    """What was found in each sentence, and what follows for its place among the facts."""

    def __init__(
        self,
        parsed: ParsedSource,
        cast: Cast,
        quotes: Iterable[Quote],
        dates: Iterable[DateMention],
        figures: Iterable[Figure],
        commitments: Iterable[Commitment],
    ) -> None:
        self.parsed = parsed
        self.cast = cast
        self.evidence = [parsed.evidence(sentence) for sentence in parsed.sentences]
        said = own_words.of(quotes)
        self.asked = frozenset(self._by_sentence(said.questions))
        self.answered = frozenset(self._by_sentence(said.answers)) - self.asked
        self.quotes = self._by_sentence(said.others)
        self.dates = self._by_sentence(dates)
        self.figures = self._by_sentence(figures)
        self.bound = self._by_sentence(commitments)
        stated = parsed.source.date.value
        self.today = date.fromisoformat(stated) if stated else None

    def _by_sentence(self, found: Iterable[_Finding]) -> dict[int, list[_Finding]]:
        table: dict[int, list[_Finding]] = defaultdict(list)
        ordered = sorted(found, key=lambda finding: finding.evidence.start)
        at = 0
        for finding in ordered:
            while at < len(self.evidence) and self.evidence[at].end <= finding.evidence.start:
                at += 1
            number = at
            while number < len(self.evidence) and self.evidence[number].start < finding.evidence.end:
                table[number].append(finding)
                number += 1
        return table

    def usable(self, number: int) -> bool:
        """Is the sentence a statement that can stand on a page?"""
        sentence, evidence = self.parsed.sentences[number], self.evidence[number]
        block = self.parsed.source.blocks[self.parsed.block_of(sentence[0])]
        if block.kind in {"title", "heading"} or not standing.states(sentence, evidence.quote):
            return False
        # Words without their speaker are nobody's: a sentence that is all quotation needs its frame. In an interview
        # the answers are the document's own words, and what leads to them is not.
        if number in self.asked:
            return False
        return not any(
            q.direct
            and q.words.start <= evidence.start + 1
            and evidence.end - 2 <= q.words.end
            and not self._framed(q, evidence)
            for q in self.quotes[number]
        )

    @staticmethod
    def _framed(quote: Quote, sentence: Evidence) -> bool:
        return quote.cue is not None and quote.evidence.start >= sentence.start and quote.evidence.end <= sentence.end

    def _concepts(self, sentence: Span) -> frozenset[str]:
        """Content words, and pairs of neighbours of which one is such a word, each by its stem."""
        words = [(stem(t.lower_), self._is_content(t)) for t in sentence if t.text[0].isalnum()]
        single = {word for word, content in words if content}
        pairs = {f"{one} {two}" for (one, c1), (two, c2) in itertools.pairwise(words) if c1 or c2}
        return frozenset(single | pairs)

    @staticmethod
    def _is_content(token: Token) -> bool:
        return not token.is_stop and len(token.text) > 1 and token.lemma_.lower() not in standing.words("common")

    def candidate(self, number: int, place: int) -> Candidate:
        """What ranking.py goes by."""
        sentence, evidence = self.parsed.sentences[number], self.evidence[number]
        named = {actor.id: actor.salience for _, actor in self.cast.mentions_in(sentence)}
        return Candidate(
            numbers=(number,),
            place=place,
            words=len(evidence.quote.split()),
            concepts=self._concepts(sentence),
            salience=math.fsum(named.values()),
            figures=bool(self.figures[number]),
            bound=bool(self.bound[number]),
            quoted=self._quoted(number),
            background=self.kind(number) == "background",
            caption=number not in self.answered and standing.is_caption(sentence, evidence.quote),
            personal=any(standing.is_personal(t) for t in sentence if not self._is_quoted(t, number)),
            linked=standing.is_linked(sentence),
            ends=standing.ends(evidence.quote),
            dangling=standing.points_back(sentence),
            follows=number - 1 if self._continues(number) else None,
        )

    def _quoted(self, number: int) -> float:
        """The part of the sentence that stands between quotation marks, 0 to 1."""
        evidence = self.evidence[number]
        inside = sum(
            min(q.words.end, evidence.end) - max(q.words.start, evidence.start)
            for q in self.quotes[number]
            if q.direct and _overlaps(q.words, evidence)
        )
        return min(1.0, inside / (evidence.end - evidence.start))

    def _is_quoted(self, token: Token, number: int) -> bool:
        start = self.parsed.start(token)
        return any(q.direct and q.words.start <= start < q.words.end for q in self.quotes[number])

    def _continues(self, number: int) -> bool:
        """Does a sentence of the same block come right before it?"""
        sentences, block_of = self.parsed.sentences, self.parsed.block_of
        return number > 0 and block_of(sentences[number - 1][0]) == block_of(sentences[number][0])

    def kind(self, number: int) -> FactKind:
        """What kind of fact the sentence would be."""
        said = number in self.answered or bool(self.quotes[number])
        return fact_kinds.kind(self.parsed.sentences[number], quoted=said, dates=self.dates[number], today=self.today)

    def shown(self, candidate: Candidate) -> Evidence:
        """The words of one or two sentences."""
        first, last = self.evidence[candidate.numbers[0]], self.evidence[candidate.numbers[-1]]
        return self.parsed.source.cut(first.start, last.end)

    def fact(self, candidate: Candidate, taken: set[str]) -> Fact:
        """The candidate as a fact: kind and date are those of its first sentence, actors those of both."""
        evidence = self.shown(candidate)
        named = dict.fromkeys(
            actor.id
            for number in candidate.numbers
            for _, actor in self.cast.mentions_in(self.parsed.sentences[number])
        )
        first = candidate.numbers[0]
        days = [d.value for d in self.dates[first] if d.value and d.precision == "day"]
        rule = (
            "lead" if candidate.place == 0 else "with-the-sentence-before" if len(candidate.numbers) > 1 else "ranked"
        )
        return Fact(
            id=content_id("f", evidence.quote, taken=taken),
            kind=self.kind(first),
            date=days[0] if days else None,
            actors=tuple(named),
            evidence=evidence,
            rule=f"facts/{rule}",
        )


def candidates(reader: Reader) -> list[Candidate]:
    """All sentences that may become facts, in the order of the text."""
    usable = [number for number in range(len(reader.evidence)) if reader.usable(number)]
    return [reader.candidate(number, place) for place, number in enumerate(usable)]
