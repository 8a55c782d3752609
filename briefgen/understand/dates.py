"""Finds dates and times of the calendar.

In: a ParsedSource. Out: `DateMention`s in order of the text; calendar_words.py has the written forms,
date_readings.py what they mean, deadlines.py asks which of them is the deadline of an act.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from datetime import date

from spacy.tokens import Span

from briefgen.model import DateMention
from briefgen.understand import calendar_words, seasons
from briefgen.understand.calendar_words import Form
from briefgen.understand.date_places import Place, Reading
from briefgen.understand.date_readings import read
from briefgen.understand.deadlines import deadline_in
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.period import Period

__all__ = ["deadline_in", "find"]


ANCHORED = 3
"""A date anchors "that morning" in its own sentence and the next ones, this many in all."""


class _Told:
    """The dates read so far, for the words that count from the last of them."""

    def __init__(self) -> None:
        self.last: Period | None = None
        self.sentence = 0

    def before(self, sentence: int) -> Period | None:
        return self.last if sentence - self.sentence < ANCHORED else None

    def tell(self, readings: list[Reading], sentence: int) -> None:
        if readings[-1].period is not None:
            self.last, self.sentence = readings[-1].period, sentence


def _in_sentence(
    sentence: Span, number: int, today: date | None, told: _Told, is_southern: Callable[[], bool]
) -> Iterator[tuple[Form, Span, list[Reading]]]:
    text = sentence.text
    matches = [(match, form) for form in calendar_words.forms() for match in form.pattern.finditer(text)]
    matches.sort(key=lambda pair: (pair[0].start(), -pair[0].end()))
    done = 0
    for match, form in matches:
        if match.start() < done:
            continue
        tokens = sentence.char_span(match.start(), match.end(), alignment_mode="expand")
        readings = list(read(form, Place(match, tokens, today, told.before(number), is_southern)))
        if readings:
            told.tell(readings, number)
            yield form, tokens, readings
            done = match.end()


def _days(period: Period | None, value: str | None) -> tuple[str, str] | None:
    """The first and the last day, where the value says less: a week is written as its month."""
    if period is None or (value is not None and Period.read(value) == period):
        return None
    return period.first.isoformat(), period.last.isoformat()


def find(parsed: ParsedSource) -> tuple[DateMention, ...]:
    """All dates, in order of the text; a range of two days or years gives two, with the same evidence."""
    stated = parsed.source.date.value
    today = date.fromisoformat(stated) if stated else None
    found = []
    told = _Told()

    @functools.cache
    def is_southern() -> bool:
        return seasons.is_southern(parsed)

    for number, sentence in enumerate(parsed.sentences):
        for form, tokens, readings in _in_sentence(sentence, number, today, told, is_southern):
            for reading in readings:
                value, precision = reading.period.written() if reading.period else (None, "unresolved")
                found.append(
                    DateMention(
                        value=value,
                        precision=precision,
                        evidence=parsed.evidence(tokens),
                        sentence=parsed.evidence(sentence),
                        rule=f"dates/{form.id}{reading.suffix}",
                        worked_out=reading.worked_out and value is not None,
                        days=_days(reading.period, value),
                    )
                )
    return tuple(found)
