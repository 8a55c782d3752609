"""No request leaves the site: nothing in its files asks for one, and no page makes one in a browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request

from tests.site.kinds import KINDS, address, parsed

LOADS = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "input": ("src",),
    "form": ("action",),
    "image": ("href",),
    "use": ("href",),
}
"""Elements, and their attributes that a browser follows by itself or with what the reader typed."""

LOADED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}
REMOTE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
IN_STYLE = re.compile(r"""(?:url\(|@import)\s*['"]?\s*(?:https?:)?//[^'")\s]+""", re.IGNORECASE)
IN_SCRIPT = re.compile(
    r"""(?:fetch|import|importScripts|sendBeacon|WebSocket|EventSource|Worker)\(\s*['"`]\s*(?:https?:|wss?:)?//"""
)


def asked_for(html: str) -> list[str]:
    """What a page would load from elsewhere."""
    found = []
    for element in parsed(html).iter():
        tag = str(element.tag).rpartition("}")[2]
        names = LOADS.get(tag, ())
        if tag == "link" and LOADED_LINKS & set(element.get("rel", "").lower().split()):
            names = ("href",)
        values = [element.get(name, "") for name in names]
        found += [f"{tag} {value}" for value in values if REMOTE.match(value)]
        found += IN_STYLE.findall(element.get("style", ""))
        if tag == "style":
            found += IN_STYLE.findall(element.text or "")
    return found


@pytest.mark.model
def test_no_page_style_or_script_asks_for_anything_elsewhere(site: Path) -> None:
    found = {}
    for file in sorted(site.rglob("*")):
        if file.suffix == ".html":
            found[file] = asked_for(file.read_text(encoding="utf-8"))
        elif file.suffix == ".css":
            found[file] = IN_STYLE.findall(file.read_text(encoding="utf-8"))
        elif file.suffix == ".js":
            found[file] = IN_SCRIPT.findall(file.read_text(encoding="utf-8"))
    assert len(found) > 100
    assert {file: what for file, what in found.items() if what} == {}


@pytest.mark.parametrize(
    "html",
    [
        "<script src=https://a.example/x.js></script>",
        "<script src=//a.example/x.js></script>",
        "<link rel='preload stylesheet' href='HTTPS://a.example/x.css'>",
        "<p style='background: url(//a.example/x.png)'>",
        "<style>@import 'https://a.example/x.css';</style>",
        "<svg><image href='http://a.example/x.png'/></svg>",
        "<form action='https://a.example/'>",
    ],
)
def test_the_check_sees_a_request(html: str) -> None:
    assert asked_for(html)


def test_a_link_that_a_reader_may_follow_is_no_request() -> None:
    assert asked_for("<a href='https://a.example/'>a</a><link rel=canonical href='https://a.example/'>") == []


@pytest.mark.browser
@pytest.mark.model
def test_no_page_makes_a_request_elsewhere(site: Path, root: str, browser: Browser) -> None:
    """From a folder and over HTTP; every kind of page, with its scripts, scrolled to its end."""
    context = browser.new_context()
    asked: list[str] = []
    wrong: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    context.on("request", note)
    page = context.new_page()
    page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
    try:
        for kind in KINDS:
            if kind == "lost" and root.startswith("file:"):
                continue  # MkDocs gives 404.html absolute addresses: only a server shows it
            page.goto(address(site, root, kind))
            page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        page.wait_for_timeout(200)
    finally:
        context.close()
    assert wrong == []
    assert len(asked) > 2 * len(KINDS)
    assert [url for url in asked if not url.startswith((root, "data:", "blob:"))] == []
