"""The conductor: read, understand, connect, write.

In: `Settings`. Out: the finished `Site`, with every problem met on the way; its corpus comes from corpus_build.py.
What is kept between builds: cache.py (findings), store.py (pages), ledger/ (what was published).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import corpus_build, languages, lexicon_examples, pipelines
from briefgen.corpus_build import Machine, checked, corpus, extract, machine, not_analysed, place, problem, shown
from briefgen.errors import Problem
from briefgen.extraction import briefings
from briefgen.failures import Failure
from briefgen.published import Attachment, Site
from briefgen.store import PAGES, Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from briefgen.cache import Memory as Findings
    from briefgen.corpus import Corpus, Making
    from briefgen.extraction import Told
    from briefgen.ledger import Kept, Ledger, Remembered
    from briefgen.settings import Settings
    from briefgen.write import Fingerprints

__all__ = [
    "Built",
    "Failure",
    "Machine",
    "Memory",
    "briefings",
    "check",
    "checked",
    "close",
    "corpus",
    "docs_tree",
    "export",
    "extract",
    "hand_written",
    "machine",
    "not_analysed",
    "problem",
    "ready",
    "remember",
    "shown",
    "site",
]


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
    whole = corpus_build.connected(settings, told, memory.findings)
    connected, problems, made = whole.corpus, whole.problems, whole.machine
    memory.fingerprints.keep(connected.briefings)
    for briefing in made.briefings:
        if mark := made.prints.get(briefing.source.id):
            memory.fingerprints.know(briefing, mark)
    store = Store(settings.cache / PAGES) if settings.cache else None
    ledgers: tuple[Kept, Ledger] | None = None
    report: tuple[str, ...] = ()
    if settings.ledger is not None:
        kept = ledger.read(settings.ledger, shown(str(settings.ledger), settings))
        now = ledger.following(kept.ledger, connected, _remembering(store, memory))
        connected = replace(connected, history=now.history)
        ledgers, report = (kept, now), ledger.report(kept.ledger, now, lambda file: shown(file, settings))
        problems = tuple(sorted({*problems, *((kept.problem,) if kept.problem else ())}, key=place))
    problems = tuple(sorted({*problems, *_unpinned(connected, settings)}, key=place))
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
        written, connected, problems, made.cached, (*made.notes, *whole.notes), report, ledgers, store, made.unmatched
    )


def _remembering(store: Store | None, memory: Memory) -> Remembered | None:
    """What the store keeps, for a room that knows no store; None where nothing is kept."""
    if store is None:
        return None

    def remembered(values: tuple[object, ...], make: Callable[[], bytes]) -> bytes:
        name = memory.fingerprints.of(*values)
        found = store.get(name)
        if found is None:
            found = make()
            store.put(name, found)
        return found

    return remembered


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

    connected, problems = corpus(settings)
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
