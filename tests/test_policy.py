"""The policy of a page names what may run in it, and lets nothing else."""

from __future__ import annotations

import base64
import hashlib
import logging
import re

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from briefgen import build as core
from briefgen.plugin.policy import found, under_policy
from briefgen.published import Content, Page, Site
from tests.write import sample

PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>a</title>
<style>b{}</style><script>one()</script><script type="application/json">{}</script>
<script src="//stats.example.org/x.js"></script><link rel=stylesheet href="https://fonts.example.org/css?a">
<link rel=canonical href="https://site.example.org/"></head>
<body>CONTENT<script type=module>two()</script></body></html>"""


def digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def policy(html: str) -> dict[str, str]:
    (content,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    return {rule.partition(" ")[0]: rule.partition(" ")[2] for rule in content.split("; ")}


def test_scripts_and_styles_around_the_content_are_named_by_their_digests():
    rules = policy(under_policy(PAGE, found(PAGE, "CONTENT")))
    assert rules["script-src"] == f"'self' file: {digest('one()')} {digest('two()')}"
    assert rules["style-src"] == f"'self' file: {digest('b{}')}"
    assert rules["object-src"] == rules["base-uri"] == "'none'"


def test_a_script_within_the_content_is_not_among_them():
    content = "<p>words<script>three()</script></p>"
    page = PAGE.replace("CONTENT", content)
    assert digest("three()") not in under_policy(page, found(page, content))


def test_it_stands_before_all_that_it_is_about():
    html = under_policy(PAGE, found(PAGE))
    assert html.index("http-equiv") < html.index("<title") < html.index("<style")
    assert html.startswith('<!doctype html><html><head><meta charset="utf-8">\n<meta http-equiv')


def test_servers_that_a_page_would_load_from_are_told():
    assert found(PAGE).hosts == ["https://stats.example.org", "https://fonts.example.org"]


def test_a_preview_runs_what_its_server_puts_in():
    assert "'unsafe-inline'" in policy(under_policy(PAGE, found(PAGE), served=True))["script-src"]


def test_what_is_no_page_is_left_alone():
    assert under_policy("words", found("words")) == "words"


@pytest.fixture
def made(tmp_path, monkeypatch):
    """Builds a site of two pages with these options and settings; the words of its pages by path."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")

    def make(options=None, **settings):
        for name in ("docs", "seeds"):
            (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / "docs" / "more.md").write_text("# More\n\n<script>mine()</script>\n")
        data = {
            "site_name": "Harbour",
            "theme": {"name": "material", "font": False},
            "plugins": [{"briefgen": options or {}}],
            "use_directory_urls": False,
            **settings,
        }
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(data))
        pages = tuple(
            Page(path, "A", lambda: Content("<h1>A</h1>", (), "A.")) for path in ("index.html", "a/b/index.html")
        )
        monkeypatch.setattr(core, "site", lambda *_: core.Built(Site(pages, ()), sample.corpus(), (), 0, ()))
        build(load_config(str(tmp_path / "mkdocs.yml")))
        return {one.relative_to(tmp_path / "site").as_posix(): one.read_text() for one in tmp_path.rglob("*.html")}

    return make


def test_pages_of_ours_have_one_and_those_written_by_hand_none(made):
    site = made()
    for path in ("index.html", "a/b/index.html"):
        rules = policy(site[path])
        assert rules["default-src"] == "'self' file:"
        scripts = re.findall(r"<script>(.*?)</script>", site[path], re.DOTALL)
        assert len(scripts) >= 2
        assert all(digest(script) in rules["script-src"] for script in scripts)
    assert "Content-Security-Policy" not in site["more.html"]


def test_a_server_that_the_author_names_is_let_in_and_another_is_told(made, caplog):
    settings = {"extra_javascript": ["https://stats.example.org/a.js", "https://other.example.org/b.js"]}
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefgen"):
        site = made({"allowed_hosts": ["https://stats.example.org"]}, **settings)
    assert policy(site["index.html"])["script-src"].startswith("'self' file: https://stats.example.org 'sha256-")
    told = [message for message in caplog.messages if "load nothing from" in message]
    assert len(told) == 1
    assert "https://other.example.org, which the theme or an extra file asks for" in told[0]


@pytest.mark.parametrize("host", ["stats.example.org", "https://a.example.org/x", "https://a'; script-src *", "*", 5])
def test_a_server_must_be_an_address_and_nothing_else(made, host, caplog):
    with pytest.raises(Abort):
        made({"allowed_hosts": [host]})
    assert "allowed_hosts" in caplog.text
