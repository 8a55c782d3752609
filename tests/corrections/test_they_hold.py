"""A correction holds: after a build, a second one, and one without the cache."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
from click.testing import CliRunner

from briefgen.cli import main
from briefgen.connect.corrections.findings import every
from briefgen.model import Commitment, Fact, Quote
from tests.corrections.corrected import briefing, page, saying

pytestmark = pytest.mark.model

ACTORS = """\
- merge: [Northern Ferry Company, Bo Ekman]
  into: Northern Ferries
"""
FIXES = """\
fixes:
  - drop: {drop}
    because: a slip of the tongue
  - id: {change}
    quote: spend 4.2 million euros on piers
    change:
      kind: consideration
      recipients: [Ada Lindqvist]
      deadline: on Monday
      due: 2031-04-14
  - add:
      kind: quote
      quote: We will not cut
      speaker: Ada Lindqvist
  - add:
      kind: pledge
      quote: "The Harbour Council pledged on Monday to reopen the old bridge by 31 March 2032."
      action: the old bridge
      actors: [Harbour Council, the mayor]
  - id: {settle}
    quote: reopen the old bridge
    status: under way
    turn: funded
    on: 2031-05
    evidence: {{source: ferry, quote: would pay for the piers}}
"""


@pytest.fixture
def corrected(folder):
    """The folder with a correction of each kind, its ids taken from what the machine finds."""
    found = briefing(folder.corpus()[0], "bridge")
    folder.write(
        "bridge.yml",
        FIXES.format(
            drop=saying(found.quotes, "cut the ferry").id,
            change=saying(found.commitments, "spend").id,
            settle=saying(found.commitments, "reopen").id,
        ),
    )
    folder.write("actors.yml", ACTORS)
    return folder


def held(folder):
    """What every build must show."""
    corpus, problems = folder.corpus()
    assert problems == []
    found = briefing(corpus, "bridge")
    assert [quote.words.quote for quote in found.quotes] == ["We will not cut"]
    assert (found.quotes[0].speaker, found.quotes[0].direct) == ("Ada Lindqvist", True)
    changed = saying(found.commitments, "spend")
    assert (changed.kind, changed.recipients) == ("consideration", ("Ada Lindqvist",))
    assert (changed.deadline.text, changed.deadline.date) == ("on Monday", "2031-04-14")
    (added,) = [one for one in found.commitments if one.rule == "editor/add"]
    assert (added.action.quote, added.actors) == ("the old bridge", ("Harbour Council", "the mayor"))
    assert added.actor_ids == (saying(found.actors, "Harbour Council").id,)
    settled = saying([one for one in found.commitments if one is not added], "reopen")
    thread = next(one for one in corpus.threads if any(entry.finding == settled for entry in one.reports))
    assert (thread.status.text, thread.status.turn, thread.status.by) == ("under way", "funded", "editor")
    assert thread.status.date == "2031-05"
    assert thread.status.evidence.quote == "would pay for the piers"
    assert thread.status.briefing.source.id == "ferry"
    dossiers = {dossier.name: dossier for dossier in corpus.dossiers}
    assert "Northern Ferries" in dossiers
    assert not {"Northern Ferry Company", "Bo Ekman"} & dossiers.keys()
    assert len(dossiers["Northern Ferries"].appearances) == 1  # one actor also in the document, not one twice
    kinds = [one.kind for one in corpus.corrections]
    assert sorted(kinds) == ["add", "add", "change", "drop", "merge", "status"]
    return corpus


def test_corrections_hold_after_two_builds_and_without_the_cache(corrected):
    first = held(corrected)
    assert held(corrected) == first
    corrected.forget()
    assert held(corrected) == first


def test_they_come_after_the_cache_so_that_taking_them_back_needs_no_reading(corrected):
    corrected.site()
    (corrected.settings.sources / "bridge.yml").unlink()
    (corrected.settings.sources / "actors.yml").unlink()
    built = corrected.site()
    assert built.cached == 2
    assert built.corpus.corrections == ()
    assert saying(briefing(built.corpus, "bridge").quotes, "cut the ferry")


def test_two_builds_give_the_same_bytes(corrected):
    one, other = corrected.site(), corrected.site()
    assert one.site == other.site


def test_a_corrected_line_says_so_and_leads_to_the_log(corrected):
    built = corrected.site()
    shown, log = page(built, "briefings/bridge/index.html"), page(built, "corrections/index.html")
    assert shown.count("corrected by the editor") == 1
    assert shown.count("added by the editor") == 2
    assert "5 corrections by the editor" in shown
    for one in built.corpus.corrections:
        assert f"{one.file}</code>, line {one.line}" in log
    assert "a slip of the tongue" in log


def test_every_quote_on_the_page_is_still_cut_from_the_source(corrected):
    corpus, _ = corrected.corpus()
    text = (corrected.settings.sources / "bridge.txt").read_text(encoding="utf-8")
    found = briefing(corpus, "bridge")
    findings: list[Fact | Commitment | Quote] = [*found.facts, *found.commitments, *found.quotes]
    for finding in findings:
        assert text[finding.evidence.start : finding.evidence.end] == finding.evidence.quote


def test_fixes_in_front_matter_do_the_same(folder):
    source = folder.settings.sources / "bridge.txt"
    text = source.read_text(encoding="utf-8")
    wanted = "outlet: The Harbour Post\nfixes:\n  - drop: will not cut the ferry\n"
    source.write_text(text.replace("outlet: The Harbour Post\n", wanted), encoding="utf-8")
    corpus, problems = folder.corpus()
    assert problems == []
    assert [(one.kind, one.file, one.line) for one in corpus.corrections] == [("drop", "bridge.txt", 6)]


def test_the_published_data_is_corrected_and_as_its_schema_says(corrected):
    files = {one.path: one.content for one in corrected.site().site.attachments}
    data = json.loads(files["briefings/bridge/briefing.json"])
    jsonschema.Draft202012Validator(json.loads(files["data/schema.json"])).validate(data)
    assert [quote["text"] for quote in data["quotes"]] == ["We will not cut"]


def test_dates_figures_sentences_and_actors_can_be_left_out_by_the_ids_of_the_page(folder):
    found = briefing(folder.corpus()[0], "bridge")
    before = page(folder.site(), "briefings/bridge/index.html")
    figure = saying([one for one in every(found) if one.id.startswith("n-")], "4.2").id
    date = saying([one for one in every(found) if one.id.startswith("d-")], "Monday").id
    lead = saying(found.sentences, "pledged on Monday").id
    mayor = saying(found.actors, "Ada").id
    assert all(f'id="{one}"' in before for one in (figure, date, lead, mayor))
    folder.write("bridge.yml", "fixes:\n" + "".join(f"  - drop: {one}\n" for one in (figure, date, lead, mayor)))
    corpus, problems = folder.corpus()
    assert problems == []
    after = briefing(corpus, "bridge")
    assert len(after.figures) == len(found.figures) - 1
    assert len(after.dates) == len(found.dates) - 1
    assert len(after.summary) == len(found.summary) - 1
    assert "Ada Lindqvist" not in {actor.name for actor in after.actors}
    assert [quote.speaker_id for quote in after.quotes] == [None]
    assert [quote.speaker for quote in after.quotes] == ["Ada Lindqvist"]  # the words stay, the link goes


def test_what_an_editor_writes_is_text_on_the_page(folder):
    evil = "</code><script>alert(1)</script>{{7*7}}"
    folder.write("bridge.yml", f"fixes:\n  - drop: will not cut the ferry\n    because: '{evil}'\n")
    folder.write("actors.yml", f"- rename: Bo Ekman\n  to: '{evil}'\n")
    for one in folder.site().site.pages:
        assert "<script>alert(1)" not in one.html, one.path
        assert "49" not in one.html or one.path != "corrections/index.html"


def test_check_names_everything_at_once(corrected):
    corrected.write("bridge.yml", "date: soon\nfixes:\n  - dorp: x\n  - drop: f-zzzzzzz\n")
    corrected.write("actors.yml", "- merge: [Nobody], into: X\n")
    corrected.write("ferry.yml", "fixes:\n  - drop: c-zzzzzzz\n")
    result = CliRunner().invoke(main, ["check", str(corrected.settings.sources)])
    assert result.exit_code == 1
    named = re.findall(r"^\S*?(\w+\.yml:\d+): ", result.output, re.MULTILINE)
    assert named == ["actors.yml:1", "bridge.yml:1", "bridge.yml:3", "bridge.yml:4", "ferry.yml:2"]


def test_the_register_and_the_dossiers_say_it_too(corrected):
    pages = {page.path: page.html for page in corrected.site().site.pages}
    assert "by the editor" in pages["commitments/index.html"]
    assert any("by the editor" in html for path, html in pages.items() if path.startswith("actors/"))
