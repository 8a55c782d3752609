"""Pages that are in no navigation are what MkDocs would make of them, byte for byte, whatever the site does."""

from __future__ import annotations

import gzip
import logging
import re

import jinja2
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from briefgen import build as core
from briefgen import write
from briefgen.plugin import foreign, shell
from briefgen.plugin.finish import Finisher
from briefgen.published import Attachment, Content, Page, Site
from tests.conftest import ROOT
from tests.write import hostile, sample

OWN_HEAD = """{% extends "briefgen/page.html" %}
{% block extrahead %}{{ super() }}{% if page %}
<meta property="og:title" content="{{ page.title | striptags | e }}">
<meta property="og:url" content="{{ page.canonical_url }}"><i>{{ page.meta.description | e }}</i>
<script>const here = {{ page.title | tojson }}, path = {{ page.url | tojson }}</script>{% endif %}{% endblock %}
"""
SITES = {
    "plain": {},
    "edited": {
        "repo_url": "https://example.org/harbour",
        "edit_uri": "edit/main/docs/",
        "site_url": "https://example.org/paper",
        "theme": {"name": "material", "features": ["content.action.edit", "content.action.view", "navigation.path"]},
    },
    "tabs": {
        "theme": {"name": "material", "features": ["navigation.tabs", "navigation.sections", "toc.integrate"]},
        "nav": ["index.md", {"Papers": ["briefings/index.md", {"One": "actors/index.md"}]}],
        "use_directory_urls": True,
        "extra": {"analytics": {"feedback": {"title": "?", "ratings": [{"icon": "material/menu", "name": "a",
                                                                         "data": 1, "note": "{title} {url}"}]}}},
    },
    "own main.html": {"theme": {"name": "material", "custom_dir": "own"}, "own/main.html": OWN_HEAD},
    "MkDocs' theme": {"repo_url": "https://example.org/h", "edit_uri_template": "{path!q}?{path_noext}"},
    "Read the Docs": {"theme": {"name": "readthedocs"}, "site_url": "https://example.org/"},
}  # fmt: skip


