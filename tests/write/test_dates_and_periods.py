"""Dates of any precision, the columns of a timeline, and lists cut by time: what each is called and where it falls."""

from __future__ import annotations

import pytest

from briefgen.write import periods
from briefgen.write.calendar_units import Columns, Span, columns, first_day, months
from briefgen.write.date_words import date_words, is_day
from briefgen.write.time_menu import Places, menu

AT = 2031 * 12
DATES = {
    # value: (months it covers, for sorting, in words, a full date)
    "2031": (Span(AT, AT + 11, exact=False), "2031-01-00", "2031", False),
    "2031-Q1": (Span(AT, AT + 2, exact=False), "2031-01-00", "First quarter of 2031", False),
    "2031-Q2": (Span(AT + 3, AT + 5, exact=False), "2031-04-00", "Second quarter of 2031", False),
    "2031-Q3": (Span(AT + 6, AT + 8, exact=False), "2031-07-00", "Third quarter of 2031", False),
    "2031-Q4": (Span(AT + 9, AT + 11, exact=False), "2031-10-00", "Fourth quarter of 2031", False),
    "2031-Q5": (None, "2031-Q5", "2031-Q5", False),
    "2031-01": (Span(AT, AT, exact=False), "2031-01-00", "January 2031", False),
    "2031-12": (Span(AT + 11, AT + 11, exact=False), "2031-12-00", "December 2031", False),
    "2031-13": (Span(AT + 11, AT + 11, exact=False), "2031-12-00", "2031-13", False),
    "2031-00": (Span(AT, AT, exact=False), "2031-01-00", "2031-00", False),
    "2031-04-14": (Span(AT + 3, AT + 3, exact=True), "2031-04-14", "14 April 2031", True),
    "2031-04-01": (Span(AT + 3, AT + 3, exact=True), "2031-04-01", "1 April 2031", True),
    "2031-10-30": (Span(AT + 9, AT + 9, exact=True), "2031-10-30", "30 October 2031", True),
    "2031-04-32": (Span(AT + 3, AT + 3, exact=True), "2031-04-32", "2031-04-32", False),
    "0999": (Span(999 * 12, 999 * 12 + 11, exact=False), "0999-01-00", "0999", False),
    "soon": (None, "soon", "soon", False),
    "": (None, "", "", False),
    "31-04": (None, "31-04", "31-04", False),
}


@pytest.mark.parametrize("value", DATES)
def test_a_date_covers_months_is_sorted_and_is_said(value):
    assert (months(value), first_day(value), date_words(value), is_day(value)) == DATES[value]


COLUMNS = {
    # (first month, last month, most): (columns, words of the one before, the first, the last, the one after)
    (AT, AT, 1): (Columns(AT, 1, 1), "before January 2031", "January 2031", "January 2031", "after January 2031"),
    (AT + 1, AT + 3, 3): (
        Columns(AT + 1, 1, 3), "before February 2031", "February 2031", "April 2031", "after April 2031",
    ),
    (AT + 1, AT + 3, 2): (
        Columns(AT, 3, 2), "before January 2031", "January to March 2031", "April to June 2031", "after June 2031",
    ),
    (AT, AT + 11, 2): (
        Columns(AT, 6, 2),
        "before January 2031", "January to June 2031", "July to December 2031", "after December 2031",
    ),
    (AT, AT + 23, 2): (Columns(AT, 12, 2), "before January 2031", "2031", "2032", "after December 2032"),
    (AT, AT + 59, 2): (
        Columns(2030 * 12, 60, 2), "before January 2030", "2030 to 2034", "2035 to 2039", "after December 2039",
    ),
    (AT, AT + 119, 2): (
        Columns(2030 * 12, 120, 2), "before January 2030", "2030 to 2039", "2040 to 2049", "after December 2049",
    ),
    (0, AT, 30): (Columns(0, 1200, 21), "before January 0", "0 to 99", "2000 to 2099", "after December 2099"),
    (0, AT, 3): (Columns(0, 1200, 3), "before January 0", "0 to 99", "200 to 299", "after December 299"),
}  # fmt: skip


