"""Every file beside the pages, read back by a library that knows its format: words stay in their places."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import feedparser
import icalendar
import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string

from briefgen.verify import SCHEMA
from briefgen.write.encode import FORMULA
from tests.hostile.conftest import Hostile

pytestmark = [pytest.mark.model, pytest.mark.slow]

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def files(hostile: Hostile, pattern: str) -> list[tuple[str, bytes]]:
    """Path and content; some must be there."""
    found = [(one.relative_to(hostile.site).as_posix(), one.read_bytes()) for one in hostile.site.rglob(pattern)]
    assert found
    return sorted(found)


def pairs(value: Any) -> Iterator[tuple[str, Any]]:
    """Every key in JSON, with its value."""
    if isinstance(value, dict):
        yield from value.items()
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from pairs(one)


def test_data_are_valid_against_their_schema(hostile: Hostile) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes()))
    for name, content in files(hostile, "briefing.json"):
        assert list(validator.iter_errors(json.loads(content))) == [], name


@pytest.mark.parametrize("pattern", ["*.json", "*.jsonld"])
def test_json_is_json_and_no_key_is_a_documents(hostile: Hostile, pattern: str) -> None:
    keys: set[str] = set()

    def noted(given: list[tuple[str, Any]]) -> dict[str, Any]:
        keys.update(key for key, _ in given)
        assert len({key for key, _ in given}) == len(given)
        return dict(given)

    for _, content in files(hostile, pattern):
        json.loads(content, object_pairs_hook=noted)
    assert not keys & {"planted", "__proto__", "constructor"}
    assert all(re.fullmatch(r"[@$\w.:/ -]+", key) for key in keys), keys


def test_linked_data_names_nothing_that_could_run(hostile: Hostile) -> None:
    for name, content in files(hostile, "*.jsonld"):
        for key, value in pairs(json.loads(content)):
            if key in {"@id", "id", "url", "mainEntityOfPage"} and isinstance(value, str):
                assert re.match("urn:uuid:|https?://", value), (name, key, value)


def test_no_cell_of_a_table_is_a_formula(hostile: Hostile) -> None:
    for name, content in files(hostile, "*.csv"):
        head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        assert rows
        for row in rows:
            assert len(row) == len(head), name
            for cell in row:
                assert not FORMULA.search(cell), (name, cell)
                assert not re.search("[\r\n\t]", cell), (name, cell)
                assert not CONTROLS.search(cell), (name, cell)


def test_calendars_hold_our_events_and_no_other(hostile: Hostile) -> None:
    number = 0
    for name, content in files(hostile, "*.ics"):
        calendar = icalendar.Calendar.from_ical(content)
        assert [part.name for part in calendar.walk()] == ["VCALENDAR"] + ["VEVENT"] * len(calendar.walk("VEVENT"))
        assert not CONTROLS.search(content.decode().replace("\r\n", "")), name
        assert max(map(len, content.split(b"\r\n"))) <= 75
        for event in calendar.walk("VEVENT"):
            number += 1
            assert set(event) <= {"SUMMARY", "DTSTART", "DTSTAMP", "UID", "DESCRIPTION", "TRANSP", "URL"}, name
            assert str(event["URL"]).startswith("https://site.test/"), name
    assert number > 100


def test_feeds_hold_text_and_no_markup(hostile: Hostile) -> None:
    for name, content in files(hostile, "feed.xml"):
        feed = feedparser.parse(content)
        assert not feed.bozo, name
        assert all(entry.link.startswith("https://site.test/") for entry in feed.entries)
        for element in ET.fromstring(content).iter():
            assert element.tag.startswith("{http://www.w3.org/2005/Atom}")
            assert element.get("type") in {None, "text", "text/html", "application/atom+xml"}


def test_citations_are_one_entry_each(hostile: Hostile) -> None:
    for name, content in files(hostile, "citation.bib"):
        library = parse_string(content.decode())
        assert (len(library.entries), len(library.failed_blocks)) == (1, 0), name
        assert {field.key for field in library.entries[0].fields} <= {
            "author", "title", "howpublished", "year", "month", "date", "url", "langid", "note",
        }  # fmt: skip
    for name, content in files(hostile, "citation.ris"):
        assert len(rispy.loads(content.decode())) == 1, name
        assert len(re.findall(r"^TY  - ", content.decode(), re.MULTILINE)) == 1, name
    for name, content in files(hostile, "citation.json"):
        (item,) = json.loads(content)
        assert item.get("URL", "http").startswith("http"), name


def test_scripts_of_the_index_hold_one_call_and_nothing_that_ends_it(hostile: Hostile) -> None:
    for name, content in files(hostile, "search/data/**/*.js"):
        text = content.decode("ascii")
        call = re.fullmatch(r'briefgenSearch\("[\w/.-]+",(.*)\);\n', text, re.DOTALL)
        assert call, name
        json.loads(call[1])
        assert "<" not in text
        assert "\n" not in text[:-1]


def test_the_documents_themselves_are_published_as_text(hostile: Hostile) -> None:
    names = {path.name for path in (hostile.site / "briefings").rglob("*") if path.is_file()}
    assert names <= {
        "index.html", "briefing.json", "source.txt", "citation.bib", "citation.ris", "citation.json", "commitments.csv",
        "commitments.ics", "feed.xml", "feed.json", "briefing.jsonld", "annotations.jsonld", "dossier.json",
    }  # fmt: skip
