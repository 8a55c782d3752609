"""What connecting many briefings costs, and holding them: `python -m bench connect [--sizes 1000 10000]`.

The briefings are made: see corpus.py. What actors, threads and related briefings are joined by grows as in a real
archive: names come up again, commitments are told of and come back, subjects return. Each and its features are written
as the cache keeps them and loaded from there (features while they are connected), all are connected, and the result is
compared with the ledger of the last build, as in a warm build. CPU milliseconds a document and, at the first size, the
memory that stays; reading is measured on documents of the same making without a cache. Each size has a process of its
own, so that none finds what the one before worked out.
"""

from __future__ import annotations

import argparse
import gc
import math
import multiprocessing
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bench.corpus import briefings
from briefgen import connect, ledger, packed, understand
from briefgen.corrections import NONE
from briefgen.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from collections.abc import Callable

SHARE = 0.1
"""Connecting 1,000 briefings may take so much of the time that reading them took."""

GROWTH = 11.0
"""Ten times the briefings may take so many times as long."""

HELD = 60.0
"""Kilobytes that a briefing, connected and in the ledger, may take beside its text."""

WARM = 20
"""Documents connected beforehand: tables of countries and words are read once, however many documents there are."""

READ = 15
"""Documents that reading is measured on."""


class Cost(NamedTuple):
    """What each step takes a document, in CPU milliseconds or in kilobytes that stay; `peak` of the process in MB."""

    load: float
    connect: float
    ledger: float
    found: str = ""
    peak: float = 0.0

    @property
    def all(self) -> float:
        """The three together."""
        return self.load + self.connect + self.ledger


def reading() -> float:
    """Seconds that reading a document takes."""
    sources = [one.source for one in briefings(READ)]
    understand.briefing(sources[0], DEFAULT_MODEL)  # the model is loaded once
    start = time.process_time()
    for source in sources:
        understand.briefing(source, DEFAULT_MODEL)
    return (time.process_time() - start) / len(sources)


def _peak() -> float:
    """Megabytes of memory that the process had at most; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((float(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)


def _held() -> float:
    if not tracemalloc.is_tracing():
        tracemalloc.start()
    gc.collect()
    return tracemalloc.get_traced_memory()[0] / 1024


def cost(size: int, measure: Callable[[], float], scale: float) -> Cost:
    """The cost of a warm build of so many documents, but for reading files and writing pages.

    Args:
        size: How many documents.
        measure: Tells how much was spent up to now.
        scale: What its figures are multiplied with.
    """
    kept = [
        (one.source.id, one.source.file, packed.packed(one), connect.kept(connect.features(one)))
        for one in briefings(size)
    ]
    connect.corpus(briefings(WARM))  # and forgets what was worked out for the features
    gc.collect()
    gc.disable()  # what is held is in no circles; looking for them again and again is a cost of the caller's making
    spent = [measure()]
    loaded = [packed.unpacked(content, name, file) for name, file, content, _ in kept]
    spent.append(measure())
    features = {name: content for name, _, _, content in kept}
    corpus = connect.connected(loaded, NONE, lambda one: connect.from_kept(features[one.source.id])).corpus
    spent.append(measure())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "ledger.jsonl")
        ledger.write(path, ledger.following(None, corpus), ledger.read(path, path.name))
        spent.append(measure())
        last = ledger.read(path, path.name)
        now = ledger.following(last.ledger, corpus)
        ledger.write(path, now, last)
        spent.append(measure())
    found = f"{len(corpus.dossiers)} dossiers, {len(corpus.threads)} threads, {len(corpus.same_story)} told twice"
    each = scale / size
    return Cost(
        (spent[1] - spent[0]) * each, (spent[2] - spent[1]) * each, (spent[4] - spent[3]) * each, found, _peak()
    )


def time_of(size: int) -> Cost:
    """In CPU milliseconds a document."""
    return cost(size, time.process_time, 1000)


def space_of(size: int) -> Cost:
    """In kilobytes a document; takes some times as long."""
    return cost(size, _held, 1)


def _alone(measure: Callable[[int], Cost], size: int) -> Cost:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measure, (size,))


def main(arguments: list[str]) -> None:
    """Measure and compare with the limits; exits with 1 where one is passed."""
    parser = argparse.ArgumentParser(prog="python -m bench connect", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    asked = parser.parse_args(arguments)
    each = reading() * 1000
    print(f"reading: {each:.0f} ms a document; CPU time")
    space = _alone(space_of, asked.sizes[0])
    print(f"kB a document that stay, of {asked.sizes[0]}: {_row(space)}")
    if space.all > HELD:
        sys.exit(f"FAIL: more than {HELD:.0f} kB a document stay")
    costs: list[Cost] = []
    for size in asked.sizes:
        one = _alone(time_of, size)
        costs.append(one)
        print(f"ms a document, of {size}: {_row(one)}; {one.found}; peak {one.peak:.0f} MB")
        if size == 1000 and one.connect > SHARE * each:
            sys.exit(f"FAIL: connecting takes more than {SHARE} of reading")
    if len(costs) > 1:
        times = asked.sizes[-1] / asked.sizes[0]
        growth = times * costs[-1].all / costs[0].all
        law = math.log(growth) / math.log(times)
        print(f"growth {growth:.1f} for {times:.0f} times the briefings: documents to the power of {law:.2f}")
        sys.exit(growth > GROWTH ** math.log10(times))


def _row(cost: Cost) -> str:
    return f"loading {cost.load:.2f}, connecting {cost.connect:.2f}, ledger {cost.ledger:.2f}"