@pytest.mark.parametrize("given", COLUMNS)
def test_the_finest_columns_that_are_few_enough_are_chosen_and_said(given):
    found, *said = COLUMNS[given]
    assert columns(*given) == found
    assert [found.words(column) for column in (-1, 0, found.number - 1, found.number)] == said


def test_a_month_outside_the_columns_falls_before_or_after_them():
    quarters = Columns(AT, 3, 4)
    assert [quarters.at(AT + month) for month in (-40, -1, 0, 2, 3, 11, 12, 99)] == [-1, -1, 0, 0, 1, 3, 4, 4]


CUTS = {
    # dates, most on a page: the pages
    (("2031-05-01", "2030", None), 2): {"2031": ("2031-05-01",), "2030": ("2030",), "undated": (None,)},
    (("2031-05-01", "2031-04-14"), 2): {"2031": ("2031-05-01", "2031-04-14")},
    (("2031-05-01", "2031-04-14", "2031-04"), 2): {"2031-05": ("2031-05-01",), "2031-04": ("2031-04-14", "2031-04")},
    (("2031-04-01", "2031-04-02", "2031-04-03"), 1): {
        "2031-04": ("2031-04-01",), "2031-04-part-2": ("2031-04-02",), "2031-04-part-3": ("2031-04-03",),
    },
    (("2031", "2031-Q2", "2031-04"), 2): {"2031": ("2031", "2031-Q2"), "2031-04": ("2031-04",)},
    ((None, "soon", "12 May"), 2): {"undated": (None, "soon"), "undated-part-2": ("12 May",)},
    ((), 2): {},
}  # fmt: skip


@pytest.mark.parametrize("given", CUTS)
def test_a_long_list_is_cut_by_year_then_month_then_into_equal_pieces(given):
    dates, most = given
    assert periods.parts(dates, lambda date: date, most) == CUTS[given]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("2031", "2031"),
        ("2031-04", "April 2031"),
        ("2031-04-part-2", "April 2031, part 2"),
        ("undated", "undated"),
        ("undated-part-3", "undated, part 3"),
    ],
)
def test_a_page_of_a_cut_list_has_a_name_for_readers(name, said):
    assert periods.words(name) == said


MENUS = {
    # the page shown: (the way to the front, years, the year shown, its parts)
    "list/index.html": (
        "Latest",
        ["2032 2032/index.html", "2031 2031-12/index.html", "undated undated/index.html"],
        "",
        [],
    ),
    "list/2032/index.html": (
        "Latest ../index.html", ["2032", "2031 ../2031-12/index.html", "undated ../undated/index.html"], "2032", [],
    ),
    "list/2031-04/index.html": (
        "Latest ../index.html",
        ["2032 ../2032/index.html", "2031", "undated ../undated/index.html"],
        "2031",
        ["December ../2031-12/index.html", "April", "April, part 2 ../2031-04-part-2/index.html"],
    ),
    "list/undated-part-2/index.html": (
        "Latest ../index.html",
        ["2032 ../2032/index.html", "2031 ../2031-12/index.html", "undated"],
        "undated",
        ["undated ../undated/index.html", "undated, part 2"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("here", MENUS)
def test_the_menu_by_time_leads_to_all_years_and_to_the_parts_of_the_one_shown(here):
    names = ("2032", "2031-12", "2031-04", "2031-04-part-2", "undated", "undated-part-2")
    path = "list/{}/index.html".format
    shown = menu(Places(names, path).of(here), path, here, ("Latest", "list/index.html"))
    assert shown is not None

    def told(name):
        return f"{name.text} {name.href or ''}".rstrip().replace("list/../", "")

    assert (told(shown.whole), [*map(told, shown.years)], shown.year, [*map(told, shown.parts)]) == MENUS[here]


def test_a_list_on_one_page_has_no_menu_by_time():
    assert menu(Places((), str).of("list/index.html"), str, "list/index.html", ("Latest", "list/index.html")) is None
