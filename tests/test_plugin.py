"""The edge to MkDocs: what a site's author sees of it."""

from __future__ import annotations

import hashlib
import logging
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import replace

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import InclusionLevel

from briefgen import build as core
from briefgen import write
from briefgen.errors import Problem, SettingsError
from briefgen.published import Alternate, Attachment, Content, Heading, Page, Site
from tests.write import sample

EVIL = '</title><script>alert(1)</script>{{7*7}}--8<-- "mkdocs.yml" "><img src=x onerror=alert(2)>'


def page_of(path, title, html, headings, description, source=None, **more):
    """A page that says this."""
    return Page(path, title, lambda: Content(html, headings, description, **more), source)


PAGES = (
    page_of("index.html", "Home", "<h1>Home</h1>", (Heading(1, "home", "Home"),), "All of it."),
    page_of("briefings/index.html", "Briefings", "<h1>Briefings</h1>", (), "All briefings."),
    page_of(
        "briefings/bridge/index.html",
        "The bridge",
        "<h1 id='top'>The bridge</h1><h2 id='facts'>Facts</h2><p>*not* _markdown_ {{ config }} [x](y)</p>",
        (
            Heading(1, "top", "The bridge"),
            Heading(2, "facts", "Facts"),
            Heading(3, "more", "More"),
            Heading(2, "who", "Who"),
        ),
        "What the council said.",
        "bridge.txt",
    ),
)


