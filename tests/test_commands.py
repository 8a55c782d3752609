"""What all commands have in common: how loud they are, and how they end."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner

from briefgen import build, build_report, cli, progress, terminal
from briefgen.errors import Problem
from tests.read.formats import made
from tests.write import sample


def run(*words):
    return CliRunner().invoke(cli.main, [str(word) for word in words], catch_exceptions=False)


def every(group=cli.main, before=()):
    """Each command as the words that call it."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, click.Group):
            yield from every(command, (*before, name))
        else:
            yield (*before, name)


@pytest.fixture
def quiet_log():
    core = logging.getLogger("briefgen")
    before, level = [*core.handlers], core.level
    core.handlers.clear()
    yield
    core.handlers[:] = before
    core.setLevel(level)


@pytest.mark.parametrize("words", list(every()), ids=" ".join)
def test_every_command_can_be_quiet_and_verbose(words):
    help_ = run(*words, "--help")
    assert help_.exit_code == 0
    assert "-q, --quiet" in help_.output
    assert "-v, --verbose" in help_.output


@pytest.mark.parametrize("words", list(every()), ids=" ".join)
def test_a_mistyped_command_ends_with_2(words):
    done = run(*words, "--no-such-option")
    assert done.exit_code == 2
    assert "No such option" in done.stderr


def test_ctrl_c_ends_every_command_with_130(tmp_path, monkeypatch):
    def stopped(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(build, "checked", stopped)
    done = run("check", tmp_path)
    assert (done.exit_code, done.stderr) == (130, "\nStopped.\n")


@pytest.mark.model
def test_a_quiet_command_says_its_problems_and_nothing_else(seeds, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("check", seeds).stderr.endswith("2 documents, no problems\n")
    assert run("check", seeds, "--quiet").output == ""
    (seeds / "toll.txt").write_text("---\ndate: 14 Aprl 2031\n---\nThe toll will go.\n")
    done = run("extract", seeds, "--output", tmp_path / "out", "--quiet", "--strict")
    assert done.exit_code == 1
    assert done.stderr.startswith("seeds/toll.txt:2: `date`")
    assert "written to" not in done.stderr
    assert len(list((tmp_path / "out").iterdir())) == 3


@pytest.mark.model
def test_a_verbose_command_says_what_developers_want_to_know(seeds, tmp_path, monkeypatch, quiet_log):
    monkeypatch.chdir(tmp_path)

    def told(settings):
        logging.getLogger("briefgen.build").debug("about %s", settings.sources.name)
        return sample.corpus(), (), 0

    monkeypatch.setattr(build, "checked", told)
    core = logging.getLogger("briefgen")
    monkeypatch.setattr(core, "handlers", [])  # pytest has its own there where a test before cut it off from the root
    assert "about seeds" not in run("check", seeds).output
    assert core.handlers == []
    run("check", seeds, "--verbose")
    assert core.level == logging.DEBUG
    assert len(core.handlers) == 1


def test_a_long_run_says_how_far_it_is_in_tenths_and_a_quiet_one_nothing(capsys):
    for quiet in (False, True):
        with progress.shown("Reading", quiet=quiet) as told:
            for number in range(41):
                told(number, 40)
        said = capsys.readouterr().err.splitlines()
        assert said == ([] if quiet else [f"Reading: {number} of 40" for number in range(4, 41, 4)])


def test_what_needs_an_editor_stands_in_a_few_lines():
    doubtful = replace(sample.briefing(), commitments=(replace(sample.briefing().commitments[0], doubt="perhaps"),))
    corpus = replace(sample.corpus(), briefings=(doubtful,))
    broken = [Problem(f"seeds/{n}.pdf", None, "this file is damaged.\nSave it anew.") for n in range(7)]
    warned = Problem("seeds/a.txt", 3, "`date` is no date", "warning")
    lines = list(build_report.needing(corpus, [*broken, warned], 2))
    assert lines[0] == "skipped: seeds/0.pdf (this file is damaged)"
    assert lines[4:7] == [
        "skipped: seeds/4.pdf (this file is damaged)",
        "skipped: 2 more",
        "2 corrections without a target",
    ]
    assert lines[7].endswith("; `briefgen review` shows them first")
    assert len(lines) == 8
    nothing = replace(corpus, briefings=())
    assert list(build_report.needing(nothing, [warned], 0)) == []


@pytest.mark.model
def test_show_names_the_pages_of_a_pdf_and_none_of_a_text(seeds, tmp_path):
    (tmp_path / "paper.pdf").write_bytes(made.pdf())
    shown = run("show", tmp_path / "paper.pdf").output
    assert "page 1" in shown
    assert "page " not in run("show", seeds / "bridge.txt").output.lower()
    assert terminal.briefing(sample.briefing()).count("[page") == 0


def test_the_exit_codes_that_the_guide_names_are_those_there_are():
    guide = (Path(cli.__file__).parents[2] / "docs" / "guide" / "index.md").read_text(encoding="utf-8")
    table = guide[guide.index("| exit code |") :].split("\n\n", 1)[0]
    codes = [row.split("|")[1].strip() for row in table.splitlines()[2:]]
    assert codes == ["0", "1", "2", "130"]
    assert yaml.safe_load(str(cli.STOPPED)) == 130
