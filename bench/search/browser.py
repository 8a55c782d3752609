"""One cold look at a search page in headless Chromium: bytes, time, memory.

In: a folder, a page in it, how to tell that the first result stands. Out: a `Look`. Each look starts a browser of its
own, so nothing is cached; the server compresses as a web server would, and counts what it sends.
"""

from __future__ import annotations

import gzip
import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Error, Page, Playwright

ROOT = Path(__file__).parents[2]
PATIENCE = 120_000
"""Milliseconds after which a page counts as one that shows nothing."""

COMPRESSED = (".html", ".js", ".css", ".json", ".mjs", ".svg", ".txt")
MEGABYTE = 1e6


def _chromium() -> str:
    noted = ROOT / ".venv" / "chromium-path"
    named = os.environ.get("BRIEFGEN_CHROMIUM")
    if not named and noted.is_file():
        named = noted.read_text(encoding="utf-8").strip()
    named = named or shutil.which("chromium")
    if not named:
        raise SystemExit("no headless Chromium: run `make chromium`, or set BRIEFGEN_CHROMIUM to one")
    return named


@dataclass(frozen=True)
class Look:
    """What one look at a page cost.

    Attributes:
        kilobytes: Asked for until the first result stood on the page, compressed; without fonts. 0 from a folder.
        later: The same a second later.
        requests: Number of those files.
        milliseconds: From the start of the navigation until then, on the clock.
        cpu: Milliseconds of CPU of the browser's renderers until then, their own start included.
        megabytes: Private memory of the browser's renderers a second later.
        failed: Why there was no result; empty where there was.
    """

    kilobytes: float
    later: float
    requests: int
    milliseconds: float
    cpu: float
    megabytes: float
    failed: str = ""


@dataclass
class Server:
    """A server of one folder that counts."""

    address: str
    sent: list[tuple[float, int]] = field(default_factory=list)
    """When each file was asked for, in seconds since 1970, and its bytes as sent."""
    kept: dict[Path, bytes] = field(default_factory=dict)

    def body(self, file: Path) -> bytes:
        """The file's bytes, compressed where a server would."""
        if file not in self.kept:
            content = file.read_bytes()
            self.kept[file] = gzip.compress(content, 6, mtime=0) if file.suffix in COMPRESSED else content
        return self.kept[file]


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """As web servers do: head and body are written apart, and the second would wait 40 ms for the first's receipt."""

    def __init__(self, *arguments: Any, server_of: Server, **more: Any) -> None:
        self._of = server_of
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        asked = time.time()
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = self._of.body(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        if file.suffix not in {".woff2", ".woff"}:
            self._of.sent.append((asked, len(body)))

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """The folder over HTTP on this machine."""
    counting = Server("")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, server_of=counting, directory=str(folder))) as running:
        counting.address = f"http://127.0.0.1:{running.server_address[1]}"
        thread = threading.Thread(target=running.serve_forever, daemon=True)
        thread.start()
        try:
            yield counting
        finally:
            running.shutdown()


def _private(pid: int) -> float:
    """Megabytes that only this process has."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024 / MEGABYTE


def _renderers(session: CDPSession) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = session.send("SystemInfo.getProcessInfo")["processInfo"]
    return [one for one in found if one["type"] == "renderer"]


def _ready(page: Page, script: str) -> tuple[float, str]:
    """Milliseconds until the first result stood, and why not."""
    try:
        page.wait_for_function(script, timeout=PATIENCE)
    except Error as error:
        return 0.0, str(error).splitlines()[0]
    failed = page.evaluate("window.failed")
    return float(page.evaluate("window.first") or 0), str(failed) if failed else ""


def look(playwright: Playwright, address: str, script: str, before: str = "", server: Server | None = None) -> Look:
    """Opens the address in a new browser and waits until `script` is true; `before` is run in the page first.

    The page, or `before`, notes in `window.first` when the first result stood, or in `window.failed` why none did.
    """
    browser = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
    try:
        page, session = browser.new_page(), browser.new_browser_cdp_session()
        if before:
            page.add_init_script(before)
        if server:
            server.sent.clear()
        page.goto(address, wait_until="commit")
        milliseconds, failed = _ready(page, script)
        shown = (page.evaluate("performance.timeOrigin") + milliseconds) / 1000
        sent = [size for asked, size in server.sent if failed or asked <= shown] if server else []
        cpu = sum(one["cpuTime"] for one in _renderers(session)) * 1000
        page.wait_for_timeout(1000)
        later = sum(size for _, size in server.sent) if server else 0
        memory = sum(_private(int(one["id"])) for one in _renderers(session))
    finally:
        browser.close()
    return Look(sum(sent) / 1000, later / 1000, len(sent), milliseconds, cpu, memory, failed)
