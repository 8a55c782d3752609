"""A reader without a mouse: the way from a question to its evidence and back, and focus that is always seen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.kinds import address

pytestmark = [pytest.mark.browser, pytest.mark.model]

MOST = 60
"""Presses of Tab on a page: enough to leave the header, few enough for a test."""

SEEN = """async () => {
    for (const _ of [1, 2, 3]) await new Promise(requestAnimationFrame);
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const box = one.getBoundingClientRect();
    const header = document.querySelector(".md-header");
    const inHeader = header.contains(one);
    const top = inHeader ? 0 : header.getBoundingClientRect().bottom;
    const style = getComputedStyle(one);
    const label = document.querySelector(`label[for="${CSS.escape(one.id || "-")}"]`);
    const shown = box.width > 1 && box.height > 1 && !one.closest(".md-toggle, .md-skip");
    return {
        name: one.outerHTML.slice(0, 100),
        shown,
        hidden: shown && (box.bottom <= top + 1 || box.top >= innerHeight - 1),
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || Boolean(label)
            || Boolean(one.closest(".bg-find")),
    };
}"""
"""Of what has the focus: whether it lies whole under the header or outside the window, and whether it is marked; once
the page stands still."""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    yield opened
    context.close()


def _focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))


def _tab_to(page: Page, wanted: str, most: int = MOST, key: str = "Tab") -> None:
    """Presses the key until something that fits the selector has the focus."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"{most} times {key}, and nothing that is {wanted}; last {_focused(page)}")


def test_from_a_question_to_the_evidence_and_back_by_keys_alone(site: Path, root: str, page: Page) -> None:
    """Home: into the header's box, ask, take a result, see its sentence lit; by Back to the same results."""
    page.goto(address(site, root, "home"))
    _tab_to(page, "input[name=q]")
    page.keyboard.type("Japan")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=Japan*")
    page.locator("#bg-hits > li").first.wait_for()
    asked = page.url
    hits = page.locator("#bg-hits > li").count()
    _tab_to(page, "#bg-hits a", most=120)
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/**")
    page.locator(":target").wait_for()
    box = page.locator(":target").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box is not None
    assert header is not None
    assert header["height"] <= box["y"] < 900
    page.go_back()
    page.wait_for_url(asked)
    page.locator("#bg-hits > li").first.wait_for()
    assert page.locator("#bg-hits > li").count() == hits


def test_from_a_line_to_its_sentence_and_back_by_keys_alone(site: Path, root: str, page: Page) -> None:
    """Briefing: open the evidence of a line, follow it into the source text, come back to the line."""
    page.goto(address(site, root, "briefing"))
    _tab_to(page, ".bg-proof > summary", most=MOST)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")
    _tab_to(page, "a[href^='#s-']", most=10)
    page.keyboard.press("Enter")
    sentence = page.locator(":target")
    sentence.wait_for()
    assert sentence.locator("mark").count() >= 1
    _tab_to(page, ":target a[href^='#']:not([href^='#s-']), :target ~ a[href^='#']:not([href^='#s-'])", most=10)
    page.keyboard.press("Enter")
    expect(page.locator(":target")).not_to_have_attribute("id", re.compile("^s-"))


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_focus_is_marked_and_never_under_the_header(
    site: Path, http: str, page: Page, width: int, key: str
) -> None:
    """WCAG 2.4.11 and 2.4.7: forwards from the top, backwards from the end."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address(site, http, "briefing"))
    seen = []
    for _ in range(90):
        page.keyboard.press(key)
        found = page.evaluate(SEEN)
        if found is not None and found["shown"]:
            seen.append(found)
    assert len(seen) > 60
    assert [one["name"] for one in seen if one["hidden"]] == []
    assert [one["name"] for one in seen if not one["marked"]] == []


def test_the_first_tab_offers_to_skip_to_the_content(site: Path, http: str, page: Page) -> None:
    page.goto(address(site, http, "briefing"))
    page.keyboard.press("Tab")
    assert "md-skip" in _focused(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("Boolean(document.activeElement.closest('article'))")


def test_nothing_of_ours_moves_for_those_who_asked_for_stillness(site: Path, http: str, browser: Browser) -> None:
    context = browser.new_context(reduced_motion="reduce")
    try:
        page = context.new_page()
        page.goto(address(site, http, "briefing"))
        longest = """() => Math.max(...[...document.querySelectorAll("*")].flatMap(one => {
            const style = getComputedStyle(one);
            return [...style.transitionDuration.split(","), ...style.animationDuration.split(",")].map(parseFloat);
        }))"""
        assert page.evaluate(longest) <= 0.001
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    finally:
        context.close()
