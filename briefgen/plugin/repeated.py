"""What is the same in every build of `mkdocs serve`, and so is made once: compiled templates, frames of pages.

In: what a build renders pages with. Out: templates as they were compiled, by their source; a name for all that decides
about frames, under which those of the last build are used again. Nothing of this is kept beyond the process.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

KNOWN = ("briefgen", "search", "material/")
"""How the names of plugins begin that put nothing into pages but what settings and navigation say."""
PATTERNS = ("exclude_docs", "draft_docs", "not_in_nav")
OTHERWISE = frozenset({"plugins", "hooks", "mdx_configs", "markdown_extensions", *PATTERNS})
"""Settings that are no values, or decide nothing about frames."""
ADDRESS = re.compile(" at 0x")
"""So Python prints what is no value: two builds may print the same of two things."""


class Compiled:
    """Templates as Jinja compiled them, by name, file and source; Jinja takes it for a cache of bytecode.

    MkDocs makes another environment for each build, and compiling some forty templates for it takes a tenth of a build.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None], tuple[str, CodeType]] = {}

    def get_bucket(self, _environment: object, name: str, filename: str | None, source: str) -> SimpleNamespace:
        """The template's place, with its code if it was compiled from this source."""
        known, code = self._known.get((name, filename), ("", None))
        return SimpleNamespace(at=(name, filename), source=source, code=code if known == source else None)

    def set_bucket(self, bucket: SimpleNamespace) -> None:
        """Keeps what was compiled."""
        self._known[bucket.at] = bucket.source, bucket.code


def decides(config: MkDocsConfig, nav: Navigation, env: Any, own_templates: bool) -> str | None:  # noqa: ANN401 - Jinja's
    """All that frames are made of in this build; None where that cannot be known.

    Templates of the site's own, hooks and plugins that are not known may put anything into a page.
    """
    if own_templates or config.hooks or not all(name.startswith(KNOWN) for name in config.plugins):
        return None
    settings = [(key, value) for key, value in config.items() if key not in OTHERWISE]
    patterns = [[one.pattern for one in spec.patterns] if (spec := config.get(key)) else [] for key in PATTERNS]
    plugins = [(name, sorted(plugin.config.items())) for name, plugin in config.plugins.items()]
    there = [
        [getattr(item, "url", None), item.title, getattr(item, "meta", None), depth]
        for depth, item in _items(nav.items, 0)
    ]
    said = [settings, patterns, plugins, there, sorted(env.filters), env.globals["briefgen_search"]]
    made_of = repr(said)
    return None if ADDRESS.search(made_of) else made_of


def _items(items: Iterable[Any], depth: int) -> Iterable[tuple[int, Any]]:
    for item in items:
        yield depth, item
        yield from _items(item.children or (), depth + 1)
