"""The public data: nothing is lost on the way, and every record is as schema.json says."""

from __future__ import annotations

import copy
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from briefgen import record
from briefgen.model import Dispute, Instrument
from tests.write import sample

SCHEMA = json.loads((Path(record.__file__).parent / "schema.json").read_bytes())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def briefing():
    """The sample with an instrument and a dispute beside its other findings."""
    found = sample.briefing()
    at = found.sentences[0].evidence
    instrument = Instrument(
        id="i-aaaaaaa",
        name="2015 harbour agreement",
        kind="agreement",
        of=None,
        forms=("the agreement",),
        mentions=(at,),
        date="2015",
        place=None,
        evidence=at,
        rule="instruments/noun",
    )
    dispute = Dispute(
        id="x-aaaaaaa",
        kind="denied",
        by=("council",),
        by_ids=(found.actors[0].id,),
        about=at,
        evidence=at,
        channel=None,
        rule="disputes/deny",
    )
    return replace(found, instruments=(instrument,), disputes=(dispute,))


@pytest.fixture
def written():
    return json.loads(record.dumps(record.to_record(briefing())))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_a_briefing_comes_back_as_it_was(written):
    expected = briefing()
    assert record.from_record(written, expected.source) == expected


def test_a_record_is_as_the_schema_says(written):
    VALIDATOR.validate(written)


def test_every_object_of_the_schema_is_closed_and_names_all_its_fields():
    def objects(node):
        if isinstance(node, dict):
            if "properties" in node:
                yield node
            for value in node.values():
                yield from objects(value)
        elif isinstance(node, list):
            for value in node:
                yield from objects(value)

    found = list(objects(SCHEMA))
    assert len(found) > 10
    for node in found:
        assert node["additionalProperties"] is False
        assert sorted(node["required"]) == sorted(node["properties"])


def paths(node, here=()):
    """The way to every object inside the record."""
    if isinstance(node, dict):
        yield here
        for key, value in node.items():
            yield from paths(value, (*here, key))
    elif isinstance(node, list):
        for key, value in enumerate(node):
            yield from paths(value, (*here, key))


def test_a_field_too_many_and_a_field_too_few_are_found_in_every_object(written):
    for path in paths(written):
        for change in ("add", "drop"):
            damaged = copy.deepcopy(written)
            node = damaged
            for key in path:
                node = node[key]
            if change == "add":
                node["extra"] = 1
            else:
                del node[next(iter(node))]
            assert not VALIDATOR.is_valid(damaged), (change, path)


@pytest.mark.parametrize(
    "damage",
    [
        {"schema": 2},
        {"commitments": [{"id": "c-1"}]},
        {"summary_evidence": [{"start": 0, "end": 5, "quote": "other words"}]},
        {"figures": None},
    ],
    ids=lambda damage: next(iter(damage)),
)
def test_a_damaged_record_is_refused_and_not_half_read(written, damage):
    with pytest.raises((KeyError, TypeError, ValueError)):
        record.from_record({**written, **damage}, sample.source())


def test_a_record_of_other_words_is_refused(written):
    with pytest.raises(ValueError, match=r"not the quoted one|no text at"):
        record.from_record(written, sample.source(title="Another title, so every place is another"))
