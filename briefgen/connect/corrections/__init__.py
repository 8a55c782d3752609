"""What editors wrote, applied to what the machine found.

In: briefings as the rules made them (a cache holds them so), and `Corrections`. Out: `Corrected`: the briefings as
they are to be published, statuses, rules about who is who, and what was applied or found no target.
Fixes of one document are applied in order of file and line, each to what the one before left. Which finding is meant:
targets.py. What an edit may say: edits.py. What is added: additions.py. Statuses: statuses.py. Actors over the whole
corpus: actor_rules.py, checks.py.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.connect.corrections.actor_rules import people
from briefgen.connect.corrections.additions import add
from briefgen.connect.corrections.checks import checked
from briefgen.connect.corrections.edits import alter
from briefgen.connect.corrections.findings import undoubted, without
from briefgen.connect.corrections.outcome import Outcome, UnmatchedError
from briefgen.connect.corrections.statuses import settle, with_statuses
from briefgen.connect.corrections.targets import find
from briefgen.corrections import Accept, Add, Alter, Drop, Settle

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.corpus import Applied, IdentityRule, Status
    from briefgen.corrections import Corrections, Fix
    from briefgen.errors import Problem
    from briefgen.model import Briefing

__all__ = ["Corrected", "checked", "corrected", "with_statuses"]


@dataclass(frozen=True, slots=True)
class Corrected:
    """What the editor made of the machine's findings.

    Attributes:
        briefings: In the order given.
        rules: What connect/actors.py is to know about who is who.
        statuses: (briefing id, commitment id) to what became of the commitment.
        applied: In order of file and line.
        problems: Corrections that found no target; files are named below the sources folder.
        notes: What the editor may want to know and need not act on; files as in `problems`.
    """

    briefings: tuple[Briefing, ...]
    rules: tuple[IdentityRule, ...]
    statuses: Mapping[tuple[str, str], Status]
    applied: tuple[Applied, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def corrected(briefings: Sequence[Briefing], corrections: Corrections) -> Corrected:
    """The briefings with all corrections that find their target; those without corrections are the same objects."""
    outcome = Outcome()
    by_id = {briefing.source.id: briefing for briefing in briefings}
    fixes: dict[str, list[Fix]] = defaultdict(list)
    for fix in corrections.fixes:
        fixes[fix.briefing].append(fix)
    statuses: dict[tuple[str, str], Status] = {}
    later: list[Fix] = []
    for name in sorted(fixes.keys() & by_id.keys()):  # one whose document failed was named with the document
        for fix in fixes[name]:
            if isinstance(fix.does, Settle):
                later.append(fix)  # its evidence may stand in any document
            else:
                by_id[name] = _applied(fix, by_id[name], outcome)
    there, rules = people([by_id[briefing.source.id] for briefing in briefings], corrections.actors, outcome)
    by_id = {briefing.source.id: briefing for briefing in there}
    for fix in later:
        try:
            key, status = settle(fix, by_id, outcome)
        except UnmatchedError as error:
            outcome.problem(fix, error)
        else:
            statuses[key] = status
    return Corrected(there, rules, statuses, outcome.in_order(), tuple(outcome.problems), tuple(outcome.notes))


def _applied(fix: Fix, briefing: Briefing, outcome: Outcome) -> Briefing:
    try:
        match fix.does:
            case Drop(target):
                finding = find(briefing, target, outcome.noting(fix))
                changed = without(briefing, finding)
                outcome.dropped(fix, finding)
                return changed
            case Accept(target):
                finding = find(briefing, target, outcome.noting(fix))
                outcome.accepted(fix, fix.does, finding)
                return undoubted(briefing, finding)
            case Alter():
                return alter(briefing, fix, fix.does, outcome)
            case Add():
                return add(briefing, fix, fix.does, outcome)
            case _:
                return briefing
    except UnmatchedError as error:
        outcome.problem(fix, error)
        return briefing
