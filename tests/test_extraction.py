"""Reading many documents: the same findings in any number of processes, and nothing lost when it is stopped."""

from __future__ import annotations

import dataclasses
import os
import pty
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from briefgen import build, cache, limits, packed, progress, quick_json, read, task, workers
from briefgen.bounds import USUAL, Bounds
from briefgen.failures import Failure
from briefgen.settings import DEFAULT_MODEL
from tests.conftest import BRIDGE, FERRY
from tests.write import sample

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-m", "briefgen", "extract", "seeds", "--output", "out", "--cache", "cache"]
ENV = {**os.environ, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def many(seeds):
    """The sources folder with 40 documents."""
    for number in range(19):
        (seeds / f"bridge{number}.txt").write_text(BRIDGE.replace("old bridge", f"bridge number {number}"))
        (seeds / f"ferry{number}.txt").write_text(FERRY * (1 + number % 3))
    return seeds


def findings(folder):
    """All that a cache holds, apart from when it was used."""
    db = sqlite3.connect(folder / cache.FILE)
    rows = db.execute("SELECT * FROM contents ORDER BY name").fetchall()
    db.close()
    return rows


def test_a_packed_briefing_comes_back_as_it_was():
    briefing = sample.briefing()
    again = packed.unpacked(packed.packed(briefing), briefing.source.id, briefing.source.file)
    assert (again, again.source) == (briefing, briefing.source)
    assert [one.days for one in again.dates] == [one.days for one in briefing.dates]
    assert all(mention.source is again.source for actor in again.actors for mention in actor.mentions)
    assert packed.packed(again) == packed.packed(briefing)


@pytest.mark.parametrize("place", [(0, 10**6), (-3, 4), (5, 5)])
def test_evidence_outside_the_text_is_not_believed(place):
    briefing = sample.briefing()
    wrong = dataclasses.replace(briefing.summary[0])
    for name, value in zip(("start", "end"), place, strict=True):
        object.__setattr__(wrong, name, value)
    content = packed.packed(dataclasses.replace(briefing, summary=(wrong,)))
    with pytest.raises(packed.PackedError, match=r"evidence outside the text"):
        packed.unpacked(content, "harbour", "harbour.txt")


def shortened(value):
    """The lists of JSON, each without its last element, and as text instead, the rest as it is."""
    if isinstance(value, list):
        if value:
            yield value[:-1]
            yield "x" * len(value)
        for place, one in enumerate(value):
            yield from ([*value[:place], other, *value[place + 1 :]] for other in shortened(one))


def test_bytes_that_are_wrong_in_any_place_are_refused_or_a_briefing_without_holes():
    """As somebody with whom a cache is shared might leave them; a page that asks for a field must find one."""
    one = sample.briefing()
    number = packed.FEW + 1
    briefing = dataclasses.replace(
        one, **{kind: getattr(one, kind)[:1] * number for kind in ("facts", "actors", "dates")}
    )
    content = quick_json.parsed(zlib.decompress(packed.packed(briefing)))
    outcomes = {True: 0, False: 0}
    for wrong in shortened(content):
        try:
            found = packed.unpacked(zlib.compress(quick_json.compact(wrong)), "harbour", "harbour.txt")
        except packed.PackedError:
            outcomes[False] += 1
            continue
        assert repr(found)
        assert repr(found.sentences)
        assert repr([actor.mentions for actor in found.actors])
        outcomes[True] += 1
    assert min(outcomes.values()) > 5


def test_the_longest_document_is_begun_first():
    tasks = [
        task.Task(str(n), "", "", sample.source(weather="x" * n), (("en", DEFAULT_MODEL),), USUAL) for n in (3, 90, 20)
    ]
    assert [one.id for one in workers.by_weight(tasks)] == ["90", "20", "3"]


@pytest.mark.model
@pytest.mark.slow
def test_any_number_of_jobs_leaves_the_same_cache_and_the_same_site(many, settings):
    sites, caches = [], []
    for jobs in (1, 2, 3):
        folder = settings.root / f"cache{jobs}"
        built = build.site(dataclasses.replace(settings, cache=folder, jobs=jobs))
        sites.append((built.site, built.corpus, built.problems))
        caches.append(findings(folder))
    assert len(caches[0]) == 23, "those of the ferry have three texts, and each is kept once"
    assert caches[0] == caches[1] == caches[2]
    assert sites[0] == sites[1] == sites[2]


@pytest.mark.model
def test_a_warm_run_neither_reads_nor_understands(seeds, settings, monkeypatch):
    first = build.site(settings)

    def never(*_):
        raise AssertionError("a document was read that is in the cache")

    workers.close()
    monkeypatch.setattr(workers, "Worker", never)
    monkeypatch.setattr("briefgen.read.opening.decode", never)
    monkeypatch.setattr("briefgen.understand.briefing", never)
    again = build.site(settings)
    assert again.cached == 2
    assert again.corpus == first.corpus


@pytest.mark.model
def test_a_document_that_is_moved_is_not_read_again(seeds, settings):
    build.site(settings)
    (seeds / "harbour").mkdir()
    shutil.move(seeds / "ferry.txt", seeds / "harbour" / "boat.txt")
    built = build.site(settings)
    assert built.cached == 2
    assert [one.source.file for one in built.corpus.briefings] == ["bridge.txt", "harbour/boat.txt"]


@pytest.mark.model
def test_warnings_about_a_document_are_told_from_the_cache_too(seeds, settings):
    (seeds / "bridge.txt").write_text(BRIDGE.replace("2031-04-14", "14 Aprl 2031"))
    (seeds / "ferry.yml").write_text("date: soon\n")
    cold, warm = build.site(settings), build.site(settings)
    assert (cold.cached, warm.cached) == (0, 2)
    assert [problem.file for problem in cold.problems] == ["seeds/bridge.txt", "seeds/ferry.yml"]
    assert warm.problems == cold.problems


@pytest.mark.model
def test_a_document_that_kills_its_process_costs_itself_only(many, settings, fault):
    """Of forty documents that two processes share; the one beside it at that moment is not even begun anew."""
    fault("if source.id == 'bridge7':\n    os.kill(os.getpid(), signal.SIGKILL)")
    sources, _ = read.sources(settings)
    outcomes = list(build.briefings(sources, dataclasses.replace(settings, jobs=2)))
    failed = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert ([(one.id, one.cause) for one in failed], len(outcomes)) == ([("bridge7", "died")], 40)


@pytest.mark.model
@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("while True: pass", "took more than 1 seconds of computing time"),
        ("import re; re.match('(a+)+b', 'a' * 99)", "took more than 1 seconds of computing time"),
        ("held = [bytearray(10**7) for _ in range(99)]", "took more than 300 MB of memory"),
    ],
    ids=["a loop", "a regular expression that never comes back", "memory"],
)
def test_what_takes_too_much_is_ended_and_its_page_says_so(seeds, settings, fault, code, told):
    fault(f"if source.id == 'bridge':\n    {code}")
    bounded = dataclasses.replace(settings, bounds=Bounds(seconds=1, memory_mb=300))
    cold = build.machine(bounded)
    assert [problem.file for problem in cold.problems] == ["seeds/bridge.txt"]
    assert told in cold.problems[0].message
    bridge, ferry = cold.briefings
    assert ferry.commitments
    assert (bridge.facts, bridge.source.title.value) == ((), "Harbour council pledges to reopen the bridge")
    assert told in bridge.limits[0]
    assert "".join(bridge.source.text[one.start : one.end] for one in bridge.source.unused).endswith("on piers.\n")
    warm = build.machine(bounded)
    assert (warm.cached, warm.briefings, warm.problems) == (2, cold.briefings, cold.problems), "it is not tried again"
    more = dataclasses.replace(bounded, bounds=Bounds(seconds=2, memory_mb=1_500))
    assert build.machine(more).cached == 1, "with other bounds it is"


