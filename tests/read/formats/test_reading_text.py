"""Blocks become one text with places; what a file says of itself counts where it is usable."""

from __future__ import annotations

import pytest

from briefgen.model import Known, Unused
from briefgen.read.formats.reading_text import LONGEST, Writer
from briefgen.read.layout import Piece


def test_blocks_stand_apart_and_know_their_places():
    writer = Writer()
    writer.block("heading", " The\tbridge\n is  open ")
    writer.block("paragraph", "\x00 \ufffe\n")
    writer.aside(" a | b \n\n\n c\x01d ", "table")
    writer.aside(" \n ", "table")
    writer.block("item", "It\x07rained\ud800.")
    made = writer.done("a reader")
    assert made.text == "The bridge is open\n\na | b\nc d\n\nIt rained ."
    assert made.pieces == (Piece(0, 18, "heading", alone=True), Piece(31, 42, "item", alone=False))
    assert made.unused == (Unused(20, 29, "table"),)
    assert (made.pages, made.reader, made.known, made.left_out, writer.blocks) == ((), "a reader", {}, (), 2)


@pytest.mark.parametrize("kind", ["title", "heading", "paragraph"])
def test_a_block_of_its_own_stood_alone(kind):
    writer = Writer()
    writer.block(kind, "x")
    assert writer.done("").pieces[0].alone


def test_lines_of_a_page_are_one_block_and_pages_begin_inside():
    writer = Writer()
    writer.page(0)
    writer.lines("paragraph", ["The coop-", "eration", "\x01", "is", "open."], {3: 2})
    writer.lines("paragraph", ["\x01", " "], {0: 3})
    writer.lines("item", ["It", "rained."], {1: 3})
    made = writer.done("")
    assert made.text == "The coop-\neration is open.\n\nIt rained."
    assert made.pieces == (Piece(0, 26, "paragraph", alone=True), Piece(28, 38, "item", alone=True))
    assert made.pages == (0, 18, 18, 31)


def test_pages_without_text_begin_where_the_next_one_does():
    writer = Writer()
    writer.page(1)
    writer.block("paragraph", "It rained.")
    writer.page(1)
    writer.page(3)
    assert writer.done("").pages == (0, 0, 10, 10)


def test_what_a_file_says_of_itself_counts_where_it_is_usable():
    writer = Writer()
    for key, value in (
        ("title", None),
        ("title", " \u200b "),
        ("title", "The\u00ad\nbridge\ufeff is\u2060 open"),
        ("title", "Another"),
        ("date", "soon"),
        ("date", "2031-04-14"),
        ("url", "javascript:x"),
        ("author", "x" * 2001),
    ):
        writer.states(key, value, "file")
    assert writer.done("").known == {"title": Known("The bridge is open", "file"), "date": Known("2031-04-14", "file")}


def test_what_is_left_out_is_told_in_few_letters():
    writer = Writer()
    for words in ("a \x01\n b", "x" * LONGEST, "y" * (LONGEST + 1)):
        writer.leaves_out(words)
    assert writer.done("").left_out == ("a b", "x" * 500, "y" * 498 + " …")
