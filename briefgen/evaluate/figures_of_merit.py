"""Which figures are made of the counts, and how sure they are.

In: the counts of each article. Out: a `Merit` for each figure, in percent, with the interval that holds it in 95 of 100
sets of articles drawn again from these (bootstrap; Efron 1979). The draw has a fixed seed: same counts, same interval.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Counts = Mapping[str, float]

DRAWS = 1000
SEED = 20310414
MEASURES = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table; `paired` rows have precision, recall and F1, the others one share."""

    name: str
    label: str
    group: str
    paired: bool = False
    floor: tuple[str, ...] = ()
    """The measures that a floor is pinned for; all of them are better when higher."""


ROWS = (
    Row("commitments.sentences", "sentences that state one", "commitments", paired=True, floor=MEASURES),
    Row("commitments.items", "one by one", "commitments", paired=True, floor=("f1",)),
    Row("commitments.who_what", "right sentence, actor and strength", "commitments", paired=True, floor=("f1",)),
    Row("commitments.actor", "right actor, of those found", "commitments", floor=("share",)),
    Row("commitments.kind", "right kind of the seven, of those found", "commitments", floor=("share",)),
    Row("commitments.recipients", "right recipient, of those found with one", "commitments", floor=("share",)),
    Row("commitments.deadline", "deadline", "commitments", paired=True, floor=("precision", "recall")),
    Row("commitments.condition", "condition", "commitments", paired=True, floor=("f1",)),
    Row("commitments.reaffirmed", "reaffirmed", "commitments", paired=True, floor=("f1",)),
    Row("commitments.reported", "reported by others", "commitments", paired=True, floor=("f1",)),
    Row("commitments.lookalikes", "look-alikes left alone", "commitments", floor=("share",)),
    Row("actors", "exact name and type, none twice", "actors", paired=True, floor=MEASURES),
    Row("actors.type", "right type, of those found", "actors", floor=("share",)),
    Row("actors.other_names", "other names gathered", "actors", floor=("share",)),
    Row("actors.twice", "shown twice, of 100 found", "actors"),
    Row("actors.described", "bodies only described, such as “the army”", "actors"),
    Row("quotations.direct", "in the speaker's own words", "quotations", paired=True, floor=("f1",)),
    Row("quotations.speaker", "the same with the right speaker", "quotations", paired=True, floor=("f1",)),
    Row("quotations.indirect", "reported speech", "quotations", paired=True, floor=("precision", "recall")),
    Row("quotations.indirect_speaker", "right speaker of reported speech found", "quotations", floor=("share",)),
    Row("quotations.unnamed", "unnamed speaker as worded, of those found", "quotations"),
    Row("quotations.channel", "channel, of those found with one", "quotations"),
    Row("dates", "words and date", "dates", paired=True, floor=("f1",)),
    Row("figures", "words and value", "figures", paired=True, floor=("f1",)),
    Row("figures.unit", "right unit, of those found", "figures", floor=("share",)),
    Row("facts.must", "sentences an editor must have, among the facts", "facts", floor=("share",)),
    Row("facts.must_on_top", "the same, in the bottom line", "facts", floor=("share",)),
    Row("facts.marked", "facts that an editor would have too", "facts", floor=("share",)),
    Row("facts.summary", "ROUGE-1 with an editor's summary, 60 words", "facts", floor=("share",)),
    Row("facts.lead", "the same of the first three sentences", "facts"),
    Row("evidence", "verbatim in the article", "evidence", floor=("share",)),
)


@dataclass(frozen=True, slots=True)
class Merit:
    """One figure in percent, and its interval; None where nothing of the kind is marked or found."""

    value: float | None
    low: float | None
    high: float | None
    of: int
    """How many marks it rests on; for precision, how many findings."""


def merits(articles: Sequence[Counts]) -> dict[str, Merit]:
    """Every figure by its name, such as "commitments.sentences.f1" or "actors.type.share"."""
    whole = _sum(articles)
    drawn: dict[str, list[float]] = defaultdict(list)
    chance = random.Random(SEED)  # noqa: S311 - a draw of articles, not a secret
    for _ in range(DRAWS if len(articles) > 1 else 0):
        sample = _sum([articles[int(chance.random() * len(articles))] for _ in articles])
        for name, (value, _) in _values(sample):
            if value is not None:
                drawn[name].append(value)
    result = {}
    for name, (value, of) in _values(whole):
        values = sorted(drawn[name])
        if value is None or not values:
            result[name] = Merit(value, None, None, of)
        else:
            result[name] = Merit(value, values[int(0.025 * len(values))], values[int(0.975 * len(values))], of)
    return result


def _sum(articles: Sequence[Counts]) -> Counts:
    total: dict[str, float] = defaultdict(float)
    for counts in articles:
        for name, number in counts.items():
            total[name] += number
    return total


def _values(counts: Counts) -> list[tuple[str, tuple[float | None, int]]]:
    """Every figure's name, value and the number it rests on."""
    result = []
    for row in ROWS:
        right, wrong, found, missed, of = (
            counts.get(f"{row.name}.{part}", 0) for part in ("right", "wrong", "found", "missed", "of")
        )
        if row.paired:
            precision, recall = _percent(right, right + wrong), _percent(found, found + missed)
            result.append((f"{row.name}.precision", (precision, round(right + wrong))))
            result.append((f"{row.name}.recall", (recall, round(found + missed))))
            result.append((f"{row.name}.f1", (_harmonic(precision, recall), round(found + missed))))
        else:
            result.append((f"{row.name}.share", (_percent(right, of), round(of))))
    return result


def _percent(part: float, whole: float) -> float | None:
    return 100 * part / whole if whole else None


def _harmonic(precision: float | None, recall: float | None) -> float | None:
    """Nothing found where something is marked is 0; nothing marked is no figure."""
    if recall is None:
        return None
    precision = precision or 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
