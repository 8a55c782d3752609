"""The search page as a reader has it, from a folder and from a server, with the network cut."""

from __future__ import annotations

import csv
import functools
import gzip
import http.server
import io
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Download, Page, Request, Route, expect

from briefgen.write import search, site_map
from briefgen.write.attachments import ASSETS
from briefgen.write.search.words import words
from briefgen.write.threads import Threads
from tests.write import hostile

pytestmark = pytest.mark.browser

BEFORE_FIRST = 300_000
"""Compressed bytes fetched before the first result, at most."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="session", params=["folder", "server"])
def address(request: pytest.FixtureRequest, site: Path) -> Iterator[str]:
    """Where the shipped site begins."""
    if request.param == "folder":
        yield site.as_uri()
        return
    handler = functools.partial(_Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test on a script error, a dialog, and a request that goes elsewhere, which is stopped."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(10_000)
    wrong: list[str] = []

    def only_here(route: Route) -> None:
        if urlsplit(route.request.url).hostname in {None, "", "127.0.0.1"}:
            route.continue_()
        else:
            wrong.append(route.request.url)
            route.abort()

    context.route("**/*", only_here)
    opened.on("pageerror", lambda error: wrong.append(f"script error: {error}"))
    opened.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
    yield opened
    context.close()
    assert wrong == []


def _search(page: Page, address: str, query: str = "") -> None:
    page.goto(f"{address}/search/index.html{query}")


def _settled(page: Page) -> tuple[int, int]:
    """How many results are shown and how many there are, once the filters are counted."""
    status = page.locator("#bg-status")
    expect(status).to_have_text(re.compile(r"^(\d[\d,]* of \d[\d,]* results?|No results)$"))
    expect(page.locator("#bg-hits")).to_have_attribute("aria-busy", "false")
    counts = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", status.inner_text())]
    return (counts[0], counts[1]) if counts else (0, 0)


def _hits(page: Page) -> list[str]:
    found: list[str] = page.locator("#bg-hits a.bg-hit").evaluate_all("all => all.map(one => one.textContent)")
    return found


@pytest.mark.model
def test_a_word_finds_sentences_and_a_result_lands_on_the_lit_one(address: str, page: Page) -> None:
    _search(page, address, "?q=missile")
    assert _settled(page)[0] == 10
    assert all({"missile", "missiles"} & set(words(hit)) for hit in _hits(page))
    assert page.locator("#bg-hits li").first.locator("mark").first.inner_text().lower().startswith("missile")
    first = page.locator("#bg-hits a.bg-hit").first
    said = first.inner_text()
    first.click()
    lit = page.locator(":target")
    assert said in " ".join(lit.inner_text().split())
    box = lit.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800


@pytest.mark.model
def test_typing_searches_and_the_address_brings_the_same_back(address: str, page: Page) -> None:
    _search(page, address)
    expect(page.locator("#bg-hits li")).to_have_count(0)
    page.get_by_label("Words, names or “a phrase”").press_sequentially("missile")
    expect(page.locator("#bg-hits li").first).to_be_visible()
    page.locator("[data-facet=kind]").get_by_label("plan").check()
    expect(page).to_have_url(re.compile(r"\?q=missile&kind=plan$"))
    _settled(page)
    found = _hits(page)
    assert found
    page.goto(page.url)
    _settled(page)
    assert _hits(page) == found
    expect(page.locator("[data-facet=kind]").get_by_label("plan")).to_be_checked()


@pytest.mark.model
def test_the_count_beside_a_filter_is_what_the_filter_leaves(address: str, page: Page) -> None:
    _search(page, address, "?q=missile")
    _, every = _settled(page)
    for facet in ("what", "kind", "status", "actor", "type", "outlet"):
        row = page.locator(f"[data-facet={facet}] li:not([hidden])").first
        count = int(row.locator(".bg-count").text_content() or 0)
        value = row.locator("input").get_attribute("value")
        _search(page, address, f"?q=missile&{facet}={value}")
        assert _settled(page)[1] == count, facet
        assert 0 < count <= every
        _search(page, address, "?q=missile")
        _settled(page)


@pytest.mark.model
def test_years_narrow_and_filters_work_without_words(address: str, page: Page) -> None:
    _search(page, address, "?what=commitment")
    _, every = _settled(page)
    _search(page, address, "?what=commitment&from=2020&to=2021")
    _, some = _settled(page)
    assert 0 < some < every
    assert {text[-4:] for text in page.locator(".bg-hit-source .bg-note").all_inner_texts()} <= {"2020", "2021"}
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#bg-start")).to_be_visible()
    assert "?" not in page.url


@pytest.mark.model
def test_another_name_finds_what_is_said_of_the_actor_and_says_so(address: str, page: Page) -> None:
    _search(page, address, "?q=Pyongyang")
    _, every = _settled(page)
    expect(page.locator("#bg-notes")).to_contain_text("also under North Korea")
    assert any("Pyongyang" not in hit for hit in _hits(page))
    page.get_by_label("only these words").check()
    expect(page.locator("#bg-status")).not_to_have_text(re.compile(f"of {every} "))
    _, alone = _settled(page)
    assert 0 < alone < every
    assert all("Pyongyang" in hit for hit in _hits(page))
    page.locator("#bg-notes a").click()
    assert page.url.endswith("/actors/north-korea/index.html")
    _search(page, address, "?q=DPRK")  # which no document says
    assert _settled(page)[1] > alone


@pytest.mark.model
def test_a_misspelt_word_finds_what_looks_like_it_and_a_phrase_finds_itself_alone(address: str, page: Page) -> None:
    _search(page, address, "?q=misile")
    assert _settled(page)[1] > 5
    expect(page.locator("#bg-notes")).to_contain_text("“misile” is in no document; found instead: missile")
    _search(page, address, "?q=%22ballistic+missile%22")
    _settled(page)
    assert _hits(page)
    assert all("ballistic missile" in " ".join(words(hit)) for hit in _hits(page))


@pytest.mark.model
def test_the_file_has_every_row_of_the_query_and_no_formula(address: str, page: Page) -> None:
    _search(page, address, "?q=missile")
    _, every = _settled(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download these rows (CSV)").click()
    download: Download = waiting.value
    assert download.suggested_filename == "search.csv"
    rows = list(csv.DictReader(io.StringIO(Path(download.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) == every
    assert list(rows[0]) == ["document", "date", "outlet", "sentence", "kinds", "actors", "status", "address"]
    assert all("missile" in row["sentence"].lower() for row in rows)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
    page.goto(rows[-1]["address"])
    assert page.locator(":target").count() == 1


@pytest.mark.model
def test_back_returns_to_the_results_and_their_place(address: str, page: Page) -> None:
    _search(page, address, "?q=missile")
    _settled(page)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("#bg-hits li")).to_have_count(20)
    hit = page.locator("#bg-hits a.bg-hit").nth(15)
    hit.scroll_into_view_if_needed()
    place = page.evaluate("scrollY")
    assert place > 0
    hit.click()
    page.wait_for_url("**/briefings/**")
    page.go_back()
    expect(page.locator("#bg-hits li")).to_have_count(20)
    for _ in range(100):  # the page's policy forbids the browser to wait for an expression by itself
        if abs(page.evaluate("scrollY") - place) < 20:
            break
        page.wait_for_timeout(50)
    assert abs(page.evaluate("scrollY") - place) < 20


@pytest.mark.model
def test_the_keyboard_alone_leads_from_any_page_to_a_result(address: str, page: Page) -> None:
    """From the home page: /, a word, Enter; on the results: down, up, Enter."""
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("missile")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=missile")
    _settled(page)
    page.keyboard.press("/")
    expect(page.locator("#bg-q")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("a.bg-hit").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefings/**#s-*")


@pytest.mark.model
def test_the_key_can_be_switched_off(address: str, page: Page) -> None:
    """WCAG 2.1.4: a shortcut of one letter can be turned off; that lasts."""
    _search(page, address)
    page.get_by_label("The key /").uncheck()
    page.goto(f"{address}/index.html")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") != "q"


@pytest.mark.model
def test_the_guide_is_found_too(address: str, page: Page) -> None:
    _search(page, address, "?q=sidecar")
    section = page.locator("#bg-pages")
    expect(section.locator("a").first).to_be_visible()
    section.locator("a").first.click()
    page.wait_for_url(re.compile(r"/guide/index.html"))


@pytest.mark.model
def test_other_pages_load_nothing_of_the_index_and_this_one_only_what_it_needs(site: Path, page: Page) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto((site / "index.html").as_uri())
    assert not [url for url in asked if "search.js" in url or "minisearch.js" in url]
    _search(page, site.as_uri())
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/search/data/" in url]
    asked.clear()
    _search(page, site.as_uri(), "?q=missile")
    _settled(page)
    paths = {Path(unquote(urlsplit(url).path)) for url in asked}
    assert sum(len(gzip.compress(path.read_bytes())) for path in paths if path.is_file()) < BEFORE_FIRST


@pytest.mark.model
def test_what_only_filters_need_is_loaded_when_they_are_open(site: Path, page: Page) -> None:
    """A phone shows the filters folded; those by actor and type need more than the others."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(Path(urlsplit(request.url).path).stem)

    page.on("request", note)
    page.set_viewport_size({"width": 390, "height": 844})
    _search(page, site.as_uri(), "?q=missile")
    _settled(page)
    assert "documents" in asked
    assert not {"values", "types", "mentions-0"} & set(asked)
    actors = page.locator("[data-facet=actor]")
    actors.evaluate("facet => { facet.open = false; }")
    page.locator("#bg-filters > summary").click()
    expect(page.locator("[data-facet=what] .bg-count:visible").first).to_have_text(re.compile("[1-9]"))
    assert "values" in asked
    assert "mentions-0" not in asked
    actors.locator("summary").click()
    expect(actors.locator("li").first).to_be_visible()
    assert "mentions-0" in asked
    page.locator("[data-facet=type] > summary").click()
    expect(page.locator("[data-facet=type] .bg-count:visible").first).to_have_text(re.compile("[1-9]"))


