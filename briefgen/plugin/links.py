"""Links of our pages: MkDocs checks those in Markdown, and none in finished HTML.

In: all files of the site; the HTML of a page that is about to be written. Out: the links in it that lead nowhere. Pages
that stand were checked when they were written, and a page whose links change is written again. Anchors, and everything
once more on what is published: `briefgen verify`.
"""

from __future__ import annotations

import html
import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.files import File

LINK = re.compile(r'<(?:a|img|link|script)\b[^>]*?\s(?:href|src)="([^"#?]+)')
ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|/", re.IGNORECASE)
"""How addresses begin that do not count from the page."""


class Links:
    """Knows what is published."""

    def __init__(self, files: Iterable[File]) -> None:
        self._there = {file.dest_uri for file in files}

    def broken(self, path: str, content: str) -> list[str]:
        """The links in the page at `path` to files of the site that are not published, sorted."""
        folder, found = posixpath.dirname(path), set(LINK.findall(content))
        return sorted(one for one in found if not ELSEWHERE.match(one) and _target(folder, one) not in self._there)


@lru_cache(maxsize=8192)
def _target(folder: str, link: str) -> str:
    path = posixpath.normpath(posixpath.join(folder, unquote(html.unescape(link))))
    return posixpath.join(path, "index.html") if link.endswith("/") else path
