"""The JSON Schemas for the editor's files say what the reader takes: editors complete by them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml

import briefgen
from briefgen import build, read
from briefgen.corrections import Addition, Field
from briefgen.model import ActorType, Turn
from briefgen.read import actor_entries, fix_entries
from briefgen.read.yaml_values import ALSO_ALLOWED, KEYS
from briefgen.settings import Settings

PACKAGE = Path(briefgen.__file__).parent
GUIDE = PACKAGE.parent / "docs" / "guide" / "index.md"
SIDECAR = json.loads((PACKAGE / "sidecar.schema.json").read_text(encoding="utf-8"))
ACTORS = json.loads((PACKAGE / "actors.schema.json").read_text(encoding="utf-8"))
FORMS = {
    next(key for key in fix_entries.VERBS if key in form["properties"]): form
    for form in SIDECAR["$defs"]["fix"]["oneOf"]
}
EXAMPLE = re.compile(r"^```yml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def schema(text: str) -> dict[str, Any]:
    """The schema of the file that the text belongs in."""
    found: dict[str, Any] = (
        ACTORS if text.lstrip("# -\n").startswith(actor_entries.VERBS) or "\n- " in f"\n{text}" else SIDECAR
    )
    return found


class Plain(yaml.SafeLoader):
    """Dates stay texts and `on` a word, as for the editors' language server."""


Plain.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in found if tag.endswith((":null", ":int", ":float"))]
    for letter, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Plain.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def faults(text: str) -> list[str]:
    value = yaml.load(text, Plain)
    return [error.message for error in jsonschema.Draft202012Validator(schema(text)).iter_errors(value)]


def problems(text: str, folder: Path) -> list[str]:
    (folder / "bridge.txt").write_text("The council met.\n", encoding="utf-8")
    name = "actors.yml" if schema(text) is ACTORS else "bridge.yml"
    (folder / name).write_text(text, encoding="utf-8")
    settings = Settings(sources=folder, root=folder)
    sources, found = read.sources(settings)
    return [str(one) for one in (*found, *read.corrections(settings, sources)[1])]


@pytest.mark.parametrize("one", [SIDECAR, ACTORS], ids=["sidecar", "actors"])
def test_they_are_schemas(one):
    jsonschema.Draft202012Validator.check_schema(one)


def test_they_are_published(tmp_path):
    files = {one.path: one.content for one in build.site(Settings(sources=tmp_path, root=tmp_path)).site.attachments}
    assert json.loads(files["data/sidecar.schema.json"]) == SIDECAR
    assert json.loads(files["data/actors.schema.json"]) == ACTORS


def test_they_know_every_key_and_every_word_that_the_reader_takes():
    assert set(SIDECAR["properties"]) == {*KEYS, *ALSO_ALLOWED}
    assert set(FORMS["change"]["properties"]["change"]["properties"]) == set(get_args(Field))
    added = FORMS["add"]["properties"]["add"]["properties"]
    assert set(added) == {*get_args(Field), "quote"}
    assert set(added["kind"]["enum"]) == {value for part in get_args(Addition) for value in get_args(part) or (part,)}
    assert set(added["kind"]["enum"]) == set(fix_entries.ADDED)
    assert set(FORMS["change"]["properties"]["change"]["properties"]["kind"]["enum"]) == set(fix_entries.KINDS)
    assert set(FORMS["status"]["properties"]["turn"]["enum"]) == set(get_args(Turn))
    for verb, form in FORMS.items():
        assert set(form["properties"]) == {verb, *fix_entries.BESIDE[verb]}
    rules = {
        next(key for key in actor_entries.VERBS if key in form["properties"]): form for form in ACTORS["items"]["oneOf"]
    }
    assert set(rules) == set(actor_entries.VERBS)
    for verb, form in rules.items():
        assert set(form["properties"]) == {verb, "because", *actor_entries.BESIDE[verb]}
        assert set(form["required"]) == {verb, *filter(None, [actor_entries.NEEDED.get(verb)])}
    assert tuple(rules["type"]["properties"]["type"]["enum"]) == get_args(ActorType)


RIGHT = {
    "no fixes": "date: 2031-04-14\nfixes:\n",
    "drop": "fixes:\n  - {drop: f-abcdefg, quote: The council met., because: old}\n",
    "accept": "fixes:\n  - {accept: f-abcdefg, quote: The council met., by: Ada Berg, on: 2031-05, because: asked}\n",
    "words alone": "fixes:\n  - drop:\n    quote: The council met.\n",
    "change": "fixes:\n  - id: c-a\n    change: {checkable: true, actors: Council, recipients: [A, B], due: null}\n",
    "add": "fixes:\n  - add: {kind: quote, quote: x, speaker: Ada Berg}\n",
    "status": "fixes:\n  - quote: x\n    status: done\n    turn: funded\n    on: 2031-05\n    evidence: {quote: y}\n",
    "actors": "- {merge: [A, B], into: C}\n- {split: A, words: the elder, as: B}\n- not-an-actor: C\n",
}
WRONG = {
    "unknown key": "fixes:\n  - {drop: f-a, becuse: x}\n",
    "two verbs": "fixes:\n  - {drop: f-a, change: {kind: plan}}\n",
    "no verb": "fixes:\n  - {id: f-a}\n",
    "accept some day": "fixes:\n  - {accept: f-a, on: soon}\n",
    "change of nothing": "fixes:\n  - {id: f-a, change: {}}\n",
    "change of what": "fixes:\n  - {change: {kind: plan}}\n",
    "unknown kind": "fixes:\n  - {id: f-a, change: {kind: plam}}\n",
    "no date": "fixes:\n  - {id: f-a, change: {due: soon}}\n",
    "flag": "fixes:\n  - {id: f-a, change: {checkable: perhaps}}\n",
    "add without words": "fixes:\n  - {add: {kind: fact}}\n",
    "evidence without words": "fixes:\n  - {id: c-a, status: done, evidence: {source: x}}\n",
    "no list": "fixes: {drop: f-a}\n",
    "merge into nothing": "- merge: [A, B]\n",
    "split of all": "- {split: A, as: B}\n",
    "type": "- {type: planet, of: A}\n",
}


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT.keys())
def test_what_the_reader_takes_is_valid(text, tmp_path):
    assert (faults(text), problems(text, tmp_path)) == ([], [])


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_what_the_reader_refuses_is_invalid(text, tmp_path):
    assert faults(text)
    assert problems(text, tmp_path)


def test_the_examples_of_the_guide_are_right(tmp_path):
    examples = EXAMPLE.findall(GUIDE.read_text(encoding="utf-8"))
    text = "\n".join(examples)
    assert all(f"{verb}:" in text for verb in (*fix_entries.VERBS, *actor_entries.VERBS))
    for number, one in enumerate(examples):
        folder = tmp_path / str(number)
        folder.mkdir()
        assert (faults(one), problems(one, folder)) == ([], [])


def test_the_shipped_corrections_are_valid():
    seeds = PACKAGE.parent / "seeds"
    files = [file for file in seeds.glob("*.yml") if file.stem == "actors" or "fixes:" in file.read_text("utf-8")]
    assert len(files) > 2
    assert {file.name: faults(file.read_text("utf-8")) for file in files} == {file.name: [] for file in files}
