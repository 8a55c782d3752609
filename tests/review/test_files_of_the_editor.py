"""A file is replaced whole or not at all, what it held is kept, and what somebody else wrote is never lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefgen import read
from briefgen.review.files import ChangedError, RefusedError, put, text
from briefgen.settings import Settings


@pytest.fixture
def file(tmp_path):
    found = tmp_path / "bridge.yml"
    found.write_bytes(b"old\n")
    return found


def test_what_was_there_is_kept_beside_it_and_nothing_else(file):
    file.chmod(0o640)
    put(file, b"old\n", b"new\n", "bridge.yml")
    assert {one.name: one.read_bytes() for one in file.parent.iterdir()} == {
        "bridge.yml": b"new\n",
        "bridge.yml~": b"old\n",
    }
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_nothing_beside_it_and_can_go_again(tmp_path):
    file = tmp_path / "bridge.yml"
    put(file, None, b"new\n", "bridge.yml")
    assert [one.name for one in tmp_path.iterdir()] == ["bridge.yml"]
    put(file, b"new\n", None, "bridge.yml")
    assert not file.exists()


def test_the_copy_is_no_source(tmp_path):
    (tmp_path / "bridge.txt").write_text("The council met.\n")
    (tmp_path / "bridge.yml~").write_text("fixes: nonsense\n")
    (tmp_path / ".bridge.yml.x~").write_text("fixes: nonsense\n")
    settings = Settings(sources=tmp_path, root=tmp_path)
    sources, problems = read.sources(settings)
    assert ([one.file for one in sources], problems) == (["bridge.txt"], ())
    assert read.corrections(settings, sources)[1] == ()


@pytest.mark.parametrize("now", [b"mine\n", None], ids=["written", "deleted"])
def test_what_somebody_else_wrote_is_not_overwritten(file, now):
    if now is None:
        file.unlink()
    else:
        file.write_bytes(now)
    with pytest.raises(ChangedError, match=r"bridge\.yml was changed by somebody else"):
        put(file, b"old\n", b"new\n", "bridge.yml")
    assert (file.read_bytes() if file.exists() else None) == now


def test_a_file_that_somebody_made_meanwhile_is_not_overwritten(file):
    with pytest.raises(ChangedError):
        put(file, None, b"new\n", "bridge.yml")
    assert file.read_bytes() == b"old\n"


def test_a_read_only_file_is_left_alone(file):
    file.chmod(0o444)
    with pytest.raises(RefusedError, match="read-only"):
        put(file, b"old\n", b"new\n", "bridge.yml")
    assert file.read_bytes() == b"old\n"


def test_a_link_is_left_alone(file, tmp_path):
    link = tmp_path / "ferry.yml"
    link.symlink_to(file)
    with pytest.raises(RefusedError, match="is a link"):
        put(link, b"old\n", b"new\n", "ferry.yml")
    assert file.read_bytes() == b"old\n"
    assert link.is_symlink()


def test_a_write_that_breaks_off_leaves_the_old_file_and_no_litter(file, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RefusedError, match="No space left"):
        put(file, b"old\n", b"new\n", "bridge.yml")
    assert [one.name for one in Path(file.parent).iterdir()] == ["bridge.yml"]
    assert file.read_bytes() == b"old\n"


def test_another_encoding_is_refused():
    assert text(b"\xef\xbb\xbfd\xc3\xa9", "x.yml") == "dé"
    with pytest.raises(RefusedError, match="not in UTF-8"):
        text("dé".encode("utf-16"), "x.yml")
