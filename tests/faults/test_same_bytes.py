"""A small version of `make reproduce`: a small site in four of its eight environments."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faults.site import ROOT, Drill

pytestmark = [pytest.mark.model, pytest.mark.slow]


def reproduce(folder, count):
    return subprocess.run(
        [sys.executable, str(ROOT / "tools" / "reproduce.py"), str(folder), str(count)],
        capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip


def test_a_site_is_the_same_in_other_environments(tmp_path):
    done = reproduce(Drill(tmp_path / "site").folder, 4)
    assert (done.returncode, done.stdout.count("the same bytes")) == (0, 4), done.stdout + done.stderr


def test_a_site_that_depends_on_where_it_is_built_is_found_out(tmp_path):
    drill = Drill(tmp_path / "site")
    settings = drill.folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "hooks: [docs/hook.py]\n", encoding="utf-8")
    (drill.folder / "docs" / "hook.py").write_text(
        "import os\ndef on_page_markdown(markdown, **_):\n    return markdown + os.environ['TZ']\n"
    )
    done = reproduce(drill.folder, 2)
    assert done.returncode == 1
    assert "index.html" in done.stdout
