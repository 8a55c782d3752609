"""A treaty or a dispute that is none can be dropped like every other finding."""

from __future__ import annotations

import pytest

from briefgen.connect.corrections import findings, targets
from briefgen.corrections import Target
from tests.test_record import briefing


def _nothing(_: str) -> None:
    """Nobody has to be told: the id finds it."""


@pytest.mark.parametrize(
    ("id_", "words", "left"),
    [("i-aaaaaaa", "2015 harbour agreement", (0, 1)), ("x-aaaaaaa", None, (1, 0))],
    ids=["instrument", "dispute"],
)
def test_it_is_found_by_its_id_and_left_out(id_, words, left):
    document = briefing()
    found = targets.find(document, Target(id_, words), _nothing)
    rest = findings.without(document, found)
    assert (len(rest.instruments), len(rest.disputes)) == left
    assert rest.commitments == document.commitments


def test_a_dispute_keeps_the_name_of_an_actor_that_is_none():
    document = briefing()
    (one,) = findings.without_actors(document, set(document.disputes[0].by_ids)).disputes
    assert (one.by, one.by_ids) == (("council",), ())
