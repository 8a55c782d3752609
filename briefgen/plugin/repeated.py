"""What is the same in builds that follow each other, and so is made once: compiled templates, frames of pages.

In: what a build renders pages with. Out: templates as they were compiled, by their source; a name for all that decides
about frames but the templates, under which those of earlier builds are used again, see frames.py. Compiled templates
are kept from build to build of `mkdocs serve` and never beyond the process: they are code, and who can write to a cache
that several share could have it run in every build.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from mkdocs.theme import Theme

from briefgen import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

KNOWN = ("briefgen", "search", "material/")
"""How the names of plugins begin that put nothing into pages but what settings and navigation say."""
PACKAGES = frozenset({"briefgen", "mkdocs", "material"})
"""Whose plugins they are."""
OTHERWISE = frozenset({"plugins", "hooks"})
"""Settings that are no values."""
LIBRARIES = ("mkdocs", "mkdocs-material", "jinja2", "markupsafe", "babel")
OURS = ("published.py", "visible.py")
"""Code of ours beside this room that has a say."""


class _UnknownError(Exception):
    """Nobody knows what a value may put into a page."""


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
    """All that frames are made of in this build, beside the templates; None where that cannot be known.

    Templates of the site's own, hooks and plugins that are not known may put anything into a page.
    """
    if own_templates or config.hooks or not all(name.startswith(KNOWN) for name in config.plugins):
        return None
    there = [
        [getattr(item, "url", None), item.title, getattr(item, "meta", None), depth]
        for depth, item in _items(nav.items, 0)
    ]
    try:
        settings = [(key, _said(value)) for key, value in config.items() if key not in OTHERWISE]
        plugins = [(name, _plugin(plugin)) for name, plugin in config.plugins.items()]
        pages = _said(there)
    except _UnknownError:
        return None
    offered = sorted(env.filters), sorted(env.globals), sorted(env.extensions), str(env.globals["briefgen_search"])
    return repr([settings, plugins, pages, offered, os.environ.get("SOURCE_DATE_EPOCH"), _code(), _words(config.theme)])


def _plugin(plugin: Any) -> object:  # noqa: ANN401 - of any make
    kind = type(plugin)
    if kind.__module__.partition(".")[0] not in PACKAGES:
        raise _UnknownError(kind)
    return kind.__module__, kind.__qualname__, _said(plugin.config)


def _said(value: Any) -> object:  # noqa: ANN401 - whatever settings hold
    """What prints the same in every process if, and only if, it is the same."""
    if value is None or type(value) in {str, int, float, bool}:
        return value
    if isinstance(value, Theme):
        options = {**value, "locale": str(value.locale)}
        return [_said(one) for one in (value.name, value.dirs, value.static_templates, options)]
    if isinstance(value, Mapping):
        return [type(value).__name__, *((_said(key), _said(one)) for key, one in value.items())]
    if isinstance(value, (list, tuple)):
        return [_said(one) for one in value]
    if isinstance(value, (set, frozenset)):
        return ["set", *sorted(repr(_said(one)) for one in value)]
    if isinstance(value, (Path, str)):
        return type(value).__name__, str(value)
    if isinstance(value, (date, datetime)):
        return type(value).__name__, value.isoformat()
    if isinstance(value, partial):
        return ["partial", _said(value.func), _said(value.args), _said(value.keywords)]
    if isinstance(value, (FunctionType, BuiltinFunctionType, type)):
        return value.__module__, value.__qualname__
    if hasattr(value, "patterns"):  # of files that are left out
        return [str(one.pattern) for one in value.patterns]
    raise _UnknownError(type(value))


@cache
def _code() -> str:
    """Of this room, Python, and what MkDocs renders with."""
    core = Path(__file__).parents[1]
    ours = [sha256((core / name).read_bytes()).hexdigest() for name in OURS]
    return repr((sys.version, fingerprint.of("briefgen.plugin", LIBRARIES), ours))


def _words(theme: Theme) -> list[str]:
    """Digests of the catalogs of translated words, which MkDocs' own themes have."""
    place = Path("locales", str(theme.locale), "LC_MESSAGES", "messages.mo")
    files = (Path(folder, place) for folder in theme.dirs)
    return [sha256(file.read_bytes()).hexdigest() if file.is_file() else "" for file in files]


def _items(items: Iterable[Any], depth: int) -> Iterable[tuple[int, Any]]:
    for item in items:
        yield depth, item
        yield from _items(item.children or (), depth + 1)
