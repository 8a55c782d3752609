"""Quotations: what was said, by whom, through whom. The cases are the rule book; this module runs them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.model import Quote
from briefgen.settings import DEFAULT_MODEL
from briefgen.understand import actors, lexicon, quotes
from briefgen.understand.language import pipeline
from briefgen.understand.parsed import ParsedSource, parse
from briefgen.understand.turns import Turns
from tests.understand.documents import source_of

CASES = sorted((Path(__file__).parent / "cases" / "quotes").glob("*.yml"))
CUES = lexicon.load("speech")["cue"]

pytestmark = pytest.mark.model


def _parsed(text: str) -> ParsedSource:
    return parse(source_of(text), pipeline(DEFAULT_MODEL))


def _record(quote: Quote) -> dict[str, Any]:
    return {
        "words": quote.words.quote,
        "speaker": quote.speaker,
        "direct": quote.direct,
        "cue": quote.cue,
        "channel": quote.channel,
        "doubt": quote.doubt is not None,
        "rule": quote.rule.removeprefix("quotes/"),
    }


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_rule_book_of_quotations_holds(path: Path, request: pytest.FixtureRequest) -> None:
    """Each case: a text, the quotations in it with those of their fields that matter, and why."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    parsed = _parsed(case["text"])
    found = quotes.find(parsed, actors.find(parsed))
    records = [_record(quote) for quote in found]
    assert len(found) == len(case["quotes"]), f"{case['because']}; found {records}"
    for record, wanted in zip(records, case["quotes"], strict=True):
        assert {key: record[key] for key in wanted} == wanted, case["because"]
    for quote in found:
        assert quote.evidence.start <= quote.words.start < quote.words.end <= quote.evidence.end


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue["id"])
def test_a_verb_of_saying_matches_its_example_and_not_its_counter(cue: dict[str, Any]) -> None:
    """The example gives a quotation through this entry; the counter-example has the same word and gives none."""
    ids = [{d.saying.id for d in quotes.drafts(_parsed(cue[key])) if d.saying} for key in ("example", "counter")]
    assert cue["id"] in ids[0]
    assert cue["id"] not in ids[1]


@pytest.mark.parametrize(
    "text",
    ["", '"', "“““", "He said “", "’’’ '", '"“«', "said said said", "A: B: C:", '“a” "b” ‘c"', "'\n'\n'"],
)
def test_odd_marks_never_lose_the_document(text: str) -> None:
    """Whatever the marks, the document is read on, and what follows is still found."""
    parsed = _parsed(text + "\nThe mayor said that the bridge was safe.")
    assert "the bridge was safe" in {quote.words.quote for quote in quotes.find(parsed, actors.find(parsed))}


def test_the_quote_at_a_token_is_the_innermost() -> None:
    """A direct quotation inside a reported clause answers first; outside both nobody speaks."""
    parsed = _parsed("The mayor said the plan was “a long and costly mistake of judgement” for the port.")
    found = quotes.find(parsed, actors.find(parsed))
    turns = Turns(parsed, found)
    at = {token.text: turns.quote_at(token) for token in parsed.doc}
    assert at["mistake"] is not None
    assert at["mistake"].direct
    assert at["plan"] is not None
    assert not at["plan"].direct
    assert at["mayor"] is None
