"""What is wrong, in the browser: `mkdocs serve` shows on a page what the terminal says of its document.

In: the server of MkDocs, and after each build its problems by page. Out: the same server, whose pages carry a notice
where there is a problem, and which shows the message where no site could be built. The site itself has none of it: its
files are those of a build, and a notice is put in while a page is served. How it looks: notices.py, preview.css.
"""

from __future__ import annotations

import logging
import posixpath
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import MkDocsException

from briefgen.plugin import notices
from briefgen.plugin.report import log
from briefgen.visible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

    from briefgen.errors import Problem
    from briefgen.published import Page

HOME = "index.html"
STYLE = "briefgen-preview.css"
"""Served beside the site, not part of it."""
SETTING = "Config value"
"""How MkDocs begins what it says of mkdocs.yml."""
FAULT = (
    "the build broke off by a fault of a program ({}). The terminal says where; the pages are those of the last build "
    "once something is saved that can be built."
)


class _Heard(logging.Handler):
    """Keeps the warnings and errors of one build."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        kept = self.errors if record.levelno >= logging.ERROR else self.warnings
        kept.append(record.getMessage())


class Preview:
    """The notices of one `mkdocs serve`."""

    def __init__(self) -> None:
        self._pages: dict[str, str] = {}
        self._problems: dict[str, list[str]] = {}
        self._failed: tuple[str, ...] = ()
        self._mount = "/"

    def built(self, pages: Iterable[Page], problems: Iterable[Problem], sources: str) -> None:
        """Takes what a build made and met. `sources` is the folder of the documents, as messages name it.

        A page that an earlier build had is remembered: its document may be what is broken now.
        """
        for page in pages:
            if page.source is not None:
                self._pages[page.path] = _stem(posixpath.join(sources, page.source))
        self._problems = {}
        for problem in problems:
            self._problems.setdefault(_stem(problem.file), []).append(str(problem))

    def messages(self, path: str) -> list[str]:
        """What the page at this path of the site has to tell; the home page tells everything."""
        if path == HOME:
            return [one for several in self._problems.values() for one in several]
        return self._problems.get(self._pages.get(path, ""), [])

    def attend(self, server: LiveReloadServer) -> None:
        """Has the server build and answer through this."""
        self._mount = server.mount_path
        server.builder = self._builder(server.builder)
        app = server.get_app()
        if app is not None:
            server.set_app(self._app(app))

    def _builder(self, build: Callable[[], None]) -> Callable[[], None]:
        def builder() -> None:
            heard, logger = _Heard(), logging.getLogger("mkdocs")
            logger.addHandler(heard)
            try:
                build()
            except (MkDocsException, SystemExit) as error:
                self._failed = _told(error, heard)
            except Exception as error:  # noqa: BLE001 - whatever it is, the server stays and says so
                log.exception("the build broke off")
                self._failed = (FAULT.format(type(error).__name__),)
            else:
                self._failed = ()
            finally:
                logger.removeHandler(heard)
            if self._failed:
                log.error("The site could not be built; the browser shows why. Put it right and save.")

        return builder

    def _app(self, inner: WSGIApplication) -> WSGIApplication:
        def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path == self._mount + STYLE:
                return _answer(start, "200 OK", "text/css", Path(__file__).with_name("preview.css").read_bytes())
            if path.startswith("/livereload/") or not path.startswith(self._mount):
                return inner(environ, start)
            if not path.endswith((".html", "/")):
                return inner(environ, start)
            return self._page(path.removeprefix(self._mount), environ, start, inner)

        return app

    def _page(
        self, path: str, environ: WSGIEnvironment, start: StartResponse, inner: WSGIApplication
    ) -> Iterable[bytes]:
        status, headers = "200 OK", list[tuple[str, str]]()

        def begin(given: str, its: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
            nonlocal status, headers
            status, headers = given, its
            return lambda _: None

        body = inner(environ, begin)  # waits for a build that is under way
        content = b"".join(body)
        close: Callable[[], object] | None = getattr(body, "close", None)
        if close is not None:
            close()
        style = self._mount + STYLE
        if self._failed:
            return _answer(start, "200 OK", "text/html", notices.whole(self._failed, style))
        messages = self.messages(f"{path}index.html" if not path or path.endswith("/") else path)
        if messages and status.startswith("404"):
            return _answer(start, status, "text/html", notices.whole(messages, style, notices.NO_PAGE))
        content = notices.strip(content, messages, style)
        others = [(key, value) for key, value in headers if key.lower() != "content-length"]
        start(status, [*others, ("Content-Length", str(len(content)))])
        return [content]


def _answer(start: StartResponse, status: str, kind: str, content: bytes) -> Iterable[bytes]:
    start(status, [("Content-Type", f"{kind}; charset=utf-8"), ("Content-Length", str(len(content)))])
    return [content]


def _told(error: BaseException, heard: _Heard) -> tuple[str, ...]:
    """Why there is no site: what was said on the way, and what ended it where nothing was."""
    if heard.errors or heard.warnings:
        said = (f"mkdocs.yml: {one}" if one.startswith(SETTING) else one for one in heard.errors or heard.warnings)
        return tuple(map(visible, dict.fromkeys(said)))
    log.error("%s", visible(str(error)))
    return (visible(str(error)),)


def _stem(file: str) -> str:
    """A document and its sidecar have the same."""
    return posixpath.splitext(file)[0]
