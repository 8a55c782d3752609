"""Bytes become the text that was meant, whatever tool saved them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.read.decode import NotTextError, decode

SENTENCE = "The mayor said “we’ll reopen the bridge” – for €3 million – at the Café Zoë.\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8"),
        (b"\xff\xfe" + SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-32"), "utf-32-le"),
        (SENTENCE.encode("cp1252"), "cp1252"),
    ],
)
def test_the_usual_encodings_give_the_same_text(raw, encoding):
    assert decode(raw) == (SENTENCE, encoding)


@pytest.mark.parametrize(
    "text", ["“Yes,” he said.", "It’s late.", "£5", "Café", "naïve – déjà vu…", "Zürich, Malmö, Århus"]
)
def test_a_short_western_text_needs_no_guessing(text):
    assert decode(text.encode("cp1252")) == (text, "cp1252")


def test_russian_in_one_byte_a_letter_is_not_taken_for_western():
    text = "Совет пообещал открыть мост до конца года. Мэр города сообщил об этом журналистам в понедельник. " * 3
    assert decode(text.encode("cp1251"))[0] == text


def test_line_ends_become_newlines():
    assert decode(b"a\r\nb\rc\nd")[0] == "a\nb\nc\nd"


@pytest.mark.parametrize(
    "raw",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0",
        bytes(range(256)) * 4,
        b"text\0text",
        b"\xff\xfea",
        b"\1\2\3abc",
    ],
)
def test_what_is_no_text_is_said_to_be_none(raw):
    with pytest.raises(NotTextError, match=r"[a-z]"):
        decode(raw)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_are_refused(raw):
    try:
        text, _ = decode(raw)
    except NotTextError:
        return
    assert "\0" not in text
    assert "\r" not in text


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_is_always_read_as_it_is(text):
    raw = text.encode()
    if not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe")):
        assert decode(raw) == (text, "utf-8")
