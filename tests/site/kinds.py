"""The kinds of pages of the shipped site, and which page stands for a kind."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from tinyhtml5 import parse

KINDS = {
    "home": "index.html",
    "briefings": "briefings/index.html",
    "briefing": "briefings/*/index.html",
    "actors": "actors/index.html",
    "dossier": "actors/*/index.html",
    "register": "commitments/index.html",
    "board": "commitments/board/index.html",
    "matrix": "commitments/matrix/index.html",
    "thread": "commitments/t-*/index.html",
    "timeline": "timeline/index.html",
    "search": "search/index.html",
    "changes": "changes/index.html",
    "corrections": "corrections/index.html",
    "data": "data/index.html",
    "method": "method/index.html",
    "corpus": "method/corpus/index.html",
    "guide": "guide/index.html",
    "glossary": "glossary.html",
    "lost": "404.html",
}
"""Kind of page to where it lies in the site."""

GENERATED = [kind for kind in KINDS if kind not in {"method", "guide", "glossary", "lost"}]
"""The kinds that no hand has written."""

QUERIES = {"search": "?q=Japan"}
"""With what a page is opened to have something to show."""


def page_of(site: Path, kind: str) -> Path:
    """The file that stands for the kind: of several the shortest that has most sections."""
    return max(sorted(site.glob(KINDS[kind])), key=_sections_then_brevity)


def address(site: Path, root: str, kind: str) -> str:
    """Where a browser finds it below `root`, an address that ends in a slash."""
    return f"{root}{page_of(site, kind).relative_to(site).as_posix()}{QUERIES.get(kind, '')}"


@cache
def parsed(html: str) -> Any:
    """The page as a browser reads it; each is read once for all tests."""
    return parse(html, namespace_html_elements=False)


def _sections_then_brevity(file: Path) -> tuple[int, int]:
    text = file.read_text(encoding="utf-8")
    return len(re.findall("<h[23]", text)), -len(text)
