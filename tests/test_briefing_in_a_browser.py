"""The page of one document as a reader uses it: from its folder, by mouse and by keyboard, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from briefgen import write
from tests.write import sample

pytestmark = [pytest.mark.browser, pytest.mark.model]


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page without network; a script error fails the test."""
    context = browser.new_context(offline=True, java_script_enabled=request.param)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    context.close()
    assert not wrong


def _with(site: Path, words: str) -> str:
    """Address of the first briefing whose HTML has the words."""
    for file in sorted((site / "briefings").glob("*/index.html")):
        if words in file.read_text(encoding="utf-8"):
            return file.as_uri()
    pytest.fail(f"no briefing of the shipped site has {words!r}")


def test_the_switch_shades_what_is_not_used_and_says_so(site: Path, page: Page) -> None:
    """By keyboard, and without a script."""
    page.goto(_with(site, 'id="shade"'))
    unused = page.locator(".bg-unused").first
    assert not unused.locator(".bg-idle").is_visible()
    page.locator("#shade").focus()
    page.keyboard.press("Space")
    assert unused.locator(".bg-idle").is_visible()
    assert "gradient" in unused.evaluate("element => getComputedStyle(element).backgroundImage")
    assert page.locator(".bg-idle:visible").count() == page.locator(".bg-unused").count()


def test_a_repaired_spot_opens_what_the_file_has_and_closes_again(tmp_path: Path, page: Page) -> None:
    """By keyboard, and without a script: Enter opens, Escape closes. No shipped source needs a repair."""
    written = write.site(sample.corpus())
    html = next(one.html for one in written.pages if one.path == "briefings/harbour/index.html")
    file = tmp_path / "index.html"
    file.write_text(f"<!doctype html><title>t</title><article>{html}</article>", encoding="utf-8")
    page.goto(file.as_uri())
    spot = page.locator("button.bg-repair").first
    raw = page.locator(f"#{spot.get_attribute('popovertarget')}")
    assert not raw.is_visible()
    spot.focus()
    page.keyboard.press("Enter")
    assert raw.is_visible()
    assert "The file has" in raw.inner_text()
    page.keyboard.press("Escape")
    assert not raw.is_visible()


def test_a_link_to_a_folded_line_opens_the_fold(site: Path, page: Page) -> None:
    """A permalink or a way back must arrive, wherever the line is."""
    address = _with(site, '<details class="bg-fold">')
    page.goto(address)
    line = page.locator(".bg-fold .bg-line").first
    assert not line.is_visible()
    page.goto(f"{address}#{line.get_attribute('id')}")
    assert line.is_visible()


def test_every_line_has_a_lasting_link_that_the_keyboard_reaches(site: Path, page: Page) -> None:
    """The sign shows on focus; each leads to its own line."""
    page.goto(_with(site, 'class="bg-line"'))
    marks = page.locator(".bg-line a.bg-mark:visible")
    assert marks.count() > 10
    first = marks.first
    first.focus()
    assert first.evaluate("element => getComputedStyle(element, '::after').opacity") == "1"
    page.keyboard.press("Enter")
    assert page.locator(":target").get_attribute("id") == (first.get_attribute("href") or "").removeprefix("#")
    own = "all => all.every(one => one.querySelector(`a.bg-mark[href='#${one.id}']`))"
    assert page.locator(".bg-line").evaluate_all(own)


def test_the_citation_is_there_to_be_selected(site: Path, page: Page) -> None:
    """Without a script too; with one there is a button beside it."""
    page.goto(_with(site, 'class="bg-cite"'))
    page.locator(".bg-cite > summary").click()
    text = page.locator(".bg-cite pre").first
    assert text.is_visible()
    assert "Briefing: " in text.inner_text()


def test_copy_puts_the_citation_of_a_line_on_the_clipboard(site: Path, browser: Browser) -> None:
    """As on a server, where the page knows its address; the button says what happened."""
    context = browser.new_context(offline=True, permissions=["clipboard-read", "clipboard-write"])
    try:
        page = context.new_page()
        page.goto(_with(site, 'class="bg-fix bg-cited"'))
        page.locator("details.bg-proof > summary").first.click()
        page.locator(".bg-cited > summary").first.click()
        page.locator(".bg-cited button").first.click()
        page.locator(".bg-cited button", has_text="Copied").first.wait_for()
        cited = page.locator(".bg-copied", has_text="“").locator("visible=true").first.inner_text()
        assert page.evaluate("navigator.clipboard.readText()") == cited
    finally:
        context.close()


def test_a_briefing_prints_from_its_own_button_and_only_with_a_script(site: Path, page: Page) -> None:
    page.goto(_with(site, "data-bg-print"))
    scripts = bool(page.locator("[data-bg-print] button").count())
    assert scripts == page.evaluate("() => matchMedia('(scripting: enabled)').matches")
    assert page.locator("[data-bg-print]").is_visible() == scripts
