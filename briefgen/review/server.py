"""The desk as a page of this computer, for the browser of whoever started it and for nobody else.

In: a `Desk`, and the folder of the built site where there is one. Out: answers over HTTP.
It listens on 127.0.0.1 only. Every address holds a random word that only the terminal shows; a request that names
another host is refused, as is a decision that another page sends. No page of the desk loads or runs anything from
elsewhere. The built site is shown beside it with its scripts off and cut off from the desk.
"""

from __future__ import annotations

import json
import mimetypes
import secrets
import sys
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from briefgen.review.desk import Desk
from briefgen.review.entries import Decision
from briefgen.review.files import ChangedError, RefusedError
from briefgen.review.queue import KINDS, ORDER
from briefgen.visible import visible
from briefgen.write.render import render

ADDRESS = "127.0.0.1"
MOST_BYTES = 200_000
"""Of what the page may send; the longest form is far shorter."""
PATIENCE = 20
"""Seconds that a connection may stay silent."""

OURS = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
OF_THE_SITE = (
    "sandbox; default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
ASSETS = {"review.css": "text/css", "review.js": "text/javascript"}


class Server(ThreadingHTTPServer):
    """Serves one desk; `port` 0 takes a free one. `serve_forever` runs it, `shutdown` ends it.

    Attributes:
        url: Where the desk is; whoever knows it may write.
    """

    daemon_threads = True
    allow_reuse_address = False

    def __init__(self, desk: Desk, site: Path | None = None, port: int = 0) -> None:
        super().__init__((ADDRESS, port), _Handler)
        self.desk = desk
        self.site = site.resolve() if site is not None and site.is_dir() else None
        self.token = secrets.token_urlsafe(24)
        self.url = f"http://{ADDRESS}:{self.server_port}/{self.token}/"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - the signature of socketserver
        """A browser that goes away in the middle of an answer is nothing to tell."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser on this computer may call the desk."""
        return frozenset({f"{ADDRESS}:{self.server_port}", f"localhost:{self.server_port}"})


class _Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
    timeout = PATIENCE
    server_version = "briefgen"
    sys_version = ""

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # browsers ask for it without the random word
            self._send(HTTPStatus.NO_CONTENT, b"", "image/x-icon")
            return
        path = self._path()
        if path is None:
            return
        match path:
            case "":
                self._html(self._page())
            case "review.css" | "review.js":
                content = _asset(path)
                self._send(HTTPStatus.OK, content, f"{ASSETS[path]}; charset=utf-8")
            case "queue":
                self._json(self._queue())
            case "card":
                self._answer(lambda: self._card(parse_qs(urlsplit(self.path).query).get("key", [""])[0]))
            case _ if path.startswith("site/"):
                self._of_the_site(unquote(path.removeprefix("site/")))
            case _:
                self._refuse(HTTPStatus.NOT_FOUND, "There is no such page.")

    def do_POST(self) -> None:
        path = self._path()
        if path is None:
            return
        host = self.headers.get("Host", "")
        from_us = self.headers.get("Origin") == f"http://{host}"
        if not from_us or self.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
            self._refuse(HTTPStatus.FORBIDDEN, "Only the desk's own page may write.")
            return
        if self.headers.get_content_type() != "application/json":
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "The desk takes JSON.")
            return
        sent = self._sent()
        if sent is None:
            return
        match path:
            case "decide":
                self._answer(lambda: self._decide(sent))
            case "undo":
                self._answer(self._undo)
            case _:
                self._refuse(HTTPStatus.NOT_FOUND, "There is no such page.")

    # --- What it answers ----------------------------------------------------------------------------------------------

    def _page(self) -> str:
        desk = self.server.desk
        return render(
            "review.html",
            documents=tuple(desk.documents.items()),
            kinds=tuple((kind, name) for kind, name in KINDS.items() if any(item.kind == kind for item in desk.items)),
            names=desk.names,
            order=ORDER,
            missed=desk.missed,
        )

    def _queue(self) -> list[dict[str, Any]]:
        desk = self.server.desk
        return [
            {
                "key": item.key,
                "kind": item.kind,
                "document": item.briefing,
                "words": visible(item.words),
                "doubtful": item.rank == 0,
                "state": desk.state(item),
                "looked": desk.looked(item),
            }
            for item in desk.items
        ]

    def _done(self, deed: Callable[[], tuple[str, str]]) -> dict[str, Any]:
        """The card of what was decided about, and every state that is not as it was: of an actor, in any document."""
        desk = self.server.desk
        before = desk.states()
        key, said = deed()
        after = desk.states()
        changed = {one: after.get(one, "") for one in before.keys() | after if before.get(one) != after.get(one)}
        return {"said": said, "states": changed, **self._card(key)}

    def _card(self, key: str) -> dict[str, Any]:
        desk = self.server.desk
        card = desk.card(key)
        there = self.server.site is not None and (self.server.site / card.page).is_file()
        html = render("review_card.html", card=card, page=f"site/{card.page}#{card.id}" if there else None)
        return {"key": key, "html": html, "missed": len(desk.missed)}

    def _decide(self, sent: dict[str, Any]) -> dict[str, Any]:
        given = sent.get("given")
        decision = Decision(
            does=str(sent.get("does", "")),
            because=str(sent.get("because", "")),
            given={str(key): str(value) for key, value in given.items()} if isinstance(given, dict) else {},
        )
        key = str(sent.get("key", ""))
        return self._done(lambda: (key, self.server.desk.decide(key, decision)))

    def _undo(self) -> dict[str, Any]:
        return self._done(self.server.desk.undo)

    def _of_the_site(self, name: str) -> None:
        """A file of the built site; its pages run nothing here and reach nothing of the desk."""
        folder = self.server.site
        file = (folder / name.lstrip("/")).resolve() if folder is not None and "\0" not in name else None
        if folder is None or file is None or not file.is_relative_to(folder) or not file.is_file():
            self._refuse(HTTPStatus.NOT_FOUND, "The built site has no such file.")
            return
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        kind = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
        self._send(HTTPStatus.OK, file.read_bytes(), kind, OF_THE_SITE)

    # --- How it asks and answers --------------------------------------------------------------------------------------

    def _path(self) -> str | None:
        """The path after the random word; None, refused, where host or word are wrong."""
        if self.headers.get("Host", "") not in self.server.hosts:
            self._refuse(HTTPStatus.FORBIDDEN, "The desk is on this computer only.")
            return None
        _, token, *rest = urlsplit(self.path).path.split("/", 2)
        if not secrets.compare_digest(token.encode(), self.server.token.encode()) or not rest:
            self._refuse(HTTPStatus.FORBIDDEN, "Open the address that the terminal shows.")
            return None
        return rest[0]

    def _sent(self) -> dict[str, Any] | None:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > MOST_BYTES:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "That is more than the desk takes.")
            return None
        try:
            sent = json.loads(self.rfile.read(int(length)) or b"{}")
        except (ValueError, RecursionError):
            sent = None
        if not isinstance(sent, dict):
            self._refuse(HTTPStatus.BAD_REQUEST, "That is no JSON of the desk.")
            return None
        return sent

    def _answer(self, asked: Callable[[], dict[str, Any]]) -> None:
        try:
            self._json(asked())
        except ChangedError as error:
            self._refuse(HTTPStatus.CONFLICT, str(error))
        except RefusedError as error:
            self._refuse(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))

    def _html(self, html: str) -> None:
        self._send(HTTPStatus.OK, html.encode(errors="replace"), "text/html; charset=utf-8")

    def _json(self, value: object) -> None:
        self._send(HTTPStatus.OK, json.dumps(value).encode(), "application/json")

    def _refuse(self, status: HTTPStatus, message: str) -> None:
        self.close_connection = True
        self._send(status, json.dumps({"error": visible(message)}).encode(), "application/json")

    def _send(self, status: HTTPStatus, content: bytes, kind: str, policy: str = OURS) -> None:
        self.send_response(status)
        # Pages of the site have no origin of their own here, so their styles come from elsewhere to them.
        apart = {"Cross-Origin-Resource-Policy": "same-origin"} if policy is OURS else {}
        for name, value in {
            "Content-Type": kind,
            "Content-Length": str(len(content)),
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cache-Control": "no-store",
            **apart,
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives it
        """Nothing: the terminal stays with the editor, and the address with its word out of it."""


def _asset(name: str) -> bytes:
    folder = files("briefgen.write") / "assets"
    return (folder / "css" / name if name.endswith(".css") else folder / name).read_bytes()
