"""Deadlines as a calendar that can be subscribed to.

In: threads. Out: iCalendar (RFC 5545): one all-day event for each dated deadline of a thread, however many documents
report it. A deadline without a date is in no calendar. Nothing here reads a clock: an event is stamped with the date of
the newest document that states it. An event is put together here and encoded by icalendar: making one of its own takes
that library two milliseconds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefgen.corpus import Entry, Thread
from briefgen.write import threads
from briefgen.write.encode import ics_lines, ics_text, plain
from briefgen.write.exports.links import NEVER, Links, day, name_of


@dataclass(frozen=True, slots=True)
class Due:
    """A dated deadline, and the reports of its thread that state it."""

    thread: Thread
    on: date
    reports: tuple[Entry, ...]


def dues(them: Iterable[Thread]) -> tuple[Due, ...]:
    """Every dated deadline, earliest first; dates that no calendar has are left out."""
    return tuple(sorted((due for thread in them for due in _dues(thread)), key=lambda due: (due.on, due.thread.id)))


def any_due(them: Iterable[Thread]) -> bool:
    """There is a dated deadline."""
    return any(True for thread in them for _ in _dues(thread))


def _dues(thread: Thread) -> Iterator[Due]:
    found: dict[date, list[Entry]] = {}
    for entry in thread.reports:
        by = threads.commitment(entry).deadline
        if by is not None and by.date is not None and (on := _date(by.date)):
            found.setdefault(on, []).append(entry)
    for on, reports in found.items():
        yield Due(thread, on, tuple(reports))


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if day(value) else None
    except ValueError:  # 31 February
        return None


def ics_file(title: str, them: Iterable[Thread], links: Links) -> Iterator[bytes]:
    """The calendar, piece by piece; nothing without a dated deadline, because a calendar must hold something."""
    found = dues(them)
    if not found:
        return
    yield ics_lines(
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefgen//commitments//EN", f"X-WR-CALNAME:{ics_text(title)}"
    )
    yield from links.each("event", found, _key, partial(_event, links=links), _given, between=b"")
    yield ics_lines("END:VCALENDAR")


def _key(due: Due) -> str:
    return f"{due.thread.id} {due.on}"


def _given(due: Due) -> tuple[Thread, str]:
    return due.thread, due.on.isoformat()


def _event(due: Due, links: Links) -> bytes:
    entry = due.reports[0]
    found, source = threads.commitment(entry), entry.briefing.source
    who = plain("; ".join(name for name, _ in entry.by))
    page = links.finding(source.id, found.id)
    about = [
        f"“{plain(found.evidence.quote)}”",
        ", ".join(plain(known.value) for known in (source.title, source.outlet, source.date) if known.value),
        f"Status: {plain(due.thread.status.text)}",
        plain(found.doubt or ""),
        page,
    ]
    words = plain(found.action.reading)
    return ics_lines(
        "BEGIN:VEVENT",
        f"SUMMARY:{ics_text(f'{who}: {words}' if who else words)}",
        f"DTSTART;VALUE=DATE:{due.on.isoformat().replace('-', '')}",
        f"DTSTAMP:{_stamp(due.reports).isoformat().replace('-', '')}T000000Z",
        f"UID:{name_of('deadline', due.thread.id, due.on.isoformat())}",
        f"DESCRIPTION:{ics_text(chr(10).join(filter(None, about)))}",
        "TRANSP:TRANSPARENT",  # a deadline takes nobody's day
        *([f"URL:{page}"] if links.url else []),
        "END:VEVENT",
    )


def _stamp(reports: Iterable[Entry]) -> date:
    days = [found for entry in reports if (found := _date(entry.briefing.source.date.value or ""))]
    return max(days, default=date.fromisoformat(NEVER))
