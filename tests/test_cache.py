"""The cache makes a build faster and never another one."""

from __future__ import annotations

import ast
import dataclasses
import importlib.metadata
import os
import secrets
import shutil
import signal
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from briefgen import cli, fingerprint, read, understand
from briefgen.cache import FILE, Cache, Wanted, key
from briefgen.errors import Problem
from briefgen.packed import packed, unpacked
from briefgen.settings import Settings
from briefgen.store import FEATURES, PAGES, Store
from tests.write import sample

CLEAN = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
PRINT = "a" * 64
ROOT = Path(__file__).parents[1]


def named(document, fingerprint=PRINT):
    """The key of a made document, and what is needed to look it up."""
    return Wanted(key(fingerprint, (b".txt", document.text.encode(), document.id.encode())), document.id, document.file)


def kept(folder, *documents, fingerprint=PRINT, bound=10**9):
    """What comes out of the cache for the documents; those that do not are put in."""
    wanted = [named(document, fingerprint) for document in documents]
    with Cache(folder, bound) as cache:
        found = [one and one.briefing for one in cache.get(wanted)]
        for document, one, briefing in zip(documents, wanted, found, strict=True):
            if briefing is None:
                cache.put(one.key, packed(sample.briefing(document)))
    return found, cache


def test_what_was_put_in_comes_out_equal(tmp_path):
    document = sample.source()
    assert kept(tmp_path, document)[0] == [None]
    found, cache = kept(tmp_path, document)
    assert found == [sample.briefing(document)]
    assert found[0].source == document
    assert (cache.hits, cache.notes) == (1, [])


def test_warnings_come_out_under_the_names_that_the_files_have_now(tmp_path):
    document = sample.source()
    one = named(document)
    told = [Problem("a/harbour.txt", 3, "no date.", "warning"), Problem("a/harbour.yml", 1, "no key.", "warning")]
    with Cache(tmp_path) as cache:
        cache.put(one.key, packed(sample.briefing(document)), told, ("a/harbour.txt", "a/harbour.yml"))
        moved = dataclasses.replace(one, name="quay", file="b/quay.txt", files=("b/quay.txt", "b/quay.yml"))
        (found,) = cache.get([moved])
    assert found is not None
    assert [str(problem) for problem in found.problems] == ["b/quay.txt:3: no date.", "b/quay.yml:1: no key."]
    assert (found.briefing.source.id, found.briefing.source.file) == ("quay", "b/quay.txt")
    assert {evidence.source.id for evidence in found.briefing.summary} == {"quay"}


@pytest.fixture
def raw(tmp_path):
    """The key of a document of that content, ending and sidecar."""

    def name(content="It rained.", ending=".txt", beside=None, place="seeds"):
        folder = tmp_path / place
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / f"harbour{ending}").write_text(content)
        if beside is not None:
            (folder / "harbour.yml").write_text(beside)
        settings = Settings(sources=folder, root=tmp_path)
        return key(PRINT, read.opened(read.documents(settings)[0][0], settings).parts)

    return name


def test_a_change_of_the_document_of_its_kind_or_of_its_sidecar_is_another_key(raw):
    keys = [
        raw(),
        raw("It rains."),
        raw(ending=".md"),
        raw(beside="title: Rain\n"),
        raw(beside="title: Sun\n"),
        raw(beside=""),
    ]
    assert len(set(keys)) == len(keys)


def test_where_a_document_lies_is_no_part_of_its_key(raw):
    assert raw(place="seeds") == raw(place="papers")


def test_a_byte_does_not_pass_from_the_document_to_its_sidecar_unnoticed():
    assert key(PRINT, (b"ab", b"c")) != key(PRINT, (b"a", b"bc"))


def test_other_code_lexicons_or_model_are_another_key():
    assert key(PRINT, (b"a",)) != key("b" * 64, (b"a",))


def test_another_model_or_another_version_of_a_library_is_another_fingerprint(monkeypatch):
    of: Any = fingerprint.of
    versions = dict.fromkeys((*understand.LIBRARIES, "small", "large"), "3.8.0")
    monkeypatch.setattr(importlib.metadata, "version", versions.__getitem__)
    taken = of.__wrapped__  # without what it remembers
    small = taken("briefgen.understand", ("small", *understand.LIBRARIES))
    assert small == taken("briefgen.understand", ("small", *understand.LIBRARIES))
    found = {small, taken("briefgen.understand", ("large", *understand.LIBRARIES))}
    for name in understand.LIBRARIES:
        versions[name] = "9.9.9"
        found.add(taken("briefgen.understand", ("small", *understand.LIBRARIES)))
    assert len(found) == 2 + len(understand.LIBRARIES)


