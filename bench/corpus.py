"""Made documents, as many as wanted: `python -m bench corpus 1000 FOLDER [--seed N]` writes them as text files.

`briefings` makes what a build would find in them, without reading: in seconds where the language model takes half an
hour, so that connecting, writing and searching can be measured at 10,000. The same size and seed give the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from bench.made import document
from bench.made.telling import Earlier
from bench.made.world import World
from briefgen.model import Briefing


def briefings(size: int, seed: int = 1) -> Iterator[Briefing]:
    """`size` briefings in order of their dates, each with evidence into its own made text."""
    world, told = World(size, seed), list[Earlier]()
    for number in range(size):
        yield document.briefing(*document.write(number, size, world, told, seed), number)


def main(arguments: list[str]) -> None:
    """Write the documents."""
    parser = argparse.ArgumentParser(prog="python -m bench corpus", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("size", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    words = size = 0
    for one in briefings(asked.size, asked.seed):
        (asked.folder / one.source.file).write_text(one.source.text, encoding="utf-8")
        words += len(one.source.text.split())
        size += len(one.source.text.encode())
    print(f"{asked.size} documents, {words:,} words, {size / 1e6:.1f} MB in {asked.folder}")
