"""What a site generator gets, all frozen: pages, files beside them, and both as one site.

In: nothing. Out: the values that write/ makes and plugin/ hands to MkDocs.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """A file that says the same as a page: its media type, its title, its path below the site's root."""

    type: str
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """A finished page.

    Attributes:
        path: Where it belongs below the site's root, such as "briefings/harbour/index.html".
        html: The body of the page, finished and safe; links in it are relative to the page.
        headings: In order.
        description: One plain sentence for search engines and previews.
        source: File of the source document below the sources folder; None for pages about many.
        meta: (name, content) of the `<meta>` tags for its head, such as ("citation_title", "…"); plain text.
        alternates: The same content in other forms, for its head.
        scripts: Scripts of ours that only this page needs, below the site's root, in order.
    """

    path: str
    title: str
    html: str = field(repr=False)
    headings: tuple[Heading, ...]
    description: str
    source: str | None = None
    meta: tuple[tuple[str, str], ...] = ()
    alternates: tuple[Alternate, ...] = ()
    scripts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is published beside the pages, such as a briefing's JSON; `path` is below the site's root."""

    path: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Site:
    """All that is to be published."""

    pages: tuple[Page, ...]
    attachments: tuple[Attachment, ...]