@pytest.mark.parametrize(
    "changed", ["understand/dates.py", "understand/lexicons/en/dates.toml", "model.py", "packed.py"]
)
def test_a_changed_line_of_code_or_of_a_word_list_is_another_fingerprint(tmp_path, changed):
    shutil.copytree(ROOT / "briefgen", tmp_path / "briefgen", ignore=shutil.ignore_patterns("__pycache__"))
    code = "from briefgen import understand; print(understand.fingerprint('none'))"

    def printed():
        return subprocess.run(
            [sys.executable, "-c", code], cwd=tmp_path, env=CLEAN, capture_output=True, check=True
        ).stdout

    before = printed()
    with (tmp_path / "briefgen" / changed).open("a") as file:
        file.write("# another line\n")
    assert printed() != before


@pytest.mark.parametrize("room", [read, understand])
def test_every_library_that_a_room_uses_is_in_its_fingerprint(room):
    """But those that do the same in every version: a stemmer, tables of letters."""
    owners = importlib.metadata.packages_distributions()
    names = set()
    for file in Path(room.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    used = {owner.lower() for name in names - {"briefgen"} for owner in owners.get(name, ())}
    assert used
    kinds = read.all_libraries() if room is read else ()  # those of each kind of file are in the key of such files
    assert used <= {library.lower() for library in (*room.LIBRARIES, *kinds)}


def test_without_a_folder_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kept(None, sample.source())
    assert kept(None, sample.source())[0] == [None]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("damage", "value"),
    [
        ("content", "zeroblob(9)"),
        ("content", "NULL"),
        ("content", "'[]'"),
        ("content", "x'5b5b305d5d0a'"),
        ("checksum", "zeroblob(16)"),
    ],
)
def test_a_damaged_entry_is_made_anew(tmp_path, damage, value):
    document = sample.source()
    kept(tmp_path, document)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute(f"UPDATE contents SET {damage} = {value}")
    db.close()
    assert kept(tmp_path, document)[0] == [None]
    assert kept(tmp_path, document)[0] == [sample.briefing(document)]


def test_a_damaged_entry_among_others_is_the_only_one_that_is_missing(tmp_path):
    documents = [sample.source(f"d{n}") for n in range(3)]
    kept(tmp_path, *documents)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("UPDATE contents SET content = x'00' WHERE name = ?", (named(documents[1]).key,))
    db.close()
    found, cache = kept(tmp_path, *documents)
    assert [one is None for one in found] == [False, True, False]
    assert cache.notes == []


def test_an_entry_that_is_whole_and_means_nothing_is_made_anew(tmp_path):
    """As one of a program of the same version that packs otherwise would be."""
    document = sample.source()
    one = named(document)
    for strange in (b"", b"{}", zlib.compress(b"[]"), zlib.compress(b"[[null],[0,9999],[],[]]")):
        with Cache(tmp_path) as cache:
            cache.put(one.key, strange)
            assert cache.get([one]) == [None]
            assert cache.notes == []


def test_a_table_of_another_version_is_put_aside_and_made_anew(tmp_path):
    document = sample.source()
    kept(tmp_path, document)
    db = sqlite3.connect(tmp_path / FILE)
    with db:
        db.execute("PRAGMA user_version = 99")
        db.execute("ALTER TABLE contents RENAME COLUMN content TO something")
    db.close()
    found, cache = kept(tmp_path, document)
    assert (found, cache.notes) == ([None], [])
    assert kept(tmp_path, document)[0] == [sample.briefing(document)]


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
        db.execute("CREATE TABLE contents (mine TEXT)")
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
    monkeypatch.setattr("briefgen.database.PATIENCE", 0.05)
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
        (size,) = db.execute("SELECT sum(size) FROM uses").fetchone()
    db.close()
    kept(tmp_path, *documents[:2])
    kept(tmp_path, *documents[:2], bound=round(size * 0.7))
    with Cache(tmp_path) as cache:
        found = cache.get([named(document) for document in documents])
    assert [one is not None for one in found] == [True, True, False, False]


def test_the_file_is_bounded_and_not_only_what_is_in_it(tmp_path):
    bound = 100_000
    for run_ in range(4):
        with Cache(tmp_path, bound) as cache:
            for n in range(100):
                cache.put(key(PRINT, (b"%d %d" % (run_, n),)), secrets.token_bytes(1000))
    assert (tmp_path / FILE).stat().st_size < 1.5 * bound


WRITER = """
import sys
from pathlib import Path
from briefgen.cache import Cache, Wanted, key
from briefgen.packed import packed
from tests.test_cache import named
from tests.write import sample
first, last = int(sys.argv[2]), int(sys.argv[3])
with Cache(Path(sys.argv[1])) as cache:
    for n in range(first, last):
        document = sample.source(f"d{n}")
        if cache.get([named(document)]) == [None]:
            cache.put(named(document).key, packed(sample.briefing(document)))
            print(n, flush=True)
print(cache.notes)
"""


def test_two_builds_at_once_share_it(tmp_path):
    """Both find it absent and make it, both write, and neither loses what it or the other wrote."""
    commands = [[sys.executable, "-c", WRITER, tmp_path, *span] for span in (("0", "60"), ("20", "80"))]
    running = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for command in commands]
    assert [process.communicate(timeout=60)[0].split()[-1] for process in running] == ["[]", "[]"]
    found, _ = kept(tmp_path, *(sample.source(f"d{n}") for n in range(80)))
    assert None not in found


