"""Pages that are in no navigation, finished: the theme's template around them, as MkDocs would put it.

In: a `published.Page`. Out: the bytes of its file, the same as those MkDocs makes of it, in a tenth of the time. The
template is rendered once for each kind of page, see shell.py; builds after this one use what came out, see frames.py.
Where a site has templates of its own, the first page of a kind is rendered by itself as well and compared: templates
that do what no shell can show cost time and nothing else.
"""

from __future__ import annotations

import contextlib
import functools
import html
import posixpath
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote

from mkdocs.commands.build import get_context
from mkdocs.structure.pages import Page as SitePage

from briefgen.plugin import head, pages, policy, repeated, shell
from briefgen.plugin.frames import Frame, Frames, KeptFrames
from briefgen.plugin.kind import Kind, marked
from briefgen.plugin.made_files import Finished
from briefgen.plugin.report import log
from briefgen.published import Content, Keeper, Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from briefgen.settings import Settings

KNOWN = frozenset({"material", "mkdocs", "readthedocs"})
"""Themes of which tests/test_finished_pages.py knows that they fill pages in and do nothing else with them."""
SLOW = "the templates of this site do more with pages than fill them in, so each is rendered by itself: seen at %s"


def _digest(page: Page, frame: Frame) -> bytes | None:
    """Of the page in the frame."""
    said = page.digest()
    if said is None or frame.digest is None:
        return None
    return sha256(repr((said, page.path, page.title, page.source, frame.digest)).encode(errors="replace")).digest()


@dataclass(frozen=True, slots=True)
class _At:
    """What the filters for addresses ask of a page."""

    url: str


@dataclass(frozen=True, slots=True, eq=False)
class Rendering:
    """What MkDocs renders pages with, once all pages are known.

    Attributes:
        env: The site's environment of Jinja.
        hand_over: Called with a page and its path as Markdown before it is rendered: `on_page_content` shall know it.
        check: Called with each page that is finished, and with what it says.
        tell_of: Called with the hosts elsewhere from which a frame loads that was not rendered in this build.
    """

    config: MkDocsConfig
    settings: Settings
    files: Files
    nav: Navigation
    env: Any
    hand_over: Callable[[str, Page], None]
    check: Callable[[Page, Content], None]
    tell_of: Callable[[Iterable[str]], None]


