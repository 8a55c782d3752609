"""Finds the sentences worth knowing, and the bottom line.

In: a ParsedSource with all that was found in it. Out: `Fact`s in order of importance, and the summary. A
fact is its sentence, word for word; ranking.py decides the order, gaps.py says what is missing.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeVar

from briefgen.identity import content_id
from briefgen.model import Commitment, DateMention, Evidence, Fact, FactKind, Figure, Quote
from briefgen.understand import lexicon, ranking
from briefgen.understand.gaps import gaps
from briefgen.understand.period import Period
from briefgen.understand.ranking import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource

__all__ = ["find", "gaps"]

FEWEST_WORDS = 5
MOST, LEAST, SHARE = 12, 5, 3
"""One fact for `SHARE` sentences, between 5 and 12: a short document needs no second telling of all of it."""

SUMMARY_WORDS, SUMMARY_SENTENCES = 70, 3
MOSTLY = 0.5
"""A sentence of which this share is quotation is left to the list of quotations."""

OLD = 180
"""Days: a sentence whose dates all lie further before the document is background."""

OPENING = "\"'“‘«([—–- "


class _Proven(Protocol):
    @property
    def evidence(self) -> Evidence: ...


_Finding = TypeVar("_Finding", bound=_Proven)


def _overlaps(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


@functools.cache
def _furniture() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(cue["pattern"], re.IGNORECASE) for cue in lexicon.load("facts")["cue"])


def _words(name: str) -> frozenset[str]:
    return frozenset(lexicon.load("facts")["words"][name])


class _Reader:
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
        if block.kind in {"title", "heading"} or len(evidence.quote.split()) < FEWEST_WORDS:
            return False
        text = evidence.quote.strip(OPENING)
        if (
            not text
            or text.rstrip("\"'”’») ").endswith(("?", ":"))
            or not any(t.pos_ in {"VERB", "AUX"} for t in sentence)
        ):
            return False
        if any(pattern.match(text) for pattern in _furniture()):
            return False
        first = next((t for t in sentence if t.is_alpha), None)
        if first is None or first.text[0].islower():
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

    def _dangles(self, sentence: Span) -> bool:
        """Does it begin with, or is its subject, a word for somebody named before?"""
        words = [t for t in sentence if t.is_alpha]
        at = 0
        while at < len(words) - 1 and words[at].lower_ in _words("linking"):
            at += 1
        subjects = [t for t in sentence if t.dep_ in {"nsubj", "nsubjpass"} and t.head == sentence.root]
        return any(self._points_back(token) for token in [words[at], *subjects])

    @staticmethod
    def _points_back(token: Token) -> bool:
        if token.lower_ == "it":  # "it is clear that" points nowhere
            return token.dep_ == "nsubj" and token.head.lemma_ not in _words("empty")
        if token.lower_ == "that":  # "That would delay it", not "that the bridge is old worries nobody"
            return token.dep_ in {"nsubj", "nsubjpass"}
        return token.lower_ in _words("dangling") and token.ent_type_ not in {"DATE", "TIME"}

    def _concepts(self, sentence: Span) -> frozenset[str]:
        """Content words, and pairs of neighbours of which one is such a word, as written in small letters."""
        words = [(t.lower_, self._is_content(t)) for t in sentence if t.text[0].isalnum()]
        single = {word for word, content in words if content}
        pairs = {f"{one} {two}" for (one, c1), (two, c2) in itertools.pairwise(words) if c1 or c2}
        return frozenset(single | pairs)

    @staticmethod
    def _is_content(token: Token) -> bool:
        return not token.is_stop and len(token.text) > 1 and token.lemma_.lower() not in _words("common")

    def candidate(self, number: int, place: int) -> Candidate:
        """What ranking.py goes by."""
        sentence, evidence = self.parsed.sentences[number], self.evidence[number]
        inside = sum(
            min(q.words.end, evidence.end) - max(q.words.start, evidence.start)
            for q in self.quotes[number]
            if q.direct and _overlaps(q.words, evidence)
        )
        return Candidate(
            numbers=(number,),
            place=place,
            words=len(evidence.quote.split()),
            concepts=self._concepts(sentence),
            quoted=min(1.0, inside / (evidence.end - evidence.start)),
            background=self.kind(number) == "background",
            dangling=self._dangles(sentence),
            follows=number - 1 if self._continues(number) else None,
        )

    def _continues(self, number: int) -> bool:
        """Does a sentence of the same block come right before it?"""
        sentences, block_of = self.parsed.sentences, self.parsed.block_of
        return number > 0 and block_of(sentences[number - 1][0]) == block_of(sentences[number][0])

    def kind(self, number: int) -> FactKind:
        """Reported before expected before background: who says so is never lost."""
        sentence = self.parsed.sentences[number]
        if self.quotes[number] or self._says(sentence):
            return "reported"
        root = sentence.root
        helpers = {t.lower_ for t in root.children if t.dep_ in {"aux", "auxpass"}}
        if helpers & (_words("ahead") | _words("possible")):
            return "expected"
        if root.lemma_.lower() in _words("expecting") and (root.tag_ in {"VBZ", "VBP"} or helpers & {"is", "are"}):
            return "expected"
        if any(
            child.dep_ == "acomp" and child.lower_ in _words("expecting") for child in root.children
        ) and root.tag_ in {"VBZ", "VBP"}:
            return "expected"
        if (root.tag_ == "VBN" and "had" in helpers) or self._is_old(number):
            return "background"
        return "fact"

    def _says(self, sentence: Span) -> bool:
        root = sentence.root
        if root.lemma_.lower() in _words("saying") and any(c.dep_ in {"ccomp", "nsubj"} for c in root.children):
            return any(c.dep_ == "ccomp" for c in root.children)
        return any(self._according(token) for token in sentence)

    @staticmethod
    def _according(token: Token) -> bool:
        return token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to"

    def _is_old(self, number: int) -> bool:
        ends = [Period.read(d.value).last for d in self.dates[number] if d.value]
        return self.today is not None and bool(ends) and all((self.today - end).days > OLD for end in ends)

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
    return candidate.quoted < MOSTLY and candidate.words <= SUMMARY_WORDS


def _summary(reader: _Reader, ranked: list[Candidate]) -> tuple[Evidence, ...]:
    """The lead, where it stands alone, and the best after it, as many as fit; in the order of the text."""
    lead = [c for c in ranked if c.place == 0 and _stands_alone(c)]
    chosen: list[Candidate] = []
    words = 0
    for candidate in [*lead, *(c for c in ranked if c not in lead)]:
        sentences = sum(len(c.numbers) for c in [*chosen, candidate])
        if words + candidate.words <= SUMMARY_WORDS and sentences <= SUMMARY_SENTENCES and _stands_alone(candidate):
            chosen.append(candidate)
            words += candidate.words
    chosen = chosen or ranked[:1]
    return tuple(reader.shown(c) for c in sorted(chosen, key=lambda c: c.numbers))


def candidates(reader: _Reader) -> list[Candidate]:
    """All sentences that may become facts, in the order of the text."""
    usable = [number for number in range(len(reader.evidence)) if reader.usable(number)]
    return [reader.candidate(number, place) for place, number in enumerate(usable)]


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
    reader = _Reader(parsed, cast, quotes, dates, figures, commitments)
    found = candidates(reader)
    most = max(LEAST, min(MOST, len(found) // SHARE))
    ranked = ranking.order(found, most)
    lead = [c for c in found if c.place == 0 and not c.dangling and _stands_alone(c)]
    if lead and not any(set(c.numbers) & set(lead[0].numbers) for c in ranked):
        ranked = [*ranked[: most - 1], lead[0]]  # whatever its words are worth, the lead is what the document is about
    taken: set[str] = set()
    return tuple(reader.fact(candidate, taken) for candidate in ranked), _summary(reader, ranked)
