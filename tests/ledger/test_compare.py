"""Statements of a document before and now: what is new, changed, withdrawn, corrected. One case a file in cases/."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefgen.corpus import Change, Wording
from briefgen.ledger.compare import changes
from briefgen.ledger.statements import Statement

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


def statements(rows):
    """Rows of id, what, words and, where they matter, note, place and target."""
    full = [[*row, *["", 0, ""][len(row) - 3 :]] for row in rows]
    return tuple(Statement(key, what, Wording(words, note), at, target) for key, what, words, note, at, target in full)


def told(change: Change) -> str:
    sides = [_side(change.before), _side(change.after)]
    if change.kind in {"new", "withdrawn"} or change.what == "correction":
        return f"{change.kind} {change.what} {next(side for side in sides if side != 'nothing')}"
    return f"{change.kind} {change.what} {sides[0]} -> {sides[1]}"


def _side(it: Wording | None) -> str:
    return "nothing" if it is None else f'"{it.words}"' + (f" ({it.note})" if it.note else "")


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_what_changed(file):
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    before, after = case.get("letters", [100, 100])
    found = changes(statements(case["before"]), statements(case["after"]), before, after)
    assert [told(change) for change in found] == case["changes"], case["because"]


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_the_way_back_undoes_what_changed(file):
    """What was new is withdrawn, what was withdrawn is new, and every changed line has its sides exchanged."""
    case = yaml.safe_load(file.read_text(encoding="utf-8"))
    before, after = case.get("letters", [100, 100])
    old, new = statements(case["before"]), statements(case["after"])
    there = [(change.before, change.after) for change in changes(old, new, before, after)]
    back = [(change.after, change.before) for change in changes(new, old, after, before)]
    assert sorted(map(repr, there)) == sorted(map(repr, back))
