"""The terms of undertakings: by when, on what condition, to whom, whether restated. The cases rule; this runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from briefgen.model import Commitment
from briefgen.settings import DEFAULT_MODEL
from briefgen.understand import lexicon
from briefgen.understand.condition_words import found_in
from briefgen.understand.language import pipeline
from briefgen.understand.parsed import ParsedSource, parse
from tests.understand.case_files import load, paths
from tests.understand.documents import briefing_of, source_of

pytestmark = pytest.mark.model

CONDITIONS = lexicon.load("conditions")["cue"]
TABLES = sorted(lexicon.load("recipients"))


def _parsed(text: str) -> ParsedSource:
    return parse(source_of(text), pipeline(DEFAULT_MODEL))


def _terms(found: Commitment) -> dict[str, Any]:
    return {
        "deadline": found.deadline.text if found.deadline else None,
        "condition": found.condition,
        "recipients": list(found.recipients),
        "reaffirmed": found.reaffirmed,
        "checkable": found.checkable,
    }


@pytest.mark.parametrize("path", paths("terms"), ids=lambda path: path.stem)
def test_the_rule_book_of_terms_holds(path: Path, request: pytest.FixtureRequest) -> None:
    """Each case: a text, terms of the first undertaking in it, and why."""
    case = load(path)
    if "known_miss" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["known_miss"]))
    found = briefing_of(case["text"], date=case.get("date")).commitments
    assert found, f"{path.stem}: no undertaking found"
    has = _terms(found[0])
    assert {key: has[key] for key in case["first"]} == case["first"], case["because"]


@pytest.mark.parametrize("cue", CONDITIONS, ids=lambda cue: cue["id"])
def test_a_condition_cue_matches_its_example_and_not_its_counter(cue: dict[str, Any]) -> None:
    """The words are a condition in the example; in the counter-example the same words, or words alike, are none."""

    def cues(text: str) -> set[str]:
        return {found.cue for sentence in _parsed(text).sentences for found in found_in(sentence)}

    assert cue["id"] in cues(cue["example"])
    assert cue["id"] not in cues(cue["counter"])


@pytest.mark.parametrize("table", TABLES)
def test_a_word_list_covers_its_example_and_not_its_counter(table: str) -> None:
    """A word of the list tells the example from the counter-example."""
    entry = lexicon.load("recipients")[table]
    forms = {key: {form for token in _parsed(entry[key]).doc for form in (token.lemma_.lower(), token.lower_)}
             for key in ("example", "counter")}  # fmt: skip
    words = set(entry["lemmas"])
    assert (forms["example"] - forms["counter"]) & words
    assert not (forms["counter"] - forms["example"]) & words


def test_a_word_list_names_a_word_once() -> None:
    """A word listed twice is a word that somebody will take out once."""
    for table in TABLES:
        lemmas = lexicon.load("recipients")[table]["lemmas"]
        assert len(lemmas) == len(set(lemmas)), table
