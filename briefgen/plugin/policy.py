"""What a page may load and run, told to the browser: a Content-Security-Policy in its head.

In: a finished page of ours, and the part of it that is content. Out: the page with a `<meta>` behind its character set.
Scripts in the page run only where the theme put them: they are named by their digests, and no words of a document are
in them. Everything else is loaded from the site, never from elsewhere. `file:` stands beside 'self' because to some
browsers a page that is opened from a folder has no origin, and so no self.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

PLACE = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset=[^>]*>)?", re.IGNORECASE)
"""As early as can be: what stands before a policy is not under it."""

RUN = frozenset({"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"})
"""Types of `<script>` that a browser runs; others hold data."""


LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src"}
LOADED = frozenset({"stylesheet", "preload", "preconnect", "icon", "manifest", "modulepreload"})
"""Relations of `<link>` that make a browser load something."""


class Found(NamedTuple):
    """The words of the scripts and style sheets that stand in a page, and the hosts elsewhere from which it loads."""

    scripts: list[str]
    styles: list[str]
    hosts: list[str]


class _Reader(HTMLParser):
    """Collects them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found = Found([], [], [])
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type", "").lower() in RUN):
            self._into = self.found.styles if tag == "style" else self.found.scripts
            self._into.append("")
        address = given.get(LOADS.get(tag, ""), "")
        if tag == "link" and not LOADED & set(given.get("rel", "").lower().split()):
            return
        parts = urlsplit(address)
        if parts.netloc:
            self.found.hosts.append(f"{parts.scheme or 'https'}://{parts.netloc}")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._into = None


def found(page: str, content: str = "") -> Found:
    """What the theme put into the page around its content."""
    reader = _Reader()
    reader.feed(page.replace(content, "", 1) if content else page)
    reader.close()
    return reader.found


def under_policy(page: str, there: Found, hosts: Iterable[str] = (), *, served: bool = False) -> str:
    """The page with its policy; unchanged where it has no head.

    Args:
        page: As the theme made it.
        there: What may run, and nothing else may.
        hosts: Other places from which the site's author lets pages load.
        served: The page is a preview, into which the server puts a script that reloads it.
    """
    place = PLACE.search(page)
    if place is None:
        return page
    known = " ".join(["'self'", "file:", *hosts])
    scripts = "'unsafe-inline'" if served else _digests(there.scripts)
    rules = (
        f"default-src {known}",
        f"script-src {known} {scripts}",
        f"style-src {known} {_digests(there.styles)}",
        f"img-src {known} data:",
        f"font-src {known} data:",
        "object-src 'none'",
        "base-uri 'none'",
        f"form-action {known}",
    )
    policy = "; ".join(rule.strip() for rule in rules)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy, quote=False)}">'
    return f"{page[: place.end()]}\n{meta}{page[place.end() :]}"


def _digests(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode(errors="xmlcharrefreplace")).digest() for text in texts)
    return " ".join(dict.fromkeys(f"'sha256-{base64.b64encode(one).decode()}'" for one in digests))
