"""What holds for every text there is."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from briefgen.errors import SourceError

PARTS = [
    "---\n", "title: x\n", "# ", "- ", "* ", "1. ", "> ", "\n", "\n\n", "\n> ", "  ", "\t", "\u00a0",
    "\u200b", "\u00ad", "**", "_", "`",
    "[a](http://b.c)", "![a](b)", "```\n", "<!--", "-->", "|---|\n", "====\n", "WASHINGTON — ",
    "HARBOUR CITY, Aug. 3, 2031 (AB) -- ",
    "By Jane Doe\n", "3 May 2031\n", "The council met.", "reportfrom ", "closed.The ", "said“yes”he ",
    "Read more\n", "About Works\n",
    "Media contact:\n", "Jane Doe is a reporter for the Harbour Post.\n", "&amp;", "â€™", "\\*",
    "co-\nuncil ", "\u2028", "\x0c", "\ufeff",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=8)), max_size=40).map("".join),
)
QUICK = settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])


def stretches(parts, text):
    """The parts, after checking that they are in order, apart from each other and inside the text."""
    at = 0
    for part in parts:
        assert at <= part.start <= part.end <= len(text)
        at = part.end
    return parts


@QUICK
@given(text=TEXTS, name=st.sampled_from(["harbour.txt", "harbour.md"]))
@example(text="(CNN) -- The council met.", name="harbour.txt")
def test_every_visible_character_has_a_place(text, name, read_text):
    try:
        source = read_text(text, name)
    except SourceError:
        return
    text = source.text
    covered = [False] * len(text)
    for parts in (source.blocks, source.unused):
        for part in stretches(parts, text):
            assert part.start < part.end
            for at in range(part.start, part.end):
                assert not covered[at]
                covered[at] = True
    left = "".join(letter for letter, has in zip(text, covered, strict=True) if not has and not letter.isspace())
    assert left.rstrip("—–―-") == "".join((source.dateline.value or "").split())
    for repair in stretches(source.repairs, text):
        assert text[repair.start : repair.end] == repair.raw
        assert repair.raw != repair.read
        assert any(block.start <= repair.start and repair.end <= block.end for block in source.blocks)
    for block in source.blocks:
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        source.reading(block.start, block.end)
    assert source.title.value


@QUICK
@given(raw=st.binary(max_size=300))
def test_any_bytes_give_a_source_or_a_source_error(raw, read_text):
    try:
        source = read_text(raw)
    except SourceError:
        return
    assert source.blocks


@pytest.mark.parametrize(
    "unit",
    [
        "a", "A", "a ", "A ", "Aa ", "a.", "a\n", "1 ", "- ", "-", "*", "**a ", "_", "[", "[a](", "(", "“",
        "”", "\"", ",", "a, ", "A. ",
        "#", "`", "&", "&amp;", "\u00a0", "\u200b", "â€", "A/", "A (", "By A ", "the", "from", "A's ",
        "photo ", "@", "http://", "\\", "!", "![",
        " \t", ". ", "> ", "Jane Doe and ", "Follow ", "| ", "---\n", "<!--", "a-\n", "more in A", "A, B (",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["harbour.txt", "harbour.md"])
def test_time_grows_with_length_only(unit, name, read_text):
    """A hundred thousand letters of one thing, in one line or many.

    A step that looked at every pair would take minutes.
    """
    assert seconds(read_text, "The council met. " + unit * (100_000 // len(unit)), name) < 5


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["a", "a ", "The council met.", "[a](", "**a "])
def test_a_line_of_a_megabyte_is_read(unit, read_text):
    assert seconds(read_text, unit * (1_000_000 // len(unit)), "harbour.md") < 20


def seconds(read_text, text, name):
    """Of this process's own time, so that a busy machine changes nothing."""
    began = time.process_time()
    with contextlib.suppress(SourceError):
        read_text(text, name)
    return time.process_time() - began
