"""What our pages add to the theme's templates: tags in `<head>`, the search form in the header.

In: MkDocs' settings, files and Jinja environment; a `published.Page`. Out: a folder of templates (theme/) behind the
site's own and before the theme's, and the values they print. Templates of MkDocs escape nothing by themselves: those in
theme/ escape every value.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

from briefgen.plugin.report import log
from briefgen.visible import visible

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from briefgen.published import Alternate, Content

TEMPLATES = Path(__file__).with_name("theme")
SEARCH = "search/index.html"
OTHER_SEARCH = ("material/search", "search")
"""Names of plugins that bring a search of their own."""


class Head(TypedDict):
    """What a page wants in its head."""

    meta: tuple[tuple[str, str], ...]
    alternates: tuple[Alternate, ...]
    scripts: tuple[str, ...]


def add_templates(config: MkDocsConfig) -> None:
    """Puts theme/ behind the site's `custom_dir`, which has the last word, and before the theme's own templates.

    A theme without a `base.html` is left alone.
    """
    folders = config.theme.dirs
    if str(TEMPLATES) in folders or not any((Path(folder) / "base.html").is_file() for folder in folders):
        return
    folders.insert(1 if config.theme.custom_dir else 0, str(TEMPLATES))
    if _has_other_search(config):
        log.info("the plugin `search` is not needed: the pages bring a search of their own. Delete its line.")


def offer_search(env: Any, files: Files, config: MkDocsConfig) -> None:  # noqa: ANN401 - Jinja's
    """Lets every page, 404.html too, link to the search page; not where there is none, or another one."""
    there = any(file.dest_uri == SEARCH for file in files.documentation_pages())
    env.globals["briefgen_search"] = SEARCH if there and not _has_other_search(config) else None


def of(page: Content) -> Head:
    """What the templates print of the page."""
    meta = tuple((name, visible(content)) for name, content in page.meta)
    alternates = tuple(replace(one, title=visible(one.title)) for one in page.alternates)
    return {"meta": meta, "alternates": alternates, "scripts": page.scripts}


def out_of_reach(finished: str) -> str:
    """The page, with nothing in it that Material's search plugin would cut out.

    It cuts `data-search-…="…"` out of pages with a regular expression, also where these are words of a source: an
    attribute that ends in them would lose its closing quotation mark, and with it our escaping.
    """
    return finished.replace("data-search", "data&#45;search")


def _has_other_search(config: MkDocsConfig) -> bool:
    return any(name in config.plugins for name in OTHER_SEARCH)