class Finisher:
    """Finishes the pages of one build."""

    def __init__(self, rendering: Rendering, frames: Frames | None = None, keeper: Keeper | None = None) -> None:
        """`frames` are those of the build before in the same process, `keeper` has those of earlier processes.

        Without both each is made anew.
        """
        self._with = rendering
        theme = rendering.config.theme
        self._own_templates = bool(theme.custom_dir) or theme.name not in KNOWN
        made_of = repeated.decides(rendering.config, rendering.nav, rendering.env, self._own_templates)
        self._frames = (frames or Frames()).of(made_of)
        self._kept = KeptFrames.of(keeper, made_of, rendering.env)
        self._made: set[Kind] = set()
        self._documents = rendering.files.documentation_pages()
        self._expressions = {form: rendering.env.compile_expression(form) for form in shell.FORMS}
        self._head: Any = None  # stays so with a theme of another make
        with contextlib.suppress(LookupError):
            self._head = rendering.env.get_template("briefgen/head.html")
        self._told = False
        self._around = self._of_all_frames()

    def keep(self) -> None:
        """Keeps the frames for other processes."""
        if self._kept is not None:
            self._kept.put(self._frames, self._made)
            self._made = set()

    def finished(self, page: Page) -> Finished:
        """The page's file."""
        content = page.make()
        self._with.check(page, content)
        kind = Kind.of(page, content)
        frame = self._frame_of(kind, page, content)
        if frame.shell is None or quote(posixpath.dirname(page.path)) in frame.folders:
            return Finished((self.rendered(page, content).encode(errors="xmlcharrefreplace"),))
        rendered = frame.shell.filled(self._values(page, content, kind), self._printed)
        return Finished((rendered.encode(errors="xmlcharrefreplace"),), _digest(page, frame), kind.packed())

    def digest(self, page: Page, kind: Any) -> bytes | None:  # noqa: ANN401 - as `finished` gave it
        """Of all that the page's file would be made of, if it is of this kind; None where it has to be made."""
        if kind is None or page.digest() is None:
            return None
        known = Kind.unpacked(kind)
        if known not in self._frames and self._own_templates and known != Kind.of(page, page.make()):
            return None
        frame = self._frame_of(known, page, None)
        return None if quote(posixpath.dirname(page.path)) in frame.folders else _digest(page, frame)

    def rendered(self, page: Page, content: Content) -> str:
        """The page through its template, as MkDocs does it for one in Markdown."""
        it = self._with
        uri = pages.uri(page)
        it.hand_over(uri, Page(page.path, page.title, lambda: content, page.source))
        plugins = it.config.plugins
        file = pages.file_of_page(page, uri, it.settings, it.config, set())
        site_page = SitePage(None, file, it.config)
        site_page.markdown = ""
        site_page.content = plugins.on_page_content("", page=site_page, config=it.config, files=it.files)
        site_page.active = True
        context = get_context(it.nav, self._documents, it.config, site_page)
        template = it.env.get_template(site_page.meta.get("template", "main.html"))
        context = plugins.on_page_context(context, page=site_page, config=it.config, nav=it.nav)
        return plugins.on_post_page(template.render(cast("Any", context)), page=site_page, config=it.config)

    def _of_all_frames(self) -> bytes | None:
        """The digest of what pages show beside their frame and what they say; None where templates decide that."""
        env, head_of_page = self._with.env, b""
        if self._head is not None:
            if Path(self._head.filename or "").parent.parent != head.TEMPLATES:
                return None
            head_of_page = Path(self._head.filename).read_bytes()
        code = [module.read_bytes() for module in sorted(Path(__file__).parent.glob("*.py"))]
        config = self._with.config
        # Links that lead to what is left out are told when a page is finished.
        left_out = [one.pattern for one in config.exclude_docs.patterns] if config.exclude_docs else []
        settings = [config.use_directory_urls, sorted(config.plugins), sorted(env.filters), left_out]
        versions = [version(name) for name in ("jinja2", "markupsafe", "mkdocs")]
        return sha256(repr([head_of_page, code, settings, versions]).encode()).digest()

    def _frame_of(self, kind: Kind, page: Page, content: Content | None) -> Frame:
        """The same as `_frame`, made once."""
        frame = self._frames.get(kind)
        if frame is None and self._kept is not None:
            frame = self._kept.get(kind, self._around)
            if frame is not None:
                self._with.tell_of(frame.hosts)
        if frame is None:
            frame = self._frame(kind, page, content)
            self._made.add(kind)
        self._frames[kind] = frame
        return frame

    def _frame(self, kind: Kind, page: Page, content: Content | None) -> Frame:
        """The frame of all pages of the kind, of which `page` is one; `content` is what it says, None if not made."""
        if kind.alone:
            return Frame(None)
        first, within = marked(kind)
        linked: set[str] = {*map(str, self._with.config.extra_css), *map(str, self._with.config.extra_javascript)}
        with _noting(self._with.env.filters, linked):
            rendered = self.rendered(first, within)
        cut = shell.cut(rendered, self._values(first, within, kind), self._printed)
        there = policy.found(rendered)
        if any(shell.MARK[: shell.SHORT].lower() in script.lower() for script in there.scripts):
            cut = None  # what is run is named by its digest, which is another one on each page
        fits = cut is not None
        folders = frozenset(folder for path in linked for folder in _upwards(path))
        frame = Frame.of(cut, folders, there.hosts, self._around)
        if cut is not None and self._own_templates and quote(posixpath.dirname(page.path)) not in frame.folders:
            content = content or page.make()
            filled = cut.filled(self._values(page, content, kind), self._printed)
            fits = filled == self.rendered(page, content)
        if not fits and not self._told:
            self._told = True
            log.info(SLOW, page.path)
        return frame if fits else Frame(None)

    def _printed(self, form: str, words: str) -> str:
        return str(self._expressions[form](words=words))

    def _values(self, page: Page, content: Content, kind: Kind) -> Mapping[str, str]:
        """What a page has of its own, in the words that its template gets."""
        values = {
            "content": pages.body(content, self._with.config),
            "name": posixpath.basename(posixpath.dirname(page.path)),
        }
        if kind.title:
            values["title"] = pages.Text(html.escape(page.title))
        if kind.topped:
            values["h1"] = html.escape(content.headings[0].title)
        if kind.description:
            values["description"] = html.escape(content.description)
        if page.source is not None:
            values["source"] = page.source
            values["stem"] = posixpath.splitext(page.source)[0]
        if self._head is not None and (content.meta or content.alternates):
            here = posixpath.dirname(page.path) + "/" if self._with.config.use_directory_urls else page.path
            values["head"] = self._head.render(briefgen=head.of(content), page=_At(here), base_url="")
        return values


@contextlib.contextmanager
def _noting(filters: dict[str, Any], linked: set[str]) -> Iterator[None]:
    """Adds to `linked` every address that templates make relative meanwhile."""
    real = filters["url"]

    @functools.wraps(real)  # with the mark by which Jinja hands it the context
    def url(context: object, value: object) -> Any:  # noqa: ANN401 - what the filter returns
        linked.add(str(value))
        return real(context, value)

    filters["url"] = url
    try:
        yield
    finally:
        filters["url"] = real


def _upwards(path: str) -> Iterator[str]:
    """The path and the folders above it."""
    path = posixpath.normpath(path.lstrip("/"))
    while path and path != ".":
        yield path
        path = posixpath.dirname(path)
