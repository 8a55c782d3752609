"""Search at size: `python -m bench search [--sizes 100 1000 …] [--only NAME…] [--repeats N] [--json FILE]`.

Asks MiniSearch, FlexSearch, lunr and Pagefind, used plainly over the same entries, and our own search page, three
things each in cold headless browsers; see entries.py, libraries.py, browser.py. Needs node and npm; ours alone
(`--only briefgen`) needs neither. Exit code 1 where our own page misses its limits.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Playwright, sync_playwright

from bench.corpus import briefings
from bench.search import browser, entries, libraries

OURS = "briefgen"
LIMITS = {3000: (300, 300, None), 10000: (500, 500, 150)}
"""For our own page: kilobytes until the first result, milliseconds, megabytes over an empty page."""

PLAIN = "window.first !== undefined || window.failed !== undefined"
WATCH = """
new MutationObserver(() => {
  if (window.first === undefined && document.querySelector("#bg-hits > li")) {
    window.first = performance.now();
  }
}).observe(document, { childList: true, subtree: true });
"""
"""Notes when our page shows its first result; libraries' pages do that themselves."""


@dataclass(frozen=True)
class Row:
    """A line of the table: medians over what was asked, in cold browsers."""

    name: str
    documents: int
    sentences: int
    build: float
    kilobytes: float = 0.0
    later: float = 0.0
    requests: float = 0.0
    milliseconds: float = 0.0
    fastest: float = 0.0
    cpu: float = 0.0
    megabytes: float = 0.0
    folder: str = ""
    failed: str = ""

    def __str__(self) -> str:
        start = f"{self.documents:>9,} {self.name:<11}"
        if self.failed and not self.kilobytes:
            return f"{start} {self.failed}"
        return (
            f"{start} {self.kilobytes:9,.0f} {self.later:9,.0f} {self.requests:8.0f} {self.milliseconds:9,.0f} "
            f"{self.fastest:9,.0f} {self.cpu:9,.0f} {self.megabytes:9,.0f} {self.build:9.1f}   {self.folder}"
        )


HEAD = (
    f"{'documents':>9} {'':<11} {'kB gz':>9} {'1 s later':>9} {'requests':>8} {'ms first':>9} {'fastest':>9} "
    f"{'ms CPU':>9} {'MB tab':>9} {'s build':>9}   from a folder"
)


def measured(
    playwright: Playwright, row: Row, folder: Path, page: str, watch: str, asked: entries.Asked, repeats: int
) -> Row:
    """The row with what its page costs; `page` has {} where the words go."""
    script = PLAIN
    with browser.served(folder) as server:
        (folder / "empty.html").write_text("<!doctype html><title>Empty</title>", encoding="utf-8")
        nothing = "window.first = 0;"
        empties = [browser.look(playwright, f"{server.address}/empty.html", "true", nothing) for _ in range(3)]
        words = [quote(one) for one in asdict(asked).values()]
        looks = [
            browser.look(playwright, f"{server.address}/{page.format(one)}", script, watch, server)
            for one in (words[:1] + words * repeats)
        ][1:]  # the first has the server compress
        failed = next((look.failed for look in looks if look.failed), "")
        if failed:
            return Row(row.name, row.documents, row.sentences, row.build, failed=failed[:100])
    opened = browser.look(playwright, f"{folder.as_uri()}/{page.format(words[0])}", script, watch)
    return Row(
        row.name,
        row.documents,
        row.sentences,
        row.build,
        statistics.median(look.kilobytes for look in looks),
        statistics.median(look.later for look in looks),
        statistics.median(look.requests for look in looks),
        statistics.median(look.milliseconds for look in looks),
        min(look.milliseconds for look in looks),
        statistics.median(look.cpu for look in looks) - statistics.median(look.cpu for look in empties),
        statistics.median(look.megabytes for look in looks) - statistics.median(look.megabytes for look in empties),
        "no" if opened.failed else f"yes, {opened.milliseconds:,.0f} ms",
    )


def _ours(size: int, seed: int, folder: Path) -> tuple[float, str]:
    """Writes our pages in a process of its own; the seconds, or why it failed."""
    command = [sys.executable, "-m", "bench", "site", str(size), str(folder), "--seed", str(seed), "--search"]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return 0.0, (done.stderr.splitlines() or ["stopped"])[-1][:100]
    said = next((line for line in done.stdout.splitlines() if line.lstrip().startswith("search index")), "")
    return (float(said.split()[2]) if said else time.perf_counter() - start), ""


def row_of(
    name: str,
    playwright: Playwright,
    size: int,
    made: tuple[int, entries.Asked],
    work: Path,
    options: argparse.Namespace,
) -> Row:
    """Builds and measures one line of the table; `made` is what `entries.write` returned."""
    count, asked = made
    folder = work / f"{name}-{size}"
    if name == OURS:
        build, failed = _ours(size, options.seed, folder)
    else:
        build, failed = libraries.build(name, work / "entries.jsonl", work / "packages", folder)
    row = Row(name, size, count, build, failed=failed)
    if failed:
        return row
    page = "search/index.html?q={}" if name == OURS else f"page.html?library={name}&q={{}}"
    return measured(playwright, row, folder, page, WATCH if name == OURS else "", asked, options.repeats)


def main(arguments: list[str]) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench search", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000, 3000, 10000])
    parser.add_argument("--only", nargs="+", default=[*libraries.NAMES, OURS], choices=[*libraries.NAMES, OURS])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path, help="also write the rows into this file")
    options = parser.parse_args(arguments)
    rows: list[Row] = []
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as folder, sync_playwright() as playwright:
        work = Path(folder)
        if set(options.only) - {OURS}:
            versions = libraries.install(work / "packages")
            print(", ".join(f"{name} {version}" for name, version in versions.items()))
        print(f"{os.cpu_count()} cores; medians of three things asked, {options.repeats} times each, cold")
        print(HEAD, flush=True)
        for size in options.sizes:
            count, asked = entries.write(briefings(size, options.seed), work / "entries.jsonl")
            print(f"{size:>9,} ({count:,} sentences; asked for: {', '.join(asdict(asked).values())})", flush=True)
            for name in options.only:
                rows.append(row_of(name, playwright, size, (count, asked), work, options))
                print(rows[-1], flush=True)
                if options.json:
                    options.json.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    sys.exit(missed(rows))


def missed(rows: list[Row]) -> int:
    """How many limits our own page misses; each is printed."""
    count = 0
    for row in rows:
        if row.name != OURS or row.documents not in LIMITS:
            continue
        found = (row.kilobytes, row.milliseconds, row.megabytes)
        for what, value, limit in zip(("kB", "ms", "MB"), found, LIMITS[row.documents], strict=True):
            if limit is not None:
                wrong = row.failed != "" or value > limit
                count += wrong
                print(f"{'FAIL' if wrong else 'pass'}: {row.documents:,} documents, {value:,.0f} {what}, limit {limit}")
    return int(count > 0)
