"""Points of Lighthouse, phone profile, for the four main kinds of pages: `python -m bench lighthouse`.

The site (site/, or the folder given) is served from this machine with compression, as a usual server does it.
Performance is measured in time, so it is run several times and the median counts; what else the machine does costs
points. Exit code 1 where a category of a page has fewer than 98.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections import Counter
from pathlib import Path

from tests.conftest import chromium
from tests.site import lighthouse
from tests.site.kinds import address
from tests.site.server import served

ROOT = Path(__file__).parents[1]
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


def main(words: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench lighthouse", description=__doc__)
    parser.add_argument("site", nargs="?", type=Path, default=ROOT / "site")
    parser.add_argument("--repeats", type=int, default=3)
    arguments = parser.parse_args(words)
    print(f"{'page':12}", *(f"{name:>16}" for name in CATEGORIES))
    lowest = 100
    with served(arguments.site.resolve()) as root:
        for kind in lighthouse.PAGES:
            where = address(arguments.site, root, kind)
            runs = [lighthouse.points(where, CATEGORIES, chromium()) for _ in range(arguments.repeats)]
            medians = [round(statistics.median(run.scores[name] for run in runs)) for name in CATEGORIES]
            lowest = min(lowest, *medians)
            print(f"{kind:12}", *(f"{points:16}" for points in medians), flush=True)
            if min(medians) < lighthouse.LEAST:
                costly = Counter(line.split()[1] for run in runs for line in run.costly)
                print("  cost points:", ", ".join(f"{name} ({times} times)" for name, times in costly.most_common()))
    print(f"{'pass' if lowest >= lighthouse.LEAST else 'FAIL'}: the limit is {lighthouse.LEAST}")
    sys.exit(lowest < lighthouse.LEAST)
