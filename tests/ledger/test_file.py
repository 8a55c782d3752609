"""The file of the ledger: what is written is read, and what is damaged is told and kept."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefgen.corpus import Change, Changed, History, Wording
from briefgen.ledger import Kept, Ledger, read, write
from briefgen.ledger.file import dumps
from briefgen.ledger.statements import Document, Statement

LEDGER = Ledger(
    {
        "": Document("", "", "", None, "", 0, (Statement("k-1", "correction", Wording("Joined", "why"), 0, "NFC"),)),
        "bridge": Document(
            "bridge",
            "bridge.txt",
            "0" * 64,
            "2031-04-14",
            "The bridge",
            200,
            (Statement("f-1", "fact", Wording("It rained.", "fact"), 12),),
        ),
    },
    History(
        2,
        (
            Changed("ferry", "ferry.txt", "The ferry", "withdrawn", "edited", 2, 7),
            Changed(
                "bridge",
                "bridge.txt",
                "The bridge",
                "changed",
                "corrected",
                1,
                3,
                (Change("corrected", "fact", "f-1", Wording("It snowed."), None),),
            ),
        ),
    ),
)
LINES = dumps(LEDGER).decode().split("\n")


def with_words(text: str) -> Ledger:
    """A ledger that says `text` wherever it may."""
    wording = Wording(text, text)
    document = Document(text, text, text, text, text, 1, (Statement(text, text, wording, 1, text),))
    change = Change("new", text, text, None, wording)
    return Ledger({text: document}, History(1, (Changed(text, text, text, "changed", "edited", 1, 1, (change,)),)))


@given(st.text(max_size=20))
@example("half a character: \ud83d, and the ends of lines: \u2028 \x85 \r")
def test_any_words_come_back(tmp_path_factory, text):
    """Line separators, quotation marks, half characters and all."""
    file = tmp_path_factory.mktemp("ledger") / "ledger.jsonl"
    write(file, with_words(text), Kept(None))
    assert read(file, "ledger.jsonl") == Kept(with_words(text))


def test_what_is_written_comes_back(tmp_path):
    file = tmp_path / "deep" / "ledger.jsonl"
    assert write(file, LEDGER, Kept(None))
    assert read(file, "ledger.jsonl") == Kept(LEDGER)
    assert [path.name for path in file.parent.iterdir()] == ["ledger.jsonl"]


def test_the_same_ledger_is_not_written_again(tmp_path):
    """A committed file stays untouched, its time of change too."""
    file = tmp_path / "ledger.jsonl"
    write(file, LEDGER, Kept(None))
    assert not write(file, LEDGER, read(file, "ledger.jsonl"))


def test_without_a_file_there_is_no_ledger_and_no_problem(tmp_path):
    assert read(tmp_path / "ledger.jsonl", "ledger.jsonl") == Kept(None)


@pytest.mark.parametrize("end", ['{"end": true}', '{"end":true,"sha256":"0"}'])
def test_a_file_of_an_older_version_or_one_that_somebody_edited_is_read_line_by_line(tmp_path, end):
    """Spaces and the order of keys may be others."""
    lines = [json.dumps(dict(reversed(json.loads(line).items())), separators=(",", ":")) for line in LINES[:-2]]
    file = tmp_path / "ledger.jsonl"
    file.write_text("\n".join([*lines, end, ""]), encoding="utf-8")
    assert read(file, "ledger.jsonl") == Kept(LEDGER)


def test_an_edited_statement_is_read_as_it_stands(tmp_path):
    file = tmp_path / "ledger.jsonl"
    file.write_text("\n".join(LINES).replace("It rained.", "It hailed."), encoding="utf-8")
    found = read(file, "ledger.jsonl").ledger
    assert found is not None
    assert [it.wording.words for it in found.documents["bridge"].statements] == ["It hailed."]


def replaced(number: int, line: str) -> list[str]:
    return [*LINES[: number - 1], line, *LINES[number:]]


def without(number: int, key: str) -> str:
    return json.dumps({name: value for name, value in json.loads(LINES[number - 1]).items() if name != key})


def edited(number: int, **values: object) -> str:
    return json.dumps(json.loads(LINES[number - 1]) | values)


DAMAGED = {
    "an empty file": ([""], 1, "the file is empty"),
    "another file": (["- a list"], 1, "not a line of JSON"),
    "another version": (replaced(1, '{"briefgen ledger": 2, "builds": 0}'), 1, "expected {"),
    "a conflict of versions": ([*LINES[:3], "<<<<<<< ours", *LINES[3:]], 4, "not a line of JSON"),
    "a line cut short": ([*LINES[:5], LINES[5][:20]], 6, "not a line of JSON"),
    "a file cut between two lines": (LINES[:6], 7, "the end is missing"),
    "no object": (replaced(5, "[1]"), 5, "found no object"),
    "a document without its file": (replaced(5, without(5, "file")), 5, 'expected a text for "file"'),
    "a statement that says nothing": (replaced(6, without(6, "words")), 6, 'expected a text for "words"'),
    "a statement of no document": ([LINES[0], LINES[5]], 2, "expected a document"),
    "a number that is none": (replaced(5, edited(5, letters=True)), 5, 'expected a number for "letters"'),
    "a kind that is none": (replaced(2, edited(2, kind="lost")), 2, "expected one of new, changed, withdrawn"),
    "a change without sides": (replaced(4, without(4, "before")), 4, 'expected "before" or "after"'),
    "a side that is no pair": (replaced(4, edited(4, before="It snowed.")), 4, 'expected two texts for "before"'),
    "nested without end": (replaced(5, "[" * 100_000), 5, "not a line of JSON"),
}


@pytest.mark.parametrize("case", DAMAGED)
def test_a_damaged_ledger_is_told_with_its_line_and_put_aside(tmp_path, case):
    lines, number, message = DAMAGED[case]
    file = tmp_path / "ledger.jsonl"
    damaged = "\n".join(lines)
    file.write_text(damaged, encoding="utf-8")
    kept = read(file, "site/ledger.jsonl")
    assert kept.ledger is None
    assert kept.problem is not None
    assert (kept.problem.file, kept.problem.line, kept.problem.severity) == ("site/ledger.jsonl", number, "warning")
    assert message in kept.problem.message
    assert file.read_text(encoding="utf-8") == damaged  # reading changes nothing
    write(file, LEDGER, kept)
    assert read(file, "ledger.jsonl") == Kept(LEDGER)
    assert (tmp_path / "ledger.jsonl.damaged").read_text(encoding="utf-8") == damaged


def test_a_second_damaged_ledger_does_not_take_the_place_of_the_first(tmp_path):
    file = tmp_path / "ledger.jsonl"
    for damage in ("first", "second"):
        file.write_text(damage, encoding="utf-8")
        write(file, LEDGER, read(file, "ledger.jsonl"))
    assert (tmp_path / "ledger.jsonl.damaged").read_text(encoding="utf-8") == "first"
    assert (tmp_path / "ledger.jsonl.damaged-2").read_text(encoding="utf-8") == "second"


def test_bytes_that_are_no_text_are_told(tmp_path):
    (tmp_path / "ledger.jsonl").write_bytes(b"\xff\xfe\x00")
    kept = read(tmp_path / "ledger.jsonl", "ledger.jsonl")
    assert kept.problem is not None
    assert kept.problem.line == 1


def test_a_folder_of_that_name_is_told_and_left_alone(tmp_path):
    (tmp_path / "ledger.jsonl").mkdir()
    kept = read(tmp_path / "ledger.jsonl", "ledger.jsonl")
    assert kept.problem is not None
    assert "cannot be read" in kept.problem.message
    assert not write(tmp_path / "ledger.jsonl", LEDGER, kept)
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.jsonl"]
