"""What a reader finds on the page of one document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.model import Deadline, Dispute, Instrument
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
    assert sentence.text(without=("bg-n", "bg-backs", "bg-idle", "bg-see")) == sample.SENTENCES[number]


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


def test_a_repair_is_shown_as_read_and_opens_its_raw_form_without_a_script():
    page = _page()
    repaired = _at(page, "s-sent5").all("button", "bg-repair")[0]
    assert repaired.text() == "that it"
    raw = _at(page, repaired.attrs["popovertarget"])
    assert "popover" in raw.attrs
    assert "The file has thatit, read as that it." in _words(raw)
    assert "In the file it stands as The council repeated thatit would" in _words(_at(page, "c-ccccccc"))


def test_a_repair_in_the_evidence_of_a_line_leads_to_the_list_of_repairs():
    page = _page()
    repaired = _at(page, "c-ccccccc").all("a", "bg-repair")[0]
    assert "thatit" in _words(_at(page, repaired.attrs["href"].removeprefix("#")))


def test_what_is_not_used_stands_in_its_place_with_its_reason():
    parts = [e for e in _page().all("div", "bg-text")[0].children if isinstance(e, Element)]
    words = [_words(part) for part in parts]
    assert words[0].startswith("Not used: front matter--- title:")
    assert parts[0].all("details")  # the head of the page says it already
    assert words[-1] == f"Not used: note on the author{sample.BIO}"
    assert [part.tag for part in parts] == ["div", "p", "p", "div"]


def test_every_sentence_that_is_not_shaded_as_unused_is_lit():
    """With the switch on, nothing is unaccounted for: evidence is lit, the rest says why it is not used."""
    sentences = _page().all("span", "bg-sentence")
    assert len(sentences) == len(sample.SENTENCES)
    for sentence in sentences:
        unused = "bg-unused" in sentence.attrs["class"].split()
        assert bool(sentence.all("mark")) != unused
        assert [_words(why) for why in sentence.all(of="bg-idle")] == ["not used: no line rests on it"] * unused


def test_the_switch_counts_what_it_shades_and_has_a_label():
    page = _page()
    switch = page.all("p", "bg-switch")[0]
    assert _words(switch) == "Shade the 1 sentence that no statement rests on"
    assert switch.all("label")[0].attrs["for"] == switch.all("input")[0].attrs["id"] == "shade"


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
    missing = "Key facts, Said, but not a commitment, Quotations, Instruments and meetings, Figures and equipment"
    assert f"Nothing was found for: {missing}." in words
    assert "author not stated" in words.lower()
    assert not [e for e in page.all("h2") if e.text().startswith("Figures")]


def test_the_first_deadline_is_the_earliest_with_a_date():
    briefing = sample.briefing()
    first, second, *_ = briefing.commitments
    undated = replace(first, deadline=Deadline("soon", None))
    dated = replace(second, deadline=Deadline("by May 2030", "2030-05-31"))
    tiles = _page(replace(briefing, commitments=(undated, dated))).all("ul", "bg-tiles")[0]
    assert "31 May 2030 first deadline commitment C2" in _words(tiles)


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("2031-04-13", "2031-05-01"), "1 May 2031 first deadline commitment C2"),  # the other was past already
        (("2031-04-14", "2031-05-01"), "14 April 2031 first deadline commitment C1"),  # the day of the document
        (("2031-04-12", "2031-04-13"), "12 April 2031 first deadline commitment C1"),
    ],
)
def test_what_is_due_on_the_day_of_the_document_is_still_to_come(days, first):
    briefing = sample.briefing()
    due = (
        replace(one, deadline=Deadline("by then", day)) for one, day in zip(briefing.commitments, days, strict=False)
    )
    tiles = _page(replace(briefing, commitments=tuple(due))).all("ul", "bg-tiles")[0]
    assert first in _words(tiles)


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


def test_a_fact_in_the_bottom_line_stands_there_and_only_there():
    page = _page()
    leading = page.all("section", "bg-bottom-line")[0]
    assert [e.attrs["id"] for e in leading.all(of="bg-line")] == ["f-aaaaaaa"]
    assert "◇" not in _words(leading)
    facts = page.all("section", "bg-facts")[0]
    assert [e.attrs["id"] for e in facts.all("li")] == ["f-bbbbbbb"]
    assert "F1 is in the bottom line." in _words(facts)


def test_facts_that_are_all_in_the_bottom_line_are_not_missed():
    found = sample.briefing()
    page = _page(replace(found, facts=found.facts[:1]))
    assert not page.all("section", "bg-facts")
    assert "Nothing was found for: Instruments and meetings." in _words(page)


def test_people_stand_below_the_state_or_body_they_act_for():
    found = sample.briefing()
    council, mayor = found.actors
    page = _page(replace(found, actors=(mayor, replace(council, salience=0.1))))
    assert [_words(e) for e in page.all("p", "bg-group") if e.attrs["id"].startswith("party-")] == [
        "People whose side is not stated",
        "Other states and bodies",
    ]
    page = _page(replace(found, actors=(replace(mayor, affiliation="council"), council)))
    party = page.all("div", "bg-party")[0]
    assert [e.attrs["id"] for e in party.all("li")] == [council.id, mayor.id]
    assert [_words(e) for e in party.all(of="bg-mark")] == ["A1", "A2"]
    assert "2 commitments" in _words(party.all("li")[0])
    assert "1 quotation" in _words(party.all("li")[1])


def test_a_body_that_two_actors_are_called_heads_no_group():
    found = sample.briefing()
    council, mayor = found.actors
    twin = replace(council, id="a-twin")
    page = _page(replace(found, actors=(replace(mayor, affiliation="council"), council, twin)))
    party = page.all("div", "bg-party")[0]
    assert [e.attrs["id"] for e in party.all("li")] == [mayor.id]


def test_instruments_and_meetings_have_their_section():
    found = sample.briefing()
    bridge = found.commitments[0].action
    treaty = Instrument(
        "i-aaaaaaa",
        "harbour accord",
        "agreement",
        None,
        ("the accord",),
        (bridge,),
        "2015",
        None,
        bridge,
        "terms/accord",
    )
    page = _page(replace(found, instruments=(treaty,)))
    line = _words(_at(page, treaty.id))
    for words in ("I1", "harbour accord", "⇄ agreement", "2015", "also: the accord"):
        assert words in line
    assert _at(page, treaty.id).all("blockquote")
    assert "I1" in [_words(a) for a in _at(page, "s-sent0").all(of="bg-backs")[0].all("a")]


def test_a_dispute_names_who_disputes_and_counts_at_a_glance():
    found = sample.briefing()
    toll = found.statements[0]
    denial = Dispute(
        "x-aaaaaaa", "denied", ("council",), (found.actors[0].id,), toll.action, toll.evidence, None, "disputes/denied"
    )
    page = _page(replace(found, disputes=(denial,)))
    line = _words(_at(page, denial.id))
    for words in ("X1", "the toll be dropped", "✕ denied", "by council"):
        assert words in line
    assert "1 disputed point" in _words(page.all("ul", "bg-tiles")[0])


def test_what_is_hedged_or_doubtful_is_linked_and_not_repeated():
    section = _page().all("section", "bg-disputed")[0]
    assert [a.attrs["href"] for a in section.all("ul")[0].all("a")] == ["#c-bbbbbbb", "#c-bbbbbbb"]
    words = _words(section)
    assert "Hedged in the source: plans to C2" in words
    assert "⚑ the actor was inferred from “The council” C2" in words
    assert "spend" not in words


def test_the_status_of_a_commitment_leads_to_what_later_documents_say():
    html = next(page.html for page in site(sample.threaded()).pages if page.path == "briefings/harbour/index.html")
    row = _at(read(html), "c-aaaaaaa")
    status = next(td for td in row.all("td") if td.attrs.get("data-label") == "Status")
    assert "renewed, according to The Harbour Post" in _words(status)
    assert [a.attrs["href"].partition("#")[0] for a in status.all("a")] == [
        "../ferry/index.html",
        "../../commitments/t-bridge1/index.html",
    ]


def test_columns_that_would_say_nothing_are_one_sentence():
    found = sample.briefing()
    undated = tuple(replace(one, deadline=None) for one in found.commitments)
    table = _page(replace(found, commitments=undated)).all("table", "bg-commitments")[0]
    assert {"Deadline", "Status"}.isdisjoint(_words(th) for th in table.all("th"))
    caption = _words(table.all("caption")[0])
    assert "No deadline is stated for any." in caption
    assert "Status of each: no follow-up recorded." in caption


def test_a_reported_saying_that_a_fact_shows_is_folded_and_a_direct_one_never():
    found = sample.briefing()
    (quote,) = found.quotes
    page = _page(replace(found, quotes=(replace(quote, direct=False),)))  # its sentence is a fact
    folded = page.all("details", "bg-fold")[0]
    assert [e.attrs["id"] for e in folded.all("li")] == [quote.id]
    assert not _page().all("details", "bg-fold")


def test_a_reader_can_suggest_a_correction_where_the_site_takes_any():
    def links(to):
        pages = site(sample.corpus(), corrections_to=to).pages
        page = read(next(page.html for page in pages if page.path == "briefings/harbour/index.html"))
        return [a.attrs["href"] for a in page.all("a") if "Correction%3A" in a.attrs["href"]]

    assert links(None) == []
    mails = links("desk@post.test")
    assert all(mail.startswith("mailto:desk@post.test?subject=Correction%3A%20") for mail in mails)
    assert any("commitment%201%20%28c-aaaaaaa%29" in mail and "reopen%20the%20old%20bridge" in mail for mail in mails)
    forms = links("https://post.test/issues/new?labels=site")
    assert all(form.startswith("https://post.test/issues/new?labels=site&title=Correction%3A%20") for form in forms)
    assert len(forms) == len(mails)
    assert len(mails) > 5
