"""How right the threads of seeds/ are: `python -m bench threads`.

Precision and recall over the pairs of tests/threads/pairs.yml, which were marked by hand. What it costs to connect many
documents, threads among it, says connect.py. Exit code 1 where precision is below 0.9.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from briefgen import connect, read, understand
from briefgen.settings import Settings
from tests.threads.measured import measured

ROOT = Path(__file__).parents[1]
GOAL = 0.9


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench threads", description=__doc__)
    parser.parse_args(arguments)
    settings = Settings(sources=ROOT / "seeds", root=ROOT)
    sources, *_ = read.sources(settings)
    result = measured(connect.corpus(understand.briefing(source, settings.model) for source in sources))
    same, apart = len(result.found) + len(result.missed), len(result.wrong) + len(result.right)
    print(f"{same + apart} marked pairs of seeds/: {same} that belong together, {apart} that do not")
    joined = len(result.found) + len(result.wrong)
    print(f"  precision  {result.precision:.2f}   {len(result.found)} of {joined} joined pairs belong together")
    print(f"  recall     {result.recall:.2f}   {len(result.found)} of {same} that belong together are joined")
    for name, pairs in (("joined wrongly", result.wrong), ("missed", result.missed)):
        print(f"  {name}: {', '.join('/'.join(pair) for pair in pairs) or 'none'}")
    sys.exit(result.precision < GOAL)
