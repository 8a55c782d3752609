"""`briefgen review` starts, says where the desk is, and ends with Ctrl-C."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main

pytestmark = pytest.mark.model


def test_it_says_where_it_is_and_ends_when_it_is_told_to(seeds, tmp_path):
    site = tmp_path / "site"
    page = site / "briefings" / "bridge" / "index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>the page</p>", encoding="utf-8")
    typed = [sys.executable, "-m", "briefgen", "review", "--sources", seeds, "--no-open", "--by", "Ada"]
    with subprocess.Popen(typed, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        url = running.stdout.readline().strip()
        try:
            assert re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w-]{32}/", url)
            with urllib.request.urlopen(f"{url}queue", timeout=10) as answer:
                items = json.load(answer)
            with urllib.request.urlopen(f"{url}card?key={items[0]['key']}", timeout=10) as answer:
                assert "see it in the site" in json.load(answer)["html"]  # in the folder that a build would use
            host = url.split("/", 3)[2]
            body = json.dumps({"key": items[0]["key"], "does": "accept"}).encode()
            headers = {"Content-Type": "application/json", "Origin": f"http://{host}"}
            with urllib.request.urlopen(urllib.request.Request(f"{url}decide", body, headers), timeout=10) as answer:
                assert "checked by the editor" in json.load(answer)["html"]
        finally:
            running.send_signal(signal.SIGINT)
            _, said = running.communicate(timeout=20)
    assert running.returncode == 0
    assert "Traceback" not in said
    assert "findings" in said
    (sidecar,) = seeds.glob("*.yml")
    assert re.search(r'^    by: "Ada"\n    on: \d{4}-\d\d-\d\d$', sidecar.read_text(encoding="utf-8"), re.MULTILINE)


def test_a_port_that_is_taken_is_a_message(seeds, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    import socket

    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = CliRunner().invoke(main, ["review", "--sources", str(seeds), "--no-open", "--port", str(port)])
    assert done.exit_code == 1
    assert f"port {port} cannot be used" in done.stderr


def test_a_folder_that_is_not_there_is_a_message(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["review", "--no-open"])
    assert done.exit_code == 1
    assert "Error: seeds: there is no such folder." in done.stderr
    assert not list(Path(tmp_path).iterdir())