def test_a_build_that_is_killed_keeps_what_it_had_found(tmp_path):
    """By a signal that nobody can answer, somewhere in the middle of its writing."""
    command = [sys.executable, "-c", WRITER, tmp_path, "0", "100000"]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    for line in running.stdout:
        if line == "50\n":
            running.kill()
            break
    rest = running.stdout.read().split()
    running.stdout.close()
    assert running.wait() == -signal.SIGKILL
    told = int(rest[-1]) if rest else 50
    documents = [sample.source(f"d{n}") for n in range(told + 50)]
    found, cache = kept(tmp_path, *documents)
    assert cache.notes == []
    assert found[: told + 1] == [sample.briefing(document) for document in documents[: told + 1]]
    assert None in found
    assert None not in kept(tmp_path, *documents)[0]


# --- Looking after it -------------------------------------------------------------------------------------------------


def run(*arguments):
    return CliRunner().invoke(cli.main, ["cache", *map(str, arguments)], catch_exceptions=False)


def test_info_counts_what_is_kept_and_what_nobody_used(tmp_path):
    kept(tmp_path, *(sample.source(f"d{n}") for n in range(3)))
    kept(tmp_path, sample.source("d1"))
    done = run("info", tmp_path)
    size = f"{(tmp_path / FILE).stat().st_size:,} bytes of 500,000,000 at most"
    assert done.output == f"{tmp_path / FILE}: findings of 3 documents, {size}; 2 not used by the last run\n"


def test_info_tells_of_pages_and_features_too_and_clear_deletes_them(tmp_path):
    for name, number in ((PAGES, 3), (FEATURES, 2)):
        store = Store(tmp_path / name)
        for place in range(number):
            store.put(bytes([place]) * 32, b"content")
        store.close()
    kept(tmp_path, sample.source())
    lines = [line.partition(", ")[0] for line in run("info", tmp_path).output.splitlines()]
    findings, features, pages = (tmp_path / name for name in (FILE, FEATURES, PAGES))
    assert lines == [
        f"{findings}: findings of 1 documents",
        f"{features}: features of 2 documents",
        f"{pages}: 3 pages and files",
    ]
    pages.rename(tmp_path / "aside")
    pages.write_text("These are notes of mine.")
    assert run("clear", tmp_path).exit_code == 1
    assert findings.exists(), "one file that is not ours, and none is deleted"
    (tmp_path / "aside").replace(pages)
    run("clear", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_info_of_an_empty_folder_writes_nothing(tmp_path):
    assert run("info", tmp_path).output == f"{tmp_path}: empty\n"
    assert list(tmp_path.iterdir()) == []


def test_clear_deletes_the_cache_and_nothing_else(tmp_path):
    kept(tmp_path, sample.source())
    (tmp_path / "mine.txt").write_text("a file of somebody")
    size = (tmp_path / FILE).stat().st_size
    assert run("clear", tmp_path).output == f"{tmp_path}: {size:,} bytes freed\n"
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    assert run("clear", tmp_path).output == f"{tmp_path}: 0 bytes freed\n"


def test_clear_deletes_a_damaged_cache_too(tmp_path):
    kept(tmp_path, sample.source())
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes()[:200] + b"\xa5" * 5000)
    assert "cannot be read" in run("info", tmp_path).stderr
    assert run("clear", tmp_path).exit_code == 0
    assert not file.exists()


def test_what_is_no_cache_is_neither_counted_nor_deleted(tmp_path):
    (tmp_path / FILE).write_text("These are notes of mine.")
    for command in ("info", "clear"):
        done = run(command, tmp_path)
        assert done.exit_code == 1
        assert done.stderr.startswith(f"Error: {tmp_path / FILE} is no cache of briefgen")
    assert (tmp_path / FILE).read_text() == "These are notes of mine."


def test_the_cache_meant_is_that_of_the_site(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "Name a folder" in run("info").stderr
    (tmp_path / "mkdocs.yml").write_text("plugins: [{briefgen: {cache: kept}}]")
    kept(tmp_path / "kept", sample.source())
    assert run("info").output.startswith(f"{tmp_path / 'kept' / FILE}: findings of 1 documents, ")


def test_what_is_equal_in_briefings_out_of_the_cache_is_one_object():
    """Ten thousand of them are held at once."""
    found = sample.briefing()
    same: Any = {}
    one, other = (unpacked(packed(found), found.source.id, found.source.file, same) for _ in "ab")
    assert one == other == found
    assert one.actors
    for mine, theirs in zip(one.actors, other.actors, strict=True):
        assert mine.id is theirs.id
        assert mine.name is theirs.name
        assert mine.rule is theirs.rule
    assert one.commitments
    for bound, again in zip(one.commitments, other.commitments, strict=True):
        assert bound.actors is again.actors
    for fact, same in zip(one.facts, other.facts, strict=True):  # other documents have other ids: no gain
        assert fact.id is not same.id
