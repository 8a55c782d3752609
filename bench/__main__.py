"""How long a warm build takes, beside plain MkDocs on the same pages: `python -m bench [--repeats N]
[--limit RATIO]`. What the extraction costs beside bare spaCy: `python -m bench extract`, see extract.py.
Whole builds of made documents, cold and warm, beside plain MkDocs: `python -m bench build`, see build.py.
What connecting many briefings costs: `python -m bench connect`, see connect.py.
What a second process gains, and what the cache costs: `python -m bench jobs`, see jobs.py.
How right the threads of commitments are: `python -m bench threads`, see threads.py.
How soon `mkdocs serve` shows an edit: `python -m bench serve`, see serve.py.
Documents and sites of any size, made: `python -m bench corpus` and `python -m bench site`, see corpus.py and site.py.
Search libraries and our own search page at size: `python -m bench search`, see search/.
How right the languages of documents are: `python -m bench languages`, see languages.py.
How fast and usable pages are to Lighthouse: `python -m bench lighthouse`, see lighthouse.py.

Both sides are whole processes, run in turns (A B A B …) so that what else the machine does meets both alike.
CPU time (user and system) is compared; the clock on the wall says more about the neighbours. Exit code 1
above the limit.
"""

from __future__ import annotations

import argparse
import importlib
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml

from bench import plain
from briefgen import build
from briefgen.settings import Settings

ROOT = Path(__file__).parents[1]
GOAL = 1.5


def seconds(project: Path, site: Path) -> float:
    """CPU seconds of `mkdocs build`, with those of its children."""
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--quiet",
        "-f",
        str(project / "mkdocs.yml"),
        "-d",
        str(site),
    ]
    running = subprocess.Popen(command, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        sys.exit(f"the build of {project} failed with code {running.returncode}")
    return used.ru_utime + used.ru_stime


class _Settings(yaml.SafeLoader):
    """Reads the tags of mkdocs.yml for what stands behind them, and runs none."""


_Settings.add_multi_constructor("", lambda *_: None)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--repeats", type=int, default=7)
    parser.add_argument("--limit", type=float, default=GOAL, help=f"highest median ratio that passes, default {GOAL}")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as folder:
        work = Path(folder)
        cold = seconds(ROOT, work / "a")  # also fills the cache
        cache = ROOT / ".cache" / "briefgen"
        pages = build.site(Settings(sources=ROOT / "seeds", root=ROOT, cache=cache)).site.pages
        settings = yaml.load((ROOT / "mkdocs.yml").read_bytes(), _Settings)  # noqa: S506 - a SafeLoader
        size = plain.write(pages, settings, work)
        seconds(work, work / "b")  # its modules are compiled and its files in memory, as ours are
        pairs = [(seconds(ROOT, work / "a"), seconds(work, work / "b")) for _ in range(arguments.repeats)]
        built = len(list((work / "b").rglob("*.html")))
    ratios = [ours / theirs for ours, theirs in pairs]
    ours, theirs = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(ratios)
    kilobytes = f"{size / 1000:.0f} kB as Markdown"
    print(f"{len(pages)} pages, {kilobytes} ({built} HTML files); {arguments.repeats} pairs, CPU seconds")
    spread = f"({min(ratios):.2f} to {max(ratios):.2f})"
    print(f"  first build, cache filled where it was not   {cold:6.2f}")
    print(f"  briefgen, warm cache                         {ours:6.2f}")
    print(f"  MkDocs alone, the same pages as Markdown     {theirs:6.2f}")
    print(f"  ratio                                        {ratio:6.2f}   {spread}")
    print(f"{'pass' if ratio <= arguments.limit else 'FAIL'}: the limit is {arguments.limit}")
    sys.exit(ratio > arguments.limit)


COMMANDS = (
    *("build", "connect", "corpus", "extract", "jobs", "languages", "lighthouse", "search", "serve", "site", "threads"),
)
"""Modules of this folder that are commands of their own."""

if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in COMMANDS:
        importlib.import_module(f"bench.{sys.argv[1]}").main(sys.argv[2:])
        sys.exit()
    main()
