"""A correction that finds no target is named with file and line and the nearest candidate; the others are applied."""

from __future__ import annotations

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.corrections.corrected import briefing, saying

pytestmark = pytest.mark.model


def other(id_: str) -> str:
    """The id with its last letter changed."""
    return id_[:-1] + ("a" if id_[-1] != "a" else "b")


@pytest.fixture
def ids(folder):
    found = briefing(folder.corpus()[0], "bridge")
    return {
        "plan": saying(found.commitments, "spend").id,
        "pledge": saying(found.commitments, "reopen").id,
        "quote": saying(found.quotes, "ferry").id,
        "mayor": saying(found.actors, "Ada").id,
    }


def test_a_misspelt_id_is_named_with_its_line_and_the_nearest_one(folder, ids):
    folder.write("bridge.yml", f"outlet: Post\nfixes:\n  - drop: {ids['quote']}\n  - drop: {other(ids['plan'])}\n")
    corpus, (problem,) = folder.corpus()
    assert problem.startswith(f"seeds/bridge.yml:4: no line of this document has the id `{other(ids['plan'])}`")
    assert f"The nearest is `{ids['plan']}`: “spend 4.2 million euros on piers”" in problem
    assert [one.kind for one in corpus.corrections] == ["drop"]  # the right one is applied


def test_a_misspelt_id_fails_a_strict_build_and_no_other(folder, ids, tmp_path, monkeypatch):
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    (tmp_path / "docs").mkdir()
    settings = {
        "site_name": "Harbour",
        "theme": {"name": "mkdocs"},
        "use_directory_urls": False,
        "plugins": [{"briefgen": {"cache": str(folder.settings.cache)}}],
    }
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings))

    def built(fix: str) -> None:
        folder.write("bridge.yml", f"fixes:\n  - drop: {fix}\n")
        config = load_config(str(tmp_path / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()

    built(ids["plan"])
    with pytest.raises(Abort, match="1 warnings"):
        built(other(ids["plan"]))


def test_the_words_find_a_line_whose_id_has_changed(folder, ids):
    folder.write("bridge.yml", "fixes:\n  - drop: c-zzzzzzz\n    quote: spend 4.2 million  euros on piers\n")
    built = folder.site()
    assert built.problems == ()
    assert [one.target for one in built.corpus.corrections] == [ids["plan"]]
    (note,) = [one for one in built.notes if "bridge.yml" in one]
    assert note == f"seeds/bridge.yml:2: `c-zzzzzzz` was found by its words; its id is `{ids['plan']}` now."


@pytest.mark.parametrize(
    ("fix", "line", "message"),
    [
        ("- drop: {plan}\n    quote: We will not cut the ferry", 2, "the quote says otherwise"),
        ("- drop: the harbour was sold to strangers", 2, "no line has the quoted words"),
        ("- drop: The council", 2, "the quote fits several lines: "),
        ("- id: {pledge}\n    change:\n      role: mayor", 4, "`role` cannot be changed: "),
        ("- id: {pledge}\n    change: {{kind: fact}}", 3, "is a commitment"),
        (
            "- id: {pledge}\n    change: {{action: sell the bridge}}",
            3,
            "“sell the bridge” does not stand in bridge.txt",
        ),
        ("- id: {pledge}\n    change: {{action: cut the ferry}}", 3, "`action` is outside the evidence of the line"),
        ("- id: {pledge}\n    change: {{actors: []}}", 2, "a commitment needs somebody who is bound"),
        ("- id: {pledge}\n    change: {{due: 2032-04-01, deadline: }}", 2, None),
        (
            "- add: {{kind: fact, quote: The old bridge shall reopen by March}}",
            2,
            "The nearest passage is at bridge.txt:6: ",
        ),
        ("- add: {{kind: fact, quote: 'Harbour council pledges to reopen'}}", 2, "does not stand in bridge.txt"),
        ("- add: {{kind: pledge, quote: to reopen the old bridge}}", 2, "a commitment needs somebody who is bound"),
        ("- id: {mayor}\n    status: done", 2, "is no commitment"),
        (
            "- id: {pledge}\n    status: done\n    evidence: {{source: fery, quote: two ships}}",
            2,
            "The nearest is ferry.",
        ),
        (
            "- id: {pledge}\n    status: done\n    evidence: {{source: ferry, quote: done}}",
            2,
            "does not stand in ferry.txt",
        ),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(folder, ids, fix, line, message):
    folder.write("bridge.yml", f"fixes:\n  {fix.format(**ids)}\n")
    _, problems = folder.corpus()
    if message is None:
        assert problems == []
    else:
        (problem,) = problems
        assert problem.startswith(f"seeds/bridge.yml:{line}: ")
        assert message in problem


def test_front_matter_is_no_evidence(folder):
    """The title stands in the file, but not in what is read of it."""
    folder.write("bridge.yml", "fixes:\n  - add: {kind: fact, quote: The Harbour Post}\n")
    corpus, (problem,) = folder.corpus()
    assert "does not stand in bridge.txt" in problem
    assert corpus.corrections == ()


def test_what_the_machine_finds_meanwhile_is_not_added_again(folder, ids):
    folder.write(
        "bridge.yml",
        "fixes:\n  - add: {kind: plan, quote: spend 4.2 million euros on piers, actors: [Harbour Council]}\n",
    )
    before = folder.corpus()[0]
    built = folder.site()
    assert built.problems == ()
    assert len(briefing(built.corpus, "bridge").commitments) == len(briefing(before, "bridge").commitments)
    assert any(f"the machine finds this now, as `{ids['plan']}`" in note for note in built.notes)


def test_a_commitment_that_is_none_moves_and_says_why(folder, ids):
    folder.write(
        "bridge.yml", f"fixes:\n  - id: {ids['plan']}\n    change: {{kind: wish, reason: nobody decided it}}\n"
    )
    corpus, problems = folder.corpus()
    assert problems == []
    found = briefing(corpus, "bridge")
    assert ids["plan"] not in {one.id for one in found.commitments}
    (moved,) = [one for one in found.statements if one.id == ids["plan"]]
    assert (moved.kind, moved.reason) == ("wish", "nobody decided it")


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ("- not-an-actor: Harbor Counsil", "The nearest is Harbour Council (`harbour-council`)."),
        ("- merge: [Bo Ekmann, Ada Lindqvist]\n  into: Ada Lindqvist", "no document has an actor called Bo Ekmann."),
        ("- {rename: Nobody At All, to: Somebody}", "no document has an actor called Nobody At All."),
        (
            "- {split: Ada Lindqvist, in: [bridg], as: Ida Lindqvist}",
            "there is no document bridg.\nThe nearest is bridge.",
        ),
        ("- {split: Bo Ekman, in: [bridge], as: Bo Berg}", "have no actor called Bo Ekman"),
        ("- {split: Ada Lindqvist, words: [the admiral], as: Ida Berg}", "worded the admiral"),
    ],
)
def test_a_name_that_nobody_has_is_named_with_the_nearest(folder, rule, message):
    folder.write("actors.yml", f"# the editor's\n{rule}\n")
    _, (problem,) = folder.corpus()
    assert problem.startswith("seeds/actors.yml:2: ")
    assert message in problem
