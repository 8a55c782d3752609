"""What came of a build, in one short block for the terminal: how much there is, what changed, what needs an editor.

In: the corpus, its problems, what the ledger tells. Out: lines of text, without control characters. The problems
themselves stand above it, each with file and line: plugin/report.py, cli/telling.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefgen.visible import line

if TYPE_CHECKING:
    from briefgen.build import Built
    from briefgen.corpus import Corpus
    from briefgen.errors import Problem
    from briefgen.model import Briefing

SKIPPED = 5
"""Documents without a page that are named in the block; each has its message above."""
REASON_LETTERS = 100


def of_site(built: Built) -> Iterator[str]:
    """The block at the end of a build of a site."""
    corpus = built.corpus
    anew = len(corpus.briefings) - built.cached
    counts = [f"{count(len(corpus.briefings), 'document')} ({anew} read anew)", count(len(corpus.dossiers), "actor")]
    counts.append(count(len(corpus.register), "commitment"))
    if corpus.corrections:
        counts.append(f"{count(len(corpus.corrections), 'correction')} applied")
    if built.problems:
        counts.append(count(len(built.problems), "problem"))
    first, *more = built.report or ("",)
    yield f"{', '.join(counts)}{f'; {first}' if first else ''}"
    yield from map(line, more)
    yield from needing(corpus, built.problems, built.unmatched)


def needing(corpus: Corpus, problems: Sequence[Problem], unmatched: int) -> Iterator[str]:
    """What an editor should look at; nothing where there is nothing. `unmatched` corrections found no target."""
    skipped = [problem for problem in problems if problem.severity == "error"]
    for problem in skipped[:SKIPPED]:
        yield f"skipped: {line(problem.file)} ({_reason(problem)})"
    if len(skipped) > SKIPPED:
        yield f"skipped: {len(skipped) - SKIPPED} more"
    if unmatched:
        yield f"{count(unmatched, 'correction')} without a target"
    doubtful = sum(map(_doubtful, corpus.briefings))
    if doubtful:
        yield f"{count(doubtful, 'doubtful finding')}; `briefgen review` shows them first"


def count(number: int, one: str) -> str:
    """Such as "2 problems"."""
    return f"{number:,} {one}" if number == 1 else f"{number:,} {one}s"


def _reason(problem: Problem) -> str:
    words = line(problem.message.split("\n", 1)[0]).rstrip(".")
    return words if len(words) <= REASON_LETTERS else f"{words[:REASON_LETTERS].rsplit(' ', 1)[0]} …"


def _doubtful(briefing: Briefing) -> int:
    lists: tuple[Iterable[object], ...] = (
        briefing.commitments, briefing.statements, briefing.quotes, briefing.actors, briefing.instruments,
        briefing.disputes,
    )  # fmt: skip
    return sum(1 for found in lists for one in found if getattr(one, "doubt", None))