@pytest.mark.model
def test_of_very_many_actors_those_first_named_count_and_the_page_says_so(seeds, settings):
    found = build.machine(dataclasses.replace(settings, bounds=Bounds(actors=1)))
    assert [(one.source.id, len(one.actors)) for one in found.briefings] == [("bridge", 1), ("ferry", 1)]
    assert found.briefings[0].limits[0].startswith("The first 1 actors that are named count; ")
    assert [problem.file for problem in found.problems] == ["seeds/bridge.txt", "seeds/ferry.txt"]
    assert build.machine(dataclasses.replace(settings, bounds=Bounds(actors=1))).problems == found.problems


@pytest.mark.model
def test_a_process_that_waits_for_ever_is_ended_by_the_clock(seeds, settings, fault, monkeypatch):
    monkeypatch.setattr(workers, "BY_THE_CLOCK", 8)  # a busy machine takes a while for the other one
    fault("if source.id == 'bridge':\n    time.sleep(600)")
    found = build.machine(dataclasses.replace(settings, bounds=Bounds(seconds=1)))
    assert [problem.file for problem in found.problems] == ["seeds/bridge.txt"]


@pytest.mark.model
def test_a_text_that_cannot_even_be_read_has_a_message_and_no_page(seeds, settings, fault):
    fault("")
    planted = settings.root / "planted" / "sitecustomize.py"
    planted.write_text(
        "import os\nimport briefgen.read as read\nreal = read.read\n"
        "def faulty(raw):\n    if raw.document.id == 'bridge':\n        os._exit(3)\n    return real(raw)\n"
        "read.read = faulty\n"
    )
    found = build.machine(settings)
    (problem,) = found.problems
    assert (problem.file, problem.severity) == ("seeds/bridge.txt", "error")
    assert "the document has no page" in problem.message
    assert [briefing.source.id for briefing in found.briefings] == ["ferry"]


