"""Pages kept from build to build: the same bytes as if nothing had been kept, after whatever edits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest

from briefgen.published import Content, Page, Site
from briefgen.store import Store
from briefgen.write import site
from briefgen.write.fingerprint import Fingerprints
from tests.write import edits, sample


class Shelf(dict[bytes, bytes]):
    """A keeper that counts."""

    hits = 0

    def get(self, name: bytes) -> bytes | None:  # type: ignore[override]
        found = super().get(name)
        self.hits += found is not None
        return found

    def put(self, name: bytes, content: bytes) -> None:
        self[name] = content


def shown(made: Site) -> dict[str, object]:
    """Everything that the site says, by path."""
    pages = {page.path: (page.title, page.source, page.make()) for page in made.pages}
    return pages | {file.path: file.content for file in made.attachments}


def differing(one: dict[str, object], other: dict[str, object]) -> list[str]:
    assert list(one) == list(other)
    return [path for path in one if one[path] != other[path]]


@pytest.mark.parametrize("edit", edits.EDITS, ids=lambda edit: edit.__name__)
def test_after_any_edit_a_warm_build_says_what_a_cold_one_does(edit):
    chance, shelf = Random(edit.__name__), Shelf()
    before = edits.start()
    first = shown(site(before.corpus(), keeper=shelf))
    after = edit(before, chance)
    warm = shown(site(after.corpus(), **after.options, keeper=shelf))
    assert differing(warm, shown(site(after.corpus(), **after.options))) == []
    assert warm != first, "the edit changed nothing, so it shows nothing"
    assert shelf.hits or edit is edits.option


@pytest.mark.parametrize("seed", range(2))
def test_after_many_edits_a_warm_build_says_what_a_cold_one_does(seed):
    chance, shelf, state = Random(seed), Shelf(), edits.start()
    for _ in range(5):
        for edit in chance.sample(edits.EDITS, 3):
            state = edit(state, chance)
        warm = shown(site(state.corpus(), **state.options, keeper=shelf))
        assert differing(warm, shown(site(state.corpus(), **state.options))) == []
    assert shelf.hits


def test_where_nothing_changed_nothing_is_made_again():
    shelf = Shelf()
    first = shown(site(edits.start().corpus(), keeper=shelf))
    kept = dict(shelf)
    assert differing(first, shown(site(edits.start().corpus(), keeper=shelf))) == []
    assert dict(shelf) == kept


def test_an_edit_of_one_document_leaves_most_pages_as_they_are():
    shelf, state = Shelf(), edits.start()
    shown(site(state.corpus(), keeper=shelf))
    before = len(shelf)
    shown(site(edits.drop(state, Random(1)).corpus(), keeper=shelf))
    assert len(shelf) - before < before / 2


def test_a_store_on_the_disk_gives_the_same(tmp_path):
    cold = shown(site(sample.threaded()))
    for _ in range(2):
        store = Store(tmp_path / "pages.sqlite")
        assert differing(shown(site(sample.threaded(), keeper=store)), cold) == []
        store.close()
    assert (store.hits > 0, store.misses, store.notes) == (True, 0, [])


def test_a_page_is_the_same_each_time_it_is_asked():
    for page in site(sample.threaded()).pages:
        assert page.make() == page.make()
        assert isinstance(page, Page)
        assert isinstance(page.make(), Content)


def _altered(value: Any) -> Iterator[Any]:
    """The value with one of its plain fields changed, for each."""
    for one in fields(value):
        old = getattr(value, one.name)
        if isinstance(old, str | bool | int | float | None):
            yield replace(value, **{one.name: "another" if old != "another" else "yet another"})


@pytest.mark.parametrize("kind", ["briefing", "dossier", "thread", "commitment"])
def test_every_field_counts(kind):
    corpus = sample.threaded()
    briefing, dossier, thread = corpus.briefings[0], corpus.dossiers[0], corpus.threads[0]
    made = Fingerprints().of
    if kind == "briefing":
        commitment = replace(briefing.commitments[0], doubt="perhaps not")
        others: list[object] = [
            replace(briefing, commitments=(commitment, *briefing.commitments[1:])),
            replace(briefing, gaps=("something",)),
            replace(briefing, summary=()),
            *(replace(briefing, source=source) for source in _altered(briefing.source)),
        ]
        own: object = briefing
    elif kind == "dossier":
        own, others = dossier, list(_altered(dossier))
    elif kind == "thread":
        own, others = thread, [*_altered(thread), replace(thread, status=replace(thread.status, text="kept"))]
    else:
        own, others = briefing.commitments[0], list(_altered(briefing.commitments[0]))
    prints = {made(one) for one in (own, *others)}
    assert len(prints) == len(others) + 1


def test_what_is_no_value_has_no_fingerprint():
    with pytest.raises(TypeError):
        Fingerprints().of(lambda: None)
