"""What editors write is read with care: every mistake is named with file and line, and nothing in it is run."""

from __future__ import annotations

import pytest

from briefgen import read
from briefgen.corrections import Add, Alter, Drop, Merge, Settle
from briefgen.settings import Settings


@pytest.fixture
def reading(tmp_path):
    """Reads the sidecar and actors.yml of one document."""

    def read_it(sidecar: str = "", actors: str = "", encoding: str = "utf-8"):
        (tmp_path / "bridge.txt").write_text("The council met.\n", encoding="utf-8")
        (tmp_path / "bridge.yml").write_bytes(sidecar.encode(encoding))
        (tmp_path / "actors.yml").write_bytes(actors.encode(encoding))
        settings = Settings(sources=tmp_path, root=tmp_path)
        sources, problems = read.sources(settings)
        assert len(sources) == 1  # whatever stands beside it, the document has its page
        found, faults = read.corrections(settings, sources)
        return found, [str(problem) for problem in (*problems, *faults)]

    return read_it


def test_each_kind_of_entry_is_read(reading):
    found, problems = reading(
        "date: 2031-04-14\nfixes:\n"
        "  - drop: f-abcdefg\n    because: it is old\n"
        "  - id: ../bridge/index.html#c-abcdefg\n    change: {kind: plan, due: }\n"
        "  - add: {kind: fact, quote: The council met.}\n"
        "  - id: c-abcdefg\n    status: done\n    on: 2031\n    evidence: {quote: met}\n",
        "- {merge: Council, into: Harbour Council}\n",
    )
    assert problems == []
    assert [(type(fix.does), fix.file, fix.line, fix.briefing) for fix in found.fixes] == [
        (Drop, "bridge.yml", 3, "bridge"),
        (Alter, "bridge.yml", 5, "bridge"),
        (Add, "bridge.yml", 7, "bridge"),
        (Settle, "bridge.yml", 8, "bridge"),
    ]
    assert found.fixes[0].because == "it is old"
    alter = found.fixes[1].does
    assert isinstance(alter, Alter)
    assert alter.target.id == "c-abcdefg"  # as copied from the address bar
    assert [(edit.field, edit.value, edit.line) for edit in alter.edits] == [("kind", "plan", 6), ("due", None, 6)]
    assert [rule.does for rule in found.actors] == [Merge(("Council",), "Harbour Council")]


