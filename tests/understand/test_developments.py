"""What became of undertakings: which words tell it, whose it is, when. The cases are the rule book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefgen.understand import lexicon
from briefgen.understand.development_frames import turnings
from tests.understand.case_files import load, parsed, paths
from tests.understand.documents import briefing_of

pytestmark = pytest.mark.model

LEXICON = lexicon.load("developments")
FIELDS = ("turn", "actors", "about", "date", "speaker", "planned")


def _cues(text: str) -> set[str]:
    return {one.cue["id"] for sentence in parsed(text).sentences for one in turnings(sentence)}


def _told(text: str, date: str | None) -> list[dict[str, Any]]:
    return [
        {
            "turn": found.turn,
            "actors": list(found.actors),
            "about": found.about.quote,
            "date": found.date,
            "speaker": found.speaker,
            "planned": found.planned,
        }
        for found in briefing_of(text, date=date).developments
    ]


@pytest.mark.parametrize("path", paths("developments"), ids=lambda path: path.stem)
def test_the_rule_book_of_developments_holds(path: Path, request: pytest.FixtureRequest):
    """Every development of the text is listed; of each the fields that matter to the case."""
    case = load(path)
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    date = case.get("date")
    found = _told(case["text"], str(date) if date else None)
    wanted = case["developments"]
    shown = [{key: one[key] for key in want} for one, want in zip(found, wanted, strict=False)]
    assert len(found) == len(wanted), (case["because"], found)
    assert shown == wanted, case["because"]


@pytest.mark.parametrize("cue", LEXICON["cue"], ids=lambda cue: cue["id"])
def test_a_cue_is_found_in_its_example_and_not_in_its_counter(cue: dict[str, Any]):
    assert cue["id"] in _cues(cue["example"])
    assert cue["id"] not in _cues(cue["counter"]) or not briefing_of(cue["counter"]).developments


def test_every_list_that_a_cue_names_is_there():
    assert {cue["things"] for cue in LEXICON["cue"] if "things" in cue} <= LEXICON.keys()


def test_every_development_stands_inside_its_evidence():
    text = "The council scrapped its plan to build a tunnel. The yard delivered the two ferries in May."
    for one in briefing_of(text, date="2031-06-01").developments:
        assert one.evidence.start <= one.about.start < one.about.end <= one.evidence.end
        assert one.about.quote in one.evidence.quote
