"""`briefgen export`, on two invented documents."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from briefgen import cli

pytestmark = pytest.mark.model


def run(*arguments):
    return CliRunner().invoke(cli.main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_a_file_is_written_and_its_size_told(seeds, tmp_path):
    out = tmp_path / "made" / "register.csv"
    done = run("export", seeds, "--format", "csv", "--output", out)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert f"{out.stat().st_size:,} bytes written to {out}" in done.stderr
    assert "reopen the old bridge" in out.read_text(encoding="utf-8-sig")


def test_a_dash_writes_to_the_terminal_one_actor_with_the_address_of_the_site(seeds):
    config = seeds.parent / "mkdocs.yml"
    config.write_text("site_name: Harbour Watch\nsite_url: https://harbour.example/\nplugins: [briefgen]\n")
    done = run("export", "--config", config, "--format", "json", "--actor", "Harbour Council", "--output", "-")
    data = json.loads(done.stdout)
    assert data["title"] == "Harbour Watch: Harbour Council"
    assert data["page"] == "https://harbour.example/actors/harbour-council/index.html"


def test_an_unknown_actor_and_a_file_that_would_hold_nothing_are_named(seeds, tmp_path):
    out = tmp_path / "x"
    done = run("export", seeds, "--format", "csv", "--actor", "Nobody Known", "--output", out)
    assert (done.exit_code, out.exists()) == (1, False)
    assert 'no actor with a dossier is called "Nobody Known"' in done.output
    done = run("export", seeds, "--format", "ics", "--actor", "Bo Ekman", "--output", out)
    assert (done.exit_code, out.exists()) == (1, False)
    assert "nothing to write: no commitment has a deadline with a date." in done.output
