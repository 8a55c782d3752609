"""Who disputes what: denials, doubts, accounts that differ, rival claims. The cases are the rule book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefgen.understand import lexicon
from briefgen.understand.dispute_frames import FRAMES, contested
from tests.understand.case_files import load, parsed, paths
from tests.understand.documents import briefing_of

pytestmark = pytest.mark.model

LEXICON = lexicon.load("disputes")


def _told(text: str, date: str | None) -> list[dict[str, Any]]:
    return [
        {"kind": one.kind, "by": list(one.by), "about": one.about.quote, "channel": one.channel}
        for one in briefing_of(text, date=date).disputes
    ]


def _cues(text: str) -> set[str]:
    return {one.cue["id"] for sentence in parsed(text).sentences for one in contested(sentence)}


@pytest.mark.parametrize("path", paths("disputes"), ids=lambda path: path.stem)
def test_the_rule_book_of_disputes_holds(path: Path, request: pytest.FixtureRequest):
    """Every dispute of the text is listed, in order; of each the fields that matter to the case."""
    case = load(path)
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    date = case.get("date")
    found = _told(case["text"], str(date) if date else None)
    wanted = case["disputes"]
    shown = [{key: one[key] for key in want} for one, want in zip(found, wanted, strict=False)]
    assert len(found) == len(wanted), (case["because"], found)
    assert shown == wanted, case["because"]


@pytest.mark.parametrize("cue", LEXICON["cue"], ids=lambda cue: cue["id"])
def test_a_cue_is_found_in_its_example_and_not_in_its_counter(cue: dict[str, Any]):
    assert cue["id"] in _cues(cue["example"])
    assert cue["id"] not in _cues(cue["counter"])


def test_every_list_and_frame_that_a_cue_names_is_there():
    assert {cue["things"] for cue in LEXICON["cue"] if "things" in cue} <= LEXICON.keys()
    assert {cue["frame"] for cue in LEXICON["cue"]} == FRAMES.keys()


def test_what_is_disputed_stands_inside_its_evidence():
    text = "The Harbour Company denied that the pump had failed. Norland rejected claims that it had sold the ships."
    found = briefing_of(text).disputes
    assert len(found) == 2
    for one in found:
        assert one.evidence.start <= one.about.start < one.about.end <= one.evidence.end
