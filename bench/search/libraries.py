"""The libraries used plainly: their indexes built by Node, each in a folder with the plainest search page.

In: a file of entries. Out: folders, and the seconds it took. Packages come from npm into a temporary folder, at the
versions of package.json.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("minisearch", "flexsearch", "lunr", "pagefind")
PATIENCE = 420
"""Seconds after which building an index counts as not working at that size."""

HEAP = 8000
"""Megabytes that Node may hold while it builds; by itself it stops at about 4,000."""


def install(folder: Path) -> dict[str, str]:
    """Installs the packages into the folder; name to version."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "package.json", folder)
    command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    wanted: dict[str, str] = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    return wanted


def build(name: str, entries: Path, packages: Path, folder: Path) -> tuple[float, str]:
    """Builds the index of a library; the seconds, or 0 and why it failed."""
    folder.mkdir(parents=True)
    for page in ("page.html", "page.js"):
        shutil.copy(HERE / page, folder)
    command = ["node", f"--max-old-space-size={HEAP}", str(HERE / "build.mjs"), name, str(entries), str(folder)]
    try:
        done = subprocess.run(command, cwd=packages, capture_output=True, text=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return 0.0, f"not built in {PATIENCE} s"
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if "rror" in line]
        return 0.0, (said or ["stopped"])[0].strip()[:100]
    return float(json.loads(done.stdout.splitlines()[-1])["seconds"]), ""
