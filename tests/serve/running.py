"""A real `mkdocs serve` of a small site, asked as a browser asks."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BRIDGE = "Harbour council\n\nThe harbour council pledged to reopen the bridge by 2032. The mayor said so.\n"
SITE = "site_name: Harbour\ndev_addr: 127.0.0.1:{}\nuse_directory_urls: false\nplugins: [briefgen]\n"
PATIENCE = 90


class Served:
    """The server, and the folder it serves."""

    def __init__(self, folder: Path, *more: str) -> None:
        """Starts it; `more` are further words of the command."""
        self.folder, self.log = folder, folder / "log"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        (folder / "docs").mkdir()
        self.settings = SITE.format(self._port)
        self.write("mkdocs.yml", self.settings)
        self.write("seeds/bridge.txt", BRIDGE)
        self.write("seeds/ferry.txt", "The ferry company pledged to buy a new ferry.\n")
        with self.log.open("w") as out:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "mkdocs", *more, "serve", "--livereload", "-f", folder / "mkdocs.yml"],
                stdout=out,
                stderr=subprocess.STDOUT,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
            )
        self.until("The harbour council", "briefings/bridge/index.html")

    @property
    def url(self) -> str:
        """Of the site."""
        return f"http://127.0.0.1:{self._port}/"

    def write(self, name: str, content: str | bytes) -> None:
        """A file of the site, as an editor saves it."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def page(self, path: str) -> str:
        """What the browser gets, that of an error too; empty while nobody answers."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.read().decode()
        except OSError:
            return ""

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Until it holds; the test fails where it does not."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if self._process.poll() is not None or time.monotonic() > end:
                pytest.fail(f"{what}\n{self.log.read_text()}")
            time.sleep(0.1)

    def until(self, words: str, path: str) -> str:
        """The page, once it has the words."""
        self.wait(lambda: words in self.page(path), f"{words!r} is not on {path}")
        return self.page(path)

    def until_without(self, words: str, path: str) -> str:
        """The page, once it is there and has not the words."""
        self.wait(lambda: bool(page := self.page(path)) and words not in page, f"{words!r} stays on {path}")
        return self.page(path)

    def said(self) -> str:
        """What stands on the terminal."""
        return self.log.read_text()

    def end(self) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait(timeout=20)
