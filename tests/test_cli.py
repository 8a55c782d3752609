"""The command line, a test or more a command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

import briefgen
from briefgen import cli, terminal, understand
from tests.write import sample

SCHEMA = Path(briefgen.__file__).parent / "schema.json"


def run(*arguments):
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_help_is_there_without_the_heavy_libraries():
    code = (
        "import sys\nfrom briefgen.cli import main\n"
        "try:\n    main(['--help'])\n"
        "except SystemExit:\n"
        "    print({'spacy', 'mkdocs', 'jinja2', 'jsonschema', 'yaml', 'numpy'} & sys.modules.keys())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "extract" in done.stdout
    assert done.stdout.endswith("set()\n")


def test_version():
    assert run("--version").output == f"briefgen, version {briefgen.__version__}\n"


def test_python_dash_m_is_the_same_command():
    done = subprocess.run([sys.executable, "-m", "briefgen", "--version"], capture_output=True, text=True, check=True)
    assert (
        done.stdout == f"python -m briefgen, version {briefgen.__version__}\n" or done.stdout == run("--version").output
    )


@pytest.mark.model
def test_extract_writes_a_valid_file_for_each_document(seeds, tmp_path):
    done = run("extract", seeds, "--output", tmp_path / "out")
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr == f"2 written to {tmp_path / 'out'}\n"
    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_bytes()))
    for name in ("bridge", "ferry"):
        data = json.loads((tmp_path / "out" / f"{name}.json").read_bytes())
        validator.validate(data)
        text = (seeds / f"{name}.txt").read_text(encoding="utf-8")
        for finding in data["commitments"]:
            evidence = finding["evidence"]
            assert text[evidence["start"] : evidence["end"]] == evidence["quote"]


@pytest.mark.model
def test_extract_takes_single_files(seeds, tmp_path):
    assert run("extract", seeds / "ferry.txt", "--output", tmp_path / "out").exit_code == 0
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["ferry.json"]


@pytest.mark.model
def test_extract_gives_two_documents_of_one_stem_two_files(seeds, tmp_path):
    (seeds / "bridge.md").write_text("The Harbour Council pledged to paint the bridge.\n")
    run("extract", seeds, "--output", tmp_path / "out")
    written = {file.name: json.loads(file.read_bytes())["file"] for file in (tmp_path / "out").iterdir()}
    assert sorted(written.values()) == ["bridge.md", "bridge.txt", "ferry.txt"]
    assert written["ferry.json"] == "ferry.txt"


@pytest.mark.model
@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--strict"], 1)])
def test_extract_goes_on_after_a_bad_document(seeds, tmp_path, monkeypatch, flags, code):
    monkeypatch.chdir(tmp_path)
    (seeds / "noise.txt").write_bytes(b"\x00\x01\x02\x00" * 50)
    done = run("extract", "seeds", "--output", "out", *flags)
    assert done.exit_code == code
    assert len(list((tmp_path / "out").iterdir())) == 2
    assert done.stderr.startswith("seeds/noise.txt: ")
    assert done.stderr.endswith("2 written to out, 1 problem\n")


@pytest.mark.parametrize("place", ["seeds/kept", "docs", "site/kept"])
def test_extract_keeps_no_cache_where_serve_would_see_it_change(seeds, tmp_path, monkeypatch, place):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Made")
    done = run("extract", seeds, "--output", tmp_path / "out", "--cache", tmp_path / place)
    assert done.exit_code == 1
    assert "where a change starts a new build" in done.stderr
    assert not (tmp_path / place).exists()


def test_extract_of_nothing_is_a_mistyped_command(tmp_path):
    assert run("extract", tmp_path / "none", "--output", tmp_path / "out").exit_code == 2


@pytest.mark.model
def test_a_missing_model_is_a_message_and_no_traceback(seeds, tmp_path):
    done = run("extract", seeds, "--output", tmp_path / "out", "--model", "no_such_model", "--jobs", "1")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert "no_such_model" in done.stderr
    assert "Traceback" not in done.output


@pytest.mark.model
def test_check_is_silent_about_good_documents(seeds, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("check")
    assert (done.exit_code, done.output) == (0, "2 documents, no problems\n")


@pytest.mark.model
def test_check_names_every_problem_with_file_and_line(seeds, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "toll.txt").write_text("---\ntitle: The toll\ndate: 14 Aprl 2031\n---\nThe toll will go.\n")
    (tmp_path / "papers" / "empty.txt").write_text("")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: x\nextra: {a: !ENV HOME, b: !!python/name:os.system }\n"
        "plugins:\n  - search\n  - briefgen: {sources: papers}\n"
    )
    done = run("check")
    assert done.exit_code == 1
    named = [line for line in done.output.splitlines() if line.startswith("papers/")]
    assert named[0].startswith("papers/empty.txt: ")
    assert named[1].startswith("papers/toll.txt:3: ")
    assert "14 Aprl 2031" in named[1]
    assert done.output.splitlines()[-1] == "1 document, 2 problems"
    assert any(line.startswith("skipped: papers/empty.txt (") for line in done.output.splitlines())
    assert "1 document" not in run("check", "--quiet").output


def test_check_without_a_folder_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("check")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")
    assert "seeds" in done.stderr


@pytest.mark.parametrize("yml", ["plugins: [", "plugins: [briefgen]"])
def test_settings_of_a_site_that_cannot_be_read_are_a_message(tmp_path, monkeypatch, yml):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(yml)
    done = run("check")
    assert done.exit_code == 1
    assert done.stderr.startswith("Error: ")


@pytest.mark.model
def test_show_prints_the_briefing_and_with_why_the_rules(seeds):
    plain, reasons = run("show", seeds / "bridge.txt"), run("show", seeds / "bridge.txt", "--why")
    assert plain.exit_code == reasons.exit_code == 0
    assert plain.stdout.startswith("Harbour council pledges to reopen the bridge\n")
    assert "rule commitments/" not in plain.stdout
    assert "rule commitments/" in reasons.stdout


def test_show_names_what_is_wrong_with_a_document(tmp_path):
    (tmp_path / "empty.txt").write_text("")
    done = run("show", tmp_path / "empty.txt")
    assert done.exit_code == 1
    assert "empty.txt" in done.stderr


def test_a_terminal_briefing_holds_every_finding():
    text = terminal.briefing(sample.briefing(), why=True)
    words = " ".join(text.split())
    for expected in (
        "reopen the old bridge by 31 March 2032",
        "deadline: by 31 March 2032",
        "hedge: plans to",
        "Said, but not a commitment (1)",
        "Residents demand it of others",
        "Ada Lindqvist: the ferry will not be cut",
        "via Coast Radio",
        "rule quotes/direct",
        "the date of the interview",
        "2032-03-31",
    ):
        assert expected in words


def test_a_document_cannot_speak_to_the_terminal():
    evil = sample.source(title="Title \x1b[31mred\x07\u202egnp.exe")
    shown = terminal.briefing(sample.briefing(evil))
    assert "\x1b" not in shown
    assert shown.splitlines()[0] == "Title <001B>[31mred<0007><202E>gnp.exe"


def test_a_fault_keeps_its_traceback(seeds, monkeypatch):
    """Only what is raised on purpose becomes a bare message."""

    def fault(_):
        raise ZeroDivisionError

    monkeypatch.setattr(understand, "fingerprint", fault)
    with pytest.raises(ZeroDivisionError):
        run("check", seeds)
