"""Who is who across documents, and what a dossier, the register and related briefings hold."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefgen import connect
from briefgen.corpus import Corpus, Entry
from briefgen.model import Commitment
from tests.connect.documents import document

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))


@pytest.mark.parametrize("case", CASES, ids=[case.stem for case in CASES])
def test_who_is_who(case):
    wanted = yaml.safe_load(case.read_text(encoding="utf-8"))
    for described in wanted["documents"]:
        described["date"] = described.get("date") and str(described["date"])
    corpus = connect.corpus(document(**described) for described in wanted["documents"])
    found = {d.id: [a.briefing.source.id for a in d.appearances] for d in corpus.dossiers}
    assert found == wanted["same"], wanted["because"]
    doubtful = [d.id for d in corpus.dossiers if d.doubts]
    assert doubtful == wanted.get("doubtful", []), [d.doubts for d in corpus.dossiers if d.doubts]


BRIDGE = document(
    "bridge.txt",
    "2031-04-14",
    [
        {"name": "Ada Lindqvist", "type": "person", "role": "mayor", "aliases": ["Lindqvist"]},
        {"name": "Harbour Board", "type": "organization"},
        {"name": "Norland", "type": "country"},
    ],
    [{"by": ["Harbour Board"], "action": "reopen the bridge", "to": ["Norland"]}],
    [{"by": "Ada Lindqvist", "words": "the ferry will not be cut"}],
    topics=["harbours"],
)
FERRY = document(
    "ferry.txt",
    "2031-05-02",
    [
        {"name": "Ada Lindqvist", "type": "person", "role": "Mayor"},
        {"name": "Norland", "type": "country"},
        {"name": "Harbour Board", "type": "organization"},
    ],
    [
        {"by": ["Ada Lindqvist", "Harbour Board"], "action": "buy a ferry"},
        {"by": ["Harbour Board"], "action": "paint the ferry"},
    ],
    topics=["Harbours", "ferries"],
)
TOLL = document("toll.txt", None, [{"name": "Norland", "type": "country"}, {"name": "Ada Lindqvist", "type": "person"}])
ALL = (BRIDGE, FERRY, TOLL)


def actions(entries: tuple[Entry, ...]):
    return [entry.finding.action.quote for entry in entries if isinstance(entry.finding, Commitment)]


def dossier(corpus: Corpus, name: str):
    return next(d for d in corpus.dossiers if d.id == name)


def test_the_newest_source_comes_first_and_undated_ones_last():
    early, late = document("early.txt"), document("aaa.txt")
    corpus = connect.corpus([early, BRIDGE, FERRY, late])
    assert [b.source.id for b in corpus.briefings] == ["ferry", "bridge", "aaa", "early"]


def test_the_register_has_every_commitment_in_order_of_the_text():
    corpus = connect.corpus(ALL)
    assert actions(corpus.register) == ["buy a ferry", "paint the ferry", "reopen the bridge"]
    first, _, last = corpus.register
    assert first.by == (("Ada Lindqvist", "ada-lindqvist"), ("Harbour Board", "harbour-board"))
    assert last.to == (("Norland", "norland"),)


def test_a_dossier_holds_what_was_made_received_and_said():
    corpus = connect.corpus(ALL)
    board = dossier(corpus, "harbour-board")
    assert actions(board.made) == ["buy a ferry", "paint the ferry", "reopen the bridge"]
    assert actions(dossier(corpus, "norland").received) == ["reopen the bridge"]
    (said,) = dossier(corpus, "ada-lindqvist").said
    assert said.finding == BRIDGE.quotes[0]


def test_a_role_has_the_dates_it_was_first_and_last_seen_and_the_newest_wording():
    (role,) = dossier(connect.corpus(ALL), "ada-lindqvist").roles
    assert (role.text, role.first, role.last) == ("Mayor", "2031-04-14", "2031-05-02")
    assert role.evidence.source is FERRY.source


def test_forms_of_the_name_are_counted_over_all_documents():
    lindqvist = dossier(connect.corpus(ALL), "ada-lindqvist")
    assert lindqvist.name == "Ada Lindqvist"
    assert lindqvist.aliases == (("Lindqvist", 1),)


def test_company_is_counted_in_shared_briefings():
    assert dossier(connect.corpus(ALL), "ada-lindqvist").named_with == (("norland", 3), ("harbour-board", 2))


def test_related_briefings_say_why_the_most_telling_first():
    related = connect.corpus(ALL).related
    assert [(r.briefing.source.id, r.reason) for r in related["bridge"]] == [
        ("ferry", "same topic: harbours; 3 shared actors: Harbour Board, Ada Lindqvist, Norland"),
        ("toll", "2 shared actors: Ada Lindqvist, Norland"),
    ]


def test_a_name_that_means_two_actors_of_a_document_leads_to_neither():
    twins = document(
        "twins.txt",
        None,
        [
            {"name": "Harbour Board", "type": "organization", "aliases": ["the board"]},
            {"name": "School Board", "type": "organization", "aliases": ["the board"]},
        ],
        [{"by": ["Harbour Board"], "action": "pay", "to": ["the board"]}],
    )
    (entry,) = connect.corpus([twins]).register
    assert entry.to == (("the board", None),)


def test_who_is_named_once_in_passing_has_no_page():
    crowd = [{"name": f"Person Number{n}", "type": "person"} for n in "abcdefg"]
    corpus = connect.corpus([document("crowd.txt", None, crowd)])
    assert [d.id for d in corpus.dossiers] == [f"person-number{n}" for n in "abcde"]
    corpus = connect.corpus([document("crowd.txt", None, crowd), document("again.txt", None, crowd[6:])])
    assert "person-numberg" in {d.id for d in corpus.dossiers}


NAMES = ["Ada Lindqvist", "Bo Lindqvist", "Lindqvist", "Ada Ford", "Ford"]
FORMS = ["A. Ford", "Ada Fordd", "Lindqvist Ada", "van Ford"]
BODIES = ["World Harbour Organization", "WHO", "Harbour Board", "local residents"]
OF_STATES = ["Ferry Ministry", "Ministry of Defense", "Norwegian Ministry of Defense", "Irish Defense Ministry"]
OF_STATES += ["Defence Ministry", "Norwegian Government"]
ROLES = [None, "mayor", "minister"]


def corpora_of(names: list[str], roles: list[str | None], sides: list[str | None], bodies: list[str]):
    """Corpora of up to six documents that name some of these."""
    people = st.fixed_dictionaries(
        {
            "name": st.sampled_from(names),
            "type": st.just("person"),
            "role": st.sampled_from(roles),
            "affiliation": st.sampled_from(sides),
        }
    )
    named = st.sampled_from(bodies).map(
        lambda name: {"name": name, "type": "organization", "aliases": ["WHO"] if name.startswith("World") else []}
    )
    countries = st.sampled_from(["Norway", "Ireland"]).map(lambda name: {"name": name, "type": "country"})
    actors = st.lists(people | named | countries, max_size=6, unique_by=lambda actor: actor["name"])
    dates = st.sampled_from([None, "2031-04-14", "2031-05-02"])
    return st.lists(st.tuples(dates, actors), max_size=6).map(
        lambda drawn: [
            document(f"d{n}.txt", date, some, [{"by": [some[0]["name"]], "action": f"build pier {n}"}] if some else [])
            for n, (date, some) in enumerate(drawn)
        ]
    )


SIDES = [None, "Norland", "Norway", "Ireland"]
corpora = corpora_of(NAMES + FORMS, [*ROLES, "goalkeeper", "son of the mayor"], SIDES, BODIES + OF_STATES)
one_form_each = corpora_of(NAMES, ROLES, [None, "Norland"], BODIES)
"""Where names have one form and nobody a namesake: with two, a document may be what tells them apart."""


@given(corpora, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(briefings, chance):
    shuffled = list(briefings)
    chance.shuffle(shuffled)
    assert connect.corpus(shuffled) == connect.corpus(briefings)


@given(corpora)
def test_dossier_ids_are_unique_and_every_actor_is_in_at_most_one(briefings):
    corpus = connect.corpus(briefings)
    ids = [d.id for d in corpus.dossiers]
    assert len(ids) == len(set(ids))
    held = [(a.briefing.source.id, a.actor.id) for d in corpus.dossiers for a in d.appearances]
    assert len(held) == len(set(held))
    assert {
        key: d.id for d in corpus.dossiers for key in [(a.briefing.source.id, a.actor.id) for a in d.appearances]
    } == (corpus.dossier_of)


@given(one_form_each.filter(bool))
def test_removing_a_document_removes_only_its_findings(briefings):
    """What others were found to say stays, under the same ids."""
    before, after = connect.corpus(briefings), connect.corpus(briefings[1:])
    gone = briefings[0].source.id

    def rest(corpus: Corpus):
        return [(e.briefing.source.id, e.finding.id) for e in corpus.register if e.briefing.source.id != gone]

    assert rest(before) == rest(after)
    made = {
        d.id: [(e.briefing.source.id, e.finding.id) for e in d.made if e.briefing.source.id != gone]
        for d in before.dossiers
        if all(a.actor.name in {"Ada Lindqvist", "Bo Lindqvist", "Ada Ford", "Harbour Board"} for a in d.appearances)
    }
    left = {d.id: [(e.briefing.source.id, e.finding.id) for e in d.made] for d in after.dossiers}
    for actor, entries in made.items():
        assert not entries or set(entries) <= set(left[actor])
