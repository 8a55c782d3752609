"""Documents that are too long, and sentences without end: what is analysed, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.bounds import Bounds
from briefgen.errors import SourceError
from briefgen.read.document import source_of
from briefgen.read.folder import Document
from briefgen.read.yaml_values import Values
from tests.read.test_properties import TEXTS

SENTENCE = "The council met in the old hall. "


def read(text: str, **bounds: int):
    """The source of a text under these bounds, and the problems."""
    raw = text.encode()
    return source_of(raw, Document(Path("long.txt"), "long.txt", "long"), "long.txt", Values(), Bounds(**bounds))


def words(source) -> str:
    return "".join(source.text[block.start : block.end] for block in source.blocks)


def test_a_document_within_the_bounds_has_nothing_to_tell():
    source, problems = read(SENTENCE * 30)
    assert (source.limits, problems) == ((), [])
    assert words(source) == (SENTENCE * 30).strip()


@pytest.mark.parametrize("joint", [" ", "\n\n"], ids=["one paragraph", "many paragraphs"])
def test_what_stands_behind_the_bound_is_kept_as_text_and_told(joint):
    text = joint.join(f"Sentence {n} tells of the harbour and of its bridge." for n in range(100))
    source, (problem,) = read(text, letters=1_000)
    assert 900 < len(words(source)) <= 1_000
    assert words(source).endswith(".")
    assert source.limits[0].startswith(
        "The document is longer than the 1,000 characters that are analysed; the last 4,"
    )
    assert problem.message.startswith(source.limits[0])
    assert problem.severity == "warning"
    left = [source.text[part.start : part.end] for part in source.unused]
    assert "".join("".join([words(source), *left]).split()) == "".join(text.split()), "no letter is lost"


def test_a_stretch_without_a_sentence_end_is_left_out_and_the_sentences_around_it_are_read():
    text = SENTENCE * 5 + "and " * 500 + "so on. " + SENTENCE * 5
    source, (problem,) = read(text, sentence_letters=1_000)
    assert words(source).count("The council met") == 10
    assert source.limits == (
        "There is a stretch of more than 1,000 characters in which no sentence ends, shown without findings.",
    )
    assert "sentence_letters" in problem.message


def test_a_document_of_one_endless_line_has_a_title_and_a_reason():
    source, (problem,) = read("harbour " * 5_000, sentence_letters=1_000)
    assert source.blocks == ()
    assert (source.title.value, source.title.origin) == ("long", "file name")
    assert problem.severity == "warning"


@settings(max_examples=300)
@given(text=TEXTS, letters=st.integers(1, 200), sentence=st.integers(1, 60))
def test_under_any_bounds_every_visible_character_has_a_place(text, letters, sentence):
    """What is not analysed is kept as unused, once, and what is analysed is within the bounds."""
    try:
        source, _ = read(text, letters=letters, sentence_letters=sentence)
        whole, _ = read(text)
    except (SourceError, UnicodeEncodeError):
        return
    text = source.text
    found, expected = [0] * len(text), [0] * len(text)
    for one, counts in ((source, found), (whole, expected)):
        for part in (*one.blocks, *one.unused):
            for at in range(part.start, part.end):
                counts[at] += 1
    assert all(count <= 1 for count in found)
    visible = [at for at in range(len(text)) if not text[at].isspace() and expected[at]]
    assert [at for at in visible if not found[at]] == []
    assert sum(block.end - block.start for block in source.blocks) <= letters
