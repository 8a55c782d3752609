"""Treaties, agreements, laws, plans and meetings of one source: which places name one, when and where it is.

In: the parsed source, the places of instrument_spots.py, the dates. Out: `Instrument`s in order of the text. Two names
are one where one holds all the words of the other and only one fits; an abbreviation in brackets behind a name is a
form of it. Nothing here knows the name of a real treaty.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.identity import content_id
from briefgen.model import Instrument
from briefgen.understand import meetings
from briefgen.understand.instrument_forms import shortened, year
from briefgen.understand.names import key

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefgen.model import DateMention, InstrumentKind
    from briefgen.understand.instrument_forms import Spot
    from briefgen.understand.parsed import ParsedSource

SAME = {"accord": "agreement", "pact": "agreement", "deal": "agreement", "accords": "agreement", "treaty": "treaty"}
"""Nouns that one paper goes by in one source."""

SMALL = frozenset({"of", "on", "the", "and", "for", "in", "to", "between", "with", "a", "against"})


@dataclass(slots=True)
class _One:
    """Spots that name one instrument.

    Attributes:
        kind: Of the first spot.
        words: The words of the fullest name, made comparable.
        short: An abbreviation that the source gives for it; None where it gives none.
    """

    kind: InstrumentKind
    words: frozenset[str]
    spots: list[Spot]
    short: str | None = None
    extra: list[Span] = field(default_factory=list)


def words_of(spot: Spot) -> frozenset[str]:
    """The words of the name that tell which one it is; nouns of papers alike are one word."""
    if spot.rule == "instruments/two-by-two":
        return frozenset(key(spot.span.text)[:1])
    return frozenset(SAME.get(word, word) for word in key(spot.span.text) if word not in SMALL)


def _years(found: frozenset[str]) -> set[str]:
    return {word for word in found if re.fullmatch(r"(?:1[6-9]|20)\d\d", word)}


def _fits(small: frozenset[str], large: frozenset[str]) -> bool:
    """All words of one are words of the other."""
    return small <= large


class _Gathered:
    """The instruments found so far."""

    def __init__(self, parsed: ParsedSource) -> None:
        self._parsed = parsed
        self.all: list[_One] = []

    def add(self, spots: tuple[Spot, ...]) -> None:
        """Gather the full names from the longest on, then what counts only as a form of one of them."""
        full = [spot for spot in spots if not spot.bare and spot.kind != "article"]
        for spot in sorted(full, key=lambda s: (-len(words_of(s)), s.span.start)):
            self._place(spot)
        for spot in spots:
            if spot.bare:
                self._form(spot)
        self._parts([spot for spot in spots if spot.kind == "article"])

    def _place(self, spot: Spot) -> None:
        own = words_of(spot)
        same = [one for one in self.all if one.words == own]
        wider = [one for one in self.all if _fits(own, one.words) and self._related(spot, one)]
        fitting = same or (wider if len(wider) == 1 and len(own) > 1 else [])
        if fitting:
            fitting[0].spots.append(spot)
        else:
            self.all.append(_One(spot.kind, own, [spot]))

    def _related(self, spot: Spot, one: _One) -> bool:
        """Of one kind, and headed by the same noun."""
        if spot.kind != one.kind or _years(words_of(spot)) - _years(one.words):
            return False
        doc = spot.span.doc
        heads = {SAME.get(doc[s.head].lower_, doc[s.head].lower_) for s in one.spots}
        return SAME.get(doc[spot.head].lower_, doc[spot.head].lower_) in heads or spot.kind == "meeting"

    def _form(self, spot: Spot) -> None:
        """A bare form belongs to the only instrument that has all its words and its noun."""
        own = words_of(spot)
        fitting = [one for one in self.all if _fits(own, one.words) and self._related(spot, one)]
        if len(fitting) == 1 and min(s.span.start for s in fitting[0].spots) < spot.span.start:
            fitting[0].spots.append(spot)

    def _parts(self, parts: list[Spot]) -> None:
        """Provisions: one number of one instrument is one; where no instrument is told, that of the only one."""
        by_name: dict[tuple[tuple[str, ...], frozenset[str]], _One] = {}
        loose = []
        for spot in parts:
            if spot.of is None:
                loose.append(spot)
                continue
            whole = frozenset(key(self._name_of(spot.of)))
            place = (key(spot.span.text), whole)
            if place in by_name:
                by_name[place].spots.append(spot)
            else:
                by_name[place] = _One("article", frozenset(), [spot])
                self.all.append(by_name[place])
        for spot in loose:
            number = key(spot.span.text)
            known = [one for (name, _), one in by_name.items() if name == number]
            if len(known) == 1:
                known[0].spots.append(spot)
            else:
                one = _One("article", frozenset(), [spot])
                by_name[(number, frozenset({str(len(by_name))}))] = one
                self.all.append(one)

    def _name_of(self, of: Span) -> str:
        whole = self.whole(of)
        return whole if whole is not None else of.text

    def whole(self, of: Span) -> str | None:
        """The name of the instrument that stands at these words, in its fullest form; None where none does."""
        for one in self.all:
            if one.kind != "article" and any(s.span.start == of.start and s.span.end == of.end for s in one.spots):
                return _name(one, self._parsed)
        return None

    def abbreviated(self) -> None:
        """Abbreviations in brackets behind a name, and every other place where they stand."""
        doc = self._parsed.doc
        for one in self.all:
            for spot in one.spots:
                if spot.rule.endswith(("-of", "-parties")):
                    continue  # "a meeting of the Harbour Council (HC)": the body is cut short
                one.short = one.short or shortened(spot.span)
        shorts = {one.short: one for one in self.all if one.short is not None}
        if not shorts:
            return
        inside = {i for one in self.all for s in one.spots for i in range(s.span.start, s.span.end)}
        for token in doc:
            if token.text in shorts and token.i not in inside:
                shorts[token.text].extra.append(doc[token.i : token.i + 1])


def _fullest(one: _One) -> Spot:
    """The spot with most words that tell which one it is."""
    return max(one.spots, key=lambda s: (not s.bare, len(words_of(s)), s.span.end - s.span.start, -s.span.start))


def _reading(parsed: ParsedSource, span: Span) -> str:
    return " ".join(parsed.evidence(span).reading.split())


def _name(one: _One, parsed: ParsedSource) -> str:
    return _reading(parsed, _fullest(one).span)


def _dated(one: _One) -> str | None:
    """The year in the name, where it tells when the paper was made; plans are for their year."""
    if one.kind in {"document", "article"}:
        return None
    found = {t.text for spot in one.spots for t in spot.span if year(t)}
    return found.pop() if len(found) == 1 else None


def find(parsed: ParsedSource, spots: tuple[Spot, ...], dates: tuple[DateMention, ...]) -> tuple[Instrument, ...]:
    """Every instrument and meeting of the source, in order of the text."""
    gathered = _Gathered(parsed)
    gathered.add(spots)
    gathered.abbreviated()
    taken: set[str] = set()
    found = []
    for one in sorted(gathered.all, key=lambda one: min(s.span.start for s in one.spots)):
        spans = sorted([*(s.span for s in one.spots), *one.extra], key=lambda span: span.start)
        shown = _fullest(one)
        name = _reading(parsed, shown.span)
        forms: dict[str, str] = {}
        for span in spans:
            form = _reading(parsed, span)
            if key(form) != key(name):
                forms.setdefault(form.casefold(), form)
        meeting = one.kind == "meeting"
        told = next((s for s in one.spots if s.of is not None), None)
        of = None if told is None or told.of is None else gathered.whole(told.of) or _reading(parsed, told.of)
        found.append(
            Instrument(
                id=content_id("i", one.kind, name, of or "", taken=taken),
                name=name,
                kind=one.kind,
                of=of,
                forms=tuple(forms.values()),
                mentions=tuple(parsed.evidence(span) for span in spans),
                date=meetings.date(parsed, one.spots, dates) if meeting else _dated(one),
                place=meetings.place(parsed, one.spots) if meeting else None,
                evidence=parsed.sentence_evidence(shown.span[0]),
                rule=shown.rule,
            )
        )
    return tuple(found)
