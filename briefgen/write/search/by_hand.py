"""Hand-written pages as the search finds them: by section.

In: finished HTML of pages that are not ours, such as the guide. Out: the file "pages" of the index.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser

from briefgen.published import Attachment
from briefgen.visible import visible
from briefgen.write import site_map
from briefgen.write.search.scripts import script

FILE = "pages"
HEADINGS = {f"h{level}" for level in range(1, 7)}
SKIPPED = {"script", "style", "template", "svg"}
MARK = "headerlink"
"""Class of the sign that the theme puts behind a heading."""


def sections(pages: Iterable[tuple[str, str, str]]) -> Attachment:
    """The file; `pages` are (path below the site's root, title, HTML).

    It has a row for each section that says something, as the search library takes them.
    """
    rows: list[dict[str, str | int]] = []
    for path, title, html in sorted(pages):
        reader = _Sections()
        reader.feed(html)
        reader.close()
        for anchor, heading, text in reader.found:
            words = " ".join("".join(text).split())
            if words or heading:
                at = site_map.link(site_map.SEARCH, path, anchor)
                under = " ".join("".join(heading).split())
                name = f"{title}: {under}" if under and under != title else title
                rows.append({"id": len(rows), "title": visible(name), "href": at, "text": visible(words)})
    content = script(FILE, rows)
    return Attachment(site_map.search_data(FILE), lambda: content, lambda: sha256(content).digest())


class _Sections(HTMLParser):
    """Cuts a page at its headings; `found` has anchor, heading and text of each part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str | None, list[str], list[str]]] = [(None, [], [])]
        self._in_heading = self._in_mark = False
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A heading begins a section."""
        given = dict(attrs)
        if tag in HEADINGS:
            self.found.append((given.get("id"), [], []))
            self._in_heading = True
        elif tag in SKIPPED:
            self._skipped += 1
        elif tag == "a" and MARK in (given.get("class") or ""):
            self._in_mark = True

    def handle_endtag(self, tag: str) -> None:
        """A heading's end begins its text."""
        if tag in HEADINGS:
            self._in_heading = False
        elif tag in SKIPPED:
            self._skipped = max(self._skipped - 1, 0)
        elif tag == "a":
            self._in_mark = False
        if tag not in {"a", "b", "em", "strong", "code", "span", "i", "abbr"}:
            self.found[-1][2].append(" ")

    def handle_data(self, data: str) -> None:
        """Words of the heading, or of its section."""
        if not self._skipped and not self._in_mark:
            _, heading, text = self.found[-1]
            (heading if self._in_heading else text).append(data)
