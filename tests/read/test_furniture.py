"""Each entry of furniture.toml matches its example and leaves its counter-example alone."""

from __future__ import annotations

import pytest

from briefgen.read.furniture import entries
from briefgen.read.glued import glue_words

BODY = "The council pledged to reopen the bridge by June.\n\nThe mayor said that the work would cost a lot."


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_an_entry_matches_its_example_and_not_its_counter(entry):
    assert entry.matches(entry.example)
    assert not entry.matches(entry.counter)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_an_example_at_the_end_of_a_press_release_is_unused_and_says_why(entry, read_text):
    source = read_text(f"{BODY}\n\n{entry.example}\n\n###\n\nSOURCE Harbour Works\n")
    assert [(part.reason, source.text[part.start : part.end]) for part in source.unused] == [
        (entry.reason, entry.example),
        ("line across or ornament", "###"),
        ("source line of a press release", "SOURCE Harbour Works"),
    ]


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.id)
def test_no_counter_is_taken_for_furniture_by_another_entry(entry):
    # With a full stop: an unfinished line is a stray tail anyway.
    counter = entry.counter.rstrip(".") + "."
    assert [other.id for other in entries() if other.matches(counter)] == []


def test_ids_are_unique():
    ids = [entry.id for entry in entries()]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("second", glue_words().seconds, ids=lambda second: second.example)
def test_a_kind_of_lost_space_shows_its_example_and_counter(second, read_text):
    apart = read_text(f"The council wrote a report. The ministry read the {second.example} bridges.").repairs
    assert [repair.raw for repair in apart] == [second.example]
    assert read_text(f"The council wrote a report. The ministry read the {second.counter} bridges.").repairs == ()
