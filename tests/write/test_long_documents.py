"""A long document stands on several pages: every line in full on one of them, and every link leads to it."""

from __future__ import annotations

import re
from dataclasses import replace
from posixpath import dirname, join, normpath

import pytest

from briefgen.bounds import Bounds
from briefgen.model import Briefing
from briefgen.published import Page
from briefgen.write import site
from briefgen.write.parts import parts
from tests.write import sample
from tests.write.page_reader import Element, read
from tests.write.test_pages_hold_together import broken

SMALL = Bounds(page_lines=1, page_sentences=2)
WHOLE, CUT = site(sample.threaded()), site(sample.threaded(), bounds=SMALL)
NAME = max(sample.threaded().briefings, key=lambda briefing: len(briefing.sentences)).source.id
HREF = re.compile(r'href="[^"]*#([^"]+)"')


def pages(of: str, made: tuple[Page, ...]) -> dict[str, Element]:
    return {page.path: read(page.html) for page in made if page.path.startswith(f"briefings/{of}/")}


def lines(tree: Element) -> list[tuple[str, str]]:
    """The id of each line, with its mark."""
    return [(e.attrs["id"], e.all(of="bg-mark")[0].text()) for e in tree.all(of="bg-line")]


def sentences(tree: Element) -> list[str]:
    return [e.attrs["id"] for e in tree.all("span", of="bg-sentence")]


def test_a_document_within_the_bounds_has_one_page_that_says_nothing_of_pages():
    (path,) = pages(NAME, WHOLE.pages)
    assert path == f"briefings/{NAME}/index.html"
    assert "bg-further" not in next(page.html for page in WHOLE.pages if page.path == path)


def test_every_line_and_sentence_stands_on_one_page():
    (whole,) = pages(NAME, WHOLE.pages).values()
    cut = pages(NAME, CUT.pages)
    assert len(cut) > 2
    assert sorted(one for tree in cut.values() for one in lines(tree)) == sorted(lines(whole))
    assert [one for tree in cut.values() for one in sentences(tree)] == sentences(whole)


def test_every_link_of_a_cut_site_arrives():
    assert not broken(CUT.pages, {attachment.path for attachment in CUT.attachments})


def test_a_link_to_a_sentence_leads_to_the_page_that_shows_it():
    shown = {one: path for path, tree in pages(NAME, CUT.pages).items() for one in sentences(tree)}
    there = 0
    for path, tree in pages(NAME, CUT.pages).items():
        for link in tree.all("a"):
            address, _, anchor = link.attrs["href"].partition("#")
            target = normpath(join(dirname(path), address)) if address else path
            if anchor in shown and target in pages(NAME, CUT.pages):
                there += target != path
                assert target == shown[anchor], (path, link.attrs["href"])
    assert there, "no line leads to another page, so nothing is shown"


def test_the_first_page_has_a_place_for_everything_that_other_pages_link_to():
    (whole,) = pages(NAME, WHOLE.pages).values()
    first = pages(NAME, CUT.pages)[f"briefings/{NAME}/index.html"]
    ids = {e.attrs["id"] for e in first.all() if "id" in e.attrs}
    assert {*(key for key, _ in lines(whole)), *sentences(whole)} <= ids
    assert first.all(of="bg-elsewhere")


def many(briefing: Briefing, number: int, *, alike: bool) -> Briefing:
    """The briefing with a commitment as often as that, in threads of their own or in one."""
    one = briefing.commitments[0]
    found = (replace(one, id=f"c-{n:07d}", thread="t" if alike else f"t{n}") for n in range(number))
    return replace(briefing, commitments=tuple(found))


@pytest.mark.parametrize("alike", [True, False])
def test_no_page_grows_with_the_number_of_commitments(alike):
    briefing = sample.briefing()
    bounds = Bounds(page_lines=20)
    largest = []
    for number in (100, 400):
        corpus = sample.corpus(many(briefing, number, alike=alike))
        made = [page.html for page in site(corpus, bounds=bounds).pages if page.path.startswith("briefings/")]
        found = [one for html in made for one in re.findall(r' id="(c-\d{7})"', html)]
        assert {f"c-{n:07d}" for n in range(number)} <= set(found)
        # Anchors for what stands elsewhere are a few letters each.
        largest.append(max(len(re.sub(r'<i id="[^"]*"></i>', "", html)) for html in made))
    assert largest[1] < largest[0] * 1.3


def test_the_number_of_pages_is_that_of_the_pages_that_have_something():
    for number in (1, 19, 20, 21, 45, 60):
        for alike in (True, False):
            briefing = many(sample.briefing(), number, alike=alike)
            them = list(parts(briefing, 20, 1000))
            assert len(them) == (1 if alike else -(-number // 20))
