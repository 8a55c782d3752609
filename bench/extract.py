"""What extraction costs beside bare spaCy: `python -m bench extract [FOLDER…] [--model NAME] [--rounds N]`.

Both sides read the same blocks of the same documents, in one process on one core: spaCy alone, with the model as its
package gives it, and `understand.briefing`, which runs the same model and then all rules. They take turns document by
document, so that what else the machine does meets both alike, and CPU time is compared. Models and lexicons are loaded
before. Exit code 1 where a goal is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

from briefgen import read, understand
from briefgen.model import Source
from briefgen.settings import DEFAULT_MODEL, Settings
from briefgen.understand import sentences
from briefgen.understand.language import pipeline
from briefgen.understand.parsed import readings

ROOT = Path(__file__).parents[1]
OURS = [ROOT / "tests" / "quality" / "articles", ROOT / "seeds"]
RATIO = 1.6
"""CPU time of the whole extraction for each second of bare spaCy, at most."""
SPEED = 1500
"""Words a second on one core, at least."""


def documents(folders: list[Path]) -> list[Source]:
    return [source for folder in folders for source in read.sources(Settings(sources=folder, root=folder))[0]]


def spacy_alone(source: Source, model: str) -> float:
    """CPU seconds of the model over the blocks of the source."""
    nlp = pipeline(model)
    texts = [reading.text for reading in readings(source).values()]
    with nlp.select_pipes(disable=[sentences.NAME]):
        start = time.process_time()
        for _ in nlp.pipe(texts):
            pass
        return time.process_time() - start


def whole(source: Source, model: str) -> float:
    """CPU seconds of the whole extraction."""
    start = time.process_time()
    understand.briefing(source, model)
    return time.process_time() - start


def measured(sources: list[Source], model: str, rounds: int) -> list[tuple[float, float]]:
    """For each source and round: seconds of spaCy alone, and of the extraction; who is first changes each time."""
    pairs = []
    for number in range(rounds):
        for place, source in enumerate(sources):
            if (number + place) % 2:
                ours = whole(source, model)
                pairs.append((spacy_alone(source, model), ours))
            else:
                pairs.append((spacy_alone(source, model), whole(source, model)))
    return pairs


def main(arguments: list[str]) -> None:
    """Print the figures of the module's first line."""
    parser = argparse.ArgumentParser(prog="python -m bench extract", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folders", type=Path, nargs="*", default=OURS, metavar="FOLDER", help="default: our articles")
    parser.add_argument("--model", default=DEFAULT_MODEL)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):  # where it is not, a library's threads still count as CPU time
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sources = documents([folder.absolute() for folder in options.folders])
    words = sum(len(source.text.split()) for source in sources)
    for source in sources:  # loads the lexicons, and fills what spaCy remembers of words
        understand.briefing(source, options.model)
    pairs = measured(sources, options.model, options.rounds)
    ratios = sorted(ours / alone for alone, ours in pairs)
    low, middle, high = statistics.quantiles(ratios, n=4)
    alone, ours = (sum(side) for side in zip(*pairs, strict=True))
    speed = options.rounds * words / ours
    spread = f"median; half of them {low:.2f} to {high:.2f}, highest {ratios[-1]:.2f}"
    print(f"{len(sources)} documents, {words:,} words, {options.rounds} rounds; {options.model}; CPU time, one core")
    print(f"  spaCy alone            {options.rounds * words / alone:8,.0f} words a second")
    print(f"  the whole extraction   {speed:8,.0f} words a second")
    print(f"  ratio of a document    {middle:8.2f} ({spread})")
    print(f"  ratio of all together  {ours / alone:8.2f}")
    good = middle <= RATIO and speed >= SPEED
    print(f"{'pass' if good else 'FAIL'}: the goals are a median of {RATIO} at most, {SPEED:,} words a second at least")
    sys.exit(not good)
