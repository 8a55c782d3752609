"""Every kind of page of the shipped site under axe-core: no violation of WCAG 2.2, levels A and AA.

axe finds what a program can find: contrast, names, roles, sizes of targets. Order and wording stay with the reviewer.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.kinds import KINDS, address

pytestmark = [pytest.mark.browser, pytest.mark.model]

Scheme = Literal["light", "dark"]
SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
"""What the reader's system asks for, to Material's name for it."""

WCAG: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2; axe leaves it off where nobody asks for it
    "resultTypes": ["violations"],
}
COLOURS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
DESKTOP, PHONE = 1280, 390
LOOKS: list[tuple[int, Scheme, dict[str, Any]]] = [
    (DESKTOP, "light", WCAG),
    (DESKTOP, "dark", COLOURS),
    (PHONE, "dark", COLOURS),
    (PHONE, "light", WCAG),
]
"""Width, scheme, and what to look for: everything in both widths, then only what the scheme can change."""

WIDTHS = (320, PHONE, 768, 1120, 1121, DESKTOP)
"""From the narrowest that WCAG asks for, over both sides of the width where tables become cards."""

WIDER = """() => {
    const column = document.querySelector("article").getBoundingClientRect().right + 1;
    return [...document.querySelectorAll("article :is(p, li, table, dl, blockquote, h1, h2, h3, form, .bg > *)")]
        .filter(one => one.getClientRects().length && one.getBoundingClientRect().right > column)
        .filter(one => !one.closest(".md-typeset__scrollwrap, .bg-scroll"))
        .map(one => one.outerHTML.slice(0, 120));
}"""
"""What of the text stands out of its column on the right; tables of numbers and pictures scroll alone."""

LIKE = """() => {
    const seen = new Map();
    const kind = one => [one, ...one.querySelectorAll("*")].map(each => each.tagName + "." + each.className).sort();
    const each = "article :is(tr, li, dd, p, .bg-line, .bg-card, .bg-sentence, svg > *)";
    for (const one of document.querySelectorAll(each)) {
        if (!one.isConnected) continue;
        const key = [one.parentElement.className, ...new Set(kind(one))].join(" ");
        seen.set(key, (seen.get(key) || 0) + 1);
        if (seen.get(key) > 3) one.remove();
    }
}"""
"""Leaves three of each kind of row, item and mark: those made of the same elements with the same classes."""

SCRIPT: str = Axe().axe_script


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One for all pages: what the theme's files cost is paid once."""
    made = browser.new_context(viewport={"width": DESKTOP, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    yield opened
    opened.close()


def _open(page: Page, site: Path, root: str, kind: str) -> None:
    """Opens it with everything unfolded that can be, and with its results."""
    page.goto(address(site, root, kind))
    if kind == "search":
        page.locator("#bg-hits > li").first.wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")


def _faults(page: Page, options: dict[str, Any]) -> list[str]:
    """One line for each element that violates a rule: the rule, the element, and what axe says about it."""
    found: list[dict[str, Any]] = page.evaluate(
        "options => axe.run(document, options).then(all => all.violations)", options
    )
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for rule in found
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_has_no_wcag_violation(site: Path, http: str, page: Page, kind: str) -> None:
    """Light and dark, wide and narrow; switched as the theme's own button does it."""
    _open(page, site, http, kind)
    page.evaluate(LIKE)
    page.evaluate(SCRIPT)
    found = []
    for width, scheme, options in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("name => { document.body.dataset.mdColorScheme = name }", SCHEMES[scheme])
        found += [f"{width} {scheme} {fault}" for fault in _faults(page, options)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_takes_the_scheme_of_the_readers_system(site: Path, http: str, browser: Browser, scheme: Scheme) -> None:
    page = browser.new_page(color_scheme=scheme)
    try:
        page.goto(address(site, http, "home"))
        assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
    finally:
        page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_the_window_or_its_column(site: Path, http: str, page: Page, kind: str) -> None:
    """WCAG 1.4.10: down to 320 pixels, nobody has to scroll sideways to read a line."""
    _open(page, site, http, kind)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found = [page.evaluate("document.documentElement.scrollWidth") > width, page.evaluate(WIDER)]
        assert found == [False, []], f"{width} pixels"


@pytest.mark.parametrize("options", [WCAG, COLOURS], ids=["all rules", "colours"])
def test_the_check_sees_a_fault(page: Page, options: dict[str, Any]) -> None:
    """A check that passes everything would pass here as well."""
    page.set_content("<html lang='en'><title>t</title><p style='color: #ccc'>pale</p><img src=''>")
    page.evaluate(SCRIPT)
    expected = {"color-contrast", "image-alt"} if options is WCAG else {"color-contrast"}
    assert {fault.partition(":")[0] for fault in _faults(page, options)} == expected
