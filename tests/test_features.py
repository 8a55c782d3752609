"""Features kept from build to build: the same corpus as from nothing, after whatever edits and corrections."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from briefgen import build, connect, features
from briefgen.corrections import NONE, ActorRule, Alter, Corrections, Drop, Edit, Fix, Merge, NotAnActor, Rename, Target
from briefgen.model import Briefing, Known
from briefgen.store import FEATURES, Store
from tests.write import edits

OF_DOCUMENTS = (edits.add, edits.remove, edits.date, edits.title, edits.drop, edits.doubt, edits.rename)


def corrections(briefings: Iterable[Briefing], chance: Random) -> Corrections:
    """Some that find their target, whatever documents there are."""
    some = chance.sample(sorted(briefings, key=lambda one: one.source.id), 2)
    fixes = [
        Fix("a.yml", line, one.source.id, does)
        for line, one in enumerate(some, 1)
        for target in [Target(chance.choice(one.commitments).id, None)]
        for does in [Drop(target) if line == 1 else Alter(target, (Edit("kind", "consideration", 1),))]
    ]
    first, second, third, *_ = [actor.name for actor in some[0].actors if actor.type in {"person", "organization"}]
    rules = (Merge((first, second), second), Rename(third, "Somebody Else", ()), NotAnActor(some[1].actors[0].name))
    return Corrections(tuple(fixes), tuple(ActorRule("actors.yml", 1, rule) for rule in rules[: chance.randrange(4)]))


@limits(max_examples=12)
@given(st.integers(min_value=0, max_value=10**6))
def test_what_is_kept_makes_the_corpus_that_is_made_from_nothing(tmp_path_factory, seed):
    chance, state = Random(seed), edits.start()
    file = tmp_path_factory.mktemp("cache") / FEATURES
    for _ in range(4):
        documents = list(state.documents.values())
        chance.shuffle(documents)
        written = corrections(documents, chance) if chance.random() < 0.7 else NONE
        store = Store(file)
        warm = connect.connected(documents, written, features.Known(store, {}))
        store.close()
        assert store.notes == []
        assert warm == connect.connected(documents, written)
        state = chance.choice(OF_DOCUMENTS)(state, chance)
        if not state.documents or any(len(one.commitments) < 2 for one in state.documents.values()):
            break


def test_corrections_are_seen_though_the_machines_features_are_kept():
    documents = list(edits.start().documents.values())
    found = {one.source.id: connect.features(one) for one in documents}

    def known(briefing: Briefing) -> connect.Features:
        return found[briefing.source.id]

    one = documents[0]
    gone = one.commitments[0].id
    written = Corrections((Fix("a.yml", 1, one.source.id, Drop(Target(gone, None))),))
    connected = connect.connected(documents, written, known)
    assert connected.problems == ()
    assert connected == connect.connected(documents, written)
    assert connected != connect.connected(documents, NONE, known)


def test_features_come_back_as_they_were_kept():
    for briefing in edits.pool():
        found = connect.features(briefing)
        assert connect.from_kept(connect.kept(found)) == found
        assert found.fit(briefing)


def test_they_do_not_depend_on_where_the_document_lies():
    """So a document that is moved is not worked out again."""
    one = edits.pool()[0]
    assert connect.features(edits.recut(one, id="elsewhere", file="moved/elsewhere.txt")) == connect.features(one)


def test_a_build_in_which_nothing_changed_works_out_none(tmp_path, monkeypatch):
    documents = list(edits.start().documents.values())
    for _ in range(2):
        store = Store(tmp_path / FEATURES)
        connect.connected(documents, NONE, features.Known(store, {}))
        store.close()
        monkeypatch.setattr(connect, "features", None)
    assert (store.hits, store.misses) == (len(documents), 0)


def test_another_briefing_or_other_code_has_features_of_its_own(tmp_path, monkeypatch):
    one = edits.pool()[0]
    store = Store(tmp_path / FEATURES)
    features.Known(store, {})(one)
    dated = edits.recut(one, date=Known("2001-02-03", "sidecar"))
    assert features.Known(store, {})(dated) == connect.features(dated)
    monkeypatch.setattr(connect, "fingerprint", lambda: "other code")
    features.Known(store, {})(one)
    assert (store.hits, store.misses) == (0, 3)
    store.close()


@pytest.mark.parametrize("content", [b"", b"{}", b"[[null],[[],[],[],[],[]]]"])
def test_an_entry_that_means_nothing_is_made_anew(tmp_path, content):
    one = edits.pool()[0]
    store = Store(tmp_path / FEATURES)
    good = connect.features(one)
    features.Known(store, {})(one)
    (name,) = store._waiting
    store.put(name, content)
    assert features.Known(store, {})(one) == good
    store.close()


@pytest.mark.model
def test_a_wrecked_file_costs_time_and_nothing_else(seeds, settings):
    first, _ = build.corpus(settings)
    file = settings.cache / FEATURES
    db = sqlite3.connect(file)
    with db:
        db.execute("UPDATE contents SET content = zeroblob(20)")
    db.close()
    assert build.corpus(settings)[0] == first
    file.write_bytes(file.read_bytes()[:200] + b"\xa5" * 4000)
    found, _ = build.corpus(settings)
    assert replace(found, history=None) == replace(first, history=None)
