"""One bad document never stops the others: the build ends well, says what is wrong, and writes nowhere else."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from briefgen import read
from briefgen.settings import Settings
from tests.hostile.conftest import Hostile

pytestmark = [pytest.mark.model, pytest.mark.slow]

RECORD = re.compile(r"(INFO   |WARNING) -  \S")
ADVICE = re.compile(r"[A-Z].*[.:)]$")
"""A message has a second line that says what to do."""


def test_the_build_succeeds_without_a_traceback(hostile: Hostile) -> None:
    assert hostile.status == 0, hostile.log[-2000:]
    assert "Traceback" not in hostile.log
    assert re.search(rf"briefgen: {len(hostile.made.texts) + 4} documents", hostile.log), "and four beside odd entries"


def test_every_document_has_a_page_of_its_own(hostile: Hostile) -> None:
    pages = {name: hostile.page(name) for name in hostile.made.texts}
    assert [name for name, page in pages.items() if not page.is_file()] == []
    assert len({page.as_posix().casefold() for page in pages.values()}) == len(pages)


def test_what_could_not_be_read_is_named_with_its_reason(hostile: Hostile) -> None:
    for name in (*hostile.made.silent, *hostile.made.odd):
        assert f"briefgen: seeds/{name}" in hostile.log, name
        assert hostile.ids.get(name) is None or not hostile.page(name).exists()


def test_no_line_of_the_log_is_a_documents(hostile: Hostile) -> None:
    """Neither a record of its own, nor a sign that moves the cursor or colours the terminal."""
    assert "planted" in hostile.log
    for line in hostile.log.splitlines():
        assert not any(unicodedata.category(letter) in {"Cc", "Cf"} for letter in line), ascii(line)
        assert RECORD.match(line) or ADVICE.match(line), line
        assert not line.startswith("WARNING -  planted")


def test_nothing_outside_the_sources_is_published(hostile: Hostile) -> None:
    for file in hostile.site.rglob("*"):
        if file.is_file():
            assert b"xyzzy" not in file.read_bytes(), file
            assert b"root:x:0:0" not in file.read_bytes(), file


def test_addresses_are_safe_short_and_the_same_when_others_are_gone(hostile: Hostile, tmp_path: Path) -> None:
    """Letters, digits and hyphens, no reserved names; every third document alone has the address it has here."""
    ids = hostile.ids
    for name, one in ids.items():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", one), name
        assert len(one) <= 80
        assert one not in {"con", "prn", "aux", "nul", "index", "com1", "lpt1"}
    alone = tmp_path / "seeds"
    alone.mkdir()
    for name in list(ids)[::3]:
        if "/" in name:
            continue
        (alone / name).write_text("Words.\n", encoding="utf-8")
        (found,) = read.documents(Settings(sources=alone, root=tmp_path))[0]
        twin = Path(name).with_suffix(".txt").name
        assert found.id == ids[name] or (twin != name and twin in ids), name
        (alone / name).unlink()


def test_the_sources_are_as_they_were(hostile: Hostile) -> None:
    assert (hostile.seeds / "plain.txt").read_text(encoding="utf-8").startswith("---\ndate: 2031-04-14")
    assert not Path("/tmp/pwned").exists()
    assert sorted(path.name for path in hostile.folder.iterdir()) == [
        ".briefgen",
        ".cache",
        "docs",
        "mkdocs.yml",
        "outside",
        "seeds",
        "site",
    ]
