"""Holds the threads of a corpus against the marked pairs: precision and recall over pairs, and over all pairs made.

In: a corpus of seeds/ and pairs.yml. Out: `Measured`. test_pairs.py pins floors; `python -m bench threads` prints it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from briefgen.model import Commitment

if TYPE_CHECKING:
    from briefgen.corpus import Corpus

PAIRS = Path(__file__).parent / "pairs.yml"


@dataclass(frozen=True)
class Measured:
    """Marked pairs by what the threads say of them; names of places as in pairs.yml."""

    found: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]
    right: tuple[tuple[str, str], ...]
    unread: tuple[str, ...]
    """Places where no finding stands: the extraction misses them, so their pairs are missed too."""

    @property
    def precision(self) -> float:
        joined = len(self.found) + len(self.wrong)
        return len(self.found) / joined if joined else 1.0

    @property
    def recall(self) -> float:
        return len(self.found) / (len(self.found) + len(self.missed))


def threads_at(corpus: Corpus, file: str, quote: str) -> set[str] | None:
    """Ids of the threads with a step (or report) whose words overlap the quote; None where the quote is in no file.

    ValueError where the quote stands there not exactly once: the mark would be ambiguous.
    """
    (briefing,) = [one for one in corpus.briefings if one.source.file == file]
    text = " ".join(briefing.source.text.split(" ")).replace("\n", " ")
    if text.count(quote) != 1:
        raise ValueError(f"{file}: the quote stands there {text.count(quote)} times: {quote}")
    start = text.index(quote)
    end = start + len(quote)
    found = set()
    for thread in corpus.threads:
        places = [(step.briefing, step.finding) for step in thread.steps]
        places += [(entry.briefing, entry.finding) for entry in thread.reports if isinstance(entry.finding, Commitment)]
        for where, finding in places:
            span = finding.action if isinstance(finding, Commitment) else finding.about
            if where is briefing and span.start < end and start < span.end:
                found.add(thread.id)
    return found


def measured(corpus: Corpus) -> Measured:
    """The marked pairs against the corpus."""
    marks = yaml.safe_load(PAIRS.read_text(encoding="utf-8"))
    at = {name: threads_at(corpus, **place) for name, place in marks["places"].items()}

    def joined(pair: tuple[str, ...]) -> bool:
        one, other = (at[name] or set() for name in pair)
        return bool(one & other)

    same = [tuple(pair) for pair in marks["same"]]
    apart = [tuple(pair) for pair in marks["apart"]]
    return Measured(
        found=tuple(pair for pair in same if joined(pair)),
        missed=tuple(pair for pair in same if not joined(pair)),
        wrong=tuple(pair for pair in apart if joined(pair)),
        right=tuple(pair for pair in apart if not joined(pair)),
        unread=tuple(sorted(name for name, threads in at.items() if not threads)),
    )
