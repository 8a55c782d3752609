"""Words that an editor copies, from the page or from the file, lead to the stretch of the file that says them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.connect.corrections.outcome import UnmatchedError
from briefgen.connect.corrections.passages import passage
from tests.write import sample

BRIEFING = sample.briefing()
TEXT = BRIEFING.source.text
READ = " ".join(BRIEFING.source.reading(block.start, block.end) for block in BRIEFING.source.blocks)


@pytest.mark.parametrize(
    ("copied", "stands"),
    [
        ("reopen the old bridge", "reopen the old bridge"),
        ("reopen  the\n old bridge", "reopen the old bridge"),
        ("the ferry will not be cut", "the ferry will not be cut"),
        ('that "the ferry will not be cut"', "that “the ferry will not be cut”"),
        ("repeated that it would", "repeated thatit would"),  # as the page reads it
        ("repeated thatit would", "repeated thatit would"),  # as the file has it
        ("council repeated that", "council repeated thatit"),  # a repair is never cut
        ("agrees. Residents demanded", "agrees.\n\nResidents demanded"),  # over two paragraphs
    ],
)
def test_words_are_found_and_cut_from_the_file(copied, stands):
    assert passage(BRIEFING, copied).quote == stands


@pytest.mark.parametrize("copied", ["Ada Writer covers harbours.", "title: Harbour council", "reopen the new bridge"])
def test_what_is_not_read_of_the_document_is_no_evidence(copied):
    """The note on its author, its front matter, and what it does not say."""
    with pytest.raises(UnmatchedError, match=r"does not stand in harbour\.txt"):
        passage(BRIEFING, copied)


def test_the_nearest_passage_is_named_with_its_line():
    with pytest.raises(UnmatchedError) as error:
        passage(BRIEFING, "council pledged to reopen the ancient bridge", 7)
    assert "The nearest passage is at harbour.txt:4: “The harbour council pledged to reopen" in str(error.value)
    assert error.value.line == 7


def _plain(words: str) -> str:
    """Quotation marks of every shape are one, as for the look-up."""
    return re.sub('[“”„‟"]', '"', re.sub("[‘’‚‛']", "'", words))


@given(start=st.integers(0, len(READ) - 1), length=st.integers(1, 200))
def test_whatever_is_copied_from_the_page_is_found_there(start, length):
    words = " ".join(READ[start : start + length].split())
    if words:
        found = passage(BRIEFING, words)
        assert TEXT[found.start : found.end] == found.quote
        there = " ".join(BRIEFING.source.reading(found.start, found.end).split())
        assert _plain(words) in _plain(there)


@given(st.text(max_size=60))
def test_any_words_are_found_or_refused(words):
    try:
        found = passage(BRIEFING, words)
    except UnmatchedError:
        return
    assert found.quote in TEXT
