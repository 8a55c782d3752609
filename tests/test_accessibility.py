"""Every kind of page of the shipped site under axe-core: no violation of WCAG 2.2, levels A and AA.

axe finds what a program can find: contrast, names, roles, sizes of targets. Order and wording stay with the reviewer.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

Scheme = Literal["light", "dark"]
SCHEMES = {"light": "default", "dark": "slate"}
"""What the reader's system asks for, to Material's name for it."""

pytestmark = [pytest.mark.browser, pytest.mark.model]

WCAG: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "rules": {"target-size": {"enabled": True}},  # WCAG 2.2; axe leaves it off where nobody asks for it
    "resultTypes": ["violations"],
}
COLOURS: dict[str, Any] = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
LAYOUT: dict[str, Any] = {**WCAG, "rules": {**WCAG["rules"], "color-contrast": {"enabled": False}}}
DESKTOP, PHONE = 1280, 390
WIDTHS = (320, PHONE, 768, 1120, 1121, DESKTOP)
"""From the narrowest that WCAG asks for, over both sides of the width where tables become cards."""

KINDS = {
    "home": "index.html",
    "briefings": "briefings/index.html",
    "briefing": "briefings/*/index.html",
    "actors": "actors/index.html",
    "dossier": "actors/*/index.html",
    "register": "commitments/index.html",
    "board": "commitments/board/index.html",
    "matrix": "commitments/matrix/index.html",
    "thread": "commitments/t-*/index.html",
    "timeline": "timeline/index.html",
    "changes": "changes/index.html",
    "method": "method/index.html",
    "guide": "guide/index.html",
}
"""Kind of page to where it lies in the site."""

LOOKS = [
    *((kind, DESKTOP, "light", WCAG) for kind in KINDS),
    *((kind, DESKTOP, "dark", COLOURS) for kind in KINDS),
    # Those whose layout changes most on a narrow screen, where tables become cards.
    *((kind, PHONE, "light", LAYOUT) for kind in ("briefing", "register", "timeline")),
]
"""Kind, width, scheme, and what to look for: all of it once, then only what the scheme or the width can change."""

WIDER = """() => {
    const column = document.querySelector("article").getBoundingClientRect().right + 1;
    return [...document.querySelectorAll("article :is(p, li, table, dl, blockquote, h1, h2, h3, form, .bg > *)")]
        .filter(one => one.getClientRects().length && one.getBoundingClientRect().right > column)
        .filter(one => !one.closest(".md-typeset__scrollwrap, .bg-scroll"))
        .map(one => one.outerHTML.slice(0, 120));
}"""
"""What of the text stands out of its column on the right; tables of numbers and pictures scroll alone."""


def _sections_then_brevity(file: Path) -> tuple[int, int]:
    text = file.read_text(encoding="utf-8")
    return len(re.findall("<h[23]", text)), -len(text)


def _opened(site: Path, browser: Browser, kind: str, scheme: Scheme, width: int) -> Page:
    """The page with everything unfolded that can be; of several of the kind, the shortest that has most sections."""
    file = max(sorted(site.glob(KINDS[kind])), key=_sections_then_brevity)
    context = browser.new_context(
        offline=True, color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    return page


def _faults(page: Page, options: dict[str, Any]) -> list[str]:
    """One line for each element that violates a rule: the rule, the element, and what axe says about it."""
    violations: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for rule in violations
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(
    ("kind", "width", "scheme", "options"), LOOKS, ids=[f"{kind}-{width}-{scheme}" for kind, width, scheme, _ in LOOKS]
)
def test_a_page_has_no_wcag_violation(
    site: Path, browser: Browser, kind: str, width: int, scheme: Scheme, options: dict[str, Any]
) -> None:
    page = _opened(site, browser, kind, scheme, width)
    try:
        assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
        assert _faults(page, options) == []
    finally:
        page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_the_window_or_its_column(site: Path, browser: Browser, kind: str) -> None:
    """WCAG 1.4.10: down to 320 pixels, nobody has to scroll sideways to read a line."""
    page = _opened(site, browser, kind, "light", DESKTOP)
    try:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found = [page.evaluate("document.documentElement.scrollWidth") > width, page.evaluate(WIDER)]
            assert found == [False, []], f"{width} pixels"
    finally:
        page.context.close()


@pytest.mark.parametrize("options", [WCAG, COLOURS], ids=["all rules", "colours"])
def test_the_check_sees_a_fault(browser: Browser, options: dict[str, Any]) -> None:
    """A check that passes everything would pass here as well."""
    page = browser.new_page()
    try:
        page.set_content("<html lang='en'><title>t</title><p style='color: #ccc'>pale</p><img src=''>")
        expected = {"color-contrast", "image-alt"} if options is WCAG else {"color-contrast"}
        assert {fault.partition(":")[0] for fault in _faults(page, options)} == expected
    finally:
        page.close()
