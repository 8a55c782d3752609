"""Where exported files point, with and without the address of a site, and what a file of one actor holds."""

from __future__ import annotations

import itertools
import json

import pytest

from briefgen.errors import SettingsError
from briefgen.write.exports import export
from briefgen.write.exports.links import Links, address, base, day, name_of, urn
from briefgen.write.passages import AllPassages
from tests.write import approved_corpus, sample

ADDRESSES = {
    None: None,
    "": None,
    "https://harbour.example": "https://harbour.example/",
    "https://harbour.example/": "https://harbour.example/",
    "https://harbour.example/watch": "https://harbour.example/watch/",
    "https://harbour.example/watch//": "https://harbour.example/watch/",
    "http://harbour.example/a b": "http://harbour.example/a%20b/",
    "mailto:desk@harbour.example": None,
    "javascript:alert(1)": None,
    "harbour.example": None,
}


@pytest.mark.parametrize("given", ADDRESSES)
def test_the_address_of_a_site_ends_in_one_slash_and_is_one_of_the_web(given):
    assert address(given) == ADDRESSES[given]


@pytest.mark.parametrize(
    ("path", "url", "leads"),
    [
        ("feed.xml", None, ""),
        ("commitments/feed.xml", None, "../"),
        ("actors/council/feed.xml", None, "../../"),
        ("actors/council/feed.xml", "https://harbour.example/", "https://harbour.example/"),
    ],
)
def test_a_file_leads_to_the_root_of_its_site(path, url, leads):
    assert base(path, url) == leads


def test_a_link_leads_to_a_page_a_finding_or_the_sentence_of_the_evidence():
    found = sample.briefing()
    links = Links("../", "Harbour\n Watch", None, AllPassages((found,)))
    assert links.to("actors/a b/index.html") == "../actors/a%20b/index.html"
    assert links.to("index.html", "é") == "../index.html#%C3%A9"
    assert links.finding("harbour", "c-aaaaaaa") == "../briefings/harbour/index.html#c-aaaaaaa"
    assert links.evidence(found.quotes[0].words) == "../briefings/harbour/index.html#s-sent1"
    assert links.titled("New\tdocuments") == "Harbour Watch: New documents"
    assert Links("", "", None, AllPassages(())).titled("New documents") == "New documents"


def test_what_several_files_say_is_made_once_for_each_kind_and_key():
    links, numbers = Links("", "", None, AllPassages(())), itertools.count(1)
    asked = (("item", "a"), ("item", "a"), ("item", "b"), ("row", "a"), ("item", "b"))
    assert [links.once(kind, key, lambda: next(numbers)) for kind, key in asked] == [1, 1, 2, 3, 2]


def test_names_are_made_of_ids_and_stay():
    assert name_of("step", "harbour") == "e04c5c14-d433-53ce-92c6-b5895d00ae93"
    assert urn("step", "harbour") == f"urn:uuid:{name_of('step', 'harbour')}"
    assert len({name_of("a", "bc"), name_of("ab", "c"), name_of("abc")}) == 3


@pytest.mark.parametrize(("value", "said"), [("2031-04-14", "2031-04-14"), ("2031-04", None), (None, None)])
def test_feeds_and_calendars_take_full_dates_only(value, said):
    assert day(value) == said


ONE = {
    # format, actor: what the file must hold, and must not
    ("csv", None): ("c-ddddddd", None),
    ("csv", "Ada Lindqvist"): ("spend 4.2 million crowns", "in 1987"),
    ("ics", "council"): ("SUMMARY", "briefings/sea"),
    ("atom", None): ("https://harbour.example/watch/commitments/index.html", "briefings/sea"),
    ("atom", "mayor"): ("https://harbour.example/watch/actors/mayor/index.html", None),
    ("jsonfeed", "mayor"): ("Harbour Watch: Ada Lindqvist", None),
    ("json", "7 Seas"): ("https://harbour.example/watch/actors/seven/index.html", "briefings/harbour/"),
    ("jsonld", None): ("https://harbour.example/watch/briefings/sea/index.html", None),
    ("annotations", "mayor"): ("https://harbour.example/watch/briefings/harbour/", None),
}


@pytest.mark.parametrize(("form", "actor"), ONE)
def test_one_file_is_of_everything_or_of_one_actor_and_knows_its_site(form, actor):
    content = export(approved_corpus.corpus(), form, actor, "Harbour Watch", "https://harbour.example/watch")
    assert content is not None
    there, absent = ONE[form, actor]
    assert there in content.decode().replace("\r\n ", "")
    assert absent is None or absent not in content.decode()


def test_without_an_address_links_of_one_file_count_from_the_root():
    told = json.loads(export(sample.threaded(), "json") or b"")
    assert told["page"] == "commitments/index.html"
    assert told["title"] == "Commitments"


NOBODY = 'no actor with a dossier is called "{}"; there is {}'


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("counsil", NOBODY.format("counsil", '"council"')),
        ("zzz", NOBODY.format("zzz", "none like it")),
        ("", NOBODY.format("", "none like it")),
    ],
)
def test_a_name_that_nobody_has_is_answered_with_those_like_it(typed, message):
    with pytest.raises(SettingsError) as told:
        export(approved_corpus.corpus(), "csv", typed)
    assert str(told.value) == message
