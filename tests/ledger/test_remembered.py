"""A ledger made with what is remembered of earlier builds is the one that is made without."""

from __future__ import annotations

from random import Random

import pytest

from briefgen.ledger import following, statements
from briefgen.write import Fingerprints
from tests.write import edits


class Shelf:
    """Keeps by fingerprint, as build.py does, and counts what is made."""

    def __init__(self) -> None:
        self.kept: dict[bytes, bytes] = {}

    def __call__(self, values, make):
        name = Fingerprints().of(*values)
        if name not in self.kept:
            self.kept[name] = make()
        return self.kept[name]


@pytest.mark.parametrize("together", [1, 1_000])
def test_after_many_edits_the_ledger_is_the_same(monkeypatch, together):
    monkeypatch.setattr(statements, "TOGETHER", together)
    chance, shelf, state = Random(together), Shelf(), edits.start()
    last = following(None, state.corpus(), shelf)
    assert last == following(None, state.corpus())
    for _ in range(12):
        state = chance.choice(edits.EDITS)(state, chance)
        now = following(last, state.corpus(), shelf)
        assert now == following(last, state.corpus())
        last = now


def test_statements_that_are_known_to_be_the_same_are_not_made(monkeypatch):
    corpus, shelf = edits.start().corpus(), Shelf()
    last = following(None, corpus, shelf)
    monkeypatch.setattr(statements, "_findings", None)
    now = following(last, corpus, shelf)
    assert all(now.documents[name] is one for name, one in last.documents.items() if name)
