"""How many small changes of a package's code its tests notice: a random sample of mutants, in a throw-away copy.

    python tools/mutation.py read [--sample 600] [--seed 1] [--only '*.title.*'] [--tests FOLDER ...] [--folder KEPT]

mutmut writes the mutants, in a copy of what git knows; it is fetched into the copy and is no dependency of the project.
Its own run collects all tests again for each mutant. Here they are collected once, a process is forked for each mutant,
and in it the tests that reach the changed function run, the quickest first, up to the first that fails; what its module
keeps in caches is thrown away before. Tests that drive a browser or take longer than `LONGEST` are left out. A mutant
that no test reaches counts as survived; a test that fails in the copy without one is left out. Before the tests, a
package's approved texts are compared, as `APPROVED` says: tests that share them are one long test. The sample is in
random order: a run that is stopped is a smaller sample.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import difflib
import fnmatch
import functools
import importlib
import json
import math
import os
import pickle
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MUTMUT = "mutmut==3.8.1"
LONGEST, QUICK = 0.3, 0.05
"""Seconds: of a test that is run, as a mutant that survives takes all its tests' time; and of one that is run first,
for dictionaries and models to be loaded once."""

NO_TIMINGS = "not browser and not slow", "not time and not change_no_letter"
"""Which marks and names of tests: those that measure time or start Python anew say little for what they take."""

TESTS = {
    "read": (
        "tests/read",
        "tests/corrections/test_reading.py",
        "tests/corrections/test_schemas.py",
        "tests/lexicon/test_the_file.py",
        "tests/test_kinds_of_documents.py",
    ),
    "write": (
        "tests/write",
        "tests/export",
        "tests/search",
        "tests/docs_tree/test_tree.py",
        "tests/docs_tree/test_literal.py",
    ),
}
"""Which tests test a package, where it is not tests/PACKAGE alone."""

APPROVED = {"write": "tests.write.approved"}
"""Of a package: the module whose `readable` yields a name and a text, which is to be that of the file in `FOLDER`."""

SETTINGS = """
[tool.mutmut]
source_paths = ["briefgen"]
only_mutate = ["briefgen/{package}/*.py", "briefgen/{package}/*/*.py"]
also_copy = [
    "tests", "seeds", "docs", "tools", "bench", "mkdocs.yml", "README.md", "CHANGELOG.md", "requirements.txt",
    "Makefile",
]
"""


def main() -> None:
    """Prints the rate of each module, the survivors with what was changed, and the rate of the package."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("package", help="a folder of briefgen/, for example read")
    asked.add_argument("--sample", type=int, default=600, help="how many mutants (600); 0 for all")
    asked.add_argument("--seed", type=int, default=1, help="which sample (1)")
    asked.add_argument("--only", nargs="+", default=["*"], help="only mutants whose names are like these: '*.title.*'")
    asked.add_argument("--tests", nargs="*", default=None, help="the tests that test the package")
    asked.add_argument("--folder", type=Path, help="keep the copy here, which makes the next run quicker")
    asked.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args()
    tests = given.tests or TESTS.get(given.package, (f"tests/{given.package}",))
    if given.inside:
        sys.exit(_inside(given.package, tests, given.sample, given.seed, given.only))
    with contextlib.ExitStack() as stack:
        folder = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="mutation-")))
        _copy(Path(__file__).resolve().parents[1], folder, given.package)
        command = [sys.executable, "tools/mutation.py", *sys.argv[1:], "--inside"]
        sys.exit(subprocess.run(command, cwd=folder, check=False).returncode)


