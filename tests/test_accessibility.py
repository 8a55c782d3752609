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
DESKTOP, PHONE = 1280, 390
KINDS = {
    "home": "index.html",
    "briefings": "briefings/index.html",
    "briefing": "briefings/*/index.html",
    "actors": "actors/index.html",
    "dossier": "actors/*/index.html",
    "register": "commitments/index.html",
    "method": "method/index.html",
    "guide": "guide/index.html",
}
"""Kind of page to where it lies in the site."""

LOOKS = [
    *((kind, DESKTOP, scheme) for kind in KINDS for scheme in SCHEMES),
    # The two whose layout changes most on a narrow screen, where tables become cards. Colours do not change with it.
    *((kind, PHONE, "light") for kind in ("briefing", "register")),
]


WIDER = """() => {
    const column = document.querySelector("article").getBoundingClientRect().right + 1;
    return [...document.querySelectorAll("article :is(p, li, table, dl, blockquote, h1, h2, h3, form, .bg > *)")]
        .filter(one => one.getClientRects().length && one.getBoundingClientRect().right > column)
        .map(one => one.outerHTML.slice(0, 120));
}"""
"""What of the text stands out of its column on the right."""


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


def _faults(page: Page, *, colours: bool = True) -> list[str]:
    """One line for each element that violates a rule: the rule, the element, and what axe says about it.

    Without `colours` it takes a third of the time.
    """
    rules = {**WCAG["rules"], "color-contrast": {"enabled": colours}}
    violations: list[dict[str, Any]] = Axe().run(page, options={**WCAG, "rules": rules}).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}: {' '.join(node['failureSummary'].split())}"
        for rule in violations
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("kind", "width", "scheme"), LOOKS)
def test_a_page_has_no_wcag_violation(site: Path, browser: Browser, kind: str, width: int, scheme: Scheme) -> None:
    page = _opened(site, browser, kind, scheme, width)
    try:
        assert page.locator("body").get_attribute("data-md-color-scheme") == SCHEMES[scheme]
        assert _faults(page, colours=width == DESKTOP) == []
    finally:
        page.context.close()


@pytest.mark.parametrize("width", [320, PHONE, 768, 1024, DESKTOP])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_wider_than_the_window_or_the_column(site: Path, browser: Browser, kind: str, width: int) -> None:
    """WCAG 1.4.10: down to 320 pixels, nobody has to scroll sideways to read a line."""
    page = _opened(site, browser, kind, "light", width)
    try:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(WIDER) == []
    finally:
        page.context.close()


def test_the_check_sees_a_fault(browser: Browser) -> None:
    """A check that passes everything would pass here as well."""
    page = browser.new_page()
    try:
        page.set_content("<html lang='en'><title>t</title><p style='color: #ccc'>pale</p><img src=''>")
        assert {fault.partition(":")[0] for fault in _faults(page)} == {"color-contrast", "image-alt"}
    finally:
        page.close()
