"""The document itself, at the foot of its page: numbered sentences, the evidence lit, each with its way back.

In: a briefing and the lines its page shows. Out: `SourceText` for templates/source_text.html.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from briefgen.model import (
    Block,
    Briefing,
    Commitment,
    DateMention,
    Dispute,
    Evidence,
    Fact,
    Figure,
    Quote,
    Sentence,
)
from briefgen.write.passages import Passages, Span, union
from briefgen.write.view import Back, Left, Line, Mended, Paragraph, Run, Shown, SourceText

BOTTOM_LINE = Back("B", "bottom line", "bottom-line")
FRONT_MATTER = "front matter"
MOST = 50_000
"""Characters of a stretch without findings that a page shows: of a book, enough to see what it is."""
NAMES_ONLY = "only a name, a date or a figure is taken from it"
NOTHING = "no line rests on it"


def evidence_spans(briefing: Briefing) -> list[Span]:
    """Where the text is used: by the bottom line, facts, commitments, statements, quotations and disputes.

    Names, dates, figures and instruments are left out: they light single words and would make every sentence look used.
    """
    findings: tuple[Fact | Commitment | Quote | Dispute, ...] = (
        *briefing.facts,
        *briefing.commitments,
        *briefing.statements,
        *briefing.quotes,
        *briefing.disputes,
    )
    used = (*briefing.summary, *(finding.evidence for finding in findings))
    return union((evidence.start, evidence.end) for evidence in used)


def used(passages: Passages) -> set[int]:
    """Positions of the sentences that statements rest on."""
    briefing = passages.briefing
    cuts = (briefing.source.cut(*span) for span in evidence_spans(briefing))
    return {place for cut in cuts for place in passages.places(cut)}


def _exact(lines: Iterable[Line]) -> list[Span]:
    def words(line: Line) -> Span:
        match line.finding:
            case Commitment(action=cut) | Quote(words=cut) | DateMention(evidence=cut) | Figure(evidence=cut):
                return cut.start, cut.end
            case Dispute(about=cut):
                return cut.start, cut.end
            case _:
                return 0, 0

    return union(span for span in map(words, lines) if span[1])


def _backs(passages: Passages, lines: Iterable[Line]) -> dict[int, tuple[Back, ...]]:
    # A dict keeps the order of the page and drops repeats.
    found: dict[int, dict[Back, None]] = defaultdict(dict)
    for evidence in passages.briefing.summary:
        for place in passages.places(evidence):
            found[place][BOTTOM_LINE] = None
    for line in lines:
        for place in passages.places(line.finding.evidence):
            found[place][Back(line.mark, line.word, line.id)] = None
    return {place: tuple(backs) for place, backs in found.items()}


def source_text(passages: Passages, lines: tuple[Line, ...]) -> SourceText:
    """The text in its blocks; `lines` are all lines of the page in their order, further places included."""
    briefing, source = passages.briefing, passages.source
    evidence, exact, backs, taken = evidence_spans(briefing), _exact(lines), _backs(passages, lines), used(passages)

    facts: dict[int, str] = {}
    for line in lines:
        if isinstance(line.finding, Fact):
            for place in passages.places(line.finding.evidence):
                if _holds(line.finding.evidence, briefing.sentences[place].evidence):
                    facts.setdefault(place, line.mark)

    def runs(start: int, end: int) -> tuple[Run, ...]:
        return passages.runs(start, end, evidence, exact)

    def shown(block: Block, sentences: list[tuple[int, Sentence]]) -> Iterator[Shown]:
        at = block.start
        for place, sentence in sentences:
            start, end = sentence.evidence.start, sentence.evidence.end
            why = None if place in taken else NAMES_ONLY if place in backs else NOTHING
            yield Shown(
                place + 1, sentence.id, runs(at, start), runs(start, end), backs.get(place, ()), why, facts.get(place)
            )
            at = end

    by_block: dict[int, list[tuple[int, Sentence]]] = defaultdict(list)
    for place, sentence in enumerate(briefing.sentences):
        by_block[sentence.block].append((place, sentence))
    parts: list[tuple[int, Paragraph | Left]] = list(_left(passages))
    for number, block in enumerate(source.blocks):
        inside = by_block[number]
        last = inside[-1][1].evidence.end if inside else block.start
        parts.append((block.start, Paragraph(block.kind, tuple(shown(block, inside)), runs(last, block.end))))
    parts.sort(key=lambda part: part[0])
    unused = len(briefing.sentences) - len(taken)
    return SourceText(tuple(part for _, part in parts), tuple(_mended(passages)), unused)


def _holds(whole: Evidence, part: Evidence) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _mended(passages: Passages) -> Iterator[Mended]:
    source, sentences = passages.source, passages.briefing.sentences
    for repair in source.repairs:
        # A repair may put in what is missing, and then has no length: look at the character beside it.
        start = min(repair.start, len(source.text) - 1)
        places = passages.places(source.cut(start, max(repair.end, start + 1)))
        number, anchor = (places[0] + 1, sentences[places[0]].id) if places else (None, "source-text")
        yield Mended(number, f"#{anchor}", repair.raw, repair.read, repair.rule)


def _left(passages: Passages) -> Iterator[tuple[int, Left]]:
    """With their places. Front matter is folded: the head of the page says what it says."""
    source = passages.source
    for unused in source.unused:
        words = source.reading(unused.start, unused.end).strip("\n")
        if words.strip():
            reason = unused.reason
            if len(words) > MOST:
                reason += f"; shown are the first {MOST:,} of {len(words):,} characters, and the raw text has all"
            yield unused.start, Left(words[:MOST], reason, unused.reason == FRONT_MATTER, unused.language)
