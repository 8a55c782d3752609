"""Threads as rows of the register: every cell, and the words that its filters go by.

In: threads. Out: `Pledge` values for templates/register.html, the board, the matrix and the home page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.corpus import Status, Step, Thread
from briefgen.model import Commitment, Deadline
from briefgen.write import site_map, threads
from briefgen.write.date_words import is_day
from briefgen.write.listing import label, names
from briefgen.write.passages import Passages
from briefgen.write.view import Name

SOON_DAYS = 90
"""A deadline this near to the newest document counts as due soon."""

STRENGTHS = {
    "plain": "no hedge, no condition",
    "hedged": "hedged",
    "conditional": "on condition",
    "reaffirmed": "reaffirmed",
    "second-hand": "second-hand",
}
DUE = {
    "soon": f"due within {SOON_DAYS} days",
    "dated": "with a date",
    "passed": "date passed",
    "undated": "worded, without a date",
    "none": "none stated",
}


@dataclass(frozen=True, slots=True)
class Pledge:
    """A thread as one row.

    Attributes:
        id: Of the thread; the row's anchor.
        finding: Its lead.
        by_ids: Dossiers of `by`; `to_ids` those of `to`.
        strengths: Keys of `STRENGTHS`; never empty.
        due: Keys of `DUE`; never empty.
        made: YYYY-MM-DD; None where no report is dated.
        last: Date of the latest step, cut to its precision.
        last_href: To its evidence.
        status_key: See `threads.status_key`.
        status_href: To the words the status rests on; None where nobody says anything.
        href: To the lead's evidence.
        page: To the thread's own page; None where it has none.
        reports: In how many documents it is stated.
    """

    id: str
    thread: Thread
    finding: Commitment
    by: tuple[Name, ...]
    to: tuple[Name, ...]
    by_ids: tuple[str, ...]
    to_ids: tuple[str, ...]
    strengths: tuple[str, ...]
    deadline: Deadline | None
    due: tuple[str, ...]
    made: str | None
    last: str | None
    last_href: str | None
    status: Status
    status_key: str
    status_href: str | None
    href: str
    page: str | None
    reports: int
    source: Name
    outlet: str | None


def pledge(thread: Thread, here: str, newest: str | None, passages: Mapping[str, Passages]) -> Pledge:
    """The row for the page at `here`; `newest` is the date of the newest document, `passages` are those of all."""
    lead, found = thread.lead, threads.commitment(thread.lead)
    href = site_map.link(here, site_map.briefing(lead.briefing.source.id), found.id)
    by, last, own = threads.deadline(thread), threads.last_step(thread), threads.page(thread)
    status = thread.status
    return Pledge(
        id=thread.id,
        thread=thread,
        finding=found,
        by=names(lead.by, here),
        to=names(lead.to, here),
        by_ids=tuple(dict.fromkeys(key for _, key in lead.by if key)),
        to_ids=tuple(dict.fromkeys(key for _, key in lead.to if key)),
        strengths=strengths(found),
        deadline=by,
        due=due(by, newest),
        made=threads.made_on(thread),
        last=last.date if last else None,
        last_href=step_href(last, here, passages) if last else None,
        status=status,
        status_key=threads.status_key(status),
        status_href=_status_href(status, here, passages),
        href=href,
        page=site_map.link(here, own) if own else None,
        reports=len({entry.briefing.source.id for entry in thread.reports}),
        source=Name(label(lead.briefing), href),
        outlet=lead.briefing.source.outlet.value,
    )


def strengths(found: Commitment) -> tuple[str, ...]:
    """What strengthens or weakens it, as keys of `STRENGTHS`."""
    weak = {"hedged": bool(found.hedge), "conditional": found.conditional}
    told = {"reaffirmed": found.reaffirmed, "second-hand": found.reported}
    signs = {"plain": not any(weak.values()), **weak, **told}
    return tuple(key for key in STRENGTHS if signs[key])


def due(by: Deadline | None, newest: str | None) -> tuple[str, ...]:
    """When it is due, seen from the newest document, as keys of `DUE`."""
    if by is None:
        return ("none",)
    if not (by.date and is_day(by.date)):
        return ("undated",)
    if newest is None:
        return ("dated",)
    try:
        end = (date.fromisoformat(newest) + timedelta(SOON_DAYS)).isoformat()
    except (ValueError, OverflowError):  # 31 February, or the year 9999
        return ("dated",)
    if by.date < newest:
        return ("dated", "passed")
    return ("dated", "soon") if by.date <= end else ("dated",)


def _status_href(status: Status, here: str, passages: Mapping[str, Passages]) -> str | None:
    if status.evidence is None or status.briefing is None:
        return None
    return passages[status.briefing.source.id].href(status.evidence, here)


def step_href(step: Step, here: str, passages: Mapping[str, Passages]) -> str:
    """To the line of a report; to the sentence of what became of it, which has no line."""
    source = step.briefing.source.id
    if isinstance(step.finding, Commitment):
        return site_map.link(here, site_map.briefing(source), step.finding.id)
    return passages[source].href(step.finding.evidence, here)
