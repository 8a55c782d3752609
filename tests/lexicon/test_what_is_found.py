"""What each kind of entry finds, which rule it names, and that nothing else is touched."""

from __future__ import annotations

import pytest

from briefgen import understand
from briefgen.settings import DEFAULT_MODEL
from briefgen.site_lexicon import (
    NO_LEXICON,
    Abbreviation,
    CommitmentCue,
    KnownActor,
    NonCommitmentCue,
    SiteLexicon,
    SpeechVerb,
    Topic,
)
from tests.understand.documents import source_of

pytestmark = pytest.mark.model

LEXICON = SiteLexicon(
    commitment_cues=(
        CommitmentCue("gives its word that", "pledge"),
        CommitmentCue("hereby resolves to", "pledge"),
        CommitmentCue("is minded to", "consideration"),
        CommitmentCue("sets aside", "plan"),
    ),
    non_commitment_cues=(
        NonCommitmentCue("looks forward to", "wish", "a courtesy"),
        NonCommitmentCue("stands ready to", "wish", "a courtesy"),
    ),
    speech_verbs=(SpeechVerb("intimate"), SpeechVerb("puts on record")),
    actors=(KnownActor("Harbour Board", "organization", ("HB", "harbour board"), ("old harbour board",)),),
    abbreviations=(
        Abbreviation("Art.", None),
        Abbreviation("Min.", "Minister"),
        Abbreviation("NFA", "Northland Ferry Authority"),
    ),
    topics=(Topic("ferries", ("car deck", "ferry")),),
)


def found(text: str, lexicon: SiteLexicon = LEXICON):
    return understand.briefing(source_of(text), DEFAULT_MODEL, lexicon=lexicon)


@pytest.mark.parametrize(
    ("text", "rule", "kind", "who", "action"),
    [
        (
            "The council hereby resolved to reopen the ferry.",
            "hereby resolves to",
            "pledge",
            "council",
            "reopen the ferry",
        ),
        ("The councils were minded to widen the road.", "is minded to", "consideration", "councils", "widen the road"),
        (
            "The council gave its word that the ferry would run in May.",
            "gives its word that",
            "pledge",
            "council",
            "the ferry would run in May",
        ),
        (
            "The Harbour Board set aside ten million euros for piers.",
            "sets aside",
            "plan",
            "Harbour Board",
            "ten million euros for piers",
        ),
    ],
)
def test_a_cue_binds_the_subject_to_an_act_a_clause_or_a_thing(text, rule, kind, who, action):
    """In every form of its verb."""
    (one,) = found(text).commitments
    assert (one.rule, one.kind, one.actors, one.action.quote) == (f"commitments/own: {rule}", kind, (who,), action)


def test_a_cue_needs_all_of_its_words_side_by_side():
    assert found("The council hereby, it says, resolves the matter to nobody's liking.").commitments == ()


@pytest.mark.parametrize(
    "text",
    [
        "The ministry stands ready to send more ships.",
        "The ministry will look forward to opening the new terminal.",
    ],
)
def test_where_words_bind_nobody_no_cue_of_the_package_counts(text):
    briefing = found(text)
    assert found(text, NO_LEXICON).commitments or found(text, NO_LEXICON).statements
    assert briefing.commitments == ()
    (one,) = briefing.statements
    assert one.rule.startswith("commitments/own: ")
    assert (one.kind, one.reason) == ("wish", "a courtesy")


@pytest.mark.parametrize(
    ("text", "rule", "speaker", "words"),
    [
        ("Ada Lindqvist intimated that the ferry was safe.", "intimate", "Ada Lindqvist", "the ferry was safe"),
        ('"The ferry is safe," Ada Lindqvist intimated.', "intimate", "Ada Lindqvist", "The ferry is safe"),
        ("The company put on record that the piers were old.", "puts on record", "company", "the piers were old"),
    ],
)
def test_a_verb_of_saying_reports_in_clauses_and_quotation_marks(text, rule, speaker, words):
    (one,) = found(text).quotes
    assert (one.rule, one.speaker, one.words.quote.rstrip(",")) == (f"quotes/own: {rule}", speaker, words)


def test_an_actor_is_known_by_every_name_from_the_first_mention_on():
    briefing = found("The HB met on Monday. The harbour board will reopen the ferry. Harbour Board is rich.")
    (actor,) = briefing.actors
    assert (actor.name, actor.type, actor.rule) == ("Harbour Board", "organization", "actors/own: Harbour Board")
    assert [mention.quote for mention in actor.mentions] == ["HB", "harbour board", "Harbour Board"]
    assert briefing.commitments[0].actor_ids == (actor.id,)


def test_a_longer_name_that_means_somebody_else_is_an_actor_of_its_own():
    briefing = found("The harbour board met. The old harbour board pledged to sell the quay.")
    assert {actor.name for actor in briefing.actors} == {"Harbour Board", "old harbour board"}
    assert briefing.commitments[0].actors == ("old harbour board",)


def test_a_name_with_capitals_is_found_only_as_it_is_written():
    """The form that counts is the one in small letters, which this lexicon leaves out."""
    lexicon = SiteLexicon(actors=(KnownActor("Quay Users", "group", (), ()),))
    assert found("Many quay users were angry.", lexicon).actors == ()
    assert [one.name for one in found("The Quay Users were angry.", lexicon).actors] == ["Quay Users"]


def test_no_sentence_ends_at_an_abbreviation_unless_the_next_word_can_only_begin_one():
    text = "The letter went to Min. Lindqvist under Art. Five of the code. It was sent to the Min. The council agreed."
    assert [one.evidence.quote for one in found(text).sentences] == [
        "The letter went to Min. Lindqvist under Art. Five of the code.",
        "It was sent to the Min.",
        "The council agreed.",
    ]
    assert [one.name for one in found(text).actors] == ["Lindqvist"]


def test_an_abbreviation_that_stands_as_a_name_is_the_name_in_full():
    (actor,) = found("The NFA said that it would sell the ferry.").actors
    assert (actor.name, actor.evidence.quote) == ("Northland Ferry Authority", "NFA")


def test_a_topic_has_every_place_of_its_words_in_any_form_as_evidence():
    (topic,) = found("Two ferries left. The Ferry of the mayor has a car deck. Ferried goods.").topics
    assert (topic.name, topic.rule) == ("ferries", "topics/own: ferries")
    assert [one.quote for one in topic.mentions] == ["ferries", "Ferry", "car deck", "Ferried"]


def test_a_word_that_is_only_alike_is_no_form_of_a_word():
    lexicon = SiteLexicon(topics=(Topic("policy", ("policy",)), Topic("new", ("news",))))
    assert found("The police have a new car.", lexicon).topics == ()


def test_what_no_entry_names_is_found_as_without_a_lexicon():
    text = 'The town pledged to build a school by May 2031. "We will," Mayor Ada Lindqvist said. Bergen agreed to pay.'
    assert found(text) == found(text, NO_LEXICON)


def test_signs_of_patterns_mean_themselves():
    lexicon = SiteLexicon(topics=(Topic("all", ("f.rry", "[a-z]+ ferry", "ferr*")),))
    assert found("The ferry left.", lexicon).topics == ()
