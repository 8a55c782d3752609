"""A reader learns that a story stands in another outlet, too."""

from __future__ import annotations

from dataclasses import replace

from briefgen.model import Known
from briefgen.write import site
from tests.write import sample
from tests.write.page_reader import read


def test_a_page_names_the_other_outlets_of_its_story():
    corpus = sample.corpus()
    first, other, *_ = corpus.briefings
    copied = replace(other, source=replace(other.source, outlet=Known("Coast & Post", "sidecar")))
    briefings = tuple(copied if b is other else b for b in corpus.briefings)
    grouped = replace(corpus, briefings=briefings, same_story=((first.source.id, other.source.id),))
    path = f"briefings/{first.source.id}/index.html"
    words = {
        told: " ".join(read(next(p.html for p in site(one).pages if p.path == path)).text().split())
        for told, one in {True: grouped, False: replace(corpus, same_story=())}.items()
    }
    assert "nearly word for word, counted once: also published by Coast & Post" in words[True]
    assert "nearly word for word" not in words[False]
