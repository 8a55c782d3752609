"""Documents → briefings: from the cache where they are known, else read and understood, here or on a cluster.

In: documents, `Settings`, an open cache. Out: a briefing for each or a `Failure`, as soon as it is there, and problems.
What is found is kept at once, so a run that is stopped goes on where it was. The order differs from run to run; what is
found does not.
"""

from __future__ import annotations

import itertools
import logging
from typing import TYPE_CHECKING

from briefgen import packed, workers
from briefgen.cache import TOGETHER, Cache, Wanted, key
from briefgen.errors import Problem, SourceError
from briefgen.task import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefgen.model import Briefing, Source
    from briefgen.read import Document, Raw
    from briefgen.settings import Settings

    Told = Callable[[int, int], None]
    """Is told how many of how many new documents are done."""

log = logging.getLogger(__name__)

WORTH_TELLING = 20
"""New documents from which on a line of the log says at each tenth how far the reading is."""


def extracted(
    documents: Iterable[Document],
    settings: Settings,
    cache: Cache,
    problems: list[Problem],
    told: Told | None = None,
) -> Iterator[Briefing | Failure]:
    """What is found in each document; those of the cache come first. What is wrong is added to `problems`.

    Raises:
        BriefgenError: what concerns all documents, such as a missing language model.
    """
    from briefgen import read, understand

    fingerprint = f"{read.fingerprint()} {understand.fingerprint(settings.model)} {settings.bounds.kept_under}"
    fresh: list[tuple[Source, bytes, Raw, list[Problem]]] = []
    every = iter(documents)
    while some := list(itertools.islice(every, TOGETHER)):
        there = list(_opened(some, settings, problems))
        wanted = [Wanted(key(fingerprint, raw.parts), raw.document.id, raw.document.file, raw.files) for raw in there]
        for raw, one, kept in zip(there, wanted, cache.get(wanted), strict=True):
            problems += raw.problems
            if kept is not None:
                problems += kept.problems
                yield kept.briefing
                continue
            try:
                source, warnings = read.read(raw)
            except SourceError as error:
                problems += error.problems
            else:
                problems += warnings
                fresh.append((source, one.key, raw, warnings))
    at = {source.id: (name, warnings, raw.files) for source, name, raw, warnings in fresh}
    sources = [source for source, *_ in fresh]
    del fresh  # and with it the bytes of all new documents
    for source, outcome in _found(sources, settings, told):
        if isinstance(outcome, Failure):
            yield outcome
            continue
        name, warnings, files = at[source.id]
        cache.put(name, outcome, warnings, files)
        yield packed.unpacked(outcome, source.id, source.file)


def briefings(sources: Sequence[Source], settings: Settings) -> Iterator[Briefing | Failure]:
    """What is found in each source, without a cache.

    Raises:
        BriefgenError: what concerns all sources, such as a missing language model.
    """
    for source, outcome in _found(sources, settings):
        yield outcome if isinstance(outcome, Failure) else packed.unpacked(outcome, source.id, source.file)


def _opened(documents: Iterable[Document], settings: Settings, problems: list[Problem]) -> Iterator[Raw]:
    from briefgen import read

    for document in documents:
        try:
            yield read.opened(document, settings)
        except SourceError as error:
            problems += error.problems


def _found(
    sources: Sequence[Source], settings: Settings, told: Told | None = None
) -> Iterator[tuple[Source, bytes | Failure]]:
    if settings.scheduler is None:
        found = workers.done(sources, settings.model, settings.jobs)
    else:
        from briefgen import cluster

        found = cluster.done(sources, settings.model, settings.scheduler)
    if told is not None and sources:
        told(0, len(sources))
    for number, one in enumerate(found, 1):
        yield one
        if told is not None:
            told(number, len(sources))
        elif len(sources) >= WORTH_TELLING and number * 10 // len(sources) > (number - 1) * 10 // len(sources):
            log.info("%s of %s new documents read", number, len(sources))
