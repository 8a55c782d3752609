"""Deadlines as a calendar, read by the icalendar package and held against the rules of RFC 5545."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import icalendar

from briefgen.model import Deadline
from briefgen.write.exports import export
from tests.export.made import URL, files
from tests.write import sample


def events(content: bytes | None):
    assert content
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def dated(*deadlines: Deadline | None, day: str | None = "2031-04-14"):
    """A corpus of one document whose commitments have these deadlines."""
    found = sample.briefing(sample.source(date=day))
    first = found.commitments[0]
    acts = tuple(
        replace(first, id=f"c-{number}", thread=f"t-{number}", deadline=by) for number, by in enumerate(deadlines)
    )
    return sample.corpus(replace(found, commitments=acts))


def test_each_dated_deadline_is_one_event_and_an_undated_one_is_none():
    corpus = dated(Deadline("by May", "2032-05-31"), Deadline("soon", None), None, Deadline("in 2033", "2033-12-31"))
    assert [event["DTSTART"].dt for event in events(export(corpus, "ics"))] == [date(2032, 5, 31), date(2033, 12, 31)]


def test_a_deadline_that_two_documents_report_is_one_event():
    (event,) = events(files()["commitments/commitments.ics"])
    assert event["SUMMARY"] == "council: reopen the old bridge by 31 March 2032"
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert sample.SENTENCES[0] in event["DESCRIPTION"]


def test_an_event_is_stamped_with_the_date_of_its_document_and_never_with_that_of_the_build():
    by = Deadline("by May", "2032-05-31")
    stamps = [events(export(dated(by, day=day), "ics"))[0]["DTSTAMP"].dt for day in ("2031-04-14", None)]
    assert [stamp.isoformat() for stamp in stamps] == ["2031-04-14T00:00:00+00:00", "1970-01-01T00:00:00+00:00"]


def test_without_a_dated_deadline_there_is_no_calendar():
    assert export(dated(None, Deadline("on 31 February", "2032-02-31")), "ics") is None


def test_an_event_keeps_its_name_whatever_the_address_of_the_site():
    here, there = (events(files(url)["commitments/commitments.ics"])[0] for url in (None, URL))
    assert here["UID"] == there["UID"]
    assert "URL" not in here
    assert there["URL"] == f"{URL}/briefings/harbour/index.html#c-aaaaaaa"


def test_words_of_a_source_cannot_add_an_event():
    corpus = dated(Deadline("by May", "2032-05-31"))
    entry = replace(corpus.register[0], by=(("x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y;,\\", None),))
    (event,) = events(export(replace(corpus, register=(entry,)), "ics"))
    assert event["SUMMARY"].startswith("x END:VEVENT BEGIN:VEVENT SUMMARY:y;,\\: ")


def test_lines_are_folded_and_ended_as_the_format_says():
    content = files()["commitments/commitments.ics"]
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
