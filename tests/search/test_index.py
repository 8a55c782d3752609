"""The index finds every sentence under every word of it, under its actors, and under what was found in it."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.corpus import Corpus
from briefgen.quick_json import compact, parsed
from briefgen.write.search import scripts, sections, vocabulary
from briefgen.write.search.merge import Merged
from briefgen.write.search.segment import Keys, of_documents
from briefgen.write.search.texts import folders, paths
from briefgen.write.search.words import words, words_of_lines
from tests.search.made import Index, contents, files, numbers, steps
from tests.write import hostile, sample

EMPTY = Corpus((), (), (), {}, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. council’s 4,000 cafés", "the us council 4000 cafes"),
        ("don't ‘cut’ the ferry-boats", "dont cut the ferry boats"),
        ("4.2 million, in 2031,2032", "4 2 million in 2031 2032"),
        ("Ångström İzmir STRASSE Ærø", "angstrom izmir strasse ærø"),
        ("東京 Москва naïve", "東京 москва naive"),
        ("end.Start e.g. a.b", "end start eg ab"),
        ("\u202e _ — …", ""),
    ],
)
def test_text_becomes_plain_words(text, expected):
    assert words(text) == expected.split()


@given(st.lists(st.text(max_size=40), max_size=5))
def test_lines_have_the_words_that_each_has_alone(lines):
    lines = [" ".join(line.split()) for line in lines]
    assert (words_of_lines(lines) if lines else []) == [words(line) for line in lines]


@given(st.lists(st.integers(0, 3_000_000)))
def test_numbers_come_back(given_numbers):
    assert numbers(scripts.plain(given_numbers)) == given_numbers
    ascending = sorted(set(given_numbers))
    assert steps(scripts.gaps(ascending)) == ascending


def _merged(lists: dict[str, set[int]], size: int) -> Merged:
    """The index of documents of three sentences with these words, the classes in turn, so many in a segment."""
    rows = [[" ".join(word for word, its in lists.items() if n in its), n % 2 == 0, [], []] for n in range(99)]
    documents = [compact([rows[at : at + 2], rows[at + 2][0], 0, ""]) for at in range(0, 99, 3)]
    made = Merged()
    for at in range(0, len(documents), size):
        made.add(*parsed(of_documents(documents[at : at + size], Keys())))
    return made


def _numbered(lists: dict[str, set[int]], word: str) -> set[int]:
    """The numbers that its sentences get: those in which something was found, titles, plain ones."""
    order = sorted(range(99), key=lambda n: (1 if n % 3 == 2 else 0 if n % 2 == 0 else 2, n))
    return {order.index(n) for n in lists[word]}


LISTS = st.dictionaries(
    st.text("abcdesiny@é東\U00010400\ue000", min_size=1, max_size=6), st.sets(st.integers(0, 98), min_size=1)
)


@given(LISTS, st.integers(1, 33))
@settings(max_examples=40)
def test_segments_of_any_size_make_the_same_lists(lists, size):
    cut = {tuple(one.forms): one for one in _merged(lists, size).groups()}
    assert cut == {tuple(one.forms): one for one in _merged(lists, 33).groups()}
    for forms, one in cut.items():
        found = set().union(*(_numbered(lists, form) for form in forms))
        assert (steps(one.letters), one.count) == (sorted(found), len(found))


@given(LISTS)
@settings(max_examples=60)
def test_every_word_lies_in_the_file_it_is_looked_for_in(lists):
    """Cut as small as can be: each form is in the last file that begins with no later word."""
    kept = vocabulary.SHARD_LETTERS
    vocabulary.SHARD_LETTERS = 1
    try:
        made = vocabulary.vocabulary(_merged(lists, 7).groups(), ())
    finally:
        vocabulary.SHARD_LETTERS = kept
    found: dict[str, Any] = dict(made.files)
    order = [first.encode("utf-16-be") for first in made.starts]
    assert order == sorted(order)
    for word in lists:
        place = max(n for n, first in enumerate(order) if first <= word.encode("utf-16-be"))
        rows = found[f"words-{place}"]["words"]
        lists_of = {form: rows[at + 2] for at in range(0, len(rows), 3) for form in rows[at].split(" ")}
        assert _numbered(lists, word) <= set(steps(lists_of[word]))


@pytest.mark.parametrize(
    "corpus", [sample.corpus, sample.threaded, hostile.corpus], ids=["sample", "threaded", "hostile"]
)
def test_every_word_of_every_sentence_finds_the_sentence(corpus):
    index = Index(corpus())
    checked = 0
    for name, its in index.files.items():
        for row in [*its["sentences"][0], *its["sentences"][2]] if name.startswith("text/") else ():
            for word in words(row[0]):
                assert (its["page"], row[1]) in [(d["page"], r[1]) for d, r in map(index.shown, index.having(word))]
                checked += 1
    assert checked > 50


@pytest.mark.parametrize("place", [0, 700, 1_999])
def test_a_document_that_goes_renames_few_texts(place):
    ids = [f"harbour-{number}" for number in range(2_000)]
    less = [*ids[:place], *ids[place + 1 :]]
    before, after = (dict(zip(its, paths(folders(its)), strict=True)) for its in (ids, less))
    assert sum(before[one] != after[one] for one in less) < 200
    assert len(set(after.values())) == len(less)


def test_forms_of_a_word_find_each_other():
    index = Index(sample.corpus())
    assert index.having("repeated")
    assert index.having("bridge") != index.having("council")
    pledged = sample.corpus(sample.briefing(sample.source(weather="Nobody pledges."), weather="Nobody pledges."))
    assert Index(pledged).having("pledges") == Index(pledged).having("pledged")


def test_a_long_list_has_a_file_of_its_own(monkeypatch):
    monkeypatch.setattr(vocabulary, "LIST_LETTERS", 1)
    index = Index(sample.corpus())
    assert [name for name in index.files if name.startswith("list-")]
    assert {row[0] for _, row in map(index.shown, index.having("ferry"))} == {sample.SENTENCES[1]}


def test_what_was_found_comes_first_and_the_newest_document_before_the_others():
    index = Index(sample.corpus())
    found, _, plain = index.counts
    assert (found, plain) == (10, 2)
    assert all(index.shown(number)[1][2] for number in range(found))
    order = [index.shown(number)[0]["page"] for number in range(found)]
    assert order == sorted(order, key=lambda page: "quay" in page)  # the undated one comes last


def test_a_title_that_no_sentence_says_is_found():
    index = Index(sample.corpus())
    assert [d["title"] for d, row in map(index.shown, index.having("quay"))] == ["The quay reopens"]


def test_an_actor_is_found_under_its_names_and_where_others_words_mean_it():
    corpus = sample.threaded()
    mayor = replace(corpus.dossiers[1], aliases=(("Lindqvist", 2), ("the Mayor", 1)), merged=("A. Lindqvist",))
    index = Index(replace(corpus, dossiers=(corpus.dossiers[0], mayor)))
    for typed in ("ada lindqvist", "lindqvist", "a lindqvist", "@mayor"):
        assert index.named(typed) == ["mayor"], typed
    assert index.named("the mayor") == []  # a description means somebody else elsewhere
    said = {row[0] for _, row in map(index.shown, index.having("@mayor"))}
    assert said == {sample.SENTENCES[1]}


def test_an_actor_has_every_sentence_that_binds_it_also_without_its_name():
    index = Index(sample.corpus())
    said = {row[0] for _, row in map(index.shown, index.having("@council"))}
    assert {sample.SENTENCES[0], sample.SENTENCES[2], sample.SENTENCES[5]} <= said


def test_filters_know_what_each_sentence_states():
    index = Index(sample.threaded())
    values = index.files["values"]
    codes = numbers(values["codes"])
    assert len(codes) == sum(index.counts)
    by_text = {index.shown(n)[1][0]: values["combined"][code] for n, code in enumerate(codes)}
    pledge = by_text[sample.SENTENCES[0]]
    assert set(pledge["what"]) == {"summary", "commitment", "fact"}
    assert (pledge["kind"], pledge["status"]) == (["pledge"], ["renewed"])
    assert by_text[sample.SENTENCES[3]] == {"what": ["statement"], "kind": ["demand"]}
    assert by_text[sample.WEATHER] == {"what": ["plain"]}
    assert set(by_text[sample.SENTENCES[2]]["what"]) == {"commitment", "figure"}
    flat = numbers(index.files["mentions-0"])
    assert sum(1 for _ in codes) == len(_blocks(flat))


def _blocks(flat):
    found, at = [], 0
    while at < len(flat):
        found.append(flat[at + 1 : at + 1 + flat[at]])
        at += flat[at] + 1
    return found


def test_mentions_name_the_same_sentences_as_the_lists_of_the_actors():
    index = Index(sample.threaded())
    blocks = _blocks(numbers(index.files["mentions-0"]))
    for number, (_, actor) in enumerate(index.files["actors-0"]):
        assert [unit for unit, them in enumerate(blocks) if number in them] == index.having(f"@{actor}")


def test_nothing_from_a_document_can_end_a_script():
    for path, content in files(hostile.corpus()).items():
        assert content.isascii(), path
        assert b"<" not in content, path
        assert content.count(b"\n") == 1, path


def test_a_site_without_documents_has_an_index():
    found = contents(EMPTY)
    assert found["documents"]["columns"] == ""
    assert Index(EMPTY).counts == [0, 0, 0]
    assert Index(EMPTY).having("ferry") == []


def test_the_index_is_the_same_in_every_process():
    code = (
        "import hashlib; from tests.search.made import files; from tests.write import sample;"
        "print(hashlib.sha256(repr(sorted(files(sample.threaded()).items())).encode()).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1


def test_the_library_is_the_one_that_its_note_names():
    assets = Path(vocabulary.__file__).parents[1] / "assets"
    note = (assets / "minisearch.README.md").read_text(encoding="utf-8")
    assert hashlib.sha256((assets / "minisearch.js").read_bytes()).hexdigest() in note
    assert (assets / "minisearch.LICENSE.txt").read_text(encoding="utf-8").startswith("Copyright 2022 Luca Ongaro")


def test_countries_are_found_under_formal_names_and_their_initials():
    corpus = sample.corpus()
    country = replace(corpus.dossiers[0], name="North Korea", type="country", aliases=())
    index = Index(replace(corpus, dossiers=(country,)))
    for typed in ("north korea", "dprk", "Democratic People’s Republic of Korea"):
        assert index.named(" ".join(words(typed))) == ["council"], typed
    assert index.named("kp") == []


def test_hand_written_pages_are_found_by_section():
    html = (
        '<h1 id="top">Guide</h1><p>First <b>wor</b>ds.</p><script>no()</script>'
        '<h2 id="b">Sea<a class="headerlink" href="#b">¶</a></h2><p>a</p><p>b &lt;</p>'
    )
    made = sections([("guide/index.html", "Guide", html)])
    content = made.content.decode()
    assert made.path == "search/data/pages.js"
    assert '"title":"Guide","href":"../guide/index.html#top","text":"First words."' in content
    assert '"title":"Guide: Sea","href":"../guide/index.html#b","text":"a b \\u003c"' in content
    assert "no()" not in content