def _copy(project: Path, folder: Path, package: str) -> None:
    """What git knows, as it lies in the checkout; files that have not changed keep their time, and so their mutants."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=project, capture_output=True, text=True, check=True).stdout.splitlines():
        # mutmut copies folders anew only where they are missing: tests go where they are run.
        for goal in (folder / name, folder / "mutants" / name) if name.startswith("tests/") else (folder / name,):
            if (project / name).is_file() and (not goal.exists() or goal.read_bytes() != (project / name).read_bytes()):
                goal.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(project / name, goal)
    settings = folder / "pyproject.toml"
    settings.write_text((project / "pyproject.toml").read_text(encoding="utf-8") + SETTINGS.format(package=package))
    if not (folder / ".mutmut").is_dir():
        fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder / ".mutmut"), MUTMUT]
        subprocess.run(fetch, check=True)


def _inside(package: str, tests: Iterable[str], sample: int, seed: int, only: Iterable[str]) -> int:
    """The run itself, in the copy."""
    sys.path.append(str(Path(".mutmut").resolve()))  # last: mutmut brings a pytest of its own
    mutmut = importlib.import_module("mutmut.__main__")
    mutmut.set_mutant_under_test("mutant_generation")
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.create_mutants(1)
    mutmut.set_mutant_under_test("")
    mutmut.setup_source_paths()
    os.chdir("mutants")
    found = [
        name
        for path in sorted(Path("briefgen", package).rglob("*.meta"))
        for name in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        if any(fnmatch.fnmatchcase(name, one) for one in only)
    ]
    chosen = random.Random(seed).sample(found, min(sample or len(found), len(found)))  # noqa: S311 - no secret
    _say(f"{len(chosen)} of {len(found)} mutants, seed {seed}")
    import pytest

    settings = ["--rootdir=.", "-q", "-s", "-p", "no:randomly", "-p", "no:cacheprovider"]
    marks, names = NO_TIMINGS
    return int(
        pytest.main([*settings, "-m", marks, "-k", names, *tests], plugins=[Run(chosen, mutmut, APPROVED.get(package))])
    )


class Run:
    """A plugin of pytest that runs the collected tests once for each mutant."""

    def __init__(self, mutants: list[str], mutmut: Any, approved: str | None) -> None:  # noqa: ANN401 - a module
        self.mutants, self.mutmut, self.approved = mutants, mutmut, approved

    def pytest_runtestloop(self, session: Any) -> bool:  # noqa: ANN401 - pytest's own
        """In place of pytest's."""
        begun = time.perf_counter()
        try:
            reached, seconds, modules = _forked(lambda: self._reached(session.items))
        except EOFError as error:
            raise SystemExit(f"The tests as they are: {error}") from error
        _say(f"{len(seconds)} tests without a mutant, {time.perf_counter() - begun:.0f} s")
        for at, taken in enumerate(seconds):
            if taken == math.inf:
                _say(f"left out, as it fails in the copy without a mutant: {session.items[at].nodeid}")
        for name in modules:  # libraries are loaded once, code of the project is not run
            if not name.startswith(("briefgen", "tests", "mutmut", "__")):
                with contextlib.suppress(Exception):
                    importlib.import_module(name)
        for at, item in enumerate(session.items):
            if seconds[at] < QUICK:
                _fails(item, None)
        quick = [at for at in range(len(seconds)) if seconds[at] < LONGEST]
        if self._is_killed("briefgen.xno__mutmut_0", [session.items[at] for at in quick], seconds, quick):
            raise SystemExit("A test fails when it is run a second time, without a mutant: the rate would be too high.")
        by_module: dict[str, list[str]] = defaultdict(list)
        survived = []
        for number, mutant in enumerate(self.mutants, 1):
            function = mutant.rpartition("__mutmut_")[0]
            numbers = sorted(reached.get(function, ()), key=lambda at: seconds[at])
            killed = bool(numbers or self.approved) and self._is_killed(
                mutant, [session.items[at] for at in numbers], seconds, numbers
            )
            by_module[function.partition(".x")[0]].append("killed" if killed else "survived")
            if not killed:
                survived.append(mutant)
                _say(_change(mutant, not numbers))
            if number % 25 == 0:
                _say(f"... {number} of {len(self.mutants)}: {number - len(survived)} killed")
        _report(by_module)
        return True

    def _reached(self, items: list[Any]) -> tuple[dict[str, set[int]], list[float], list[str]]:
        """Which functions each test reaches, and how long it takes: for ever where it fails in the copy as it is."""
        self.mutmut.set_mutant_under_test("stats")
        state = self.mutmut.state()
        reached: dict[str, set[int]] = defaultdict(set)
        seconds = []
        for at, item in enumerate(items):
            state._stats.clear()  # noqa: SLF001 - it has no public name
            begun = time.perf_counter()
            fails = _fails(item, items[at + 1] if at + 1 < len(items) else None)
            seconds.append(math.inf if fails else time.perf_counter() - begun)
            if seconds[-1] < LONGEST:
                for function in state._stats:  # noqa: SLF001 - the same
                    reached[function].add(at)
        return dict(reached), seconds, sorted(sys.modules)

    def _differs(self) -> bool:
        """Whether an approved text is another one, or cannot be made."""
        if self.approved is None:
            return False
        texts = importlib.import_module(self.approved)
        return any((texts.FOLDER / name).read_text(encoding="utf-8") != text for name, text in texts.readable())

    def _is_killed(self, mutant: str, items: list[Any], seconds: list[float], numbers: list[int]) -> bool:
        """Whether a test fails, or the process ends or goes on for too long."""
        enough = (60 if self.approved else 20) + 10 * sum(seconds[at] for at in numbers)

        def any_fails() -> bool:
            self.mutmut.set_mutant_under_test(mutant)
            for kept in vars(sys.modules[mutant.partition(".x")[0]]).values():
                if hasattr(kept, "cache_clear"):
                    kept.cache_clear()
            resource.setrlimit(resource.RLIMIT_CPU, (int(enough), int(enough) + 1))
            signal.alarm(int(enough * 5))
            following = [*items[1:], None]
            return self._differs() or any(_fails(item, after) for item, after in zip(items, following, strict=True))

        try:
            return bool(_forked(any_fails))
        except EOFError:
            return True


