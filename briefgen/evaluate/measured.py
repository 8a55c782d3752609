"""All that one run of `briefgen eval` measured, and its views for the terminal and for programs.

In: briefings and a marked set. Out: `Measured`: the figures and the mistakes; `table`, `errors`, `as_json` are views
of it. How each kind is held against its marks: the modules named score_….
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.evaluate import (
    score_actors,
    score_commitments,
    score_evidence,
    score_facts,
    score_quotations,
    score_values,
)
from briefgen.evaluate.figures_of_merit import MEASURES, ROWS, Merit, Row, merits
from briefgen.evaluate.marked_folder import MarkedSet
from briefgen.evaluate.marks import Marks, Miss, Tally
from briefgen.evaluate.places import line_of
from briefgen.model import Briefing

LABEL = 48
CELL = 20
TITLES = ("precision", "recall", "F1 or share", "of")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A miss with the place of its words: the article's file and line, and the sentence they stand in."""

    file: str
    line: int
    miss: Miss
    sentence: str

    def __str__(self) -> str:
        detail = f" ({self.miss.detail})" if self.miss.detail else ""
        return f"{self.file}:{self.line}: {self.miss.what}, {self.miss.cause}{detail}: {self.shown}"

    @property
    def shown(self) -> str:
        """The words, and where they are less than it the sentence."""
        words, sentence = " ".join(self.miss.words.split()), " ".join(self.sentence.split())
        return f"“{words}” in {sentence}" if words != sentence and words in sentence else words


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures by name, and the mistakes in order of articles and of their text."""

    articles: int
    words: int
    digest: str
    figures: dict[str, Merit]
    mistakes: tuple[Mistake, ...]


def measure(briefings: Iterable[Briefing], marked: MarkedSet) -> Measured:
    """Holds each briefing against the marks of its article; those without marks are left out."""
    in_order = sorted((one for one in briefings if one.source.file in marked.marks), key=lambda one: one.source.file)
    tallies = []
    mistakes = []
    for briefing in in_order:
        file = marked.articles / briefing.source.file
        text = file.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
        tally = scored(briefing, marked.marks[briefing.source.file], text)
        tallies.append(tally.counts)
        mistakes += [
            Mistake(file.as_posix(), line_of(text, miss.at), miss, _sentence(briefing, miss.at))
            for miss in sorted(tally.misses)
        ]
    words = sum(len(briefing.source.text.split()) for briefing in in_order)
    return Measured(len(in_order), words, marked.digest, merits(tallies), tuple(mistakes))


def _sentence(briefing: Briefing, at: int) -> str:
    """The sentence that a character stands in, else its line."""
    for one in briefing.sentences:
        if one.evidence.start <= at < one.evidence.end:
            return one.evidence.quote
    text = briefing.source.text
    end = text.find("\n", at)
    return text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]


def scored(briefing: Briefing, marks: Marks, text: str) -> Tally:
    """Everything counted in one article; `text` is that of its file."""
    tally = Tally()
    score_commitments.score(briefing, marks, tally)
    score_actors.score(briefing, marks, tally)
    score_quotations.score(briefing, marks, tally)
    score_values.score_dates(briefing, marks, tally)
    score_values.score_figures(briefing, marks, tally)
    score_facts.score(briefing, marks, tally)
    score_evidence.score(briefing, text, tally)
    return tally


def cells(row: Row, figures: dict[str, Merit]) -> list[str]:
    """The figures of a row as they are shown: precision, recall, F1 or share, and the number of marks."""
    names = [f"{row.name}.{measure}" for measure in MEASURES] if row.paired else ["", "", f"{row.name}.share"]
    shown = [_shown(figures[name]) if name else "" for name in names]
    return [*shown, str(figures[names[-1]].of)]


def _shown(merit: Merit) -> str:
    if merit.value is None:
        return "-"
    if merit.low is None or merit.high is None:
        return f"{merit.value:.1f}"
    return f"{merit.value:.1f} [{merit.low:.1f}, {merit.high:.1f}]"


def table(found: Measured) -> str:
    """The figures for the terminal, in percent, each with its 95 % interval."""
    lines = [
        f"{found.articles} articles, {found.words} words; percent, with 95 % intervals over articles",
        "".join([" " * LABEL, *(title.rjust(CELL) for title in TITLES[:3]), TITLES[3].rjust(6)]),
    ]
    group = ""
    for row in ROWS:
        if row.group != group:
            group = row.group
            lines.append(group)
        *figures, of = cells(row, found.figures)
        lines.append(
            "".join([f"  {row.label}".ljust(LABEL), *(cell.rjust(CELL) for cell in figures), of.rjust(6)]).rstrip()
        )
    return "\n".join(lines)


def as_json(found: Measured) -> bytes:
    """Figures and mistakes for programs."""
    data = {
        "articles": found.articles,
        "words": found.words,
        "digest": found.digest,
        "figures": {
            name: {"value": merit.value, "low": merit.low, "high": merit.high, "of": merit.of}
            for name, merit in found.figures.items()
        },
        "mistakes": [
            {
                "file": one.file,
                "line": one.line,
                "what": one.miss.what,
                "cause": one.miss.cause,
                "words": one.miss.words,
                "sentence": one.sentence,
                "detail": one.miss.detail,
            }
            for one in found.mistakes
        ],
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
