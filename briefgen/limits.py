"""Ends this process when the work inside takes too much time or memory; for the processes of workers.py alone.

In: `Bounds`. Out: a context manager. The kernel does the ending, so that nothing a document does to Python can put it
off: not a regular expression that never comes back, nor a library that never lets go.

Time is what the processor worked for this process, so a machine that is busy otherwise stops no document. Memory is
what is asked for beyond what the process had at the beginning; Linux refuses more (RLIMIT_AS). macOS does not: there a
thread looks every fifth of a second. Windows bounds neither here; workers.py ends what takes long by the clock.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from briefgen.bounds import Bounds

TOO_MUCH_MEMORY = 77
"""Exit code of a process that ended itself for it."""
LOOK = 0.2
"""Seconds between two looks where the kernel does not watch."""
MB = 1_000_000


def prepare() -> None:
    """What a process does once, before any document."""
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)  # which ends the process


@contextlib.contextmanager
def within(bounds: Bounds) -> Iterator[None]:
    """Bounds the work inside.

    Raises:
        MemoryError: as any library may, once more is asked for than is allowed.
    """
    if not hasattr(signal, "setitimer"):
        yield
        return
    over = threading.Event()
    with _memory(bounds.memory_mb * MB, over):
        signal.setitimer(signal.ITIMER_PROF, bounds.seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
            over.set()


@contextlib.contextmanager
def _memory(more: int, over: threading.Event) -> Iterator[None]:
    import resource

    size = Path("/proc/self/statm")
    if not size.exists():
        threading.Thread(target=_watch, args=(more, over), daemon=True).start()
        yield
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = int(size.read_text().split()[0]) * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (allowed if hard == resource.RLIM_INFINITY else min(allowed, hard), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _watch(more: int, over: threading.Event) -> None:
    """Ends the process once its largest size has grown by `more` bytes."""
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    first = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while not over.wait(LOOK):
        if (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - first) * unit > more:
            os._exit(TOO_MUCH_MEMORY)
