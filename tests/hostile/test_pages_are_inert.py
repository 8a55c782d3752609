"""Whatever stands in a document: a browser shows words, and does nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.hostile.conftest import LOOK, WATCH, Hostile, Seen
from tests.site.kinds import KINDS, page_of
from tests.site.server import served

pytestmark = [pytest.mark.model, pytest.mark.browser, pytest.mark.slow]

LINKS = re.compile(r"https?://|mailto:desk@post\.test\?|#|\.{1,2}(/|$)|[\w.@-]+(/|$|\?|#)")
"""Where a link may lead: the web, the desk's mail, this page, a file of the site."""
ALSO = {"button popovertarget", "div popover", "button data-clipboard-target", "button data-md-type"}
"""Repaired words, and the theme's button beside code, which only some pages have."""
QUIET = "() => new Promise(done => requestIdleCallback(() => requestIdleCallback(done), {timeout: 2000}))"
RUN_IT = "window.canary=1"
BREAK = f"<img src=x onerror={RUN_IT}><svg onload={RUN_IT}></svg><a id=x onclick={RUN_IT}>x</a>"


def test_nothing_ran_and_nothing_was_asked_for(seen: Seen) -> None:
    assert len(seen.pages) > 300
    assert seen.wrong == []
    assert {path: it["canary"] for path, it in seen.pages.items() if it["canary"]} == {}
    assert {path: it["blocked"] for path, it in seen.pages.items() if it["blocked"]} == {}


def test_every_element_and_attribute_is_one_of_our_templates(seen: Seen, benign: set[str]) -> None:
    """An element that no page of harmless documents has would have come from a document."""
    kinds = {kind for it in seen.pages.values() for kind in it["kinds"]}
    assert kinds - benign - ALSO == set()
    running = {kind for kind in kinds if re.search(r" (on\w+|style|srcdoc|formaction)$", kind)}
    assert running <= {"button style", "div style"}, "where the theme's script puts its own boxes"


def test_every_link_leads_to_the_web_to_the_desk_or_into_the_site(seen: Seen) -> None:
    links = {link for it in seen.pages.values() for link in it["links"]}
    assert len(links) > 1000
    assert sorted(link for link in links if not LINKS.match(link)) == []


def test_no_script_stands_in_a_page_but_those_of_the_theme(seen: Seen) -> None:
    scripts = {re.sub(r'new URL\("[./]*"', "new URL(", text) for it in seen.pages.values() for text in it["scripts"]}
    assert len(scripts) <= 4
    assert not any("alert" in text or "evil" in text for text in scripts)


def test_every_page_of_ours_is_under_a_policy_without_inline_scripts(hostile: Hostile) -> None:
    for file in hostile.site.rglob("*.html"):
        if file.name == "404.html":
            continue
        html = file.read_text(encoding="utf-8")
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
        assert "unsafe" not in policy
        assert "https:" not in policy
        assert html.index("http-equiv") < html.index("<script")


@pytest.mark.parametrize("path", ["search/index.html", "commitments/index.html", "timeline/index.html", "index.html"])
def test_no_address_of_a_page_can_bring_words_that_run(hostile: Hostile, browser: Browser, path: str) -> None:
    """Scripts of ours read the address: what it asks for is words, in every field that a page knows."""
    evil = quote(f"\"'><img src=x onerror={RUN_IT}><script>{RUN_IT}</script>")
    names = (
        "q",
        "kind",
        "what",
        "status",
        "actor",
        "by",
        "to",
        "outlet",
        "from",
        "until",
        "type",
        "strength",
        "deadline",
    )
    asked = "&".join(f"{name}={evil}" for name in names)
    context = browser.new_context()
    try:
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{(hostile.site / path).as_uri()}?{asked}#{evil}")
        page.wait_for_timeout(500)
        assert wrong == []
        assert page.evaluate("window.canary || 0") == 0
        assert page.locator("article img, article script").count() == 0
    finally:
        context.close()


@pytest.mark.parametrize("words", ["script", "img onerror", "planted", "{{ 7*7 }}", "constructor", "\u202egnp"])
def test_what_the_search_shows_of_a_document_is_words(hostile: Hostile, browser: Browser, words: str) -> None:
    context = browser.new_context()
    context.add_init_script(WATCH)
    try:
        page = context.new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{(hostile.site / 'search/index.html').as_uri()}?q={quote(words)}")
        page.wait_for_timeout(1000)
        seen = page.evaluate(LOOK)
        assert (wrong, seen["canary"], seen["blocked"]) == ([], 0, [])
        assert not {kind.partition(" ")[0] for kind in seen["kinds"]} & {
            "img",
            "iframe",
            "object",
            "embed",
            "math",
            "base",
        }
        assert sorted(link for link in seen["links"] if not LINKS.match(link)) == []
        if words == "script":
            assert "<script>" in seen["text"]
    finally:
        context.close()


@pytest.mark.parametrize("over", ["folder", "server"])
def test_the_policy_stops_what_would_get_through_and_nothing_of_the_theme(
    hostile: Hostile, browser: Browser, over: str
) -> None:
    """Markup is put into a page as if our escaping had failed; the switch of light and dark goes on working."""
    context = browser.new_context()
    try:
        page = context.new_page()
        asked: list[str] = []
        page.on("requestfailed", lambda it: asked.append(f"{it.url} {it.failure}"))
        with served(hostile.site) as root:
            page.goto((root if over == "server" else hostile.site.as_uri() + "/") + "briefings/plain/index.html")
            page.evaluate("html => document.querySelector('article').insertAdjacentHTML('beforeend', html)", BREAK)
            page.locator("#x").click()
            page.evaluate("() => { const s = document.createElement('script'); s.text = 'window.canary=1';"
                          "document.body.append(s); const r = document.createElement('script');"
                          "r.src = 'https://evil.test/x.js'; document.body.append(r) }")  # fmt: skip
            page.wait_for_timeout(300)
            assert page.evaluate("window.canary || 0") == 0
            assert asked[-1:] == ["https://evil.test/x.js csp"]
            before = page.evaluate("document.body.dataset.mdColorScheme")
            page.locator("label.md-header__button[title=dark]").click()
            assert page.evaluate("document.body.dataset.mdColorScheme") != before
    finally:
        context.close()


@pytest.fixture(scope="module")
def benign(site: Path, browser: Browser) -> set[str]:
    """Elements and attributes of the shipped site: of a page of each kind."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    found: set[str] = set()
    for kind in KINDS:
        if kind != "lost":  # MkDocs gives it absolute addresses: only a server shows it
            page.goto(page_of(site, kind).as_uri())
            found |= set(page.evaluate(LOOK)["kinds"])
            page.evaluate(QUIET)  # and what the theme's script has made by then
            found |= set(page.evaluate(LOOK)["kinds"])
    context.close()
    return found
