"""The events that MkDocs calls while it builds.

A page is handed over as finished HTML in `on_page_content`, so that no text of a source ever meets a Markdown parser.
"""

from __future__ import annotations

import html
import logging
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files

from briefgen import build
from briefgen.errors import BriefgenError
from briefgen.plugin import head, options, pages, report
from briefgen.plugin.options import BriefgenConfig
from briefgen.plugin.report import log

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as SitePage
    from mkdocs.utils.templates import TemplateContext

    from briefgen.published import Page
    from briefgen.settings import Settings

STYLE = "assets/briefgen/briefgen.css"
SCRIPT = "assets/briefgen/briefgen.js"
BY_HAND = "%s is written by hand, so the one that would be made is left out"


class BriefgenPlugin(BasePlugin[BriefgenConfig]):
    """Adds a page for every document, actor and list to the site."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._built: build.Built | None = None
        self._serving = False
        self._relay = report.Relay()

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
        """Watches the sources, checks the folders, and asks for our templates, style sheet and script."""
        settings = self._settings(config)
        options.check_folders(settings, config)
        if str(settings.sources) not in config.watch:
            config.watch.append(str(settings.sources))
        if STYLE not in config.extra_css:
            config.extra_css.insert(0, STYLE)  # first, so that the site's own style sheets have the last word
        if SCRIPT not in map(str, config.extra_javascript):
            config.extra_javascript.insert(0, SCRIPT)
        head.add_templates(config)
        return config

    @event_priority(50)  # early: plugins that arrange the navigation run late and must see our pages
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Builds everything and adds it to the site's files; a hand-written page at the same place wins."""
        settings = self._settings(config)
        try:
            built = build.site(settings)
        except BriefgenError as error:
            raise PluginError(f"briefgen: {error}") from error
        report.tell(built)
        self._built = built
        taken = {file.dest_uri for file in files}
        in_nav = set(pages.leaves(config.nav))
        self._pages = {}
        for page in built.site.pages:
            uri = page.path.removesuffix(".html") + ".md"
            if page.path in taken:
                log.info(BY_HAND, page.path)
                continue
            self._pages[uri] = page
            files.append(pages.file_of_page(page, uri, settings, config, in_nav))
        for attachment in built.site.attachments:
            if attachment.path in taken:
                log.info(BY_HAND, attachment.path)
                continue
            files.append(File.generated(config, attachment.path, content=attachment.content))
        return files

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Tells the templates where the search page is, if there is one, and lets it find hand-written pages."""
        head.offer_search(env, files, config)
        if env.globals["briefgen_search"]:
            found = build.hand_written(pages.hand_written(files))
            files.append(File.generated(config, found.path, content=found.content))
        return env

    def on_page_content(self, content: str, /, *, page: SitePage, config: MkDocsConfig, **_: object) -> str:
        """The finished HTML of our pages, with title, description and contents; others pass unchanged."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None or page.file.generated_by is None:
            return content
        if "title" not in vars(page):  # a title given in `nav` wins
            page.title = pages.Text(html.escape(ours.title))
        page.meta["description"] = html.escape(ours.description)
        page.toc = pages.table_of_contents(ours.headings)
        return head.out_of_reach(ours.html) if "material/search" in config.plugins else ours.html

    def on_page_context(self, context: TemplateContext, /, *, page: SitePage, **_: object) -> TemplateContext:
        """What our page wants in its head, for the templates in theme/; other pages want nothing."""
        ours = self._pages.get(page.file.src_uri)
        if ours is not None and page.file.generated_by is not None:
            cast("dict[str, object]", context)["briefgen"] = head.of(ours)
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Reports what changed, and has it remembered.

        Drafts are not: neither what `serve` shows, nor a build that `--strict` refuses.
        """
        built, self._built = self._built, None
        if built is None:
            return
        report.summary(built)
        if not self._serving and not (config.strict and built.problems):
            failed = build.remember(built, self._settings(config))
            if failed:
                log.warning("%s", failed)

    def _settings(self, config: MkDocsConfig) -> Settings:
        return options.settings(self.config, config)
