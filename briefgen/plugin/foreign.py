"""Other plugins that look at pages one by one: for them every page must go through MkDocs.

In: the site's plugins. Out: the names of those that do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
HARMLESS = frozenset({"material/tags"})
"""Plugins with such events that do nothing to a page without front matter and Markdown."""


def watching(config: MkDocsConfig, ours: object) -> list[str]:
    """Names of the plugins and hooks, other than `ours`, that MkDocs tells of each page; sorted."""
    plugins = config.plugins
    found: set[str] = set()
    for event in EVENTS:
        for method in plugins.events[event]:
            name = plugins._event_origins.get(method, "a hook")  # noqa: SLF001 - nothing public tells it
            if getattr(method, "__self__", None) is not ours and name not in HARMLESS:
                found.add(name)
    return sorted(found)