def test_memory_is_watched_where_the_kernel_does_not(monkeypatch):
    """As on macOS, whose kernel takes no notice of such a bound."""
    code = (
        "import threading\nfrom briefgen import limits\n"
        "threading.Thread(target=limits._watch, args=(200_000_000, threading.Event()), daemon=True).start()\n"
        "import time\ntime.sleep(0.3)\nheld = b'x' * 400_000_000\ntime.sleep(30)\n"
    )
    # Through a shell that starts it: on Linux one that is started by a large process counts as large as that.
    command = ["sh", "-c", '"$0" -c "$1"; exit $?', sys.executable, code]
    ended = subprocess.run(command, env=ENV, timeout=25, check=False)
    assert ended.returncode == limits.TOO_MUCH_MEMORY


# --- Stopping, and how far it is --------------------------------------------------------------------------------------


@pytest.mark.model
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_a_good_cache_and_a_short_message(many, tmp_path, jobs):
    """As a terminal does it: the signal goes to every process of the group."""
    running = subprocess.Popen(
        [*COMMAND, "--jobs", jobs], cwd=tmp_path, env=ENV, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert running.stderr is not None
    first = running.stderr.readline()
    os.killpg(running.pid, signal.SIGINT)
    told = running.stderr.read()
    running.stderr.close()
    assert running.wait(timeout=30) == 130
    assert first == "Reading: 4 of 40\n"
    written = len(list((tmp_path / "out").iterdir()))
    stopped = f"Stopped: {written} written to out; they are kept in the cache, and the same command goes on from there."
    assert told.splitlines()[-1] == stopped
    assert "Traceback" not in told
    assert 0 < written < 40
    assert len(findings(tmp_path / "cache")) > 0
    done = subprocess.run([*COMMAND, "--jobs", "1"], cwd=tmp_path, env=ENV, capture_output=True, text=True, check=True)
    assert done.stderr.endswith("40 written to out\n")
    assert re.search(r"of (\d+)$", done.stderr.splitlines()[0])
    assert int(done.stderr.splitlines()[0].rpartition(" ")[2]) < 40, "it began anew"


def test_progress_is_a_line_for_each_tenth_where_there_is_no_terminal(capsys):
    with progress.shown("Reading") as told:
        for done in range(31):
            told(done, 30)
    assert capsys.readouterr().err.splitlines() == [f"Reading: {n} of 30" for n in range(3, 31, 3)]


def test_a_short_run_is_not_told_of(capsys):
    with progress.shown("Reading") as told:
        for done in range(6):
            told(done, 5)
    assert capsys.readouterr().err == ""


def test_progress_is_a_bar_on_a_terminal():
    code = "from briefgen import progress\nwith progress.shown('Reading') as told:\n  for n in range(6): told(n, 5)\n"
    ours, theirs = pty.openpty()
    subprocess.run([sys.executable, "-c", code], stderr=theirs, env=ENV, check=True)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "Reading  [" in shown
    assert "100%" in shown
