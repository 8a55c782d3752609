"""With scripts switched off, everything but filtering, sorting and searching works."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.kinds import KINDS, address

pytestmark = [pytest.mark.browser, pytest.mark.model]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=False, java_script_enabled=False, viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_there_without_scripts(site: Path, http: str, page: Page, kind: str) -> None:
    """Its heading, its text, its links, its pictures; whatever is folded opens; no control that could do nothing."""
    page.goto(address(site, http, kind))
    assert page.locator("article h1").first.is_visible()
    if kind != "lost":
        assert len(page.locator("article").inner_text()) > 150
        assert page.locator("article a[href]:visible").count() > 0
    for picture in page.locator("article svg[role], article .bg-picture svg").all()[:3]:
        assert picture.is_visible()
    for folded in page.locator("article details:not([open]) > summary:visible").element_handles()[:3]:
        folded.click()
        assert folded.evaluate("one => one.parentElement.open")
    for control in ("button:visible", "select:visible", "input[type=checkbox]:visible"):
        alive = page.locator(f"article {control}").evaluate_all(
            "all => all.filter(one => !one.form && !one.closest('label') && !one.hasAttribute('popovertarget')"
            " && one.id !== 'shade').map(one => one.outerHTML.slice(0, 120))"
        )
        assert alive == [], "controls that need a script"


def test_the_search_form_leads_to_a_page_that_says_what_it_needs(site: Path, http: str, page: Page) -> None:
    """And that links to the lists."""
    page.goto(address(site, http, "home"))
    page.locator(".bg-find input").fill("Japan")
    page.locator(".bg-find input").press("Enter")
    assert page.url.endswith("/search/index.html?q=Japan")
    assert "needs JavaScript" in page.locator("article noscript").inner_text()
    page.locator("article noscript a").first.click()
    assert page.url.endswith("briefings/index.html")
