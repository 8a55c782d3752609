"""The store of pages: what is put in comes out, and nothing that befalls its file breaks or changes a build."""

from __future__ import annotations

import sqlite3

import pytest

from briefgen.store import Store

FILE = "pages.sqlite"
NAMES = [bytes([number]) * 32 for number in range(40)]


def content(name: bytes) -> bytes:
    return name * 200


def run(folder, names=NAMES, **options):
    """What one build gets, making what it does not get; and its store, closed."""
    store = Store(folder / FILE if folder else None, **options)
    found = []
    for name in names:
        found.append(store.get(name))
        if found[-1] is None:
            store.put(name, content(name))
    store.close()
    return found, store


def test_what_was_put_in_comes_out(tmp_path):
    assert run(tmp_path)[0] == [None] * len(NAMES)
    found, store = run(tmp_path)
    assert found == [content(name) for name in NAMES]
    assert (store.hits, store.misses, store.notes) == (len(NAMES), 0, [])


def test_what_waits_to_be_written_is_there_already(tmp_path):
    store = Store(tmp_path / FILE)
    store.put(NAMES[0], b"waits")
    assert store.get(NAMES[0]) == b"waits"
    store.close()


def test_without_a_file_nothing_is_kept(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    run(None)
    assert run(None)[0] == [None] * len(NAMES)
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_was_closed_can_be_asked_again(tmp_path):
    store = run(tmp_path)[1]
    assert store.get(NAMES[3]) == content(NAMES[3])
    store.close()


@pytest.mark.parametrize("damage", ["content", "checksum"])
def test_a_damaged_content_is_made_anew(tmp_path, damage):
    run(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute(f"UPDATE contents SET {damage} = zeroblob(length({damage}))")
    db.close()
    assert run(tmp_path)[0] == [None] * len(NAMES)
    assert run(tmp_path)[0] == [content(name) for name in NAMES]


def test_a_content_under_another_name_is_not_believed(tmp_path):
    run(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as db:
        one, other = NAMES[:2]
        db.execute("DELETE FROM contents WHERE name = ?", (one,))
        db.execute("UPDATE contents SET name = ? WHERE name = ?", (one, other))
    db.close()
    assert run(tmp_path)[0][:2] == [None, None]


@pytest.mark.parametrize("wreck", ["no database", "half a database", "pages of noise", "an empty file"])
def test_a_wrecked_file_costs_time_and_nothing_else(tmp_path, wreck):
    run(tmp_path)
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
    found, store = run(tmp_path)
    assert all(one in (None, content(name)) for one, name in zip(found, NAMES, strict=True))
    if wreck == "no database":
        assert file.read_bytes().startswith(b"These are notes")
        assert store.notes == [f"{file} is no cache of briefgen and is not used. Delete it or set another `cache`."]
    else:
        run(tmp_path)
        again, store = run(tmp_path)
        assert None not in again, "it did not mend itself"
        assert store.notes == []


def test_a_database_of_another_program_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("CREATE TABLE contents (mine TEXT)")
    db.close()
    before = (tmp_path / FILE).read_bytes()
    assert run(tmp_path)[0] == [None] * len(NAMES)
    assert (tmp_path / FILE).read_bytes() == before


def test_one_of_another_version_is_made_anew(tmp_path):
    run(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert run(tmp_path)[0] == [None] * len(NAMES)
    assert run(tmp_path)[1].hits == len(NAMES)


def test_a_folder_that_cannot_be_made_is_a_note(tmp_path):
    (tmp_path / "taken").write_text("a file")
    found, store = run(tmp_path / "taken")
    assert found == [None] * len(NAMES)
    assert len(store.notes) == 1


def test_one_that_another_build_writes_to_is_read_and_not_waited_for_in_vain(tmp_path, monkeypatch):
    monkeypatch.setattr("briefgen.database.PATIENCE", 0.05)
    run(tmp_path, NAMES[:20])
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    found, store = run(tmp_path)
    other.execute("ROLLBACK")
    other.close()
    assert found == [*map(content, NAMES[:20]), *[None] * 20]
    assert len(store.notes) == 1
    assert run(tmp_path)[1].notes == []


def test_what_was_not_used_for_longest_goes_first(tmp_path):
    run(tmp_path)
    run(tmp_path, NAMES[20:])
    with sqlite3.connect(tmp_path / FILE) as db:
        (size,) = db.execute("SELECT sum(size) FROM uses").fetchone()
    db.close()
    run(tmp_path, NAMES[30:], bound=size * 3 // 4)
    found = run(tmp_path)[0]
    assert found[20:] == [content(name) for name in NAMES[20:]]
    assert found[:10] == [None] * 10
