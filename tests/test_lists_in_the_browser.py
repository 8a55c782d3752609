"""Filters, orders and saved rows of the lists, in headless Chromium, opened from a folder with the network cut."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.model]


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with scripts; a script error fails the test."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert not wrong


def _saved(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes().decode()


def _visible(page: Page, rows: str) -> int:
    return page.locator(f"{rows}:visible").count()


def test_the_saved_rows_are_the_rows_shown(site: Path, page: Page) -> None:
    """Filter, save as CSV and JSON: as many rows as are counted, each with its wording and its address."""
    page.goto((site / "commitments" / "index.html").as_uri())
    page.locator("[name=kind]").select_option("plan")
    shown = _visible(page, "#register tbody tr")
    text = _saved(page, "Save these rows as CSV")
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == shown > 0
    assert {row["kind"].split()[-1] for row in rows} == {"plan"}
    assert all(row["wording"] and "/briefings/" in row["page"] and row["id"].startswith("t-") for row in rows)
    assert [row["wording"] for row in json.loads(_saved(page, "JSON"))] == [row["wording"].lstrip("'") for row in rows]


def test_what_a_spreadsheet_would_run_is_saved_as_words(site: Path, page: Page) -> None:
    page.goto((site / "commitments" / "index.html").as_uri())
    page.locator("#register tbody .bg-wording a").first.evaluate("link => link.textContent = '=1+1'")
    (first, *_) = csv.DictReader(io.StringIO(_saved(page, "Save these rows as CSV").removeprefix("\ufeff")))
    assert first["wording"] == "'=1+1"


def test_a_preset_leaves_as_many_rows_as_it_says_and_is_seen_to_be_on(site: Path, page: Page) -> None:
    page.goto((site / "commitments" / "index.html").as_uri())
    presets = page.locator(".bg-presets button[data-set]")
    assert presets.count() > 2
    for place in range(presets.count()):
        preset = presets.nth(place)
        preset.click()
        number = int(preset.locator(".bg-note").inner_text().replace(",", ""))
        assert _visible(page, "#register tbody tr") == number
        assert page.locator(".bg-presets [aria-pressed=true]").count() == 1
        assert preset.get_attribute("aria-pressed") == "true"


def test_the_address_keeps_the_order_of_the_columns(site: Path, page: Page) -> None:
    page.goto((site / "commitments" / "index.html").as_uri())
    page.locator("#register thead th[data-key=deadline] button").click()
    order = page.locator("#register tbody tr").evaluate_all("rows => rows.map(row => row.id)")
    assert "sort=deadline" in page.url
    page.goto(page.url)
    assert page.locator("#register tbody tr").evaluate_all("rows => rows.map(row => row.id)") == order


def test_on_a_phone_the_first_row_stands_on_the_first_screen_and_the_filters_unfold(site: Path, page: Page) -> None:
    """They are folded, but for one that the address sets: nobody is to wonder where the other rows are."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((site / "commitments" / "index.html").as_uri())
    kind, fold = page.locator("[name=kind]"), page.get_by_text("Filters, and how the rows are ordered")
    first = page.locator("#register tbody tr").first.bounding_box()
    assert first is not None
    assert first["y"] < 500
    assert not kind.is_visible()
    assert page.locator("output").is_visible()
    fold.click()
    kind.select_option("plan")
    assert page.get_by_role("button", name="Save these rows as CSV").is_visible()
    page.goto(page.url)
    assert kind.is_visible()
    fold.click()
    assert not kind.is_visible()
    page.set_viewport_size({"width": 1280, "height": 844})
    assert kind.is_visible()
    assert not fold.is_visible()


def test_the_timeline_shows_one_lane_or_one_actor_and_hides_empty_years(site: Path, page: Page) -> None:
    page.goto((site / "timeline" / "index.html").as_uri())
    every = _visible(page, "#list li")
    page.locator("[name=lane]").select_option("deadline")
    deadlines = _visible(page, "#list li")
    assert 0 < deadlines < every
    assert _visible(page, "#list li.bg-at-deadline") == deadlines
    assert (
        page.locator("#list section:visible").count() == page.locator("#list section:visible:has(li:visible)").count()
    )
    page.locator("[name=lane]").select_option("")
    page.get_by_label("Actor", exact=True).fill("Japan")
    assert 0 < _visible(page, "#list li") < every
    assert page.locator("output").inner_text() == f"showing {_visible(page, '#list li')} of {every}"


def test_briefings_turn_round_and_back(site: Path, page: Page) -> None:
    page.goto((site / "briefings" / "index.html").as_uri())
    titles = page.locator("#list .bg-item-title")
    newest = titles.all_inner_texts()
    page.locator("[name=order]").select_option("oldest")
    assert titles.all_inner_texts() == newest[::-1]
    page.goto(page.url)
    assert titles.all_inner_texts() == newest[::-1]
    page.locator("[name=order]").select_option("")
    assert titles.all_inner_texts() == newest


def test_a_mark_of_a_dossier_opens_the_folded_list_at_its_line(site: Path, page: Page) -> None:
    page.goto((site / "actors" / "japan" / "index.html").as_uri())
    mark = page.locator(".bg-picture svg a").first
    anchor = (mark.get_attribute("href") or "").removeprefix("#")
    assert not page.locator(f"[id='{anchor}']").is_visible()
    mark.click()
    page.locator(f"[id='{anchor}']").wait_for(state="visible")
