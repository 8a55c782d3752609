"""What a second process gains, and what the cache costs: `python -m bench jobs [--documents N] [--rounds N]`.

Two whole runs of `briefgen extract` over the same documents, start and loading of the model included, one with one job
and one with two, in turns. The clock on the wall is compared, as that is what a second process is for; CPU time cannot
be, since that of a fork server's processes is nobody's. On a machine that does other work too, the gain comes out
smaller or larger by chance: the load is printed. The documents are made from the project's own articles, each copy with
other figures.

Then a run that finds everything in the cache: milliseconds of CPU for a document and the peak of memory, all findings
held at once as a build holds them. Exit code 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
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

from bench.extract import OURS, ROOT
from briefgen import extraction, packed, read, understand
from briefgen.cache import Cache, key
from briefgen.settings import DEFAULT_MODEL, Settings

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


def run(work: Path, jobs: int) -> float:
    """Seconds on the wall of one run without a cache, with so many jobs."""
    command = [sys.executable, "-m", "briefgen", "extract", "seeds", "--output", "out", "--jobs", str(jobs)]
    start = time.perf_counter()
    subprocess.run(command, cwd=work, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True)
    return time.perf_counter() - start


def fill(work: Path) -> None:
    """Puts findings of the articles into the cache for all documents: as many as a real run would, and as large."""
    settings = Settings(sources=work / "seeds", root=work, cache=work / "cache")
    documents, _ = read.documents(settings)
    some = [read.read(read.opened(one, settings))[0] for one in documents[:38]]
    found = [packed.packed(understand.briefing(source, DEFAULT_MODEL)) for source in some]
    fingerprint = f"{read.fingerprint()} {understand.fingerprint(DEFAULT_MODEL)}"
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
    gains = [one / two for one, two in pairs]
    gain = statistics.median(gains)
    wall = [statistics.median(pair[side] for pair in pairs) for side in (0, 1)]
    each, megabytes = float(told[0]) / asked.kept * 1000, float(told[1])
    room = max(200.0, MEMORY * asked.kept / 10_000)
    print(
        f"{asked.documents} documents, {asked.rounds} pairs of whole runs, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f}"
    )
    print(f"  one job     {wall[0]:7.1f} s on the wall")
    print(
        f"  two jobs    {wall[1]:7.1f} s on the wall, {gain:.2f} times as fast ({min(gains):.2f} to {max(gains):.2f})"
    )
    print(f"{told[3]} of {told[2]} documents out of the cache: {each:.2f} ms each, {megabytes:.0f} MB at most")
    good = gain >= GAIN and each <= EACH and megabytes <= room and told[3] == told[2]
    print(f"{'pass' if good else 'FAIL'}: the goals are {GAIN} times, {EACH} ms and {room:.0f} MB")
    sys.exit(not good)
