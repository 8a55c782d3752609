"""Made documents are what they say: their sources read as made, their evidence stands where it should."""

import re
from collections import Counter
from itertools import pairwise

import pytest

from bench.corpus import briefings, main
from bench.search import entries
from bench.site import searched
from briefgen import connect, read
from briefgen.settings import Settings

SIZE = 40


@pytest.fixture(scope="module")
def made():
    return tuple(briefings(SIZE))


def test_reading_the_written_file_gives_the_made_source(tmp_path, made):
    main([str(SIZE), str(tmp_path)])
    sources, problems = read.sources(Settings(sources=tmp_path, root=tmp_path))
    assert not problems
    assert list(sources) == [one.source for one in made]


def test_the_same_size_and_seed_give_the_same_documents(made):
    again = tuple(briefings(SIZE))
    assert again == made
    assert [one.source.text for one in again] == [one.source.text for one in made]


def test_another_seed_gives_other_documents(made):
    assert not {one.source.text for one in briefings(SIZE, seed=2)} & {one.source.text for one in made}


def test_sentences_are_whole_apart_and_cover_all_that_is_read(made):
    for one in made:
        spans = [(sentence.evidence.start, sentence.evidence.end) for sentence in one.sentences]
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        written = "".join(sentence.evidence.quote for sentence in one.sentences)
        blocks = "".join(one.source.text[block.start : block.end] for block in one.source.blocks)
        assert re.sub(r"\s", "", written) == re.sub(r"\s", "", blocks)


def test_every_finding_stands_in_its_sentence(made):
    for one in made:
        sentences = {(sentence.evidence.start, sentence.evidence.end) for sentence in one.sentences}
        parts = [(found.evidence, found.action) for found in (*one.commitments, *one.statements)]
        parts += [(quote.evidence, quote.words) for quote in one.quotes]
        parts += [(date.sentence, date.evidence) for date in one.dates]
        parts += [(figure.sentence, figure.evidence) for figure in one.figures]
        parts += [(found.evidence, found.about) for found in one.developments]
        assert parts
        for whole, part in parts:
            assert (whole.start, whole.end) in sentences
            assert whole.start <= part.start < part.end <= whole.end


def test_mentions_name_their_actor(made):
    for one in made:
        for actor in one.actors:
            assert {mention.quote for mention in actor.mentions} == {actor.name, *actor.aliases}


def test_a_document_has_about_500_words_and_as_many_findings_as_a_real_one(made):
    words = sum(len(one.source.text.split()) for one in made) / SIZE
    assert 430 < words < 580
    counts = {kind: sum(len(getattr(one, kind)) for one in made) / SIZE for kind in ("commitments", "quotes", "dates")}
    assert all(7 < count < 14 for count in counts.values()), counts


def test_words_come_up_as_often_as_rank_says():
    """Zipf's law: the share of words that come once is high, and the first ones make up much of the text."""
    counts = Counter(word for one in briefings(300) for word in re.findall(r"[a-z]+", one.source.text.lower()))
    once = sum(count == 1 for count in counts.values()) / len(counts)
    top = sum(count for _, count in counts.most_common(50)) / counts.total()
    assert once > 0.2
    assert 0.3 < top < 0.6


def test_actors_and_commitments_come_up_again_in_later_documents():
    corpus = connect.corpus(briefings(100))
    assert len(corpus.briefings) == 100
    assert max(len({one.briefing.source.id for one in dossier.appearances}) for dossier in corpus.dossiers) > 15
    assert sum(len(thread.steps) > 1 for thread in corpus.threads) > 50


def test_every_sentence_is_an_entry_of_the_libraries(tmp_path, made):
    count, asked = entries.write(made, tmp_path / "entries.jsonl")
    lines = (tmp_path / "entries.jsonl").read_text(encoding="utf-8").splitlines()
    assert count == len(lines) == sum(len(one.sentences) for one in made)
    assert all(words in "\n".join(lines) for words in (asked.common, asked.name, asked.two))


def test_the_search_part_of_a_site_is_written_without_the_rest(made):
    site = searched(connect.corpus(made))
    assert [page.path for page in site.pages] == ["search/index.html"]
    assert not [one.path for one in site.attachments if one.path.startswith("briefings/")]
