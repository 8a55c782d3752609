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
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from multiprocessing.connection import Connection
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


@dataclass(frozen=True)
class Server:
    """A server of one folder that counts."""

    address: str
    notes: Connection

    def sent(self) -> list[tuple[float, int]]:
        """Since the last call: when each file was asked for, in seconds since 1970, and its bytes as sent."""
        found = []
        while self.notes.poll():
            found.append(self.notes.recv())
        return found


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """As web servers do: head and body are written apart, and the second would wait 40 ms for the first's receipt."""

    def __init__(self, *arguments: Any, note: Callable[[tuple[float, int]], None], **more: Any) -> None:
        self._note = note
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        asked = time.time()
        file = Path(self.translate_path(self.path))
        if not file.is_file():
            self.send_response(404)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        body = _body(file)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        if file.suffix in COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        if file.suffix not in {".woff2", ".woff"}:
            self._note((asked, len(body)))

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002 - the base class's name
        """Says nothing."""


@cache
def _body(file: Path) -> bytes:
    """The file's bytes, compressed where a server would."""
    content = file.read_bytes()
    return gzip.compress(content, 6, mtime=0) if file.suffix in COMPRESSED else content


def _serve(folder: Path, notes: Connection) -> None:
    """Says its port, then what it sends."""
    lock = threading.Lock()

    def note(what: tuple[float, int]) -> None:
        with lock:
            notes.send(what)

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, note=note, directory=str(folder))) as running:
        notes.send(running.server_address[1])
        running.serve_forever()


@contextmanager
def served(folder: Path) -> Iterator[Server]:
    """The folder over HTTP on this machine, from a process of its own: the steering would slow it."""
    here, there = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_serve, args=(folder, there), daemon=True)
    process.start()
    try:
        yield Server(f"http://127.0.0.1:{here.recv()}", here)
    finally:
        process.terminate()
        process.join()


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
            server.sent()
        page.goto(address, wait_until="commit")
        milliseconds, failed = _ready(page, script)
        shown = (page.evaluate("performance.timeOrigin") + milliseconds) / 1000
        cpu = sum(one["cpuTime"] for one in _renderers(session)) * 1000
        page.wait_for_timeout(1000)
        every = server.sent() if server else []
        memory = sum(_private(int(one["id"])) for one in _renderers(session))
    finally:
        browser.close()
    sent = [size for asked, size in every if failed or asked <= shown]
    later = sum(size for _, size in every)
    return Look(sum(sent) / 1000, later / 1000, len(sent), milliseconds, cpu, memory, failed)