@pytest.mark.model
def test_the_filter_by_type_finds_sentences_about_such_actors(address: str, page: Page) -> None:
    _search(page, address, "?q=missile")
    _, every = _settled(page)
    _search(page, address, "?q=missile&type=person")
    _, some = _settled(page)
    assert 0 < some < every
    said = page.locator("[data-facet=type] li:has([value=person]) .bg-count").text_content()
    assert said == f"{some:,}"


@pytest.fixture
def hostile_site(tmp_path: Path) -> Path:
    """The search page of documents that try everything, without a theme."""
    corpus = hostile.corpus()
    threads = Threads(corpus)
    site = search.site(corpus, threads)
    (made,) = site.pages
    put = {file.path: file.content for file in site.attachments}
    assets = Path(search.__file__).parents[1] / "assets"
    put |= {path: (assets / name).read_bytes() for name, path in ASSETS.items()}
    scripts = "".join(f'<script src="../{path}" async></script>' for path in (site_map.SCRIPT, *made.scripts))
    put[made.path] = f'<!doctype html><meta charset="utf-8"><title>x</title>{scripts}{made.html}'.encode()
    for path, content in put.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def test_the_words_of_a_hostile_document_stay_words(hostile_site: Path, page: Page) -> None:
    _search(page, hostile_site.as_uri(), "?q=alert")
    _settled(page)
    assert any("<script>alert(1)</script>" in hit for hit in _hits(page))
    assert page.locator("#bg-hits :is(script, img)").count() == 0
    assert page.evaluate("document.querySelectorAll('article img, main img').length") == 0


def test_what_is_typed_stays_text(hostile_site: Path, page: Page) -> None:
    """Also when it comes with the address, as in a link that somebody sent."""
    _search(
        page,
        hostile_site.as_uri(),
        "?q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&actor=%22%3E%3Cimg%3E&outlet=%3Cb%3E&from=x",
    )
    page.locator("#bg-status").wait_for()
    page.wait_for_timeout(300)
    assert page.locator("img").count() == 0


def test_words_are_taken_apart_as_the_index_does(hostile_site: Path, page: Page) -> None:
    """search.js shows what it makes of a word that is in no document; it must be what words.py makes of it."""
    for text in ("ÅngströmX", "U.S.X’s", "4,000,000", "Straßex", "ﬁnex", "İzmirx"):
        _search(page, hostile_site.as_uri(), f"?q={text} ")
        expect(page.locator("#bg-notes")).to_contain_text("“")
        notes = page.locator("#bg-notes").inner_text()
        assert re.findall(r"“(\w+)”", notes) == words(text), text
