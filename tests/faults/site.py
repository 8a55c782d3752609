"""A small site that drills are run on: five documents, a sidecar, a file of corrections, and what its tree must be.

In: a folder. Out: `Drill`: builds in processes of their own, the tree of what they wrote, and whether anything but that
was touched.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "mkdocs", "build", "-f", "mkdocs.yml")
CONFIG = """\
site_name: Harbour desk
site_url: https://example.org/
use_directory_urls: false
theme: {name: material, font: false}
plugins:
  - search
  - briefgen:
      sources: seeds
"""
STORY = """\
---
title: The council and pier {n}
date: 2031-04-{day}
outlet: The Harbour Post
---
The Harbour Council pledged on Monday to repair pier {n} by 31 March 203{n}.

"We will not cut ferry {n}," Mayor Ada Lindqvist said. The council plans to spend {n}.2 million euros on piers.
"""
LEFT = (".cache", ".briefgen", "site")
"""What a build leaves behind."""
SIDECAR = "outlet: The Quay Gazette\ntopics: [piers]\n"


def tree(folder: Path) -> dict[str, str]:
    """Path and digest of every file below the folder."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Files that are not the same in both trees."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


class Drill:
    """One site in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Makes the documents; nothing is built."""
        self.folder = folder
        self.cache = folder / ".cache" / "briefgen"
        self.ledger = folder / ".briefgen" / "ledger.jsonl"
        self.seeds = folder / "seeds"
        self.seeds.mkdir(parents=True)
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text("# Desk\n\nWelcome.\n", encoding="utf-8")
        (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
        for n in range(1, 6):
            (self.seeds / f"pier{n}.txt").write_text(STORY.format(n=n, day=10 + n), encoding="utf-8")
        (self.seeds / "pier1.yml").write_text(SIDECAR, encoding="utf-8")
        self._given = tree(self.seeds)

    def environment(self, **more: str) -> dict[str, str]:
        """What a build sees."""
        return {
            **os.environ,
            "SOURCE_DATE_EPOCH": "1900000000",
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": str(ROOT),
            **more,
        }

    def start(
        self, site: str = "site", before: Callable[[], None] | None = None, **environment: str
    ) -> subprocess.Popen[str]:
        """Begins a build; `before` is run in its process."""
        return subprocess.Popen(
            [*COMMAND, "-d", site],
            cwd=self.folder,
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            preexec_fn=before,  # noqa: PLW1509 - the drills have no threads
        )

    def build(
        self, site: str = "site", before: Callable[[], None] | None = None, **environment: str
    ) -> tuple[int, str]:
        """A build: how it ended, and what it said."""
        running = self.start(site, before, **environment)
        said, _ = running.communicate(timeout=300)
        return running.returncode, said

    def right(self, site: str = "site") -> dict[str, str]:
        """The tree of a build that must succeed and must not complain."""
        code, said = self.build(site)
        assert code == 0, said
        assert "Traceback" not in said, said
        return tree(self.folder / site)

    def clean(self) -> dict[str, str]:
        """The tree of a build that finds nothing of earlier ones: what all others must give."""
        self.forget()
        found = self.right()
        for name in LEFT:
            shutil.copytree(self.folder / name, self.folder / "clean" / name)
        self.forget()
        return found

    def as_built(self) -> None:
        """Puts back what the clean build has left, as if it had run just now."""
        self.forget()
        for name in LEFT:
            shutil.copytree(self.folder / "clean" / name, self.folder / name)

    def forget(self) -> None:
        """Takes away all that builds keep."""
        for name in LEFT:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def untouched(self) -> bool:
        """Nobody wrote into the sources folder."""
        return tree(self.seeds) == self._given
