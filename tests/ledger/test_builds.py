"""The whole way: documents are edited, the site is built again, and what changed is told."""

from __future__ import annotations

import dataclasses
import logging

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from briefgen import build
from tests.conftest import FERRY

pytestmark = pytest.mark.model


@pytest.fixture
def kept(settings):
    return dataclasses.replace(settings, ledger=settings.root / "kept" / "ledger.jsonl")


def published(built: build.Built):
    return {page.path: page.html for page in built.site.pages} | {
        attachment.path: attachment.content for attachment in built.site.attachments
    }


def edit(settings, old, new, name="bridge.txt"):
    file = settings.sources / name
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edited_sentence_is_told_and_the_other_documents_are_as_they_were(kept):
    first = build.site(kept)
    build.remember(first, kept)
    edit(kept, "4.2 million euros", "5.1 million euros")
    second = build.site(kept)
    head, *more = second.report
    assert head.startswith("changed since the last build: 1 document, ")
    assert [line.partition(" (edited): ")[0] for line in more] == ["seeds/bridge.txt"]
    before, after = published(first), published(second)
    assert "5.1" in after["changes/index.html"]
    assert {path: after[path] for path in after if path.startswith("briefings/ferry/")} == {
        path: before[path] for path in before if path.startswith("briefings/ferry/")
    }


def test_writing_the_ledger_changes_no_later_build(kept):
    """Not after the first build, and not after one with changes; the file is not touched without a change."""
    for text in ("4.2 million euros", "5.1 million euros"):
        edit(kept, text, "5.1 million euros")
        unkept = build.site(kept)
        assert build.remember(unkept, kept) is None
        ledger = kept.ledger.read_bytes()
        again = build.site(kept)
        assert published(again) == published(unkept)
        assert again.report == ("nothing changed since the last build",)
        build.remember(again, kept)
        assert kept.ledger.read_bytes() == ledger


def test_the_cache_makes_no_difference_to_what_changed(kept):
    build.remember(build.site(kept), kept)
    edit(kept, "4.2 million", "5.1 million")
    assert published(build.site(kept)) == published(build.site(dataclasses.replace(kept, cache=None)))


def test_a_build_with_a_damaged_ledger_is_a_first_build(kept):
    first = build.site(kept)
    build.remember(first, kept)
    edit(kept, "4.2 million", "5.1 million")
    kept.ledger.write_text("<<<<<<< ours\n", encoding="utf-8")
    second = build.site(kept)
    assert [str(problem).partition(" (")[0] for problem in second.problems] == [
        "kept/ledger.jsonl:1: the ledger of the last build is damaged: this is not a line of JSON in UTF-8"
    ]
    assert published(second) == published(build.site(dataclasses.replace(kept, ledger=kept.root / "none.jsonl")))
    build.remember(second, kept)
    assert build.site(kept).problems == ()
    assert (kept.ledger.parent / "ledger.jsonl.damaged").read_text(encoding="utf-8") == "<<<<<<< ours\n"


def test_a_ledger_that_cannot_be_written_is_told(kept):
    built = build.site(kept)
    (kept.root / "kept").write_text("a file where a folder must be", encoding="utf-8")
    told = build.remember(built, kept)
    assert told is not None
    assert told.startswith("kept/ledger.jsonl: the ledger cannot be written")


def test_a_correction_is_told_with_the_line_that_it_changed(kept):
    build.remember(build.site(kept), kept)
    built = build.site(kept)
    (briefing,) = [one for one in built.corpus.briefings if one.source.id == "bridge"]
    commitment = briefing.commitments[0]
    fix = {"fixes": [{"drop": commitment.id, "quote": commitment.action.quote}]}
    (kept.sources / "bridge.yml").write_text(yaml.safe_dump(fix), encoding="utf-8")
    built = build.site(kept)
    assert built.corpus.history is not None
    (changed,) = built.corpus.history.latest
    assert (changed.briefing, changed.cause) == ("bridge", "corrected")
    assert ("corrected", "commitment", None) in [(one.kind, one.what, one.after) for one in changed.changes]


