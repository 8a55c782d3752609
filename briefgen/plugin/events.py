"""The events that MkDocs calls while it builds.

A page is handed over as finished HTML in `on_page_content`, so that no text of a source ever meets a Markdown parser.
"""

from __future__ import annotations

import html
import logging
import sys
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from briefgen import build, progress
from briefgen.errors import BriefgenError
from briefgen.plugin import foreign, head, options, pages, policy, report, sitemap
from briefgen.plugin.collector import Collector
from briefgen.plugin.finish import Finisher, Rendering
from briefgen.plugin.frames import Frames
from briefgen.plugin.links import Links
from briefgen.plugin.made_files import Finished, LeafPage, MadeFile, Place
from briefgen.plugin.on_demand import OnDemand
from briefgen.plugin.options import BriefgenConfig
from briefgen.plugin.preview import Preview
from briefgen.plugin.repeated import Compiled
from briefgen.plugin.report import log
from briefgen.plugin.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as SitePage
    from mkdocs.utils.templates import TemplateContext

    from briefgen.published import Content, Page
    from briefgen.settings import Settings

STYLE = "assets/briefgen/briefgen.css"
SCRIPT = "assets/briefgen/briefgen.js"
WATCHED = "%s looks at every page, so that each is rendered by itself, which takes longer"
BLOCKED = (
    "pages of briefgen load nothing from %s, which the theme or an extra file asks for. "
    "If they shall, name it under `allowed_hosts`; for fonts, `font: false` below `theme` uses the reader's own."
)
BROKEN = "%s leads to `%s`, which is not published. If `exclude_docs` does not leave it out, please report it"
BY_HAND = "%s is written by hand, so the one that would be made is left out"


