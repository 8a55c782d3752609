"""`briefgen export --format site`: other site generators build it without our plugin, and nothing is lost or run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from playwright.sync_api import Browser, Dialog, Page, Request
from tinyhtml5 import parse

from briefgen import verify
from briefgen.cli import main
from tests.conftest import run_module
from tests.hostile import corpus
from tests.hostile.payloads import PAYLOADS
from tests.site.server import served

pytestmark = [pytest.mark.model, pytest.mark.slow]

SITE = """\
site_name: Harbour
site_url: https://site.test/
use_directory_urls: false
theme: {name: material, font: false}
plugins:
  - briefgen: {corrections_to: desk@post.test}
"""
COMMANDS = {
    "properdocs": ["properdocs", "build", "--strict", "-f", "mkdocs.yml"],
    "zensical": ["zensical", "build", "--strict"],
    "mkdocs": ["mkdocs", "build", "--strict"],
}
KINDS = ("attribute", "entity", "template", "markdown")
CHOSEN = [name for name in PAYLOADS if name.startswith(KINDS) or re.match(r"element (end|script|plain)", name)][::3]
"""Every third of them; all are tried in test_literal.py."""


@dataclass
class Made:
    """The sources, the site that our own plugin makes of them, and those of other site generators, by name."""

    seeds: Path
    own: Path
    others: dict[str, Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Harmless and hostile documents, built by all."""
    content.cache_clear()
    parsed.cache_clear()
    folder = tmp_path_factory.mktemp("trees")
    (folder / "docs").mkdir()
    seeds = folder / "seeds"
    seeds.mkdir()
    (folder / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    for name in ("plain", "zebra"):
        (seeds / f"{name}.txt").write_text(corpus.PLAIN.format(name=name.title()), encoding="utf-8")
    for number, name in enumerate(CHOSEN):
        corpus._payload(seeds, corpus.Made(), number, name, PAYLOADS[name])
    body = corpus.BODY.format(title="Fields are tried", words="Nothing here.", canary="canary", day="1 May 2033")
    stated = dict.fromkeys(("title", "outlet", "author", "dateline"), corpus.SAFE_FIELD)
    (seeds / "fields.txt").write_text(f"---\n{yaml.safe_dump(stated)}---\n{body}", encoding="utf-8")
    run_module(folder, "mkdocs", "build")
    run_module(folder, "briefgen", "export", "--format", "site", "--output", "tree")
    others = {}
    for name, command in COMMANDS.items():
        run_module(folder / "tree", *command)
        others[name] = (folder / "tree" / "site").rename(folder / name)
    return Made(seeds, folder / "site", others)


@cache
def parsed(file: Path) -> Any:
    """The page as a browser reads it."""
    return parse(file.read_text(encoding="utf-8"))


@cache
def content(file: Path) -> list[tuple[Any, ...]]:
    """What is ours of a page: the heading and what follows it."""
    return [tree(one) for one in parsed(file).iter() if set(one.get("class", "").split()) & {"bg-title", "bg"}]


def tree(element: Any) -> tuple[Any, ...]:
    words = (element.text or "", *(part for one in element for part in (tree(one), one.tail or "")))
    values = sorted(pair for pair in element.attrib.items() if pair[0] != "data-search-exclude")  # taken out by some
    return (element.tag, tuple(values), *words)


def pages(folder: Path) -> list[str]:
    """The pages that briefgen makes."""
    return [one.relative_to(folder).as_posix() for one in sorted(folder.rglob("index.html"))]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_page_says_what_our_own_build_says(made, name):
    """Element by element, value by value, word by word."""
    assert len(pages(made.own)) > 40
    assert set(pages(made.own)) <= set(pages(made.others[name]))
    for page in pages(made.own):
        assert content(made.others[name] / page) == content(made.own / page), page


@pytest.mark.parametrize("name", COMMANDS)
def test_every_file_beside_the_pages_is_the_same(made, name):
    """All but the list of hand-written pages, which another site has not."""
    ours = [
        one
        for top in ("actors", "briefings", "commitments", "data", "search", "timeline")
        for one in (made.own / top).rglob("*.*")
    ]
    files = [one.relative_to(made.own) for one in ours if one.suffix != ".html" and one.name != "pages.js"]
    assert len(files) > 100
    assert [one for one in files if (made.others[name] / one).read_bytes() != (made.own / one).read_bytes()] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_quote_is_found_again_and_every_link_leads_somewhere(made, name):
    report = verify.site(made.others[name], made.seeds)
    assert report.faults == ()
    assert re.match(r"([1-9]\d*) of \1 quotes found", report.summary)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_page_has_another_script_than_a_harmless_one(made, name):
    """In its head and around our words too, where title and description stand."""

    def around(page: Path) -> list[tuple[str, str]]:
        return [
            (one.tag.rpartition("}")[2], one.get("src", ""))
            for one in parsed(page).iter()
            if isinstance(one.tag, str) and one.tag.endswith(("script", "iframe", "img", "object", "style"))
        ]

    harmless = around(made.others[name] / "briefings/plain/index.html")
    assert harmless
    for page in pages(made.others[name]):
        if page.startswith("briefings/") and page != "briefings/index.html":
            assert around(made.others[name] / page) == harmless, page


@pytest.mark.parametrize("name", COMMANDS)
def test_the_head_says_what_ours_says(made, name):
    """Citation and description; a title keeps its words, but no sign that could begin an element."""
    folder = next(made.own.glob("briefings/fields*")).name
    asked = ("citation_title", "DC.publisher", "og:title", "description")

    def said(site: Path) -> dict[str, str]:
        page = parsed(site / "briefings" / folder / "index.html")
        metas = [one for one in page.iter() if str(one.tag).endswith("meta")]
        return {name: one.get("content") for one in metas if (name := one.get("name") or one.get("property")) in asked}

    assert said(made.others[name]) == said(made.own)
    assert set(said(made.own)) == set(asked)
    title = re.search("<title>(.*?)</title>", (made.others[name] / "briefings" / folder / "index.html").read_text())
    assert title is not None
    assert title[1].startswith("\u2039/title\u203a\u2039/script\u203a")


# --- In a browser -----------------------------------------------------------------------------------------------------


@pytest.fixture
def watched(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page of the browser, and what went wrong on it."""
    page = browser.new_page()
    wrong: list[str] = []

    def talked(dialog: Dialog) -> None:
        wrong.append(dialog.message)
        dialog.dismiss()

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:", "http://127.0.0.1:")):
            wrong.append(request.url)

    page.on("dialog", talked)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", asked)
    yield page, wrong
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["properdocs", "zensical"])
def test_no_words_of_a_document_run(made, watched, name):
    page, wrong = watched
    for path in pages(made.others[name]):
        page.goto((made.others[name] / path).as_uri())
        assert not page.evaluate("window.canary || 0"), path
    assert wrong == []


@pytest.mark.browser
@pytest.mark.parametrize("name", ["properdocs", "zensical"])
def test_our_search_works_from_the_folder(made, watched, name):
    page, wrong = watched
    page.goto(f"{(made.others[name] / 'search/index.html').as_uri()}?q=timetable")
    page.wait_for_selector("#bg-hits li", timeout=20_000)
    assert "We will keep the old timetable" in page.inner_text("#bg-hits")
    assert wrong == []


@pytest.mark.browser
def test_the_search_of_zensical_shows_words_and_runs_none(made, watched):
    page, wrong = watched
    with served(made.others["zensical"]) as address:
        page.goto(f"{address}/index.html")
        page.keyboard.press("Control+k")
        for words in ("harbour", "script", "img onerror", "title", "template"):
            page.keyboard.press("Control+a")
            page.keyboard.type(words)
            page.wait_for_timeout(700)
            assert not page.evaluate("window.canary || 0"), words
        page.keyboard.press("Control+a")
        page.keyboard.type("timetable")
        page.get_by_text("old timetable").first.wait_for(timeout=20_000)
    assert wrong == []


# --- The command ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--output", "full"], "is not empty: it holds mine.txt. Nothing was written."),
        (["--output", "-"], "name a folder with --output"),
        (["--output", "new", "--actor", "Ada Lindqvist"], "--actor is for one file about one actor"),
    ],
)
def test_what_cannot_be_written_is_said_before_anything_is_read(tmp_path, monkeypatch, asked, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(main, ["export", "--format", "site", *asked])
    assert (done.exit_code, told in done.output) == (1, True), done.output
    assert [one.name for one in tmp_path.rglob("*")] == ["full", "mine.txt"]


def test_another_format_wants_a_file(tmp_path):
    done = CliRunner().invoke(main, ["export", "--format", "csv", "--output", str(tmp_path)])
    assert (done.exit_code, "is a folder; name a file" in done.output) == (1, True)


def test_the_same_documents_give_the_same_tree(seeds, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text('site_name: "A \\" & <b> {{ x }}"\nplugins: [briefgen]\n', encoding="utf-8")
    for name in ("cold", "warm"):
        done = CliRunner().invoke(main, ["export", "--format", "site", "--output", name])
        assert done.exit_code == 0, done.output
    found = [
        {one.relative_to(tmp_path / name): one.read_bytes() for one in (tmp_path / name).rglob("*.*") if one.is_file()}
        for name in ("cold", "warm")
    ]
    assert found[0] == found[1]
    config = yaml.safe_load((tmp_path / "cold" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert config["site_name"] == "A &quot; &amp; &lt;b&gt; {{ x }}"
    menu = [path for entry in config["nav"] for path in entry.values() if isinstance(path, str)]
    assert [path for path in menu if not (tmp_path / "cold" / "docs" / path).is_file()] == []
