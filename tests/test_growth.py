"""The time for a document grows with its length, and not with the square of it.

Each text is taken at two lengths, one four times the other. Four times the time is linear; eight would be n to the
power of 1.5. Computing time is measured, the best of a few, so that a busy machine does not fail the test.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.bounds import Bounds
from briefgen.errors import SourceError
from briefgen.model import Source
from briefgen.read.document import source_of
from briefgen.read.folder import Document
from briefgen.read.yaml_values import Values
from briefgen.settings import DEFAULT_MODEL
from tests.stress import PROSE, TEXTS

OPEN = Bounds(file_bytes=10**9, letters=10**9, sentence_letters=10**9)
TIMES = 4
ALLOWED = 7.5
SMALL = 0.03
"""Seconds below which a time is noise and tells nothing."""


def read(text: str, bounds: Bounds = OPEN) -> Source | None:
    document = Document(Path("long.md"), "long.md", "long")
    try:
        return source_of(text.encode(), document, "long.md", Values(), bounds)[0]
    except SourceError:
        return None


def seconds(work: Callable[[], object], tries: int) -> float:
    found = []
    for _ in range(tries):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return min(found)


def growth(
    work: Callable[[str], object], text: Callable[[int], str], length: int, tries: int = 2
) -> tuple[float, float]:
    """How many times the time four times the text takes, and what that is in seconds."""
    short, long = text(length), text(length * TIMES)
    before = seconds(lambda: work(short), tries)
    after = seconds(lambda: work(long), tries)
    return after / max(before, SMALL / TIMES), after


@pytest.mark.parametrize("name", TEXTS)
def test_reading_is_linear(name):
    times, after = growth(read, TEXTS[name], 25_000)
    assert times < ALLOWED or after < SMALL, f"{name}: {times:.1f} times the time, {after:.2f} s"


@pytest.mark.model
@pytest.mark.parametrize("name", PROSE)
def test_understanding_is_linear(name):
    from briefgen import understand

    def work(text: str) -> None:
        source = read(text, Bounds())
        assert source is not None
        understand.briefing(source, DEFAULT_MODEL)

    work(PROSE[name](2_000))
    times, after = growth(work, PROSE[name], 6_000, tries=1)
    assert times < ALLOWED, f"{name}: {times:.1f} times the time, {after:.2f} s"