@pytest.fixture
def made(tmp_path, monkeypatch):
    """`made(settings, site)` builds the site and returns its files by path; "NAME.html" in settings is a file."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")  # MkDocs' own theme prints the time on the home page

    def make(settings, site, strict=False):
        data = {
            "site_name": "Harbour",
            "use_directory_urls": False,
            "plugins": ["briefgen"],
            "theme": {"name": "mkdocs"},
        }
        for folder in ("docs", "seeds"):
            (tmp_path / folder).mkdir(exist_ok=True)
        for name, value in settings.items():
            if "." in name:
                (tmp_path / name).parent.mkdir(exist_ok=True)
                (tmp_path / name).write_text(value)
            else:
                data[name] = value
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(data))
        config = load_config(str(tmp_path / "mkdocs.yml"), strict=strict)
        monkeypatch.setattr(core, "site", lambda *_: core.Built(site, sample.corpus(), (), 0, ()))
        build(config)
        folder = tmp_path / "site"
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    return make


@pytest.fixture
def both(made, monkeypatch):
    """The files of a site with our frames, and those of the same site with every page through MkDocs."""

    def make(settings, site):
        ours = made(settings, site)
        with monkeypatch.context() as slow:
            slow.setattr(foreign, "watching", lambda *_: ["a test"])
            return ours, made(settings, site)

    return make


def page_of(path, html="<h1>Bridge</h1>", title="A bridge", description="One.", source=None, **more):
    return Page(path, title, lambda: Content(html, (), description, **more), source)


def slow_pages(monkeypatch):
    """Counts how often a page is rendered by itself."""
    counted = []
    real = Finisher.rendered

    def rendered(self, page, content):
        counted.append(page.path)
        return real(self, page, content)

    monkeypatch.setattr(Finisher, "rendered", rendered)
    return counted


@pytest.mark.parametrize("name", SITES)
def test_the_bytes_are_those_that_mkdocs_makes(both, monkeypatch, name):
    rendered = slow_pages(monkeypatch)
    site = write.site(sample.corpus(), site_name="Harbour")
    ours, theirs = both(SITES[name], site)
    assert ours == theirs
    assert any("zQ7" in path for path in rendered), "frames were made"
    if name not in {"own main.html", "Read the Docs"}:  # whose scripts name the page: each has a policy of its own
        assert all("zQ7" in path for path in rendered), "and filled in"


@pytest.mark.parametrize("name", SITES)
def test_hostile_words_are_as_inert_as_through_mkdocs(both, name):
    ours, theirs = both(SITES[name], write.site(hostile.corpus(), site_name="Harbour"))
    assert ours == theirs


def test_a_source_whose_name_means_something_in_an_address_has_the_same_link(both):
    names = ("a b.txt", "édit.txt", "credit.txt", "x?y#z.txt", "2031/ferry.txt", "..odd/x.txt", "plain", "a.b.txt")
    pages = (page_of(f"briefings/n{n}/index.html", source=name) for n, name in enumerate(names))
    ours, theirs = both(SITES["edited"], Site((page_of("index.html"), *pages), ()))
    assert ours == theirs


def test_folders_that_the_site_uses_too_and_pages_of_other_names_are_the_same(both):
    paths = (
        "briefings/shown/index.html",
        "briefings/other/index.html",
        "a/b/c.html",
        "a/ü x/index.html",
        "x/y/z/index.html",
    )
    nav = ["index.md", "briefings/shown/more.md", {"One": "briefings/other/index.html"}]
    settings = {"nav": nav, "docs/index.md": "# Home", "theme": {"name": "material", "features": ["navigation.tabs"]}}
    ours, theirs = both({**settings, "site_url": "https://example.org/"}, Site(tuple(map(page_of, paths)), ()))
    assert ours == theirs


@pytest.mark.parametrize(
    "does",
    [
        "{{ page.title | truncate(12) }}",
        "{{ page.title | upper }}",
        "{{ page.title | lower }}",
        "{{ page.title | length }}",
        "{{ page.content | striptags | truncate(40) }}",
        "{{ page.content | length }}",
        "{% if page.title == 'A bridge' %}this one{% endif %}",
    ],
)
def test_templates_that_do_more_with_a_page_cost_time_and_nothing_else(both, caplog, does):
    pages = (
        page_of("index.html"),
        page_of("a/x/index.html", title="A bridge"),
        page_of("a/y/index.html", title="Another bridge, and a longer title", html="<h1>Ferry</h1><p>Some words.</p>"),
        page_of("a/z/index.html", title="ALL UPPER"),
    )
    settings = {"theme": {"name": "mkdocs", "custom_dir": "own"}, "own/main.html": '{% extends "base.html" %}'
                f"{{% block content %}}{{{{ super() }}}}{does}{{% endblock %}}"}  # fmt: skip
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefgen"):
        ours, theirs = both(settings, Site(pages, ()))
    assert ours == theirs
    assert "each is rendered by itself: seen at a/x/index.html" in "\n".join(caplog.messages)


def test_a_hook_that_looks_at_pages_sees_every_page(made, tmp_path, caplog):
    (tmp_path / "hook.py").write_text("def on_post_page(output, page, config): return output + page.url")
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefgen"):
        files = made({"hooks": ["hook.py"]}, Site((page_of("a/x/index.html"), page_of("a/y/index.html")), ()))
    assert files["a/x/index.html"].endswith(b"a/x/index.html")
    assert files["a/y/index.html"].endswith(b"a/y/index.html")
    assert "briefgen: hook.py looks at every page, so that each is rendered by itself" in "\n".join(caplog.messages)


def test_pages_outside_the_navigation_are_in_the_sitemap_without_the_day_of_the_build(made, monkeypatch):
    site = Site((page_of("index.html"), page_of("a/x/index.html"), page_of("b/index.html")), ())
    dated = made({"site_url": "https://example.org/p/"}, site)["sitemap.xml"].decode()
    addresses = [f"https://example.org/p/{path}" for path in ("index.html", "a/x/index.html", "b/index.html")]
    assert re.findall("<loc>(.*)</loc>", dated) == addresses
    assert re.findall("<lastmod>(.*)</lastmod>", dated) == ["2030-03-17"] * 3
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    files = made({"site_url": "https://example.org/p/"}, site)
    undated = files["sitemap.xml"].decode()
    assert re.findall("<loc>(.*)</loc>", undated) == addresses
    assert "<lastmod>" not in undated
    assert gzip.decompress(files["sitemap.xml.gz"]).decode() == undated
    assert files["sitemap.xml.gz"][4:8] == b"\0\0\0\0", "the time of packing"


def test_a_markdown_page_links_to_a_page_and_a_wrong_link_is_found(made, caplog):
    site = Site((page_of("index.html"), page_of("a/x/index.html")), (Attachment("a/x/b.json", lambda: b"{}"),))
    made({"docs/more.md": "[x](a/x/index.html) [data](a/x/b.json)", "nav": ["index.md", "more.md"]}, site, strict=True)
    with pytest.raises(Abort):
        made({"docs/more.md": "[x](a/y/index.html)", "nav": ["index.md", "more.md"]}, site, strict=True)
    assert "a/y/index.html" in "\n".join(caplog.messages)


def test_files_that_the_site_excludes_are_not_published(made):
    files = (Attachment("a/x.bib", lambda: b"1"), Attachment("a/x.ris", lambda: b"2"), Attachment(".x", lambda: b"3"))
    published = made({"exclude_docs": "*.ris\n"}, Site((page_of("index.html"),), files))
    assert {"a/x.bib", "a/x.ris", ".x"} & published.keys() == {"a/x.bib"}


def test_a_mark_in_an_unknown_form_makes_no_frame():
    def printed(form, words):
        return jinja2.Environment().compile_expression(form)(words=words)

    title = shell.words("title")
    known = shell.cut(f"<title>{title}</title>", {"title": title}, printed)
    assert known is not None
    assert known.filled({"title": "A bridge"}, printed) == "<title>A bridge</title>"
    for other in (title.upper(), title[:8], title.strip(), title.replace(" ", "")):
        assert shell.cut(f"<title>{other}</title>", {"title": title}, printed) is None


@pytest.mark.model
def test_the_shipped_site_is_the_same_through_mkdocs(site, tmp_path, monkeypatch):
    monkeypatch.setattr(foreign, "watching", lambda *_: ["a test"])
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=True)
    config.plugins["briefgen"].config["ledger"] = str(tmp_path / "ledger.jsonl")
    build(config)
    files = [file.relative_to(site) for file in site.rglob("*") if file.is_file()]
    assert len(files) > len(SITES)
    assert len(files) == sum(file.is_file() for file in (tmp_path / "site").rglob("*"))
    assert [name for name in files if (site / name).read_bytes() != (tmp_path / "site" / name).read_bytes()] == []
