"""What a second process gains, and what the cache costs: `python -m bench jobs [--documents N] [--rounds N]`.

Two whole runs of `briefgen extract` over the same documents, start and loading of the model included, one with one job
and one with two, in turns. On a machine with nothing else to do the clock on the wall is what counts. Where others work
too, it tells of them: two processes get no more of a busy machine than one. So the gain is told from CPU time as well:
that of the one process, beside the longest way through the two, which is that of the command and of the process that
had more to do, one after the other, though they overlap. The documents are made from the project's
own articles, each copy with other figures.

Then a run that finds everything in the cache: milliseconds of CPU for a document and the peak of memory, all findings
held at once as a build holds them. Exit code 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

from briefgen import extraction, packed, read, understand
from briefgen.cache import Cache, key
from briefgen.settings import DEFAULT_MODEL, Settings

ROOT = Path(__file__).parents[1]
OURS = [ROOT / "tests" / "quality" / "articles", ROOT / "seeds"]
GAIN = 1.7
"""Wall time of one job for each second of two, at least, on two cores or more."""
EACH = 2.0
"""Milliseconds of CPU for a document out of the cache, at most: 10,000 in 20 seconds."""
MEMORY = 1000
"""Megabytes that 10,000 documents may take; others in proportion."""

WARM = "import sys; from bench.jobs import warm; warm(sys.argv[1])"


def other(copy: int, figure: re.Match[str]) -> str:
    return str(int(figure[0]) % 20 + 1 + copy % 9)


def made(folder: Path, size: int) -> None:
    """So many documents, those of one article with other figures in each."""
    articles = [file for place in OURS for file in sorted(place.iterdir()) if file.suffix in {".md", ".txt"}]
    folder.mkdir(parents=True)
    for number in range(size):
        article = articles[number % len(articles)]
        text = article.read_text(encoding="utf-8", errors="replace")
        copy = number // len(articles)
        text = re.sub(r"\b[1-9]\d?\b(?!-)", functools.partial(other, copy), text)
        (folder / f"{number:05}{article.suffix}").write_text(f"{text}\n\nCopy {copy}.\n", encoding="utf-8")


def run(work: Path, jobs: int) -> tuple[float, float]:
    """Seconds on the wall, and CPU seconds of the longest way, of one run without a cache, with so many jobs."""
    command = [sys.executable, "-m", "briefgen", "extract", "seeds", "--output", "out", "--jobs", str(jobs)]
    start = time.perf_counter()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    running = psutil.Popen(command, cwd=work, env=environment, stderr=subprocess.DEVNULL)
    used: dict[tuple[int, int], float] = {}  # by process and by how deep it lies: command 0, workers 1
    while running.poll() is None:
        with contextlib.suppress(psutil.NoSuchProcess):
            used[running.pid, 0] = _used(running)
            for child in running.children():
                used[child.pid, 1] = _used(child)
        time.sleep(0.05)
    if running.returncode:
        sys.exit(f"the run with {jobs} jobs failed with code {running.returncode}")
    deepest = [seconds for (_, depth), seconds in used.items() if depth == 1]
    above = sum(seconds for (_, depth), seconds in used.items() if depth < 1)
    return time.perf_counter() - start, above + max(deepest, default=0.0)


def _used(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def fill(work: Path) -> None:
    """Puts findings of the articles into the cache for all documents: as many as a real run would, and as large."""
    settings = Settings(sources=work / "seeds", root=work, cache=work / "cache")
    documents, _ = read.documents(settings)
    some = [read.read(read.opened(one, settings))[0] for one in documents[:38]]
    found = [packed.packed(understand.briefing(source, DEFAULT_MODEL)) for source in some]
    fingerprint = extraction.fingerprints(settings)["en"]
    with Cache(settings.cache) as cache:
        for number, document in enumerate(documents):
            cache.put(key(fingerprint, read.opened(document, settings).parts), found[number % len(found)])


def warm(folder: str) -> None:
    """Takes all out of the cache; prints CPU seconds, megabytes, how many, and how many came out of the cache."""
    work = Path(folder)
    settings = Settings(sources=work / "seeds", root=work, cache=work / "cache")
    start = time.process_time()
    with Cache(settings.cache) as cache:
        found = list(extraction.extracted(read.documents(settings)[0], settings, cache, []))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    print(time.process_time() - start, megabytes, len(found), cache.hits)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench jobs", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--documents", type=int, default=152)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--kept", type=int, default=10_000)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as place:
        cold, full = Path(place) / "cold", Path(place) / "full"
        made(cold / "seeds", asked.documents)
        pairs = [(run(cold, 1), run(cold, 2)) for _ in range(asked.rounds)]
        made(full / "seeds", asked.kept)
        fill(full)
        command = [sys.executable, "-c", WARM, str(full)]
        told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    gains = [[one[side] / two[side] for one, two in pairs] for side in (0, 1)]
    wall_gain, gain = (statistics.median(side) for side in gains)
    seconds = [[statistics.median(pair[jobs][side] for pair in pairs) for jobs in (0, 1)] for side in (0, 1)]
    each, megabytes = float(told[0]) / asked.kept * 1000, float(told[1])
    room = max(200.0, MEMORY * asked.kept / 10_000)
    print(
        f"{asked.documents} documents, {asked.rounds} pairs of whole runs, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}"
    )
    for title, (one, two), among in zip(("wall", "CPU, longest way"), seconds, gains, strict=True):
        spread = f"{statistics.median(among):.2f} times as fast ({min(among):.2f} to {max(among):.2f})"
        print(f"  {title:18} one job {one:6.1f} s, two {two:6.1f} s: {spread}")
    print(f"{told[3]} of {told[2]} documents out of the cache: {each:.2f} ms each, {megabytes:.0f} MB at most")
    good = max(gain, wall_gain) >= GAIN and each <= EACH and megabytes <= room and told[3] == told[2]
    print(f"{'pass' if good else 'FAIL'}: the goals are {GAIN} times, {EACH} ms and {room:.0f} MB")
    sys.exit(not good)
