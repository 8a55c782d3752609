"""Documents → briefings: from the cache where they are known, else read and understood, here or on a cluster.

In: documents, `Settings`, an open cache. Out: a briefing for each or a `Failure`, as soon as it is there, and problems.
What is found is kept at once, so a run that is stopped goes on where it was. The order differs from run to run; what is
found does not.
"""

from __future__ import annotations

import itertools
import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen import failures, languages, packed, pipelines, workers
from briefgen.cache import TOGETHER, Cache, Kept, Wanted, key
from briefgen.concerning import Concerning
from briefgen.errors import SourceError
from briefgen.failures import Failure
from briefgen.task import Found, Task

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from briefgen.errors import Problem
    from briefgen.model import Briefing, Source
    from briefgen.read import Document, Raw
    from briefgen.settings import Settings

    Told = Callable[[int, int], None]
    """Is told how many of how many new documents are done."""

log = logging.getLogger(__name__)

NO_MODEL = ""
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
    from briefgen import read

    prints = fingerprints(settings)
    ended = f"{' '.join(prints.values())} ended {settings.bounds.seconds} {settings.bounds.memory_mb}"
    models = pipelines.by_language(settings)
    own, wrong = read.lexicon(settings)
    problems += wrong
    concerning = Concerning(own.lexicon, cache)
    fresh: list[Task] = []
    at: dict[str, Raw] = {}
    every = iter(documents)
    while some := list(itertools.islice(every, TOGETHER)):
        there = list(_opened(some, settings, problems))
        for raw, kept in zip(there, _kept(there, cache, concerning, (*prints.values(), ended)), strict=True):
            problems += raw.problems
            if kept is not None:
                problems += kept.problems
                yield kept.briefing
                continue
            document = raw.document
            at[document.id] = raw
            fresh.append(Task(document.id, document.file, raw.file, raw, models, settings.bounds, None, own.lexicon))
    for task, outcome in outcomes(fresh, settings, told):
        raw = at.pop(task.id)
        found = outcome
        if isinstance(outcome, Failure):
            log.debug("%s\n%s", task.name, outcome.trace)
            found = _without_findings(task, outcome)
        if isinstance(found, Failure):
            yield found
            continue
        problems += found.problems
        if found.content is None:
            continue
        made = packed.unpacked(found.content, task.id, task.file)
        cache.found[task.id] = packed.fingerprint(found.content)
        # What broke off by a fault, of the program or of the machine, is tried again in the next run.
        if not isinstance(outcome, Failure) or outcome.cause in ("time", "memory"):
            spoken = languages.language(made.source.language.value or languages.ENGLISH)
            finished = prints.get(spoken, prints[NO_MODEL])
            under = concerning.learnt(finished if found is outcome else ended, raw, made.source)
            cache.put(key(under, raw.parts), found.content, found.problems, raw.files)
        yield made


def fingerprints(settings: Settings) -> dict[str, str]:
    """Of all that findings depend on besides the document; a part of the name under which they are kept.

    By code of the language, as a model for one changes nothing in documents of another; `NO_MODEL` stands for all
    languages without a model, whose pages say which have one.
    """
    from briefgen import read, understand

    models = pipelines.by_language(settings)
    of = {code: f"{code} {understand.fingerprint(model)}" for code, model in models}
    of[NO_MODEL] = f"only {' '.join(code for code, _ in models)}"
    return {code: f"{read.fingerprint()} {told} {settings.bounds.kept_under}" for code, told in of.items()}


def _kept(there: Sequence[Raw], cache: Cache, concerning: Concerning, fingerprints: Iterable[str]) -> list[Kept | None]:
    """What is kept of each, under the first of the fingerprints under which anything is."""
    result: list[Kept | None] = [None] * len(there)
    for one in fingerprints:
        wanted: dict[int, Wanted] = {}
        for place, raw in enumerate(there):
            under = concerning.known(one, raw) if result[place] is None else None
            if under is not None:
                wanted[place] = Wanted(key(under, raw.parts), raw.document.id, raw.document.file, raw.files)
        for place, kept in zip(wanted, cache.get(tuple(wanted.values())), strict=True):
            result[place] = kept
    return result


def _without_findings(task: Task, failure: Failure) -> Found | Failure:
    """The text without findings, and why there are none; the same failure where not even that can be had."""
    again = workers.outcome(replace(task, why_not=failures.why(failure, task.bounds)))
    if isinstance(again, Failure) or again.content is None:
        return failure if isinstance(again, Failure) else again
    return Found(again.content, (*again.problems, failures.warning(failure, task.bounds, task.name)))


def briefings(sources: Sequence[Source], settings: Settings) -> Iterator[Briefing | Failure]:
    """What is found in each source, without a cache.

    Raises:
        BriefgenError: what concerns all sources, such as a missing language model.
    """
    from briefgen import read

    models, lexicon = pipelines.by_language(settings), read.lexicon(settings)[0].lexicon
    tasks = [
        Task(source.id, source.file, source.file, source, models, settings.bounds, None, lexicon) for source in sources
    ]
    for task, outcome in outcomes(tasks, settings):
        if isinstance(outcome, Failure):
            yield outcome
        elif outcome.content is not None:
            yield packed.unpacked(outcome.content, task.id, task.file)


def _opened(documents: Iterable[Document], settings: Settings, problems: list[Problem]) -> Iterator[Raw]:
    from briefgen import read

    for document in documents:
        try:
            yield read.opened(document, settings)
        except SourceError as error:
            problems += error.problems


def outcomes(
    tasks: Sequence[Task], settings: Settings, told: Told | None = None
) -> Iterator[tuple[Task, Found | Failure]]:
    """What comes of each task, in any order, here or on the cluster of the settings.

    Raises:
        BriefgenError: what concerns all of them, such as a missing language model.
    """
    if settings.scheduler is None:
        found = workers.done(tasks, settings.jobs)
    else:
        from briefgen import cluster

        found = cluster.done(tasks, pipelines.by_language(settings), settings.scheduler)
    if told is not None and tasks:
        told(0, len(tasks))
    for number, one in enumerate(found, 1):
        yield one
        if told is not None:
            told(number, len(tasks))
        elif len(tasks) >= WORTH_TELLING and number * 10 // len(tasks) > (number - 1) * 10 // len(tasks):
            log.info("%s of %s new documents read", number, len(tasks))
