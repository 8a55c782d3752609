"""HTML that is all content, as mails, feeds and Word documents give it → blocks of words.

In: a piece of HTML without the furniture of a web page. Out: its headings, paragraphs, items and tables in order. Read
by the parser of the standard library: nothing is run and nothing fetched. Whole web pages are html.py's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import BlockKind
    from briefgen.read.formats.reading_text import Writer

SKIPPED = frozenset(
    {"script", "style", "head", "template", "noscript", "iframe", "object", "svg", "math", "select", "nav"}
)
"""Elements of which no word is text for readers."""

VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "area", "base", "col", "embed", "source", "track", "wbr"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
INLINE = frozenset(
    re.findall(
        r"\S+",
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
        "strong sub sup time tt u var img wbr o:p",
    )
)
"""All others begin a block of their own."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OPEN = re.compile(r"<(?=[^<>]*(?:<|\Z))")

ROW, CELL = "\x1e", "\x1f"
CELL_LETTERS = 120
"""Longer cells on average are paragraphs: such a table arranges a page."""


@dataclass(frozen=True, slots=True)
class Part:
    """One block. `quoted`: it stands in a quotation of the layout, as the mail that is answered does."""

    kind: BlockKind | None
    """None for a table, each row on its line."""
    words: str
    quoted: bool = False


def parts(fragment: str) -> list[Part]:
    """The blocks in order, those without words left out."""
    parser = _Parser()
    parser.feed(_closed(fragment))
    parser.close()
    parser.end_block()
    return parser.found


def _closed(fragment: str) -> str:
    """The fragment without comments, and without signs that open a tag and are never closed.

    For each of those the parser would look through all that follows: a mail of them would take it hours.
    """
    end = fragment.rfind("-->") + len("-->") if "-->" in fragment else 0
    return _OPEN.sub("&lt;", _COMMENT.sub("", fragment[:end]) + fragment[end:])


def write(found: list[Part], writer: Writer, quoted: str | None = None) -> None:
    """The blocks added to a reading text, tables as unused; `quoted` is why quotations of the layout are unused."""
    for part in found:
        if part.kind is None:
            writer.aside(part.words, "table")
        elif part.quoted and quoted is not None:
            writer.aside(part.words, quoted)
        else:
            writer.block(part.kind, part.words)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Part] = []
        self._words: list[str] = []
        self._kind: BlockKind = "paragraph"
        self._skipped: list[str] = []
        self._quotes = 0
        self._tables = 0
        self._breaks = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.append(tag)
        elif tag in SKIPPED or (tag not in VOID and _hidden(dict(attrs))):
            self._skipped.append(tag)
        elif tag == "br":
            self._break()
        elif tag == "table":
            self.end_block()
            self._tables += 1
        elif self._tables:
            self._words.append({"td": CELL, "th": CELL, "tr": ROW}.get(tag, "" if tag in INLINE else "\n"))
        elif tag not in INLINE:
            around: BlockKind = "paragraph" if "".join(self._words).strip() else self._kind  # <li><p> is an item
            self.end_block()
            self._quotes += tag == "blockquote"
            self._kind = "heading" if tag in HEADINGS else "item" if tag in {"li", "dd"} else around

    def handle_endtag(self, tag: str) -> None:
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
        elif tag == "table":
            if self._tables == 1:
                self.end_block()
            self._tables = max(0, self._tables - 1)
            self._words += ["\n"] if self._tables else []
        elif tag in INLINE or tag in VOID:
            pass
        elif self._tables:
            self._words.append("\n")  # the words of two blocks in one cell stay apart
        else:
            self.end_block()
            self._quotes = max(0, self._quotes - (tag == "blockquote"))

    def handle_data(self, data: str) -> None:
        if not self._skipped:
            self._words.append(data)
            self._breaks = 0 if data.strip() else self._breaks

    def _break(self) -> None:
        """Two in a row end the paragraph, as authors mean it; one is a space."""
        self._breaks += 1
        if self._tables:
            self._words.append("\n")
        elif self._breaks >= 2:
            kind = self._kind
            self.end_block()
            self._kind = kind
        else:
            self._words.append(" ")

    def end_block(self) -> None:
        """Puts away what was gathered."""
        words = "".join(self._words)
        if self._tables:
            self._table([row.split(CELL) for row in words.split(ROW)])
        elif _says(words):
            self.found.append(Part(self._kind, " ".join(words.split()), self._quotes > 0))
        self._words, self._breaks, self._kind = [], 0, "paragraph"

    def _table(self, rows: list[list[str]]) -> None:
        """One block, or the lines of all cells where the table only arranges text, as mails do it."""
        plain = [[" ".join(cell.split()) for cell in row if _says(cell)] for row in rows]
        cells = [cell for row in plain for cell in row]
        if any(len(row) > 1 for row in plain) and sum(map(len, cells)) <= CELL_LETTERS * len(cells):
            told = "\n".join(" | ".join(row) for row in plain if row)
            self.found.append(Part(None, told, self._quotes > 0))
            return
        lines = (" ".join(line.split()) for row in rows for cell in row for line in cell.splitlines())
        self.found += [Part("paragraph", line, self._quotes > 0) for line in lines if _says(line)]


def _says(words: str) -> bool:
    return any(map(str.isalnum, words))


def _hidden(attributes: dict[str, str | None]) -> bool:
    """What a browser does not show is no text: mails hide previews, pages their traps."""
    style = "".join((attributes.get("style") or "").lower().split())
    return "hidden" in attributes or "display:none" in style or "visibility:hidden" in style
