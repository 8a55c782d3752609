"""Whole builds beside plain MkDocs: `python -m bench build [--sizes 100 1000] [--repeats 3] [--plain-up-to 1000]`.

Made documents (corpus.py) lie in a folder of sources, and what reading them would find is put into the cache of
findings under their own keys, so that a build does everything but run the language model. Plain MkDocs builds the same
pages as Markdown (plain.py) with the same theme, the same lists in its navigation, and its own search. All builds are
processes of their own that take turns; CPU time (user and system, children too) is compared, memory is the highest that
a process held. Three builds of ours: cold (nothing kept but findings), nothing changed, one article added.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bench import plain
from bench.corpus import briefings
from briefgen import build, cache, extraction, packed, read, record
from briefgen.settings import Settings

ROOT = Path(__file__).parents[1]
KINDS = ("cold", "nothing changed", "one added")
SITE = {
    "site_name": "Made",
    "site_url": "https://example.org/made/",
    "use_directory_urls": False,
    "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.top"]},
}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process cost: CPU seconds, and megabytes at its highest."""

    seconds: float
    megabytes: float


@dataclass(slots=True)
class Row:
    """What was measured at one size: each kind of build by its name, and "plain"."""

    size: int
    pages: int = 0
    files: int = 0
    costs: dict[str, list[Cost]] = field(default_factory=dict)

    def seconds(self, kind: str) -> float:
        """The median."""
        return statistics.median(one.seconds for one in self.costs[kind])

    def megabytes(self, kind: str) -> float:
        """The median."""
        return statistics.median(one.megabytes for one in self.costs[kind])

    def ratio(self, kind: str) -> float:
        """The median of what the kind costs for one of the plain build of the same turn."""
        pairs = zip(self.costs[kind], self.costs["plain"], strict=True)
        return statistics.median(ours.seconds / theirs.seconds for ours, theirs in pairs)


MEASURE = """
import json, os, subprocess, sys
running = subprocess.Popen(sys.argv[1:])
_, status, used = os.wait4(running.pid, 0)
print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]))
"""
"""Run by a process of its own: on Linux one that is started by a large process counts as large as that."""


