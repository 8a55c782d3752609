"""What a build stands on: every package in the list of licences, floors where a fault was mended, nothing pickled."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
from pathlib import Path

import pytest

import briefgen

ROOT = Path(__file__).parents[1]
PACKAGE = Path(briefgen.__file__).parent


def locked(name: str) -> dict[str, str]:
    """Package to version."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))


def number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def test_every_package_of_a_build_is_in_the_list_of_licences():
    """`make licences` remakes it; what only other systems install may be missing."""
    page = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| ([a-z0-9-]+) \|", page, re.MULTILINE))
    installed = {re.sub(r"[-_.]+", "-", one.metadata["Name"].lower()) for one in importlib.metadata.distributions()}
    assert locked("requirements.txt").keys() & installed <= listed
    assert "UNKNOWN" not in page


@pytest.mark.parametrize(
    ("package", "floor"), [("mkdocs", (1, 6, 1)), ("mkdocs-material", (9, 7, 7)), ("pymdown-extensions", (11, 0, 1))]
)
def test_no_package_is_older_than_the_version_in_which_a_known_fault_was_mended(package, floor):
    assert number(locked("requirements.txt")[package]) >= floor


def test_nothing_that_is_kept_or_comes_from_outside_is_unpickled():
    """Only a worker does, and what it reads comes from the process that started it."""
    found = [
        file.relative_to(PACKAGE).as_posix()
        for file in sorted(PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"load", "loads", "Unpickler"}
        and isinstance(node.value, ast.Name) and node.value.id in {"pickle", "marshal", "shelve", "dill", "joblib"}
    ]  # fmt: skip
    assert found == ["worker.py"]


def test_an_audit_that_could_look_up_nothing_says_so(tmp_path):
    """As where there is no network: `pip_audit` is one here that answers nothing."""
    (tmp_path / "pip_audit.py").write_text("")
    lock = tmp_path / "requirements.txt"
    lock.write_text("rope==1.0 \\\n    --hash=sha256:00\n")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "audit.py"), str(lock)],
        env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "0 of 1 packages looked up" in done.stdout
    assert "NOT AUDITED: 1 packages" in done.stdout


def test_an_audit_that_finds_a_weakness_fails(tmp_path):
    (tmp_path / "pip_audit.py").write_text(
        "import sys, json\n"
        "fault = {'id': 'X-1', 'fix_versions': ['1.1']}\n"
        "found = {'dependencies': [{'name': 'rope', 'version': '1.0', 'vulns': [fault]}]}\n"
        "open(sys.argv[sys.argv.index('-o') + 1], 'w').write(json.dumps(found))\n"
    )
    lock = tmp_path / "requirements.txt"
    lock.write_text("rope==1.0 \\\n    --hash=sha256:00\n")
    done = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "audit.py"), str(lock)],
        env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "rope 1.0: X-1; mended in 1.1" in done.stdout
    assert "NOT AUDITED" not in done.stdout
