"""The sitemap: all pages of the site, also those that MkDocs does not know as pages, and no date of the clock.

In: pages of MkDocs and ours. Out: what its template goes through. MkDocs dates every page with the day of the build,
which says nothing and makes another site of the same sources every day; $SOURCE_DATE_EPOCH is a date somebody chose.
"""

from __future__ import annotations

import gzip
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from mkdocs.utils import get_build_date

from briefgen.plugin.made_files import LeafPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

NAME = "sitemap.xml"
SIMPLE = re.compile(r"[\w-][\w./%-]*", re.ASCII)
"""Paths that stand in an address as they are, where no part of them is a dot."""


def dated() -> bool:
    """A date was chosen for this build."""
    return "SOURCE_DATE_EPOCH" in os.environ


class _Undated:
    """A page of MkDocs, but for the date."""

    __slots__ = ("_page",)
    update_date = ""

    def __init__(self, page: object) -> None:
        self._page = page

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a page has
        return getattr(self._page, name)


class _Entry:
    """A file of MkDocs with a page that has no date."""

    __slots__ = ("file", "page")

    def __init__(self, file: File) -> None:
        self.file = file
        self.page = _Undated(file.page)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a file has
        return getattr(self.file, name)


class _Leaf:
    """A page that is in no navigation, and its file at once."""

    __slots__ = ("abs_url", "canonical_url", "file")
    is_link = False
    update_date = ""

    def __init__(self, file: File, site: str, path: str) -> None:
        """`site` is the address of the site, or empty, and `path` the path in it; both end in a slash."""
        self.file = file
        url = file.url
        simple = SIMPLE.fullmatch(url) is not None and "/." not in url
        address = site + url if simple or not site else urljoin(site, url)
        self.canonical_url = address if site else None
        self.abs_url = None if not site else path + url if simple else urlsplit(address).path

    @property
    def page(self) -> _Leaf:
        """Its page."""
        return self


class _DatedLeaf(_Leaf):
    """One with the date that was chosen."""

    __slots__ = ()

    @property
    def update_date(self) -> str:  # type: ignore[override]
        """That date."""
        return get_build_date()


def entries(documents: Iterable[File], files: Iterable[File], config: MkDocsConfig) -> list[object]:
    """What the template goes through in place of Markdown pages: those and ours, in the order of `files`."""
    site = config.site_url or ""
    site += "" if not site or site.endswith("/") else "/"
    path = urlsplit(site).path
    known = {file.src_uri: file if dated() else _Entry(file) for file in documents}
    leaf = _DatedLeaf if dated() else _Leaf
    found: list[object] = []
    for file in files:
        if isinstance(file, LeafPage):
            found.append(leaf(file, site, path))
        elif file.src_uri in known:
            found.append(known[file.src_uri])
    return found


def pack_again(config: MkDocsConfig) -> None:
    """Makes the packed sitemap without the day of the build in it."""
    plain = Path(config.site_dir, NAME)
    packed = plain.with_name(f"{NAME}.gz")
    if not dated() and plain.is_file() and packed.is_file():
        packed.write_bytes(gzip.compress(plain.read_bytes(), mtime=0))
