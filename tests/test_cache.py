"""The cache makes a build faster and never another one."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import sqlite3
import subprocess
import sys
from typing import Any

import pytest

from briefgen import understand
from briefgen.cache import FILE, Cache, _checksum, key
from briefgen.model import Known
from tests.write import sample

PRINT = "a" * 64


def kept(folder, *documents, fingerprint=PRINT, bound=10**9):
    """What comes out of the cache for the documents; those that do not are put in."""
    with Cache(folder, fingerprint, bound) as cache:
        found = [cache.get(document) for document in documents]
        for document, briefing in zip(documents, found, strict=True):
            if briefing is None:
                cache.put(sample.briefing(document))
    return found, cache


def test_what_was_put_in_comes_out_equal(tmp_path):
    document = sample.source()
    assert kept(tmp_path, document)[0] == [None]
    found, cache = kept(tmp_path, document)
    assert found == [sample.briefing(document)]
    assert (cache.hits, cache.notes) == (1, [])


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(sample.source())])
def test_a_change_of_any_field_of_the_source_is_another_key(field):
    document = sample.source()
    value = getattr(document, field)
    change: dict[str, Any] = {field: Known("2099-01-01", "sidecar") if isinstance(value, Known) else value[:-1]}
    assert key(dataclasses.replace(document, **change), PRINT) != key(document, PRINT)


def test_other_code_lexicons_or_model_are_another_key():
    assert key(sample.source(), PRINT) != key(sample.source(), "b" * 64)


def test_another_model_or_another_version_of_it_is_another_fingerprint(monkeypatch):
    versions = {"small": "3.8.0", "large": "3.8.0", "spacy": "3.8.18"}
    monkeypatch.setattr(importlib.metadata, "version", versions.__getitem__)
    taken = understand.fingerprint.__wrapped__  # without what it remembers of a model
    small, large = taken("small"), taken("large")
    assert small == taken("small")
    versions["small"] = "3.8.1"
    later = taken("small")
    versions["spacy"] = "3.9.0"
    assert len({small, large, later, taken("small")}) == 4


def test_without_a_folder_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kept(None, sample.source())
    assert kept(None, sample.source())[0] == [None]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", ["record", "checksum"])
def test_a_damaged_entry_is_made_anew(tmp_path, damage):
    document = sample.source()
    kept(tmp_path, document)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute(f"UPDATE findings SET {damage} = zeroblob(length({damage}))")
    db.close()
    assert kept(tmp_path, document)[0] == [None]
    assert kept(tmp_path, document)[0] == [sample.briefing(document)]


def test_an_entry_of_another_source_is_not_believed(tmp_path):
    """Even with a right checksum: the evidence is cut afresh and compared."""
    one, two = sample.source(), sample.source("quay", "The quay is to be reopened by the town")
    with Cache(tmp_path, PRINT) as cache:
        cache.put(sample.briefing(one))
        name = key(two, PRINT)
        assert cache._db is not None
        (packed,) = cache._db.execute("SELECT record FROM findings").fetchone()
        cache._db.execute("INSERT INTO findings VALUES (?, ?, ?, 1, 1)", (name, packed, _checksum(name, packed)))
        assert cache.get(two) is None
        assert cache.get(one) == sample.briefing(one)


@pytest.mark.parametrize("wreck", ["no database", "half a database", "pages of noise", "an empty file"])
def test_a_wrecked_file_costs_time_and_nothing_else(tmp_path, wreck):
    documents = [sample.source(f"d{n}") for n in range(30)]
    kept(tmp_path, *documents)
    file = tmp_path / FILE
    whole = file.read_bytes()
    file.write_bytes(
        {
            "no database": b"These are notes of mine.\n" * 20,
            "half a database": whole[: len(whole) // 2],
            "pages of noise": whole[:200] + b"\xa5" * (len(whole) - 200),
            "an empty file": b"",
        }[wreck]
    )
    found, cache = kept(tmp_path, *documents)
    assert all(briefing is None or briefing == sample.briefing(d) for briefing, d in zip(found, documents, strict=True))
    if wreck == "no database":
        assert file.read_bytes().startswith(b"These are notes")
        assert cache.notes == [f"{file} is no cache of briefgen and is not used. Delete it or set another `cache`."]
    else:
        kept(tmp_path, *documents)
        again, cache = kept(tmp_path, *documents)
        assert None not in again, "the cache did not mend itself"
        assert cache.notes == []


def test_a_database_of_another_program_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("CREATE TABLE findings (mine TEXT)")
    db.close()
    before = (tmp_path / FILE).read_bytes()
    assert kept(tmp_path, sample.source())[0] == [None]
    assert (tmp_path / FILE).read_bytes() == before


def test_a_folder_that_cannot_be_made_is_a_note(tmp_path):
    (tmp_path / "file").write_text("a file where the folder should be")
    found, cache = kept(tmp_path / "file" / "cache", sample.source())
    assert found == [None]
    assert len(cache.notes) == 1
    assert "goes on without it" in cache.notes[0]


def test_a_locked_cache_is_read_or_passed_over(tmp_path, monkeypatch):
    monkeypatch.setattr("briefgen.cache.PATIENCE", 0.05)
    old, new = sample.source(), sample.source("new")
    kept(tmp_path, old)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    found, cache = kept(tmp_path, old, new)
    other.execute("ROLLBACK")
    other.close()
    assert found in ([None, None], [sample.briefing(old), None])
    assert cache.notes
    assert kept(tmp_path, old)[0] == [sample.briefing(old)]


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    documents = [sample.source(f"d{n}") for n in range(4)]
    kept(tmp_path, *documents)
    with sqlite3.connect(tmp_path / FILE) as db:
        (size,) = db.execute("SELECT sum(size) FROM findings").fetchone()
    db.close()
    kept(tmp_path, *documents[:2])
    kept(tmp_path, *documents[:2], bound=round(size * 0.7))
    with Cache(tmp_path, PRINT) as cache:
        assert [cache.get(document) is not None for document in documents] == [True, True, False, False]


WRITER = """
import sys
from pathlib import Path
from briefgen.cache import Cache
from tests.write import sample
first, last = int(sys.argv[2]), int(sys.argv[3])
with Cache(Path(sys.argv[1]), "a" * 64) as cache:
    for n in range(first, last):
        document = sample.source(f"d{n}")
        if cache.get(document) is None:
            cache.put(sample.briefing(document))
