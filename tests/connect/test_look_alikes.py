"""A name in letters that only look like those of another is another name, and the reader is told."""

from __future__ import annotations

import pytest

from briefgen import connect
from briefgen.connect.letters import disguised, look
from briefgen.connect.spelling import plain
from tests.connect.documents import document

CYRILLIC_A = "\u0430"
GENUINE = "Marta Tamm"
SPOOF = f"M{CYRILLIC_A}rta Tamm"


def of(name, file, kind="person"):
    return document(file, "2031-04-14", [{"name": name, "type": kind, "role": "director"}])


@pytest.mark.parametrize(
    "name",
    [
        SPOOF,
        "\u041c\u0430rt\u0430 T\u0430mm",
        "\U0001d40cart\U0001d41a Tamm",
        "M\u0251rta Tamm",
        "Marta \u0422\u0430mm",
        "M\u03b1rta T\u0251mm",
    ],
)
def test_a_name_in_disguise_looks_like_another_and_is_not_compared_as_it(name):
    assert disguised(name)
    assert plain(name) != plain(GENUINE)


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("\u0417\u0435\u043b\u0435\u043d\u0441\u043a\u0438\u0439", "Zelenskii"),
        ("\u0410. \u041f\u0435\u0442\u0440\u043e\u0432", "A. Petrov"),
        ("Y\u0131ld\u0131z", "Yildiz"),
        ("\u018fliyev", "Eliyev"),
        ("\u00c6r\u00f8", "Aero"),
        ("\uff2e\uff28\uff2b", "NHK"),
    ],
)
def test_honest_names_in_other_letters_are_compared_as_before(name, same):
    assert disguised(name) == ()
    assert plain(name) == plain(same)


def test_two_that_look_alike_stay_two_and_each_leads_to_the_other():
    corpus = connect.corpus([of(GENUINE, "a.txt"), of(GENUINE, "b.txt"), of(SPOOF, "c.txt")])
    by_name = {dossier.name: dossier for dossier in corpus.dossiers}
    assert set(by_name) == {GENUINE, SPOOF}
    genuine, spoof = by_name[GENUINE], by_name[SPOOF]
    assert genuine.same_name == (spoof.id,)
    assert spoof.same_name == (genuine.id,)
    assert genuine.doubts == ()
    (doubt,) = spoof.doubts
    assert f"“{SPOOF}” is written in Latin and Cyrillic letters: it looks like “{GENUINE}”" in doubt


def test_a_document_says_so_where_it_names_one_even_alone():
    corpus = connect.corpus([of(f"H{CYRILLIC_A}rbour Bo{CYRILLIC_A}rd", "a.txt", "organization")])
    assert "Latin and Cyrillic letters" in (corpus.briefings[0].actors[0].doubt or "")


def test_no_harmless_name_is_told_from_anything():
    corpus = connect.corpus([of("Maja \u00d8rsted", "a.txt"), of("Maja Orsted", "b.txt"), of("Ada Ford", "c.txt")])
    assert not any(dossier.doubts for dossier in corpus.dossiers)
    assert look("Ada Ford") == "Ada Ford"
