"""The language of a document: English is never lost, others are known by their words, the editor has the first word."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bench import languages as texts
from briefgen import read
from briefgen.languages import direction, listed, name, near, usual
from briefgen.model import UNKNOWN, Known
from briefgen.read.document import source_of
from briefgen.read.folder import Document
from briefgen.read.language import RULE, language_of, recognised
from briefgen.read.yaml_values import Values
from briefgen.settings import Settings

OTHERS = {code: them for code, them in texts.texts().items() if code != "en"}
HARD = texts.texts()["en"]
ENGLISH = "The harbour council pledged to reopen the bridge. The mayor said that the ferry will run until then."


@pytest.mark.parametrize("kind", texts.KINDS)
@pytest.mark.parametrize("code", OTHERS)
def test_another_language_is_recognised(code, kind):
    assert recognised(OTHERS[code][kind]) == code


@pytest.mark.parametrize("name", HARD)
def test_no_hard_case_in_english_is_taken_for_another_language(name):
    assert recognised(HARD[name]) in ("en", None)


@pytest.mark.parametrize("folder", texts.OURS, ids=lambda folder: folder.name)
def test_no_document_nor_paragraph_of_ours_is_lost_even_in_capitals(folder):
    every = texts.english([folder])
    assert {recognised(text) for text in every.pop("documents")} == {"en"}
    assert {recognised(text) for them in every.values() for text in them} == {"en", None}


@pytest.mark.parametrize("code", ["fr", "ja", "ar"])
def test_english_that_quotes_a_paragraph_of_another_language_stays_english(code):
    assert recognised(f"{ENGLISH}\n\n{OTHERS[code]['news'].strip().splitlines()[-1]}\n\n{ENGLISH}") == "en"


def test_another_language_that_quotes_a_sentence_of_english_stays_itself():
    whole = "\n\n".join(OTHERS["fr"][kind] for kind in texts.KINDS)
    assert recognised(f"{whole}\n\nThe bridge will open, she said.") == "fr"


def test_a_script_that_nobody_can_name_is_not_english():
    assert recognised("ᚺᚨᚱᛒᛟᚢᚱ ᚲᛟᚢᚾᚲᛁᛚ ᛟᛈᛖᚾᛊ ᚦᛖ ᛒᚱᛁᛞᚷᛖ ᛁᚾ ᛗᚨᛃ") == "und"


def test_the_editor_has_the_first_word():
    japanese = [OTHERS["ja"]["news"]]
    assert language_of(Known("en", "sidecar"), japanese) == Known("en", "sidecar")
    assert language_of(Known("PT-br", "front matter"), [ENGLISH]) == Known("pt-BR", "front matter")


@pytest.mark.parametrize(
    ("stated", "text", "found"),
    [
        ("en-GB", ENGLISH, Known("en-GB", "feed")),
        ("fr", ENGLISH, Known("en", RULE)),
        ("en", OTHERS["ja"]["news"], Known("ja", RULE)),
        ("es-MX", OTHERS["es"]["news"], Known("es-MX", "feed")),
        ("de", OTHERS["es"]["news"], Known("es", RULE)),
        ("en-US", "Hello", Known("en-US", "feed")),
        ("de", "Hello harbour news", UNKNOWN),
        ("de", "Die Brücke ist wieder offen", Known("de", "feed")),
        ("xx", "Hello", UNKNOWN),
    ],
)
def test_what_a_file_says_of_itself_counts_where_the_words_agree(stated, text, found):
    assert language_of(Known(stated, "feed"), [text]) == found


def test_names_are_no_evidence_of_a_language():
    assert recognised("Jürgen Schäfer, Ulrike Weiß, Dieter Krüger, Annegret Köhler, Karl-Heinz Lindemann") is None
    assert recognised("Takeshi Yamane, Shigeru Nakata and Kenji Yoshimura attended.") in ("en", None)


def test_addresses_and_marks_are_no_words():
    assert recognised("https://example.org/de/die/und/der/das ada@beispiel.example <div lang=de>") is None


def test_five_megabytes_are_looked_at_in_milliseconds():
    recognised(OTHERS["fr"]["news"])  # loads the library
    whole = [OTHERS["fr"]["news"]] * 12_000
    start = time.process_time()
    assert language_of(UNKNOWN, whole) == Known("fr", RULE)
    assert time.process_time() - start < 0.5


def test_a_long_document_is_looked_at_in_many_places():
    half = [ENGLISH] * 3_000
    assert language_of(UNKNOWN, [OTHERS["fr"]["news"]] * 1_500 + half).value == "en"


def read_as(text: str, suffix: str = ".txt"):
    return source_of(text.encode(), Document(Path(f"a{suffix}"), f"a{suffix}", "a"), f"a{suffix}", Values())[0]


@pytest.mark.parametrize("code", OTHERS)
def test_a_paragraph_in_another_language_is_set_aside_with_its_language(code):
    other = max(OTHERS[code]["news"].split("\n\n"), key=len).strip()
    source = read_as(f"The bridge opens\n\n{ENGLISH}\n\n{other}\n\n{ENGLISH}\n\n{ENGLISH}\n\n{ENGLISH}\n")
    (unused,) = source.unused
    assert source.text[unused.start : unused.end] == other
    assert (unused.language, unused.reason, source.language.value) == (code, f"in {name(code)}", "en")


def test_nothing_is_set_aside_where_the_editor_calls_all_of_it_english():
    source = read_as(f"---\nlanguage: en\n---\n{OTHERS['fr']['news'].strip()}\n")
    assert [part.reason for part in source.unused] == ["front matter"]
    assert source.language == Known("en", "front matter")


@pytest.mark.parametrize("folder", texts.OURS, ids=lambda folder: folder.name)
def test_no_paragraph_of_ours_is_set_aside(folder):
    sources, _ = read.sources(Settings(sources=folder, root=folder))
    assert [part for source in sources for part in source.unused if part.language] == []


def test_a_saved_page_states_its_language():
    page = '<!doctype html><html lang="{}"><head><title>x</title></head><body><article>{}</article></body></html>'
    paragraphs = "".join(f"<p>{line}</p>" for line in OTHERS["pt"]["news"].strip().splitlines() if line)
    source = read_as(page.format("pt-br", paragraphs), ".html")
    assert source.language == Known("pt-BR", "web page’s metadata")
    english = "".join(f"<p>{ENGLISH} That is what number {at} says.</p>" for at in range(4))
    assert read_as(page.format("fr", english), ".html").language == Known("en", RULE)


def test_a_mail_states_its_language():
    mail = (
        "From: Ada <ada@example.org>\nSubject: {}\nContent-Language: de-CH\nContent-Type: text/plain; charset=utf-8\n"
    )
    mail += "Content-Transfer-Encoding: 8bit\n\n{}\n"
    assert read_as(mail.format("Hafen", OTHERS["de"]["news"]), ".eml").language.value == "de-CH"


def test_rules_for_what_stands_around_english_do_not_touch_another_language():
    """Whatever is read as a byline, a date line or furniture goes by English words."""
    source = read_as(
        f"Der Hafen\n\nBy Gestern\n\nHARBOUR CITY, April 14 - {OTHERS['de']['news'].strip()}\n\nShare this\n"
    )
    assert (source.language.value, source.date, source.outlet, source.author) == ("de", UNKNOWN, UNKNOWN, UNKNOWN)
    assert source.unused == ()
    assert "".join("".join(source.text[b.start : b.end] for b in source.blocks).split()) == "".join(source.text.split())


def test_the_title_of_a_text_without_a_headline_is_its_first_sentence_in_any_script():
    text = OTHERS["ja"]["news"].strip().splitlines()[-1]
    assert read_as(text).title == Known(text.partition("。")[0], "first sentence")
    assert read_as(OTHERS["th"]["news"].strip().replace("\n", "")).title.value.startswith("สภาสัญญาว่าจะเปิดสะพาน")


def test_codes_are_written_as_usual_and_have_english_names():
    assert [usual(code) for code in ("FR", "pt-br", "zh-hant-tw", "no", "english", "xx", "e", "")] == [
        *("fr", "pt-BR", "zh-Hant-TW", "nb"),
        *[None] * 4,
    ]
    assert [name(code) for code in ("ja", "pt-BR", "nb", "und")] == [
        *("Japanese", "Portuguese", "Norwegian Bokmål"),
        "a language that was not recognised",
    ]
    assert listed(("en",)) == "English"
    assert listed(("en", "fr", "de")) == "English, French and German"
    assert [direction(code) for code in ("ar", "he", "fr", "und", "zz")] == ["rtl", "rtl", "ltr", "auto", "auto"]


def test_a_wrong_code_gets_the_one_that_may_be_meant():
    assert [near(word) for word in ("French", "jp", "Portugese", "gibberish")] == ["fr", "ja", "pt", None]


def test_every_language_that_can_be_recognised_has_a_code_and_a_name():
    from briefgen.read import language

    codes = {language._OTHER_CODES.get(code, code) for code in language._identifier().nb_classes}
    assert "zxx" not in codes
    assert codes > {"en", "fr", "ja", "nb", "sw"}
    assert {code for code in codes if usual(code) != code} == set()