def built(pages=PAGES, attachments=(), problems=(), notes=()):
    return core.Built(Site(tuple(pages), tuple(attachments)), sample.corpus(), tuple(problems), 1, tuple(notes))


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A site of one document; `project(...)` writes its settings and loads them."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    (tmp_path / "docs").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "bridge.txt").write_text("The council pledged to reopen the bridge.\n")
    monkeypatch.setattr(core, "site", lambda *_: built())

    def load(options=None, theme="mkdocs", strict=True, **settings):
        data = {
            "site_name": "Harbour",
            "theme": theme if isinstance(theme, dict) else {"name": theme},
            "use_directory_urls": False,
            "plugins": [{"briefgen": options or {}}],
            **settings,
        }
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(data))
        config = load_config(str(tmp_path / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        return config

    load.root = tmp_path  # type: ignore[attr-defined]
    yield load
    logging.getLogger("briefgen").handlers.clear()
    logging.getLogger("briefgen").propagate = True


def text(project, path):
    return (project.root / "site" / path).read_text(encoding="utf-8")


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_pages_land_where_the_core_says(project, theme, directory_urls):
    build(project(theme=theme, use_directory_urls=directory_urls))
    for page in PAGES:
        assert page.html in text(project, page.path)


def test_html_is_handed_over_untouched_by_markdown_and_templates(project):
    build(project(markdown_extensions=["attr_list", "md_in_html", "smarty"]))
    assert "<p>*not* _markdown_ {{ config }} [x](y)</p>" in text(project, "briefings/bridge/index.html")


@pytest.mark.parametrize("theme", ["mkdocs", "material", "readthedocs"])
def test_a_title_can_break_nothing(project, monkeypatch, theme):
    page = page_of("briefings/evil/index.html", EVIL, "<p>Body</p>", (Heading(2, "x", EVIL),), EVIL)
    home = page_of("index.html", EVIL, "<p>Home</p>", (Heading(2, "x", EVIL),), EVIL)
    monkeypatch.setattr(core, "site", lambda *_: built([home, page]))
    build(project(theme=theme))
    for path in (home.path, page.path):
        html = text(project, path)
        assert "<script>alert(1)" not in html
        assert "<img src=x" not in html
        assert "49" not in re.findall(r"<title>(.*?)</title>", html, re.S)[0]
        assert len(re.findall(r"</title>", html)) == len(re.findall(r"<title>", html))
    title = re.findall(r"<title>(.*?)</title>", text(project, page.path), re.S)[0]
    assert title.startswith("&lt;/title&gt;&lt;script&gt;")


def test_title_description_and_contents_are_those_of_the_page(project):
    config = project(theme="material")
    build(config)
    html = text(project, "briefings/bridge/index.html")
    assert "<title>The bridge - Harbour</title>" in html
    assert '<meta name="description" content="What the council said.">' in html
    contents = re.findall(r'href="#([a-z]+)" class="md-nav__link"', html)
    assert contents[:3] == ["facts", "more", "who"]


def test_a_title_given_in_nav_wins(project):
    build(project(theme="material", nav=[{"Start": "index.md"}, {"All papers": "briefings/index.md"}]))
    assert "<title>All papers - Harbour</title>" in text(project, "briefings/index.html")


def files_of(config):
    from mkdocs.structure.files import Files, set_exclusions

    config = config.plugins.on_config(config)
    files = config.plugins.on_files(Files([]), config=config)
    set_exclusions(files, config)
    return files


@pytest.mark.parametrize(
    ("nav", "listed"),
    [
        (None, {"index.md", "briefings/index.md"}),
        (["index.md", {"Papers": ["briefings/index.md"]}], {"index.md", "briefings/index.md"}),
        (["index.md"], {"index.md"}),
    ],
)
def test_only_lists_are_in_the_navigation_and_only_those_asked_for(project, nav, listed):
    files = files_of(project(**({"nav": nav} if nav else {})))
    assert {f.src_uri for f in files if f.inclusion == InclusionLevel.INCLUDED and f.is_documentation_page()} == listed


def test_the_edit_link_leads_to_the_source_document(project):
    build(project(theme="mkdocs", repo_url="https://example.org/harbour/", edit_uri="edit/main/docs/"))
    assert 'href="https://example.org/harbour/edit/main/seeds/bridge.txt"' in text(
        project, "briefings/bridge/index.html"
    )


def test_pages_of_the_navigation_have_a_path_that_other_plugins_can_ask_for(project):
    assert all(f.abs_src_path for f in files_of(project()) if f.is_documentation_page())


def test_a_hand_written_page_wins(project, caplog):
    (project.root / "docs" / "index.md").write_text("# By hand\n")
    (project.root / "docs" / "briefings").mkdir()
    (project.root / "docs" / "briefings" / "README.md").write_text("# Ours\n")
    config = project()
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefgen"):
        build(config)
    assert "By hand" in text(project, "index.html")
    assert "Ours" in text(project, "briefings/index.html")
    assert "briefgen: index.html is written by hand, so the one that would be made is left out" in caplog.messages


def test_files_are_published_byte_for_byte(project, monkeypatch):
    data = bytes(range(256))
    monkeypatch.setattr(core, "site", lambda *_: built(attachments=[Attachment("data/x.bin", lambda: data)]))
    build(project())
    assert (project.root / "site" / "data" / "x.bin").read_bytes() == data


def test_problems_are_warnings_that_fail_a_strict_build(project, monkeypatch, caplog):
    problems = [
        Problem("seeds/a.txt", None, "the file is empty. Write something into it or delete it."),
        Problem("seeds/b.txt", 4, "no date", "warning"),
    ]
    monkeypatch.setattr(core, "site", lambda *_: built(problems=problems, notes=["The cache is locked."]))
    with pytest.raises(Abort, match="2 warnings"):
        build(project())
    assert [r.getMessage() for r in caplog.records if r.levelno == logging.WARNING] == [
        "briefgen: seeds/a.txt: the file is empty. Write something into it or delete it.",
        "briefgen: seeds/b.txt:4: no date",
    ]
    build(project(strict=False))


def test_the_report_counts_what_was_made(project, caplog):
    config = project()
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefgen"):
        build(config)
    assert "briefgen: 2 documents (1 read anew), 1 actor, 6 commitments" in caplog.messages


def test_all_wrong_options_are_told_at_once(project, caplog):
    with pytest.raises(Abort):
        project({"sources": "sedes", "language_model": "no_such_model", "jobs": 65, "models": {"fr": "no_such_model"}})
    told = "\n".join(caplog.messages)
    assert f"there is no folder {project.root / 'sedes'}. Make it and put a document into it" in told
    assert "the language model 'no_such_model' is not installed. Install the package of that name with pip" in told
    assert "expected `cores` or a whole number from 1 to 64, for example `jobs: 2`, and found 65." in told
    assert '"no_such_model" for French is not installed; install the package of that name with pip' in told


def test_an_unknown_option_is_named(project, caplog):
    project({"cach": "x"}, strict=False)
    assert "Unrecognised configuration name: cach" in "\n".join(caplog.messages)


@pytest.mark.parametrize("jobs", [0, -1, 65, True, "two", 1.5])
def test_jobs_must_be_a_number_from_1_to_64(project, jobs):
    with pytest.raises(Abort):
        project({"jobs": jobs})


@pytest.mark.parametrize("cache", [False, ""])
def test_no_cache_is_a_choice(project, cache):
    config = project({"cache": cache})
    assert config.plugins["briefgen"]._settings(config).cache is None


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sources": "docs"}, "Put the documents beside it"),
        ({"sources": "."}, "Put the documents beside it"),
        ({"cache": "seeds/cache"}, "where a change starts a new build"),
        ({"cache": "docs/.cache"}, "where a change starts a new build"),
    ],
)
def test_folders_that_would_disturb_each_other_are_refused(project, caplog, options, message):
    config = project(options)
    with pytest.raises(Abort):
        build(config)
    assert message in "\n".join(caplog.messages)


