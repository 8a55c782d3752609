"""A document in a language without a pipeline: its page says so and invents nothing, and it is counted and listed."""

from __future__ import annotations

import dataclasses
import json

import jsonschema
import pytest
from click.testing import CliRunner

from bench import languages as texts
from briefgen import build, extraction, not_analysed, packed, record
from briefgen.cli import main
from briefgen.model import Known, NotAnalysed
from tests.write import sample
from tests.write.page_reader import read

pytestmark = pytest.mark.model
TEXTS = texts.texts()


@pytest.fixture
def mixed(settings):
    """Two documents in English, and one each in Arabic, Japanese and French."""
    for code in ("ar", "ja", "fr"):
        (settings.sources / f"{code}.txt").write_text(TEXTS[code]["news"].strip(), encoding="utf-8")
    (settings.sources / "ar.yml").write_text("outlet: جريدة الميناء\n", encoding="utf-8")
    return settings


def page_of(built, path):
    return next(page.html for page in built.site.pages if page.path == path)


def words(element) -> str:
    return " ".join(element.text().split())


def test_its_page_has_its_text_whole_and_no_findings(mixed):
    built = build.site(mixed)
    page = read(page_of(built, "briefings/ja/index.html"))
    (notice,) = [one for one in page.all("div") if one.attrs.get("id") == "not-analysed"]
    assert "Not analysed: Japanese" in words(notice)
    assert "briefgen reads English here." in words(notice)
    assert "If that is wrong, write language: en, or the code of the right language, into ja.yml" in words(notice)
    (text,) = [one for one in page.all("div") if "bg-text" in one.attrs.get("class", "")]
    assert (text.attrs["lang"], text.attrs["dir"]) == ("ja", "ltr")
    unnumbered = "".join(letter for letter in text.text() if letter not in "123")
    assert "".join(unnumbered.split()) == "".join(TEXTS["ja"]["news"].split())
    sections = {h.attrs["id"] for h in page.all("h2")}
    assert sections == {"source-text"}
    (title,) = page.all("h1")
    assert (words(title), title.attrs["lang"]) == ("評議会、橋の再開を約束", "ja")


def test_what_is_written_from_right_to_left_is_shown_so(mixed):
    page = read(page_of(build.site(mixed), "briefings/ar/index.html"))
    (text,) = [one for one in page.all("div") if "bg-text" in one.attrs.get("class", "")]
    assert (text.attrs["lang"], text.attrs["dir"]) == ("ar", "rtl")
    assert "جريدة الميناء" in page.text()


def test_the_lists_the_count_and_the_search_know_it(mixed):
    built = build.site(mixed)
    assert "3 documents not analysed: 1 Arabic, 1 French, 1 Japanese" in built.notes
    for path in ("index.html", "briefings/index.html"):
        page = read(page_of(built, path))
        assert "not analysed: Japanese" in words(page)
        (link,) = [a for a in page.all("a") if words(a) == "評議会、橋の再開を約束"]
        assert link.attrs["lang"] == "ja"
    assert "3 not analysed, for their language" in words(read(page_of(built, "method/corpus/index.html")))
    found = b"".join(one.content for one in built.site.attachments if one.path.startswith("search/"))
    assert "港湾評議会".encode() in found or rb"\u6e2f\u6e7e" in found


def test_its_data_say_so_and_follow_the_schema(mixed):
    files = {one.path: one.content for one in build.site(mixed).site.attachments}
    data = json.loads(files["briefings/ar/briefing.json"])
    jsonschema.Draft202012Validator(json.loads(files["data/schema.json"])).validate(data)
    assert (data["analysed"], data["language"], data["language_from"]) == (False, "ar", "words of the text")
    assert data["not_analysed"] == {
        "reason": "language",
        "told": "The document is in Arabic, and briefgen reads English here.",
    }
    assert [data[kind] for kind in ("facts", "actors", "quotes", "commitments", "gaps", "dates")] == [[]] * 6
    english = json.loads(files["briefings/ferry/briefing.json"])
    assert (english["analysed"], english["not_analysed"], english["language"]) == (True, None, "en")


def test_the_editor_puts_a_wrong_language_right_in_the_sidecar(mixed):
    build.site(mixed)
    (mixed.sources / "ferry.yml").write_text("language: ja\n", encoding="utf-8")
    (mixed.sources / "fr.yml").write_text("language: en\n", encoding="utf-8")
    built = build.site(mixed)
    assert "3 documents not analysed: 2 Japanese, 1 Arabic" in built.notes
    assert "The sidecar states the language." in words(read(page_of(built, "briefings/ferry/index.html")))


def test_it_comes_from_the_cache_as_it_came_from_the_file(mixed):
    cold, warm = build.site(mixed), build.site(mixed)
    assert (cold.cached, warm.cached) == (0, 5)
    for one, other in zip(cold.site.pages, warm.site.pages, strict=True):
        assert one.html == other.html


def test_a_model_for_one_language_changes_nothing_that_is_kept_of_another(mixed):
    here = extraction.fingerprints(mixed)
    more = extraction.fingerprints(dataclasses.replace(mixed, models=(("fr", "fr_harbour"),)))
    assert more["en"] == here["en"]
    assert more[extraction.NO_MODEL] != here[extraction.NO_MODEL]
    assert set(more) == {"en", "fr", extraction.NO_MODEL}


def test_the_terminal_says_it_in_one_sentence(mixed):
    shown = CliRunner().invoke(main, ["show", str(mixed.sources / "fr.txt")])
    assert shown.exit_code == 0
    assert shown.stdout.splitlines() == [
        "Le conseil promet de rouvrir le pont",
        "date not stated · outlet not stated · author not stated · language fr",
        "",
        "The document is in French, and briefgen reads English here. Nothing was looked for in it.",
    ]


def test_extract_counts_them(mixed, tmp_path):
    done = CliRunner().invoke(main, ["extract", str(mixed.sources), "--output", str(tmp_path / "out"), "--jobs", "1"])
    assert "3 documents not analysed: 1 Arabic, 1 French, 1 Japanese" in done.stderr
    assert done.exit_code == 0


def test_both_kinds_of_briefings_without_findings_come_back_as_they_were():
    source = dataclasses.replace(sample.source(), language=Known("ja", "sidecar"))
    for found in (not_analysed.in_another_language(source, ("en", "fr")), not_analysed.ended(source, "It took long.")):
        assert record.from_record(record.to_record(found), found.source) == found
        assert packed.unpacked(packed.packed(found), source.id, source.file) == found
    there = not_analysed.in_another_language(source, ("en", "fr")).not_analysed
    assert there == NotAnalysed("language", "The document is in Japanese, and briefgen reads English and French here.")


def test_of_a_document_whose_work_ended_the_text_is_left():
    found = not_analysed.ended(sample.source(), "It took long.")
    assert found.limits == found.source.limits == ("It took long.",)
    assert found.not_analysed == NotAnalysed("ended", "It took long.")
    assert {part.reason for part in found.source.unused} >= {"front matter", not_analysed.NOT_ANALYSED}
    assert found.source.blocks == ()
