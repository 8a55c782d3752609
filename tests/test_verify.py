"""`briefgen verify` finds what was published again, and every change that makes it untrue."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import replace

import pytest
from click.testing import CliRunner

from briefgen import cli, verify, write
from tests.write import sample

THEME = "<html><head><title>x</title></head><body><a href='#top'>up</a><div id='top'>{}</div></body></html>"


@pytest.fixture
def site(tmp_path):
    """A published site of two invented documents: (site folder, sources folder)."""
    sources, folder = tmp_path / "seeds", tmp_path / "site"
    sources.mkdir()
    briefings = []
    for name, title in (("harbour", sample.TITLE), ("quay", "The quay reopens")):
        source = sample.source(name, title)
        raw = source.text.replace("\n", "\r\n").encode("utf-16")
        (sources / source.file).write_bytes(raw)
        source = replace(source, sha256=hashlib.sha256(raw).hexdigest(), encoding="utf-16")
        briefings.append(sample.briefing(source))
    made = write.site(sample.corpus(*briefings))
    for page in made.pages:
        file = folder / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(THEME.format(page.html.replace('id="top"', "")), encoding="utf-8")
    for attachment in made.attachments:
        file = folder / attachment.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(attachment.content)
    for name in ("method", "data"):  # what is written by hand, or added by build.py
        (folder / name).mkdir(exist_ok=True)
    (folder / "method" / "index.html").write_text("<p id='top'>x</p>")
    (folder / "data" / "schema.json").write_text("{}")
    return folder, sources


def faults(site):
    return list(verify.site(*site).faults)


def test_everything_is_found_in_a_true_site(site):
    report = verify.site(*site)
    assert report.faults == ()
    assert report.quotes == report.found > 30
    assert report.shown > 10
    assert report.links > 50
    assert report.summary.startswith(f"{report.quotes} of {report.quotes} quotes found; ")


def test_the_command_says_so_and_ends_well(site):
    folder, sources = site
    done = CliRunner().invoke(cli.main, ["verify", str(folder), "--sources", str(sources)])
    assert done.exit_code == 0
    assert " quotes found; " in done.stdout


def test_a_changed_quote_is_named_with_its_file(site):
    file = site[0] / "briefings" / "quay" / "briefing.json"
    data = json.loads(file.read_bytes())
    data["commitments"][0]["evidence"]["quote"] += " soon"
    file.write_text(json.dumps(data))
    (fault,) = faults(site)
    assert fault.startswith("briefings/quay/briefing.json: commitments[0].evidence: not at ")
    assert "soon" in fault
    done = CliRunner().invoke(cli.main, ["verify", str(site[0]), "--sources", str(site[1])])
    assert done.exit_code == 1


@pytest.mark.parametrize("field", ["action", "start", "text"])
def test_every_kind_of_claim_is_checked(site, field):
    file = site[0] / "briefings" / "quay" / "briefing.json"
    data = json.loads(file.read_bytes())
    if field == "action":
        data["statements"][0]["action"] = "something else"
    elif field == "start":
        data["figures"][0]["evidence"]["start"] += 1
    else:
        data["quotes"][0]["text"] = "the ferry will be cut"
    file.write_text(json.dumps(data))
    assert len(faults(site)) == 1


def test_a_changed_document_is_told_once_and_none_of_its_quotes_counts(site):
    with (site[1] / "quay.txt").open("ab") as file:
        file.write("!".encode("utf-16-le"))
    report = verify.site(*site)
    assert "is not the file the site was made from" in report.faults[0]
    assert report.found < report.quotes


def test_a_document_that_is_gone_is_a_fault(site):
    (site[1] / "quay.txt").unlink()
    assert faults(site)[0].startswith("briefings/quay/briefing.json: ")


def test_words_that_a_page_shows_as_evidence_must_be_in_the_document(site):
    file = site[0] / "briefings" / "quay" / "index.html"
    html = file.read_text(encoding="utf-8")
    assert "pledged to reopen</mark>" in html or "<mark" in html
    at = html.index("<blockquote")
    file.write_text(html[:at] + html[at:].replace("pledged", "refused"), encoding="utf-8")
    assert any("shows as evidence what the document does not say" in fault for fault in faults(site))


@pytest.mark.parametrize(
    ("link", "message"),
    [
        ("../nowhere/index.html", "leads nowhere"),
        ("../harbour/index.html#no-such-anchor", "has no anchor 'no-such-anchor'"),
        ("#no-such-anchor", "has no anchor 'no-such-anchor'"),
        ("../../../outside.html", "leads nowhere"),
        ("../harbour/", None),
        ("../harbour/index.html#source-text", None),
        ("https://example.org/nowhere", None),
        ("mailto:desk@example.org", None),
    ],
)
def test_links_and_anchors_are_followed(site, link, message):
    file = site[0] / "briefings" / "quay" / "index.html"
    file.write_text(
        file.read_text(encoding="utf-8").replace("</body>", f'<a href="{link}">x</a></body>'),
        encoding="utf-8",
    )
    found = faults(site)
    assert [fault for fault in found if message is None or message not in fault] == []
    assert bool(found) == (message is not None)


def test_a_folder_that_is_no_site_is_a_fault(tmp_path):
    assert "is this the folder of a built site?" in verify.site(tmp_path, tmp_path).faults[0]


def changed(site, change):
    """The site with the data of one briefing changed."""
    file = site[0] / "briefings" / "quay" / "briefing.json"
    data = json.loads(file.read_bytes())
    change(data)
    file.write_text(json.dumps(data))
    return site


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda data: data.update(surprise=1), "not as the schema says"),
        (lambda data: data["facts"][0].update(kind="rumour"), "not as the schema says"),
        (lambda data: data["facts"].append(data["facts"][0]), "is given to two findings"),
        (lambda data: data["facts"][0].update(evidence={"start": "a", "end": 2, "quote": "x"}), "this is no briefing"),
    ],
    ids=["a field too many", "a word too many", "an id twice", "no number"],
)
def test_data_are_held_against_the_schema_and_ids_are_given_once(site, change, message):
    assert any(message in fault for fault in faults(changed(site, change)))


def test_a_data_file_that_is_cut_off_is_named(site):
    file = site[0] / "briefings" / "quay" / "briefing.json"
    file.write_bytes(file.read_bytes()[:-20])
    assert any("quay/briefing.json: this is no briefing" in fault for fault in faults(site))
    other = site[0] / "data" / "schema.json"
    other.write_text("{")
    assert any(fault.startswith("data/schema.json: this is no JSON") for fault in faults(site))


def test_the_published_text_is_that_of_the_document(site):
    file = site[0] / "briefings" / "quay" / "source.txt"
    file.write_text(file.read_text(encoding="utf-8") + "More.", encoding="utf-8")
    assert faults(site) == ["briefings/quay/source.txt: this is not the text of quay.txt"]


def test_an_id_that_stands_twice_on_a_page_is_named(site):
    file = site[0] / "briefings" / "quay" / "index.html"
    file.write_text(file.read_text(encoding="utf-8").replace("</body>", "<p id='top'>x</p></body>"), encoding="utf-8")
    assert faults(site) == ["briefings/quay/index.html: the id 'top' stands twice on this page"]


def test_without_jsonschema_the_summary_says_what_was_not_checked(site, monkeypatch):
    monkeypatch.setitem(sys.modules, "jsonschema", None)
    assert verify.site(*site).summary.endswith("; the schema was not asked, install jsonschema for that")


def test_the_sample_of_a_build_finds_a_wrong_quote(site):
    assert verify.sample(*site) == ()
    changed(site, lambda data: data["facts"][0]["evidence"].update(quote="The council resigned."))
    (fault,) = verify.sample(*site)
    assert "The council resigned." in fault


def test_the_sample_is_spread_over_the_documents(site):
    changed(site, lambda data: data["facts"][0]["evidence"].update(quote="The council resigned."))
    folder, sources = site
    assert verify.sample(folder, sources, most=1) == (), "the first is true"
