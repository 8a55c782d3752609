"""Runs of long lists: together the list, about as long as asked for, and what comes or goes changes few of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.runs import runs

NAMES = [f"harbour-{number}" for number in range(3_000)]


def parts(names: list[str], size: int = 16) -> list[tuple[str, ...]]:
    return [tuple(names[run]) for run in runs(names, size)]


@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=60), st.integers(1, 20))
def test_runs_are_the_list_in_its_order(names, size):
    assert [name for part in parts(names, size) for name in part] == names
    assert all(parts(names, size))


def test_runs_are_about_as_long_as_asked_for():
    lengths = [len(part) for part in parts(NAMES)][:-1]
    assert 12 < sum(lengths) / len(lengths) < 22
    assert min(lengths[1:]) > 8
    assert max(lengths) < 64


@given(st.integers(0, len(NAMES) - 1))
def test_an_element_less_leaves_all_but_a_few_runs_as_they_are(place):
    before, after = parts(NAMES), parts([*NAMES[:place], *NAMES[place + 1 :]])
    assert len(set(after) - set(before)) <= 4
