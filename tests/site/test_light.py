"""What a page weighs: our scripts, and a whole page as it comes over the wire."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import briefgen
from briefgen.write.attachments import ASSETS, LAYOUT, VENDORED
from tests.site.kinds import GENERATED, KINDS, page_of

SCRIPTS = 25_000
"""Bytes of all scripts of ours together, as they are written."""

PAGE = 120_000
"""Bytes of a page with its styles, scripts and pictures, compressed; fonts are the reader's own."""

TEXT = re.compile(rb'"[^"=\n]*"|(?:`\w|\})[^`{}=\n]*(?=[`$])')
"""Words of a script: a text in quotation marks, and what stands around `${…}`."""

LOADED = re.compile(r"""<(?:script[^>]* src|link rel="(?:stylesheet|icon)" href|img[^>]* src)="([^"]+)\"""")


@pytest.mark.model
def test_our_scripts_are_light(site: Path) -> None:
    """Those that are published, but for libraries of others, which lie beside their licence."""
    licences = {file.name for file in (Path(briefgen.__file__).parent / "write" / "assets").glob("*.LICENSE.txt")}
    ours = [file for file in (site / "assets" / "briefgen").glob("*.js") if f"{file.stem}.LICENSE.txt" not in licences]
    sizes = {file.name: file.stat().st_size for file in ours}
    assert len(sizes) > 1
    assert sum(sizes.values()) <= SCRIPTS, sizes


def test_scripts_are_published_with_their_words_as_written() -> None:
    """What is left out around signs is the layout of code, never a space of a text."""
    for name in set(ASSETS) - VENDORED:
        texts = TEXT.findall((Path(briefgen.__file__).parent / "write" / "assets" / name).read_bytes())
        assert len(texts) > 5, name
        assert [LAYOUT.sub(rb"\1", words) for words in texts] == texts, name


@pytest.mark.model
@pytest.mark.parametrize("kind", GENERATED)
def test_a_page_is_light(site: Path, kind: str) -> None:
    """Of several of the kind, the heaviest; the search page before anybody searches."""
    file = max(site.glob(KINDS[kind]), key=lambda one: one.stat().st_size)
    names = set(LOADED.findall(file.read_text(encoding="utf-8")))
    parts = {file, *((file.parent / name).resolve() for name in names)}
    weights = {part.name: len(gzip.compress(part.read_bytes())) for part in parts}
    assert len(weights) > 4
    assert sum(weights.values()) <= PAGE, weights


@pytest.mark.browser
@pytest.mark.model
def test_a_briefing_loads_nothing_but_what_it_names(site: Path, http: str, browser: Browser) -> None:
    """No script fetches more: the weight above is the weight that travels."""
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    try:
        file = page_of(site, "briefing")
        page.goto(f"{http}{file.relative_to(site).as_posix()}", wait_until="networkidle")
        named = LOADED.findall(file.read_text(encoding="utf-8"))
        expected = {file.resolve(), *((file.parent / name).resolve() for name in named)}
        assert {(site / url.removeprefix(http)).resolve() for url in asked} <= expected
    finally:
        page.close()
