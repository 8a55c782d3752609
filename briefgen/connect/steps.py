"""The steps of a thread in words: wording, turn, and why each belongs there.

In: the points of one thread. Out: `Step`s in order of time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.connect.undertakings import as_written
from briefgen.corpus import Step
from briefgen.model import Commitment, Development

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefgen.connect.joining import Tied
    from briefgen.connect.points import Point

SHOWN = 5
"""Shared words that a reason names."""

FIRST = "first report"

WHO = {
    "actor": "same actor",
    "side": "an actor of the same side",
    "unknown": "actor not told",
    "third": "told of by others",
    "same document": "said right after it in the same document",
}


def ahead(tied: Tied, group: list[Tied]) -> bool:
    """The turn has not happened yet: told so, or only undertaken, and no other sentence of the document says more."""
    finding = tied.point.finding
    if isinstance(finding, Development):
        return finding.planned
    if tied.turn in {"renewed", "replaced"}:
        return False
    return not any(
        isinstance(other.point.finding, Development)
        and other.point.finding.turn == tied.turn
        and not other.point.finding.planned
        and other.point.finding.evidence == finding.evidence
        for other in group
    )


def steps_of(group: list[Tied], first: Point) -> list[tuple[Tied, Step]]:
    """The steps in order of time; a sentence that both undertakes and tells a turn is one step."""
    developments = [tied for tied in group if isinstance(tied.point.finding, Development)]
    undertaken = {
        (tied.point.briefing.source.id, tied.point.finding.evidence, tied.turn or "renewed")
        for tied in group
        if developments and isinstance(tied.point.finding, Commitment)
    }
    found: list[tuple[Tied, Step]] = []
    for tied in group:
        point, finding, turn = tied.point, tied.point.finding, tied.turn
        if isinstance(finding, Commitment):
            if turn is None and finding.reaffirmed and point.role == "report" and not tied.instead:
                later = point.date is not None and first.date is not None and point.date > first.date
                turn = "renewed" if later else None
        elif (point.briefing.source.id, finding.evidence, turn) in undertaken:
            continue
        reason = _reason(tied, first)
        found.append((tied, Step(point.briefing, finding, turn, point.wording, reason, point.date)))
    return found


def _reason(tied: Tied, first: Point) -> str:
    """Why the point belongs to the thread, in words for the reader."""
    if tied.point is first:
        return FIRST
    if tied.match is None or tied.to is None:
        return "the same undertaking in the same document" if tied.to is None else "the same undertaking"
    says = _as_written(tied.match.words, tied.point)
    who = WHO[tied.match.actor]
    lead = {"replaced": "put in its place; ", None: ""}.get(tied.turn, "")
    if tied.instead and tied.turn != "replaced":
        lead = "about what was put in its place; "
    if tied.point.role == "interest":
        lead = "interest in it; "
    return f"{lead}{who}; shared words: {', '.join(says)}" if says else f"{lead}{who}"


def _as_written(stems: Sequence[str], point: Point) -> list[str]:
    """The words of the finding that have these stems, as they stand there, the most telling first; at most five."""
    forms = dict(zip(point.words.stems, point.forms, strict=True))
    if not forms.keys() >= set(stems):  # said of what it replaces
        forms = as_written(point.finding, {word[0] for word in stems})
    return [forms[word] for word in stems if forms.get(word)][:SHOWN]
