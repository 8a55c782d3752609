"""Made-up findings held against made-up marks: one case a file, named as a claim."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefgen.evaluate.measured import scored
from briefgen.evaluate.names import Parties, equal, same
from briefgen.evaluate.score_facts import lead, shared_words
from tests.evaluate import made

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))
PARTS = ("right", "wrong", "found", "missed", "of")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path):
    """The rows that the case names have these counts; `null` is a row in which nothing is counted."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert case["because"]
    briefing = made.briefing(case["text"], case["found"])
    tally = scored(briefing, made.marked(case["text"], _as_text(case["marks"])), case["text"])
    for row, counts in case["counts"].items():
        expected = counts if counts is not None else dict.fromkeys(PARTS, 0)
        assert {part: tally.counts.get(f"{row}.{part}", 0) for part in expected} == expected, row
    if "mistakes" in case:
        assert sorted(f"{miss.what}/{miss.cause}" for miss in tally.misses) == sorted(case["mistakes"])


def _as_text(value):
    """YAML makes days of 2031-04-14; in a file of marks they are words, like every other value."""
    if isinstance(value, dict):
        return {key: _as_text(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_as_text(part) for part in value]
    return value if isinstance(value, bool) or value is None else str(value)


def test_every_piece_of_evidence_is_looked_up_in_the_file():
    text = "The bridge fell. It rained."
    found = {"facts": ["The bridge fell."], "dates": [{"words": "rained", "value": None}]}
    briefing = made.briefing(text, found)
    assert scored(briefing, made.marked(text, {}), text).counts["evidence.right"] == 2
    tally = scored(briefing, made.marked(text, {}), "Another text than the one that was read.")
    assert (tally.counts["evidence.right"], tally.counts["evidence.of"]) == (0, 2)
    assert {miss.what for miss in tally.misses} >= {"evidence not verbatim"}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ports Ministry", "the Ministry of Ports", True),
        ("Northbridge", "Northbridge City Council", True),
        ("the council", "Northbridge City Council", False),
        ("NHA", "Northern Harbour Authority", True),
        ("N.H.A.", "Northern Harbour Authority", True),
        ("NHA", "Northern Harbour Company", False),
        ("Ana Müller", "Ana Muller", True),
        ("Berg’s party", "Berg", True),
        ("the ministers", "officials", False),
        ("港", "港", True),
        ("港", "橋", False),
    ],
)
def test_two_names_are_the_same_by_the_words_that_few_share(one, other, expected):
    assert same(one, other) is expected
    assert same(other, one) is expected


def test_names_that_are_equal_differ_only_around_the_name():
    assert equal("The Ferry Company Ltd", "Ferry Company")
    assert not equal("Ferry Company", "Ferry")
    assert not equal("", "")


def test_a_described_party_is_not_a_known_one():
    marks = made.marked("Anna Berg met a spokesman.", {"actors": [{"name": "Anna Berg", "kind": "person"}]})
    parties = Parties(marks)
    assert parties.known(("Anna Berg",))
    assert not parties.known(("a spokesman",))


def test_the_likeness_of_summaries_counts_the_words_that_two_texts_share():
    assert shared_words("The bridge fell.", "the bridge fell") == 1
    assert shared_words("a a b", "a c") == pytest.approx(2 / 5)
    assert shared_words("", "a") == 0
    assert shared_words(" ".join(["word"] * 60 + ["bridge"]), "bridge") == 0


def test_the_lead_is_the_first_three_sentences():
    text = "One fell. Two fell. Three fell. Four fell."
    sentences = ["One fell.", "Two fell.", "Three fell.", "Four fell."]
    assert lead(made.briefing(text, {"sentences": sentences})) == "One fell. Two fell. Three fell."
