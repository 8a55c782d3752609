"""The conductor: read, understand, connect, write.

In: `Settings`. Out: the `Corpus`, or the finished `Site`, with every problem that was met on the way.
One bad document never stops the others. How one is understood: understand/; what is kept between builds:
cache.py (findings), store.py (pages), ledger/ (what was published).
"""

from __future__ import annotations

import contextlib
import gc
import logging
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import extraction, failures, languages, lexicon_examples, pipelines
from briefgen.cache import Cache
from briefgen.errors import Problem
from briefgen.extraction import briefings
from briefgen.failures import Failure
from briefgen.published import Attachment, Site
from briefgen.store import FEATURES, PAGES, Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.cache import Memory as Findings
    from briefgen.corpus import Corpus, Making
    from briefgen.extraction import Told
    from briefgen.ledger import Kept, Ledger
    from briefgen.model import Briefing, Source
    from briefgen.read import Document
    from briefgen.settings import Settings
    from briefgen.write import Fingerprints

__all__ = ["Built", "Failure", "briefings", "corpus", "docs_tree", "export", "extract", "problem", "remember", "site"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Built:
    """All that a build yields.

    Attributes:
        problems: Sorted by file and line.
        cached: How many briefings came from the cache.
        notes: What the editor may want to know and need not act on, such as a cache that could not be used.
        report: What changed since the last build, in lines for the terminal; empty where no ledger is kept.
        ledgers: The one found and the one to be written by `remember`; None where none is kept.
        unmatched: How many corrections found no target; each is among the problems.
        store: From which pages and files come while they are asked for, until `close`; None where none is kept.
    """

    site: Site
    corpus: Corpus
    problems: tuple[Problem, ...]
    cached: int
    notes: tuple[str, ...]
    report: tuple[str, ...] = ()
    ledgers: tuple[Kept, Ledger] | None = None
    store: Store | None = None
    unmatched: int = 0


@dataclass(frozen=True, slots=True)
class Machine:
    """What the machine found, before any correction.

    Attributes:
        problems: Of the documents and their reading; in no order.
        cached: How many briefings came from the cache.
        notes: What the editor may want to know and need not act on.
        unmatched: How many corrections found no target, once they have been applied.
    """

    sources: tuple[Source, ...]
    briefings: tuple[Briefing, ...]
    problems: tuple[Problem, ...]
    cached: int
    notes: tuple[str, ...]
    unmatched: int = 0


@dataclass(slots=True)
class Memory:
    """What builds of one process share, so that what did not change is the same object: `mkdocs serve` builds often.

    Attributes:
        findings: For cache.py.
        fingerprints: For write/; made when they are first needed, since the command line loads no templates.
    """

    findings: Findings = field(default_factory=dict)
    _fingerprints: Fingerprints | None = None

    @property
    def fingerprints(self) -> Fingerprints:
        """Of what pages are made of."""
        from briefgen.write import Fingerprints

        self._fingerprints = self._fingerprints or Fingerprints()
        return self._fingerprints


def site(settings: Settings, told: Told | None = None, memory: Memory | None = None) -> Built:
    """The whole site: read, understand, connect, compare with the last build, write.

    Its pages and files are made when they are asked for: ask once, then `close`. `told` hears how many of how many new
    documents are read; `memory` is that of the builds before in the same process, None for none.
    """
    from briefgen import ledger, write  # the command line reads and understands without loading Jinja

    memory = memory or Memory()
    connected, problems, made, notes = _corpus(settings, told, memory)
    memory.fingerprints.keep(connected.briefings)
    ledgers: tuple[Kept, Ledger] | None = None
    report: tuple[str, ...] = ()
    if settings.ledger is not None:
        kept = ledger.read(settings.ledger, shown(str(settings.ledger), settings))
        now = ledger.following(kept.ledger, connected)
        connected = replace(connected, history=now.history)
        ledgers, report = (kept, now), ledger.report(kept.ledger, now, lambda file: shown(file, settings))
        problems = tuple(sorted({*problems, *((kept.problem,) if kept.problem else ())}, key=_place))
    problems = tuple(sorted({*problems, *_unpinned(connected, settings)}, key=_place))
    store = Store(settings.cache / PAGES) if settings.cache else None
    written = write.site(
        connected,
        problems,
        settings.site_name,
        settings.site_url,
        making=_making(settings),
        pinned=settings.pinned,
        corrections_to=settings.corrections_to,
        keeper=store,
        bounds=settings.bounds,
        fingerprints=memory.fingerprints,
    )
    return Built(
        written, connected, problems, made.cached, (*made.notes, *notes), report, ledgers, store, made.unmatched
    )


def close(built: Built) -> tuple[str, ...]:
    """Keeps what was made for the next build, once the site is published; notes where that failed.

    A site whose pages are asked for later than that still gives them.
    """
    if built.store is None:
        return ()
    built.store.close()
    return tuple(built.store.notes)


def ready(settings: Settings) -> None:
    """Lets the language model be loaded meanwhile, so that the first edit need not wait for it."""
    from briefgen import workers

    workers.ready(pipelines.by_language(settings))


def check(folder: Path, settings: Settings) -> tuple[str, ...]:
    """What is wrong with the published site, as far as a glance at some documents shows; verify.py looks at all."""
    from briefgen import verify

    return tuple(
        f"{fault}. Build again; if that does not help, report it." for fault in verify.sample(folder, settings.sources)
    )


def _making(settings: Settings) -> Making:
    from briefgen import read, understand
    from briefgen.corpus import Making

    own = lexicon_examples.of_rules(read.lexicon(settings)[0])
    return Making(
        understand.version("briefgen"),
        settings.model,
        understand.version(settings.model),
        {**understand.examples(), **own},
        tuple(own),
        tuple((languages.name(code), model, understand.version(model)) for code, model in settings.models),
    )


def _unpinned(connected: Corpus, settings: Settings) -> Iterator[Problem]:
    """The ids that are to be pinned and mean nothing."""
    known = {thread.id for thread in connected.threads} | {entry.finding.id for entry in connected.register}
    known |= {f"t-{entry.briefing.source.id}-{entry.finding.id}" for entry in connected.register}
    for one in settings.pinned:
        if one not in known:
            yield Problem(
                "mkdocs.yml",
                None,
                f'`pinned` names "{one}", and no commitment has this id. The register shows the id of each row, '
                "for example t-abcdefg.",
                "warning",
            )


def export(settings: Settings, form: str, actor: str | None = None) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The corpus, or one actor given by name, as a file for other programs; None where it would hold nothing.

    Raises:
        SettingsError: the sources folder or the language model is missing, or no actor is called so.
    """
    from briefgen import write

    connected, problems, _, _ = _corpus(settings)
    return write.export(connected, form, actor, settings.site_name, settings.site_url), problems


def docs_tree(settings: Settings) -> tuple[Iterator[Attachment], Built]:
    """The site as files for site generators without our plugin, and the build they come from: ask once, then `close`.

    Raises:
        SettingsError: the sources folder or the language model is missing.
    """
    from briefgen import write

    built = site(settings)
    return write.tree(built.site, settings.site_name, settings.site_url), built


def hand_written(pages: Iterable[tuple[str, str, str]]) -> Attachment:
    """What lets the search find pages that the site's author wrote: (path in the site, title, HTML) of each."""
    from briefgen.write.search import sections

    return sections(pages)


def remember(built: Built, settings: Settings) -> str | None:
    """Writes the ledger once the site is published, where anything differs; a message where that fails."""
    from briefgen import ledger

    if built.ledgers is None or settings.ledger is None:
        return None
    last, now = built.ledgers
    try:
        ledger.write(settings.ledger, now, last)
    except OSError as error:
        name = shown(str(settings.ledger), settings)
        return f"{name}: the ledger cannot be written ({error.strerror}); the next build compares with an older one."
    return None


def corpus(settings: Settings) -> tuple[Corpus, tuple[Problem, ...]]:
    """Everything known about all sources, and the problems, sorted by file and line.

    Raises:
        SettingsError: the sources folder or the language model is missing.
    """
    connected, problems, _, _ = _corpus(settings)
    return connected, problems


def checked(settings: Settings) -> tuple[Corpus, tuple[Problem, ...], int]:
    """As `corpus`, and how many corrections found no target."""
    connected, problems, made, _ = _corpus(settings)
    return connected, problems, made.unmatched


def machine(settings: Settings) -> Machine:
    """Every document as the machine reads it, from the cache where it is there: no correction is applied.

    Raises:
        SettingsError: the sources folder or the language model is missing.
    """
    with Cache(settings.cache) as cache:
        return _machine(settings, cache)


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
    return Machine(tuple(sources), tuple(found), tuple(problems), cache.hits, tuple(cache.notes))


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


def _corpus(
    settings: Settings, told: Told | None = None, memory: Memory | None = None
) -> tuple[Corpus, tuple[Problem, ...], Machine, tuple[str, ...]]:
    """The corpus, the problems, what the machine found, and notes on corrections.

    Corrections come after the cache, which holds what the machine found and nothing else.
    """
    from briefgen import connect, features, read

    with _without_collector():
        with Cache(settings.cache, memory=memory.findings if memory else None) as cache:
            made = _machine(settings, cache, told)
        written, faults = read.corrections(settings, made.sources)
        store = Store(settings.cache / FEATURES if settings.cache else None)
        connected = connect.connected(made.briefings, written, features.Known(store, cache.prints))
        store.close()
        made = replace(made, notes=(*made.notes, *store.notes))
    missed = [replace(one, file=shown(one.file, settings)) for one in connected.problems]
    made = replace(made, unmatched=len(missed))
    every = sorted({*made.problems, *faults, *missed}, key=_place)
    notes = [str(replace(one, file=shown(one.file, settings))) for one in connected.notes]
    notes += filter(None, [not_analysed(connected.corpus.briefings)])
    return connected.corpus, tuple(every), made, tuple(notes)


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


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.line or 0, problem.message


def shown(file: str, settings: Settings) -> str:
    """A file below the sources folder as the editor knows it."""
    path = settings.sources / file
    return (path.relative_to(settings.root) if path.is_relative_to(settings.root) else path).as_posix()


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


def problem(failure: Failure, settings: Settings) -> Problem:
    """The failure as a message for the editor, who can take the document away until the program is mended."""
    return failures.problem(failure, settings.bounds, shown(failure.file, settings))