def test_what_the_core_raises_on_purpose_is_a_message_without_a_traceback(project, monkeypatch, caplog):
    def missing(*_):
        raise SettingsError("the sources folder is gone; make it again")

    monkeypatch.setattr(core, "site", missing)
    with pytest.raises(Abort):
        build(project())
    assert "briefgen: the sources folder is gone; make it again" in caplog.messages


def test_messages_for_developers_come_through_to_mkdocs(project, caplog):
    project()
    with caplog.at_level(logging.DEBUG, logger="mkdocs.plugins.briefgen"):
        logging.getLogger("briefgen.build").debug("a traceback")
    assert "a traceback" in caplog.messages
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefgen"):
        caplog.clear()
        logging.getLogger("briefgen.build").debug("a traceback")
    assert caplog.messages == []


def test_the_sources_folder_is_watched_and_our_style_comes_before_the_sites_own(project):
    config = project(extra_css=["mine.css"])
    config = config.plugins.on_config(config)
    assert str(project.root / "seeds") in config.watch
    assert config.extra_css == ["assets/briefgen/briefgen.css", "mine.css"]
    assert [str(script) for script in config.extra_javascript] == ["assets/briefgen/briefgen.js"]


HEAD = page_of(
    "briefings/head/index.html",
    "Head",
    "<p>Body</p>",
    (),
    "d",
    meta=(("citation_title", EVIL), ("og:title", "The “bridge” & more")),
    alternates=(Alternate("application/json", EVIL, "briefings/head/briefing.json"),),
    scripts=("assets/briefgen/more.js",),
)
SEARCH = page_of("search/index.html", "Search", "<p>Search</p>", (), "d")


@pytest.mark.parametrize("theme", ["mkdocs", "material", "readthedocs"])
def test_what_a_page_wants_in_its_head_is_there_and_escaped(project, monkeypatch, theme):
    monkeypatch.setattr(core, "site", lambda *_: built([*PAGES, HEAD]))
    build(project(theme=theme))
    html = text(project, HEAD.path)
    head = html.partition("</head>")[0]
    assert '<meta property="og:title" content="The “bridge” &amp; more">' in head
    assert '<meta name="citation_title" content="&lt;/title&gt;&lt;script&gt;alert(1)' in head
    assert re.search(
        r'<link rel="alternate" type="application/json" title="&lt;/title[^"]+" href="briefing.json">', head
    )
    assert '<script async fetchpriority="high" src="../../assets/briefgen/more.js"></script>' in head
    assert "<script>alert(1)" not in html
    assert "<img src=x" not in html
    assert "citation_title" not in text(project, "index.html")


@pytest.mark.parametrize(("page", "href"), [("index.html", ""), ("briefings/bridge/index.html", "../../")])
def test_every_page_has_a_search_form_in_its_header_that_needs_no_script(project, monkeypatch, page, href):
    monkeypatch.setattr(core, "site", lambda *_: built([*PAGES, SEARCH]))
    build(project(theme="material", repo_url="https://example.org/harbour/"))
    (header,) = re.findall(r"<header.*?</header>", text(project, page), re.S)
    (form,) = re.findall(r"<form[^>]*bg-find.*?</form>", header, re.S)
    assert f'action="{href}search/index.html" method="get"' in form
    assert 'type="search" name="q"' in form
    assert '<label class="bg-unseen" for="bg-find">' in form
    assert header.index("bg-find") < header.index("md-header__source")
    assert "bg-find" in text(project, "404.html")


def test_the_search_page_has_one_form_and_a_site_without_it_none(project, monkeypatch):
    monkeypatch.setattr(core, "site", lambda *_: built([*PAGES, SEARCH]))
    build(project(theme="material"))
    assert "bg-find" not in text(project, SEARCH.path)
    monkeypatch.setattr(core, "site", lambda *_: built())
    build(project(theme="material"))
    assert "bg-find" not in text(project, "index.html")


