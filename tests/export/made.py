"""Exports of the invented corpus of tests/write/sample.py, and readers that are not ours."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from briefgen.corpus import Corpus
from briefgen.published import Attachment
from briefgen.write.exports import exports
from briefgen.write.threads import Threads
from tests.write import sample

URL = "https://harbour.example/briefings-site"


def written(corpus: Corpus, url: str | None = None) -> tuple[Attachment, ...]:
    """Every export of a site at this address."""
    return exports(corpus, Threads(corpus), "Harbour Watch", url)


@cache
def files(url: str | None = None) -> dict[str, bytes]:
    """Path to content, for the corpus in which a later document tells what became of a pledge."""
    return {file.path: file.content for file in written(sample.threaded(), url)}


def undated() -> Corpus:
    """The same with documents of unknown date."""
    found = [sample.briefing(sample.source(name, name, None)) for name in ("harbour", "quay")]
    return replace(sample.corpus(*found))
