"""Findings as lines of their briefing's page: numbers, anchors, names with links, the passage behind each.

In: a briefing, and the dossiers and corrections of its findings. Out: `Line`s, kind by kind, in the order of
briefing_page.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefgen.corpus import Applied
from briefgen.identity import mention_ids
from briefgen.model import Commitment, DateMention, Dispute, Evidence, Fact, Figure, Quote
from briefgen.write import site_map
from briefgen.write.citation import Work
from briefgen.write.corrected import marks, snippet
from briefgen.write.encode import plain
from briefgen.write.parts import WHOLE, Part, path, positions
from briefgen.write.passages import Passages
from briefgen.write.view import Finding, Line, Name, Proof
from briefgen.write.who import in_order
from briefgen.write.yaml_text import cut

NO_PROOF = Proof("", (), "", None, None, "", None)
_Place = tuple[str, int, int, str, str | float | None]


class Lines:
    """Makes the lines of one page: numbers, anchors, names with links."""

    def __init__(
        self,
        passages: Passages,
        dossiers: Mapping[str, str],
        corrections: Iterable[Applied],
        cited: Work,
        corrections_to: str | None = None,
        part: Part | None = None,
    ) -> None:
        """Gathers what all lines need.

        Args:
            passages: Of the document.
            dossiers: Id of an actor of the briefing to that of its dossier.
            corrections: Those of this document.
            cited: The document as it is cited.
            corrections_to: Who takes suggestions; None for nobody.
            part: The page that is made; of lines on others only mark, id and finding are told. None for all.
        """
        self._part = part or WHOLE
        self.passages, self.briefing, self._dossiers = passages, passages.briefing, dossiers
        self._cited, self._corrections_to = cited, corrections_to
        self.here = path(self.briefing.source.id, self._part.number)
        self._small = dict(_anchors("d", self.briefing.dates)) | dict(_anchors("n", self.briefing.figures))
        self._marks = marks(corrections, self.briefing.source.id)
        self._told = {one.evidence for one in self.briefing.facts} | {one.evidence for one in self.briefing.commitments}

    def names(self, names: Sequence[str], ids: Sequence[str] | None = None) -> tuple[Name, ...]:
        """The names, each with its dossier where exactly one actor of the briefing can be meant.

        `ids` narrows the choice. Two actors of one name give no link: a wrong link is a wrong attribution.
        """
        if ids is not None and len(ids) == len(names):
            return tuple(Name(name, self._dossier([key])) for name, key in zip(names, ids, strict=True))
        return tuple(Name(name, self._dossier(self._called(name, ids))) for name in names)

    def _called(self, name: str, ids: Sequence[str] | None) -> list[str]:
        return [a.id for a in self.briefing.actors if a.name == name and (ids is None or a.id in ids)]

    def _dossier(self, meant: list[str]) -> str | None:
        dossier = self._dossiers.get(meant[0]) if len(meant) == 1 else None
        return site_map.link(self.here, site_map.dossier(dossier)) if dossier else None

    def line(
        self,
        mark: str,
        word: str,
        finding: Finding,
        by: tuple[Name, ...] = (),
        to: tuple[Name, ...] = (),
        via: tuple[str, ...] = (),
        said: tuple[Name, ...] = (),
        again: tuple[Line, ...] = (),
        at: int | None = None,
    ) -> Line:
        """One line; dates and figures get an anchor made from their words.

        `at` is its position among those of its kind, from 0; None for a place that only the data tell of.
        """
        anchor = self._small[_place(finding)] if isinstance(finding, DateMention | Figure) else finding.id
        page = self._part.page_of(at) if at is not None else 0
        if page != self._part.number:
            return Line(
                mark, word, anchor, finding, NO_PROOF, by=by, to=to, via=via, said=said, again=again, on_page=page
            )
        proof = self.passages.proof(finding.evidence, self.here, _exact(finding))
        return Line(
            mark,
            word,
            anchor,
            finding,
            proof,
            by=by,
            to=to,
            via=via,
            said=said,
            again=again,
            corrected=self._marks.get(anchor),
            snippet=snippet(finding, anchor),
            cite=self._citation(finding, said, anchor),
            suggest=self.suggestion(f"{word} ({anchor})", anchor, finding.evidence),
            method=site_map.rule(self.here, finding.rule),
            told=isinstance(finding, Quote) and finding.evidence in self._told,
            on_page=page,
        )

    def _citation(self, finding: Finding, said: tuple[Name, ...], anchor: str) -> str:
        match finding:
            case Fact():
                return self._cited.quoted(finding.evidence, None, anchor)
            case Quote():
                return self._cited.quoted(finding.words, _through(finding.speaker, finding.channel), anchor)
            case Commitment():
                speaker = finding.speaker or (said[0].text if said else None)
                return self._cited.quoted(finding.evidence, _through(speaker, finding.channel), anchor)
            case Dispute():
                return self._cited.quoted(finding.evidence, None, anchor)
            case _:
                return ""

    def suggestion(self, subject: str, anchor: str, evidence: Evidence | None = None) -> str | None:
        """Where a reader can suggest a correction of a line, or of the page; None where the site takes none."""
        about = f"{self._cited.page}#{anchor}" if evidence else self._cited.page
        quote = f"“{cut(plain(evidence.reading))}”\n\n" if evidence else ""
        return site_map.suggestion(
            self._corrections_to, f"Correction: {subject}, {self.briefing.source.id}", f"{quote}{about}\n\n"
        )

    def facts(self) -> Iterator[Line]:
        """By importance; each names the speakers whose words lie in it."""
        for number, fact in enumerate(self.briefing.facts, 1):
            quotes = [q for q in self.briefing.quotes if _overlap(q.words, fact.evidence)]
            speakers = dict.fromkeys((q.speaker, q.speaker_id) for q in quotes if q.speaker)
            by = chain.from_iterable(self.names([name], [key] if key else []) for name, key in speakers)
            via = tuple(dict.fromkeys(q.channel for q in quotes if q.channel))
            yield self.line(f"F{number}", f"fact {number}", fact, by=tuple(by), via=via, at=number - 1)

    def commitments(self, found: tuple[Commitment, ...], letter: str, word: str) -> Iterator[Line]:
        """One line for each thread, at its first place; the further places follow inside it."""
        threads: dict[str, list[Commitment]] = {}
        for commitment in found:
            threads.setdefault(commitment.thread, []).append(commitment)
        rooms = positions(map(len, threads.values()), self._part)
        for number, (at, (first, *again)) in enumerate(zip(rooms, threads.values(), strict=True), 1):
            more = tuple(
                self.line(
                    f"{letter}{number}.{place}",
                    f"{word} {number}, place {place}",
                    c,
                    at=at if place <= self._part.again + 1 else None,
                )
                for place, c in enumerate(again, 2)
            )
            yield self.line(
                f"{letter}{number}",
                f"{word} {number}",
                first,
                by=self.names(first.actors, first.actor_ids),
                to=self.names(first.recipients),
                said=self._own_words(first),
                again=more,
                at=at,
            )

    def speaking(self, evidence: Evidence) -> tuple[Name, ...]:
        """Who says a whole sentence in his own words, as in an interview; empty where the document says it."""
        spoken = (quote for quote in self.briefing.quotes if quote.direct and quote.speaker)
        around = (q for q in spoken if q.words.start <= evidence.start and evidence.end <= q.words.end)
        speakers = dict.fromkeys((quote.speaker or "", quote.speaker_id) for quote in around)
        return tuple(chain.from_iterable(self.names([name], [key] if key else []) for name, key in speakers))

    def _own_words(self, commitment: Commitment) -> tuple[Name, ...]:
        """The first actor, where a quotation of it holds the words; nobody else is ever named here."""
        quoted = {q.speaker_id for q in self.briefing.quotes if _overlap(q.words, commitment.action)}
        if len(commitment.actors) != len(commitment.actor_ids) or not quoted & set(commitment.actor_ids[:1]):
            return ()  # where an actor has no id, the first id need not be the first actor's
        return self.names(commitment.actors[:1], commitment.actor_ids[:1])

    def actors(self) -> Iterator[Line]:
        """In the order of the page, which is that of who.py."""
        for number, actor in enumerate(in_order(self.briefing.actors), 1):
            yield self.line(
                f"A{number}", f"actor {number}", actor, by=self.names([actor.name], [actor.id]), at=number - 1
            )

    def quotes(self) -> Iterator[Line]:
        """In the order of the page: the speaker's own words first, last what other lines show already."""

        def order(quote: Quote) -> tuple[bool, bool]:
            return not quote.direct, not quote.direct and quote.evidence in self._told

        for number, quote in enumerate(sorted(self.briefing.quotes, key=order), 1):
            by = self.names([quote.speaker], [quote.speaker_id] if quote.speaker_id else []) if quote.speaker else ()
            yield self.line(f"Q{number}", f"quotation {number}", quote, by=by, at=number - 1)

    def dates(self) -> Iterator[Line]:
        """In order of the calendar, those without a value last."""
        for number, date in enumerate(sorted(self.briefing.dates, key=_by_date), 1):
            yield self.line(f"D{number}", f"date {number}", date, at=number - 1)

    def instruments(self) -> Iterator[Line]:
        """In order of the text, meetings last."""
        for number, one in enumerate(sorted(self.briefing.instruments, key=lambda one: one.kind == "meeting"), 1):
            yield self.line(f"I{number}", f"instrument or meeting {number}", one, at=number - 1)

    def topics(self) -> Iterator[Line]:
        """Those of most places first."""
        for number, one in enumerate(self.briefing.topics, 1):
            yield self.line(f"T{number}", f"topic {number}", one, at=number - 1)

    def disputes(self) -> Iterator[Line]:
        """In order of the text; each names who disputes."""
        for number, one in enumerate(self.briefing.disputes, 1):
            by = self.names(one.by, one.by_ids)
            yield self.line(f"X{number}", f"disputed point {number}", one, by=by, at=number - 1)

    def figures(self) -> Iterator[Line]:
        """In order of the text."""
        for number, figure in enumerate(self.briefing.figures, 1):
            yield self.line(f"N{number}", f"figure {number}", figure, at=number - 1)


