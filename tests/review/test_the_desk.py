"""What an editor decides at the desk stands in the editor's files, and the next build shows it."""

from __future__ import annotations

import pytest

from briefgen import build
from briefgen.review import Desk
from briefgen.review.entries import Decision
from briefgen.review.files import ChangedError, RefusedError
from tests.corrections.corrected import briefing, page, saying
from tests.review.desk_of import decide, held, key

pytestmark = pytest.mark.model


@pytest.fixture
def desk(settings):
    return Desk(settings)


def built(settings):
    found = build.site(settings)
    assert found.problems == ()
    return found


def test_the_doubtful_come_first_and_nothing_is_there_twice(desk):
    assert [one.rank for one in desk.items] == sorted(one.rank for one in desk.items)
    assert len({one.key for one in desk.items}) == len(desk.items)
    assert all(bool(one.doubts) == (one.rank == 0) for one in desk.items)
    assert {"commitment", "quotation", "fact", "actor", "date", "figure"} <= {one.kind for one in desk.items}


def test_a_line_that_is_accepted_says_so_and_keeps_what_the_source_hedges(desk, settings):
    wanted = next(one for one in desk.items if one.kind == "commitment")
    desk.decide(wanted.key, Decision("accept", because="asked the council"))
    site = built(settings)
    (one,) = site.corpus.corrections
    assert (one.kind, one.briefing, one.target, one.because) == (
        "accept",
        wanted.briefing,
        wanted.id,
        "asked the council",
    )
    shown = page(site, f"briefings/{wanted.briefing}/index.html")
    assert shown.count("checked by the editor") >= 1
    assert "Checked: " in page(site, "corrections/index.html")
    assert desk.card(wanted.key).checked
    assert desk.state(wanted) == "checked"
    with pytest.raises(RefusedError, match="checked already"):
        desk.decide(wanted.key, Decision("accept"))


def test_a_line_that_is_dropped_is_gone_and_can_only_be_taken_back(desk, settings):
    said = decide(desk, "quotation", "cut the ferry", "drop", "a slip of the tongue")
    assert said == "Dropped; written to seeds/bridge.yml."
    assert 'because: "a slip of the tongue"' in held(settings)["bridge.yml"]
    assert [q.words.quote for q in briefing(built(settings).corpus, "bridge").quotes] == []
    wanted = key(desk, "quotation", "cut the ferry")
    assert desk.card(wanted).gone
    with pytest.raises(RefusedError, match=r"left out already, by bridge\.yml:2"):
        desk.decide(wanted, Decision("accept"))
    assert desk.undo() == (wanted, "Taken back. Dropped: “We will not cut the ferry”")
    assert held(settings) == {}
    assert not desk.card(wanted).gone
    with pytest.raises(RefusedError, match="nothing to take back"):
        desk.undo()


def test_only_what_was_changed_in_the_form_is_written(desk, settings):
    wanted = key(desk, "commitment", "spend")
    form = {field.name: field.value for field in desk.card(wanted).fields}
    desk.decide(
        wanted, Decision("change", given={**form, "kind": "consideration", "recipients": "Ada Lindqvist\nNobody: else"})
    )
    text = held(settings)["bridge.yml"]
    assert text.endswith('    change: {kind: consideration, recipients: ["Ada Lindqvist", "Nobody: else"]}\n')
    found = saying(briefing(built(settings).corpus, "bridge").commitments, "spend")
    assert (found.kind, found.recipients) == ("consideration", ("Ada Lindqvist", "Nobody: else"))
    assert dict(desk.card(wanted).rows)["To whom"] == "Ada Lindqvist; Nobody: else"
    again = {field.name: field.value for field in desk.card(wanted).fields}
    with pytest.raises(RefusedError, match="Nothing was changed"):
        desk.decide(wanted, Decision("change", given=again))


def test_an_empty_field_means_not_stated(desk, settings):
    decide(desk, "commitment", "reopen", "change", deadline="")
    assert "change: {deadline: null}" in held(settings)["bridge.yml"]
    assert saying(briefing(built(settings).corpus, "bridge").commitments, "reopen").deadline is None


@pytest.mark.parametrize(
    ("kind", "words", "given", "message"),
    [
        ("commitment", "spend", {"deadline": "by the end of time"}, "does not stand in bridge.txt"),
        ("commitment", "spend", {"kind": "plam"}, "Did you mean plan"),
        ("commitment", "reopen", {"due": "soon"}, "which is not a date"),
        ("commitment", "spend", {"action": "cut the ferry"}, "outside the evidence"),
        ("commitment", "spend", {"actors": " "}, "needs somebody who is bound"),
        ("actor", "Bo Ekman", {"everywhere": "merge", "other": ""}, "Say the name"),
        ("actor", "Bo Ekman", {"everywhere": "type", "other": "planet"}, "Say which type"),
        ("actor", "Bo Ekman", {"everywhere": "erase", "other": "x"}, "can be put right by one of"),
    ],
)
def test_what_a_build_would_complain_of_is_not_written(desk, settings, kind, words, given, message):
    with pytest.raises(RefusedError, match=message):
        decide(desk, kind, words, "change", **given)
    assert held(settings) == {}


