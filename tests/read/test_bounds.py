"""What one document may have: numbers, messages, packed files (briefgen/bounds.py, read/bounds.py)."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import fields, replace
from pathlib import Path

import pytest

from briefgen import read
from briefgen.bounds import USUAL, Bounds, chosen
from briefgen.errors import SettingsError, SourceError
from briefgen.read.bounds import archive, at_most

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "index.md"


def packed(*sizes: int) -> bytes:
    """A zip file with members of so many bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for number, size in enumerate(sizes):
            made.writestr(f"part{number}", b"0" * size)
    return content.getvalue()


def test_every_bound_is_in_the_guide_with_its_default():
    rows = re.findall(
        r"^\| (`\w+`(?:, `\w+`)*) \| .* \| ([\d, ]+) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE
    )
    told: dict[str, str] = {}
    for names, numbers in rows:
        told |= dict(zip(re.findall(r"\w+", names), numbers.split(", "), strict=True))
    assert told == {field.name: f"{field.default:,}" for field in fields(Bounds)}


def test_wrong_bounds_are_told_all_at_once():
    with pytest.raises(SettingsError) as error:
        chosen({"second": 3, "seconds": "long", "letters": 0, "actors": True, "memory_mb": 100})
    assert str(error.value).count("`bounds`:") == 4
    assert "there is no bound `second`" in str(error.value)
    assert chosen({"memory_mb": 100}) == Bounds(memory_mb=100)


def test_a_file_beyond_the_bound_is_named_and_the_others_are_read(settings, seeds):
    (seeds / "long.txt").write_text("The council met. " * 60, encoding="utf-8")
    found, problems = read.sources(replace(settings, bounds=Bounds(file_bytes=1_000)))
    assert [source.id for source in found] == ["bridge", "ferry"]
    assert [problem.file for problem in problems] == ["seeds/long.txt"]
    assert "file_bytes" in problems[0].message


def test_a_packed_file_within_the_bounds_opens():
    assert archive(packed(10, 20), "a.docx", USUAL).read("part1") == b"0" * 20


@pytest.mark.parametrize(
    ("bounds", "option"),
    [
        (Bounds(zip_entries=2), "zip_entries"),
        (Bounds(zip_entry_mb=1), "zip_entry_mb"),
        (Bounds(zip_mb=2), "zip_mb"),
    ],
)
def test_a_packed_file_beyond_a_bound_is_refused_before_anything_is_unpacked(bounds, option):
    with pytest.raises(SourceError, match=f"seeds/a.docx: this file has .*`{option}`"):
        archive(packed(900_000, 900_000, 1_100_000), "seeds/a.docx", bounds)


def test_a_damaged_packed_file_has_a_message():
    with pytest.raises(SourceError, match="it cannot be unpacked"):
        archive(packed(10)[:-4], "a.docx", USUAL)


def test_a_number_beyond_its_bound_is_told_with_what_was_counted():
    at_most(500, "pages", "pdf_pages", "a.pdf", USUAL)
    with pytest.raises(SourceError, match="501 pages; the bound `pdf_pages` is 500"):
        at_most(501, "pages", "pdf_pages", "a.pdf", USUAL)
