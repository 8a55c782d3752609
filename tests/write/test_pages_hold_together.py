"""Every link arrives, every name on a page is there once, and the outline is in order."""

from __future__ import annotations

from itertools import pairwise
from posixpath import dirname, join, normpath

import pytest

from briefgen.corpus import Corpus
from briefgen.errors import Problem
from briefgen.published import Page
from briefgen.write import register_page, site, timeline_page
from tests.write import sample
from tests.write.page_reader import read

SITE = site(sample.threaded())
PAGES = pytest.mark.parametrize("page", SITE.pages, ids=lambda page: page.path)


def _targets(pages: tuple[Page, ...]) -> dict[str, set[str]]:
    return {page.path: {e.attrs["id"] for e in read(page.html).all() if "id" in e.attrs} for page in pages}


def broken(pages: tuple[Page, ...], others: set[str]) -> list[str]:
    targets = _targets(pages)
    broken = []
    for page in pages:
        for element in read(page.html).all("a"):
            address, _, anchor = element.attrs["href"].partition("#")
            path = address.partition("?")[0]  # what a filter is set to
            there = normpath(join(dirname(page.path), path)) if path else page.path
            if there not in targets and there not in others:
                broken.append(f"{page.path}: {element.attrs['href']}")
            elif anchor and anchor not in targets[there]:
                broken.append(f"{page.path}: no #{anchor} in {there}")
    return broken


def test_every_link_arrives():
    assert not broken(SITE.pages, {attachment.path for attachment in SITE.attachments})


@PAGES
def test_every_id_stands_once(page):
    ids = [e.attrs["id"] for e in read(page.html).all() if "id" in e.attrs]
    assert len(ids) == len(set(ids))


@PAGES
def test_the_contents_are_the_headings_in_their_order(page):
    tree = read(page.html)
    hidden = {id(inside) for e in tree.all() if "hidden" in e.attrs for inside in e.all()}
    headings = [e for e in tree.all() if e.tag in {"h1", "h2", "h3"} and id(e) not in hidden]
    assert [(int(e.tag[1]), e.attrs["id"]) for e in headings] == [(h.level, h.id) for h in page.headings]
    assert [e.text().removesuffix("¶").strip() for e in headings] == [h.title for h in page.headings]


@PAGES
def test_the_outline_starts_with_one_title_and_skips_no_level(page):
    levels = [heading.level for heading in page.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@PAGES
def test_the_title_is_the_first_element(page):
    """The search plugin starts an entry of its own at whatever stands before the first heading."""
    assert read(page.html).all()[0].tag == "h1"


@PAGES
def test_tables_name_their_columns_and_rows(page):
    for table in read(page.html).all("table"):
        assert table.all("caption")
        assert {th.attrs["scope"] for th in table.all("th")} == {"col", "row"}


def test_an_empty_corpus_still_gives_every_list():
    paths = {page.path for page in site(Corpus((), (), (), {}, {})).pages}
    commitments = {"commitments/index.html", "commitments/board/index.html", "commitments/matrix/index.html"}
    assert paths >= {"index.html", "briefings/index.html", "actors/index.html", "timeline/index.html", *commitments}


def test_a_document_that_gave_no_page_is_named_among_the_briefings():
    problem = Problem("seeds/ferry.pdf", None, "no text could be read", "error")
    page = site(sample.corpus(), (problem, Problem("seeds/quay.txt", 2, "an odd date", "warning"))).pages[1]
    words = read(page.html).text()
    assert "seeds/ferry.pdf no text could be read" in words
    assert "an odd date" not in words


def test_a_large_register_is_split_by_year_and_loses_nothing(monkeypatch):
    monkeypatch.setattr(register_page, "WHOLE", 2)
    written = site(sample.corpus())
    parts = {name: f"commitments/{name}/index.html" for name in ("2031", "undated")}
    pages = {page.path: page for page in written.pages}
    assert not broken(written.pages, {attachment.path for attachment in written.attachments})
    rows = [len(read(pages[path].html).all("tr")) - 1 for path in parts.values()]
    assert rows == [2, 2]  # each document states one of its two commitments twice


def test_a_large_timeline_is_split_by_year_and_loses_nothing(monkeypatch):
    whole = next(page for page in SITE.pages if page.path == "timeline/index.html")
    monkeypatch.setattr(timeline_page, "WHOLE", 2)
    written = site(sample.threaded())
    assert not broken(written.pages, {attachment.path for attachment in written.attachments})
    parts = [page for page in written.pages if page.path.startswith("timeline/2")]
    lines = [element.attrs["id"] for page in parts for element in read(page.html).all("li", "bg-line")]
    assert sorted(lines) == sorted(element.attrs["id"] for element in read(whole.html).all("li", "bg-line"))
    assert len(parts) > 1


def test_files_stand_beside_the_pages():
    paths = {attachment.path: attachment.content for attachment in SITE.attachments}
    assert paths["briefings/harbour/source.txt"].decode() == sample.source().text
    assert b'"schema": 1' in paths["briefings/harbour/briefing.json"]
    assert {"assets/briefgen/briefgen.css", "assets/briefgen/briefgen.js"} < set(paths)
