"""What holds for any text: nothing raises, findings are proved by their place, the same text gives the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import resources

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from briefgen import record
from briefgen.model import Briefing, Evidence
from tests.understand.documents import briefing_of

pytestmark = pytest.mark.model

PIECES = [
    "The council of Ashford pledged to reopen the bridge by May 2031.",
    "“We will not sell the club,” Ana Reyes, its chairwoman, said.",
    "'It's over,' he said, 'and they know it.'",
    "Norway and Iceland agreed to share 4.2 million euros",
    "according to the ministry",
    "If they sought it, they would join on Thursday.",
    "Acme Motors to open second plant",
    'Dr. J. P. Mori-Lund (62) told the Harbour Post: "No.',
    "He threatened to sue; she promised nothing!",
    "U.S. officials said Washington's commitment is ironclad…",
    "Who will pay? Nobody will.",
    "It is to be held in Q3 2031.",
    "\u200b\u202e—«»‹›’'\"“",
    "$ £ € 1,000,000 5% 3-4 1990s",
    "日本は新しい船を求めている。",
    "ALL CAPITALS WILL BE BUILT BY THE STATE",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), min_size=1, max_size=8).map(
    lambda pieces: " ".join(pieces).replace("\r", " ")
)
PROPERTY = settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])


def _evidence(briefing: Briefing) -> Iterator[Evidence]:
    for findings in (briefing.facts, briefing.actors, briefing.quotes, briefing.commitments, briefing.statements):
        for finding in findings:
            yield finding.evidence
    for date in briefing.dates:
        yield from (date.evidence, date.sentence)
    for figure in briefing.figures:
        yield from (figure.evidence, figure.sentence)
    yield from briefing.summary


@PROPERTY
@given(TEXTS)
def test_any_text_is_understood_and_every_finding_is_proved(text: str) -> None:
    """Evidence is not empty, has no space at its ends, and holds the words of the finding; ids are unique."""
    briefing = briefing_of(text)
    for evidence in _evidence(briefing):
        assert evidence.quote
        assert evidence.quote == evidence.quote.strip()
    for one in (*briefing.commitments, *briefing.statements):
        assert one.actors
        assert one.evidence.start <= one.action.start < one.action.end <= one.evidence.end
    for quote in briefing.quotes:
        assert quote.evidence.start <= quote.words.start < quote.words.end <= quote.evidence.end
    ids = [one.id for found in (briefing.facts, briefing.actors, briefing.quotes) for one in found]
    ids += [one.id for one in (*briefing.commitments, *briefing.statements)]
    ids += [one.id for one in briefing.sentences]
    assert len(ids) == len(set(ids))
    known = {actor.id for actor in briefing.actors}
    assert {found for one in briefing.commitments for found in one.actor_ids} <= known
    assert {found for fact in briefing.facts for found in fact.actors} <= known


@PROPERTY
@given(TEXTS)
def test_a_record_of_any_text_is_valid_and_comes_back(text: str) -> None:
    """The public JSON is as the schema says, and gives the same briefing."""
    schema = json.loads((resources.files("briefgen") / "schema.json").read_text(encoding="utf-8"))
    briefing = briefing_of(text)
    data = json.loads(record.dumps(record.to_record(briefing)))
    Draft202012Validator(schema).validate(data)
    assert record.from_record(data, briefing.source) == briefing


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_the_same_text_gives_the_same_findings(text: str) -> None:
    """Nothing depends on what was read before."""
    first = record.to_record(briefing_of(text))
    briefing_of("Another text was read in between. The mayor will resign.")
    assert record.to_record(briefing_of(text)) == first
