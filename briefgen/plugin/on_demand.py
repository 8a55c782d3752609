"""Files that are made when a browser asks for them, and not before: `mkdocs serve`, from its second build on.

In: the server of MkDocs, and from each build the files that it would have written. Out: the same server; a file is
written into the site's folder once it is asked for, and served from there as MkDocs does it. So an edit costs what
reading and connecting cost, and not what a hundred pages, exports and the lists of the search cost that nobody looks
at. The first build writes all: MkDocs says only after it that there will be others.
"""

from __future__ import annotations

import posixpath
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from mkdocs.livereload import LiveReloadServer

    from briefgen.plugin.made_files import MadeFile

INDEX = "index.html"
TRIES = 5
"""Builds that may begin between the making of a file and its sending, each of which empties the folder, before it is
called missing."""


class OnDemand:
    """The files of the last build, as far as nobody has asked for them.

    Attributes:
        is_active: They wait; else each is written at once.
    """

    def __init__(self) -> None:
        """Every file is written at once until there is a server."""
        self.is_active = False
        self._files: dict[str, MadeFile] = {}
        self._mount = "/"
        # A build and the making of a file share what is known of pages, so they take turns.
        self._turn = threading.RLock()

    def attend(self, server: LiveReloadServer) -> None:
        """Has the server build and answer through this."""
        self.is_active, self._mount = True, server.mount_path
        build, app = server.builder, server.get_app()

        def builder() -> None:
            with self._turn:
                build()

        server.builder = builder
        if app is not None:
            server.set_app(self._app(app))

    def forget(self) -> None:
        """A build begins: what the one before would have made is no longer right."""
        self._files.clear()

    def wait(self, file: MadeFile) -> None:
        """The file is to be made when it is asked for."""
        self._files[file.dest_uri] = file

    @property
    def waiting(self) -> Collection[str]:
        """The paths of those that nobody has asked for."""
        return self._files.keys()

    def make(self, path: str) -> bool:
        """Writes the file at this path of the site, waiting for a build that is under way; False for an unknown one."""
        with self._turn:
            for known in (path, f"{path}/{INDEX}"):  # MkDocs answers the second with a redirection to its folder
                if known in self._files:
                    self._files[known].write()
                    del self._files[known]
                    return True
        return False

    def _app(self, inner: WSGIApplication) -> WSGIApplication:
        def app(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
            if path.startswith("/livereload/") or not path.startswith(self._mount):
                return inner(environ, start)
            asked = path.removeprefix(self._mount)
            asked = posixpath.normpath("/" + (asked + INDEX if path.endswith("/") else asked)).lstrip("/")
            told: list[tuple[str, list[tuple[str, str]]]] = []

            def begin(status: str, headers: list[tuple[str, str]], *_: object) -> Callable[[bytes], object]:
                told.append((status, headers))
                return lambda _: None

            answer: Iterable[bytes] = ()
            for _ in range(TRIES):
                made = self.make(asked)
                answer = inner(
                    environ, begin
                )  # waits for a build that is under way, after which all is to be made anew
                if not (told[-1][0].startswith("404") and (made or asked in self._files)):
                    break
            start(*told[-1])
            return answer

        return app
