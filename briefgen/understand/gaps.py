"""Says what a source does not state.

In: the source and what was found in it. Out: one phrase for each gap, in the words of the page's "not
stated" line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefgen.model import Commitment, DateMention, Source

if TYPE_CHECKING:
    from briefgen.understand.cast import Cast

MOST_NAMED = 3
"""So many different words of unresolved time are named; the rest are counted."""


def _unresolved(dates: Sequence[DateMention]) -> list[str]:
    open_dates = [
        d for d in dates if d.value is None and d.rule.split("/")[1].startswith(("weekday", "month", "day", "range"))
    ]
    words = list(dict.fromkeys(d.evidence.quote for d in open_dates))
    named = [
        f"which {word} is meant" if word.endswith("day") else f'the year of "{word}"' for word in words[:MOST_NAMED]
    ]
    if len(words) > MOST_NAMED:
        more = len(words) - MOST_NAMED
        named.append("when another date is" if more == 1 else f"when {more} other dates are")
    return named


def _deadlines(commitments: Sequence[Commitment]) -> list[str]:
    threads: dict[str, bool] = {}
    for commitment in commitments:
        threads[commitment.thread] = threads.get(commitment.thread, False) or commitment.deadline is not None
    missing = sum(not stated for stated in threads.values())
    if not missing:
        return []
    if len(threads) == 1:
        return ["a deadline for its commitment"]
    return [
        f"deadlines for {missing} of {len(threads)} commitments"
        if missing < len(threads)
        else f"deadlines for any of its {missing} commitments"
    ]


def gaps(
    source: Source, cast: Cast, commitments: tuple[Commitment, ...], dates: tuple[DateMention, ...]
) -> tuple[str, ...]:
    """One phrase for each thing a reader would want and the source does not give."""
    found = []
    for known, name in (
        (source.date, "the document's date"),
        (source.author, "the author"),
        (source.outlet, "the outlet"),
    ):
        if known.value is None:
            found.append(name)
    found += _unresolved(dates)
    found += _deadlines(commitments)
    named = [actor for actor in cast.actors if actor.type == "person" and len(actor.mentions) > 1][:MOST_NAMED]
    unknown = [person.name for person in named if person.role is None and person.affiliation is None]
    found += [f"who {name} is" for name in unknown]
    return tuple(found)
