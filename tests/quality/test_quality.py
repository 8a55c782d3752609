"""The quality gate: what is found in the project's own marked articles, held against pinned floors.

A figure below its floor, other articles or marks than those the floors were pinned on, and a method page that tells
other figures fail. `briefgen eval --help` says how to pin and write them anew.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from briefgen import cli, evaluate
from briefgen.evaluate.floors import PINNED

FOLDER = Path(__file__).parent
FLOORS = FOLDER / "floors.yml"
PAGE = FOLDER.parents[1] / "docs" / "method" / "index.md"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """One run of the command over all articles: its outcome, and the page it wrote."""
    page = tmp_path_factory.mktemp("method") / "index.md"
    shutil.copy(PAGE, page)
    typed = ["eval", str(FOLDER), "--floors", str(FLOORS), "--method", str(page)]
    return CliRunner().invoke(cli.main, typed, catch_exceptions=False), page.read_text(encoding="utf-8")


@pytest.mark.model
def test_no_figure_is_below_its_floor(run):
    """Whose floor it is, and what to do, is in the message."""
    done, _ = run
    assert done.stderr == ""
    assert done.exit_code == 0


@pytest.mark.model
def test_the_method_page_tells_the_figures_of_today(run):
    """Otherwise: `briefgen eval tests/quality --method docs/method/index.md`."""
    _, page = run
    assert page == PAGE.read_text(encoding="utf-8")


def test_every_mark_is_well_formed_and_verbatim_and_no_article_is_without():
    marked = evaluate.marked_set(FOLDER)
    assert [str(problem) for problem in marked.problems] == []
    assert len(marked.marks) == len(list((FOLDER / "articles").iterdir())) == len(list((FOLDER / "marks").iterdir()))


def test_every_headline_figure_has_a_floor_on_this_set():
    pinned = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    assert set(pinned["floors"]) == set(PINNED)
    assert pinned["digest"] == evaluate.marked_set(FOLDER).digest


def test_every_article_is_marked_for_every_kind_of_finding():
    """Facts and a summary in each; the other kinds somewhere."""
    marks = evaluate.marked_set(FOLDER).marks.values()
    assert [one.name for one in marks if not (one.summary and any(fact.must for fact in one.facts))] == []
    for kind in ("actors", "quotations", "commitments", "lookalikes", "dates", "figures"):
        assert sum(bool(getattr(one, kind)) for one in marks) >= len(marks) / 2, kind
