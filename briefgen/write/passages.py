"""Findings back to their place: which sentence holds a piece of evidence, and how that passage reads.

In: a briefing. Out: `Proof` for evidence, `Run`s for stretches of text. source_text.py shows the whole text
with the same runs.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter

from briefgen.model import Briefing, Evidence, Sentence
from briefgen.write import site_map
from briefgen.write.view import Proof, Run

Span = tuple[int, int]

AT_HAND = 64
"""Documents whose passages are kept at hand: pages ask for those of few documents at a time."""


TELLING = re.compile("[\u200b-\u200d\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1b\x7f]+")
"""What nobody can see and a reader should know of, though it is read as nothing: templates write it out."""


def union(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _inside(spans: list[Span], at: int) -> bool:
    """One of the spans, which are in order and apart, covers the character at `at`."""
    place = bisect_right(spans, at, key=itemgetter(0)) - 1
    return place >= 0 and at < spans[place][1]


def _touching(spans: list[Span], start: int, end: int) -> list[Span]:
    """Those of the spans, which are in order and apart, that touch the text from `start` to `end`."""
    first = bisect_left(spans, start, key=itemgetter(1))
    return spans[first : bisect_right(spans, end, first, key=itemgetter(0))]


class Passages:
    """The sentences of one briefing, ready to be asked."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.source = briefing.source
        self._starts = [sentence.evidence.start for sentence in briefing.sentences]

    def places(self, evidence: Evidence) -> range:
        """Positions in `briefing.sentences` of the sentences that the evidence touches."""
        first = max(bisect_right(self._starts, evidence.start) - 1, 0)
        last = bisect_left(self._starts, evidence.end)
        sentences = self.briefing.sentences
        if first < last and sentences[first].evidence.end <= evidence.start:
            first += 1
        return range(first, last)

    def runs(self, start: int, end: int, evidence: list[Span], exact: list[Span]) -> tuple[Run, ...]:
        """The text from `start` to `end`, repaired, cut where a mark begins or ends; spans are in order and apart.

        A repair is never cut: it counts as marked where its first character is.
        """
        found: list[Run] = []
        evidence, exact = _touching(evidence, start, end), _touching(exact, start, end)

        def plain(at: int, stop: int) -> None:
            cuts = {edge for span in (*evidence, *exact) for edge in span if at < edge < stop}
            for left, right in zip([at, *sorted(cuts)], [*sorted(cuts), stop], strict=True):
                if left < right:
                    found.append(Run(self.source.text[left:right], _inside(evidence, left), _inside(exact, left)))

        at = start
        for number, repair in enumerate(self.source.repairs, 1):
            if start <= repair.start and repair.end <= end:
                plain(at, repair.start)
                shown = repair.raw if not repair.read and TELLING.fullmatch(repair.raw) else repair.read
                found.append(Run(shown, _inside(evidence, repair.start), _inside(exact, repair.start), number))
                at = repair.end
        plain(at, end)
        return tuple(found)

    def proof(self, evidence: Evidence, here: str, words: Evidence | None = None) -> Proof:
        """The passage of the evidence, with links for the page at `here`; `words` in it are lit more."""
        sentences, places = self.briefing.sentences, self.places(evidence)
        page = site_map.briefing(self.source.id)
        span = [(evidence.start, evidence.end)]
        start, end, number, anchor, before, after = evidence.start, evidence.end, None, "source-text", "", ""
        if places:
            first, last = sentences[places[0]], sentences[places[-1]]
            start, end = min(start, first.evidence.start), max(end, last.evidence.end)
            number, anchor = places[0] + 1, first.id
            before = self._neighbour(places[0] - 1, first)
            after = self._neighbour(places[-1] + 1, last)
        return Proof(
            before=before,
            runs=self.runs(start, end, span, [(words.start, words.end)] if words else []),
            after=after,
            raw=evidence.quote if evidence.quote != evidence.reading else None,
            number=number,
            href=site_map.link(here, page, anchor),
            original=site_map.fragment(self.source.url.value, evidence.quote, evidence.page),
            last=places[-1] + 1 if places else None,
            page=evidence.page,
        )

    def href(self, evidence: Evidence, here: str) -> str:
        """To the sentence that holds the evidence, for the page at `here`."""
        return site_map.link(here, site_map.briefing(self.source.id), self.anchor(evidence))

    def anchor(self, evidence: Evidence) -> str:
        """The id of that sentence, or of the whole source text where no sentence holds the evidence."""
        places = self.places(evidence)
        return self.briefing.sentences[places[0]].id if places else "source-text"

    def _neighbour(self, place: int, sentence: Sentence) -> str:
        if 0 <= place < len(self.briefing.sentences) and self.briefing.sentences[place].block == sentence.block:
            return self.briefing.sentences[place].evidence.reading
        return ""


class AllPassages(Mapping[str, Passages]):
    """The passages of many documents by the ids of their sources, made when they are asked for."""

    def __init__(self, briefings: Iterable[Briefing]) -> None:
        self._briefings = {briefing.source.id: briefing for briefing in briefings}
        self._made: OrderedDict[str, Passages] = OrderedDict()

    def __getitem__(self, source: str) -> Passages:
        found = self._made.get(source)
        if found is None:
            found = self._made[source] = Passages(self._briefings[source])
            if len(self._made) > AT_HAND:
                self._made.popitem(last=False)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._briefings)

    def __len__(self) -> int:
        return len(self._briefings)
