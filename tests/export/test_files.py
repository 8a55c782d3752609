"""What there is: every file linked from the page it belongs to, the same bytes each time, the JSON as documented."""

from __future__ import annotations

import json
import posixpath
import re

import jsonschema
import pytest

from briefgen.cli import sites
from briefgen.errors import SettingsError
from briefgen.write import site
from briefgen.write.encode import json_bytes, json_lines, json_pieces
from briefgen.write.exports import WRITERS, export
from briefgen.write.exports.offered import LABELS, offers
from tests.export.made import URL, files, undated, written
from tests.write import hostile, sample

EVIDENCE = {
    "type": "object",
    "required": ["start", "end", "quote"],
    "properties": {"start": {"type": "integer"}, "end": {"type": "integer"}, "quote": {"type": "string"}},
}
TEXT = {"type": "string"}
NAMES = {"type": "array", "items": {"required": ["name", "dossier"]}}
CORPUS = {
    "type": "object",
    "required": ["version", "title", "page", "briefings", "actors", "commitments", "said", "same_story", "corrections"],
    "properties": {
        "version": {"const": 1},
        "title": TEXT,
        "page": TEXT,
        "same_story": {"type": "array"},
        "corrections": {"type": "array"},
        "briefings": {
            "type": "array",
            "items": {"required": ["id", "file", "sha256", "title", "date", "page", "data"]},
        },
        "actors": {"type": "array", "items": {"required": ["id", "name", "type", "aliases", "roles", "briefings"]}},
        "commitments": {
            "type": "array",
            "items": {
                "required": ["id", "actors", "recipients", "kind", "wording", "deadline", "status", "reports", "steps"],
                "properties": {
                    "actors": NAMES,
                    "recipients": NAMES,
                    "wording": TEXT,
                    "reports": {"type": "array", "minItems": 1, "items": {"properties": {"evidence": EVIDENCE}}},
                    "steps": {"type": "array", "items": {"properties": {"evidence": EVIDENCE, "reason": TEXT}}},
                },
            },
        },
        "said": {"type": "array", "items": {"required": ["text", "speaker", "evidence"]}},
    },
    "additionalProperties": False,
}


def test_every_file_is_linked_from_the_page_it_belongs_to_and_every_link_leads_to_a_file():
    built = site(sample.threaded())
    there = {file.path for file in built.attachments} | {page.path for page in built.pages}
    linked = set()
    for page in built.pages:
        for link in re.findall(r'href="([^"#:]+)"[^>]* download', page.html):
            linked.add(posixpath.normpath(posixpath.join(posixpath.dirname(page.path), link)))
    assert linked <= there
    assert set(files()) <= linked
    for name in ("commitments.csv", "commitments.ics", "dossier.json", "dossier.jsonld", "feed.xml", "feed.json"):
        assert f"actors/council/{name}" in linked


def test_an_actor_of_one_document_has_no_files_of_its_own_but_can_be_exported():
    corpus = sample.corpus(sample.briefing())
    assert not [file.path for file in written(corpus) if file.path.startswith("actors/")]
    assert b"reopen the old bridge" in (export(corpus, "json", "council") or b"")


@pytest.mark.parametrize("url", [None, URL])
def test_the_same_corpus_gives_the_same_bytes(url):
    assert {file.path: file.content for file in written(sample.threaded(), url)} == files(url)


@pytest.mark.parametrize("path", ["data/corpus.json", "actors/council/dossier.json", "actors/mayor/dossier.json"])
def test_the_json_is_as_the_guide_says_and_quotes_the_sources(path):
    data = json.loads(files()[path])
    jsonschema.validate(data, CORPUS)
    texts = {briefing.source.id: briefing.source.text for briefing in sample.threaded().briefings}
    for thread in data["commitments"]:
        for place in (*thread["reports"], *thread["steps"]):
            evidence = place["evidence"]
            assert texts[place["briefing"]][evidence["start"] : evidence["end"]] == evidence["quote"]


def test_the_whole_corpus_holds_every_thread_with_its_status_and_who_says_so():
    threads = json.loads(files()["data/corpus.json"])["commitments"]
    assert [thread["status"]["by"] for thread in threads] == ["suggested", "nobody", "nobody"]
    assert [step["turn"] for step in threads[0]["steps"]] == [None, None, "renewed"]


def test_empty_lists_and_strange_words_are_json():
    content = json_lines({"a": 'b"\u2028\udc80'}, none=(), some=(b'{"c": 1}', json_bytes("\udc80")))
    assert json.loads(content) == {"a": 'b"\u2028?', "none": [], "some": [{"c": 1}, "?"]}


@pytest.mark.parametrize("form", sorted(WRITERS))
def test_a_hostile_corpus_can_be_written_in_every_format(form):
    content = export(hostile.corpus(), form)
    assert content is None or content.decode("utf-8")


def test_a_corpus_without_documents_has_no_empty_feeds_or_calendars():
    found = {file.path for file in written(undated().__class__((), (), (), {}, {}))}
    assert found == {"data/corpus.json", "data/corpus.jsonld"}


@pytest.mark.parametrize("name", ["mayor", "Ada Lindqvist", " ada  LINDQVIST", "the Mayor"])
def test_an_actor_is_found_by_the_id_of_its_dossier_and_by_its_names(name):
    assert export(sample.threaded(), "json", name) == export(sample.threaded(), "json", "mayor")


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Ada Lindquist", 'no actor with a dossier is called "Ada Lindquist"; there is "ada lindqvist"'),
        ("zzz", 'no actor with a dossier is called "zzz"; there is none like it'),
    ],
)
def test_a_name_that_nobody_has_is_an_error_that_names_those_like_it(name, message):
    with pytest.raises(SettingsError, match=f"^{re.escape(message)}$"):
        export(sample.threaded(), "csv", name)


def test_the_command_knows_every_format_and_pages_have_a_name_for_each():
    assert set(sites.FORMATS) == {*WRITERS, "site"}, "a site is a folder, and no page offers it"
    assert set(WRITERS) == set(LABELS)


def test_every_offered_format_has_a_writer():
    for kind in ("news", "register", "actor", "document"):
        assert {offer.form for offer in offers(kind, "x/index.html")} <= set(WRITERS)


def test_what_is_written_piece_by_piece_is_the_same():
    made = site(sample.corpus(), site_name="Harbour", site_url="https://example.org/")
    found = {file.path: (file.pieces, file.make) for file in made.attachments if file.pieces}
    assert {path.rsplit(".", 1)[1] for path in found} == {"json", "jsonld", "csv", "ics", "xml"}
    for pieces, make in found.values():
        assert pieces is not None
        assert b"".join(pieces()) == make()


def test_a_long_list_of_json_is_one_list_in_several_pieces():
    long = [f"{number:04000}" for number in range(250)]
    pieces = list(json_pieces({}, some=map(json_bytes, long), none=()))
    assert len(pieces) > 4
    assert max(map(len, pieces)) < 300_000
    assert json.loads(b"".join(pieces)) == {"some": long, "none": []}
