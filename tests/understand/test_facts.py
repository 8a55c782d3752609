"""Facts, the summary and the gaps: what comes first, stays out, is open. The cases are the rule book."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.understand import lexicon, ranking
from briefgen.understand.ranking import Candidate
from tests.understand.case_files import load, paths
from tests.understand.documents import briefing_of


@pytest.mark.model
@pytest.mark.parametrize("path", paths("facts"), ids=lambda path: path.stem)
def test_the_rule_book_of_facts_holds(path: Path, request: pytest.FixtureRequest):
    case = load(path)
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    why = case["because"]
    briefing = briefing_of(case["text"], date=case.get("date"))
    facts = {fact.evidence.quote: fact for fact in briefing.facts}
    summary = " ".join(evidence.quote for evidence in briefing.summary)
    if "first" in case:
        assert next(iter(facts)) == case["first"], why
    assert summary.startswith(case.get("summary_starts", "")), why
    for words in case.get("absent", []):
        assert not any(words in text for text in facts), why
        assert words not in summary, why
    for words in case.get("present", []):
        assert any(words in text for text in facts), why
    for words, times in case.get("count", {}).items():
        assert sum(words in text for text in facts) == times, why
    for words in case.get("present_alone", []):
        assert any(text.startswith(words) for text in facts), why
    for words in case.get("summary_has", []):
        assert words in summary, why
    for words in case.get("summary_without", []):
        assert words not in summary, why
    for words in case.get("never_starts", []):
        shown = [*facts, *(one.quote for one in briefing.summary)]
        assert not any(text.startswith(words) for text in shown), why
    for start, kind in case.get("kinds", {}).items():
        assert [fact.kind for text, fact in facts.items() if text.startswith(start)] == [kind], why
    assert set(case.get("gaps", [])) <= set(briefing.gaps), why
    assert not set(case.get("no_gaps", [])) & set(briefing.gaps), why


@pytest.mark.model
def test_a_document_without_a_statement_has_no_facts_and_no_summary():
    briefing = briefing_of("Contents\nPhotographs")
    assert briefing.facts == ()
    assert briefing.summary == ()


@pytest.mark.parametrize("cue", lexicon.load("facts")["caption"], ids=lambda cue: cue["id"])
def test_a_caption_cue_matches_its_example_and_not_its_counter(cue):
    pattern = re.compile(cue["pattern"], re.IGNORECASE)
    assert pattern.search(cue["example"])
    assert not pattern.search(cue["counter"])


@pytest.mark.parametrize("cue", lexicon.load("facts")["cue"], ids=lambda cue: cue["id"])
def test_a_furniture_cue_matches_its_example_and_not_its_counter(cue):
    pattern = re.compile(cue["pattern"], re.IGNORECASE)
    assert pattern.match(cue["example"])
    assert not pattern.match(cue["counter"])


def _sentence(number: int, concepts: set[str], **features: Any) -> Candidate:
    plain = {
        "numbers": (number,),
        "place": number,
        "words": 10,
        "concepts": frozenset(concepts),
        "salience": 0.0,
        "figures": False,
        "bound": False,
        "quoted": 0.0,
        "background": False,
        "caption": False,
        "personal": False,
        "linked": False,
        "ends": True,
        "dangling": False,
        "follows": number - 1 if number else None,
    }
    return Candidate(**{**plain, **features})


CONCEPTS = st.lists(st.sets(st.sampled_from(["bridge", "ferry", "pier", "old pier", "storm"]), max_size=4), max_size=8)


@given(CONCEPTS, st.integers(1, 8))
def test_a_ranking_says_nothing_twice_and_leaves_out_nothing_else(concepts, most):
    sentences = [_sentence(number, some) for number, some in enumerate(concepts)]
    ranked = ranking.order(sentences, most)
    assert len(ranked) == len({number for one in ranked for number in one.numbers}) <= most
    assert not any(ranking.says_the_same(one, other) for one, other in itertools.combinations(ranked, 2))
    if len(ranked) < most:
        left = [one for one in sentences if one not in ranked]
        assert all(any(ranking.says_the_same(one, other) for other in ranked) for one in left)


@given(CONCEPTS, st.sets(st.integers(0, 7)))
def test_a_sentence_that_points_back_never_stands_alone(concepts, pointing):
    sentences = [_sentence(n, some, dangling=n in pointing) for n, some in enumerate(concepts)]
    ranked = ranking.order(sentences, 8)
    assert not any(one.numbers[0] in pointing for one in ranked)
    shown = [number for one in ranked for number in one.numbers]
    assert len(shown) == len(set(shown))


def test_a_sentence_that_adds_nothing_comes_after_one_that_does():
    said_twice = [{"bridge", "pier"}, {"bridge", "quay"}, {"bridge"}, {"ferry", "storm"}, {"ferry", "pier", "quay"}]
    ranked = ranking.order([_sentence(number, some) for number, some in enumerate(said_twice)], 4)
    assert [one.numbers for one in ranked][:2] == [(0,), (4,)]


def test_a_sentence_that_points_back_comes_with_the_one_before():
    sentences = [
        _sentence(0, {"storm"}),
        _sentence(1, {"bridge", "ferry"}, dangling=True),
        _sentence(2, {"bridge", "ferry"}),
    ]
    assert ranking.units(sentences)[-1].numbers == (0, 1)


def test_no_more_than_three_sentences_stand_together():
    sentences = [_sentence(number, {"bridge"}, dangling=number > 0) for number in range(5)]
    assert [one.numbers for one in ranking.units(sentences)] == [(0,), (0, 1), (0, 1, 2)]


def test_a_commitment_comes_before_a_sentence_of_the_same_words():
    sentences = [_sentence(0, {"bridge", "pier"}), _sentence(1, {"bridge", "pier"}, place=0, bound=True)]
    assert ranking.order(sentences, 1) == [sentences[1]]
