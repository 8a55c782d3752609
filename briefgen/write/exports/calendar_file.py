"""Deadlines as a calendar that can be subscribed to.

In: threads. Out: iCalendar (RFC 5545): one all-day event for each dated deadline of a thread, however many documents
report it. A deadline without a date is in no calendar. Nothing here reads a clock: an event is stamped with the date of
the newest document that states it. A few lines of the format are written here: the library that reads them in the tests
takes two milliseconds an event.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from briefgen.corpus import Entry, Thread
from briefgen.write import threads
from briefgen.write.exports.links import NEVER, Links, day, name_of, plain

OCTETS = 75
"""Of a line, its end not counted."""


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


def ics_file(title: str, them: Iterable[Thread], links: Links) -> bytes | None:
    """The calendar; None without a dated deadline, because a calendar must hold something."""
    found = dues(them)
    if not found:
        return None
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefgen//commitments//EN", f"X-WR-CALNAME:{_text(title)}")
    events = [links.once("event", f"{due.thread.id} {due.on}", partial(_event, due, links)) for due in found]
    return b"".join([_lines(*head), *events, _lines("END:VCALENDAR")])


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
    return _lines(
        "BEGIN:VEVENT",
        f"SUMMARY:{_text(f'{who}: {words}' if who else words)}",
        f"DTSTART;VALUE=DATE:{due.on.isoformat().replace('-', '')}",
        f"DTSTAMP:{_stamp(due.reports).isoformat().replace('-', '')}T000000Z",
        f"UID:{name_of('deadline', due.thread.id, due.on.isoformat())}",
        f"DESCRIPTION:{_text(chr(10).join(filter(None, about)))}",
        "TRANSP:TRANSPARENT",  # a deadline takes nobody's day
        *([f"URL:{page}"] if links.url else []),
        "END:VEVENT",
    )


def _text(words: str) -> str:
    """As RFC 5545 writes text (3.3.11); words here are `plain`, so nothing else ends a line."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _lines(*lines: str) -> bytes:
    """Each folded after at most 75 octets, never within a character (3.1)."""
    return b"".join(piece + b"\r\n" for line in lines for piece in _folded(line.encode(errors="replace")))


def _folded(line: bytes) -> Iterator[bytes]:
    start, room = b"", OCTETS
    while len(line) > room:
        end = room
        while line[end] & 0xC0 == 0x80:  # within a character of UTF-8
            end -= 1
        yield start + line[:end]
        line, start, room = line[end:], b" ", OCTETS - 1
    yield start + line


def _stamp(reports: Iterable[Entry]) -> date:
    days = [found for entry in reports if (found := _date(entry.briefing.source.date.value or ""))]
    return max(days, default=date.fromisoformat(NEVER))