def cost(project: Path) -> Cost:
    """That of `mkdocs build`."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(project / "mkdocs.yml")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    run = subprocess.run([sys.executable, "-c", MEASURE, *command], env=environment, stdout=subprocess.PIPE, check=True)
    code, seconds, highest = json.loads(run.stdout.splitlines()[-1])
    if code:
        sys.exit(f"the build of {project} failed with code {code}")
    return Cost(seconds, highest * (1 if sys.platform == "darwin" else 1024) / 1e6)


class Project:
    """A site of made documents with their findings in the cache, and the last document held back."""

    def __init__(self, folder: Path, size: int, seed: int) -> None:
        self.folder = folder
        for name in ("docs", "seeds"):
            (folder / name).mkdir(parents=True)
        (folder / "mkdocs.yml").write_text(yaml.safe_dump({**SITE, "plugins": [{"briefgen": {"sources": "seeds"}}]}))
        self.settings = Settings(
            sources=folder / "seeds", root=folder, cache=folder / ".cache" / "briefgen", site_name="Made",
            site_url=str(SITE["site_url"]), ledger=folder / ".briefgen" / "ledger.jsonl",
        )  # fmt: skip
        records: dict[str, dict[str, Any]] = {}
        for one in briefings(size + 1, seed):
            (folder / "seeds" / one.source.file).write_text(one.source.text, encoding="utf-8")
            records[one.source.file] = record.to_record(one)
        documents, problems = read.documents(self.settings)
        if problems or len(documents) != size + 1:
            sys.exit(f"made documents are not read as they were made: {problems[:3]}")
        fingerprint = extraction.fingerprints(self.settings)["en"]
        with cache.Cache(self.settings.cache) as kept:
            for document in documents:
                raw = read.opened(document, self.settings)
                source, _ = read.read(raw)
                briefing = record.from_record(json.loads(json.dumps(records[source.file])), source)
                kept.put(cache.key(fingerprint, raw.parts), packed.packed(briefing))
        self.held = max(records)
        self._last = (folder / "seeds" / self.held).read_text(encoding="utf-8")
        self.add(there=False)

    def add(self, *, there: bool) -> None:
        """Puts the last document in, or takes it out."""
        file = self.folder / "seeds" / self.held
        if there:
            file.write_text(self._last, encoding="utf-8")
        else:
            file.unlink(missing_ok=True)

    def forget(self) -> None:
        """Deletes everything that builds keep but the findings."""
        for file in (*self.folder.glob(".cache/briefgen/*"), *self.folder.glob(".briefgen/*")):
            if not file.name.startswith(cache.FILE):
                file.unlink()

    def turn(self) -> dict[str, Cost]:
        """One build of each kind."""
        found = {}
        self.add(there=False)
        self.forget()
        found["cold"] = cost(self.folder)
        found["nothing changed"] = cost(self.folder)
        self.add(there=True)
        found["one added"] = cost(self.folder)
        return found

    def beside(self, folder: Path) -> tuple[int, int]:
        """Writes the same for plain MkDocs; how many pages and files the site has."""
        self.add(there=True)
        built = build.site(self.settings)
        plain.write(built.site.pages, dict(SITE), folder)
        return len(built.site.pages), len(built.site.attachments)


def measured(size: int, repeats: int, seed: int, with_plain: bool, say: Callable[[str], None]) -> Row:
    """Builds everything and measures it."""
    row = Row(size)
    with tempfile.TemporaryDirectory(prefix="briefgen-bench-") as name:
        ours = Project(Path(name, "ours"), size, seed)
        theirs = Path(name, "plain")
        cost(ours.folder)  # modules are compiled, files in memory
        if with_plain:
            row.pages, row.files = ours.beside(theirs)
        for number in range(repeats):
            found = ours.turn()
            if with_plain:
                found["plain"] = cost(theirs)
            for kind, one in found.items():
                row.costs.setdefault(kind, []).append(one)
            say(f"{size}, {number + 1}: " + ", ".join(f"{kind} {one.seconds:.1f} s" for kind, one in found.items()))
    return row


def table(rows: Iterable[Row]) -> str:
    """The rows as Markdown."""
    ours = " | ".join(f"{kind}: CPU s, MB, of plain" for kind in KINDS)
    lines = [f"| documents | pages | files | plain: CPU s, MB | {ours} |", "| --- " * (4 + len(KINDS)) + "|"]
    for row in rows:
        theirs = f"{row.seconds('plain'):.1f}, {row.megabytes('plain'):.0f}" if "plain" in row.costs else "not measured"
        cells = []
        for kind in KINDS:
            ratio = f", {row.ratio(kind):.2f}" if "plain" in row.costs else ""
            cells.append(f"{row.seconds(kind):.1f}, {row.megabytes(kind):.0f}{ratio}")
        counts = f"{row.pages:,} | {row.files:,}" if row.pages else " | "
        lines.append(f"| {row.size:,} | {counts} | {theirs} | {' | '.join(cells)} |")
    return "\n".join(lines)


def laws(rows: list[Row]) -> Iterable[str]:
    """How CPU time and memory grow from the first size to the last: the exponent, 1 for in proportion."""
    first, last = rows[0], rows[-1]
    times = math.log(last.size / first.size)
    for kind in (*KINDS, "plain"):
        if kind in first.costs and kind in last.costs:
            seconds = math.log(last.seconds(kind) / first.seconds(kind)) / times
            memory = math.log(last.megabytes(kind) / first.megabytes(kind)) / times
            yield f"{kind}: CPU grows as N^{seconds:.2f}, memory as N^{memory:.2f}"


def main(arguments: list[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m bench build", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--plain-up-to", type=int, default=1000, help="plain builds beyond this size are left out")
    asked = parser.parse_args(arguments)

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)

    rows = [measured(size, asked.repeats, asked.seed, size <= asked.plain_up_to, say) for size in sorted(asked.sizes)]
    print(table(rows))
    if len(rows) > 1:
        print("\n".join(["", *laws(rows)]))
