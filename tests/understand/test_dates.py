"""Dates and deadlines: what is a time, which day it means, what only looks like one. The cases rule."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Deadline
from briefgen.understand import dates, lexicon, times
from briefgen.understand.period import Period, shifted
from tests.understand.case_files import load, parsed, paths

DOCUMENT = "2031-04-16"


@pytest.mark.model
@pytest.mark.parametrize("path", paths("dates"), ids=lambda path: path.stem)
def test_the_rule_book_of_dates_holds(path: Path, request: pytest.FixtureRequest):
    case = load(path)
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    found = dates.find(parsed(case["text"], case.get("date")))
    shown = [{"text": d.evidence.quote, "value": d.value, "precision": d.precision} for d in found]
    assert shown == case["dates"], case["because"]


@pytest.mark.model
@pytest.mark.parametrize("path", paths("deadlines"), ids=lambda path: path.stem)
def test_the_rule_book_of_deadlines_holds(path: Path, request: pytest.FixtureRequest):
    case = load(path)
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    source = parsed(case["text"], case.get("date"))
    wanted = case["deadline"] and Deadline(**case["deadline"])
    assert dates.deadline_in(source, source.sentences[0], dates.find(source)) == wanted, case["because"]


@pytest.mark.model
@pytest.mark.parametrize("cue", lexicon.load("dates")["cue"], ids=lambda cue: cue["id"])
def test_a_date_cue_matches_its_example_and_not_its_counter(cue):
    def rules(text: str) -> set[str]:
        return {found.rule for found in dates.find(parsed(text, DOCUMENT))}

    assert f"dates/{cue['id']}" in rules(cue["example"])
    assert f"dates/{cue['id']}" not in rules(cue["counter"])


@pytest.mark.model
@pytest.mark.parametrize("cue", lexicon.load("deadlines")["cue"], ids=lambda cue: cue["id"])
def test_a_deadline_cue_matches_its_example_and_not_its_counter(cue):
    def cues(text: str) -> set[str | None]:
        source = parsed(text)
        return {time.cue for time in times.times_in(source, source.sentences[0], ())}

    assert cue["id"] in cues(cue["example"])
    assert cue["id"] not in cues(cue["counter"])


@pytest.mark.model
def test_a_date_worked_out_from_the_document_says_so():
    (found,) = dates.find(parsed("The ferry sank yesterday.", DOCUMENT))
    assert found.worked_out
    (found,) = dates.find(parsed("The ferry sank on April 15, 2031.", DOCUMENT))
    assert not found.worked_out


@given(
    st.dates(date(1500, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["day", "month", "quarter", "year"]),
)
def test_a_written_period_reads_back_as_itself(day, unit):
    period = Period.around(day, unit)
    value, precision = period.written()
    assert precision == unit
    assert value is not None
    assert Period.read(value) == period


@given(st.dates(date(1600, 1, 1), date(2099, 12, 31)), st.integers(-50, 50))
def test_a_week_is_seven_days_that_hold_the_shifted_day(day, count):
    week = shifted(day, count, "week")
    assert week is not None
    assert week.last - week.first == timedelta(days=6)
    assert week.first <= day + timedelta(days=7 * count) <= week.last


@pytest.mark.parametrize("count", [-10_000_000, 10_000_000])
def test_a_shift_beyond_the_calendar_gives_nothing(count):
    assert shifted(date(2031, 4, 16), count, "year") is None
    assert shifted(date(2031, 4, 16), count, "day") is None
