"""Kinds of pages: pages of one kind have the same frame around them, but for the values in it.

In: a page and what it says. Out: its `Kind`, and a page of the kind in which every value of its own is a mark, as
shell.py wants them. What is done with both: finish.py.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any, NamedTuple
from urllib.parse import quote

from briefgen.plugin import shell
from briefgen.published import Alternate, Content, Heading, Page

PLAIN_SOURCE = re.compile(r"(?:[A-Za-z0-9][A-Za-z0-9_.-]*/)*[A-Za-z0-9][A-Za-z0-9_-]*\.[A-Za-z0-9]+")
"""File names that stand in an address as they are."""
EDITING = re.compile("edit|blob|raw", re.IGNORECASE)
"""Words that Material replaces wherever they stand in the address for editing."""


class Kind(NamedTuple):
    """All of a page that decides about its frame beyond the values in it.

    `alone` is its path where no other page is like it.
    """

    folder: str
    alone: str
    source: bool
    title: bool
    h1: bool
    headings: tuple[Heading, ...]
    topped: bool
    description: bool
    meta: bool
    alternates: bool
    scripts: tuple[str, ...]

    def packed(self) -> list[Any]:
        """As values that JSON has."""
        return [
            [(one.level, one.id, one.title) for one in value] if name == "headings" else value
            for name, value in self._asdict().items()
        ]

    @classmethod
    def unpacked(cls, packed: list[Any]) -> Kind:
        """What `packed` gave."""
        named = dict(zip(cls._fields, packed, strict=True))
        headings, scripts = (Heading(*one) for one in named.pop("headings")), named.pop("scripts")
        return cls(headings=tuple(headings), scripts=tuple(scripts), **named)

    @classmethod
    def of(cls, page: Page, content: Content) -> Kind:
        """That of a page which says this."""
        folder, name = posixpath.split(posixpath.dirname(page.path))
        usual = page.path.endswith("/index.html") and quote(name) == name
        if page.source is not None:
            usual = usual and PLAIN_SOURCE.fullmatch(page.source) is not None and not EDITING.search(page.source)
        headings = content.headings
        topped = bool(headings) and headings[0].level == 1
        if topped:
            headings = (Heading(1, headings[0].id, ""), *headings[1:])
        return cls(
            folder,
            "" if usual else page.path,
            page.source is not None,
            bool(page.title),
            "<h1" in content.html,
            headings,
            topped,
            bool(content.description),
            bool(content.meta),
            bool(content.alternates),
            content.scripts,
        )


def marked(kind: Kind) -> tuple[Page, Content]:
    """A page of the kind in which every value of its own is a mark."""
    path = f"{kind.folder}/{shell.mark('name')}/index.html".removeprefix("/")
    h1 = (Heading(1, kind.headings[0].id, shell.words("h1")),) if kind.topped else ()
    content = Content(
        shell.mark("content") + ("<h1" if kind.h1 else ""),
        (*h1, *kind.headings[len(h1) :]),
        shell.words("description") if kind.description else "",
        ((shell.mark("meta"), ""),) if kind.meta else (),
        (Alternate(shell.mark("type"), "", path),) if kind.alternates else (),
        kind.scripts,
    )
    title = shell.words("title") if kind.title else ""
    return Page(path, title, lambda: content, f"{shell.mark('source')}.bg" if kind.source else None), content