EKMAN = {
    "rename": ("Bo H. Ekman", '- rename: "Bo Ekman"\n  to: "Bo H. Ekman"\n', "Bo H. Ekman"),
    "merge": ("Ada Lindqvist", '- merge: ["Bo Ekman", "Ada Lindqvist"]\n  into: "Ada Lindqvist"\n', "Ada Lindqvist"),
    "split": ("Ivar Ekman", '- split: "Bo Ekman"\n  in: ["ferry.txt"]\n  as: "Ivar Ekman"\n', "Ivar Ekman"),
    "type": ("organization", '- type: organization\n  of: "Bo Ekman"\n', "Bo Ekman"),
    "not-an-actor": ("", '- not-an-actor: "Bo Ekman"\n', None),
}


@pytest.mark.parametrize("verb", EKMAN)
def test_who_is_who_goes_into_the_file_of_actors(desk, settings, verb):
    other, entry, names = EKMAN[verb]
    wanted = key(desk, "actor", "Bo Ekman")
    desk.decide(wanted, Decision("change", given={"everywhere": verb, "other": other}))
    assert held(settings) == {"actors.yml": entry}
    found = {one.name for one in built(settings).corpus.dossiers}
    assert (names in found) if names else ("Bo Ekman" not in found)
    assert desk.state(next(one for one in desk.items if one.key == wanted)) in ("changed", "left out")
    desk.undo()
    assert held(settings) == {}


def test_role_here_and_name_everywhere_are_written_and_taken_back_together(desk, settings):
    before = held(settings)
    decide(
        desk,
        "actor",
        "Bo Ekman",
        "change",
        role="director",
        everywhere="rename",
        other="Bo H. Ekman",
        affiliation="Harbour",
    )
    assert set(held(settings)) == {"actors.yml", "ferry.yml"}
    built(settings)
    desk.undo()
    assert held(settings) == before


MINE = """\
# about this document
date:   2031-04-15   # as the editor has it
fixes:   # mine
  # not said by anybody
  - {drop: 'q-zzzzzzz', quote: "We will not cut"}

topics: ["bridges"]   # and piers
"""


def test_the_editors_own_words_spacing_and_comments_stay(settings):
    (settings.sources / "bridge.yml").write_text(MINE, encoding="utf-8")
    desk = Desk(settings)
    decide(desk, "commitment", "spend", "accept")
    decide(desk, "commitment", "reopen", "drop")
    text = held(settings)["bridge.yml"]
    before, after = MINE.split("\n\n")
    assert text.startswith(before + "\n  - accept: c-")
    assert text.endswith("\n\n" + after)
    assert (settings.sources / "bridge.yml~").read_text(encoding="utf-8").count("accept") == 1
    desk.undo()
    desk.undo()
    assert held(settings)["bridge.yml"] == MINE


def test_what_somebody_else_writes_meanwhile_is_told_and_kept(desk, settings):
    decide(desk, "commitment", "spend", "accept")
    file = settings.sources / "bridge.yml"
    mine = file.read_text(encoding="utf-8") + "date: 2031-04-15\n"
    file.write_text(mine, encoding="utf-8")
    with pytest.raises(ChangedError, match=r"seeds/bridge\.yml was changed by somebody else meanwhile, so nothing was"):
        decide(desk, "commitment", "reopen", "drop")
    assert file.read_text(encoding="utf-8") == mine
    decide(desk, "commitment", "reopen", "drop")  # it was read again, so the second time counts
    assert file.read_text(encoding="utf-8").startswith(mine.partition("date:")[0])
    file.write_text(mine, encoding="utf-8")
    with pytest.raises(ChangedError, match="so nothing was taken back"):
        desk.undo()
    assert file.read_text(encoding="utf-8") == mine


def test_a_sidecar_that_is_no_yaml_is_never_touched(settings):
    file = settings.sources / "bridge.yml"
    file.write_text("date: 2031-04-15\nfixes: [\n", encoding="utf-8")
    desk = Desk(settings)
    with pytest.raises(RefusedError, match=r"seeds/bridge\.yml:3: this is not YAML"):
        decide(desk, "commitment", "spend", "accept")
    assert file.read_text(encoding="utf-8") == "date: 2031-04-15\nfixes: [\n"


def test_two_documents_that_would_share_a_sidecar_get_none(settings):
    (settings.sources / "bridge.md").write_text("It rained in Harbour City on 3 May 2031.\n", encoding="utf-8")
    with pytest.raises(RefusedError, match=r"share the file bridge\.yml"):
        decide(Desk(settings), "commitment", "spend", "accept")
    assert held(settings) == {}


def test_corrections_that_find_nothing_are_shown(settings):
    (settings.sources / "bridge.yml").write_text("fixes:\n  - drop: c-zzzzzzz\n", encoding="utf-8")
    (missed,) = Desk(settings).missed
    assert missed.startswith("seeds/bridge.yml:2: no line of this document has the id `c-zzzzzzz`")


def test_who_accepted_and_when_is_written_where_the_editor_gives_a_name(settings):
    desk = Desk(settings, by="Ada: B", on="2031-05-01")
    decide(desk, "commitment", "spend", "accept")
    assert held(settings)["bridge.yml"].endswith('    by: "Ada: B"\n    on: 2031-05-01\n')
    assert "Checked (by Ada: B, 2031-05-01): “spend" in page(built(settings), "corrections/index.html")


def test_every_finding_can_be_accepted_and_dropped(settings):
    """The words that are written with the id find it again, whatever kind it is."""
    for does in ("accept", "drop"):
        desk = Desk(settings)
        for item in desk.items:
            desk.decide(item.key, Decision(does))
            desk.undo()
    assert held(settings) == {}


def test_documents_are_not_read_again(desk, monkeypatch):
    monkeypatch.setattr(build, "briefings", None)
    monkeypatch.setattr(build, "machine", None)
    decide(desk, "commitment", "spend", "accept")
