"""Pages as they are published: their ids, their links, and the passages that they show as evidence.

In: the folder of a site. Out: each page, read once, and what is wrong with a link.
"""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """What is needed of one page: its anchors, its links, and the passages it shows as evidence.

    Those are the `<mark>`s in quotations and in the source text, and the raw words (`<q>`) of repaired ones.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = set()
        self.twice: list[str] = []
        self._ids: set[str] = set()
        self.links: list[str] = []
        self.passages: list[str] = []
        self._around: list[str] = []
        self._words: list[str] | None = None
        self._sign = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes ids and links, and where a passage begins."""
        found = {name: value or "" for name, value in attrs}
        if "id" in found:
            if found["id"] in self._ids:
                self.twice.append(found["id"])
            self._ids.add(found["id"])
        self.anchors.update(found[name] for name in ("id", "name") if name in found)
        self.links += [found[name] for name in ("href", "src") if name in found]
        kind = found.get("class", "")
        self._sign = kind == "bg-sign"
        if tag in {"blockquote", "div", "p"}:
            self._around.append(tag if tag == "blockquote" else kind)
        quoted = tag == "mark" and not {"blockquote", "bg-text"}.isdisjoint(self._around)
        if quoted or (tag == "q" and self._around[-1:] == ["bg-raw"]):
            self._words = []

    def handle_endtag(self, tag: str) -> None:
        """Keeps the passage that ends here."""
        self._sign = False
        if tag in {"blockquote", "div", "p"} and self._around:
            self._around.pop()
        if tag in {"mark", "q"} and self._words is not None:
            self.passages.append("".join(self._words))
            self._words = None

    def handle_data(self, data: str) -> None:
        """Adds to the passage that is open."""
        if self._words is not None:
            # A hidden character stands on the page as its number, such as [U+202E].
            self._words.append(chr(int(data[3:-1], 16)) if self._sign else data)


class Pages:
    """The pages of a site, each read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Page] = {}

    def at(self, name: str) -> Page:
        """That page."""
        if name not in self._read:
            self._read[name] = Page((self._folder / name).read_text(encoding="utf-8"))
        return self._read[name]

    def fault(self, here: str, link: str) -> str | None:
        """What is wrong with a link on the page `here`; None where it leads somewhere, or out of the site."""
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or parts.path.startswith("/"):
            return None
        there = here
        if parts.path:
            there = posixpath.normpath(posixpath.join(posixpath.dirname(here), unquote(parts.path)))
            if (self._folder / there).is_dir():
                there = posixpath.normpath(f"{there}/index.html")
            if there.startswith("..") or not (self._folder / there).is_file():
                return f"the link {link!r} leads nowhere"
        anchor = unquote(parts.fragment)
        # ":~:text=" asks the browser to look for words and names no anchor.
        if anchor and not anchor.startswith(":~:") and there.endswith(".html") and anchor not in self.at(there).anchors:
            return f"the link {link!r} leads to {there}, which has no anchor {anchor!r}"
        return None
