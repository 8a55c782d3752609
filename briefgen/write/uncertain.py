"""What reaches the reader as uncertain: hedged by its source, passed on by others, or doubtful in its reading.

In: the lines of a page. Out: `Uncertain`s, each a reason with the lines it holds for; these are linked, not repeated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.model import Commitment, Quote
from briefgen.write.view import Line


@dataclass(frozen=True, slots=True)
class Uncertain:
    """A reason, and the lines it holds for in the order of the page.

    `sort` is "hedged" (`words` are the source's), "second-hand" (`words` name the channel, empty where it is not told)
    or "doubt" (`words` are ours).
    """

    sort: str
    words: str
    lines: tuple[Line, ...]


def uncertain(lines: Iterable[Line]) -> tuple[Uncertain, ...]:
    """Hedges first, then what is second-hand, then doubts; each reason once."""
    found: dict[str, dict[str, list[Line]]] = {"hedged": {}, "second-hand": {}, "doubt": {}}
    for line in lines:
        match line.finding:
            case Commitment() as it:
                if it.hedge:
                    found["hedged"].setdefault(it.hedge, []).append(line)
                if it.reported:
                    found["second-hand"].setdefault(it.channel or "", []).append(line)
                if it.doubt:
                    found["doubt"].setdefault(it.doubt, []).append(line)
            case Quote(doubt=str() as doubt):
                found["doubt"].setdefault(doubt, []).append(line)
            case _:
                pass
    return tuple(
        Uncertain(sort, words, tuple(them)) for sort, reasons in found.items() for words, them in reasons.items()
    )
