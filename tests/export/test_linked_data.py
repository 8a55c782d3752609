"""JSON-LD, expanded by pyld with nothing to fetch; annotations with the context of the W3C by hand."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from pyld import jsonld

from tests.export.made import URL, files, written
from tests.write import sample

SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
ANNO = {
    "@context": {
        "oa": OA,
        "as": "http://www.w3.org/ns/activitystreams#",
        "dc": "http://purl.org/dc/elements/1.1/",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "id": {"@type": "@id", "@id": "@id"},
        "type": {"@type": "@id", "@id": "@type"},
        **{
            name: f"oa:{name}"
            for name in ("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector")
        },
        **{name: f"oa:{name}" for name in ("tagging", "identifying", "linking", "exact", "prefix", "suffix")},
        **{name: f"oa:{name}" for name in ("start", "end")},
        "AnnotationPage": "as:OrderedCollectionPage",
        "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
        "body": {"@type": "@id", "@id": "oa:hasBody"},
        "target": {"@type": "@id", "@id": "oa:hasTarget"},
        "source": {"@type": "@id", "@id": "oa:hasSource"},
        "selector": {"@type": "@id", "@id": "oa:hasSelector"},
        "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
        "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
        "format": "dc:format",
        "value": "rdf:value",
    }
}
"""The terms that are used, as http://www.w3.org/ns/anno.jsonld defines them."""


def no_network(address, options):
    if address == "http://www.w3.org/ns/anno.jsonld":
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": ANNO}
    raise AssertionError(f"fetches {address}")


def expanded(content: bytes):
    options = {"documentLoader": no_network, "base": f"{URL}/somewhere/"}
    return jsonld.expand(json.loads(content), options)


def nodes(content: bytes):
    return jsonld.flatten(expanded(content), None, {"documentLoader": no_network})


def of_type(content: bytes, name: str):
    return [node for node in nodes(content) if SCHEMA + name in node.get("@type", [])]


def values(node, name):
    return [value.get("@value", value.get("@id")) for value in node.get(SCHEMA + name, [])]


@pytest.mark.parametrize(
    "path", ["data/corpus.jsonld", "actors/council/dossier.jsonld", "briefings/harbour/briefing.jsonld"]
)
def test_every_node_is_named_and_typed_in_the_words_of_schema_org(path):
    found = nodes(files()[path])
    assert {kind for node in found for kind in node.get("@type", [])} <= {
        SCHEMA + name for name in ("NewsArticle", "Quotation", "Claim", "Person", "Organization", "PropertyValue")
    }
    assert all(key.startswith(("@", SCHEMA)) for node in found for key in node)
    assert not [node for node in found if not node["@id"].startswith(("urn:uuid:", "_:"))]


def test_nothing_is_judged():
    assert not [path for path, content in files().items() if b"ClaimReview" in content]


def test_a_document_a_quotation_and_a_claim_are_told():
    content = files(URL)["briefings/harbour/briefing.jsonld"]
    (article,) = [node for node in of_type(content, "NewsArticle") if SCHEMA + "headline" in node]
    assert values(article, "headline") == [sample.TITLE]
    assert values(article, "datePublished") == ["2031-04-14"]
    (quotation,) = of_type(content, "Quotation")
    assert values(quotation, "text") == ["the ferry will not be cut"]
    claims = of_type(content, "Claim")
    assert sample.SENTENCES[0] in [text for claim in claims for text in values(claim, "text")]
    (dated,) = [claim for claim in claims if values(claim, "temporalCoverage")]
    assert values(dated, "temporalCoverage") == ["../2032-03-31"]
    assert values(dated, "mainEntityOfPage") == [f"{URL}/briefings/harbour/index.html#c-aaaaaaa"]


def test_who_acted_is_left_out_where_that_is_doubtful():
    claims = {values(claim, "text")[0]: claim for claim in of_type(files()["data/corpus.jsonld"], "Claim")}
    assert values(claims[sample.SENTENCES[0]], "about")
    assert not values(claims[sample.SENTENCES[2]], "about")


def test_a_dossier_is_not_named_where_the_document_may_mean_somebody_else():
    corpus = sample.threaded()
    council = corpus.dossiers[0]
    unsure = tuple(replace(here, doubt="it may be another council") for here in council.appearances)
    corpus = replace(corpus, dossiers=(replace(council, appearances=unsure), *corpus.dossiers[1:]))
    content = next(file.content for file in written(corpus) if file.path == "data/corpus.jsonld")
    ids = {node["@id"] for node in of_type(content, "Organization") if values(node, "name") == ["council"]}
    assert len(ids) == 1
    assert not [claim for claim in of_type(content, "Claim") if ids & set(values(claim, "about"))]
    assert [node for node in of_type(content, "Thing") if values(node, "name") == ["council"]]


def test_an_annotation_finds_its_words_in_the_published_text():
    found = json.loads(files()["briefings/harbour/annotations.jsonld"])
    text = sample.briefing().source.text
    assert len(found["items"]) == 7
    for item in found["items"]:
        quote, place = item["target"]["selector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
        assert text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1
        assert item["target"]["source"] == "../../briefings/harbour/source.txt"


def test_annotations_read_as_the_model_of_the_w3c():
    (page,) = expanded(files(URL)["briefings/harbour/annotations.jsonld"])
    (items,) = page["http://www.w3.org/ns/activitystreams#items"]
    assert len(items["@list"]) == 7
    for item in items["@list"]:
        assert item["@type"] == [f"{OA}Annotation"]
        assert item[f"{OA}motivatedBy"] == [{"@id": f"{OA}tagging"}]
        (target,) = item[f"{OA}hasTarget"]
        assert target[f"{OA}hasSource"] == [{"@id": f"{URL}/briefings/harbour/source.txt"}]
        kinds = [selector["@type"] for selector in target[f"{OA}hasSelector"]]
        assert kinds == [[f"{OA}TextQuoteSelector"], [f"{OA}TextPositionSelector"]]