@pytest.fixture
def mkdocs(seeds, monkeypatch, caplog):
    """`mkdocs(command, …)` builds the folder of `seeds` as the command would and returns what the report says."""
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    root = seeds.parent
    (root / "docs").mkdir()

    def run(command="build", strict=False, **options):
        settings = {
            "site_name": "Harbour",
            "theme": {"name": "mkdocs", "highlightjs": False},  # which would come from elsewhere, and the report say so
            "use_directory_urls": False,
            "plugins": [{"briefgen": options}],
        }
        (root / "mkdocs.yml").write_text(yaml.safe_dump(settings))
        config = load_config(str(root / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command=command, dirty=False)
        caplog.clear()
        with caplog.at_level(logging.INFO, logger="mkdocs.plugins.briefgen"):
            mkdocs_build(config)
        return [message.removeprefix("briefgen: ") for message in caplog.messages if message.startswith("briefgen: ")]

    yield run
    logging.getLogger("briefgen").handlers.clear()
    logging.getLogger("briefgen").propagate = True


def test_the_report_on_the_terminal_is_a_few_lines(mkdocs, seeds):
    (line,) = mkdocs()
    assert line.startswith("2 documents (2 read anew), ")
    assert line.endswith("; no earlier build to compare with")
    (line,) = mkdocs()
    assert line.startswith("2 documents (0 read anew), ")
    assert line.endswith("; nothing changed since the last build")
    (seeds / "ferry.txt").write_text(FERRY.replace("two ships", "three ships"), encoding="utf-8")
    line, more = mkdocs()
    assert "(1 read anew)" in line
    assert "; changed since the last build: 1 document, " in line
    assert more.startswith("seeds/ferry.txt (edited): ")


def test_serving_does_not_eat_what_changed(mkdocs, seeds):
    """It shows the changes since the last `mkdocs build`, however often it builds."""
    mkdocs()
    ledger = seeds.parent / ".briefgen" / "ledger.jsonl"
    before = ledger.read_bytes()
    (seeds / "ferry.txt").write_text(FERRY.replace("two ships", "three ships"), encoding="utf-8")
    for _ in range(2):
        assert mkdocs("serve")[-1].startswith("seeds/ferry.txt (edited): ")
    assert ledger.read_bytes() == before


def test_a_build_that_strict_refuses_is_not_remembered(mkdocs, seeds):
    mkdocs()
    ledger = seeds.parent / ".briefgen" / "ledger.jsonl"
    before = ledger.read_bytes()
    (seeds / "ferry.txt").write_text(f"---\ndate: soon\n---\n{FERRY}", encoding="utf-8")
    with pytest.raises(Abort):
        mkdocs(strict=True)
    assert ledger.read_bytes() == before


def test_the_ledger_lies_where_the_option_says(mkdocs, seeds):
    mkdocs(ledger="records/published.jsonl")
    assert (seeds.parent / "records" / "published.jsonl").is_file()
    assert not (seeds.parent / ".briefgen").exists()


@pytest.mark.parametrize("off", [False, ""])
def test_no_ledger_is_kept_where_none_is_wanted(mkdocs, seeds, off):
    (line,) = mkdocs(ledger=off)
    assert line.endswith(" commitments")
    assert not (seeds.parent / ".briefgen").exists()
    assert not (seeds.parent / "site" / "changes").exists()


@pytest.mark.parametrize("folder", ["docs", "seeds", "site"])
def test_a_ledger_in_a_folder_that_is_watched_or_emptied_is_refused(mkdocs, folder, caplog):
    with pytest.raises(Abort):
        mkdocs(ledger=f"{folder}/ledger.jsonl")
    assert "Put it elsewhere, for example `ledger: .briefgen/ledger.jsonl`." in caplog.text