def _exact(finding: Finding) -> Evidence | None:
    """The words that the line shows, where they are fewer than the evidence."""
    match finding:
        case Commitment(action=words) | Quote(words=words) | Dispute(about=words):
            return words
        case _:
            return None


def _through(speaker: str | None, channel: str | None) -> str | None:
    """Who says so, with who passed it on; None where neither is told."""
    if not channel or channel == speaker:
        return speaker
    return f"{speaker}, via {channel}" if speaker else f"via {channel}"


def _anchors(letter: str, found: Sequence[DateMention | Figure]) -> Iterator[tuple[_Place, str]]:
    ids = mention_ids(letter, ((one.evidence.quote, one.sentence.quote) for one in found))
    return zip(map(_place, found), ids, strict=True)


def _place(finding: DateMention | Figure) -> _Place:
    """Where it stands and what it is: "2016 to 2018" is the start of a period and its end."""
    return type(finding).__name__, finding.evidence.start, finding.evidence.end, finding.rule, finding.value


def _overlap(one: Evidence, other: Evidence) -> bool:
    return one.start < other.end and other.start < one.end


def _by_date(date: DateMention) -> tuple[bool, str, int]:
    """In order of the calendar, then of the text: "2031" before "2031-04", those without a value last."""
    return (date.value is None, date.value or "", date.evidence.start)
