"""What came of the corrections, collected while they are applied.

In: fixes and what they met. Out: `Applied` for readers, `Problem`s and notes for the editor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.connect.corrections.findings import shown, words_of
from briefgen.corpus import Applied
from briefgen.corrections import ActorRule, Fix
from briefgen.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.connect.corrections.findings import Finding
    from briefgen.corpus import FixKind
    from briefgen.corrections import Accept


class UnmatchedError(Exception):
    """A correction does not find what it is about; the message says what, and names the nearest candidate.

    `line` is the line of its file where that is not the correction's first.
    """

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True)
class Outcome:
    """Collects what was applied, what was not, and why."""

    applied: list[Applied] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def problem(self, fix: Fix | ActorRule, error: UnmatchedError) -> None:
        """The correction was not applied, or not wholly."""
        self.problems.append(Problem(fix.file, error.line or fix.line, str(error), "warning"))

    def note(self, fix: Fix | ActorRule, words: str) -> None:
        """The correction was applied, or need not be."""
        self.notes.append(Problem(fix.file, fix.line, words, "warning"))

    def noting(self, fix: Fix | ActorRule) -> Callable[[str], None]:
        """`note` for this correction."""
        return lambda words: self.note(fix, words)

    def done(
        self, fix: Fix | ActorRule, kind: FixKind, target: str, text: str, before: str = "", after: str = ""
    ) -> None:
        """The correction was applied; the words are for readers."""
        briefing = fix.briefing if isinstance(fix, Fix) else None
        self.applied.append(Applied(fix.file, fix.line, kind, target, briefing, text, before, after, fix.because))

    def dropped(self, fix: Fix, finding: Finding) -> None:
        """The finding was left out."""
        text = f"Left out: “{shown(finding)}”"
        self.done(fix, "drop", finding.id, text, before=words_of(finding)[0])

    def accepted(self, fix: Fix, does: Accept, finding: Finding) -> None:
        """The finding was checked; what was doubted of it is kept for the log."""
        told = ", ".join(filter(None, (f"by {does.by}" if does.by else "", does.date or "")))
        text = f"Checked{f' ({told})' if told else ''}: “{shown(finding)}”"
        self.done(fix, "accept", finding.id, text, before=getattr(finding, "doubt", None) or "")

    def in_order(self) -> tuple[Applied, ...]:
        """What was applied, by file and line."""
        return tuple(sorted(self.applied, key=lambda one: (one.file, one.line, one.target)))
