"""Many documents at once on this machine: Sources → findings, in processes.

In: sources, the name of a language model, how many processes. Out: what task.py makes of each, as soon as it is done. A
process that dies costs its document and no other; one that is interrupted leaves nothing behind.
"""

from __future__ import annotations

import concurrent.futures
import contextlib
import multiprocessing
import signal
from typing import TYPE_CHECKING

from briefgen import task
from briefgen.task import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from briefgen.model import Source

WORTH_A_PROCESS = 8
"""Sources a process must get to be worth starting: first it loads the model, as long as about five sources take."""

AHEAD = 2
"""Sources handed out for each process: the one it works on, and the next, so that it never waits."""

DIED = "the process that read it ended early, perhaps for want of memory"
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
"""Never "fork": a fork of a process with threads, such as `mkdocs serve`, may hang on a lock. A fork server is started
apart, and loads the libraries once for all processes: two of them are ready in 0.5 to 1.2 seconds, where spawned ones
take 1.6 to 3. Windows has only "spawn"."""


def done(sources: Sequence[Source], model: str, jobs: int) -> Iterator[tuple[Source, bytes | Failure]]:
    """What is found in each source, in any order; `jobs` at a time where they are worth it.

    Raises:
        BriefgenError: what concerns all sources, such as a missing language model.
    """
    processes = min(jobs, len(sources) // WORTH_A_PROCESS)
    if processes < 2:
        for source in sources:
            yield source, task.done(source, model)
        return
    left = by_length(sources)
    while left:
        suspects: list[Source] = []
        for source, outcome in _in_processes(left, model, processes, suspects):
            del left[source.id]
            yield source, outcome
        # A process died, of memory or of a fault in a library, and took those of the others' work with it that were
        # handed out. Which source did it is unknown, so each of them gets a process of its own.
        for source in suspects or list(left.values())[:1]:
            del left[source.id]
            lost: list[Source] = []
            yield from _in_processes({source.id: source}, model, 1, lost)
            for one in lost:
                yield one, Failure(one, DIED)


def by_length(sources: Sequence[Source]) -> dict[str, Source]:
    """The sources by id, the longest first: a long one that came last would keep one process busy, the others idle."""
    return {source.id: source for source in sorted(sources, key=lambda one: (-len(one.text), one.id))}


def _in_processes(
    sources: dict[str, Source], model: str, processes: int, lost: list[Source]
) -> Iterator[tuple[Source, bytes | Failure]]:
    """Those that were handed out when a process died are added to `lost`, and it ends there."""
    context = multiprocessing.get_context(METHOD)
    if METHOD == "forkserver":
        context.set_forkserver_preload(["briefgen.understand.assemble"])
    waiting = iter(list(sources.values()))
    before = set(multiprocessing.active_children())
    pool = concurrent.futures.ProcessPoolExecutor(processes, mp_context=context, initializer=_deaf)
    asked: dict[concurrent.futures.Future[bytes | Failure], Source] = {}
    try:
        while True:
            while len(asked) < processes * AHEAD and (source := next(waiting, None)) is not None:
                asked[pool.submit(task.done, source, model)] = source
            if not asked:
                break
            ready, _ = concurrent.futures.wait(asked, return_when=concurrent.futures.FIRST_COMPLETED)
            for future in ready:
                outcome = future.result()
                yield asked.pop(future), outcome
        pool.shutdown()
    except concurrent.futures.BrokenExecutor:
        lost += asked.values()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - before:
            process.terminate()


def _deaf() -> None:
    """Ctrl-C reaches all processes of a terminal; only the one that was started by hand answers it."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
