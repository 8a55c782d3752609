"""Known weaknesses of the locked packages, by pip-audit; and plainly what could not be looked up.

In: lock files. Out: what is known of each package, how many were looked up and how many not; exit code 1 where a
weakness is known. pip-audit alone says "No known vulnerabilities found" where it found none of the packages in
its database.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SERVICES = ("pypi", "osv")
"""Databases, asked in this order until one knows any of the packages."""


def asked(lock: str, service: str) -> list[dict[str, Any]]:
    """What the database says of each package of the lock; nothing where it does not answer."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "found.json"
        subprocess.run(
            [sys.executable, "-m", "pip_audit", "-r", lock, "--require-hashes", "--disable-pip", "-s", service,
             "--progress-spinner", "off", "--timeout", "10", "-f", "json", "-o", str(file)],
            capture_output=True, check=False,
        )  # fmt: skip
        if not file.is_file() or not file.stat().st_size:
            return []
        found: list[dict[str, Any]] = json.loads(file.read_text(encoding="utf-8"))["dependencies"]
        return [one for one in found if "skip_reason" not in one]


def main(locks: list[str]) -> int:
    """Looks at each lock; 1 where a weakness is known."""
    weak = 0
    for lock in locks:
        every = len(re.findall(r"^[a-z0-9-]+==", Path(lock).read_text(encoding="utf-8"), re.MULTILINE))
        known = next((found for service in SERVICES if (found := asked(lock, service))), [])
        for one in known:
            for fault in one["vulns"]:
                weak += 1
                better = ", ".join(fault["fix_versions"]) or "none yet"
                say(f"{lock}: {one['name']} {one['version']}: {fault['id']}; mended in {better}")
        say(f"{lock}: {len(known)} of {every} packages looked up in a database of known weaknesses.")
        if len(known) < every:
            why = "the databases cannot be reached from here, or do not know them"
            say(f"NOT AUDITED: {every - len(known)} packages of {lock}; {why}.")
    return 1 if weak else 0


def say(line: str) -> None:
    """Writes a line at once, so that it stands in order with what other programs say."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
