"""The same pages for MkDocs alone: what somebody would have who had written them by hand as Markdown.

In: the pages of briefgen. Out: a folder with mkdocs.yml and docs/ in which every page has the same headings,
paragraphs, lists, tables and links to other pages, as Markdown. Used by __main__.py.
"""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from briefgen.published import Page

BREAKS = {
    "p",
    "div",
    "section",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "summary",
    "details",
    "table",
    "caption",
    "nav",
}


class _Markdown(HTMLParser):
    """HTML of a page to Markdown of the same structure."""

    def __init__(self, path: str, pages: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._path, self._pages = path, pages
        self._out: list[str] = []
        self._cells: list[str] = []
        self._rows = 0
        self._links: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if re.fullmatch("h[1-6]", tag):
            self._out.append("\n\n" + "#" * int(tag[1]) + " ")
        elif tag == "li":
            self._out.append("\n\n- ")
        elif tag == "tr":
            self._out.append("\n| ")
            self._cells = []
        elif tag == "a":
            self._links.append(self._page(dict(attrs).get("href") or ""))
            if self._links[-1]:
                self._out.append("[")
        elif tag == "table":
            self._rows = 0
            self._out.append("\n\n")
        elif tag in BREAKS and not self._in_row():
            self._out.append("\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._out.append(" | ")
            self._cells.append(tag)
        elif tag == "tr":
            self._rows += 1
            if self._rows == 1:
                self._out.append("\n|" + " --- |" * len(self._cells))
            self._cells = []
        elif tag == "a" and self._links and (target := self._links.pop()):
            self._out.append(f"]({target})")
        elif tag == "table" or (re.fullmatch("h[1-6]|li", tag) and not self._in_row()):
            self._out.append("\n\n")

    def handle_data(self, data: str) -> None:
        words = " ".join(data.split())
        if words:
            # Marks that mean something to Markdown are escaped, as a careful author would; the spaces around
            # stay.
            words = re.sub(r"([\\`*_{}\[\]<>#|])", r"\\\1", words)
            self._out.append(f"{' ' if data[0].isspace() else ''}{words}{' ' if data[-1].isspace() else ''}")

    def _in_row(self) -> bool:
        return "".join(self._out[-400:]).rpartition("\n")[2].startswith("| ")

    def _page(self, href: str) -> str | None:
        path = href.partition("#")[0]
        there = posixpath.normpath(posixpath.join(posixpath.dirname(self._path), path)) if path else ""
        return path.removesuffix(".html") + ".md" if there in self._pages else None

    def text(self) -> str:
        return re.sub(r"\n{3,}", "\n\n", "".join(self._out)).strip() + "\n"


def write(pages: tuple[Page, ...], settings: dict[str, Any], folder: Path) -> int:
    """Writes the folder and returns the bytes of Markdown in it; `settings` are those of the real site."""
    paths = {page.path for page in pages}
    size = 0
    for page in pages:
        markdown = _Markdown(page.path, paths)
        markdown.feed(page.html)
        file = folder / "docs" / Path(page.path).with_suffix(".md")
        file.parent.mkdir(parents=True, exist_ok=True)
        size += file.write_text(markdown.text(), encoding="utf-8")
    lists = [page.path.removesuffix(".html") + ".md" for page in pages if page.path.count("/") <= 1]
    plain = {key: value for key, value in settings.items() if key not in {"plugins", "nav", "extra_css", "docs_dir"}}
    plain |= {
        "plugins": ["search"],
        "nav": [path for path in lists if (folder / "docs" / path).is_file()],
        "not_in_nav": "*",
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plain), encoding="utf-8")
    return size
