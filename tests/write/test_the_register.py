"""What a reader finds in the register, on the board, in the matrix, and on the page of one commitment."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from briefgen.corpus import NO_FOLLOW_UP, Status, Thread
from briefgen.model import Deadline, Turn
from briefgen.write import site
from briefgen.write.board_page import COLUMNS
from briefgen.write.register_rows import due
from briefgen.write.threads import commitment, worth
from tests.write import sample
from tests.write.page_reader import Element, read

SITE = site(sample.threaded())


def _page(path: str, written=SITE) -> Element:
    return read(next(page.html for page in written.pages if page.path == path))


def _words(element: Element) -> str:
    return " ".join(element.text().split())


def _rows() -> dict[str, Element]:
    return {row.attrs["id"]: row for row in _page("commitments/index.html").all("tr") if "id" in row.attrs}


def _cell(row: Element, label: str) -> Element:
    return next(e for e in row.all() if e.attrs.get("data-label") == label)


def test_what_several_documents_report_is_one_row():
    rows = _rows()
    assert list(rows) == ["t-bridge1", "t-plan-harbour", "t-plan-ferry"]
    assert _words(_cell(rows["t-bridge1"], "Reports")) == "2"
    assert _words(_cell(rows["t-bridge1"], "Made on")) == "14 Apr 2031"
    assert _words(_cell(rows["t-bridge1"], "Last evidence")) == "1 Mar 2032"


def test_a_status_says_who_says_so_and_leads_to_the_words():
    cell = _cell(_rows()["t-bridge1"], "Status")
    assert "renewed, according to The Harbour Post suggested" in _words(cell)
    assert [a.attrs["href"] for a in cell.all("a")] == ["../briefings/ferry/index.html#s-sent5", "t-bridge1/index.html"]


def test_without_a_word_of_what_became_of_it_the_register_says_so_and_links_nowhere():
    cell = _cell(_rows()["t-plan-harbour"], "Status")
    assert NO_FOLLOW_UP in _words(cell)
    assert not cell.all("a")


def test_a_row_carries_what_the_filters_ask_for():
    row = _rows()["t-plan-harbour"].attrs
    assert row["data-by"] == "council"
    assert row["data-to"] == "mayor"
    assert row["data-kind"] == "plan"
    assert row["data-strength"] == "hedged conditional"
    assert row["data-due"] == "none"
    assert row["data-status"] == "none"


def test_every_row_has_a_cell_for_every_column():
    (table,) = _page("commitments/index.html").all("table")
    heads, *rows = table.all("tr")
    keys = [head.attrs["data-key"] for head in heads.all("th")]
    assert len(set(keys)) == len(keys) == 13
    assert {len(row.all("td")) + len(row.all("th")) for row in rows} == {13}


def test_a_preset_is_offered_only_where_it_leaves_a_row_and_says_how_many():
    texts = [_words(b) for b in _page("commitments/index.html").all("button") if "data-set" in b.attrs]
    assert texts[0] == "everything 3"
    checkable = sum(row.attrs["data-checkable"] == "yes" for row in _rows().values())
    assert f"checkable only {checkable}" in texts
    assert not [text for text in texts if text.endswith(" 0") or "pinned" in text]


def _thread(number: int, *, by: str | None = "council", name: str = "council", doubt: str | None = None):
    lead = sample.threaded().threads[-1].lead
    found = replace(commitment(lead), doubt=doubt, deadline=None)
    entry = replace(lead, finding=found, by=((name, by),))
    return Thread(f"t-{number}", entry, (entry,), (), Status(NO_FOLLOW_UP), 1)


@pytest.mark.parametrize(
    ("thread", "expected"),
    [
        (sample.threaded().threads[0], 0),
        (_thread(1), 1),
        (_thread(2, by=None), 2),
        (_thread(3, doubt='inferred from "it"'), 3),
        (_thread(4, by=None, name="not stated"), 4),
    ],
)
def test_what_is_followed_up_comes_first_then_the_known_the_unknown_the_doubtful_and_the_unnamed(thread, expected):
    assert worth(thread) == expected


def test_the_filters_know_the_other_names_of_an_actor():
    names = _page("commitments/index.html").all("datalist")[0].all("option")
    known = {name.attrs["value"]: name.attrs["data-id"] for name in names}
    assert known == {"council": "council", "the council": "council", "Ada Lindqvist": "mayor", "the Mayor": "mayor"}


@pytest.mark.parametrize(
    ("deadline", "newest", "expected"),
    [
        (None, "2031-04-14", ("none",)),
        (Deadline("soon", None), "2031-04-14", ("undated",)),
        (Deadline("by 13 July 2031", "2031-07-13"), "2031-04-14", ("dated", "soon")),
        (Deadline("by 14 July 2031", "2031-07-14"), "2031-04-14", ("dated",)),
        (Deadline("by 13 April 2031", "2031-04-13"), "2031-04-14", ("dated", "passed")),
        (Deadline("by 1 May 2031", "2031-05-01"), None, ("dated",)),
        (Deadline("by 1 May 2031", "2031-05-01"), "2031-02-31", ("dated",)),
        (Deadline("by 1 May 2031", "2031-05-01"), "9999-12-31", ("dated",)),
    ],
)
def test_a_deadline_is_near_or_past_as_seen_from_the_newest_document(deadline, newest, expected):
    assert due(deadline, newest) == expected


def test_a_corpus_without_threads_still_has_every_commitment_in_the_register():
    written = site(replace(sample.threaded(), threads=(), thread_of={}))
    rows = [row for row in _page("commitments/index.html", written).all("tr") if "id" in row.attrs]
    assert len(rows) == 4  # two commitments in each of two documents; in each, one stands twice


def test_the_board_shows_every_commitment_once_below_its_status():
    page = _page("commitments/board/index.html")
    shown = {s.all("h2")[0].attrs["id"]: len(s.all("li", "bg-card")) for s in page.all("section")}
    assert shown == {"status-renewed": 1, "status-none": 2}


def test_the_board_and_the_words_know_every_status():
    assert {*get_args(Turn), "editor", "none"} == set(COLUMNS)


def test_a_number_of_the_matrix_leads_to_the_commitments_it_counts():
    page = _page("commitments/matrix/index.html")
    number = page.all("td")[0].all("a")[0]
    assert number.text() == "3"
    assert number.attrs["aria-label"] == "3 commitments of council to Ada Lindqvist"
    listed = next(e for e in page.all() if "#" + e.attrs.get("id", "") == number.attrs["href"])
    assert len(listed.all("li")) == 3


def test_the_page_of_a_commitment_tells_its_steps_in_time_each_with_its_passage():
    steps = _page("commitments/t-bridge1/index.html").all("li", "bg-line")
    assert [_words(step.all("p", "bg-when")[0]) for step in steps] == ["14 April 2031", "1 March 2032", "February 2032"]
    for step in steps:
        assert step.all("blockquote")[0].all("mark")


def test_a_change_of_wording_is_shown_with_both_wordings():
    steps = _page("commitments/t-bridge1/index.html").all("li", "bg-line")
    changes = [[_words(p) for p in step.all("p", "bg-change")] for step in steps]
    assert changes == [[], ["worded pledged to before, now would"], []]


def test_a_repaired_word_in_a_passage_leads_to_the_repair_on_the_page_of_its_document():
    repairs = _page("commitments/t-bridge1/index.html").all("a", "bg-repair")
    assert {a.attrs["href"] for a in repairs} == {"../../briefings/ferry/index.html#repair-1"}


def test_a_commitment_that_one_document_tells_of_has_no_page_of_its_own():
    paths = {page.path for page in SITE.pages}
    assert "commitments/t-plan-harbour/index.html" not in paths
