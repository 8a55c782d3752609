"""Feeds, read by feedparser, and as JSON Feed held against the rules of jsonfeed.org/version/1.1."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import feedparser
import jsonschema
import pytest

from briefgen.write.exports import export
from tests.export.made import URL, files, undated, written
from tests.write import hostile, sample

FEEDS = ("feed", "commitments/feed", "actors/council/feed", "actors/mayor/feed")
ATOM = "{http://www.w3.org/2005/Atom}"

JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string"},
        "feed_url": {"type": "string", "pattern": "^https://"},
        "language": {"type": "string"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string"},
                    "date_published": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"},
                    "authors": {
                        "type": "array",
                        "minItems": 1,
                        "items": {"required": ["name"], "properties": {"name": {"type": "string"}}},
                    },
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""The format as its page describes it, for the fields that are used."""


def parsed(content: bytes):
    found = feedparser.parse(content)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


@pytest.mark.parametrize("url", [None, URL])
@pytest.mark.parametrize("name", FEEDS)
def test_both_forms_of_a_feed_are_valid_and_say_the_same(name, url):
    atom, other = parsed(files(url)[f"{name}.xml"]), json.loads(files(url)[f"{name}.json"])
    jsonschema.validate(other, JSON_FEED)
    assert [entry.id for entry in atom.entries] == [item["id"] for item in other["items"]]
    assert [entry.title for entry in atom.entries] == [item["title"] for item in other["items"]]
    assert [entry.content[0].value for entry in atom.entries] == [item["content_text"] for item in other["items"]]
    assert [entry.link for entry in atom.entries] == [item["url"] for item in other["items"]]
    assert len(atom.entries) > 1


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_has_what_its_format_demands_and_no_id_twice(name):
    root = ET.fromstring(files(URL)[f"{name}.xml"])
    for element in (root, *root.iter(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            assert element.findtext(f"{ATOM}{tag}"), tag
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_news_are_dated_as_the_documents_are_newest_first():
    found = parsed(files()["feed.xml"])
    assert [entry.updated for entry in found.entries] == ["2032-03-01T00:00:00Z", "2031-04-14T00:00:00Z"]
    assert found.feed.updated == "2032-03-01T00:00:00Z"
    assert found.feed.title == "Harbour Watch: New documents"


def test_what_stands_in_an_undated_document_is_in_no_feed():
    assert not [file.path for file in written(undated()) if file.path.rpartition("/")[2].startswith("feed.")]
    assert export(undated(), "atom") is None


def test_the_feed_of_the_register_tells_what_became_of_a_commitment_as_a_suggestion():
    titles = [entry.title for entry in parsed(files()["commitments/feed.xml"]).entries]
    assert "Suggested: renewed. council: reopen the old bridge by 31 March 2032" in titles


def test_the_feed_of_an_actor_holds_what_it_did_and_said():
    titles = [entry.title for entry in parsed(files()["actors/council/feed.xml"]).entries]
    assert "council: spend 4.2 million crowns on 12 new piers" in titles
    assert "Ada Lindqvist: “the ferry will not be cut”" in titles


def test_a_doubt_is_told():
    texts = [entry.content[0].value for entry in parsed(files()["commitments/feed.xml"]).entries]
    assert [text for text in texts if "the actor was inferred" in text]


def test_ids_keep_when_the_site_moves():
    here, there = (json.loads(files(url)["feed.json"])["items"] for url in (None, URL))
    assert [item["id"] for item in here] == [item["id"] for item in there]
    assert [item["url"] for item in here] == ["briefings/ferry/index.html", "briefings/harbour/index.html"]
    assert there[0]["url"] == f"{URL}/briefings/ferry/index.html"


def test_hostile_words_are_words():
    content = export(hostile.corpus(), "atom")
    assert content is None  # a date that is none puts its document into no feed
    corpus = sample.corpus(sample.briefing(sample.source(title="<b>&amp;</b>\x0c\x00]]>\ufffe")))
    found = {file.path: file.content for file in written(corpus)}
    assert json.loads(found["feed.json"])["items"][0]["title"] == "<b>&amp;</b> [U+0000]]]>[U+FFFE]"
    assert ET.fromstring(found["feed.xml"]).findtext(f"{ATOM}entry/{ATOM}title") == "<b>&amp;</b> [U+0000]]]>[U+FFFE]"
