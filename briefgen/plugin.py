"""The edge to MkDocs: the only module that imports it.

In: the options in mkdocs.yml. Out: the pages and files of `build.site`, as MkDocs wants them.
It translates and does nothing else. A page is handed over as finished HTML in `on_page_content`, so that no
text of a source ever meets a Markdown parser.
"""

from __future__ import annotations

import html
import importlib.util
import logging
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config import config_options as c
from mkdocs.config.base import Config, ValidationError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.toc import AnchorLink, TableOfContents

from briefgen import build
from briefgen.errors import BriefgenError
from briefgen.settings import DEFAULT_MODEL, MOST_JOBS, Settings, cores

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as SitePage

    from briefgen.published import Heading, Page

log = get_plugin_logger("briefgen")

STYLE = "assets/briefgen/briefgen.css"
SCRIPT = "assets/briefgen/briefgen.js"
CORES = "cores"
BY_HAND = "%s is written by hand, so the one that would be made is left out"


class _Folder(c.Type[str]):
    """A folder that must exist; relative to the folder of mkdocs.yml."""

    def run_validation(self, value: object) -> str:
        path = Path(super().run_validation(value))
        if not path.is_absolute() and self._root is not None:
            path = self._root / path
        if not path.is_dir():
            raise ValidationError(
                f"there is no folder {path}. Make it and put a document into it, "
                "or name another one, for example `sources: seeds`."
            )
        return str(path)

    def pre_validation(self, config: Config, key_name: str) -> None:  # noqa: ARG002 - MkDocs calls it so
        self._root = _root(config.config_file_path)


class _Model(c.Type[str]):
    """The name of an installed spaCy pipeline package. It is only looked for: loading takes a second."""

    def run_validation(self, value: object) -> str:
        name = super().run_validation(value)
        if not name.isidentifier() or importlib.util.find_spec(name) is None:
            raise ValidationError(
                f"the language model {name!r} is not installed. Install the package of that name with pip, "
                f"or delete the line to use {DEFAULT_MODEL!r}, which comes with briefgen."
            )
        return name


class _Jobs(c.Type[int | str]):
    """A number of processes; "cores" is one for each."""

    def run_validation(self, value: object) -> int:
        if value == CORES:
            return cores()
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= MOST_JOBS:
            raise ValidationError(
                f"expected `{CORES}` or a whole number from 1 to {MOST_JOBS}, for example `jobs: 2`, "
                f"and found {value!r}."
            )
        return value


class BriefgenConfig(Config):
    """The options of the plugin in mkdocs.yml."""

    sources = _Folder(str, default="seeds")
    """Folder of the source documents, relative to mkdocs.yml; it is only read."""

    language_model = _Model(str, default=DEFAULT_MODEL)
    """Name of an installed spaCy pipeline package for English."""

    cache = c.Type((str, bool), default=".cache/briefgen")
    """Folder for findings kept between builds, relative to mkdocs.yml; empty or false keeps nothing."""

    ledger = c.Type((str, bool), default=".briefgen/ledger.jsonl")
    """File that remembers what was published, relative to mkdocs.yml; empty or false remembers nothing."""

    jobs = _Jobs((int, str), default=CORES)
    """How many processes read new documents at once, 1 to 64 or one per core; each gets at least eight documents."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """All wrong options at once; MkDocs alone stops at the first."""
        failed, warnings = super().validate()
        if failed:
            told = {key for key, _ in failed}
            for key, option in self._schema:
                try:
                    if key not in told:
                        option.validate(self.get(key))
                except ValidationError as error:
                    failed.append((key, error))
        return failed, warnings


class BriefgenPlugin(BasePlugin[BriefgenConfig]):
    """Adds a page for every document, actor and list to the site."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._built: build.Built | None = None
        self._serving = False
        self._relay = _Relay()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Lets the core's messages for developers through to MkDocs, which shows them under `--verbose`.

        Having this method also keeps one plugin through all builds of `mkdocs serve`.
        """
        self._serving = command == "serve"
        core = logging.getLogger("briefgen")
        core.addHandler(self._relay)
        core.setLevel(logging.DEBUG)
        core.propagate = False

    def on_shutdown(self) -> None:
        """Undoes `on_startup`."""
        core = logging.getLogger("briefgen")
        core.removeHandler(self._relay)
        core.setLevel(logging.NOTSET)
        core.propagate = True

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watches the sources, checks the folders, and asks for our style sheet and script."""
        settings = self._settings(config)
        _check_folders(settings, config)
        if str(settings.sources) not in config.watch:
            config.watch.append(str(settings.sources))
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)  # first, so that the site's own style sheets have the last word
        if SCRIPT not in map(str, config.extra_javascript):
            config.extra_javascript.insert(0, SCRIPT)
        return config

    @event_priority(50)  # early: plugins that arrange the navigation run late and must see our pages
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Builds everything and adds it to the site's files; a hand-written page at the same place wins."""
        settings = self._settings(config)
        try:
            built = build.site(settings)
        except BriefgenError as error:
            raise PluginError(f"briefgen: {error}") from error
        except KeyboardInterrupt:
            if settings.cache is not None:
                log.info("Stopped. What was read is kept, and the next build goes on from there.")
            raise
        _tell(built)
        self._built = built
        taken = {file.dest_uri for file in files}
        in_nav = set(_leaves(config.nav))
        self._pages = {}
        for page in built.site.pages:
            uri = page.path.removesuffix(".html") + ".md"
            if page.path in taken:
                log.info(BY_HAND, page.path)
                continue
            self._pages[uri] = page
            files.append(_file_of_page(page, uri, settings, config, in_nav))
        for attachment in built.site.attachments:
            if attachment.path in taken:
                log.info(BY_HAND, attachment.path)
                continue
            files.append(File.generated(config, attachment.path, content=attachment.content))
        return files

    def on_page_content(self, content: str, /, *, page: SitePage, **_: object) -> str:
        """The finished HTML of our pages, with title, description and contents; others pass unchanged."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None or page.file.generated_by is None:
            return content
        if "title" not in vars(page):  # a title given in `nav` wins
            page.title = Text(html.escape(ours.title))
        page.meta["description"] = html.escape(ours.description)
        page.toc = _table_of_contents(ours.headings)
        return ours.html

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Reports what changed, and has it remembered.

        Drafts are not: neither what `serve` shows, nor a build that `--strict` refuses.
        """
        built, self._built = self._built, None
        if built is None:
            return
        _report(built)
        if not self._serving and not (config.strict and built.problems):
            failed = build.remember(built, self._settings(config))
            if failed:
                log.warning("%s", failed)

    def _settings(self, config: MkDocsConfig) -> Settings:
        root = _root(config.config_file_path)
        cache, ledger = self.config.cache, self.config.ledger
        return Settings(
            sources=Path(self.config.sources),
            root=root,
            model=self.config.language_model,
            cache=root / cache if isinstance(cache, str) and cache else None,
            jobs=int(self.config.jobs),
            site_name=config.site_name or "",
            site_url=config.site_url or None,
            ledger=root / ledger if isinstance(ledger, str) and ledger else None,
        )


