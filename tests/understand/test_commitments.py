"""Commitments.

What binds whom, and what only looks like it. The cases are the rule book; this module only runs them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.model import Briefing, Commitment
from tests.understand.documents import briefing_of

CASES = sorted((Path(__file__).parent / "cases" / "commitments").glob("*.yml"))

pytestmark = pytest.mark.model


def _differences(found: Commitment, wanted: dict[str, Any]) -> list[str]:
    """In words, what the finding has and what the case wants instead."""
    has: dict[str, Any] = {
        "actors": list(found.actors),
        "action": found.action.quote,
        "kind": found.kind,
        "condition": found.condition,
        "hedge": found.hedge,
        "reaffirmed": found.reaffirmed,
        "reported": found.reported,
        "channel": found.channel,
        "deadline": found.deadline.text if found.deadline else None,
        "recipients": list(found.recipients),
        "reason": found.reason,
    }
    wrong = []
    for key, value in wanted.items():
        if (
            key == "actors"
        ):  # those named must be bound; a principal beside them ("Norway" beside its minister) is no error
            if not set(value) <= set(has["actors"]):
                wrong.append(f"actors {has['actors']}, not {value}")
        elif (value is not None and has[key] != value) or (
            value is None and key not in {"action"} and has[key] is not None
        ):
            wrong.append(f"{key} {has[key]!r}, not {value!r}")
    return wrong


def _check(briefing: Briefing, found: tuple[Commitment, ...], wanted: list[dict[str, Any]], because: str) -> None:
    shown = [(one.kind, one.actors, one.action.quote, one.rule) for one in found]
    assert len(found) == len(wanted), f"{because}; found {shown}"
    for one, case in zip(found, wanted, strict=True):
        assert not _differences(one, case), because
    for one in found:
        assert one.evidence.quote in briefing.source.text
        assert one.action.quote in one.evidence.quote


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_rule_book_of_commitments_holds(path: Path, request: pytest.FixtureRequest) -> None:
    """Each case: a text, the commitments in it (and statements, where the case lists them), and why."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    briefing = briefing_of(case["text"], date=case.get("date"))
    _check(briefing, briefing.commitments, case["commitments"], case["because"])
    if case.get("statements"):
        _check(briefing, briefing.statements, case["statements"], case["because"])
