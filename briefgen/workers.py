"""Many documents at once on this machine: tasks → outcomes, in processes that can be ended.

In: tasks of task.py, how many processes. Out: what comes of each, as soon as it is done. A document that takes too long
or too much memory, or breaks its process, costs itself and no other; one that is interrupted leaves nothing behind.

The processes are started anew and not forked, by `subprocess`: multiprocessing would import the program that called us
once more, and a process of a Dask cluster may not use it. One waits for the next run, as `mkdocs serve` asks often.
"""

from __future__ import annotations

import atexit
import contextlib
import pickle
import queue
import signal
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, cast

from briefgen import limits, worker
from briefgen.errors import BriefgenError
from briefgen.failures import Cause, Failure
from briefgen.task import Found, Models, Task, sample

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORTH_A_PROCESS = 8
"""Documents a further process must get to be worth starting: first it loads the model, as long as about five take."""

BY_THE_CLOCK = 10
"""Times the bound of computing time after which a process is ended by the clock: it waits for something, or the machine
does so much else that nothing can be finished. Where computing time is not bounded, on Windows, once is enough."""

PROGRAM = "import sys; sys.path[:] = sys.argv[1:]; from briefgen import worker; worker.main()"


class NotBegunError(BriefgenError):
    """A process ended before any work on a document began."""


class Worker:
    """One process; to be asked by one thread at a time."""

    def __init__(self) -> None:
        """Starts it; it is not waited for."""
        self._late = False
        self._process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is answered by the one who asks, and by nobody else
        )
        self._asked = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)

    @property
    def usable(self) -> bool:
        """Whether it can be asked once more."""
        return self._process.poll() is None

    def outcome(self, task: Task) -> Found | Failure:
        """What comes of the document; when the process ends over it, a `Failure` that says why.

        Raises:
            BriefgenError: what concerns all documents.
        """
        times = BY_THE_CLOCK if hasattr(signal, "setitimer") else 1
        clock = threading.Timer(task.bounds.seconds * times, self._end_late)
        clock.daemon = True
        begun = b""
        try:
            pickle.dump(task, self._asked)
            self._asked.flush()
            begun = self._answers.read(len(worker.BEGUN))
            clock.start()
            outcome = worker.received(self._answers)
        except (OSError, EOFError):
            code = self._process.wait()
            if begun != worker.BEGUN:
                raise NotBegunError(
                    f"the process that reads documents ended before it began (with {code}). What it said stands above; "
                    "perhaps the machine has too little memory."
                ) from None
            outcome = Failure(task.id, task.file, self._cause(code))
        finally:
            clock.cancel()
        if isinstance(outcome, BriefgenError):
            raise outcome
        return outcome

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()

    def _cause(self, code: int) -> Cause:
        if self._late or (hasattr(signal, "SIGPROF") and code == -signal.SIGPROF):
            return "time"
        return "memory" if code == limits.TOO_MUCH_MEMORY else "died"

    def end(self) -> None:
        """Ends it, at once; whoever waits for an outcome gets a `Failure`."""
        self._process.kill()

    def close(self) -> None:
        """Ends it and lets go of its pipes; nobody may be waiting for an outcome."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._asked, self._answers):
            with contextlib.suppress(OSError):  # what it was to get and did not
                pipe.close()


_waiting: list[Worker] = []


def close() -> None:
    """Ends the process that waits for the next run."""
    while _waiting:
        _waiting.pop().close()


atexit.register(close)


def ready(models: Models) -> None:
    """Has a process with the models loaded wait for the next run; returns at once, and tells nothing of what fails."""

    def load() -> None:
        with contextlib.suppress(BriefgenError, OSError):
            for code, _ in models:
                outcome(sample(models, code))

    if not _waiting:
        threading.Thread(target=load, daemon=True).start()


def outcome(task: Task) -> Found | Failure:
    """What comes of one document, in a process that waits, or a new one.

    Raises:
        BriefgenError: what concerns all documents.
    """
    ((_, found),) = done([task], 1)
    return found


def done(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Found | Failure]]:
    """What comes of each document, in any order; `jobs` at a time where they are worth it.

    Raises:
        BriefgenError: what concerns all documents, such as a missing language model.
    """
    left: queue.SimpleQueue[Task] = queue.SimpleQueue()
    for task in by_weight(tasks):
        left.put(task)
    ready: queue.SimpleQueue[tuple[Task, Found | Failure | BaseException]] = queue.SimpleQueue()
    stop = threading.Event()
    finished = False
    crew: list[Worker] = []

    def work() -> None:
        one: Worker | None = None
        while not stop.is_set():
            try:
                task = left.get_nowait()
            except queue.Empty:
                break
            try:
                if one is None or not one.usable:
                    one = _waiting.pop() if _waiting else Worker()
                    crew.append(one)
                try:
                    outcome = one.outcome(task)
                except NotBegunError:  # somebody ended it while it waited
                    crew.append(one := Worker())
                    outcome = one.outcome(task)
                ready.put((task, outcome))
            except BaseException as error:  # noqa: BLE001 - it is raised where the outcome is awaited
                ready.put((task, error))

    processes = max(1, min(jobs, len(tasks) // WORTH_A_PROCESS))
    threads = [threading.Thread(target=work, daemon=True) for _ in range(processes if tasks else 0)]
    try:
        for thread in threads:
            thread.start()
        for _ in tasks:
            task, outcome = ready.get()
            if isinstance(outcome, BaseException):
                raise outcome
            yield task, outcome
        finished = True
    finally:
        stop.set()
        if not finished:
            for one in crew:
                one.end()
        for thread in threads:
            thread.join()
        for one in crew:
            _keep(one)


def _keep(one: Worker) -> None:
    """One process waits for the next run; the others are let go."""
    if one.usable and not _waiting:
        _waiting.append(one)
    else:
        one.close()


def by_weight(tasks: Sequence[Task]) -> list[Task]:
    """The longest first: a long one that came last would keep one process busy, the others idle."""
    return sorted(tasks, key=lambda one: (-one.weight, one.id))
