"""What a reader finds on the page of one document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import Deadline
from briefgen.write import site
from tests.write import sample
from tests.write.page_reader import Element, read


def _page(briefing=None) -> Element:
    corpus = sample.corpus(briefing) if briefing else sample.corpus()
    return read(next(page.html for page in site(corpus).pages if page.path == "briefings/harbour/index.html"))


def _at(page: Element, anchor: str) -> Element:
    return next(e for e in page.all() if e.attrs.get("id") == anchor)


def _words(element: Element) -> str:
    return " ".join(element.text().split())


@pytest.mark.parametrize("number", range(6))
def test_the_source_text_stands_there_sentence_by_sentence_as_it_reads(number):
    sentence = _at(_page(), f"s-sent{number}")
    assert sentence.text(without=("bg-n", "bg-backs")) == sample.SENTENCES[number]


def test_evidence_is_lit_and_the_rest_is_not():
    page = _page()
    assert "".join(mark.text() for mark in _at(page, "s-sent3").all("mark")) == sample.SENTENCES[3]
    assert not _at(page, "s-sent4").all("mark")


def test_the_passage_lights_the_words_of_the_line_within_its_sentence():
    passage = _at(_page(), "c-aaaaaaa").all("blockquote")[0]
    lit = [mark.text() for mark in passage.all("mark", "bg-exact")]
    assert lit == ["reopen the old bridge by 31 March 2032"]
    assert passage.text().startswith(sample.SENTENCES[0])


def test_a_sentence_leads_back_to_all_it_proves():
    backs = _at(_page(), "s-sent0").all(of="bg-backs")[0].all("a")
    assert [(a.text(), a.attrs["href"]) for a in backs][:3] == [
        ("B", "#bottom-line"),
        ("F1", "#f-aaaaaaa"),
        ("C1", "#c-aaaaaaa"),
    ]


def test_a_repair_is_shown_as_read_and_its_raw_form_can_be_reached():
    page = _page()
    repaired = _at(page, "s-sent5").all("a", "bg-repair")[0]
    assert repaired.text() == "that it"
    assert "thatit" in _words(_at(page, repaired.attrs["href"].removeprefix("#")))
    assert "In the file it stands as The council repeated thatit would" in _words(_at(page, "c-ccccccc"))


def test_what_is_not_used_stands_apart_with_its_reason():
    left = _page().all("ul", "bg-left")[0]
    assert f"note on the author{sample.BIO}" in left.text().replace("\n", "")


def test_the_same_commitment_said_twice_is_one_row_with_two_places():
    page = _page()
    rows = page.all("table", "bg-commitments")[0].all("tr")[1:]
    assert [row.attrs["id"] for row in rows] == ["c-aaaaaaa", "c-bbbbbbb"]
    assert [again.attrs["id"] for again in rows[0].all(of="bg-again")] == ["c-ccccccc"]


def test_a_commitment_shows_its_hedge_its_condition_and_its_doubt_in_words():
    row = _words(_at(_page(), "c-bbbbbbb"))
    for words in (
        "◇ plan",
        "hedged: plans to",
        "on condition: if the province agrees",
        "⚑ the actor was inferred",
    ):
        assert words in row


def test_a_name_leads_to_a_dossier_only_where_one_actor_can_be_meant():
    links = [a.attrs["href"] for a in _at(_page(), "c-aaaaaaa").all("a", "bg-name")]
    assert links == ["../../actors/council/index.html"]
    twins = sample.briefing()
    council = twins.actors[0]
    named = replace(twins.commitments[1], recipients=("council",))
    twins = replace(twins, actors=(council, replace(council, id="a-other")), commitments=(named,))
    assert len(_at(_page(twins), named.id).all("a", "bg-name")) == 1  # the one who is bound, known by its id


def test_a_quotation_names_its_speaker_its_cue_and_through_whom():
    assert "the ferry will not be cut Ada Lindqvist · told via Coast Radio" in _words(_at(_page(), "q-aaaaaaa"))


def test_a_quotation_without_speaker_says_so():
    briefing = sample.briefing()
    quote = replace(briefing.quotes[0], speaker=None, speaker_id=None)
    assert "speaker not stated" in _words(_at(_page(replace(briefing, quotes=(quote,))), quote.id))


def test_a_weekday_without_a_date_stays_a_weekday_and_stands_apart():
    when = _page().all("ol", "bg-when")
    assert "31 March 2032" in _words(when[0])
    assert _words(when[1].all("strong")[0]) == "Thursday"


def test_what_is_missing_is_said():
    bare = replace(sample.briefing(), quotes=(), figures=(), statements=(), facts=())
    page = _page(bare)
    words = _words(page)
    assert "the date of the interview" in words
    assert "Nothing was found for: Key facts, Said, but not a commitment, Quotations, Figures." in words
    assert "author not stated" in words.lower()
    assert not [e for e in page.all("h2") if e.text().startswith("Figures")]


def test_the_first_deadline_is_the_earliest_with_a_date():
    briefing = sample.briefing()
    first, second, *_ = briefing.commitments
    undated = replace(first, deadline=Deadline("soon", None))
    dated = replace(second, deadline=Deadline("by May 2030", "2030-05-31"))
    tiles = _page(replace(briefing, commitments=(undated, dated))).all("ul", "bg-tiles")[0]
    assert "31 May 2030 first deadline commitment C2" in _words(tiles)


def test_a_web_address_of_the_source_is_offered_with_the_words_to_find():
    briefing = sample.briefing(sample.source(url="https://post.test/bridge"))
    ways = [a.attrs["href"] for a in _at(_page(briefing), "f-aaaaaaa").all("a")]
    assert (
        "https://post.test/bridge#:~:text=The%20harbour%20council%20pledged%20to,bridge%20by%2031%20March%202032."
        in ways
    )


def test_who_says_so_is_the_actor_only_where_its_own_words_are_quoted():
    briefing = sample.briefing()
    mayor, quote = briefing.actors[1], briefing.quotes[0]
    pledge = replace(
        briefing.commitments[0],
        actors=(mayor.name,),
        actor_ids=(mayor.id,),
        action=quote.words,
        evidence=quote.evidence,
    )
    stranger = replace(quote, speaker="Bo Aker", speaker_id="a-bo")
    for said, expected in (((quote,), "Ada Lindqvist"), ((stranger,), "the source"), ((), "the source")):
        row = _at(_page(replace(briefing, commitments=(pledge,), quotes=said)), pledge.id)
        assert _words(row.all("td")[-1]) == expected


def test_a_bottom_line_in_somebodys_own_words_says_whose_they_are():
    """As in an interview, whose sentences stand without their speaker."""
    found = sample.briefing()
    assert "said by" not in _words(_page(found).all("section", "bg-bottom-line")[0])
    spoken = replace(found.quotes[0], direct=True, words=found.summary[0], speaker="Ada Lindqvist", speaker_id=None)
    page = _page(replace(found, quotes=(spoken, *found.quotes[1:])))
    assert "said by Ada Lindqvist" in _words(page.all("section", "bg-bottom-line")[0])
