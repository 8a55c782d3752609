"""The worked case of the guide, as it is written there; and the schema by which editors complete."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

import briefgen
from briefgen import build, cli
from briefgen.model import ActorType, CommitmentKind, Evidence
from briefgen.read.lexicon_entries import EXAMPLES, FORMS, NON_COMMITMENTS
from briefgen.settings import Settings
from tests.lexicon.sites import settings_of

PACKAGE = Path(briefgen.__file__).parent
PAGE = (PACKAGE.parent / "docs" / "guide" / "lexicon.md").read_text(encoding="utf-8")
SCHEMA = json.loads((PACKAGE / "lexicon.schema.json").read_text(encoding="utf-8"))


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return str(found)


def site(folder: Path, lexicon: str) -> Settings:
    settings = settings_of(folder, lexicon)
    (settings.sources / "2031-04-ferry.txt").write_text(block("text"), encoding="utf-8")
    return settings


def _line(evidence: Evidence) -> str:
    return " ".join(evidence.quote.split())


@pytest.mark.model
def test_the_worked_case_gives_the_lines_that_the_page_shows(tmp_path):
    corpus, problems = build.corpus(site(tmp_path, block("yml")))
    assert problems == ()
    (briefing,) = corpus.briefings
    lines = [
        *((f"{c.actors[0]}: {_line(c.action)} ({c.kind})", c.rule) for c in briefing.commitments),
        *((f"{c.actors[0]}: {_line(c.action)} ({c.kind}, no commitment)", c.rule) for c in briefing.statements),
        *((f"{q.speaker}: {_line(q.words)}", q.rule) for q in briefing.quotes),
        *((f"{a.name} ({a.type})", a.rule) for a in sorted(briefing.actors, key=lambda a: a.evidence.start)),
        *((f"topic {t.name}", t.rule) for t in briefing.topics),
    ]
    shown = re.findall(r"^\| ([^|]+) \| `(\w+/own: [^`]+)` \|$", PAGE, re.MULTILINE)
    assert shown == [line for line in lines if "/own: " in line[1]]


@pytest.mark.model
def test_without_the_lexicon_it_is_as_the_page_says(tmp_path):
    corpus, _ = build.corpus(site(tmp_path, ""))
    (briefing,) = corpus.briefings
    assert {(c.actors, c.kind) for c in briefing.commitments} >= {(("harbour board",), "plan"), (("HB",), "plan")}
    assert not any("car deck" in c.action.quote for c in (*briefing.commitments, *briefing.statements))
    assert briefing.quotes == ()
    assert "Min" in {a.name for a in briefing.actors if a.type == "person"}


@pytest.mark.model
def test_the_check_says_what_the_page_says(tmp_path, monkeypatch):
    site(tmp_path, block("yml"))
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli.main, ["check", "seeds"], catch_exceptions=False)
    assert done.output.strip() in PAGE
    assert "13 examples" in done.output
    wrong = block("yml").replace("The council is minded to widen the car", "The council minds to widen the car")
    site(tmp_path, wrong)
    done = CliRunner().invoke(cli.main, ["check", "seeds"], catch_exceptions=False)
    assert done.exit_code == 1
    shown = re.search(r"^```\n(seeds/lexicon\.yml:.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert shown[1] in done.output


def test_the_case_fits_the_schema_and_the_schema_is_published(tmp_path):
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(yaml.safe_load(block("yml")), SCHEMA)
    files = {one.path: one.content for one in build.site(Settings(sources=tmp_path, root=tmp_path)).site.attachments}
    assert json.loads(files["data/lexicon.schema.json"]) == SCHEMA


def test_the_schema_and_the_page_know_every_key_and_word_that_the_reader_takes():
    assert set(SCHEMA["properties"]) == set(FORMS)
    for name, form in FORMS.items():
        _, entry = SCHEMA["properties"][name]["items"]["oneOf"]
        assert list(entry["properties"]) == [*form.keys, *EXAMPLES]
        (row,) = re.findall(rf"^\| `{name}` \|.*$", PAGE, re.MULTILINE)
        assert {key for key in form.keys if f"`{key}`" not in row} == set()

    def kinds(section: str, key: str) -> list[str]:
        return list(SCHEMA["properties"][section]["items"]["oneOf"][1]["properties"][key]["enum"])

    assert kinds("commitment_cues", "kind") == list(get_args(CommitmentKind))
    assert kinds("non_commitment_cues", "kind") == list(NON_COMMITMENTS)
    assert kinds("actors", "type") == list(get_args(ActorType))
