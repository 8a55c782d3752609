"""The HTML of the built site: valid, with headings in order, tables that read aloud, languages marked."""

from __future__ import annotations

import json
import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from tests.site.kinds import GENERATED, KINDS, parsed
from tests.site.lighthouse import node

pytestmark = pytest.mark.model

ROOT = Path(__file__).parents[2]
THEMES_OWN = {
    ("valid-autocomplete", "#__drawer"),
    ("valid-autocomplete", "#__search"),
    ("attribute-allowed-values", r"#__nav_\d+_label"),
}
"""Faults of Material's own templates, by rule and element; browsers do nothing wrong with them."""


def faults(files: list[Path], folder: Path) -> list[str]:
    """What html-validate, whose rules are those of the HTML standard, has to say about the files."""
    program = ROOT / ".venv" / "npm" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    assert program.is_file(), "run `sh tools/npm.sh` first"
    report = folder / "report.json"
    options = ["--config", ROOT / "tools" / "npm" / "htmlvalidate.json", "--formatter", f"json={report}"]
    command = map(str, [node(), program, *options, *files])
    done = subprocess.run(list(command), capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    return [
        f"{file['filePath']}:{one['line']}: {one['ruleId']}: {one['message']} {one['selector']}"
        for file in json.loads(report.read_text(encoding="utf-8"))
        for one in file["messages"]
        if not any(one["ruleId"] == rule and re.fullmatch(place, one["selector"] or "") for rule, place in THEMES_OWN)
    ]


def test_every_page_is_valid_html(site: Path, tmp_path: Path) -> None:
    found = faults(sorted(site.rglob("*.html")), tmp_path)
    assert not found, "\n".join(found[:40])


@pytest.mark.parametrize(
    "body", ["<p><div></div></p>", "<ul><p>x</p></ul>", "<p id=a></p><p id=a></p>", "<a href=x><button>x</button></a>"]
)
def test_the_check_sees_a_fault(tmp_path: Path, body: str) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><html lang=en><head><title>t</title></head><body>{body}</body></html>")
    assert faults([file], tmp_path)


def _elements(file: Path):
    return parsed(file.read_text(encoding="utf-8")).iter()


def test_headings_are_in_order_on_every_page(site: Path) -> None:
    """One of the first level, and none that skips a level on the way down."""
    wrong = []
    for file in sorted(site.rglob("*.html")):
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", file.read_text(encoding="utf-8"))]
        if levels.count(1) != 1 or levels[0] != 1 or any(b > a + 1 for a, b in pairwise(levels)):
            wrong.append(f"{file.relative_to(site)}: {levels[:12]}")
    assert wrong == []


@pytest.mark.parametrize("kind", GENERATED)
def test_tables_have_a_caption_and_heads_with_a_scope(site: Path, kind: str) -> None:
    wrong = []
    for file in site.glob(KINDS[kind]):
        for table in (one for one in _elements(file) if one.tag == "table"):
            heads = [one for one in table.iter() if one.tag == "th"]
            if table.find("caption") is None or not heads:
                wrong.append(f"{file.relative_to(site)}: a table without caption or heads")
            wrong += [f"{file.relative_to(site)}: th" for head in heads if head.get("scope") not in {"col", "row"}]
    assert wrong == []


def test_every_page_says_its_language_and_direction(site: Path) -> None:
    for file in sorted(site.rglob("*.html")):
        start = file.read_text(encoding="utf-8")
        assert re.search(r'<html lang="en"', start), file
        assert re.search(r'<body dir="ltr"', start), file


def test_every_page_has_a_description_and_a_title_of_its_own(site: Path) -> None:
    """Of the generated pages no two have the same title."""
    files = sorted(file for file in site.rglob("*.html") if file.name != "404.html")
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert all('<meta name="description" content="' in text for text in texts)
    titles = [re.findall(r"<title>(.*?)</title>", text)[0] for text in texts]
    assert sorted({title for title in titles if titles.count(title) > 1}) == []
