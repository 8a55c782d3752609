"""Faults of machines: after each of them the next build is right, byte for byte, and sources are as they were.

Run them alone with `python -m pytest tests/faults`.
"""

from __future__ import annotations

import ctypes
import os
import random
import resource
import signal
import time
from pathlib import Path

import pytest

from tests.faults.site import Drill, differences, tree

pytestmark = [pytest.mark.model, pytest.mark.slow]

DROP, DAC_OVERRIDE = 24, 1
"""PR_CAPBSET_DROP, and the privilege to write what may not be written."""


@pytest.fixture(scope="module")
def drill(tmp_path_factory):
    return Drill(tmp_path_factory.mktemp("drill"))


@pytest.fixture(scope="module")
def clean(drill):
    """What every build must give."""
    return drill.clean()


@pytest.fixture(autouse=True)
def anew(drill, clean):
    """Each drill begins with nothing kept, and ends with the sources as they were."""
    drill.forget()
    yield
    assert drill.untouched()


def same(drill, clean):
    """The next build is right, whatever was before."""
    assert differences(drill.right(), clean) == []


def test_killed_at_any_moment(drill, clean):
    began = time.monotonic()
    drill.right()
    whole = time.monotonic() - began
    drill.forget()
    chance = random.Random(11)
    for part in range(5):
        running = drill.start()
        time.sleep(whole * (part + chance.random()) / 5)
        running.send_signal(signal.SIGKILL)
        running.communicate()
    same(drill, clean)


@pytest.mark.parametrize("size", [4_096, 40_000, 400_000])
def test_a_full_disk(drill, clean, size):
    """No file may grow beyond so many bytes, which a program meets as it meets a full disk: a write fails."""

    def full():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    code, said = drill.build(before=full)
    assert code != 0, said
    assert "File too large" in said
    same(drill, clean)


def test_a_full_disk_below_the_cache_alone(drill, clean):
    """What cannot be kept is made anew; the site is whole."""
    drill.cache.mkdir(parents=True)
    for name in ("findings.sqlite", "pages.sqlite"):
        (drill.cache / name).symlink_to("/dev/full")
    same(drill, clean)


def without_privilege():
    """As root everything can be written; this takes that away from the program that is started."""
    ctypes.CDLL(None).prctl(DROP, DAC_OVERRIDE, 0, 0, 0)


def test_a_cache_that_may_not_be_written(drill, clean):
    drill.as_built()
    drill.cache.joinpath("findings.sqlite").unlink()
    files = list(drill.cache.iterdir())
    for file in files:
        file.chmod(0o444)
    drill.cache.chmod(0o555)
    try:
        code, said = drill.build("other", before=without_privilege)
        assert code == 0, said
        assert "cannot be used" in said
        assert differences(tree(drill.folder / "other"), clean) == []
        assert not drill.cache.joinpath("findings.sqlite").exists()
    finally:
        drill.cache.chmod(0o755)
    same(drill, clean)


def test_two_builds_at_once(drill, clean):
    running = [drill.start(site) for site in ("one", "two")]
    for build, site in zip(running, ("one", "two"), strict=True):
        said, _ = build.communicate(timeout=300)
        assert build.returncode == 0, said
        assert differences(tree(drill.folder / site), clean) == []
    same(drill, clean)


def flipped(content: bytes) -> bytes:
    chance = random.Random(5)
    damaged = bytearray(content)
    for _ in range(max(20, len(content) // 500)):
        damaged[chance.randrange(100, len(damaged))] ^= 0xFF
    return bytes(damaged)


DAMAGE = {
    "empty": lambda content: b"",
    "cut off": lambda content: content[: len(content) // 2],
    "zeros": lambda content: content[:100] + bytes(len(content) - 100),
    "flipped": flipped,
    "another file": lambda content: b"Shopping list: rope, tar\n" * 50,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_damaged_files_of_the_cache(drill, clean, kind):
    drill.as_built()
    for file in sorted(drill.cache.iterdir()):
        file.write_bytes(DAMAGE[kind](file.read_bytes()))
    same(drill, clean)
    same(drill, clean)


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_ledger(drill, clean, kind):
    """It is told of, and the site is as if there had been none."""
    drill.as_built()
    damaged = DAMAGE[kind](drill.ledger.read_bytes())
    drill.ledger.write_bytes(damaged)
    code, said = drill.build()
    assert code == 0, said
    assert "Traceback" not in said
    wrong = differences(tree(drill.folder / "site"), clean)
    assert all("changes" in name or "search" in name or name == "index.html" for name in wrong), wrong


def test_a_source_that_vanishes_midway(drill, clean):
    file = drill.seeds / "pier5.txt"
    content = file.read_bytes()
    for wait in (0.5, 1.5, 3.0):
        running = drill.start()
        time.sleep(wait)
        file.unlink()
        said, _ = running.communicate(timeout=300)
        assert "Traceback" not in said
        without = drill.right()
        assert not any("pier5" in name for name in without)
        file.write_bytes(content)
    drill.forget()
    same(drill, clean)


def test_a_clock_in_the_past(drill, clean, tmp_path):
    """All times that files carry are later than what the clock of the build says, or long before it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import time\nreal = time.time\ntime.time = lambda: real() - 10**9\n", encoding="utf-8"
    )
    path = f"{tmp_path}{os.pathsep}{Path(__file__).parents[2]}"
    assert drill.build(PYTHONPATH=path)[0] == 0
    assert differences(tree(drill.folder / "site"), clean) == []
    for moment in (1_000, 4_000_000_000):
        for file in [*drill.seeds.iterdir(), *drill.cache.iterdir(), drill.ledger]:
            os.utime(file, (moment, moment))
        same(drill, clean)
