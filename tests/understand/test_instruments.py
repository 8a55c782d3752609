"""Treaties, laws, plans and meetings: which words name one, what it is a part of, when and where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefgen.understand import instrument_spots, lexicon
from tests.understand.case_files import load, parsed, paths
from tests.understand.documents import briefing_of

pytestmark = pytest.mark.model

LEXICON = lexicon.load("instruments")
KINDS = {"treaty", "agreement", "law", "resolution", "document", "meeting"}


def _named(text: str, date: str | None) -> list[dict[str, Any]]:
    return [
        {
            "kind": one.kind,
            "name": one.name,
            "of": one.of,
            "forms": list(one.forms),
            "date": one.date,
            "place": one.place,
        }
        for one in briefing_of(text, date=date).instruments
    ]


def _cues(text: str) -> set[str]:
    """Ids of the cues that found something; the rule adds to the id how they did."""
    rules = {spot.rule.removeprefix("instruments/") for spot in instrument_spots.find(parsed(text)) if not spot.bare}
    return {cue["id"] for cue in LEXICON["cue"] for rule in rules if rule == cue["id"] or _by_way(cue["id"], rule)}


def _by_way(cue: str, rule: str) -> bool:
    ways = ("number", "name", "year", "parties", "of", "place", "alone")
    return rule.startswith(f"{cue}-") and rule.removeprefix(f"{cue}-") in ways


@pytest.mark.parametrize("path", paths("instruments"), ids=lambda path: path.stem)
def test_the_rule_book_of_instruments_holds(path: Path, request: pytest.FixtureRequest):
    """Every instrument of the text is listed, in order; of each the fields that matter to the case."""
    case = load(path)
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    date = case.get("date")
    found = _named(case["text"], str(date) if date else None)
    wanted = case["instruments"]
    shown = [{key: one[key] for key in want} for one, want in zip(found, wanted, strict=False)]
    assert len(found) == len(wanted), (case["because"], found)
    assert shown == wanted, case["because"]


@pytest.mark.parametrize("cue", LEXICON["cue"], ids=lambda cue: cue["id"])
def test_a_cue_is_found_in_its_example_and_not_in_its_counter(cue: dict[str, Any]):
    assert cue["id"] in _cues(cue["example"])
    assert cue["id"] not in _cues(cue["counter"])


def test_every_cue_has_a_kind_of_the_model():
    assert {cue["kind"] for cue in LEXICON["cue"]} == KINDS


def test_no_instrument_is_an_actor():
    text = "Norland invoked Article V of the Coastal Waters Treaty. The treaty of 1990 binds five states, Norland said."
    found = briefing_of(text)
    assert [one.name for one in found.instruments] == ["Article V", "Coastal Waters Treaty"]
    assert {actor.name for actor in found.actors} == {"Norland"}


def test_every_mention_is_the_name_or_one_of_its_forms():
    text = "Norland joined the Coastal Trade Agreement (CTA). The CTA has nine members. The Agreement is old."
    (one,) = briefing_of(text).instruments
    assert {mention.quote for mention in one.mentions} == {one.name, *one.forms}
    assert one.evidence.quote.count(one.name) == 1
