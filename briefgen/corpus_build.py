"""Documents to the corpus: read, understand, connect; build.py makes a site of it.

In: `Settings`. Out: what the machine found in each document, or the `Corpus` with the editor's corrections, with every
problem that was met on the way. One bad document never stops the others. How one is read: extraction.py.
"""

from __future__ import annotations

import contextlib
import gc
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen import extraction, failures, languages, lexicon_examples
from briefgen.cache import Cache
from briefgen.failures import Failure
from briefgen.store import FEATURES, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefgen.cache import Memory as Findings
    from briefgen.corpus import Corpus
    from briefgen.errors import Problem
    from briefgen.extraction import Told
    from briefgen.model import Briefing, Source
    from briefgen.read import Document
    from briefgen.settings import Settings


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine found, before any correction.

    Attributes:
        problems: Of the documents and their reading; in no order.
        cached: How many briefings came from the cache.
        notes: What the editor may want to know and need not act on.
        prints: Of each briefing what `packed.fingerprint` gives, by the id of the source; of some it may be missing.
        unmatched: How many corrections found no target, once they have been applied.
    """

    sources: tuple[Source, ...]
    briefings: tuple[Briefing, ...]
    problems: tuple[Problem, ...]
    cached: int
    notes: tuple[str, ...]
    prints: Mapping[str, bytes]
    unmatched: int = 0


@dataclass(frozen=True, slots=True)
class Connected:
    """The corpus, and what was met on the way.

    Attributes:
        problems: Sorted by file and line.
        machine: What the machine found, before any correction.
        notes: On corrections and languages; what the editor may want to know and need not act on.
    """

    corpus: Corpus
    problems: tuple[Problem, ...]
    machine: Machine
    notes: tuple[str, ...]


def machine(settings: Settings) -> Machine:
    """Every document as the machine reads it, from the cache where it is there: no correction is applied.

    Raises:
        SettingsError: the sources folder or the language model is missing.
    """
    with Cache(settings.cache) as cache:
        return _machine(settings, cache)


def corpus(settings: Settings) -> tuple[Corpus, tuple[Problem, ...]]:
    """Everything known about all sources, and the problems, sorted by file and line.

    Raises:
        SettingsError: the sources folder or the language model is missing.
    """
    whole = connected(settings)
    return whole.corpus, whole.problems


def checked(settings: Settings) -> tuple[Corpus, tuple[Problem, ...], int]:
    """As `corpus`, and how many corrections found no target."""
    whole = connected(settings)
    return whole.corpus, whole.problems, whole.machine.unmatched


def extract(
    documents: Iterable[Document],
    settings: Settings,
    problems: list[Problem],
    notes: list[str],
    told: Told | None = None,
) -> Iterator[Briefing | Failure]:
    """What is found in each of the documents, in any order, without corrections; each as soon as it is there.

    What is wrong with documents is added to `problems`, what is wrong with the cache to `notes`.

    Raises:
        BriefgenError: what concerns all documents, such as a missing language model.
    """
    with Cache(settings.cache) as cache:
        try:
            yield from extraction.extracted(documents, settings, cache, problems, told)
        finally:
            notes += cache.notes


def connected(settings: Settings, told: Told | None = None, memory: Findings | None = None) -> Connected:
    """The corpus, and what was met on the way; `told` hears how many of how many new documents are read.

    Corrections come after the cache, which holds what the machine found and nothing else.
    """
    from briefgen import connect, features, read

    with _without_collector():
        with Cache(settings.cache, memory=memory) as cache:
            made = _machine(settings, cache, told)
        written, faults = read.corrections(settings, made.sources)
        store = Store(settings.cache / FEATURES if settings.cache else None)
        whole = connect.connected(made.briefings, written, features.Known(store, made.prints))
        store.close()
        made = replace(made, notes=(*made.notes, *store.notes))
    missed = [replace(one, file=shown(one.file, settings)) for one in whole.problems]
    made = replace(made, unmatched=len(missed))
    every = sorted({*made.problems, *faults, *missed}, key=place)
    notes = [str(replace(one, file=shown(one.file, settings))) for one in whole.notes]
    notes += filter(None, [not_analysed(whole.corpus.briefings)])
    return Connected(whole.corpus, tuple(every), made, tuple(notes))


def _machine(settings: Settings, cache: Cache, told: Told | None = None) -> Machine:
    from briefgen import read  # a command loads only what it uses

    documents, problems = read.documents(settings)
    found: list[Briefing] = []
    sources: list[Source] = []
    for outcome in extraction.extracted(documents, settings, cache, problems, told):
        if isinstance(outcome, Failure):
            problems.append(problem(outcome, settings))
        else:
            sources.append(outcome.source)
            found.append(outcome)
    problems += lexicon_examples.problems(read.lexicon(settings)[0], settings, cache)
    found.sort(key=lambda briefing: briefing.source.file)
    sources.sort(key=lambda source: source.file)
    prints = cache.prints | cache.found
    return Machine(tuple(sources), tuple(found), tuple(problems), cache.hits, tuple(cache.notes), prints)


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Leaves reference cycles alone for a while: a corpus has none, and looking for them is a third of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def not_analysed(briefings: Iterable[Briefing]) -> str | None:
    """How many documents are in a language that is not read, by language; None where there are none.

    For example "3 documents not analysed: 2 Arabic, 1 Japanese".
    """
    spoken = Counter(
        languages.language(one.source.language.value or languages.UNDETERMINED)
        for one in briefings
        if one.not_analysed and one.not_analysed.reason == "language"
    )
    if not spoken:
        return None
    total = spoken.total()
    by_name = sorted((-number, languages.name(code)) for code, number in spoken.items())
    return (
        f"{total} document{'' if total == 1 else 's'} not analysed: "
        f"{', '.join(f'{-number} {name}' for number, name in by_name)}"
    )


def place(problem: Problem) -> tuple[str, int, str]:
    """By which problems are sorted: file and line."""
    return problem.file, problem.line or 0, problem.message


def shown(file: str, settings: Settings) -> str:
    """A file below the sources folder as the editor knows it."""
    path = settings.sources / file
    return (path.relative_to(settings.root) if path.is_relative_to(settings.root) else path).as_posix()


def problem(failure: Failure, settings: Settings) -> Problem:
    """The failure as a message for the editor, who can take the document away until the program is mended."""
    return failures.problem(failure, settings.bounds, shown(failure.file, settings))
