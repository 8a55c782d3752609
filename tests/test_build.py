"""The conductor: all is built, one bad document stops nothing, how it is computed changes nothing."""

from __future__ import annotations

import dataclasses
import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from briefgen import build, workers
from briefgen.cache import FILE
from briefgen.errors import SettingsError
from briefgen.settings import Settings
from tests.conftest import BRIDGE

pytestmark = pytest.mark.model


def published(built: build.Built):
    """Every byte of a site, by path."""
    files = {page.path: (page.title, page.html, page.headings, page.description) for page in built.site.pages}
    return files | {attachment.path: attachment.content for attachment in built.site.attachments}


def test_every_document_has_a_page_and_its_data(settings):
    paths = published(build.site(settings)).keys()
    for name in ("bridge", "ferry"):
        assert {f"briefings/{name}/index.html", f"briefings/{name}/briefing.json"} <= paths
    assert "data/schema.json" in paths


def test_all_published_data_is_as_the_published_schema_says(settings):
    files = published(build.site(settings))
    schema = jsonschema.Draft202012Validator(json.loads(files["data/schema.json"]))
    data = [content for path, content in files.items() if path.endswith("/briefing.json")]
    assert len(data) == 2
    for content in data:
        schema.validate(json.loads(content))


def test_a_second_build_takes_everything_from_the_cache_and_is_the_same(settings):
    cold, warm = build.site(settings), build.site(settings)
    assert (cold.cached, warm.cached) == (0, 2)
    assert published(cold) == published(warm)


def test_the_cache_may_be_absent_deleted_or_wrecked(settings):
    whole = published(build.site(settings))
    assert published(build.site(dataclasses.replace(settings, cache=None))) == whole
    file = settings.cache / FILE
    file.write_bytes(file.read_bytes()[:3000])
    wrecked = build.site(settings)
    assert published(wrecked) == whole
    file.unlink(missing_ok=True)
    assert published(build.site(settings)) == whole


def test_only_what_changed_is_understood_again(settings):
    build.site(settings)
    (settings.sources / "bridge.txt").write_text(BRIDGE.replace("reopen", "repaint"))
    again = build.site(settings)
    assert again.cached == 1
    assert "repaint" in published(again)["briefings/bridge/briefing.json"].decode()


def test_a_new_date_is_another_document_to_the_cache(settings):
    build.site(settings)
    (settings.sources / "ferry.yml").write_text("date: 2031-05-02\n")
    assert build.site(settings).cached == 1


def test_two_processes_find_what_one_finds(settings, monkeypatch):
    monkeypatch.setattr(workers, "WORTH_A_PROCESS", 1)
    alone = published(build.site(dataclasses.replace(settings, cache=None)))
    assert published(build.site(dataclasses.replace(settings, cache=None, jobs=2))) == alone


def test_a_document_that_cannot_be_understood_stops_no_other(settings, fault, caplog):
    """Its page shows the text and says why there is nothing else."""
    fault("if source.id == 'bridge':\n    raise ZeroDivisionError('division by zero')")
    with caplog.at_level(logging.DEBUG, logger="briefgen"):
        built = build.site(settings)
    (problem,) = built.problems
    assert str(problem).startswith(
        "seeds/bridge.txt: The text is shown without findings: its analysis broke off (ZeroDivisionError: division by "
        "zero).\nThis is a fault of the program"
    )
    files = published(built)
    assert "briefings/ferry/index.html" in files
    page = str(files["briefings/bridge/index.html"])
    assert "Not all of this document was analysed" in page
    assert "We will not cut the ferry" in page
    assert "Traceback" in caplog.text
    assert all(record.levelno == logging.DEBUG for record in caplog.records)


def test_what_broke_off_is_tried_again_by_the_next_build(settings, fault, monkeypatch):
    fault("if source.id == 'bridge':\n    os._exit(1)")
    first = build.site(settings)
    assert [problem.file for problem in first.problems] == ["seeds/bridge.txt"]
    assert "ended early" in first.problems[0].message
    monkeypatch.delenv("PYTHONPATH")
    workers.close()
    again = build.site(settings)
    assert (again.problems, again.cached) == ((), 1)
    assert published(again) == published(build.site(dataclasses.replace(settings, cache=None)))


def test_an_unreadable_document_is_a_problem_and_the_rest_is_built(settings):
    (settings.sources / "noise.txt").write_bytes(b"\x00\x01\x02\x00" * 50)
    built = build.site(settings)
    assert [problem.file for problem in built.problems] == ["seeds/noise.txt"]
    assert len(built.corpus.briefings) == 2


def test_a_missing_folder_or_model_is_an_error_that_says_what_to_do(settings):
    with pytest.raises(SettingsError, match=r"sources|seeds|folder"):
        build.site(dataclasses.replace(settings, sources=settings.root / "nowhere"))
    with pytest.raises(SettingsError, match="no_such_model"):
        build.site(dataclasses.replace(settings, model="no_such_model", cache=None))


def test_no_documents_is_a_site_too(tmp_path):
    (tmp_path / "seeds").mkdir()
    built = build.site(Settings(sources=tmp_path / "seeds", root=tmp_path))
    assert built.corpus.briefings == ()
    assert "index.html" in published(built)


WARM = """
import sys
from pathlib import Path
from briefgen import build
from briefgen.settings import Settings
root = Path(sys.argv[1])
built = build.site(Settings(sources=root / "seeds", root=root, cache=root / "cache"))
print(built.cached, *sorted({"spacy", "numpy", "thinc", "jsonschema", "mkdocs"} & sys.modules.keys()))
"""


def test_a_warm_build_does_not_load_the_language_model_nor_the_library(settings):
    build.site(settings)
    done = subprocess.run(
        [sys.executable, "-c", WARM, settings.root],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(build.__file__).parents[1],
    )
    assert done.stdout.split() == ["2"]


PRINT = """
import hashlib, sys
from pathlib import Path
from briefgen import build
from briefgen.settings import Settings
root = Path(sys.argv[1])
built = build.site(Settings(sources=root / "seeds", root=root))
digest = hashlib.sha256()
for page in built.site.pages:
    digest.update(repr((page.path, page.title, page.html, page.headings, page.description)).encode())
for file in built.site.attachments:
    digest.update(repr((file.path, file.content)).encode())
print(digest.hexdigest())
"""


def test_hash_seed_time_zone_and_locale_change_no_byte(settings):
    prints = {
        subprocess.run(
            [sys.executable, "-c", PRINT, settings.root],
            capture_output=True,
            text=True,
            check=True,
            cwd=Path(build.__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(prints) == 1
