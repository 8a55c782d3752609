"""What is searched: one entry a sentence, with its document's title and the actors that it names.

In: made briefings. Out: a file with a JSON object a line, and words to ask for. The libraries' builders read the file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bench.made.words import english
from briefgen.model import Briefing


@dataclass(frozen=True)
class Asked:
    """What is asked of every library: each finds something at every size."""

    common: str
    name: str
    two: str


def entries(briefing: Briefing) -> Iterator[dict[str, str]]:
    """The entries of one document."""
    source = briefing.source
    mentions = [(one.start, actor.name) for actor in briefing.actors for one in actor.mentions]
    for sentence in briefing.sentences:
        start, end = sentence.evidence.start, sentence.evidence.end
        yield {
            "id": f"{source.id}#{sentence.id}",
            "text": sentence.evidence.reading,
            "title": source.title.value or source.file,
            "actor": ", ".join(dict.fromkeys(name for at, name in mentions if start <= at < end)),
            "url": f"briefings/{source.id}/index.html#{sentence.id}",
        }


def write(briefings: Iterable[Briefing], file: Path) -> tuple[int, Asked]:
    """Writes the entries; how many, and what to ask for."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    names: Counter[str] = Counter()
    telling = {*english().noun.words, *english().adj.words}  # words that no library leaves out
    count = 0
    with file.open("w", encoding="utf-8") as out:
        for briefing in briefings:
            for entry in entries(briefing):
                count += 1
                out.write(json.dumps(entry, ensure_ascii=False) + "\n")
                said = entry["text"].split()
                words.update({word for word in said if word in telling})
                pairs.update({f"{one} {two}" for one, two in pairwise(said) if one in telling and two in telling})
                names.update(entry["actor"].split(", ") if entry["actor"] else ())
    # A word that many sentences have, a name somewhat down the list, two words that stand together a few times.
    return count, Asked(_at(words, 20), _at(names, 20).split()[-1], _at(pairs, 10))


def _at(counts: Counter[str], rank: int) -> str:
    """What comes up as often as the rank says, the first in the alphabet where several do."""
    return sorted(counts, key=lambda one: (-counts[one], one))[min(rank, len(counts)) - 1]
