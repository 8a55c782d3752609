"""Whether every finding's evidence stands in the article's file, word for word.

In: a briefing and the file's text as read here, apart from the reader of sources. Out: counts, into a `Tally`. What is
looked at is the public record: what a reader of the data gets.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefgen import record
from briefgen.evaluate.marks import Miss, Tally
from briefgen.model import Briefing


def score(briefing: Briefing, text: str, tally: Tally) -> None:
    """Counts every piece of evidence."""
    for evidence in _evidences(record.to_record(briefing)):
        verbatim = text[evidence["start"] : evidence["end"]] == evidence["quote"] != ""
        tally.share("evidence", verbatim, 1)
        if not verbatim:
            tally.misses.append(Miss(evidence["start"], "evidence not verbatim", "evidence", evidence["quote"]))


def _evidences(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any part of a record
    if isinstance(value, dict):
        if value.keys() >= {"start", "end", "quote"}:
            yield value
        for part in value.values():
            yield from _evidences(part)
    elif isinstance(value, list):
        for part in value:
            yield from _evidences(part)
