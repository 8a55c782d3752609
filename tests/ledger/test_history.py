"""What the ledger remembers from build to build, and what pages make of it; no language model is needed."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from briefgen import write
from briefgen.corpus import Applied, Change, Changed, Corpus, Entry, History, Status, Thread, Wording
from briefgen.ledger import Kept, Ledger, following, read, report
from briefgen.ledger import write as keep
from tests.write import hostile, page_reader, sample

QUAY, HARBOUR = "quay", "harbour"


def corpus(*left_out: str, weather: str = sample.WEATHER, without: str = "", **more: object) -> Corpus:
    """Two documents, `quay` and `harbour`.

    `left_out`: ids of facts that harbour does not have; `weather`: a sentence of it that proves nothing; `without`: a
    document that is not there.
    """
    source = sample.source(weather=weather)
    source = replace(source, sha256=hashlib.sha256(source.text.encode()).hexdigest())
    harbour = sample.briefing(source, weather)
    harbour = replace(harbour, facts=tuple(fact for fact in harbour.facts if fact.id not in left_out))
    both = (harbour, sample.briefing(sample.source(QUAY, "The quay reopens", None)))
    found = sample.corpus(*(briefing for briefing in both if briefing.source.id != without))
    return replace(found, **more)  # type: ignore[arg-type]


def built(last: Ledger | None, of: Corpus) -> tuple[Ledger, dict[str, str]]:
    """The ledger of the build, and its pages by path."""
    now = following(last, of)
    site = write.site(replace(of, history=now.history))
    return now, {page.path: page.html for page in site.pages}


def lines(html: str) -> list[str]:
    """The changes on a page, in words."""
    found = page_reader.read(html)
    return [" ".join(li.text().split()) for ul in found.all("ul", "bg-changes") for li in ul.all("li")]


def test_of_a_first_build_nothing_is_new():
    now, pages = built(None, corpus())
    assert now.history == History(0)
    assert lines(pages["changes/index.html"]) == []
    assert "Nothing has changed since these pages were first built." in pages["changes/index.html"]
    assert report(None, now) == ("no earlier build to compare with",)


def test_a_build_without_a_change_is_the_same_to_the_byte():
    first, before = built(None, corpus())
    second, after = built(first, corpus())
    assert (second, after) == (first, before)
    assert report(first, second) == ("nothing changed since the last build",)


def test_what_changed_stays_until_something_else_changes():
    """It makes no difference whether an identical build before wrote the ledger, or how often."""
    first, _ = built(None, corpus())
    changed, pages = built(first, corpus("f-bbbbbbb"))
    again, same = built(changed, corpus("f-bbbbbbb"))
    assert (again, same) == (changed, pages)
    (line,) = lines(pages["changes/index.html"])
    assert line.startswith("– withdrawn fact before Mayor Ada Lindqvist told Coast Radio")
    assert report(first, changed) == (
        "changed since the last build: 1 document, 1 withdrawn",
        "harbour.txt (same words, read anew): 1 withdrawn",
    )


def test_only_the_pages_of_the_document_and_of_what_changed_are_touched():
    first, before = built(None, corpus())
    _, after = built(first, corpus(weather="It snowed."))
    assert {path for path in after if after[path] != before[path]} == {
        "briefings/harbour/index.html",
        "changes/index.html",
        "index.html",
        "method/corpus/index.html",  # the hash of the inputs
    }


def test_an_edit_that_touches_no_statement_is_told():
    first, _ = built(None, corpus())
    now, pages = built(first, corpus(weather="It snowed."))
    assert report(first, now)[1:] == ("harbour.txt (edited): no statement changed",)
    assert "the document was edited, no statement changed" in pages["briefings/harbour/index.html"]


def test_a_page_keeps_its_last_change_when_another_document_changes():
    first, _ = built(None, corpus())
    second, earlier = built(first, corpus("f-bbbbbbb"))
    quay = replace(second.documents[QUAY], title="The quay is open")
    third, later = built(replace(second, documents={**second.documents, QUAY: quay}), corpus("f-bbbbbbb"))
    assert later["briefings/harbour/index.html"] == earlier["briefings/harbour/index.html"]
    assert "Changes to this page" in later["briefings/harbour/index.html"]
    assert [one.build for one in third.history.documents] == [1]


def test_the_change_before_is_listed_below_the_latest():
    first, _ = built(None, corpus())
    second, _ = built(first, corpus("f-bbbbbbb"))
    third, pages = built(second, corpus("f-bbbbbbb", without=QUAY))
    assert [(one.briefing, one.kind, one.build) for one in third.history.documents] == [
        (QUAY, "withdrawn", 2),
        (HARBOUR, "changed", 1),
    ]
    page = page_reader.read(pages["changes/index.html"])
    latest, earlier = page.all("section")
    assert "The quay reopens quay.txt no longer published, with its 9 statements" in " ".join(latest.text().split())
    assert "Harbour council" in earlier.text()


def test_a_new_document_is_told_with_its_number_of_statements_and_once():
    first, _ = built(None, corpus(without=QUAY))
    second, pages = built(first, corpus())
    assert report(first, second) == (
        "changed since the last build: 1 document (1 new)",
        "quay.txt: new, 9 statements",
    )
    assert "a new document, 9 statements" in pages["changes/index.html"]
    assert "Changes to this page" not in pages["briefings/quay/index.html"]
    third, _ = built(second, corpus("f-bbbbbbb"))
    assert [one.briefing for one in third.history.documents] == [HARBOUR]


def test_a_status_is_told_for_all_documents_with_the_commitment_it_is_about():
    made = corpus()
    lead = made.register[0]
    followed = replace(made, threads=(thread(lead, Status("cancelled, according to the Post", by="suggested")),))
    first, _ = built(None, replace(made, threads=(thread(lead, Status("no follow-up recorded")),)))
    second, pages = built(first, followed)
    assert report(first, second)[1:] == ("in all documents: 1 new",)
    (line,) = lines(pages["changes/index.html"])
    assert "status of a commitment" in line
    assert "now cancelled, according to the Post council · reopen the old bridge by 31 March 2032" in line


def thread(lead: Entry, status: Status) -> Thread:
    return Thread("t-1", lead, (lead,), (), status, 1)


def test_a_correction_is_told_as_the_editors():
    fix = Applied("harbour.yml", 3, "drop", "f-bbbbbbb", HARBOUR, "Left out: “the ferry”", because="she did not")
    first, _ = built(None, corpus())
    second, pages = built(first, corpus("f-bbbbbbb", corrections=(fix,)))
    assert report(first, second)[1:] == ("harbour.txt (corrected by an editor): 1 corrected",)
    (line,) = lines(pages["briefings/harbour/index.html"])
    assert line.startswith("✎ corrected by the editor fact before Mayor Ada")
    moved = replace(fix, line=30)
    assert following(second, corpus("f-bbbbbbb", corrections=(moved,))).history == second.history


def test_a_link_to_a_line_that_has_another_id_by_now_is_left_out():
    """The words are the same, so nothing is told; but the anchor of the earlier change is gone."""
    first, _ = built(None, corpus("f-bbbbbbb"))
    second, pages = built(first, corpus())
    assert "#f-bbbbbbb" in pages["changes/index.html"]
    renamed = corpus()
    harbour = renamed.briefings[0]
    harbour = replace(harbour, facts=(harbour.facts[0], replace(harbour.facts[1], id="f-other")))
    third, pages = built(second, replace(renamed, briefings=(harbour, renamed.briefings[1])))
    assert third.history == second.history
    assert "#f-bbbbbbb" not in pages["changes/index.html"]


def test_words_of_the_ledger_are_text(tmp_path):
    """Whoever writes into the ledger, or published something evil before, writes words and no markup."""
    evil = Wording(hostile.TEXT, hostile.TEXT)
    change = Change("changed", hostile.TEXT, hostile.TEXT, evil, replace(evil, words=f"now {hostile.TEXT}"))
    one = Changed(HARBOUR, hostile.TEXT, hostile.TEXT, "changed", "edited", 1, 1, (change,))
    gone = replace(one, briefing="gone", kind="withdrawn")
    last = Ledger(following(None, corpus()).documents, History(1, (one, gone)))
    keep(tmp_path / "ledger.jsonl", last, Kept(None))
    _, pages = built(read(tmp_path / "ledger.jsonl", "").ledger, corpus())
    for path in ("changes/index.html", "briefings/harbour/index.html"):
        html = pages[path]
        page_reader.read(html)  # every element is closed by its own end tag
        assert "<script" not in html
        assert "<img" not in html
        assert "\u202e" not in html
        assert "alert(1)" in html


@pytest.mark.parametrize(("changed", "shown"), [(3, 3), (5000, 200)])
def test_a_page_of_thousands_of_changes_shows_the_first_and_counts_the_rest(changed, shown):
    change = Change("new", "fact", "f-1", None, Wording("It rained."))
    documents = tuple(
        Changed(f"d{n}", f"d{n}.txt", f"Document {n}", "changed", "read anew", 1, 50, (change,) * 50)
        for n in range(changed // 50)
    ) or (Changed("d", "d.txt", "Document", "changed", "read anew", 1, 50, (change,) * changed),)
    html = {page.path: page.html for page in write.site(replace(corpus(), history=History(1, documents))).pages}
    assert len(lines(html["changes/index.html"])) == shown
    assert f"{changed:,} new lines" in html["changes/index.html"]


def test_without_a_ledger_there_is_no_page_and_no_link_to_it():
    pages = {page.path: page.html for page in write.site(corpus()).pages}
    assert "changes/index.html" not in pages
    assert not [path for path, html in pages.items() if "changes/index.html" in html]
