"""One pass over the documents: what it holds of them, and how little."""

from __future__ import annotations

from briefgen.connect.actors import identities
from briefgen.connect.features import features
from briefgen.connect.gathering import gathered
from briefgen.connect.register import Names
from tests.connect.documents import document

MINISTRY = {"name": "Norland Fisheries Ministry", "type": "organization"}


def test_places_of_two_documents_hold_equal_sets_once():
    act = {"by": ["Norland Fisheries Ministry"], "action": "open the old harbour"}
    ordered = [document(f"{day}.txt", day, [MINISTRY], [act]) for day in ("2031-03-02", "2031-03-01")]
    one, other = gathered(ordered, Names(identities(ordered)), features).points
    assert one.briefing is not other.briefing
    assert one.parties is other.parties
    assert one.actors is one.parties
    assert one.words.acts is other.words.acts
    assert one.words.weights is other.words.weights
