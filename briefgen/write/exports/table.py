"""The register as a spreadsheet: one row for each commitment, as the page of the register has them.

In: threads. Out: CSV (RFC 4180) in UTF-8. It opens with a byte order mark, without which common spreadsheet programs
read it as another encoding; in Python it is read with "utf-8-sig".
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator
from functools import partial

from briefgen.corpus import Thread
from briefgen.write import threads
from briefgen.write.encode import cell, csv_bytes
from briefgen.write.exports.links import Links

HEAD = (
    "who",
    "to whom",
    "wording",
    "kind",
    "hedge",
    "condition",
    "reaffirmed",
    "second-hand",
    "via",
    "said by",
    "checkable",
    "made on",
    "deadline",
    "deadline date",
    "status",
    "status date",
    "status set by",
    "last evidence",
    "reports",
    "evidence",
    "title",
    "outlet",
    "file",
    "page",
    "doubt",
    "id",
)


def csv_file(rows: Iterable[Thread], links: Links) -> Iterator[bytes]:
    """The threads in their order below a line of headings, piece by piece."""
    yield csv_bytes([HEAD])
    yield from links.each("row", rows, lambda one: one.id, partial(_line, links=links), between=b"")


def _line(thread: Thread, links: Links) -> bytes:
    return csv_bytes([_row(thread, links)]).removeprefix(BOM_UTF8)


def _row(thread: Thread, links: Links) -> tuple[str, ...]:
    lead, found = thread.lead, threads.commitment(thread.lead)
    source, by, last = lead.briefing.source, threads.deadline(thread), threads.last_step(thread)
    values = (
        _names(lead.by),
        _names(lead.to),
        found.action.reading,
        found.kind,
        found.hedge,
        found.condition,
        _yes(found.reaffirmed),
        _yes(found.reported),
        found.channel,
        found.speaker,
        _yes(found.checkable),
        threads.made_on(thread),
        by.text if by else None,
        by.date if by else None,
        thread.status.text,
        thread.status.date,
        thread.status.by,
        last.date if last else None,
        str(len({entry.briefing.source.id for entry in thread.reports})),
        found.evidence.quote,
        source.title.value,
        source.outlet.value,
        source.file,
        links.finding(source.id, found.id),
        " ".join(filter(None, [found.doubt, thread.doubt])),
        thread.id,
    )
    return tuple(cell(value) for value in values)


def _names(them: Iterable[tuple[str, str | None]]) -> str:
    return "; ".join(name for name, _ in them)


def _yes(value: bool) -> str:
    return "yes" if value else "no"
