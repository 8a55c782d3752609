"""How long it takes to connect many briefings, beside reading them: `python -m bench connect [--sizes 1000 10000]`.

The briefings are made: see corpus.py. What actors, threads and related briefings are joined by grows as in a real
archive: names come up again, commitments are told of and come back, subjects return. Reading is measured on documents
of the same making without a cache, and counted up. CPU seconds.
"""

from __future__ import annotations

import argparse
import sys
import time

from bench.corpus import briefings
from briefgen import connect, understand
from briefgen.settings import DEFAULT_MODEL

SHARE = 0.1
"""Connecting 1,000 briefings may take so much of the time that reading them took."""

GROWTH = 15.0
"""Ten times the briefings may take so many times as long."""

READ = 15
"""Documents that reading is measured on."""


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench connect", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    asked = parser.parse_args(arguments)
    sources = [one.source for one in briefings(READ)]
    understand.briefing(sources[0], DEFAULT_MODEL)  # the model is loaded once
    start = time.process_time()
    for source in sources:
        understand.briefing(source, DEFAULT_MODEL)
    each = (time.process_time() - start) / len(sources)
    print(f"reading: {each * 1000:.0f} ms a document; CPU seconds")
    taken: list[float] = []
    for size in asked.sizes:
        many = list(briefings(size))
        start = time.process_time()
        corpus = connect.corpus(many)
        taken.append(time.process_time() - start)
        print(
            f"{size:6} briefings: connect {taken[-1]:7.2f}, {taken[-1] / (each * size):.3f} of reading; "
            f"{len(corpus.dossiers)} dossiers, {len(corpus.threads)} threads, "
            f"{len(corpus.same_story)} stories told twice"
        )
        if size == 1000 and taken[-1] > SHARE * each * size:
            sys.exit(f"FAIL: more than {SHARE} of reading")
    if len(taken) > 1:
        limit = GROWTH * asked.sizes[-1] / asked.sizes[0] / 10
        print(f"growth {taken[-1] / taken[0]:.1f} for {asked.sizes[-1] / asked.sizes[0]:.0f} times the briefings")
        sys.exit(taken[-1] / taken[0] > limit)
