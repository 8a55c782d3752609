"""One site of all hostile documents, built once by the program as users start it, and looked at once in a browser."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Request

from briefgen import read
from briefgen.settings import Settings
from tests.hostile import corpus

ROOT = Path(__file__).parents[2]
SITE = """\
site_name: Hostile
site_url: https://site.test/
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.top, navigation.tracking, toc.follow, content.code.copy, content.tooltips]
  palette:
    - {scheme: default, toggle: {icon: material/weather-night, name: dark}}
    - {scheme: slate, toggle: {icon: material/weather-sunny, name: light}}
markdown_extensions:
  [admonition, attr_list, md_in_html, abbr, footnotes, pymdownx.snippets, pymdownx.superfences, pymdownx.emoji]
plugins:
  - briefgen: {corrections_to: desk@post.test}
"""
LOOK = """() => {
  const all = [...document.querySelectorAll("*")];
  return {
    kinds: [...new Set(all.flatMap(one => [one.localName,
        ...[...one.attributes].map(a => one.localName + " " + a.name)]))],
    links: [...new Set(all.flatMap(one => ["href", "xlink:href", "src", "srcset", "action", "formaction", "data",
        "poster", "background", "cite", "ping"].filter(a => one.hasAttribute(a)).map(a => one.getAttribute(a))))],
    scripts: [...document.scripts].filter(one => !one.src && !/json/.test(one.type)).map(one => one.text),
    text: (document.querySelector("article") || document.body).textContent,
    verbatim: (source => {
      source?.querySelectorAll(".bg-n, .bg-see, .bg-idle, .bg-backs, .bg-why, summary").forEach(one => one.remove());
      return source?.textContent;
    })(document.querySelector(".bg-text")?.cloneNode(true)),
    title: document.title,
    canary: window.canary || 0,
    blocked: window.blocked,
  };
}"""
WATCH = """window.blocked = [];
document.addEventListener("securitypolicyviolation", e => window.blocked.push(e.violatedDirective + e.blockedURI));"""


@dataclass
class Hostile:
    """The site, its sources, what was made of them, and what the build said."""

    folder: Path
    made: corpus.Made
    log: str
    status: int
    ids: dict[str, str]

    @property
    def site(self) -> Path:
        """Where it was built."""
        return self.folder / "site"

    @property
    def seeds(self) -> Path:
        """Its sources."""
        return self.folder / "seeds"

    def page(self, name: str) -> Path:
        """The page of a document."""
        return self.site / "briefings" / self.ids[name] / "index.html"


@dataclass
class Seen:
    """What a browser made of every page: its elements, links and text, by the path of the page."""

    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """The hostile site, built as a user would: not strictly, in a process of its own."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "docs").mkdir()
    (folder / "seeds").mkdir()
    (folder / "mkdocs.yml").write_text(SITE, encoding="utf-8")
    made = corpus.make(folder / "seeds")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        timeout=600,
    )
    documents, _ = read.documents(Settings(sources=folder / "seeds", root=folder))
    log = (done.stdout + done.stderr).decode("utf-8", "replace")
    return Hostile(folder, made, log, done.returncode, {one.file: one.id for one in documents})


@pytest.fixture(scope="session")
def seen(hostile: Hostile, browser: Browser) -> Iterator[Seen]:
    """Every page, opened from its folder in a browser that may ask for anything."""
    found = Seen()
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()

    def talked(dialog: Dialog) -> None:
        found.wrong.append(f"{page.url}: dialog {dialog.message}")
        dialog.dismiss()

    def logged(message: ConsoleMessage) -> None:
        if message.type == "error":
            found.wrong.append(f"{page.url}: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith(("file:", "data:")):
            found.wrong.append(f"{page.url} asked {request.url}")

    page.on("dialog", talked)
    page.on("pageerror", lambda error: found.wrong.append(f"{page.url}: {error}"))
    page.on("console", logged)
    context.on("request", asked)
    for file in sorted(hostile.site.rglob("*.html")):
        if file.name != "404.html":  # MkDocs gives it absolute addresses: only a server shows it
            page.goto(file.as_uri())
            found.pages[file.relative_to(hostile.site).as_posix()] = page.evaluate(LOOK)
    yield found
    context.close()
