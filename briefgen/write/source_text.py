"""The document itself, at the foot of its page: numbered sentences, the evidence lit, each with its way back.

In: a briefing and the lines its page shows. Out: `SourceText` for templates/source_text.html.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

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
    Topic,
)
from briefgen.write.parts import Part
from briefgen.write.passages import Passages, Span, union
from briefgen.write.view import Back, Left, Line, Mended, Paragraph, Run, Shown, SourceText

BOTTOM_LINE = Back("B", "bottom line", "bottom-line")
FRONT_MATTER = "front matter"
MOST = 50_000
"""Characters of a stretch without findings that a page shows: of a book, enough to see what it is."""
MOST_BACKS = 30
"""Lines that a sentence leads back to: many more than a sentence of prose supports."""
ALL, LEAST = 200_000, 500
"""Of all such stretches of a document, and of each one behind them."""
NAMES_ONLY = "only a name, a date or a figure is taken from it"
NAMES_OR_TOPICS = "only a name, a date, a figure or a topic is taken from it"
NOTHING = "no line rests on it"


def evidence_spans(briefing: Briefing) -> list[Span]:
    """Where the text is used: by the bottom line, facts, commitments, statements, quotations and disputes.

    Names, dates, figures, instruments and topics are left out: they light single words and would make every sentence
    look used.
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
    def words(line: Line) -> tuple[Evidence, ...]:
        match line.finding:
            case Commitment(action=cut) | Quote(words=cut) | DateMention(evidence=cut) | Figure(evidence=cut):
                return (cut,)
            case Dispute(about=cut):
                return (cut,)
            case Topic(mentions=cuts):
                return cuts
            case _:
                return ()

    return union((cut.start, cut.end) for line in lines for cut in words(line))


def _backs(passages: Passages, lines: Iterable[Line]) -> dict[int, tuple[Back, ...]]:
    # A dict keeps the order of the page and drops repeats.
    found: dict[int, dict[Back, None]] = defaultdict(dict)
    for evidence in passages.briefing.summary:
        for place in passages.places(evidence):
            found[place][BOTTOM_LINE] = None
    for line in lines:
        finding = line.finding
        everywhere = finding.mentions if isinstance(finding, Topic) else (finding.evidence,)
        for place in (place for evidence in everywhere for place in passages.places(evidence)):
            found[place][Back(line.mark, line.word, line.id)] = None
    return {place: tuple(backs) for place, backs in found.items()}


def source_text(passages: Passages, lines: tuple[Line, ...], part: Part) -> SourceText:
    """The text of one page in its blocks; `lines` are all lines of the document in order, further places included."""
    briefing, source = passages.briefing, passages.source
    evidence, exact, backs, taken = evidence_spans(briefing), _exact(lines), _backs(passages, lines), used(passages)

    names_only = NAMES_OR_TOPICS if briefing.topics else NAMES_ONLY

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
            if not part.has_sentence(place):
                at = sentence.evidence.end
                continue
            start, end = sentence.evidence.start, sentence.evidence.end
            why = None if place in taken else names_only if place in backs else NOTHING
            ways = backs.get(place, ())
            yield Shown(
                place + 1, sentence.id, runs(at, start), runs(start, end), ways[:MOST_BACKS], why, facts.get(place),
                max(0, len(ways) - MOST_BACKS),
            )  # fmt: skip
            at = end

    by_block: dict[int, list[tuple[int, Sentence]]] = defaultdict(list)
    for place, sentence in enumerate(briefing.sentences):
        by_block[sentence.block].append((place, sentence))
    starts = [sentence.evidence.start for sentence in briefing.sentences]

    def here(at: int) -> bool:
        """Whether what begins at this character stands on the page of the sentence before it."""
        return part.has_sentence(max(bisect_right(starts, at) - 1, 0))

    parts: list[tuple[int, Paragraph | Left]] = [one for one in _left(passages) if here(one[0])]
    for number, block in enumerate(source.blocks):
        inside = by_block[number]
        if not inside and here(block.start):
            parts.append((block.start, Paragraph(block.kind, (), runs(block.start, block.end))))
        if not any(part.has_sentence(place) for place, _ in inside):
            continue
        last, sentence = inside[-1]
        rest = runs(sentence.evidence.end, block.end) if part.has_sentence(last) else ()
        parts.append((block.start, Paragraph(block.kind, tuple(shown(block, inside)), rest)))
    parts.sort(key=lambda one: one[0])
    unused = len(briefing.sentences) - len(taken)
    return SourceText(tuple(one for _, one in parts), tuple(_mended(passages, here)), unused)


def _holds(whole: Evidence, part: Evidence) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _mended(passages: Passages, here: Callable[[int], bool]) -> Iterator[Mended]:
    source, sentences = passages.source, passages.briefing.sentences
    for at, repair in enumerate(source.repairs, 1):
        # A repair may put in what is missing, and then has no length: look at the character beside it.
        start = min(repair.start, len(source.text) - 1)
        if not here(start):
            continue
        places = passages.places(source.cut(start, max(repair.end, start + 1)))
        number, anchor = (places[0] + 1, sentences[places[0]].id) if places else (None, "source-text")
        yield Mended(at, number, f"#{anchor}", repair.raw, repair.read, repair.rule)


def _left(passages: Passages) -> Iterator[tuple[int, Left]]:
    """With their places. Front matter is folded: the head of the page says what it says."""
    source, room = passages.source, ALL
    for unused in source.unused:
        words = source.reading(unused.start, unused.end).strip("\n")
        if words.strip():
            reason, most = unused.reason, min(MOST, max(room, LEAST))
            if len(words) > most:
                reason += f"; shown are the first {most:,} of {len(words):,} characters, and the raw text has all"
            room -= min(most, len(words))
            yield unused.start, Left(words[:most], reason, unused.reason == FRONT_MATTER, unused.language)
