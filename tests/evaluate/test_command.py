"""The command `briefgen eval`, over three small articles of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen import cli
from briefgen.evaluate.method import BEGIN, END

ARTICLES = {
    "bridge": "The Harbour Council pledged to reopen the old bridge by 31 March 2032. It rained on Tuesday.\n",
    "ferry": "“We will keep the ferry,” Ada Lindqvist said. The toll will rise, she fears.\n",
    "quay": "The Quay Company plans to spend £4.2 million on piers.\n",
}
MARKS = {
    "bridge": """\
actors:
- {name: Harbour Council, kind: organization}
commitments:
- sentence: The Harbour Council pledged to reopen the old bridge by 31 March 2032.
  kind: pledge
  actors: [Harbour Council]
  action: reopen the old bridge
  deadline: by 31 March 2032
dates:
- {words: 31 March 2032, date: 2032-03-31}
facts:
  must: [The Harbour Council pledged to reopen the old bridge by 31 March 2032.]
summary: The council will reopen the bridge by March 2032.
""",
    "ferry": """\
actors:
- {name: Ada Lindqvist, kind: person}
quotations:
- {words: "We will keep the ferry,", speaker: Ada Lindqvist, style: direct}
commitments:
- sentence: “We will keep the ferry,” Ada Lindqvist said.
  kind: pledge
  actors: [Ada Lindqvist]
  action: keep the ferry
lookalikes:
- {sentence: "The toll will rise, she fears.", is: prediction, because: she fears it}
""",
    "quay": """\
actors:
- {name: Quay Company, kind: organization}
- {name: Nobody Found, kind: person}
figures:
- {words: £4.2 million, value: 4200000, unit: GBP}
""",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of marked articles, from where it is."""
    monkeypatch.chdir(tmp_path)
    for part, files, suffix in (("articles", ARTICLES, "md"), ("marks", MARKS, "yml")):
        (tmp_path / "set" / part).mkdir(parents=True)
        for name, text in files.items():
            (tmp_path / "set" / part / f"{name}.{suffix}").write_text(text, encoding="utf-8")
    return Path("set")


def run(*arguments):
    return CliRunner().invoke(cli.main, ["eval", *map(str, arguments)], catch_exceptions=False)


@pytest.mark.model
def test_it_prints_one_table(folder):
    done = run(folder)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("3 articles, ")
    (line,) = [line for line in done.stdout.splitlines() if line.startswith("  verbatim in the article")]
    assert line.split()[4] == "100.0"


@pytest.mark.model
def test_errors_are_lines_with_a_place_and_the_sentence(folder):
    done = run(folder, "--errors")
    assert "set/articles/quay.md:1: missed actor, person: Nobody Found" in done.stdout.splitlines()


@pytest.mark.model
def test_a_bad_mark_is_told_and_the_rest_is_measured(folder):
    bad = folder / "marks" / "quay.yml"
    bad.write_text(bad.read_text().replace("kind: person", "kind: persn"))
    done = run(folder)
    assert done.exit_code == 1
    assert done.stderr.startswith('set/marks/quay.yml:3: `kind` is "persn", expected one of person')
    assert done.stdout.startswith("3 articles, ")


@pytest.mark.model
def test_of_a_part_of_the_set_neither_floors_nor_page_are_made(folder):
    Path("method.md").write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")
    (folder / "marks" / "quay.yml").unlink()
    done = run(folder, "--floors", "floors.yml", "--raise", "--method", "method.md")
    assert done.exit_code == 1
    assert "articles/quay.md: there are no marks" in done.stderr
    assert not Path("floors.yml").exists()
    assert Path("method.md").read_text(encoding="utf-8") == f"{BEGIN}\n{END}\n"


@pytest.mark.model
def test_the_data_are_written_as_json(folder):
    run(folder, "--json", "all.json")
    data = json.loads(Path("all.json").read_bytes())
    assert data["articles"] == 3
    assert data["figures"]["evidence.share"]["value"] == 100
    assert {one["what"] for one in data["mistakes"]} >= {"missed actor"}


@pytest.mark.model
def test_floors_are_raised_then_held(folder):
    assert run(folder, "--floors", "floors.yml", "--raise").exit_code == 0
    pinned = Path("floors.yml").read_text()
    assert "  evidence.share: 100.0\n" in pinned
    assert run(folder, "--floors", "floors.yml").exit_code == 0

    Path("floors.yml").write_text(pinned.replace("actors.recall: ", "actors.recall: 1"))
    done = run(folder, "--floors", "floors.yml")
    assert done.exit_code == 1
    assert "floors.yml: actors.recall is " in done.stderr


@pytest.mark.model
def test_floors_of_other_marks_are_not_raised_by_accident(folder):
    run(folder, "--floors", "floors.yml", "--raise")
    (folder / "marks" / "quay.yml").write_text("# nothing is marked any more\n")
    pinned = Path("floors.yml").read_text()
    for typed in (["--floors", "floors.yml"], ["--floors", "floors.yml", "--raise"]):
        done = run(folder, *typed)
        assert done.exit_code == 1
        assert "not those the floors were pinned on" in done.stderr
        assert Path("floors.yml").read_text() == pinned
    assert run(folder, "--floors", "floors.yml", "--raise", "--marks-changed").exit_code == 0
    assert run(folder, "--floors", "floors.yml").exit_code == 0


@pytest.mark.model
def test_a_page_gets_the_figures_between_two_comments(folder):
    page = Path("method.md")
    page.write_text(f"# Method\n\n{BEGIN}\n{END}\n", encoding="utf-8")
    assert run(folder, "--method", page).exit_code == 0
    first = page.read_text(encoding="utf-8")
    assert "| **commitments**: sentences that state one | " in first
    assert run(folder, "--method", page).exit_code == 0
    assert page.read_text(encoding="utf-8") == first


@pytest.mark.parametrize("typed", [["--raise"], ["--marks-changed"], ["--floors", "x.yml", "--marks-changed"]])
def test_options_that_need_another_are_mistyped_without_it(folder, typed):
    assert run(folder, *typed).exit_code == 2


def test_a_folder_without_articles_is_a_message(tmp_path):
    done = run(tmp_path)
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