@pytest.mark.parametrize(
    ("fix", "line", "message"),
    [
        ("fixes: drop everything", 1, "`fixes` is \"drop everything\", not a list"),
        ("fixes:\n  - drop", 2, 'a fix is "drop", not `key: value` pairs'),
        ("fixes:\n  - dorp: f-abcdefg", 2, "Did you mean `drop`?"),
        ("fixes:\n  - id: c-a", 2, "a fix does one of drop, accept, change, add, status, and this one has none"),
        ("fixes:\n  - drop: c-a\n    change: {kind: plan}", 2, "and this one has `drop` and `change`"),
        ("fixes:\n  - because: so\n    drop: [a, b]", 3, "`drop` is a list, not a text"),
        ("fixes:\n  - drop: c-a\n    on: 2031", 3, "`on` has no meaning beside `drop`"),
        ("fixes:\n  - change: {kind: plan}", 2, "`change` does not say which line is meant"),
        ("fixes:\n  - id: c-a\n    change: {kind: plam}", 3, "Did you mean plan?"),
        ("fixes:\n  - id: c-a\n    change: {checkable: perhaps, kind: plan}", 3, "not true or false"),
        ("fixes:\n  - id: c-a\n    change: {due: 2031-02-30, kind: plan}", 3, "which is not a date"),
        ("fixes:\n  - id: c-a\n    change: {due: 2031-02, kind: plan}", 3, "Write it as YYYY-MM-DD, for"),
        ("fixes:\n  - id: c-a\n    change: {actors: {a: b}, kind: plan}", 3, "`actors` is `key: value` pairs"),
        ("fixes:\n  - id: c-a\n    change: {}", 3, "`change` says nothing"),
        ("fixes:\n  - add: {kind: fact}", 2, "`add` has no `quote`"),
        ("fixes:\n  - add: {kind: opinion, quote: x}", 2, '`kind` is "opinion"'),
        ("fixes:\n  - id: c-a\n    status:", 3, "`status` is empty"),
        ("fixes:\n  - id: c-a\n    status: done\n    on: soon", 4, '`on` is "soon", which is not a date'),
        ("fixes:\n  - id: c-a\n    status: done\n    evidence: {source: x}", 4, "`evidence` has no `quote`"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_the_rest_goes_on(reading, fix, line, message):
    found, problems = reading(f"{fix}\n" + ("  - drop: f-goodone\n" if fix.startswith("fixes:\n") else ""))
    (problem,) = problems
    assert problem.startswith(f"bridge.yml:{line}: ")
    assert message in problem
    if fix.startswith("fixes:\n"):
        last = found.fixes[-1].does
        assert isinstance(last, Drop)
        assert last.target.id == "f-goodone"


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("merge: {a: b}", "this file is `key: value` pairs, not a list"),
        ("- merge: [A, B]", "`merge` has no `into`"),
        ("- {split: A, as: B}", "`split` says neither `in` which documents nor under which `words`"),
        ("- {type: planet, of: A}", '`type` is "planet"'),
        ("- {rename: A, too: B}", "`too` is not known"),
        ("- {merge: [A, [B]], into: C}", "`merge` is a list, not a text"),
    ],
)
def test_a_mistake_in_the_file_of_actors_is_named(reading, rule, message):
    _, problems = reading(actors=f"{rule}\n")
    assert problems[0].startswith("actors.yml:1: ")
    assert message in problems[0]


BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nfixes: [*b,*b,*b,*b,*b,*b,*b,*b]\n"
HOSTILE = {
    "bomb of aliases": BOMB,
    "tag that runs": "fixes:\n  - drop: !!python/object/apply:os.system ['touch ran']\n",
    "tag on the list": "fixes: !!python/object/new:os.system [touch ran]\n",
    "tag on an entry": "fixes:\n  - !!python/object:os.system {drop: f-abcdefg}\n",
    "tag on a key": "fixes:\n  - ? !!python/name:os.system drop\n    : f-abcdefg\n  - {? [a, b] : c}\n",
    "merge key": "fixes:\n  - <<: {drop: f-abcdefg}\n",
    "binary": "fixes:\n  - drop: !!binary aGVsbG8=\n",
    "huge": "fixes:\n" + "  - drop: f-abcdefg\n" * 20_000,
    "long value": "fixes:\n  - drop: c-abcdefg\n    quote: " + "x" * 20_000 + "\n",
    "deep": "fixes: " + "[" * 5_000 + "]" * 5_000 + "\n",
    "cut off": "fixes:\n  - {drop: [\n",
    "two documents": "fixes: []\n---\nfixes: []\n",
    "control characters": "fixes:\n  - drop: \x00\x1b\n",
    "cyclic": "fixes: &a [*a]\n",
    "numbers": "fixes:\n  - {drop: 9e99999999}\n  - {drop: .nan}\n  - {status: 1, id: 2, on: 99999999-01-01}\n",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_yaml_neither_runs_nor_stops_the_build(reading, tmp_path, monkeypatch, text):
    monkeypatch.chdir(tmp_path)
    _, problems = reading(text, text.replace("fixes:", "", 1))
    assert problems != []
    assert all(problem.startswith(("bridge.yml:", "actors.yml:")) for problem in problems)
    assert not (tmp_path / "ran").exists()


def test_a_file_of_actors_that_is_no_text_is_named(reading):
    _, problems = reading(actors="- merge: [Ä, B]\n  into: Ä\n\x00\x00\x00\x00", encoding="utf-8")
    assert [problem.partition(":")[0] for problem in problems] == ["actors.yml"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "bridge.txt").write_text("The council met.\n")
    (tmp_path / "elsewhere.yml").write_text("- not-an-actor: Council\n")
    (seeds / "actors.yml").symlink_to(tmp_path / "elsewhere.yml")
    settings = Settings(sources=seeds, root=tmp_path)
    found, (problem,) = read.corrections(settings, read.sources(settings)[0])
    assert found.actors == ()
    assert "this link leads out of the sources folder" in str(problem)
