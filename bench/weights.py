"""What each weight of the ranking of facts is worth: `python -m bench.weights TEXTS SUMMARIES [--words N]`.

TEXTS is a folder of documents; SUMMARIES holds NAME.json for each, {"summaries": ["...", ...]}, written by people.
Printed is ROUGE-1 F of the first words of the facts, of the document itself (the lead), and of the facts with one
weight at a time taken down and up by a third. What the weights mean: briefgen/understand/ranking.py.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from dataclasses import dataclass, fields, replace
from pathlib import Path
from statistics import fmean

from briefgen import read
from briefgen.settings import DEFAULT_MODEL, Settings
from briefgen.understand import actors, commitments, dates, facts, figures, quotes, ranking
from briefgen.understand.language import pipeline
from briefgen.understand.parsed import parse
from briefgen.understand.ranking import WEIGHTS, Candidate, Weights

ENOUGH = 8
"""Facts taken; more do not fit into the words that are compared."""


@dataclass(frozen=True)
class Document:
    """A document, ready to be ranked again and again."""

    reader: facts.Reader
    candidates: list[Candidate]
    lead: str
    summaries: list[Counter[str]]

    def score(self, words: int, weights: Weights | None) -> float:
        """ROUGE-1 F in percent, the mean over the summaries; of the lead where there are no weights."""
        text = self.lead
        if weights is not None:
            chosen = ranking.order(self.candidates, ENOUGH, weights)
            text = " ".join(self.reader.shown(candidate).quote for candidate in chosen)
        shown = _words(" ".join(text.split()[:words]))
        return 100 * fmean(2 * (shown & one).total() / (shown.total() + one.total() or 1) for one in self.summaries)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z0-9]+", re.sub(r"(?<=\w)['’](?=\w)", "", text.lower())))


def documents(texts: Path, summaries: Path) -> list[Document]:
    """Every document of `texts` that has summaries."""
    sources, _ = read.sources(Settings(sources=texts, root=texts))
    found = []
    for source in sources:
        marked = summaries / f"{Path(source.file).stem}.json"
        written = json.loads(marked.read_text(encoding="utf-8"))["summaries"] if marked.exists() else []
        if not written:
            continue
        parsed = parse(source, pipeline(DEFAULT_MODEL))
        cast = actors.find(parsed)
        said, days = quotes.find(parsed, cast), dates.find(parsed)
        bound, _ = commitments.find(parsed, cast, said, days)
        reader = facts.Reader(parsed, cast, said, days, figures.find(parsed, days), bound)
        lead = " ".join(source.reading(b.start, b.end) for b in source.blocks if b.kind == "paragraph")
        found.append(Document(reader, facts.candidates(reader), lead, [_words(one) for one in written]))
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.weights", description=__doc__.splitlines()[0])
    parser.add_argument("texts", type=Path)
    parser.add_argument("summaries", type=Path)
    parser.add_argument("--words", type=int, default=60)
    options = parser.parse_args()
    found = documents(options.texts, options.summaries)

    def mean(weights: Weights | None) -> float:
        return fmean(document.score(options.words, weights) for document in found)

    print(f"{len(found)} documents, the first {options.words} words")
    print(f"{'lead':12} {mean(None):5.1f}")
    print(f"{'facts':12} {mean(WEIGHTS):5.1f}")
    for field in fields(Weights):
        value = getattr(WEIGHTS, field.name)
        moved = [mean(replace(WEIGHTS, **{field.name: value * factor})) for factor in (2 / 3, 4 / 3)]
        print(f"{field.name:12} {moved[0]:5.1f} {moved[1]:5.1f}   around {value}")


if __name__ == "__main__":
    main()
