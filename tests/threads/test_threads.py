"""Threads: what is one commitment over documents, and what became of it. The cases are the rule book."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
import yaml

from briefgen import connect
from briefgen.corpus import NO_FOLLOW_UP
from briefgen.model import Commitment, Known
from tests.understand.documents import briefing_of

CASES = sorted((Path(__file__).parent / "cases").glob("*.yml"))

pytestmark = pytest.mark.model


def briefings(documents):
    """One briefing for each, in the outlet Harbour News."""
    made = []
    for name, document in documents.items():
        briefing = briefing_of(document["text"], date=str(document["date"]), name=name)
        made.append(in_outlet(briefing, document.get("outlet", "Harbour News")))
    return made


def in_outlet(briefing, outlet):
    """The same, its evidence in a source that has an outlet."""
    object.__setattr__(briefing.source, "outlet", Known(outlet, "front matter"))
    return briefing


def words(finding):
    return (finding.action if isinstance(finding, Commitment) else finding.about).quote


def shown(corpus):
    """Each thread as its places: document and words."""
    return [[(step.briefing.source.id, words(step.finding)) for step in thread.steps] for thread in corpus.threads]


def holds(thread, document, quote):
    """A step of the thread stands in the document and says the quote."""
    return any(step.briefing.source.id == document and quote in words(step.finding) for step in thread.steps)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_rule_book_of_threads_holds(path):
    """Each thread listed holds all its places and none of another one; status and wording are the first one's."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    corpus = connect.corpus(briefings(case["documents"]))
    homes = []
    for wanted in case["threads"]:
        places = [next(iter(place.items())) for place in wanted]
        fits = [thread for thread in corpus.threads if all(holds(thread, *place) for place in places)]
        assert len(fits) == 1, (case["because"], shown(corpus))
        homes.append(fits[0])
    assert len({thread.id for thread in homes}) == len(homes), case["because"]
    if "status" in case:
        assert homes[0].status.text == case["status"], case["because"]
    if "wording" in case:
        assert [step.wording for step in homes[0].steps if step.wording] == case["wording"], case["because"]


LONG = {
    "a": {"date": "2031-03-01", "text": "Norway will buy 40 Kestrel drones. Norway will reopen the Osprey Bridge."},
    "b": {"date": "2031-06-01", "text": "Norway said it would buy 40 Kestrel drones. It cancelled the Osprey deal."},
    "c": {"date": "2031-09-01", "text": "Norway has scrapped its plan to buy 40 Kestrel drones."},
}


def test_every_commitment_of_the_register_is_in_exactly_one_thread():
    corpus = connect.corpus(briefings(LONG))
    keys = [(entry.briefing.source.id, entry.finding.id) for entry in corpus.register]
    assert sorted(corpus.thread_of) == sorted(keys)
    assert set(corpus.thread_of.values()) <= {thread.id for thread in corpus.threads}
    listed = [(e.briefing.source.id, e.finding.id) for thread in corpus.threads for e in thread.reports]
    assert len(listed) == len(set(listed))


def test_threads_do_not_depend_on_the_order_of_the_documents():
    made = briefings(LONG)
    seen = [connect.corpus(order).threads for order in itertools.permutations(made)]
    assert all(threads == seen[0] for threads in seen)


def test_a_later_document_does_not_change_the_id_of_a_thread():
    made = briefings(LONG)
    early = {thread.id for thread in connect.corpus(made[:1]).threads}
    assert early <= {thread.id for thread in connect.corpus(made).threads}


def test_a_story_in_two_outlets_counts_once():
    text = (
        "Norway will buy 40 Kestrel drones from the yard in Bergen, the ministry said on Monday. The drones will "
        "be used by the coast guard in the north, where storms have made the work of helicopters dangerous, and they "
        "will be flown from four stations on the coast. The ministry said that the first ten of them would arrive "
        "within a year and that crews would be trained in Bergen before that. The price was not told."
    )
    documents = {
        "a": {"date": "2031-03-01", "text": text},
        "b": {"date": "2031-03-01", "text": text, "outlet": "Fjord Post"},
        "c": {"date": "2031-09-01", "text": "Norway will buy 40 Kestrel drones for its coast guard."},
    }
    corpus = connect.corpus(briefings(documents))
    (thread,) = [one for one in corpus.threads if len(one.reports) == 3]
    assert corpus.same_story == (("a", "b"),)
    assert thread.outlets == 2


def test_a_thread_without_any_turn_has_no_follow_up():
    corpus = connect.corpus(briefings({"a": LONG["a"]}))
    assert {thread.status.text for thread in corpus.threads} == {NO_FOLLOW_UP}
    assert all(thread.status.by == "nobody" and thread.status.evidence is None for thread in corpus.threads)


def test_every_step_has_evidence_and_a_reason():
    for thread in connect.corpus(briefings(LONG)).threads:
        for step in thread.steps:
            assert step.reason
            assert step.finding.evidence.quote in step.briefing.source.text


def test_undated_steps_come_last_and_give_no_status_where_a_dated_one_does():
    made = briefings(LONG)
    undated = briefing_of("Norway did not abandon its plan to buy 40 Kestrel drones.", name="d")
    corpus = connect.corpus([*made, in_outlet(undated, "Harbour News")])
    (thread,) = [one for one in corpus.threads if len(one.steps) > 2]
    assert [step.date is None for step in thread.steps] == sorted(step.date is None for step in thread.steps)
    assert thread.status.turn == "cancelled"


def test_an_empty_corpus_has_no_threads():
    assert connect.corpus([]).threads == ()
