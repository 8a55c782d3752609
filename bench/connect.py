"""How long it takes to connect many briefings, beside reading them: `python -m bench connect [--sizes 1000 10000]`.

The corpus is made of the briefings of seeds/: each copy has other names and other long words, letter for letter of the
same length, so that evidence stays where it is and no two copies tell one story. Names keep for twenty copies,
countries and offices for all: what actors, threads and related briefings are joined by grows as in a real archive.
Reading is measured on seeds/ without a cache and counted up. CPU seconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import re
import sys
import time
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

from briefgen import connect, read, record, understand
from briefgen.model import Briefing, Known
from briefgen.settings import DEFAULT_MODEL, Settings

ROOT = Path(__file__).parents[1]
SHARE = 0.1
"""Connecting 1,000 briefings may take so much of the time that reading them took."""

GROWTH = 15.0
"""Ten times the briefings may take so many times as long."""

KEPT = {"kind", "rule", "type", "precision", "turn", "id", "file", "sha256", "schema", "encoding", "reason"}
LONG = 7
CAST = 20
"""Copies in which the same names come up."""

_WORD = re.compile(r"[A-Za-z]+")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _turned(word: str, by: str) -> str:
    """Another word of the same length, vowels for vowels."""
    seed = zlib.crc32(f"{word.lower()} {by}".encode())
    found = []
    for at, letter in enumerate(word):
        kinds = "aeiou" if letter.lower() in "aeiou" else "bcdfghklmnprstvz"
        other = kinds[(seed >> (at % 24)) % len(kinds)]
        found.append(other.upper() if letter.isupper() else other)
    return "".join(found)


def _copied(value: Any, change: Any) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_copied(one, change) for one in value]
    if isinstance(value, dict):
        return {key: one if key in KEPT else _copied(one, change) for key, one in value.items()}
    return value


def copy(briefing: Briefing, number: int) -> Briefing:
    """The briefing with other names and long words; what countries, days and offices are called stays."""
    same = {
        word.lower()
        for actor in briefing.actors
        for form in ((actor.name, *actor.aliases) if actor.type in {"country", "place"} else (actor.role or "",))
        for word in _WORD.findall(form)
    } | {word for date in briefing.dates for word in _WORD.findall(date.evidence.quote.lower())}

    def change(text: str) -> str:
        def put(match: re.Match[str]) -> str:
            word = match.group()
            if word.lower() in same or (len(word) < LONG and not word[0].isupper()):
                return word
            return _turned(word, f"cast {number // CAST}" if word[0].isupper() else f"copy {number}")

        return _WORD.sub(put, text)

    old = briefing.source
    day = dt.date(2000, 1, 1) + dt.timedelta(days=number * 3)
    source = replace(
        old,
        id=f"{old.id}-{number}",
        file=f"{old.id}-{number}.txt",
        text=change(old.text),
        title=Known(change(old.title.value or old.file), old.title.origin),
        date=Known(day.isoformat(), "sidecar"),
    )
    written = record.to_record(briefing)
    # Dates of documents and findings are letters of figures: `change` leaves them.
    return record.from_record(_copied(written, change), source)


def main(arguments: list[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m bench connect", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    asked = parser.parse_args(arguments)
    sources, _ = read.sources(Settings(sources=ROOT / "seeds", root=ROOT))
    understand.briefing(sources[0], DEFAULT_MODEL)  # the model is loaded once
    start = time.process_time()
    seeds = [understand.briefing(source, DEFAULT_MODEL) for source in sources]
    each = (time.process_time() - start) / len(seeds)
    print(f"reading: {each * 1000:.0f} ms a document; CPU seconds")
    taken: list[float] = []
    for size in asked.sizes:
        many = [copy(seeds[n % len(seeds)], n // len(seeds)) for n in range(size)]
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


if __name__ == "__main__":
    main(sys.argv[1:])
