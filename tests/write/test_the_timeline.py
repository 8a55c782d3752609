"""What stands on the timeline, where, and that the picture says no more than the list."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from briefgen.model import DateMention, Deadline
from briefgen.write import site
from briefgen.write.calendar_units import columns, first_day, months
from briefgen.write.kept import Maker
from briefgen.write.moments import moments
from briefgen.write.threads import Threads
from briefgen.write.timeline_page import Timeline
from briefgen.write.timeline_picture import covered, picture
from tests.write import hostile, sample
from tests.write.page_reader import read

CORPUS = sample.threaded()


def _moments(corpus=CORPUS):
    return moments(corpus, Threads(corpus))


def test_events_commitments_and_deadlines_stand_in_order_of_time():
    assert [(m.lane, m.value) for m in _moments()] == [
        ("made", "2031-04-14"),
        ("made", "2031-04-14"),
        ("event", "2032-02"),
        ("made", "2032-03-01"),
        ("deadline", "2032-03-31"),
    ]


def test_a_deadline_is_no_more_precise_than_its_words():
    """ "By 2032" is the whole year on the timeline, though its last day stands in the register."""
    first = CORPUS.briefings[0]
    where = sample.find(first.source, "2032")
    year = DateMention("2032", "year", where, first.commitments[0].evidence, "dates/year")
    pledge = replace(first.commitments[0], deadline=Deadline("by 2032", "2032-12-31"))
    briefing = replace(first, dates=(year,), commitments=(pledge, *first.commitments[1:]))
    due = [m for m in _moments(sample.corpus(briefing)) if m.lane == "deadline"]
    assert [(m.value, m.note) for m in due] == [("2032", "by 2032")]


def test_a_story_told_again_gives_its_events_once():
    first = CORPUS.briefings[1]
    again = replace(first, source=replace(first.source, id="copy"))
    corpus = replace(CORPUS, briefings=(*CORPUS.briefings, again))
    known = replace(corpus, same_story=(("ferry", "copy"),))
    events = [[m.briefing.source.id for m in _moments(each) if m.lane == "event"] for each in (corpus, known)]
    assert events == [["copy", "ferry"], ["ferry"]]


def test_every_mark_of_the_picture_is_a_link_to_a_line_of_the_list_and_has_a_title():
    page = read(next(page.html for page in site(CORPUS).pages if page.path == "timeline/index.html"))
    lines = {f"#{e.attrs['id']}" for e in page.all("li", "bg-line")}
    marks = page.all("svg")[0].all("a")
    assert len(marks) == 4  # the two made on one day are one mark
    assert {mark.attrs["href"] for mark in marks} <= lines
    assert all(mark.all("title")[0].text() for mark in marks)


def test_what_is_known_to_the_day_is_full_and_what_is_not_is_open():
    drawn = picture(_moments(), lambda moment: f"#{moment.id}", covered(["2031-04-14", "2032-03-01"]))
    assert drawn is not None
    rings = {mark.href: [dot.ring for dot in mark.dots] for band in drawn.bands for mark in band.marks}
    assert rings["#event-ferry-v-aaaaaaa"] == [True]
    assert rings["#due-t-bridge1"] == [False]


def test_what_lies_far_from_the_documents_does_not_press_them_together():
    far = replace(_moments()[-1], value="2099-12-31", id="far")
    drawn = picture([*_moments(), far], lambda moment: f"#{moment.id}", covered(["2031-04-14", "2032-03-01"]))
    assert drawn is not None
    assert drawn.late is not None
    late = [mark for band in drawn.bands for mark in band.marks if mark.href == "#far"]
    assert late[0].x == pytest.approx(drawn.late, abs=0.1)
    assert late[0].title.startswith("after ")


def test_marks_are_wide_enough_for_a_finger_and_never_overlap():
    days = [f"{year}-0{month}-11" for year in range(1990, 2032) for month in range(1, 9)]
    every = [replace(_moments()[0], value=day, id=day) for day in days]
    drawn = picture(every, lambda moment: f"#{moment.id}", covered(["1990-01-01", "2031-12-31"]))
    assert drawn is not None
    for band in drawn.bands:
        edges = sorted((mark.x, mark.x + mark.width) for mark in band.marks)
        assert all(mark.width >= 24 and mark.height >= 24 for mark in band.marks)
        assert all(left[1] <= right[0] + 0.11 for left, right in pairwise(edges))


@pytest.mark.parametrize(
    ("value", "first", "length", "exact"),
    [
        ("2031-04-14", "2031-04-14", 1, True),
        ("2031-04", "2031-04-00", 1, False),
        ("2031-Q2", "2031-04-00", 3, False),
        ("2031", "2031-01-00", 12, False),
    ],
)
def test_a_date_covers_all_that_it_may_mean(value, first, length, exact):
    span = months(value)
    assert span is not None
    assert (first_day(value), span.last - span.first + 1, span.exact) == (first, length, exact)


@pytest.mark.parametrize("value", ["", "soon", "2031-13-01x", "１９９９"])
def test_what_is_no_date_is_not_drawn(value):
    assert months(value) is None


@pytest.mark.parametrize(
    ("first", "last", "number", "words"),
    [
        ("2031-04", "2031-09", 6, "April 2031"),
        ("2031-04", "2034-03", 12, "April to June 2031"),
        ("2031-04", "2041-03", 21, "January to June 2031"),
        ("2031-04", "2051-03", 21, "2031"),
        ("2031-04", "2131-03", 21, "2030 to 2034"),
    ],
)
def test_columns_are_the_finest_that_fit(first, last, number, words):
    one, other = months(first), months(last)
    assert one is not None
    assert other is not None
    time = columns(one.first, other.last, 26)
    assert time.words(0) == words
    assert time.number == number


def test_words_of_a_stranger_stay_words_in_the_picture_and_in_the_list():
    last = _moments()[-1]
    source = replace(last.briefing.source, text=hostile.TEXT, repairs=())
    strange = replace(last, evidence=source.cut(0, len(hostile.TEXT)), note=hostile.TEXT)
    page = read(next(Timeline(CORPUS, [strange]).pages(Maker())).html)
    assert not page.all("script")
    assert not page.all("img")
    assert "<script>alert(1)</script>" in page.all("svg")[0].all("a")[0].all("title")[0].text()
