"""Links in our pages are checked when a page is written, as MkDocs checks those in Markdown."""

from __future__ import annotations

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File

from briefgen import build as core
from briefgen.plugin.links import Links
from briefgen.published import Attachment, Content, Page, Site
from tests.write import sample


def file(path):
    return File(path, None, "site", use_directory_urls=False)


LINKS = Links([file("index.html"), file("actors/ada/index.html"), file("briefings/a b/source.txt"), file("one.css")])


@pytest.mark.parametrize(
    "html",
    [
        '<a href="../../actors/ada/index.html#said">Ada</a>',
        '<a class="x" href="../../actors/ada/">Ada</a>',
        '<a href="source.txt">text</a>',
        '<a href="../a%20b/source.txt?x=1">text</a>',
        '<a href="#top">here</a><a href="?kind=pledge">here</a><a href="">here</a>',
        '<a href="https://example.org/x.html">elsewhere</a><a href="mailto:ada@example.org">Ada</a>',
        '<a href="/elsewhere.html">on the same server</a>',
        "<p>a href=&quot;nowhere.html&quot;</p><code>&lt;a href=nowhere.html</code>",
    ],
)
def test_a_link_that_leads_somewhere_is_none_of_the_broken(html):
    assert LINKS.broken("briefings/a b/index.html", html) == []


@pytest.mark.parametrize(
    ("html", "link"),
    [
        ('<a href="../../actors/eve/index.html">Eve</a>', "../../actors/eve/index.html"),
        ('<a href="../../actors/ada">Ada</a>', "../../actors/ada"),
        ('<p><a class="bg-x"\n href="data.json" download>data</a>', "data.json"),
        ('<img alt="" src="one.png">', "one.png"),
        ('<a href="../../../index.html">out of the site</a>', "../../../index.html"),
    ],
)
def test_a_link_that_leads_nowhere_is_told(html, link):
    assert LINKS.broken("briefings/a b/index.html", html) == [link]


@pytest.mark.parametrize("path", ["index.html", "briefings/index.html", "briefings/bridge/index.html"])
@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs"])
def test_a_strict_build_fails_at_a_page_with_a_broken_link_and_says_it_once(tmp_path, monkeypatch, caplog, path, theme):
    for folder in ("docs", "seeds"):
        (tmp_path / folder).mkdir()
    settings = {"site_name": "Harbour", "use_directory_urls": False, "plugins": ["briefgen"], "theme": {"name": theme}}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings))
    content = Content('<h1>Bridge</h1><a href="there.txt">there</a><a href="gone.txt">gone</a>', (), "One.")
    there = Attachment(path.replace("index.html", "there.txt"), lambda: b"there")
    site = Site((Page(path, "Bridge", lambda: content, None),), (there,))
    monkeypatch.setattr(core, "site", lambda *_: core.Built(site, sample.corpus(), (), 0, ()))
    with pytest.raises(Abort):
        build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
    told = [record.getMessage() for record in caplog.records if "gone.txt" in record.getMessage()]
    assert len(told) == 1
    assert path in told[0]
    assert not [record for record in caplog.records if "there.txt" in record.getMessage()]
