"""The conductor: read, understand, connect, write.

In: `Settings`. Out: the `Corpus`, or the finished `Site`, with every problem that was met on the way.
One bad document never stops the others. How one is understood: understand/; what is kept between builds:
cache.py.
"""

from __future__ import annotations

import concurrent.futures
import logging
import multiprocessing
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.cache import Cache
from briefgen.errors import BriefgenError, Problem
from briefgen.published import Attachment, Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.corpus import Corpus
    from briefgen.model import Briefing, Source
    from briefgen.settings import Settings

log = logging.getLogger(__name__)

SCHEMA = Path(__file__).with_name("schema.json")
SCHEMA_PATH = "data/schema.json"

WORTH_A_PROCESS = 8
"""Sources a process must get to be worth starting: first it loads the model, as long as about ten sources
take."""


@dataclass(frozen=True, slots=True)
class Built:
    """All that a build yields.

    Attributes:
        problems: Sorted by file and line.
        cached: How many briefings came from the cache.
        notes: What the editor may want to know and need not act on, such as a cache that could not be used.
    """

    site: Site
    corpus: Corpus
    problems: tuple[Problem, ...]
    cached: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """A source in which no findings could be made; `trace` is for developers."""

    source: Source
    cause: str
    trace: str = ""


def site(settings: Settings) -> Built:
    """The whole site: read, understand, connect, write."""
    from briefgen import write  # the command line reads and understands without loading Jinja

    connected, problems, cache = _corpus(settings)
    written = write.site(connected, problems)
    schema = Attachment(SCHEMA_PATH, SCHEMA.read_bytes())
    published = Site(written.pages, (*written.attachments, schema))
    return Built(published, connected, problems, cache.hits, tuple(cache.notes))


def corpus(settings: Settings) -> tuple[Corpus, tuple[Problem, ...]]:
    """Everything known about all sources, and the problems, sorted by file and line.

    Raises:
        SettingsError: the sources folder or the language model is missing.
    """
    connected, problems, _ = _corpus(settings)
    return connected, problems


def _corpus(settings: Settings) -> tuple[Corpus, tuple[Problem, ...], Cache]:
    from briefgen import connect, read, understand  # a command loads only what it uses

    sources, problems = read.sources(settings)
    found: list[Briefing] = []
    failed: list[Problem] = []
    with Cache(settings.cache, understand.fingerprint(settings.model)) as cache:
        fresh: list[Source] = []
        for source in sources:
            kept = cache.get(source)
            if kept is None:
                fresh.append(source)
            else:
                found.append(kept)
        for outcome in briefings(fresh, settings):
            if isinstance(outcome, Failure):
                failed.append(problem(outcome, settings))
            else:
                cache.put(outcome)
                found.append(outcome)
    return connect.corpus(found), tuple(sorted({*problems, *failed}, key=_place)), cache


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.line or 0, problem.message


def problem(failure: Failure, settings: Settings) -> Problem:
    """The failure as a message for the editor, who can take the document away until the program is mended."""
    path = settings.sources / failure.source.file
    name = path.relative_to(settings.root) if path.is_relative_to(settings.root) else path
    log.debug("%s\n%s", name, failure.trace)
    return Problem(
        name.as_posix(),
        None,
        f"the document could not be understood ({failure.cause}) and has no page. This is a fault of the "
        "program: please report it with the document. A `_` before the file's name leaves it out meanwhile.",
    )


def briefings(sources: Sequence[Source], settings: Settings) -> Iterator[Briefing | Failure]:
    """Understands every source, `settings.jobs` at a time; yields each as soon as it is done, in any order.

    Raises:
        BriefgenError: what concerns all sources, such as a missing language model.
    """
    workers = min(settings.jobs, len(sources) // WORTH_A_PROCESS)
    if workers < 2:
        yield from (_understood(source, settings.model) for source in sources)
        return
    left = {source.id: source for source in sources}
    try:
        for outcome in _in_processes(sources, settings.model, workers):
            del left[outcome.source.id]
            yield outcome
    except concurrent.futures.BrokenExecutor:
        # A process died, of memory or of a fault in a library, and took the others' work with it. Which
        # source did it is unknown, so each that is left gets a process of its own: slow, but only the
        # culprit is lost.
        for source in left.values():
            try:
                yield from _in_processes([source], settings.model, 1)
            except concurrent.futures.BrokenExecutor:
                yield Failure(source, "the process that read it ended early, perhaps for want of memory")


def _in_processes(sources: Sequence[Source], model: str, workers: int) -> Iterator[Briefing | Failure]:
    # "spawn" on every system: a fork of a process with threads, such as `mkdocs serve`, may hang on a lock.
    spawn = multiprocessing.get_context("spawn")
    pool = concurrent.futures.ProcessPoolExecutor(workers, mp_context=spawn)
    try:
        asked = [pool.submit(_understood, source, model) for source in sources]
        for done in concurrent.futures.as_completed(asked):
            yield done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _understood(source: Source, model: str) -> Briefing | Failure:
    from briefgen import understand  # a worker process imports it itself

    try:
        return understand.briefing(source, model)
    except BriefgenError:
        raise  # a missing model or a broken lexicon concerns every source
    except Exception as error:  # noqa: BLE001 - whatever it is, the other documents have their pages
        return Failure(source, f"{type(error).__name__}: {error}"[:200], traceback.format_exc())
