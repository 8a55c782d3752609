"""What makes markup, tables, calendars and XML of words is used in one module each; see docs/architecture.md."""

from __future__ import annotations

import ast
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import briefgen.write
from briefgen.write.encode import ics_lines, ics_text, plain, script_value, tex

ROOM = Path(briefgen.write.__file__).parent
ENCODERS = {
    "csv": {"encode.py"},
    "icalendar": {"encode.py"},
    "markupsafe": {"render.py"},
    "jinja2": {"render.py"},
    "html": {"encode.py", "search/by_hand.py"},
    "xml": {"encode.py", "exports/atom.py"},
}
"""Packages, and who may import them; by_hand.py only reads pages that were written by hand."""


def test_each_encoder_has_its_place():
    found: dict[str, set[str]] = {name: set() for name in ENCODERS}
    for file in ROOM.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            for name in names:
                root = name.partition(".")[0]
                if root in found:
                    found[root].add(file.relative_to(ROOM).as_posix())
    assert found == ENCODERS


@given(st.text(st.sampled_from("ab\\^;é—東\U0001f6a2"), max_size=400))
@settings(max_examples=200)
def test_lines_of_a_calendar_are_folded_as_the_library_folds_them(words):
    assert ics_lines(f"SUMMARY:{words}") == icalendar.parser.Contentline(f"SUMMARY:{words}").to_ical() + b"\r\n"


def test_a_line_of_a_calendar_is_one_line():
    with pytest.raises(ValueError, match="no line end"):
        ics_lines("SUMMARY:ferry\nATTENDEE:harbour")


@pytest.mark.parametrize("words", ["a\\Nb", "a;b,c", "a\nb", "\\n", "ends \\", "é" * 200, "\\N\\N", "x:y;z"])
def test_icalendar_gives_back_every_letter(words):
    line = ics_lines(f"SUMMARY:{ics_text(words)}")
    assert max(map(len, line.split(b"\r\n"))) <= 75
    (event,) = icalendar.Calendar.from_ical(b"BEGIN:VEVENT\r\n%bEND:VEVENT\r\n" % line, multiple=True)
    assert str(event["SUMMARY"]) == words


def test_words_stay_on_their_line_and_in_their_string():
    assert plain("a\r\n b\u2028c\u202e") == "a b c[U+202E]"
    assert tex("50% of {x}\n") == r"50\% of \textbraceleft{}x\textbraceright{}"
    assert b"<" not in script_value({"a": "</script>\u2028"})
    assert script_value("\u2028").isascii()
