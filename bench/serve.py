"""How soon a page is right again while `mkdocs serve` runs: `python -m bench serve [--size 100] [--repeats 3]`.

In: made documents, their findings in the cache. Out: for each kind of edit the time on the clock from the edit until
the served page shows it, and the CPU time that the server and its processes took for it. The server is the real one, a
process of its own; pages are asked for as a browser asks. Exit code 1 where a median of both exceeds the limit.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import yaml

from bench.build import Project
from briefgen import build

LIMIT = 2.0
PATIENCE = 120
BETWEEN = 0.2
"""Seconds between two looks at the page."""
SAYS = "The Harbour Council hereby resolves to repair pier number {} by 30 June 2031."
LEXICON = """\
commitment_cues:
  - phrase: hereby resolves to
    kind: pledge
    examples: The harbour board hereby resolves to reopen the ferry.
    counter_examples: The harbour board hereby resolves the matter.
"""
RULE = "own: hereby resolves to"


class Server:
    """`mkdocs serve` of one site."""

    def __init__(self, project: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{port}/made/"
        self._log = (project / "serve.log").open("w+", encoding="utf-8")
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"]
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        self._process = subprocess.Popen(command, cwd=project, env=environment, stdout=self._log, stderr=self._log)
        self._watched = psutil.Process(self._process.pid)
        self._ended = 0.0

    def page(self, path: str) -> str:
        """The page; empty where there is none."""
        with contextlib.suppress(OSError), urllib.request.urlopen(self.url + path, timeout=PATIENCE) as answer:  # noqa: S310 - http
            return str(answer.read().decode())
        return ""

    @property
    def megabytes(self) -> float:
        """Memory of the server, without the processes it started."""
        return self._watched.memory_info().rss / 1e6

    def seconds(self) -> float:
        """CPU time of the server and the processes it started, so far."""
        times = self._watched.cpu_times()
        total = times.user + times.system + times.children_user + times.children_system
        for one in self._watched.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                own = one.cpu_times()
                total += own.user + own.system
        return total

    def until(self, done: Callable[[], bool]) -> tuple[float, float]:
        """Seconds on the clock and of CPU until it is done."""
        begun, used = time.monotonic(), self.seconds()
        while not done():
            if self._process.poll() is not None or time.monotonic() > begun + PATIENCE:
                self._log.seek(0)
                sys.exit(f"{self._log.read()}\nthe page was not right within {PATIENCE} seconds")
            time.sleep(BETWEEN)
        return time.monotonic() - begun, self.seconds() - used

    def rest(self) -> None:
        """Waits until the server does nothing."""
        before = -1.0
        while (now := self.seconds()) - before > 0.05:
            before = now
            time.sleep(0.7)

    def end(self) -> None:
        """Ends it."""
        self._process.terminate()
        self._process.wait()
        self._log.close()


def edits(project: Project, server: Server, turn: int) -> Iterator[tuple[str, Callable[[], None], Callable[[], bool]]]:
    """Each kind of edit: its name, how it is made, and when the served page shows it."""
    seeds = project.folder / "seeds"
    every = sorted(one for one in seeds.glob("*.txt") if one.name != project.held)
    file = every[len(every) // 2]
    says, there = SAYS.format(turn), f"briefings/{file.stem}/index.html"
    text = file.read_text(encoding="utf-8")
    yield "a document changed", lambda: _write(file, f"{text}\n\n{says}\n"), lambda: says in server.page(there)
    lexicon = seeds / "lexicon.yml"
    yield "a rule of its own added", lambda: _write(lexicon, LEXICON), lambda: RULE in server.page(there)
    yield "the rule removed", lexicon.unlink, lambda: bool(page := server.page(there)) and RULE not in page
    held = f"briefings/{Path(project.held).stem}/index.html"
    yield "a document added", lambda: project.add(there=True), lambda: bool(server.page(held))
    yield "a document removed", lambda: project.add(there=False), lambda: not server.page(held)
    wrong = next(
        one for one in build.machine(project.settings).briefings if one.source.file == every[turn].name and one.facts
    )
    found, page = wrong.facts[0].id, f"briefings/{every[turn].stem}/index.html"
    entry = yaml.safe_dump({"fixes": [{"drop": found}]})
    yield (
        "a correction",
        lambda: _write(every[turn].with_suffix(".yml"), entry),
        lambda: f'id="{found}"' not in server.page(page),
    )
    yield "a document changed back", lambda: _write(file, text), lambda: says not in server.page(there)


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench serve", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--size", type=int, default=100)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limit", type=float, default=LIMIT, help=f"seconds that pass, default {LIMIT:g}")
    parser.add_argument("--log", action="store_true", help="print what the server said")
    asked = parser.parse_args(arguments)
    taken: dict[str, list[tuple[float, float]]] = {}
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as name:
        project = Project(Path(name), asked.size, asked.seed)
        server = Server(project.folder)
        try:
            first = server.until(lambda: bool(server.page("index.html")))
            for turn in range(asked.repeats):
                for kind, edit, shown in edits(project, server, turn):
                    server.rest()
                    edit()
                    taken.setdefault(kind, []).append(server.until(shown))
            memory = server.megabytes
        finally:
            server.end()
            if asked.log:
                print((project.folder / "serve.log").read_text(encoding="utf-8"), file=sys.stderr)
    print(
        f"{asked.size} documents; first build {first[0]:.1f} s, CPU {first[1]:.1f} s; memory at the end {memory:.0f} MB"
    )
    print("| edit | s until the page is right | CPU s |\n| --- | ---: | ---: |")
    worst = 0.0
    for kind, times in taken.items():
        clock, cpu = (statistics.median(side) for side in zip(*times, strict=True))
        worst = max(worst, min(clock, cpu))
        print(f"| {kind} | {clock:.1f} | {cpu:.1f} |")
    print(f"{'pass' if worst <= asked.limit else 'FAIL'}: the limit is {asked.limit:g} s of CPU or on the clock")
    sys.exit(worst > asked.limit)
