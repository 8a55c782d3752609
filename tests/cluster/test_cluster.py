"""Extraction on a cluster: a real scheduler and real worker processes, all on this machine's loopback."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from briefgen import build, cache, cluster, read, task
from briefgen.bounds import USUAL
from briefgen.errors import BriefgenError, SettingsError
from briefgen.failures import Failure
from briefgen.settings import DEFAULT_MODEL, Settings
from tests.conftest import BRIDGE, FERRY

pytestmark = [pytest.mark.model, pytest.mark.slow]

ROOT = Path(__file__).parents[2]
QUIET = {"DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "info"}
POISON = """
import os, signal
import briefgen.understand as understand
real = understand.briefing
def fatal(source, model, *rest):
    if source.id == "poison":
        os.kill(os.getpid(), signal.SIGKILL)
    if source.id == "broken":
        raise ZeroDivisionError("division by zero")
    return real(source, model, *rest)
understand.briefing = fatal
"""


class Dask:
    """A scheduler, and workers that are started and ended as the test wants."""

    def __init__(self, stack, folder):
        self._stack, self._folder = stack, folder
        self.paths = [str(ROOT)]
        self.address = ""

    def scheduler(self, **settings):
        arguments = ["scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"]
        _, self.address = self._start(arguments, settings, r"Scheduler at:\s+(tcp://\S+)")

    def worker(self, *arguments):
        common = ["--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard", "--local-directory", str(self._folder)]
        running, _ = self._start(["worker", self.address, *common, *arguments], {}, r"(Registered to)")
        return running

    def _start(self, arguments, settings, says):
        environment = {**os.environ, **QUIET, **settings, "PYTHONPATH": os.pathsep.join(self.paths)}
        self._folder.mkdir(exist_ok=True)
        log = self._folder / f"{len(list(self._folder.glob('*.log')))}.log"
        with log.open("wb") as file:
            running = subprocess.Popen([sys.executable, "-m", "dask", *arguments], env=environment, stderr=file)
        self._stack.callback(self._end, running)
        while True:
            if found := re.search(says, log.read_text()):
                return running, found[1]
            assert running.poll() is None, log.read_text()
            time.sleep(0.1)

    @staticmethod
    def _end(running):
        running.terminate()
        try:
            running.wait(timeout=10)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


@pytest.fixture
def dask(tmp_path):
    with contextlib.ExitStack() as stack:
        yield Dask(stack, tmp_path / "workers")


@pytest.fixture
def many(seeds):
    for number in range(12):
        (seeds / f"bridge{number}.txt").write_text(BRIDGE.replace("old bridge", f"bridge number {number}"))
        (seeds / f"ferry{number}.txt").write_text(FERRY.replace("two ships", f"{number + 3} ships"))
    return seeds


def extract(folder, output, *arguments, check=True):
    command = [sys.executable, "-m", "briefgen", "extract", "seeds", "--output", output, "--jobs", "1", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=check, timeout=200
    )


def first_task(seeds):
    (source, *_), _ = read.sources(Settings(sources=seeds, root=seeds))
    return task.Task(source.id, source.file, source.file, source, (("en", DEFAULT_MODEL),), USUAL)


def files(folder):
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def findings(folder):
    db = sqlite3.connect(folder / cache.FILE)
    rows = db.execute("SELECT * FROM contents ORDER BY name").fetchall()
    db.close()
    return rows


def test_two_workers_one_killed_midway_find_what_this_machine_finds_alone(dask, many, tmp_path):
    dask.scheduler()
    victim, _ = dask.worker("--no-nanny"), dask.worker("--no-nanny", "--nthreads", "3")
    settings = Settings(sources=many, root=tmp_path, cache=tmp_path / "far", scheduler=dask.address)
    killed = 0
    for number, outcome in enumerate(build.extract(read.documents(settings)[0], settings, [], [])):
        assert not isinstance(outcome, Failure)
        if number == 6:
            os.kill(victim.pid, signal.SIGKILL)
            killed = victim.wait()
    assert killed == -signal.SIGKILL
    extract(tmp_path, "near", "--cache", "alone")
    assert len(findings(tmp_path / "far")) == 26
    assert findings(tmp_path / "far") == findings(tmp_path / "alone")
    done = extract(tmp_path, "again", "--cache", "far", "--scheduler", "tcp://127.0.0.1:1")  # nobody is asked
    assert done.stderr == "26 written to again\n"
    assert files(tmp_path / "again") == files(tmp_path / "near")


def test_a_document_that_kills_workers_and_one_that_fails_cost_themselves_only(dask, many, tmp_path):
    """Workers that are started again by their nannies, as on any real cluster."""
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "sitecustomize.py").write_text(POISON)
    dask.paths.insert(0, str(planted))
    dask.scheduler(DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1")
    dask.worker(), dask.worker()
    for name in ("poison", "broken"):
        (many / f"{name}.txt").write_text(f"{name.title()}\n\n{BRIDGE.partition('---')[0]}The council met.\n")
    done = extract(tmp_path, "out", "--scheduler", dask.address, "--strict", check=False)
    assert done.returncode == 1
    told = [line for line in done.stderr.splitlines() if line.startswith("seeds/")]
    assert len(told) == 2, done.stderr
    assert told[0].startswith("seeds/broken.txt: The text is shown without findings: its analysis broke off (ZeroDiv")
    assert told[1].startswith(
        "seeds/poison.txt: The text is shown without findings: the process that analysed it ended"
    )
    assert done.stderr.splitlines()[-1] == "28 written to out, 2 problems"


def test_a_worker_that_would_find_other_things_is_named_with_what_differs(dask, seeds, tmp_path):
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / "sitecustomize.py").write_text(
        "import importlib.metadata as m\nreal = m.version\n"
        "m.version = lambda name: '3.7.0' if name == 'spacy' else real(name)\n"
    )
    dask.scheduler()
    dask.paths.insert(0, str(planted))
    dask.worker("--no-nanny")
    done = extract(tmp_path, "out", "--scheduler", dask.address, check=False)
    assert done.returncode == 1
    assert re.match(r"Error: the worker tcp://127\.0\.0\.1:\d+ is not as this machine is, and would find", done.stderr)
    assert "spacy 3.7.0, here 3.8" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(tmp_path / "out") == {}


def test_a_worker_that_joins_later_is_held_against_this_machine_too(seeds):
    with pytest.raises(SettingsError, match="a worker has joined"):
        cluster.remote(first_task(seeds), "another digest")


def test_where_no_scheduler_is_the_message_says_how_to_start_one(seeds, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 4.0)
    settings = Settings(sources=seeds, root=tmp_path, scheduler="tcp://127.0.0.1:1")
    with pytest.raises(SettingsError, match=r"no Dask scheduler answers at tcp://127\.0\.0\.1:1.*dask scheduler"):
        list(build.extract(read.documents(settings)[0], settings, [], []))


def test_a_cluster_without_workers_is_not_waited_for_for_ever(dask, seeds, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 2.0)
    dask.scheduler()
    settings = Settings(sources=seeds, root=tmp_path, scheduler=dask.address)
    with pytest.raises(BriefgenError, match="has no workers, or is gone"):
        list(build.extract(read.documents(settings)[0], settings, [], []))


def test_workers_that_all_go_away_end_the_run_and_what_was_found_is_kept(dask, many, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 20.0)
    dask.scheduler()
    worker = dask.worker("--no-nanny")
    settings = Settings(sources=many, root=tmp_path, cache=tmp_path / "far", scheduler=dask.address)
    found = []

    def read_on():
        for outcome in build.extract(read.documents(settings)[0], settings, [], []):
            found.append(outcome)
            if len(found) == 3:
                monkeypatch.setattr(cluster, "PATIENCE", 2.0)
                worker.kill()

    with pytest.raises(BriefgenError, match="has no workers, or is gone"):
        read_on()
    assert len(findings(tmp_path / "far")) == len(found) >= 3


class Lost:
    """A client without workers, and a result that was with the last one."""

    status = "running"
    asked = 0

    def nthreads(self):
        return {}

    def result(self, timeout):
        self.asked += 1
        raise TimeoutError(f"timed out after {timeout} s")


def test_a_result_that_was_lost_with_the_last_worker_is_not_waited_for_for_ever(monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 3 * cluster.LOOK)
    lost: Any = Lost()
    with pytest.raises(BriefgenError, match="has no workers, or is gone"):
        cluster._fetched(lost, lost, "tcp://127.0.0.1:1")
    assert lost.asked == 3


def test_without_dask_the_message_says_what_to_install(seeds, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    settings = Settings(sources=seeds, root=tmp_path, scheduler="tcp://127.0.0.1:1")
    with pytest.raises(SettingsError, match=r"pip install 'briefgen\[cluster\]'"):
        list(build.extract(read.documents(settings)[0], settings, [], []))


def test_nothing_new_asks_no_scheduler(dask, tmp_path):
    (tmp_path / "seeds").mkdir()
    assert extract(tmp_path, "out", "--scheduler", "tcp://127.0.0.1:1").stderr == "0 written to out\n"


def test_the_answer_of_a_worker_is_that_of_this_process(dask, seeds):
    one = first_task(seeds)
    dask.scheduler()
    dask.worker("--no-nanny")
    with Client(dask.address, set_as_default=False) as client:
        far = client.submit(cluster.remote, one, cluster.own((("en", DEFAULT_MODEL),))).result()
    assert far == task.done(one)
