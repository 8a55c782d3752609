"""The site as files for other generators: what lies where, the menu, and the head of each page."""

from __future__ import annotations

import yaml

from briefgen.published import Alternate, Attachment, Content, Heading, Page, Site
from briefgen.write import tree

SAID = Content(
    "<p>It <em>rained</em> &amp; poured.</p>",
    (Heading(1, "top", "Rain"),),
    "Rain & <more> rain\x07.",
    (("og:title", "Rain"), ("article:tag", "é"), ("citation_title", 'A "title": #1')),
    (Alternate("application/json", "JSON: Rain", "briefings/rain/briefing.json"),),
    ("assets/briefgen/briefing.js",),
)

EMPTY = b'briefgenSearch("pages",[]);\n'


def _files(*paths: str, name: str = "Harbour Watch", url: str | None = "https://harbour.example/") -> dict[str, bytes]:
    pages = tuple(Page(path, "Rain <1> & 2", lambda: SAID) for path in paths)
    made = tree(Site(pages, (Attachment("feed.xml", lambda: b"<feed/>"),)), name, url)
    return {file.path: file.content for file in made}


def test_pages_are_markdown_files_and_files_lie_beside_them():
    files = _files("index.html", "briefings/rain/index.html")
    assert set(files) == {
        "mkdocs.yml",
        "README.md",
        "overrides/main.html",
        "docs/index.md",
        "docs/briefings/rain/index.md",
        "docs/feed.xml",
        "docs/search/data/pages.js",
    }
    assert files["docs/feed.xml"] == b"<feed/>"


def test_the_menu_names_the_lists_that_are_there_and_nothing_else():
    config = yaml.safe_load(_files("index.html", "changes/index.html", "briefings/rain/index.html")["mkdocs.yml"])
    assert (config["site_name"], config["site_url"]) == ("Harbour Watch", "https://harbour.example/")
    assert config["nav"] == [{"Home": "index.md"}, {"About": [{"What changed": "changes/index.md"}]}]
    bare = yaml.safe_load(_files("index.html", name="", url=None)["mkdocs.yml"])
    assert (bare["site_name"], bare.get("site_url"), bare["nav"]) == ("Briefings", None, [{"Home": "index.md"}])
    assert yaml.safe_load(_files(name="A & <b>: 'c'")["mkdocs.yml"])["site_name"] == "A &amp; &lt;b&gt;: &#x27;c&#x27;"


def test_the_head_of_a_page_says_what_the_plugin_would_put_there():
    text = _files("briefings/rain/index.html")["docs/briefings/rain/index.md"].decode()
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": "Rain \u20391\u203a &amp; 2",
        "description": "Rain &amp; &lt;more&gt; rain[U+0007].",
        "hide": ["toc"],
        "briefgen": [
            ["meta", "property", "og:title", "Rain"],
            ["meta", "property", "article:tag", "é"],
            ["meta", "name", "citation_title", 'A "title": #1'],
            ["link", "application/json", "JSON: Rain", "briefing.json"],
            ["script", "../../assets/briefgen/briefing.js"],
        ],
    }
    assert body == "\n<div><p>It <em>rained</em> &amp; poured.</p></div>\n"


def test_a_page_that_utf_8_cannot_hold_is_written_with_numbers():
    odd = Page("index.html", "Odd", lambda: Content("<p>\ud800</p>", (), ""))
    files = {file.path: file.content for file in tree(Site((odd,), ()), "", None)}
    assert b"&#55296;" in files["docs/index.md"]


def test_the_index_of_pages_written_by_hand_is_there_and_empty():
    assert _files()["docs/search/data/pages.js"] == EMPTY
