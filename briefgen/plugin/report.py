"""What the log says: problems, what was made, what changed.

In: a `Built`. Out: records of the logger that MkDocs shows, and the core's own records handed on to it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from briefgen.visible import line, visible

if TYPE_CHECKING:
    from briefgen import build

log = get_plugin_logger("briefgen")


class Relay(logging.Handler):
    """Hands the core's log records to the logger that MkDocs shows."""

    def emit(self, record: logging.LogRecord) -> None:
        """Hands one on, if MkDocs shows messages of its level."""
        if log.isEnabledFor(record.levelno):  # `handle` alone would show a developer's message to everybody
            log.logger.handle(record)


def tell(built: build.Built) -> None:
    """Every problem as a warning, every note as information."""
    for problem in built.problems:
        log.warning("%s", problem)
    for note in built.notes:
        log.info("%s", visible(note))


def summary(built: build.Built) -> None:
    """How much was made, and what changed since the last build."""
    corpus = built.corpus
    read = len(corpus.briefings) - built.cached
    counts = [f"{_count(len(corpus.briefings), 'document')} ({read} read anew)", _count(len(corpus.dossiers), "actor")]
    counts.append(_count(len(corpus.register), "commitment"))
    if corpus.corrections:
        counts.append(f"{_count(len(corpus.corrections), 'correction')} applied")
    if built.problems:
        counts.append(_count(len(built.problems), "problem"))
    first, *more = built.report or ("",)
    log.info("%s%s", ", ".join(counts), f"; {first}" if first else "")
    for one in more:
        log.info("%s", line(one))


def _count(number: int, one: str) -> str:
    return f"{number} {one}" if number == 1 else f"{number} {one}s"