class BriefgenPlugin(BasePlugin[BriefgenConfig]):
    """Adds a page for every document, actor and list to the site."""

    def __init__(self) -> None:
        self._pages: dict[str, Page] = {}
        self._heads: dict[str, head.Head] = {}
        self._built: build.Built | None = None
        self._nav: Navigation | None = None
        self._files: Files | None = None
        self._finisher: Finisher | None = None
        self._standing: Standing | None = None
        self._links: Links | None = None
        self._handed_over: set[str] = set()
        self._serving = False
        self._compiled, self._frames = Compiled(), Frames()
        self._blocked: set[str] = set()
        self._relay = report.Relay()
        self._preview, self._on_demand = Preview(), OnDemand()
        self._memory, self._collector = build.Memory(), Collector()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Lets the core's messages for developers through to MkDocs, which shows them under `--verbose`.

        Having this method also keeps one plugin through all builds of `mkdocs serve`.
        """
        self._serving = command == "serve"
        core = logging.getLogger("briefgen")
        core.addHandler(self._relay)
        core.setLevel(logging.DEBUG)
        core.propagate = False

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Callable[..., None],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Makes files when they are asked for, shows what is wrong, and has the model loaded before the first edit."""
        if self._serving:
            self._on_demand.attend(server)
        self._preview.attend(server)
        build.ready(self._settings(config))
        return server

    def on_shutdown(self) -> None:
        """Undoes `on_startup`, and keeps what was made on demand."""
        self._let_go()
        core = logging.getLogger("briefgen")
        core.removeHandler(self._relay)
        core.setLevel(logging.NOTSET)
        core.propagate = True
        self._collector.leave()

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

    @event_priority(-100)  # last: what comes next is MkDocs emptying the site's folder
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keeps from MkDocs what may still be right in the site's folder."""
        self._collector.rest()
        self._let_go()
        notes = None
        cache = self._settings(config).cache
        if not self._serving and cache is not None:
            notes = cache / f"site-{sha256(config.site_dir.encode(errors='replace')).hexdigest()[:16]}.json"
        self._standing = Standing(Path(config.site_dir), notes)
        self._standing.hide()

    @event_priority(50)  # early: plugins that arrange the navigation run late and must see our pages
    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Builds everything and adds it to the site's files; a hand-written page at the same place wins."""
        settings = self._settings(config)
        try:
            built = self._site(settings)
        except BriefgenError as error:
            raise PluginError(f"briefgen: {error}") from error
        except KeyboardInterrupt:
            if settings.cache is not None:
                log.info("Stopped. What was read is kept, and the next build goes on from there.")
            raise
        report.tell(built)
        self._built = built
        self._pages, self._heads, self._finisher = {}, {}, None
        taken = {file.dest_uri for file in files}
        in_nav = set(pages.leaves(config.nav))
        watching = foreign.watching(config, self)
        if watching:
            log.info(WATCHED, " and ".join(watching))
        place = self._place(config)
        for page in built.site.pages:
            uri = pages.uri(page)
            if page.path in taken:
                log.info(BY_HAND, page.path)
            elif watching or page.listed or in_nav & {uri, page.path}:
                self._pages[uri] = page
                files.append(pages.file_of_page(page, uri, settings, config, in_nav))
            else:
                files.append(LeafPage(page, place))
        for attachment in built.site.attachments:
            if attachment.path in taken:
                log.info(BY_HAND, attachment.path)
            else:
                files.append(MadeFile(attachment, place))
        if not self._serving:
            self._collector.pass_over()
        return files

    @event_priority(-100)  # last: as all plugins leave it
    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keeps the navigation, which every page shows."""
        self._nav = nav
        self._links = Links(self._published(files))
        return nav

    @event_priority(-100)
    def on_env(self, env: Any, /, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401 - Jinja's
        """Tells the templates where the search page is, if there is one, and lets it find hand-written pages.

        From here on pages can be finished: MkDocs copies files next.
        """
        if self._serving and env.bytecode_cache is None:
            env.bytecode_cache = self._compiled
        head.offer_search(env, files, config)
        if env.globals["briefgen_search"]:
            found = build.hand_written(pages.hand_written(files))
            files.append(MadeFile(found, self._place(config)))
        self._files = files
        if not self._serving:
            self._collector.pass_over()
        if self._nav is not None:
            told = self._hand_over, self._check, self._tell_of
            known = Rendering(config, self._settings(config), files, self._nav, env, *told)
            store = self._built.store if self._built is not None and not self._serving else None
            self._finisher = Finisher(known, self._frames if self._serving else None, store)
        if self._standing is not None and not self._on_demand.is_active:
            self._standing.bring_back(one for one in self._published(files) if isinstance(one, MadeFile))
        return env

    def on_page_content(self, content: str, /, *, page: SitePage, config: MkDocsConfig, **_: object) -> str:
        """The finished HTML of our pages, with title, description and contents; others pass unchanged."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None or page.file.generated_by is None:
            return content
        said = ours.make()
        if page.file.src_uri not in self._handed_over:  # the others were checked when they were finished
            self._check(ours, said)
        if "title" not in vars(page):  # a title given in `nav` wins
            page.title = pages.Text(html.escape(ours.title))
        page.meta["description"] = html.escape(said.description)
        page.toc = pages.table_of_contents(said.headings)
        self._heads[page.file.src_uri] = head.of(said)
        return pages.body(said, config)

    def on_page_context(self, context: TemplateContext, /, *, page: SitePage, **_: object) -> TemplateContext:
        """What our page wants in its head, for the templates in theme/; other pages want nothing."""
        wanted = self._heads.pop(page.file.src_uri, None)
        if wanted is not None:
            cast("dict[str, object]", context)["briefgen"] = wanted
        return context

    @event_priority(-100)  # last: what is run is named by its digest
    def on_post_page(self, output: str, /, *, page: SitePage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Our page under a policy that lets nothing in it run but the theme's own scripts."""
        if page.file.src_uri not in self._pages or page.file.generated_by is None:
            return output
        there = policy.found(output, page.content or "")
        self._tell_of(there.hosts)
        return policy.under_policy(output, there, self.config.allowed_hosts, served=self._serving)

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """All pages for the sitemap."""
        if template_name == sitemap.NAME and self._files is not None:
            every = sitemap.entries(context["pages"], self._files, config)
            cast("dict[str, object]", context)["pages"] = every
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Reports what changed, and has it remembered.

        Drafts are not: neither what `serve` shows, nor a build that `--strict` refuses.
        """
        self._collector.as_before()
        sitemap.pack_again(config)
        if self._standing is not None:
            log.debug("%d files stand, %d are written", self._standing.spared, self._standing.written)
            self._standing.save()
        built = self._built
        if self._finisher is not None:
            self._finisher.keep()
        if not self._on_demand.is_active:
            self._built, self._finisher, self._files, self._nav = None, None, None, None
            self._pages, self._heads = {}, {}
        if built is None:
            return
        for note in build.close(built):
            log.info("%s", note)
        report.summary(built)
        self._preview.built(built.site.pages, built.problems, build.shown(".", self._settings(config)))
        if not self._on_demand.is_active:
            for fault in build.check(Path(config.site_dir), self._settings(config)):
                log.warning("%s", fault)
        if not self._serving and not (config.strict and built.problems):
            failed = build.remember(built, self._settings(config))
            if failed:
                log.warning("%s", failed)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002 - MkDocs calls it so
        """Keeps what was made before the error."""
        self._collector.as_before()
        self._let_go()
        if self._standing is not None:
            self._standing.forget()

    def finished(self, page: Page) -> Finished:
        """The file of a page that is in no navigation.

        Raises:
            PluginError: MkDocs does not know all pages yet.
        """
        if self._finisher is None:
            raise PluginError(f"briefgen: {page.path} was asked for before the pages of the site were known")
        return self._finisher.finished(page)

    def digest(self, page: Page, kind: Any) -> bytes | None:  # noqa: ANN401 - as `finished` gave it
        """Of all that this file would be made of; None where it has to be made to know that."""
        return None if self._finisher is None else self._finisher.digest(page, kind)

    def _site(self, settings: Settings) -> build.Built:
        """Everything; on a terminal a bar shows how far the reading is, elsewhere the log says it."""
        memory = self._memory if self._serving else None
        if sys.stderr.isatty() and log.isEnabledFor(logging.INFO):
            with progress.shown("Reading") as told:
                return build.site(settings, told, memory)
        return build.site(settings, None, memory)

    def _place(self, config: MkDocsConfig) -> Place:
        return Place.of(config, self._standing or Standing(Path(config.site_dir), None), self, self._on_demand)

    def _let_go(self) -> None:
        """Of the build before: keeps in the store what was made of it since, and holds it no longer."""
        self._on_demand.forget()
        built, self._built = self._built, None
        if built is not None:
            build.close(built)

    def _published(self, files: Files) -> Iterator[File]:
        included: Callable[[Any], bool] = InclusionLevel.is_in_serve if self._serving else InclusionLevel.is_included
        return (one for one in files if included(one.inclusion))

    def _check(self, page: Page, content: Content) -> None:
        for link in self._links.broken(page.path, content.html) if self._links else ():
            log.warning(BROKEN, page.path, link)

    def _tell_of(self, hosts: Iterable[str]) -> None:
        """Tells once of each host from which pages will load nothing."""
        for host in hosts:
            if host not in self._blocked and host not in self.config.allowed_hosts:
                self._blocked.add(host)
                log.info(BLOCKED, host)

    def _hand_over(self, uri: str, page: Page) -> None:
        self._handed_over.add(uri)
        self._pages[uri] = page

    def _settings(self, config: MkDocsConfig) -> Settings:
        return options.settings(self.config, config)