class Text(str):
    """A title that stays text wherever a theme puts it.

    Themes of MkDocs write titles unescaped, so this is escaped; but in `<title>` they pass it through Jinja's
    `striptags`, which undoes one escaping and would set a title like `</title><script>` free. `striptags`
    asks `__html__` first: what it gets there is escaped twice, and comes out escaped once.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return html.escape(str(self))


class _Relay(logging.Handler):
    """Hands the core's log records to the logger that MkDocs shows."""

    def emit(self, record: logging.LogRecord) -> None:
        if log.isEnabledFor(record.levelno):  # `handle` alone would show a developer's message to everybody
            log.logger.handle(record)


def _root(config_file: str | None) -> Path:
    return (Path(config_file).parent if config_file else Path()).absolute()


def _check_folders(settings: Settings, config: MkDocsConfig) -> None:
    """Sources in docs would be published raw; a cache that is watched would make `serve` build for ever."""
    docs, site = Path(config.docs_dir), Path(config.site_dir)
    wrong = [
        f"`sources` ({settings.sources}) and `{name}` ({other}) lie one in the other. "
        "Put the documents beside it, for example `sources: seeds`."
        for name, other in (("docs_dir", docs), ("site_dir", site))
        if settings.sources.is_relative_to(other) or other.is_relative_to(settings.sources)
    ]
    wrong += [
        f"`cache` ({settings.cache}) lies in {name} ({other}), where a change starts a new build. "
        "Put it elsewhere, for example `cache: .cache/briefgen`."
        for name, other in (("`docs_dir`", docs), ("`site_dir`", site), ("`sources`", settings.sources))
        if settings.cache is not None and settings.cache.is_relative_to(other)
    ]
    wrong += [
        f"`ledger` ({settings.ledger}) lies in {name} ({other}). Put it elsewhere, for example "
        "`ledger: .briefgen/ledger.jsonl`."
        for name, other in (("`docs_dir`", docs), ("`site_dir`", site), ("`sources`", settings.sources))
        if settings.ledger is not None and settings.ledger.is_relative_to(other)
    ]
    if wrong:
        raise PluginError("\n".join(f"briefgen: {message}" for message in wrong))


def _tell(built: build.Built) -> None:
    for problem in built.problems:
        log.warning("%s", problem)
    for note in built.notes:
        log.info("%s", note)


def _report(built: build.Built) -> None:
    corpus = built.corpus
    read = len(corpus.briefings) - built.cached
    counts = [f"{_count(len(corpus.briefings), 'document')} ({read} read anew)", _count(len(corpus.dossiers), "actor")]
    counts.append(_count(len(corpus.register), "commitment"))
    if corpus.corrections:
        counts.append(f"{_count(len(corpus.corrections), 'correction')} applied")
    if built.problems:
        counts.append(_count(len(built.problems), "problem"))
    first, *more = built.report or ("",)
    log.info("%s%s", ", ".join(counts), f"; {first}" if first else "")
    for line in more:
        log.info("%s", line)


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def _file_of_page(page: Page, uri: str, settings: Settings, config: MkDocsConfig, in_nav: set[str]) -> File:
    # With thousands of pages in the navigation, MkDocs' time and space grow with their square: only lists
    # belong there, and a list that the site's own `nav` leaves out is left out on purpose.
    listed = uri in in_nav if config.nav is not None else uri.count("/") <= 1
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


def _leaves(nav: Any) -> Iterable[str]:  # noqa: ANN401 - YAML as the site's author wrote it
    """The paths in `nav`, at any depth."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        for item in nav.values():
            yield from _leaves(item)
    elif isinstance(nav, list):
        for item in nav:
            yield from _leaves(item)


def _table_of_contents(headings: Iterable[Heading]) -> TableOfContents:
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
