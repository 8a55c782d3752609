"""Deadlines as a calendar that can be subscribed to.

In: threads. Out: iCalendar (RFC 5545): one all-day event for each dated deadline of a thread, however many documents
report it. A deadline without a date is in no calendar. Nothing here reads a clock: an event is stamped with the date of
the newest document that states it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial

from briefgen.corpus import Entry, Thread
from briefgen.write import threads
from briefgen.write.exports.links import NEVER, Links, day, name_of, plain


@dataclass(frozen=True, slots=True)
class Due:
    """A dated deadline, and the reports of its thread that state it."""

    thread: Thread
    on: date
    reports: tuple[Entry, ...]


def dues(them: Iterable[Thread]) -> tuple[Due, ...]:
    """Every dated deadline, earliest first; dates that no calendar has are left out."""
    return tuple(sorted((due for thread in them for due in _dues(thread)), key=lambda due: (due.on, due.thread.id)))


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
    from icalendar import Calendar  # loads dates of all time zones: only where there is a deadline

    calendar = Calendar()
    calendar.add("prodid", "-//briefgen//commitments//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    frame: bytes = calendar.to_ical()
    events = [links.once("event", f"{due.thread.id} {due.on}", partial(_event, due, links)) for due in found]
    head, end, rest = frame.rpartition(b"END:VCALENDAR")
    return b"".join([head, *events, end, rest])


def _event(due: Due, links: Links) -> bytes:
    from icalendar import Event

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
    event = Event()
    event.add("uid", name_of("deadline", due.thread.id, due.on.isoformat()))
    event.add("dtstamp", _stamp(due.reports))
    event.add("dtstart", due.on)
    event.add("summary", f"{who}: {plain(found.action.reading)}" if who else plain(found.action.reading))
    event.add("description", "\n".join(filter(None, about)))
    event.add("transp", "TRANSPARENT")  # a deadline takes nobody's day
    if links.url:
        event.add("url", page)
    made: bytes = event.to_ical()
    return made


def _stamp(reports: Iterable[Entry]) -> datetime:
    days = [found for entry in reports if (found := _date(entry.briefing.source.date.value or ""))]
    latest = max(days, default=date.fromisoformat(NEVER))
    return datetime(latest.year, latest.month, latest.day, tzinfo=UTC)
