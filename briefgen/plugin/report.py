"""What the log says: problems, what was made, what changed.

In: a `Built`. Out: records of the logger that MkDocs shows, and the core's own records handed on to it.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from briefgen import build_report
from briefgen.visible import visible

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
    """How much was made, what changed since the last build, what needs an editor."""
    for one in build_report.of_site(built):
        log.info("%s", one)
