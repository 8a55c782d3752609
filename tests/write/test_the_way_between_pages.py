"""A list that is cut by time leads to all its pages, in few links on each."""

from __future__ import annotations

from briefgen.write.time_menu import Places, menu

NAMES = ("2032", "2031-12", "2031-11", "2031-11-part-2", "2031", "undated", "undated-part-2")
WHOLE = ("Latest", "commitments/index.html")


def _path(name: str) -> str:
    return f"commitments/{name}/index.html"


def _said(here: str) -> tuple[list[str], list[str], str]:
    """Years and parts in words, what is shown in brackets; the year."""
    made = menu(Places(NAMES, _path).of(here), _path, here, WHOLE)
    assert made is not None
    years, parts = (
        [one.text if one.href else f"[{one.text}]" for one in them] for them in ((made.whole, *made.years), made.parts)
    )
    return years, parts, made.year


def test_the_page_in_front_leads_to_the_years():
    assert _said(WHOLE[1]) == (["[Latest]", "2032", "2031", "undated"], [], "")


def test_a_part_leads_to_the_others_of_its_year_and_to_the_other_years():
    years, parts, year = _said(_path("2031-11-part-2"))
    assert years == ["Latest", "2032", "[2031]", "undated"]
    assert parts == ["December", "November", "[November, part 2]", "2031"]
    assert year == "2031"
    assert _said(_path("undated"))[1] == ["[undated]", "undated, part 2"]


def test_a_year_on_one_page_has_no_second_row():
    assert _said(_path("2032")) == (["Latest", "[2032]", "2031", "undated"], [], "2032")


def test_every_page_is_at_most_two_clicks_from_the_first():
    reached = {WHOLE[1]}
    for _ in range(2):
        for here in list(reached):
            made = menu(Places(NAMES, _path).of(here), _path, here, WHOLE)
            assert made is not None
            hrefs = [one.href for one in (*made.years, *made.parts) if one.href]
            reached |= {f"commitments/{href.removeprefix('../')}" for href in hrefs}
    assert reached == {WHOLE[1], *map(_path, NAMES)}


def test_a_list_on_one_page_has_no_way_between_pages():
    assert Places((), _path).of(WHOLE[1]) is None
    assert menu(None, _path, WHOLE[1], WHOLE) is None
