"""Which sentences are worth knowing, in any language.

In: what was found in a source. Out: facts and summary, by the ranking of the room (ranking.py, bottom_line.py); only
what is told by words is asked of lexicons/LANGUAGE/facts.toml.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

from briefgen.understand.fact_reader import Reader as EnglishReader
from briefgen.understand.ranking import Candidate
from briefgen.understand.universal import grammar

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefgen.model import Commitment, DateMention, FactKind, Figure, Quote
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.cast import Cast
    from briefgen.understand.universal.words import Words

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
RUNNING = frozenset({"paragraph", "item"})


class Reader(EnglishReader):
    """What was found in each sentence, with the words of the language."""

    def __init__(
        self,
        parsed: ParsedSource,
        cast: Cast,
        words: Words,
        quotes: tuple[Quote, ...],
        dates: tuple[DateMention, ...],
        figures: tuple[Figure, ...],
        commitments: tuple[Commitment, ...],
    ) -> None:
        super().__init__(parsed, cast, quotes, dates, figures, commitments)
        self._known = words

    def _list(self, key: str) -> frozenset[str]:
        return self._known.all("facts", "words", key)

    def usable(self, number: int) -> bool:
        """A sentence of running text with a verb, no question, and not only somebody's words without a speaker."""
        sentence = self.parsed.sentences[number]
        block = self.parsed.source.blocks[self.parsed.block_of(sentence[0])]
        text = self.evidence[number].quote
        nobody = any(q.direct and q.speaker is None for q in self.quotes[number])
        told = any(t.pos_ in {"VERB", "AUX"} for t in sentence)
        return block.kind in RUNNING and told and not nobody and not text.rstrip('”»" ').endswith("?")

    def candidate(self, number: int, place: int) -> Candidate:
        """The sentence as the ranking sees it."""
        sentence, text = self.parsed.sentences[number], self.evidence[number].quote
        named = {a.id: a.salience for _, a in self.cast.mentions_in(sentence)}
        first = next((t for t in sentence if t.is_alpha), sentence[0])
        personal = self._list("personal")
        return Candidate(
            numbers=(number,),
            place=place,
            words=len([t for t in sentence if t.is_alpha or t.like_num]),
            concepts=self._content(sentence),
            salience=math.fsum(named.values()),
            figures=bool(self.figures[number]),
            bound=bool(self.bound[number]),
            quoted=self._quoted(number),
            background=self.kind(number) == "background",
            caption=False,
            personal=any(t.lower_ in personal and not self._is_quoted(t, number) for t in sentence),
            linked=first.lower_ in self._list("linked"),
            ends=text.rstrip('”»")’ \u00a0\u202f')[-1:] in {".", "!", "…", "?"},
            dangling=first.lower_ in self._list("dangling"),
            follows=number - 1 if self._continues(number) else None,
        )

    def _content(self, sentence: Span) -> frozenset[str]:
        every = [t.lemma_.lower() for t in sentence if t.pos_ in CONTENT]
        lemmas = [lemma for lemma in every if lemma not in self._list("empty")]
        return frozenset([*lemmas, *(f"{a} {b}" for a, b in itertools.pairwise(lemmas))])

    def kind(self, number: int) -> FactKind:
        """Reported before expected before background."""
        if self.quotes[number]:
            return "reported"
        sentence = self.parsed.sentences[number]
        if self.bound[number] or grammar.tense(sentence.root, self._known) in {"future", "conditional"}:
            return "expected"
        days = [d.value for d in self.dates[number] if d.value]
        old = self.today is not None and days and all(value[:4] < str(self.today.year) for value in days)
        return "background" if old else "fact"
