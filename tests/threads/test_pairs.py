"""The threads of seeds/ against pairs marked by hand: precision and recall never fall below what has been reached.

The figures stand on the method page; `python -m bench threads` prints them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import connect, read, understand
from briefgen.model import Commitment, Development
from briefgen.settings import Settings
from tests.threads.measured import measured

ROOT = Path(__file__).parents[2]

PRECISION = 0.95
RECALL = 0.55
"""Of 44 and 54 pairs; one wrong join of 25 costs four points of precision, one missed pair two of recall."""

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def corpus():
    settings = Settings(sources=ROOT / "seeds", root=ROOT)
    sources, *_ = read.sources(settings)
    return connect.corpus(understand.briefing(source, settings.model) for source in sources)


@pytest.fixture(scope="module")
def result(corpus):
    return measured(corpus)


def test_enough_pairs_are_marked_of_both_kinds(result):
    same, apart = len(result.found) + len(result.missed), len(result.wrong) + len(result.right)
    assert same + apart >= 60
    assert min(same, apart) >= 40


def test_pairs_that_are_joined_belong_together(result):
    assert result.precision >= PRECISION, result.wrong


def test_pairs_that_belong_together_are_joined(result):
    assert result.recall >= RECALL, result.missed


STORY = (
    ("2017-08", "introduce Aegis Ashore", None),
    ("2017-12", "introduce two land-based Aegis Ashore missile defense units", None),
    ("2018-07", "a radar made by Lockheed Martin for the two Aegis Ashore stations", "decided"),
    ("2019-06", "wrong figures in the survey", "contradicted"),
    ("2020-06", "its plan to place two Aegis Ashore missile defense units", "cancelled"),
    ("2020-06", "cancel the deployment", "cancelled"),
    ("2020-12", "build two ships equipped with the Aegis system", "replaced"),
    ("2022-12", "Two ships equipped with the Aegis system will be built", None),
    ("2024-01", "are due to enter service in fiscal 2027", "replaced"),
)
"""Where the story of one plan can be followed: document, words, turn."""


def _words(finding: Commitment | Development) -> str:
    return (finding.action if isinstance(finding, Commitment) else finding.about).quote.replace("\n", " ")


def test_a_plan_is_one_thread_from_the_first_interest_to_what_came_in_its_place(corpus):
    thread = next(t for t in corpus.threads if any("introduce two land-based" in _words(s.finding) for s in t.steps))
    steps = [(step.briefing.source.id[:7], _words(step.finding), step.turn) for step in thread.steps]
    for document, words, turn in STORY:
        assert any(at == document and words in said and turn == told for at, said, told in steps), (document, words)
    named = ("Aegis", "two units", "the plan", "the deployment", "wrong figures", "against North Korean missiles")
    assert [said for _, said, _ in steps if not any(name in said for name in named)] == []
    dates = [step.date for step in thread.steps if step.date is not None]
    assert [date[:4] for date in dates] == sorted(date[:4] for date in dates)
    assert thread.status.text.startswith("cancelled, according to briefgen sample desk, 25 June 2020")
