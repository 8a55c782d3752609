"""A briefing on paper: what a printer gets from headless Chromium, read back as PDF."""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PageObject, PdfReader

from tests.conftest import ROOT
from tests.test_example import EXAMPLE

pytestmark = [pytest.mark.browser, pytest.mark.model]

SHEET = "2017-08-japan-us-2plus2"
A4 = (595, 842)


def _printed(browser: Browser, file: Path, scheme: str = "light") -> PdfReader:
    context = browser.new_context(offline=True, color_scheme="dark" if scheme == "dark" else "light")
    try:
        page = context.new_page()
        page.goto(file.as_uri())
        # The paper that the style sheet asks for, and no other.
        return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    finally:
        context.close()


def _words(paper: PdfReader) -> str:
    text = " ".join(page.extract_text() for page in paper.pages)
    return " ".join(unicodedata.normalize("NFKC", text).split())  # a printer draws "fi" as one letter


@pytest.fixture(scope="module")
def sheet(site: Path, browser: Browser) -> PdfReader:
    """The briefing of the shipped document, printed."""
    return _printed(browser, site / "briefings" / SHEET / "index.html")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> PdfReader:
    """The example's briefing, printed from a site of its own."""
    if not EXAMPLE.is_file():
        pytest.skip("the example lies beside the checkout only where it is developed")
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    folder = tmp_path_factory.mktemp("paper")
    (folder / "seeds").mkdir()
    shutil.copy(EXAMPLE, folder / "seeds")
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder / "site"), strict=False)
    config.plugins["briefgen"].config.update(sources=str(folder / "seeds"), ledger=False, cache=False)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return _printed(browser, folder / "site" / "briefings" / EXAMPLE.stem / "index.html")


def test_the_example_with_its_quotes_is_one_sheet_of_two_pages(example: PdfReader) -> None:
    assert len(example.pages) <= 2
    words = _words(example)
    assert "ironclad commitment" in words
    assert "We were able to achieve agreement on this." in words


def test_a_briefing_is_one_sheet_of_two_pages_of_a4(sheet: PdfReader) -> None:
    assert len(sheet.pages) <= 2
    for page in sheet.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4


def test_the_paper_says_what_the_page_says(sheet: PdfReader) -> None:
    """Bottom line, facts, commitments, who, quotations, when, gaps, and the file it can be checked against."""
    words = _words(sheet)
    for expected in (
        "Tokyo told its ally that it wants to add a land-based interceptor system",
        "Key facts",
        "strengthen their alliance against North Korea's missiles",
        "Itsunori Onodera, Defense Minister",
        "Washington would act at once to bring it down",
        "15 August 2017",
        "the author",
        f"briefings/{SHEET}/index.html",
    ):
        assert "".join(expected.split()) in "".join(words.split()), (
            expected
        )  # where a line ends is the printer's choice
    assert re.search(r"sha256 [0-9a-f]{64}", words)


def test_every_number_on_the_paper_is_a_note_on_the_paper(sheet: PdfReader) -> None:
    """Each [n] of a line is a numbered sentence, in full, or by the fact that is this sentence."""
    words = _words(sheet)
    lines, _, notes = words.partition("Source text")
    numbers = {n for first, last in re.findall(r"\[(\d+)(?:–(\d+))?\]", lines) for n in (first, last) if n}
    assert len(numbers) > 15
    missing = {n for n in numbers if not re.search(rf"(^|\s){n} (see F\d+|[A-Z“\"])", notes)}
    assert not missing
    assert all(f"{mark} " in lines for mark in re.findall(r"see (F\d+)", notes))


def test_nothing_of_the_screen_is_on_the_paper(sheet: PdfReader) -> None:
    words = _words(sheet)
    for screen in ("On this page", "Shade the", "Suggest", "Data (JSON)", "correct this line", "evidence", "Related"):
        assert screen not in words, screen


def test_paper_is_white_whatever_the_screen_is(site: Path, browser: Browser, sheet: PdfReader) -> None:
    dark = _printed(browser, site / "briefings" / SHEET / "index.html", "dark")
    assert [_drawn(page) for page in dark.pages] == [_drawn(page) for page in sheet.pages]


def _drawn(page: PageObject) -> bytes:
    """What the printer is told to draw, colours included."""
    contents = page.get_contents()
    assert contents is not None
    return contents.get_data()
