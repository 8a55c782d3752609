"""Every lexicon entry proves itself: its example matches, its counter-example does not."""

from __future__ import annotations

from typing import Any

import pytest

from briefgen.settings import DEFAULT_MODEL
from briefgen.understand import frames, lexicon
from briefgen.understand.agents import words
from briefgen.understand.language import pipeline
from briefgen.understand.parsed import ParsedSource, parse
from tests.understand.documents import source_of

pytestmark = pytest.mark.model

CUES = lexicon.load("commitments")["cue"]
TABLES = sorted(lexicon.load("agents"))


def _parsed(text: str) -> ParsedSource:
    return parse(source_of(text), pipeline(DEFAULT_MODEL))


def _rules(text: str) -> set[str]:
    return {one.rule for sentence in _parsed(text).sentences for one in frames.candidates(sentence)}


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["id"])
def test_a_commitment_cue_matches_its_example_and_not_its_counter(cue: dict[str, Any]) -> None:
    """The frame of the cue is found in the example.

    In the counter-example the same words, or words alike, do not make it.
    """
    assert cue["id"] in _rules(cue["example"])
    assert cue["id"] not in _rules(cue["counter"])


@pytest.mark.parametrize("table", TABLES)
def test_a_word_list_covers_its_example_and_not_its_counter(table: str) -> None:
    """A word of the list stands in the example, and none in the counter-example that matters there."""
    entry = lexicon.load("agents")[table]
    only_in_example = {token.lemma_.lower() for token in _parsed(entry["example"]).doc} - {
        token.lemma_.lower() for token in _parsed(entry["counter"]).doc
    }
    only_in_counter = {token.lemma_.lower() for token in _parsed(entry["counter"]).doc} - {
        token.lemma_.lower() for token in _parsed(entry["example"]).doc
    }
    assert only_in_example & words(table)
    assert not only_in_counter & words(table)


def test_a_word_list_names_a_word_once() -> None:
    """A word listed twice is a word that somebody will take out once."""
    for table in TABLES:
        lemmas = lexicon.load("agents")[table]["lemmas"]
        assert len(lemmas) == len(set(lemmas)), table