print(cache.notes)
"""


def test_two_builds_at_once_share_it(tmp_path, pytestconfig):
    commands = [[sys.executable, "-c", WRITER, tmp_path, *span] for span in (("0", "60"), ("20", "80"))]
    running = [
        subprocess.Popen(command, cwd=pytestconfig.rootpath, stdout=subprocess.PIPE, text=True) for command in commands
    ]
    assert [process.communicate(timeout=60)[0].strip() for process in running] == ["[]", "[]"]
    found, _ = kept(tmp_path, *(sample.source(f"d{n}") for n in range(80)))
    assert None not in found


def test_a_build_that_is_killed_keeps_what_it_had_found(tmp_path, pytestconfig):
    killed = WRITER + "\nimport os\n"
    killed = killed.replace(
        "cache.put(sample.briefing(document))", "cache.put(sample.briefing(document)); n == 5 and os._exit(9)"
    )
    killed = "import os\n" + killed
    done = subprocess.run([sys.executable, "-c", killed, tmp_path, "0", "50"], cwd=pytestconfig.rootpath, check=False)
    assert done.returncode == 9
    found, cache = kept(tmp_path, *(sample.source(f"d{n}") for n in range(8)))
    assert [briefing is not None for briefing in found] == [True] * 6 + [False] * 2
    assert cache.notes == []
