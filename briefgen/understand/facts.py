"""Finds the sentences worth knowing, and the bottom line.

In: a ParsedSource with all that was found in it. Out: `Fact`s in order of importance, and the summary. A
fact is its sentence, word for word; ranking.py decides the order, gaps.py says what is missing.
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
from briefgen.understand import fact_kinds, ranking, standing
from briefgen.understand.gaps import gaps
from briefgen.understand.ranking import Candidate
from briefgen.understand.stems import stem

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource

__all__ = ["find", "gaps"]

MOST, LEAST, SHARE = 12, 5, 3
"""One fact for `SHARE` sentences, between 5 and 12: a short document needs no second telling of all of it."""

SUMMARY_WORDS, SUMMARY_SENTENCES = 70, 3
MOSTLY = 0.5
"""A sentence of which this share is quotation is left to the list of quotations."""


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
        self.quotes = self._by_sentence(quotes)
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
        # Words without their speaker are nobody's: a sentence that is all quotation needs its frame.
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
        inside = sum(
            min(q.words.end, evidence.end) - max(q.words.start, evidence.start)
            for q in self.quotes[number]
            if q.direct and _overlaps(q.words, evidence)
        )
        named = {actor.id: actor.salience for _, actor in self.cast.mentions_in(sentence)}
        return Candidate(
            numbers=(number,),
            place=place,
            words=len(evidence.quote.split()),
            concepts=self._concepts(sentence),
            salience=math.fsum(named.values()),
            figures=bool(self.figures[number]),
            quoted=min(1.0, inside / (evidence.end - evidence.start)),
            background=self.kind(number) == "background",
            caption=standing.is_caption(sentence, evidence.quote),
            personal=any(standing.is_personal(t) for t in sentence if not self._is_quoted(t, number)),
            linked=standing.is_linked(sentence),
            ends=standing.ends(evidence.quote),
            dangling=standing.points_back(sentence),
            follows=number - 1 if self._continues(number) else None,
        )

    def _is_quoted(self, token: Token, number: int) -> bool:
        start = self.parsed.start(token)
        return any(q.direct and q.words.start <= start < q.words.end for q in self.quotes[number])

    def _continues(self, number: int) -> bool:
        """Does a sentence of the same block come right before it?"""
        sentences, block_of = self.parsed.sentences, self.parsed.block_of
        return number > 0 and block_of(sentences[number - 1][0]) == block_of(sentences[number][0])

    def kind(self, number: int) -> FactKind:
        """What kind of fact the sentence would be."""
        said = bool(self.quotes[number])
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


def _stands_alone(candidate: Candidate) -> bool:
    return candidate.quoted < MOSTLY and candidate.words <= SUMMARY_WORDS and candidate.ends


def _is_plain(candidate: Candidate) -> bool:
    """Does it read well without what stands around it in the document?"""
    return _stands_alone(candidate) and not (candidate.linked or candidate.caption or candidate.personal)


def _summary(reader: Reader, ranked: list[Candidate]) -> tuple[Evidence, ...]:
    """The lead, where it stands alone, and the best after it, as many as fit; in the order of the text.

    What reads well alone goes first; the rest is taken only where nothing else is there, as in a speech. Only the
    foremost facts are asked: better a short bottom line than a weak one.
    """
    ranked = [*ranked[:LEAST], *(c for c in ranked[LEAST:] if c.place == 0)]
    lead = [c for c in ranked if c.place == 0 and _stands_alone(c)]
    plain = [c for c in ranked if _is_plain(c)]
    chosen: list[Candidate] = []
    for candidate in [*lead, *(c for c in plain or filter(_stands_alone, ranked) if c not in lead)]:
        taken = [*chosen, candidate]
        if (
            sum(c.words for c in taken) <= SUMMARY_WORDS
            and sum(len(c.numbers) for c in taken) <= SUMMARY_SENTENCES
            and not any(ranking.says_the_same(candidate, other) for other in chosen)
        ):
            chosen = taken
    chosen = chosen or ranked[:1]
    return tuple(reader.shown(c) for c in sorted(chosen, key=lambda c: c.numbers))


def candidates(reader: Reader) -> list[Candidate]:
    """All sentences that may become facts, in the order of the text."""
    usable = [number for number in range(len(reader.evidence)) if reader.usable(number)]
    return [reader.candidate(number, place) for place, number in enumerate(usable)]


def _with_lead(ranked: list[Candidate], lead: list[Candidate], most: int) -> list[Candidate]:
    """The ranked with the lead among them: whatever its words are worth, it is what the document is about."""
    if not lead or any(set(c.numbers) & set(lead[0].numbers) for c in ranked):
        return ranked
    same = [c for c in ranked if ranking.says_the_same(c, lead[0])]
    if not same:
        return [*ranked[: most - 1], lead[0]]
    return [lead[0] if c == same[0] else c for c in ranked if c not in same[1:]]


def find(
    parsed: ParsedSource,
    cast: Cast,
    quotes: tuple[Quote, ...],
    dates: tuple[DateMention, ...],
    figures: tuple[Figure, ...],
    commitments: tuple[Commitment, ...],
) -> tuple[tuple[Fact, ...], tuple[Evidence, ...]]:
    """The facts by importance, and one to three sentences of summary in the order of the text.

    Left out: titles and headings, questions, page furniture, quotations without their speaker. A document
    without a usable sentence has no facts and no summary.
    """
    reader = Reader(parsed, cast, quotes, dates, figures, commitments)
    found = candidates(reader)
    most = max(LEAST, min(MOST, len(found) // SHARE))
    ranked = ranking.order(found, most)
    ranked = _with_lead(ranked, [c for c in found if c.place == 0 and not c.dangling and _stands_alone(c)], most)
    taken: set[str] = set()
    return tuple(reader.fact(candidate, taken) for candidate in ranked), _summary(reader, ranked)
