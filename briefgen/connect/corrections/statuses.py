"""What became of a commitment, as the editor has it.

In: a `Settle` and all documents. Out: a `Status`, and later the threads with it. The machine only suggests a status; an
editor's takes its place.
"""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.connect.corrections.findings import is_commitment, shown
from briefgen.connect.corrections.outcome import UnmatchedError
from briefgen.connect.corrections.passages import passage
from briefgen.connect.corrections.targets import find
from briefgen.corpus import Status
from briefgen.corrections import Settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefgen.connect.corrections.outcome import Outcome
    from briefgen.corpus import Thread
    from briefgen.corrections import Fix
    from briefgen.model import Briefing


def settle(fix: Fix, briefings: Mapping[str, Briefing], outcome: Outcome) -> tuple[tuple[str, str], Status]:
    """(briefing id, commitment id) and its status.

    Raises:
        UnmatchedError: the commitment, the document of the evidence, or its words are not found.
    """
    does = fix.does
    if not isinstance(does, Settle):
        raise TypeError(f"{fix.file}:{fix.line}: no status")
    briefing = briefings[fix.briefing]
    finding = find(briefing, does.target, outcome.noting(fix))
    if not is_commitment(briefing, finding):
        raise UnmatchedError(f"`{finding.id}` is no commitment, so nothing can become of it: “{shown(finding)}”.")
    evidence = there = None
    if does.quote is not None:
        there = briefing if does.source is None else document(briefings, does.source)
        evidence = passage(there, does.quote)
    after = does.text if does.date is None else f"{does.text}, {does.date}"
    outcome.done(fix, "status", finding.id, f"Status of “{shown(finding)}”: {after}", after=after)
    status = Status(does.text, does.turn, evidence, there, "editor", does.date)
    return (fix.briefing, finding.id), status


def document(briefings: Mapping[str, Briefing], name: str) -> Briefing:
    """The document of that id or file name.

    Raises:
        UnmatchedError: there is none; the message names the nearest.
    """
    plain = name.removeprefix("./")
    for briefing in briefings.values():
        if plain in (briefing.source.id, briefing.source.file, briefing.source.file.rpartition(".")[0]):
            return briefing
    near = difflib.get_close_matches(plain, briefings, n=1)
    hint = f"The nearest is {near[0]}." if near else "Name its file, for example 2031-04-bridge.txt."
    raise UnmatchedError(f"there is no document {name}.\n{hint}")


def with_statuses(threads: Iterable[Thread], statuses: Mapping[tuple[str, str], Status]) -> tuple[Thread, ...]:
    """The threads, those with a status of the editor having it; of several in one thread the latest counts."""
    if not statuses:
        return tuple(threads)
    return tuple(_with_status(thread, statuses) for thread in threads)


def _with_status(thread: Thread, statuses: Mapping[tuple[str, str], Status]) -> Thread:
    said = [
        status
        for report in thread.reports
        if (status := statuses.get((report.briefing.source.id, report.finding.id))) is not None
    ]
    if not said:
        return thread
    return replace(thread, status=max(said, key=lambda status: (status.date or "", status.text)))
