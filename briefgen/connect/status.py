"""What is known of the fate of a commitment, in words: a suggestion, never a verdict.

In: the steps of a thread in order of time. Out: a `Status`; "no follow-up recorded" where no step tells a turn.
The latest dated turn counts; of one day the weightier one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.corpus import NO_FOLLOW_UP, Status
from briefgen.model import Development

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.corpus import Step
    from briefgen.model import Briefing, Turn

WEIGHT: dict[Turn, int] = {
    "cancelled": 7,
    "delivered": 6,
    "contradicted": 5,
    "replaced": 4,
    "delayed": 3,
    "funded": 2,
    "decided": 1,
    "renewed": 0,
}
"""Which of two turns of one day gives the status."""

AHEAD: dict[Turn, str] = {
    "cancelled": "to be cancelled",
    "delayed": "to be delayed",
    "replaced": "to be replaced",
    "delivered": "to be delivered",
    "funded": "to be funded",
    "decided": "to be decided",
    "renewed": "to be renewed",
    "contradicted": "contradicted",
}

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)


UNKNOWN = Status(NO_FOLLOW_UP)


def suggested(steps: Sequence[Step], planned: frozenset[str]) -> Status:
    """The status that the steps suggest.

    Args:
        steps: In order of time, undated ones last.
        planned: Ids of findings whose turn lies ahead.
    """
    told = [step for step in steps if step.turn is not None]
    if not told:
        return UNKNOWN
    turns = [step for step in told if step.turn != "replaced"]
    instead = next((step for step in told if step.turn == "replaced"), None)
    dated = [step for step in turns if step.date is not None] or turns
    if not dated:
        return _status(instead, planned) if instead else UNKNOWN
    last = max(dated, key=_rank)
    found = _status(last, planned)
    if instead is not None and (instead.date or "") >= (last.date or ""):
        when = f", {written(instead.date)}" if instead.date else ""
        text = f"{found.text}; something else put in its place, according to {_who(instead)}{when}"
        return Status(text, found.turn, found.evidence, found.briefing, found.by, found.date)
    return found


def _rank(step: Step) -> tuple[str, int, bool, str, int]:
    """Later first; of one day the weightier, then what the document says itself, then the earlier in the text."""
    own = isinstance(step.finding, Development) and step.finding.speaker is None and step.finding.channel is None
    return step.date or "", WEIGHT[step.turn or "renewed"], own, step.briefing.source.file, -step.finding.evidence.start


def _status(step: Step, planned: frozenset[str]) -> Status:
    turn = step.turn or "renewed"
    word = AHEAD[turn] if step.finding.id in planned else turn
    when = f", {written(step.date)}" if step.date else ""
    return Status(
        text=f"{word}, according to {_who(step)}{when}",
        turn=step.turn,
        evidence=step.finding.evidence,
        briefing=step.briefing,
        by="suggested",
        date=step.date,
    )


def _who(step: Step) -> str:
    """Who says so: the one through whom the document has it, and the document's outlet, or its title."""
    where = _outlet(step.briefing)
    via = step.finding.channel
    return f"{via} in {where}" if via and via != where else where


def _outlet(briefing: Briefing) -> str:
    source = briefing.source
    return source.outlet.value or source.title.value or source.file


def written(date: str) -> str:
    """25 June 2020, June 2020, 2020; a quarter as it is."""
    parts = date.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2 and parts[1].isdigit():
        return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return date