def _fails(item: Any, after: Any) -> bool:  # noqa: ANN401 - pytest's own
    from _pytest.runner import runtestprotocol

    return any(report.failed for report in runtestprotocol(item, nextitem=after, log=False))


def _forked(work: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the work gives
    """What the work gives, done in a process of its own that writes nothing.

    Raises:
        EOFError: the process ended before the work was done.
    """
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        with os.fdopen(writer, "wb") as answer:
            try:
                answer.write(pickle.dumps((work(), "")))
            except BaseException as error:  # noqa: BLE001 - nobody else would hear of it
                answer.write(pickle.dumps((None, f"{type(error).__name__}: {error}")))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        try:
            done, why_not = pickle.load(answer)  # noqa: S301 - from this program
        finally:
            with contextlib.suppress(ProcessLookupError):  # what the tests started and left
                os.killpg(child, signal.SIGKILL)
            os.waitpid(child, 0)
    if why_not:
        raise EOFError(why_not)
    return done


def _change(mutant: str, unreached: bool) -> str:
    """The lines of the function that the mutant changes."""
    function, _, number = mutant.rpartition("__mutmut_")
    module, _, name = function.partition(".x")
    path = Path(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    code = path.read_text(encoding="utf-8")
    name = f"x{name}"
    found = {
        node.name: (ast.get_source_segment(code, node) or "").replace(f"__mutmut_{number}(", "__mutmut_orig(")
        for node in ast.walk(_parsed(code))
        if isinstance(node, ast.FunctionDef) and node.name in {f"{name}__mutmut_orig", f"{name}__mutmut_{number}"}
    }
    before, after = (found.get(f"{name}__mutmut_{one}", "").splitlines() for one in ("orig", number))
    lines = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    return "\n  ".join([f"{mutant}{' (no test reaches it)' if unreached else ''}", *lines])


@functools.lru_cache(maxsize=8)
def _parsed(code: str) -> ast.Module:
    return ast.parse(code)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _report(by_module: dict[str, list[str]]) -> None:
    _say(f"\n{'module':45} killed")
    for module, ends in sorted(by_module.items(), key=lambda one: one[1].count("killed") / len(one[1])):
        _say(f"{module:45} {ends.count('killed'):4} of {len(ends):4} {ends.count('killed') / len(ends):6.1%}")
    ends = [end for one in by_module.values() for end in one]
    share, low, high = _interval(ends.count("killed"), len(ends))
    _say(f"{'all':45} {ends.count('killed'):4} of {len(ends):4} {share:6.1%} (95 %: {low:.1%} to {high:.1%})")


def _interval(killed: int, of: int) -> tuple[float, float, float]:
    """The share, and Wilson's interval of 95 %."""
    share, z = killed / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return share, middle - half, middle + half


if __name__ == "__main__":
    main()
