"""What a site generator gets: pages, files beside them, and both as one site.

In: nothing. Out: the values that write/ makes and plugin/ hands to MkDocs. A page and a file know where they belong;
what they say is made when it is asked for and not kept, so that a site of ten thousand documents fits into memory. Ask
once and use what you get.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Protocol


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
class Content:
    """What a page says.

    Attributes:
        html: The body of the page, finished and safe; links in it are relative to the page.
        headings: In order.
        description: One plain sentence for search engines and previews.
        meta: (name, content) of the `<meta>` tags for its head, such as ("citation_title", "…"); plain text.
        alternates: The same content in other forms, for its head.
        scripts: Scripts of ours that only this page needs, below the site's root; each waits for its part of the page.
    """

    html: str = field(repr=False)
    headings: tuple[Heading, ...]
    description: str
    meta: tuple[tuple[str, str], ...] = ()
    alternates: tuple[Alternate, ...] = ()
    scripts: tuple[str, ...] = ()


def unknown() -> None:
    """The digest of what has none."""


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A page; two are equal where they say the same.

    Attributes:
        path: Where it belongs below the site's root, such as "briefings/harbour/index.html".
        make: Makes what it says, the same each time.
        source: File of the source document below the sources folder; None for pages about many.
        digest: Of all that `make` makes it of, code included: as long as it is the same, so is what the page says.
            It is worked out when it is asked for; None where nobody knows.
    """

    path: str
    title: str
    make: Callable[[], Content] = field(repr=False)
    source: str | None = None
    digest: Callable[[], bytes | None] = field(default=unknown, repr=False)

    @property
    def listed(self) -> bool:
        """It is one of the few lists that lead to all others, and may stand in a site's navigation."""
        return self.path.count("/") <= 1

    @property
    def html(self) -> str:
        """See `Content`, as for the following."""
        return self.make().html

    @property
    def headings(self) -> tuple[Heading, ...]:
        """In order."""
        return self.make().headings

    @property
    def description(self) -> str:
        """One plain sentence."""
        return self.make().description

    @property
    def meta(self) -> tuple[tuple[str, str], ...]:
        """(name, content)."""
        return self.make().meta

    @property
    def alternates(self) -> tuple[Alternate, ...]:
        """The same content in other forms."""
        return self.make().alternates

    @property
    def scripts(self) -> tuple[str, ...]:
        """Below the site's root."""
        return self.make().scripts

    def __eq__(self, other: object) -> bool:
        """Same place, same words."""
        if not isinstance(other, Page):
            return NotImplemented
        mine, theirs = (self.path, self.title, self.source), (other.path, other.title, other.source)
        return mine == theirs and self.make() == other.make()

    def __hash__(self) -> int:
        """By place."""
        return hash(self.path)


@dataclass(frozen=True, slots=True, eq=False)
class Attachment:
    """A file that is published beside the pages, such as a briefing's JSON.

    Attributes:
        path: Below the site's root.
        make: Makes its bytes, the same each time.
        digest: As that of a page.
        pieces: Makes them piece by piece; None where they are few enough to be held at once.
    """

    path: str
    make: Callable[[], bytes] = field(repr=False)
    digest: Callable[[], bytes | None] = field(default=unknown, repr=False)
    pieces: Callable[[], Iterable[bytes]] | None = field(default=None, repr=False)

    @property
    def content(self) -> bytes:
        """Its bytes, made anew."""
        return self.make()

    def __eq__(self, other: object) -> bool:
        """Same place, same bytes."""
        if not isinstance(other, Attachment):
            return NotImplemented
        return self.path == other.path and self.content == other.content

    def __hash__(self) -> int:
        """By place."""
        return hash(self.path)


@dataclass(frozen=True, slots=True)
class Site:
    """All that is to be published."""

    pages: tuple[Page, ...]
    attachments: tuple[Attachment, ...]


class Keeper(Protocol):
    """Keeps what was made from one build to the next, by a name that says all it was made of; store.py is one."""

    def get(self, name: bytes) -> bytes | None:
        """What is kept under the name; None where nothing is."""
        ...

    def put(self, name: bytes, content: bytes) -> None:
        """Keeps it."""
        ...
