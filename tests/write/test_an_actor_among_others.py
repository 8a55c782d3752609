"""The picture of an actor among those it is named with."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from briefgen.model import Instrument
from briefgen.write import site
from briefgen.write.ego_picture import LETTERS, MOST, ROW, WIDTH, Companion, ego
from briefgen.write.view import TYPES, Name
from tests.write import sample
from tests.write.page_reader import read


def _company(number: int) -> list[Companion]:
    return [
        Companion(Name(f"Actor {at}", f"../actor-{at}/index.html"), TYPES[at % 4], 1 + at % 5, at % 3, 0)
        for at in range(number)
    ]


@pytest.mark.parametrize("number", [1, 2, 3, 24, 60])
def test_everything_stands_inside_the_picture_and_nothing_on_top_of_another(number):
    drawn = ego("Council", _company(number))
    assert len(drawn.nodes) == min(number, MOST)
    for side in (True, False):
        rows = sorted(node.y for node in drawn.nodes if node.left is side)
        assert all(later - earlier >= ROW for earlier, later in pairwise(rows))
        assert all(ROW / 2 <= y <= drawn.height - ROW / 2 for y in rows)
    assert all(0 < node.text_x < WIDTH for node in drawn.nodes)


def test_the_most_shared_has_the_widest_line_and_a_commitment_makes_it_whole():
    drawn = ego("Council", _company(10))
    by_width = sorted(drawn.nodes, key=lambda node: node.width)
    assert by_width[-1].who.shared == max(node.who.shared for node in drawn.nodes)
    assert {node.deals for node in drawn.nodes if node.who.to_them} == {True}
    assert {node.deals for node in drawn.nodes if not node.who.to_them} == {False}


def test_types_stay_together_and_a_long_name_is_cut():
    drawn = ego("Council", _company(12))
    order = [TYPES.index(node.who.type) for node in drawn.nodes]
    assert order == sorted(order)
    long = ego("Council", [Companion(Name("A Very Long Name of a Body", "x"), "group", 1, 0, 0)])
    assert len(long.nodes[0].words) <= LETTERS


def test_each_mark_on_the_page_is_a_link_with_a_title_and_the_table_says_the_same():
    corpus = sample.threaded()
    council, mayor = corpus.dossiers
    others = tuple(replace(mayor, id=f"mayor-{at}", name=f"Mayor {at}", named_with=()) for at in range(5))
    council = replace(council, named_with=tuple((one.id, 2) for one in others))
    pages = site(replace(corpus, dossiers=(council, mayor, *others))).pages
    page = read(next(page.html for page in pages if page.path == "actors/council/index.html"))
    (box,) = page.all("div", "bg-ego")
    links = {link.attrs["href"]: link.all("title")[0].text() for link in box.all("a")}
    table = {a.attrs["href"] for a in page.all("table", "bg-company")[0].all("a")}
    assert set(links) == table
    assert set(links.values()) == {f"Mayor {at}, person: 2 shared briefings" for at in range(5)}


def test_an_instrument_stands_with_the_actor_named_in_its_sentence_and_with_no_other():
    corpus = sample.threaded()
    first, later = corpus.briefings
    words = first.actors[0].mentions[0]
    pact = Instrument("i-aaaaaaa", "Pier Pact", "treaty", None, (), (words,), None, None, words, "instruments/name")
    named = replace(first, instruments=(pact,))
    dossiers = tuple(
        replace(
            dossier,
            appearances=tuple(
                replace(one, briefing=named) if one.briefing is first else one for one in dossier.appearances
            ),
        )
        for dossier in corpus.dossiers
    )
    pages = {page.path: page.html for page in site(replace(corpus, briefings=(named, later), dossiers=dossiers)).pages}
    assert "Pier Pact" in read(pages["actors/council/index.html"]).text()
    assert "Pier Pact" not in read(pages["actors/mayor/index.html"]).text()
