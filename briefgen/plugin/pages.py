"""Our pages as MkDocs wants them: files, titles that stay text, a table of contents.

In: a `published.Page`. Out: a `File` in memory, an escaped title, a `TableOfContents`.
"""

from __future__ import annotations

import html
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefgen.plugin import head

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from briefgen.published import Content, Heading, Page
    from briefgen.settings import Settings


class Text(str):
    """A title that stays text wherever a theme puts it.

    Themes of MkDocs write titles unescaped, so this is escaped; but in `<title>` they pass it through Jinja's
    `striptags`, which undoes one escaping and would set a title like `</title><script>` free. `striptags`
    asks `__html__` first: what it gets there is escaped twice, and comes out escaped once.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return html.escape(str(self))


def uri(page: Page) -> str:
    """Its path as if it were written in Markdown."""
    return page.path.removesuffix(".html") + ".md"


def body(content: Content, config: MkDocsConfig) -> str:
    """Its HTML as the template gets it."""
    return head.out_of_reach(content.html) if "material/search" in config.plugins else content.html


def file_of_page(page: Page, uri: str, settings: Settings, config: MkDocsConfig, in_nav: set[str]) -> File:
    """The page as a file that exists in memory only; `uri` is its path as if it were written in Markdown."""
    # With thousands of pages in the navigation, MkDocs' time and space grow with their square: only lists
    # belong there, and a list that the site's own `nav` leaves out is left out on purpose.
    listed = uri in in_nav if config.nav is not None else page.listed
    file = File.generated(
        config, uri, content="", inclusion=InclusionLevel.INCLUDED if listed else InclusionLevel.NOT_IN_NAV
    )
    # Plugins for git dates and feeds fail on files without a path on disk; what is read is the content above.
    if page.source is None:
        file.abs_src_path = config.config_file_path or None
    else:
        source = settings.sources / page.source
        file.abs_src_path = str(source)
        file.edit_uri = posixpath.relpath(source.as_posix(), Path(config.docs_dir).as_posix())
    return file


def hand_written(files: Files) -> Iterator[tuple[str, str, str]]:
    """Path, title and HTML of the pages in docs/, once they are rendered; `search: exclude: true` keeps one out."""
    for file in files.documentation_pages():
        page = file.page
        if page is None or page.content is None or file.generated_by is not None:
            continue
        asked = page.meta.get("search")
        if not (isinstance(asked, dict) and asked.get("exclude") is True):
            yield file.dest_uri, html.unescape(str(page.title or "")), page.content


def leaves(nav: Any) -> Iterable[str]:  # noqa: ANN401 - YAML as the site's author wrote it
    """The paths in `nav`, at any depth."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from leaves(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from leaves(item)


def table_of_contents(headings: Iterable[Heading]) -> TableOfContents:
    """The headings as a tree by their levels; themes write titles as they are, so they are escaped here."""
    top: list[AnchorLink] = []
    path: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(html.escape(heading.title), heading.id, heading.level)
        while path and path[-1].level >= heading.level:
            path.pop()
        (path[-1].children if path else top).append(link)
        path.append(link)
    return TableOfContents(top)
