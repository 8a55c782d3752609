"""How a document is cited: in words, as files for reference managers, in the head of its page.

The files are read back by other people's parsers: bibtexparser, rispy, json.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from briefgen.model import UNKNOWN, Known, Source
from briefgen.write import citation, citation_files, encode, site
from tests.write import hostile, sample
from tests.write.page_reader import read

ROOT = "https://briefings.test/"
PAGE = "https://briefings.test/briefings/harbour/index.html"


def _known() -> Source:
    return replace(
        sample.source(url="https://post.test/bridge?a=1&b=2"), author=Known("Ada Writer & Bo Aker", "byline")
    )


def _bare() -> Source:
    return replace(sample.source(date=None), title=UNKNOWN, outlet=UNKNOWN, language=UNKNOWN)


def _work(source: Source, root: str | None = ROOT) -> citation.Work:
    return citation.work(sample.briefing(source), root)


def _fields(words: str) -> dict[str, str]:
    """The one entry of a file, its values as they stand there."""
    library = parse_string(words)
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"type": entry.entry_type, "key": entry.key, **{field.key: field.value for field in entry.fields}}


def _plain(tex: str) -> str:
    """The words of a field without the marks of TeX."""
    library = parse_string(f"@misc{{a, note = {{{tex}}}}}", append_middleware=[LatexDecodingMiddleware()])
    return str(library.entries[0]["note"]).strip("{}")


def test_the_source_is_cited_and_the_page_comes_last():
    assert _work(_known()).text == (
        "Ada Writer & Bo Aker, “Harbour council pledges to reopen the bridge”, The Harbour Post, 14 April 2031, "
        f"https://post.test/bridge?a=1&b=2. Briefing: {PAGE}"
    )


def test_what_is_not_known_is_left_out_everywhere():
    work = _work(_bare())
    assert work.text == f"Briefing: {PAGE}"
    assert set(_fields(citation_files.bibtex(work))) == {"type", "key", "note"}
    (record,) = rispy.loads(citation_files.ris(work))
    assert set(record) == {"type_of_reference", "id", "notes"}
    (item,) = json.loads(citation_files.csl(work))
    assert set(item) == {"id", "type", "note"}
    assert dict(citation.meta(work)) == {"DC.type": "document", "og:type": "article"}


def test_without_an_address_of_the_site_the_page_is_named_by_its_path():
    assert _work(_known(), None).text.endswith(". Briefing: briefings/harbour/index.html")


def test_a_title_that_nobody_gave_stands_in_square_brackets():
    supplied = replace(sample.source(), title=Known("The quay reopens", "first sentence"))
    assert _work(supplied).words.startswith("“[The quay reopens]”")
    assert _work(replace(supplied, title=Known("The quay reopens", "first line"))).title == "The quay reopens"


def test_bibtex_is_read_back_as_it_was_known():
    found = _fields(citation_files.bibtex(_work(_known())))
    assert found["type"] == "misc"
    assert found["key"] == "harbour"
    assert _plain(found["author"]) == "Ada Writer & Bo Aker"
    assert _plain(found["title"]) == sample.TITLE
    assert found["howpublished"] == "The Harbour Post"
    assert (found["year"], found["month"], found["date"]) == ("2031", "4", "2031-04-14")
    assert found["url"] == "https://post.test/bridge?a=1&b=2"  # styles print it as it stands, so nothing is escaped
    assert PAGE in found["note"]
    assert "0" * 64 in found["note"]


def test_ris_is_read_back_as_it_was_known():
    (found,) = rispy.loads(citation_files.ris(_work(_known())))
    assert found["type_of_reference"] == "ELEC"
    assert found["authors"] == ["Ada Writer & Bo Aker"]
    assert found["title"] == sample.TITLE
    assert found["secondary_title"] == "The Harbour Post"
    assert (found["year"], found["date"]) == ("2031", "2031/04/14")
    assert found["urls"] == ["https://post.test/bridge?a=1&b=2"]


def test_csl_is_read_back_as_it_was_known():
    (found,) = json.loads(citation_files.csl(_work(_known())))
    assert found["type"] == "webpage"
    assert found["author"] == [{"literal": "Ada Writer & Bo Aker"}]
    assert found["container-title"] == "The Harbour Post"
    assert found["issued"] == {"date-parts": [[2031, 4, 14]]}
    assert found["URL"] == "https://post.test/bridge?a=1&b=2"


ODD = (
    "}, note = {odd",
    "a { b",
    "\\input{x} 5% $a_b$ #1 ~ ^",
    "line\nTY  - JOUR\r\nER  - ",
    "東京 “Ærø” \u202egnp.exe",
    hostile.TEXT,
)


@pytest.mark.parametrize("words", ODD)
def test_no_words_of_a_source_can_leave_their_field(words):
    source = replace(
        sample.source(),
        title=Known(words, "front matter"),
        outlet=Known(words, "sidecar"),
        author=Known(words, "byline"),
    )
    work = _work(source)
    shown = encode.plain(words)
    entry = _fields(citation_files.bibtex(work))
    title = entry["title"][1:-1]
    for letter, tex in encode.TEX.items():
        title = title.replace(tex, letter)
    assert title == shown
    assert set(entry) == {"type", "key", "author", "title", "howpublished", "year", "month", "date", "langid", "note"}
    (record,) = rispy.loads(citation_files.ris(work))
    assert record["type_of_reference"] == "GEN"
    assert record["title"] == record["publisher"] == shown.strip()
    (item,) = json.loads(citation_files.csl(work))
    assert item["title"] == item["publisher"] == shown


def test_the_files_on_the_page_and_beside_it_are_the_same():
    written = site(sample.corpus(), site_url=ROOT)
    page = next(page for page in written.pages if page.path == "briefings/harbour/index.html")
    cite = read(page.html).all("details", "bg-cite")[0]
    shown = [pre.text() for pre in cite.all("pre")]
    files = {one.path: one.content.decode() for one in written.attachments if "/citation." in one.path}
    links = [f"briefings/harbour/{a.attrs['href']}" for a in cite.all("a")]
    assert links == [f"briefings/harbour/citation.{suffix}" for suffix in ("bib", "ris", "json")]
    assert [files[link].replace("\r\n", "\n") for link in links] == [words.replace("\r\n", "\n") for words in shown[1:]]
    assert PAGE in shown[0]


def test_the_head_of_the_page_tells_reference_managers_what_is_known():
    """`citation_journal_title` would make Zotero take it for an article of a learned journal."""
    tags = dict(citation.meta(_work(_known())))
    assert tags == {
        "DC.type": "webpage",
        **dict.fromkeys(("citation_title", "DC.title", "og:title"), sample.TITLE),
        **dict.fromkeys(("citation_author", "DC.creator"), "Ada Writer & Bo Aker"),
        **dict.fromkeys(("citation_publication_date", "DC.date"), "2031-04-14"),
        **dict.fromkeys(("DC.publisher", "DC.source"), "The Harbour Post"),
        **dict.fromkeys(("citation_public_url", "DC.identifier"), "https://post.test/bridge?a=1&b=2"),
        **dict.fromkeys(("citation_language", "DC.language"), "en"),
        "og:type": "article",
    }
    page = next(page for page in site(sample.corpus()).pages if page.path == "briefings/harbour/index.html")
    assert ("citation_title", sample.TITLE) in page.meta


def test_a_line_is_cited_with_speaker_document_and_its_own_address():
    written = site(sample.corpus(), site_url=ROOT)
    page = read(next(page.html for page in written.pages if page.path == "briefings/harbour/index.html"))
    cites = [" ".join(p.text().split()) for p in page.all("p", "bg-copied")]
    document = f"“{sample.TITLE}”, The Harbour Post, 14 April 2031"
    assert f"“the ferry will not be cut” — Ada Lindqvist, via Coast Radio, in: {document}. {PAGE}#q-aaaaaaa" in cites
    assert f"“{sample.SENTENCES[0]}” — {document}. {PAGE}#f-aaaaaaa" in cites
    anchors = {e.attrs["id"] for e in page.all() if "id" in e.attrs}
    assert {cite.rpartition("#")[2] for cite in cites} <= anchors
    assert len(cites) == 7  # two facts, three places of commitments, one demand, one quotation