def test_a_sites_own_templates_have_the_last_word(project, monkeypatch):
    """Begun with ours, as the guide says, or without."""
    monkeypatch.setattr(core, "site", lambda *_: built([*PAGES, HEAD, SEARCH]))
    (project.root / "mine").mkdir()
    main = project.root / "mine" / "main.html"
    mine = '{{% extends "{}" %}}{{% block extrahead %}}{}<meta name="mine" content="{}">{{% endblock %}}'
    main.write_text(mine.format("briefgen/page.html", "{{ super() }}", 1))
    build(project(theme={"name": "material", "custom_dir": "mine"}))
    html = text(project, HEAD.path)
    assert '<meta name="mine" content="1">' in html
    assert "citation_title" in html
    assert "bg-find" in html
    main.write_text(mine.format("base.html", "", 2))
    build(project(theme={"name": "material", "custom_dir": "mine"}))
    html = text(project, HEAD.path)
    assert '<meta name="mine" content="2">' in html
    assert "citation_title" not in html


def test_a_site_that_lists_the_plugin_search_is_told_and_keeps_it(project, monkeypatch, caplog):
    """Then the header has one search, not two; and what Material's plugin cuts out of pages is none of our markup."""
    trap = page_of("briefings/trap/index.html", "Trap", '<a title="x data-search-x=" href="#y">z</a>', (), "d")
    monkeypatch.setattr(core, "site", lambda *_: built([*PAGES, SEARCH, trap]))
    config = project(theme="material", plugins=["search", {"briefgen": {}}])
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefgen"):
        build(config)
    assert any("the plugin `search` is not needed" in message for message in caplog.messages)
    html = text(project, "index.html")
    assert "md-search" in html
    assert "bg-find" not in html
    assert '<a title="x data&#45;search-x=" href="#y">z</a>' in text(project, trap.path)


def test_a_real_site_of_invented_briefings_is_strictly_clean(project, monkeypatch):
    found = []
    for one in sample.corpus().briefings:  # with documents that are there, as the end of a build looks at them
        content = one.source.text.encode()
        (project.root / "seeds" / one.source.file).write_bytes(content)
        found.append(sample.briefing(replace(one.source, sha256=hashlib.sha256(content).hexdigest())))
    corpus = sample.corpus(*found)
    site = write.site(corpus)
    monkeypatch.setattr(core, "site", lambda *_: core.Built(site, corpus, (), 0, ()))
    build(project(theme="material", validation={"omitted_files": "warn", "anchors": "warn"}))
    for page in site.pages:
        assert page.html.strip() in text(project, page.path)


@pytest.mark.slow
@pytest.mark.model
def test_serve_sees_new_changed_and_removed_documents(tmp_path):
    """The one run of the real `mkdocs serve`: with its own process, its own watcher and the real rooms."""
    seeds = tmp_path / "seeds"
    (tmp_path / "docs").mkdir()
    seeds.mkdir()
    (seeds / "bridge.txt").write_text("The harbour council pledged to reopen the bridge by 2032.\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (tmp_path / "mkdocs.yml").write_text(
        f"site_name: Harbour\ndev_addr: 127.0.0.1:{port}\nuse_directory_urls: false\nplugins: [briefgen]\n"
    )

    def page(name):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/briefings/{name}/index.html", timeout=5) as answer:
                return answer.read().decode()
        except OSError:
            return None

    def wait(condition, what):
        for _ in range(300):
            if condition():
                return
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
        pytest.fail(f"{what}\n{log.read_text()}")

    log = tmp_path / "log"
    with log.open("w") as out:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-f", tmp_path / "mkdocs.yml"],
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        try:
            wait(lambda: page("bridge"), "the first build is not served")
            (seeds / "ferry.txt").write_text("The ferry company pledged to buy a new ferry.\n")
            wait(lambda: page("ferry"), "a new document was not seen")
            (seeds / "bridge.txt").write_text("The harbour council refused to reopen the bridge.\n")
            wait(lambda: "refused" in (page("bridge") or ""), "a change was not seen")
            (seeds / "ferry.yml").write_text("title: A ferry with a sidecar\n")
            wait(lambda: "A ferry with a sidecar" in (page("ferry") or ""), "a sidecar was not seen")
            (seeds / "bridge.txt").unlink()
            wait(lambda: page("bridge") is None, "a removal was not seen")
            time.sleep(1.5)
            assert log.read_text().count("Building documentation...") <= 6, "builds without a change"
        finally:
            server.terminate()
            server.wait(timeout=20)
