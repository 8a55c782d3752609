"""What the editor says about who is who outranks what the documents suggest."""

from __future__ import annotations

import pytest

from briefgen.connect.actors import identities
from briefgen.connect.dossiers import display_name
from briefgen.corpus import IdentityRule
from tests.connect.documents import document


def person(name: str, role: str | None = None) -> dict[str, str | None]:
    return {"name": name, "type": "person", "role": role}


A = document(
    "a.txt", "2031-03-01", [person("Ada Lindqvist", "mayor"), {"name": "Harbour Board", "type": "organization"}]
)
B = document("b.txt", "2031-04-01", [person("Lindqvist"), {"name": "Harbour Authority", "type": "organization"}])
C = document("c.txt", "2031-05-01", [person("Ada Lindqvist", "mayor")])
ALL = (A, B, C)


def found(*rules: IdentityRule):
    return {i.id: [a.briefing.source.id for a in i.appearances] for i in identities(ALL, rules)}


def test_without_rules_the_documents_decide():
    assert found() == {
        "ada-lindqvist": ["c", "a"],
        "lindqvist-b": ["b"],
        "harbour-board": ["a"],
        "harbour-authority": ["b"],
    }


def test_merged_actors_are_one_under_the_first_name_and_the_dossier_says_what_was_merged():
    rule = IdentityRule("merge", "Harbour Board", ("Harbour Authority",))
    (board,) = [i for i in identities(ALL, [rule]) if i.family == "body"]
    assert (board.id, display_name(board), board.merged) == ("harbour-board", "Harbour Board", ("Harbour Authority",))
    assert [a.briefing.source.id for a in board.appearances] == ["b", "a"]


def test_a_merge_under_a_name_that_no_document_has_shows_that_name():
    rule = IdentityRule("merge", "Port of Ellery", ("Harbour Authority", "Harbour Board"))
    (board,) = [i for i in identities(ALL, [rule]) if i.family == "body"]
    assert display_name(board) == "Port of Ellery"
    assert set(board.merged) == {"Harbour Authority", "Harbour Board"}


def test_an_actor_split_by_document_is_two():
    rule = IdentityRule("split", "Ada Lindqvist", ("Ada Lindqvist (Ellery)",), ("c",))
    split = found(rule)
    assert (split["ada-lindqvist"], split["ada-lindqvist-ellery"]) == (["a"], ["c"])


def test_what_is_split_off_may_be_somebody_known():
    rule = IdentityRule("split", "Ada Lindqvist", ("lindqvist-b",), ("c",))
    assert found(rule)["lindqvist-b"] == ["c", "b"]


def test_a_renamed_actor_keeps_its_address():
    (board,) = [i for i in identities(ALL, [IdentityRule("rename", "harbour board", ("The Board",))]) if i.shown]
    assert (board.id, display_name(board)) == ("harbour-board", "The Board")


def test_what_is_not_an_actor_has_no_page():
    assert "harbour-board" not in found(IdentityRule("not-an-actor", "Harbour Board"))


def test_the_editor_says_what_type_an_actor_is():
    rule = IdentityRule("type", "Harbour Board", type="group")
    assert {i.id: i.type for i in identities(ALL, [rule])}["harbour-board"] == "group"


@pytest.mark.parametrize(
    "rule",
    [
        IdentityRule("merge", "Nobody", ("No One",)),
        IdentityRule("split", "Nobody", ("No One",), ("a",)),
        IdentityRule("rename", "Nobody", ("No One",)),
        IdentityRule("not-an-actor", "Nobody"),
        IdentityRule("type", "Nobody", type="group"),
        IdentityRule("split", "Ada Lindqvist", ("Bo Lindqvist",), ("b",)),
    ],
    ids=["merge", "split", "rename", "not-an-actor", "type", "split elsewhere"],
)
def test_a_rule_that_means_nobody_changes_nothing(rule):
    assert found(rule) == found()


def test_a_split_comes_before_a_merge_whatever_their_order():
    split = IdentityRule("split", "Ada Lindqvist", ("Bo Ekman",), ("c",))
    merge = IdentityRule("merge", "Bo Ekman", ("Lindqvist",))
    assert found(merge, split) == found(split, merge)
    assert found(split, merge)["bo-ekman"] == ["c", "b"]


def test_an_editors_merge_settles_doubts():
    named = [{"name": "Northern Harbour Organization", "type": "organization", "aliases": ["NHO"]}]
    docs = [
        document("a.txt", None, named),
        document("b.txt", None, [{"name": "NHO", "type": "organization"}]),
        document("c.txt", None, [{"name": "Harbour Help", "type": "organization"}]),
    ]
    assert any(i.doubts for i in identities(docs))
    rule = IdentityRule("merge", "Northern Harbour Organization", ("Harbour Help",))
    (settled,) = identities(docs, [rule])
    assert (settled.doubts, len(settled.appearances)) == ((), 3)
