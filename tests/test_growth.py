"""The time for a document grows with its length, and not with the square of it.

Each text is taken at two lengths, one sixteen times the other. Sixteen times the time is linear, 64 would be n to the
power of 1.5, and 256 its square. Computing time is measured, which varies too where other work fills the caches of the
processor, so a measurement that looks bad is taken again: what grows too fast looks bad every time.
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
TIMES = 16
ALLOWED = 45
TRIES = 5
SMALL = 0.03
"""Seconds below which a time is noise and tells nothing."""


def read(text: str, bounds: Bounds = OPEN) -> Source | None:
    document = Document(Path("long.md"), "long.md", "long")
    try:
        return source_of(text.encode(), document, "long.md", Values(), bounds)[0]
    except SourceError:
        return None


def seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def growth(work: Callable[[str], object], text: Callable[[int], str], length: int) -> tuple[float, float]:
    """How many times the time `TIMES` times the text takes, and what that is in seconds: the fastest of each."""
    short, long = text(length), text(length * TIMES)
    before = after = float("inf")
    for _ in range(TRIES):
        before, after = min(before, seconds(lambda: work(short))), min(after, seconds(lambda: work(long)))
        times = after / max(before, SMALL / TIMES)
        if times < ALLOWED or after < SMALL:
            break
    return times, after


@pytest.mark.parametrize("name", TEXTS)
def test_reading_is_linear(name):
    times, after = growth(read, TEXTS[name], 12_500)
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
    times, after = growth(work, PROSE[name], 1_500)
    assert times < ALLOWED, f"{name}: {times:.1f} times the time, {after:.2f} s"
