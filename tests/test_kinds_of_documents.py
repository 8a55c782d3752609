"""One document of each kind and twenty damaged ones, from the file to the built site."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from briefgen import build, verify
from briefgen.model import Briefing
from briefgen.settings import Settings
from tests.conftest import write_bare
from tests.read.formats import made
from tests.read.formats.test_damaged import DAMAGED
from tests.read.formats.test_formats import FILES

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, build.Built]:
    """The site of all of them, and what came of the build."""
    root = tmp_path_factory.mktemp("kinds")
    (root / "seeds").mkdir()
    for name, content in FILES.items():
        (root / "seeds" / name).write_bytes(content)
    for name, (content, _) in DAMAGED.items():
        (root / "seeds" / f"damaged-{name}").write_bytes(content)
    built = build.site(settings(root))
    write_bare(built.site, root / "site")
    build.close(built)
    return root, built


def settings(root: Path) -> Settings:
    return Settings(sources=root / "seeds", root=root, cache=root / "cache")


def _briefing(built: build.Built, name: str) -> Briefing:
    (found,) = [briefing for briefing in built.corpus.briefings if briefing.source.file == name]
    return found


def test_every_damaged_file_has_a_message_and_every_other_a_page(site):
    _, built = site
    errors = {problem.file.removeprefix("seeds/damaged-") for problem in built.problems if problem.severity == "error"}
    assert errors == DAMAGED.keys()
    assert len(errors) >= 10
    assert {briefing.source.file for briefing in built.corpus.briefings} == FILES.keys()


@pytest.mark.parametrize("name", FILES)
def test_the_briefing_is_right(site, name):
    """Who acts, who says what and who undertakes what, whatever the kind of file."""
    found = _briefing(site[1], name)
    actors = {actor.name: actor.type for actor in found.actors}
    assert actors.keys() >= {"Lena Brandt", "Tomas Reyl", "Peter Vance"}
    assert {actors[name] for name in ("Lena Brandt", "Tomas Reyl", "Peter Vance")} == {"person"}
    spoken = {quote.words.reading.rstrip(",."): quote.speaker for quote in found.quotes if quote.direct}
    assert spoken["We will reopen the bridge before the summer"] == "Lena Brandt"
    assert spoken["We have committed ourselves to a decision before the end of the year"] == "Tomas Reyl"
    actions = [one.action.reading for one in found.commitments]
    assert any("reopen the harbour bridge by 30 June 2031" in action for action in actions)
    assert any("fund a second crossing" in action for action in actions)
    assert "2031-06-30" in {date.value for date in found.dates}
    assert 43_000_000 in {figure.value for figure in found.figures}


def test_every_published_quote_is_in_the_text_beside_its_page_and_every_raw_file_has_its_hash(site):
    root, built = site
    report = verify.site(root / "site", root / "seeds")
    assert report.faults == ()
    assert report.found == report.quotes > 100
    tampered = root / "site" / "briefings" / _briefing(built, "bridge.pdf").source.id / "source.txt"
    kept = tampered.read_bytes()
    tampered.write_bytes(kept.replace(b"bridge", b"casino"))
    try:
        assert "differs" in verify.site(root / "site", root / "seeds").faults[0]
    finally:
        tampered.write_bytes(kept)


def test_the_data_name_pages_reader_and_text_as_the_schema_says(site):
    root, built = site
    schema = json.loads((root / "site" / "data" / "schema.json").read_bytes())
    for file in (root / "site").glob("briefings/*/briefing.json"):
        jsonschema.validate(json.loads(file.read_bytes()), schema)
    pdf = _briefing(built, "bridge.pdf").source
    data = json.loads((root / "site" / "briefings" / pdf.id / "briefing.json").read_bytes())
    assert data["reader"].startswith("pypdfium2 ")
    assert len(data["pages"]) == 2
    assert {quote["evidence"]["page"] for quote in data["quotes"]} == {1, 2}


def test_the_page_says_on_which_page_of_the_pdf_the_evidence_stands(site):
    root, built = site
    pdf = _briefing(built, "bridge.pdf").source
    page = (root / "site" / "briefings" / pdf.id / "index.html").read_text(encoding="utf-8")
    assert ", page 2</span>" in page
    assert "2 pages, read by pypdfium2" in page


def test_a_warm_build_opens_no_document_with_a_library(site, monkeypatch):
    root, built = site
    asked = []
    monkeypatch.setattr("briefgen.read.opening.reading", lambda raw, suffix, *rest: asked.append(suffix))
    for name in DAMAGED:
        (root / "seeds" / f"damaged-{name}").rename(root / f"damaged-{name}")
    try:
        again = build.site(settings(root))
    finally:
        for name in DAMAGED:
            (root / f"damaged-{name}").rename(root / "seeds" / f"damaged-{name}")
    assert asked == []
    assert again.cached == len(FILES) == len(built.corpus.briefings)
    assert made.TITLE in {briefing.source.title.value for briefing in again.corpus.briefings}
