"""What a reader finds on the page of an actor."""

from __future__ import annotations

from dataclasses import replace

from briefgen.corpus import Applied, Entry
from briefgen.write import site
from tests.write import sample
from tests.write.page_reader import Element, read


def _page(name: str, corpus=None) -> Element:
    written = site(corpus or sample.threaded())
    return read(next(page.html for page in written.pages if page.path == f"actors/{name}/index.html"))


def _section(page: Element, key: str) -> str:
    section = next(s for s in page.all("section") if s.all("h2")[0].attrs["id"] == key)
    return " ".join(section.text().split())


def test_a_commitment_of_several_documents_is_one_line_with_what_became_of_it():
    made = _section(_page("council"), "made")
    assert made.count("reopen the old bridge by 31 March 2032") == 1
    assert "renewed, according to The Harbour Post suggested all steps" in made
    assert made.count("2 reports") == 1


def test_what_others_owe_an_actor_stands_apart_from_what_it_undertook():
    page = _page("mayor")
    headings = [h.attrs["id"] for h in page.all("h2")]
    assert "received" in headings
    assert "made" not in headings


def test_said_about_holds_quotations_of_others_that_name_the_actor_and_none_of_its_own():
    first, later = sample.threaded().briefings
    named = replace(first.actors[0], mentions=(sample.find(first.source, "ferry"),))
    corpus = replace(sample.threaded(), briefings=(replace(first, actors=(named, first.actors[1])), later))
    about = _section(_page("council", corpus), "about")
    assert "Ada Lindqvist: the ferry will not be cut" in about
    own = replace(first.actors[1], mentions=(sample.find(first.source, "ferry"),))
    corpus = replace(sample.threaded(), briefings=(replace(first, actors=(first.actors[0], own)), later))
    assert "about" not in [h.attrs["id"] for h in _page("mayor", corpus).all("h2")]


def test_who_else_may_be_meant_and_what_is_doubtful_is_said():
    identity = _section(_page("mayor"), "identity")
    assert "two documents may mean different people" in identity
    assert "Not to be taken for: council organization" in identity


def test_a_doubtful_document_is_named_with_its_doubt():
    corpus = sample.threaded()
    council = corpus.dossiers[0]
    doubtful = replace(council.appearances[0], doubt="only the surname is the same")
    changed = replace(council, appearances=(doubtful, *council.appearances[1:]))
    identity = _section(_page("council", replace(corpus, dossiers=(changed, corpus.dossiers[1]))), "identity")
    assert f"{sample.TITLE}: only the surname is the same" in identity


def test_named_with_counts_briefings_and_commitments_both_ways():
    cells = next(row for row in _page("council").all("table", "bg-company")[0].all("tr") if row.all("td")).all("td")
    assert [cell.text() for cell in cells] == ["2", "3", "·"]


def test_the_first_lines_stand_open_and_the_others_are_folded_below_them():
    corpus = sample.threaded()
    first = corpus.briefings[0]
    said = tuple(Entry(first, replace(first.quotes[0], id=f"q-{at}"), ()) for at in range(9))
    page = _page("council", replace(corpus, dossiers=(replace(corpus.dossiers[0], said=said), corpus.dossiers[1])))
    section = next(s for s in page.all("section") if s.all("h2")[0].attrs["id"] == "said")
    open_, folded = section.all("ul")
    assert (len(open_.all("li")), len(folded.all("li"))) == (5, 4)
    (details,) = section.all("details")
    assert details.all("summary")[0].text() == "4 older"
    assert details.all("ul") == [folded]


def test_the_ways_to_the_parts_of_the_page_tell_how_much_is_there():
    page = _page("council")
    (jumps,) = page.all("nav", "bg-jumps")
    told = {a.attrs["href"]: " ".join(a.text().split()) for a in jumps.all("a")}
    assert list(told) == [f"#{h.attrs['id']}" for h in page.all("h2")]
    assert told["#made"] == "Committed to 3"
    assert told["#briefings"] == "Briefings 2"


def test_the_name_of_the_page_is_not_said_again_on_each_line_but_that_of_others_is():
    assert "Ada Lindqvist: " in _section(_page("council"), "made")
    assert "council" not in [a.text() for a in _page("council").all("ul", "bg-rows")[0].all("a", "bg-name")]


def test_what_the_editor_said_about_who_is_who_stands_there_with_its_line():
    merge = Applied("actors.yml", 12, "merge", "council", None, '"the Harbour Board" is council')
    corpus = replace(sample.threaded(), corrections=(merge,))
    identity = _section(_page("council", corpus), "identity")
    assert '"the Harbour Board" is council written in actors.yml, line 12' in identity
    assert "Harbour Board" not in _page("mayor", corpus).text()
