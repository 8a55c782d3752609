"""Quotations: what was said, by whom, through whom. The cases are the rule book; this module runs them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.model import Known, Quote
from briefgen.settings import DEFAULT_MODEL
from briefgen.understand import actors, lexicon, quotes
from briefgen.understand.language import pipeline
from briefgen.understand.mark_pairs import pairs
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


def test_a_label_may_be_completed_by_the_title() -> None:
    """The title stands outside the text; a surname that only labels have is the person whom the title names in full."""
    text = "LIND: Is the quay safe?\nVARGA: It is.\nLIND: Since when?\nVARGA: Since May."
    source = replace(source_of(text), title=Known("Nora Varga on the quay and the crane", "front matter"))
    parsed = parse(source, pipeline(DEFAULT_MODEL))
    speakers = {quote.speaker for quote in quotes.find(parsed, actors.find(parsed))}
    assert "Nora Varga" in speakers
    assert not any("Lind" in (speaker or "") and " " in (speaker or "") for speaker in speakers)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("The ‘Terns’ side lost, and ‘we will win,’ he said.", ["Terns", "we will win,"]),
        ("The 'Terns' side lost. The coach said: 'We will win.'", ["Terns", "We will win."]),
        ("'The players' bus was late,' he said.", ["The players' bus was late,"]),
        ("‘The boys’ room isn’t clean,’ she said.", ["The boys’ room isn’t clean,"]),
    ],
)
def test_a_mark_behind_a_plural_closes_where_the_next_one_opens(text: str, inner: list[str]) -> None:
    """Else the outlet's words up to the next quotation would be shown as somebody's speech."""
    assert [text[pair.inner : pair.end] for pair in pairs(text)] == inner
