"""The built site as a reader has it: opened from a folder, with the network cut, in headless Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

pytestmark = [pytest.mark.browser, pytest.mark.model]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page that fails the test on a request that leaves the folder, on a script error and on a dialog."""
    context = browser.new_context(offline=True, java_script_enabled=request.param)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    wrong: list[str] = []

    def left(asked: Request) -> None:
        if not asked.url.startswith(("file:", "data:", "blob:", "about:")):
            wrong.append(f"asked for {asked.url}")

    opened.on("request", left)
    opened.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    opened.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    yield opened
    context.close()
    assert not wrong


def _first_briefing(site: Path) -> Path:
    return sorted((site / "briefings").glob("*/index.html"))[0]


def test_an_evidence_link_leads_to_the_lit_sentence_and_back(site: Path, page: Page) -> None:
    """Under a line: open the evidence, follow it into the source text, see the marked sentence, come back."""
    page.goto(_first_briefing(site).as_uri())
    line = page.locator("details", has=page.locator("a[href^='#s-']")).first
    if not line.evaluate("element => element.open"):
        line.locator("summary").first.click()
    link = line.locator("a[href^='#s-']").first
    anchor = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    assert page.url.endswith(f"#{anchor}")
    sentence = page.locator(f"[id='{anchor}']")
    assert sentence.is_visible()
    assert sentence.locator("mark").count() >= 1
    box = sentence.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    back = page.locator(f"[id='{anchor}'] ~ a[href^='#'], [id='{anchor}'] a[href^='#']").first
    target = (back.get_attribute("href") or "").removeprefix("#")
    back.click()
    assert page.url.endswith(f"#{target}")
    assert page.locator(f"[id='{target}']").count() == 1


def test_the_way_from_home_to_an_actor_and_the_register_needs_no_server(site: Path, page: Page) -> None:
    """Every step is a link to a file of the folder."""
    page.goto((site / "index.html").as_uri())
    page.locator("article a[href^='briefings/']:not([href='briefings/index.html'])").first.click()
    assert "/briefings/" in page.url
    page.locator("article a[href*='/actors/']").first.click()
    assert "/actors/" in page.url
    page.goto((site / "commitments" / "index.html").as_uri())
    assert page.locator("article table tbody tr").count() >= 20
    page.locator("article table tbody tr a[href*='briefings/']").first.click()
    assert "/briefings/" in page.url
    assert "#" in page.url


@pytest.fixture
def register(site: Path, browser: Browser) -> Iterator[Page]:
    """The register with scripts, opened from its folder; a script error fails the test."""
    context = browser.new_context(offline=True)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.goto((site / "commitments" / "index.html").as_uri())
    yield opened
    context.close()
    assert not wrong


def _shown(page: Page) -> list[str]:
    ids: list[str] = page.locator("#register tbody tr:visible").evaluate_all("rows => rows.map(row => row.id)")
    return ids


def test_a_filter_shows_fewer_rows_says_how_many_and_the_address_brings_the_same_back(register: Page) -> None:
    """Filter to an actor and to a kind, take the address, open it anew: the same rows."""
    every = _shown(register)
    register.get_by_label("Actor", exact=True).fill("Japan")
    register.locator("[name=kind]").select_option("plan")
    some = _shown(register)
    assert 0 < len(some) < len(every)
    assert register.locator("output").inner_text() == f"showing {len(some)} of {len(every)}"
    register.goto(register.url)
    assert _shown(register) == some
    register.get_by_role("button", name="everything").click()
    assert _shown(register) == every
    assert "?" not in register.url


def test_a_name_is_found_under_its_other_names(register: Page) -> None:
    """The list knows an alias of some actor: it finds the rows of the actor's own name."""
    options = register.locator("#known option")
    ids = options.evaluate_all("all => all.map(one => [one.value, one.dataset.id, one.textContent])")
    bound = set(register.locator("#register tbody tr").evaluate_all("all => all.map(row => row.dataset.by)"))
    alias, _, name = next(one for one in ids if one[2] and one[1] in bound)
    field = register.get_by_label("Actor", exact=True)
    field.fill(name)
    by_name = _shown(register)
    field.fill(alias)
    assert set(by_name) <= set(_shown(register))
    assert by_name


def test_a_column_sorts_both_ways_and_says_so(register: Page) -> None:
    """What is not stated comes last, whichever way the column is sorted."""
    head = register.locator("#register thead th", has_text="Made on")
    dates = "rows => rows.map(row => row.cells[7].dataset.sort)"
    for way in ("ascending", "descending"):
        head.get_by_role("button").click()
        assert head.get_attribute("aria-sort") == way
        found = register.locator("#register tbody tr").evaluate_all(dates)
        stated = [date for date in found if date]
        assert stated == sorted(stated, reverse=way == "descending")
        assert found[: len(stated)] == stated
    assert len(set(stated)) > 1


def test_nothing_moves_while_the_register_loads(register: Page) -> None:
    """The script adds nothing that takes room: the layout shift of the page is zero."""
    shift = """() => new Promise(done => new PerformanceObserver(list => done(
        list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: "layout-shift", buffered: true})
        || setTimeout(() => done(0), 500))"""
    assert register.evaluate(shift) < 0.01


def test_board_matrix_and_timeline_lead_to_the_evidence(site: Path, page: Page) -> None:
    """With scripts and without: two clicks from a card, a number, a mark to the line in its document."""
    page.goto((site / "commitments" / "board" / "index.html").as_uri())
    page.locator(".bg-card .bg-statement a").first.click()
    page.locator(":target").wait_for()
    page.goto((site / "commitments" / "matrix" / "index.html").as_uri())
    page.locator(".bg-matrix td a").first.click()
    page.locator(":target .bg-statement a").first.click()
    page.locator(":target").wait_for()
    page.goto((site / "timeline" / "index.html").as_uri())
    page.locator("svg a").first.click()
    page.locator(":target .bg-meta a").first.click()
    page.locator(":target").wait_for()
    assert "/briefings/" in page.url


def test_a_filter_that_could_do_nothing_is_not_shown(site: Path, browser: Browser) -> None:
    """Without scripts the whole table stands there, and no form."""
    context = browser.new_context(offline=True, java_script_enabled=False)
    try:
        page = context.new_page()
        page.goto((site / "commitments" / "index.html").as_uri())
        assert not page.locator(".bg-filter").is_visible()
        assert page.locator("#register tbody tr").count() >= 20
    finally:
        context.close()
