"""Figures: numbers with what they count, and numbers that are none. The cases are the rule book."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.understand import currencies, dates, figures, written_numbers
from tests.understand.case_files import load, parsed, paths


@pytest.mark.model
@pytest.mark.parametrize("path", paths("figures"), ids=lambda path: path.stem)
def test_the_rule_book_of_figures_holds(path: Path, request: pytest.FixtureRequest):
    case = load(path)
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    text = parsed(case["text"])
    found = figures.find(text, dates.find(text))
    shown = [{"text": f.evidence.quote, "value": f.value, "unit": f.unit, "of": f.of} for f in found]
    assert shown == case["figures"], case["because"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12,000", 12000),
        ("1.2 billion", 1.2e9),
        ("twenty-five", 25),
        ("two hundred and fifty", 250),
        ("a million", 1e6),
        ("three hundred thousand", 3e5),
        ("120bn", 120e9),
    ],
)
def test_a_written_number_has_its_value(written, value):
    assert written_numbers.value(written) == pytest.approx(value)


@pytest.mark.parametrize("written", ["and", "many", "harbour", "9" * 400])
def test_other_words_have_no_value(written):
    assert written_numbers.value(written) is None


@pytest.mark.parametrize(
    ("written", "code"),
    [("NZ$", "NZD"), ("€", "EUR"), ("Norwegian kroner", "NOK"), ("zlotys", "PLN"), ("CHF", "CHF")],
)
def test_a_currency_has_one_code(written, code):
    assert currencies.code(written) == code


@pytest.mark.parametrize("written", ["rupees", "francs", "pesos", "dinars"])
def test_a_name_that_several_currencies_share_has_no_code(written):
    assert currencies.code(written) is None
