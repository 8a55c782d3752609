"""Fetches one document from the web: the only module of briefgen that uses the network.

In: an address. Out: its bytes, the address they came from, and what the server calls them. Only http and https; each
redirect is looked at like the first address. Addresses of this computer and of its own network are not asked unless
that is wanted: a page elsewhere could lead there. Time and size are bounded.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit, urlunsplit

from briefgen import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPMessage

SECONDS = 20.0
"""To connect, and between two parts of an answer."""

SECONDS_IN_ALL = 120.0
PART = 64_000
GZIP = 16 + zlib.MAX_WBITS


class FetchError(ValueError):
    """It cannot be fetched; str() says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: `url` is the address after all redirects, `kind` the media type, None where none was given."""

    content: bytes
    url: str
    kind: str | None


def fetched(url: str, most: int, *, private: bool = False) -> Fetched:
    """The document at the address, of `most` bytes at most.

    Raises:
        FetchError: it is no web address, is not there, is too large or too slow, or leads into a network of its own.
    """
    address = _checked(url)
    request = urllib.request.Request(  # noqa: S310 - the scheme is checked, here and at each redirect
        address,
        headers={
            "User-Agent": f"briefgen/{__version__} (one document, asked for by a person)",
            "Accept": "text/html, application/pdf;q=0.9, */*;q=0.8",
            "Accept-Encoding": "gzip",
        },
    )
    until = time.monotonic() + SECONDS_IN_ALL
    try:
        with _opener(private=private).open(request, timeout=SECONDS) as answer:
            content = _content(answer, most, until)
            return Fetched(content, answer.geturl().partition("#")[0], answer.headers.get("Content-Type"))
    except urllib.error.HTTPError as error:
        error.close()
        raise FetchError(f"the server answers {error.code} ({error.reason}). Open the address in a browser.") from error
    except urllib.error.URLError as error:
        raise FetchError(f"it cannot be reached ({error.reason}). Is the address right?") from error
    except (OSError, http.client.HTTPException, zlib.error) as error:
        cause = str(error) or type(error).__name__
        raise FetchError(f"the connection broke off ({cause}). Try again.") from error


def _content(answer: Any, most: int, until: float) -> bytes:  # noqa: ANN401 - what an opener gives has no type
    packed = (answer.headers.get("Content-Encoding") or "identity").strip().lower()
    if packed not in {"identity", "gzip", "x-gzip"}:
        raise FetchError(f"it is packed in a way that was not asked for ({packed}).")
    unpack = None if packed == "identity" else zlib.decompressobj(GZIP)
    content = b""
    came = 0
    while part := answer.read(PART):
        came += len(part)
        content += part if unpack is None else unpack.decompress(part, most + 1)
        if len(content) > most:
            raise FetchError(f"it is larger than the bound `file_bytes`, {most:,}.")
        if time.monotonic() > until:
            raise FetchError(f"it took longer than {SECONDS_IN_ALL:.0f} seconds.")
    promised = answer.headers.get("Content-Length") or ""
    if promised.isascii() and promised.isdigit() and came < int(promised):
        raise FetchError("the connection broke off before all of it was there. Try again.")
    return content


def _checked(url: str) -> str:
    """The address as a server is asked for it, its letters beyond ASCII written as such addresses write them.

    Raises:
        FetchError: it is none of the web.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        name = (host or "").encode("idna").decode() if host and not _literal(host) else host
    except ValueError as error:
        raise FetchError(f"this is no address ({error}).") from error
    if parts.scheme not in {"http", "https"}:
        raise FetchError(
            f"only addresses with http:// and https:// are fetched, and this has {parts.scheme or 'none'}."
        )
    if not name:
        raise FetchError("this address names no server.")
    if parts.username or parts.password:
        raise FetchError("this address holds a name or a password, which is not sent. Write it without.")
    place = f"[{name}]" if ":" in name else name
    path = quote(parts.path or "/", safe="/%:=&?~#+!$,;'@()*[]")
    query = quote(parts.query, safe="/%:=&?~#+!$,;'@()*[]")
    return urlunsplit((parts.scheme, f"{place}:{port}" if port else place, path, query, ""))


def _literal(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _opener(*, private: bool) -> urllib.request.OpenerDirector:
    proxies = {host for one in urllib.request.getproxies().values() if (host := urlsplit(one).hostname)}
    context = ssl.create_default_context()

    def reached(host: str, port: int, timeout: float) -> socket.socket:
        return _socket(host, port, timeout, private=private or host in proxies)

    class Plain(http.client.HTTPConnection):
        def connect(self) -> None:
            self.sock = reached(self.host, self.port, SECONDS)

    class Secret(http.client.HTTPSConnection):
        def connect(self) -> None:
            if getattr(self, "_tunnel_host", None):  # through a proxy, which does the looking up
                super().connect()
                return
            self.sock = context.wrap_socket(reached(self.host, self.port, SECONDS), server_hostname=self.host)

    class PlainHandler(urllib.request.HTTPHandler):
        def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            return self.do_open(Plain, req)

    class SecretHandler(urllib.request.HTTPSHandler):
        def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
            connection: Callable[..., http.client.HTTPConnection] = Secret
            return self.do_open(connection, req, context=context)

    class Redirects(urllib.request.HTTPRedirectHandler):
        max_redirections = 8

        def redirect_request(
            self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
        ) -> urllib.request.Request | None:
            return super().redirect_request(req, fp, code, msg, headers, _checked(newurl))

    return urllib.request.build_opener(PlainHandler, SecretHandler(context=context), Redirects)


def _socket(host: str, port: int, timeout: float, *, private: bool) -> socket.socket:
    """A connection to the server, made to the very address that was looked at.

    Raises:
        FetchError: it is in this computer's own network.
        OSError: it cannot be reached.
    """
    fault: OSError | None = None
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if not private and not ipaddress.ip_address(str(address[0]).partition("%")[0]).is_global:
            raise FetchError(
                f"the server {host} is in a network of its own ({address[0]}), where only you may want to look. "
                "Add --private if you do."
            )
        made = socket.socket(family, kind, protocol)
        made.settimeout(timeout)
        try:
            made.connect(address)
        except OSError as error:
            made.close()
            fault = error
        else:
            return made
    raise fault or OSError(f"{host} has no address")
