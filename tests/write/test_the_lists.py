"""What a reader finds on the front page, in the list of briefings, and on the page of rules and figures."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from briefgen.corpus import Corpus, Making
from briefgen.errors import Problem
from briefgen.published import Site
from briefgen.write import index_pages, site, site_map
from tests.write import sample
from tests.write.page_reader import Element, read

CORPUS = sample.threaded()


def _page(path: str, written: Site | None = None) -> Element:
    return read(next(page.html for page in (written or site(CORPUS)).pages if page.path == path))


def _words(element: Element) -> str:
    return " ".join(element.text().split())


def _section(page: Element, key: str) -> Element:
    return next(s for s in page.all("section") if any(h.attrs.get("id") == key for h in s.all("h2")))


def _many(number: int, year: int = 2031) -> Corpus:
    found = (
        sample.briefing(sample.source(f"d{at}", f"Story {at}", f"{year + at // 24}-{at % 12 + 1:02}-14"))
        for at in range(number)
    )
    return sample.corpus(*sorted(found, key=lambda b: b.source.date.value or "", reverse=True))


def test_the_front_page_asks_for_words_and_its_examples_are_of_the_collection():
    page = _page("index.html")
    (form,) = page.all("form")
    assert form.attrs["action"] == "search/index.html"
    assert [field.attrs["name"] for field in form.all("input")] == ["q"]
    asked = [parse_qs(urlsplit(link.attrs["href"]).query) for link in form.all("a")]
    assert {"q": ["council"]} in asked
    assert {"kind": ["plan"]} in asked


def test_what_is_new_is_one_sentence_of_each_document_with_its_source():
    lines = _section(_page("index.html"), "newest").all("li")
    assert len(lines) == 2
    for line in lines:
        hrefs = [link.attrs["href"] for link in line.all("a")]
        assert any("#s-" in href for href in hrefs)
        assert any(href.endswith("/index.html") for href in hrefs)


def test_a_pinned_commitment_stands_on_the_front_page_and_first_in_the_register():
    assert not [h for h in _page("index.html").all("h2") if h.attrs["id"] == "pinned"]
    written = site(CORPUS, pinned=("c-bbbbbbb",))
    assert "pinned" in [h.attrs["id"] for h in _page("index.html", written).all("h2")]
    rows = [row for row in _page("commitments/index.html", written).all("tr") if "id" in row.attrs]
    pinned = [row.attrs["id"] for row in rows if "pinned" in row.attrs.get("data-mark", "").split()]
    assert pinned
    assert [row.attrs["id"] for row in rows][: len(pinned)] == pinned
    assert all("pinned by the editor" in _words(row) for row in rows[: len(pinned)])


def test_briefings_stand_by_year_with_their_number_and_the_undated_last():
    page = _page("briefings/index.html", site(sample.corpus()))
    assert [_words(h).rstrip("¶") for h in page.all("h2")] == ["2031", "Date not stated"]
    assert "2 documents, newest first." in _words(page)


def test_a_full_year_is_told_by_month():
    page = _page("briefings/index.html", site(_many(20)))
    assert "December 2031" in [_words(p)[:13] for p in page.all("p", "bg-group")]


def test_a_story_of_two_outlets_is_one_line_that_names_the_other():
    first, later = CORPUS.briefings
    told = replace(CORPUS, same_story=((first.source.id, later.source.id),))
    page = _page("briefings/index.html", site(told))
    assert "2 documents, 1 story" in _words(page)
    (line,) = [li for li in page.all("li") if "data-row" in li.attrs]
    also = [a.attrs["href"] for a in line.all("a", "bg-name")]
    assert also == [f"{later.source.id}/index.html"]


def test_a_long_list_of_briefings_is_cut_by_time_and_loses_nothing(monkeypatch):
    monkeypatch.setattr(index_pages, "WHOLE", 5)
    written = site(_many(30))
    parts = [page for page in written.pages if page.path.startswith("archive/")]
    shown = [a.attrs["href"] for page in parts for p in read(page.html).all("p", "bg-item-title") for a in p.all("a")]
    assert len(shown) == len(set(shown)) == 30
    assert len(parts) > 5


def test_every_rule_that_found_something_is_counted_where_its_link_leads():
    rows = {row.attrs["id"]: row for row in _page(site_map.METHOD).all("tr") if "id" in row.attrs}
    counted: dict[str, int] = {}
    for briefing in CORPUS.briefings:
        kinds = (briefing.commitments, briefing.statements, briefing.quotes, briefing.facts, briefing.actors)
        for finding in (one for kind in kinds for one in kind):
            counted[finding.rule] = counted.get(finding.rule, 0) + 1
    for rule, number in counted.items():
        anchor = site_map.rule(site_map.METHOD, rule).removeprefix("#")
        assert _words(rows[anchor].all("td")[0]) == str(number)


def test_a_rule_is_told_by_its_example_where_its_lexicon_has_one():
    rule = CORPUS.briefings[0].commitments[0].rule
    making = Making("1.2.3", "some_model", "4.5", {rule: "The council pledged to mend the pier."})
    page = _words(_page(site_map.METHOD, site(CORPUS, making=making)))
    assert "The council pledged to mend the pier." in page
    assert "briefgen 1.2.3" in page
    assert "some_model 4.5" in page


def test_the_hash_of_the_inputs_is_that_of_the_lines_of_sha256sum():
    page = _words(_page(site_map.METHOD))
    lines = sorted((b.source.file, b.source.sha256) for b in CORPUS.briefings)
    expected = hashlib.sha256("".join(f"{digest}  {file}\n" for file, digest in lines).encode()).hexdigest()
    assert expected in page


def test_doubts_are_counted_without_the_words_of_documents():
    first, later = CORPUS.briefings
    doubtful = replace(first, quotes=(replace(first.quotes[0], doubt='inferred from "the Harbour Lady"'),))
    page = _words(_section(_page(site_map.METHOD, site(replace(CORPUS, briefings=(doubtful, later)))), "doubts"))
    assert "inferred from “…”" in page
    assert "Harbour Lady" not in page


@pytest.mark.parametrize(("severity", "told"), [("error", True), ("warning", False)])
def test_a_document_without_a_page_is_told_among_the_figures(severity, told):
    problem = Problem("seeds/ferry.pdf", None, "no text could be read", severity)
    assert ("seeds/ferry.pdf" in _words(_page(site_map.METHOD, site(CORPUS, (problem,))))) is told


def test_an_empty_corpus_has_a_page_of_figures_and_a_front_page_without_a_search_box():
    written = site(Corpus((), (), (), {}, {}))
    assert "Nothing has been found yet." in _words(_page(site_map.METHOD, written))
    assert not _page("index.html", written).all("form")


def test_no_page_of_lists_names_a_share_it_does_not_count():
    tile = re.search(r"(\d+) of (\d+) sentences used: (\d+) of a hundred", _words(_page(site_map.METHOD)))
    assert tile is not None
    used, every, share = map(int, tile.groups())
    assert used <= every == sum(len(b.sentences) for b in CORPUS.briefings)
    assert share == round(100 * used / every)


def test_very_many_actors_are_listed_by_first_letter_and_none_is_lost(monkeypatch):
    """The first page has those named most; every dossier stands on one of the pages behind it."""
    monkeypatch.setattr(index_pages, "ENTRANTS", 1)
    monkeypatch.setattr(index_pages, "MOST_NAMED", 1)
    written = site(CORPUS)
    lists = [page for page in written.pages if page.path.startswith("archive/actors-")]
    assert len(lists) == len(CORPUS.dossiers)
    shown = [li.all("a")[0].text() for page in lists for li in read(page.html).all("li")]
    assert sorted(shown) == sorted(dossier.name for dossier in CORPUS.dossiers)
    first = read(next(page.html for page in written.pages if page.path == "actors/index.html"))
    assert len(first.all("li")) == 1
    paths = {page.path for page in written.pages}
    there = [posixpath.normpath(posixpath.join("actors", a.attrs["href"])) for a in first.all("nav")[0].all("a")]
    assert set(there) <= paths
    assert {page.path for page in lists} <= set(there)
