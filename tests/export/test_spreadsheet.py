"""The register as a spreadsheet, read with the csv module of the standard library."""

from __future__ import annotations

import csv
import io

import pytest

from briefgen.write import site
from briefgen.write.encode import cell
from briefgen.write.exports import export
from tests.export.made import files
from tests.write import hostile, sample
from tests.write.page_reader import read


def rows(content: bytes):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_there_are_as_many_rows_as_the_register_shows():
    corpus = sample.threaded()
    page = next(page for page in site(corpus).pages if page.path == "commitments/index.html")
    shown = [element for element in read(page.html).all() if element.tag == "tr" and "data-kind" in element.attrs]
    found = rows(files()["commitments/commitments.csv"])
    assert [row["id"] for row in found] == [element.attrs["id"] for element in shown]
    assert len(found) == 3


def test_a_row_says_what_the_register_says():
    row = rows(files()["commitments/commitments.csv"])[0]
    said = {key: row[key] for key in ("who", "to whom", "wording", "kind", "deadline date", "status", "reports")}
    assert said == {
        "who": "council",
        "to whom": "Ada Lindqvist",
        "wording": "reopen the old bridge by 31 March 2032",
        "kind": "pledge",
        "deadline date": "2032-03-31",
        "status": "renewed, according to The Harbour Post",
        "reports": "2",
    }
    assert row["evidence"] == sample.SENTENCES[0]
    assert row["page"] == "../briefings/harbour/index.html#c-aaaaaaa"


def test_it_opens_with_a_mark_by_which_spreadsheets_know_the_encoding():
    assert files()["commitments/commitments.csv"].startswith(b"\xef\xbb\xbfwho,")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ('=HYPERLINK("http://a.test")', '\'=HYPERLINK("http://a.test")'),
        ("+1", "'+1"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        (" \t=1", "'=1"),
        ("＝1", "'＝1"),
        ("a;=1", "a;'=1"),
        ("a | =1", "a |' =1"),
        ("two = 2 - really, a@b.test", "two = 2 - really, a@b.test"),
        ("a\r\nb\x00", "a b[U+0000]"),
        (None, ""),
    ],
)
def test_what_a_spreadsheet_would_run_is_text(words, shown):
    assert cell(words) == shown


def test_no_cell_of_a_hostile_corpus_begins_like_a_formula():
    content = export(hostile.corpus(), "csv")
    assert content
    for row in rows(content):
        assert not [value for value in row.values() if value[:1] in set("=+-@\t\r")]


def test_an_actor_has_those_that_bind_it_and_those_owed_to_it():
    for name in ("council", "mayor"):
        assert len(rows(files()[f"actors/{name}/commitments.csv"])) == 3
