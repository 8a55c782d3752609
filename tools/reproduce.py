"""The same bytes everywhere: builds one site in eight environments and compares the trees.

In: a folder with mkdocs.yml, docs/ and seeds/ (this project's by default). Out: one line for each environment, and the
files that differ; exit code 1 if any does. Each build is a process of its own on a copy, so nothing here is touched.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
PARTS = ("mkdocs.yml", "docs", "seeds")
EPOCH = "1900000000"
UNDATED = {"sitemap.xml", "sitemap.xml.gz"}
"""Files in which a date may stand that nobody chose."""

SHIFT = """\
import datetime, time
SECONDS = {seconds}
real = time.time
time.time = lambda: real() + SECONDS
class Shifted(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + datetime.timedelta(seconds=SECONDS)
datetime.datetime = Shifted
"""
"""A clock that goes wrong by so much, for a process of Python."""
FEW = "import briefgen.workers\nbriefgen.workers.WORTH_A_PROCESS = 1\n"
"""Else a handful of documents is read by one process, however many are allowed."""


@dataclass(frozen=True)
class Environment:
    """What is unusual about one build.

    Attributes:
        variables: Of the environment.
        folder: Where the copy lies, below a temporary folder.
        like: Name of an earlier environment whose cache it finds; None begins cold.
        backwards: The files are made in the opposite order, so that the folder lists them in another.
        jobs: Processes that read documents.
        clock: Seconds by which the clock is wrong.
        dated: Whether $SOURCE_DATE_EPOCH is given.
    """

    name: str
    variables: dict[str, str] = field(default_factory=dict)
    folder: str = "a"
    like: str | None = None
    backwards: bool = False
    jobs: int = 2
    clock: int = 0
    dated: bool = True


USUAL = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
ENVIRONMENTS = (
    Environment("as usual, one process", jobs=1),
    Environment("warm cache, time zone of Kiritimati", {"TZ": "Pacific/Kiritimati"}, like="as usual, one process"),
    Environment("four processes, another hash seed", {"PYTHONHASHSEED": "4711"}, jobs=4),
    Environment("another folder, files made in the opposite order", folder="b/ü und ö/c d", backwards=True),
    Environment("locale without letters beyond ASCII", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Environment("Turkish locale, warm cache of four processes", {"LC_ALL": "tr_TR.UTF-8"},
                like="four processes, another hash seed"),
    Environment("a clock one year ahead", {"TZ": "America/St_Johns"}, clock=400 * 86_400, folder="later"),
    Environment("no date chosen, random hash seed", {"PYTHONHASHSEED": "random"}, dated=False, backwards=True),
)  # fmt: skip


def tree(folder: Path) -> dict[str, str]:
    """Path and digest of every file below the folder."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def copy(project: Path, to: Path, *, backwards: bool) -> None:
    """The parts of the project, made file by file in this order; times of files are those of now."""
    files = [file for part in PARTS for file in _files(project / part)]
    for file in sorted(files, reverse=backwards):
        place = to / file.relative_to(project)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.read_bytes())


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        yield from (file for file in path.rglob("*") if file.is_file())


def build(project: Path, one: Environment, work: Path, caches: dict[str, Path]) -> dict[str, str]:
    """The tree of the site, built from a copy of the project.

    Raises:
        SystemExit: the build failed; what it said is told.
    """
    here = work / str(len(caches)) / one.folder
    copy(project, here, backwards=one.backwards)
    settings = here / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("  - briefgen:\n", f"  - briefgen:\n      jobs: {one.jobs}\n"), encoding="utf-8")
    if one.like is not None:
        shutil.copytree(caches[one.like], here / ".cache")
    caches[one.name] = here / ".cache"
    planted = work / f"clock{len(caches)}"
    planted.mkdir()
    code = (SHIFT.format(seconds=one.clock) if one.clock else "") + (FEW if one.jobs > 1 else "")
    (planted / "sitecustomize.py").write_text(code, encoding="utf-8")
    variables = {**os.environ, **USUAL, **one.variables, "NO_MKDOCS_2_WARNING": "1"}
    variables["PYTHONPATH"] = f"{planted}{os.pathsep}{ROOT}"
    variables.pop("SOURCE_DATE_EPOCH", None)
    if one.dated:
        variables["SOURCE_DATE_EPOCH"] = EPOCH
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(settings), "-d", str(here / "site")],
        cwd=work,
        env=variables,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        sys.exit(f"{one.name}: the build failed.\n{done.stdout}{done.stderr}")
    return tree(here / "site")


def main(arguments: list[str]) -> int:
    """Builds in the environments, the first so many where a number is given; 1 if any tree is another."""
    project = Path(arguments[0]).absolute() if arguments else ROOT
    count = int(arguments[1]) if len(arguments) > 1 else len(ENVIRONMENTS)
    caches: dict[str, Path] = {}
    first: dict[str, str] = {}
    wrong = 0
    with tempfile.TemporaryDirectory() as work:
        for one in ENVIRONMENTS[:count]:
            began = time.monotonic()
            found = build(project, one, Path(work), caches)
            first = first or found
            differ = sorted(name for name in first.keys() | found.keys() if first.get(name) != found.get(name))
            if not one.dated:
                differ = [name for name in differ if name not in UNDATED]
            verdict = "the same bytes" if not differ else f"{len(differ)} differ: {', '.join(differ[:8])}"
            sys.stdout.write(f"{one.name:<50} {len(found):>5} files  {verdict}  ({time.monotonic() - began:.0f} s)\n")
            sys.stdout.flush()
            wrong += bool(differ)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
