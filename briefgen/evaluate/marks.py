"""The nouns of evaluation, all frozen: what a reader marked in an article, and what was counted against it.

In: nothing. Out: values. The files that marks are read from: marks_file.py; what is compared with them: one module
for each kind of finding. Words are verbatim from the article; `line` counts from 1 in the file of the marks.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

Names = tuple[str, ...]
"""Names that are all right for one and the same party."""


@dataclass(frozen=True, slots=True)
class MarkedActor:
    """Somebody who acts, speaks or is acted upon; `name` is the fullest form, `also` the others."""

    line: int
    name: str
    kind: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedQuotation:
    """Words somebody said; `speaker` holds the names that are right, empty where nobody is told."""

    line: int
    words: str
    style: str
    speaker: Names = ()
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedCommitment:
    """A commitment that a whole sentence states; each of `actors` and `recipients` is one party."""

    line: int
    sentence: str
    kind: str
    actors: tuple[Names, ...]
    action: str
    recipients: tuple[Names, ...] = ()
    deadline: str | None = None
    condition: str | None = None
    reaffirmed: bool = False
    reported: bool = False
    borderline: bool = False


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A sentence that only looks like a commitment, and what it is instead."""

    line: int
    sentence: str
    is_: str


@dataclass(frozen=True, slots=True)
class MarkedDate:
    """Words that name a day, a month or a year (`date`, cut to its precision), or all up to `until`."""

    line: int
    words: str
    date: str
    until: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedFigure:
    """A number; `unit` is an ISO currency, "percent" or the noun that is counted, in the singular."""

    line: int
    words: str
    value: float
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedFact:
    """A sentence that belongs on top of the briefing (`must`) or at least in it."""

    line: int
    sentence: str
    must: bool


@dataclass(frozen=True, slots=True)
class Marks:
    """All that is marked in one article; `name` is the stem of both files, `file` is for messages."""

    name: str
    file: str
    actors: tuple[MarkedActor, ...] = ()
    quotations: tuple[MarkedQuotation, ...] = ()
    commitments: tuple[MarkedCommitment, ...] = ()
    lookalikes: tuple[LookAlike, ...] = ()
    dates: tuple[MarkedDate, ...] = ()
    figures: tuple[MarkedFigure, ...] = ()
    facts: tuple[MarkedFact, ...] = ()
    summary: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """One thing the machine got wrong.

    Attributes:
        at: Where its words begin in the article's text.
        what: The sort of mistake, such as "missed commitment".
        cause: What kind of thing it happened to, such as "plan".
        words: The sentence or the words it happened in, verbatim.
        detail: What was found and what is marked, where both exist; else empty.
    """

    at: int
    what: str
    cause: str
    words: str
    detail: str = ""


@dataclass(slots=True)
class Tally:
    """What was counted in one article: numbers by the name of the count, and each mistake."""

    counts: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    misses: list[Miss] = field(default_factory=list)

    def share(self, name: str, right: float, of: float) -> None:
        """Counts `right` of `of` for the row `name`."""
        self.counts[f"{name}.right"] += right
        self.counts[f"{name}.of"] += of

    def pairs(self, name: str, *, right: int = 0, wrong: int = 0, found: int = 0, missed: int = 0) -> None:
        """Counts findings that are `right` or `wrong`, and marks that are `found` or `missed`."""
        for part, number in (("right", right), ("wrong", wrong), ("found", found), ("missed", missed)):
            self.counts[f"{name}.{part}"] += number
