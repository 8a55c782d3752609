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
        line.locator("summary").click()
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
