"""lexicon.yml: what is good counts, and what is not is named with file, line and what is expected."""

from __future__ import annotations

import pytest

from briefgen import read
from briefgen.bounds import Bounds
from briefgen.read.lexicon_entries import FORMS, SECTIONS
from briefgen.settings import Settings
from briefgen.site_lexicon import (
    NO_LEXICON,
    Abbreviation,
    CommitmentCue,
    KnownActor,
    NonCommitmentCue,
    SpeechVerb,
    Topic,
)
from tests.lexicon.sites import read_of, settings_of

WHOLE = """\
commitment_cues:
  - {phrase: Hereby resolves to, kind: agreement}
  - is minded to
non_commitment_cues:
  - {phrase: looks forward to, because: a courtesy}
speech_verbs: [intimate]
actors:
  - {name: Harbour Board, type: organization, other_names: quay board, abbreviations: [HB], but_not: old quay board}
abbreviations: [Art., {short: Min., long: Minister}]
topics:
  - {name: ferries, words: [ferry, car deck]}
  - bridges
"""


def test_every_kind_of_entry_is_read(tmp_path):
    found, problems = read_of(tmp_path, WHOLE)
    assert problems == []
    lexicon = found.lexicon
    assert lexicon.commitment_cues == (
        CommitmentCue("hereby resolves to", "agreement"),
        CommitmentCue("is minded to", "pledge"),
    )
    assert lexicon.non_commitment_cues == (NonCommitmentCue("looks forward to", "wish", "a courtesy"),)
    assert lexicon.speech_verbs == (SpeechVerb("intimate"),)
    assert lexicon.actors == (KnownActor("Harbour Board", "organization", ("HB", "quay board"), ("old quay board",)),)
    assert lexicon.abbreviations == (Abbreviation("Art.", None), Abbreviation("Min.", "Minister"))
    assert lexicon.topics == (Topic("bridges", ("bridges",)), Topic("ferries", ("car deck", "ferry")))


def test_a_site_without_the_file_has_no_lexicon(tmp_path):
    found, problems = read_of(tmp_path, "")
    assert (found.lexicon, problems) == (NO_LEXICON, [])
    assert found.lexicon.digest == ""


def test_the_order_of_the_file_says_nothing(tmp_path):
    (tmp_path / "other").mkdir()
    turned = "topics:\n  - bridges\n  - {words: [car deck, ferry], name: ferries}\n"
    one, _ = read_of(tmp_path, "topics:\n  - {name: ferries, words: [ferry, car deck]}\n  - bridges\n")
    other, _ = read_of(tmp_path / "other", turned)
    assert one.lexicon.digest == other.lexicon.digest


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "comitment_cues: [is minded to]",
            "seeds/lexicon.yml:1: `comitment_cues` is not known in this file.\n"
            "Did you mean `commitment_cues`? Known are " + ", ".join(SECTIONS) + ".",
        ),
        (
            "topics:\n  - name: ferries\n    word: ferry",
            (
                "seeds/lexicon.yml:3: `word` is not known in an entry of `topics`.\n"
                "Did you mean `words`? Known are name, words, examples, counter_examples."
            ),
        ),
        (
            "commitment_cues:\n  - phrase: is minded to\n    kind: considerashun",
            (
                'seeds/lexicon.yml:3: `kind` is "considerashun".\n'
                "Did you mean consideration? "
                "Write one of pledge, agreement, obligation, plan, consideration, refusal, threat."
            ),
        ),
        (
            "commitment_cues:\n  - kind: plan",
            (
                "seeds/lexicon.yml:2: an entry of `commitment_cues` has no `phrase`.\n"
                "Write for example {phrase: hereby resolves to, kind: pledge}"
            ),
        ),
        (
            "commitment_cues:\n  - to the",
            (
                'seeds/lexicon.yml:2: `phrase` is "to the", which stands in every document.\n'
                'Add a word that tells it, as in "hereby resolves to".'
            ),
        ),
        (
            "topics: ferries",
            (
                'seeds/lexicon.yml:1: `topics` is "ferries", not a list.\n'
                "Begin each entry with a dash: - {name: ferries, words: [ferry, car deck]}"
            ),
        ),
        (
            "commitment_cues:\n  - is minded to\nnon_commitment_cues:\n  - is minded to",
            "seeds/lexicon.yml:4: `is minded to` stands on line 2 already.\nDelete one of the two; the first is used.",
        ),
        (
            "speech_verbs: [(.*)]",
            (
                'seeds/lexicon.yml:1: `phrase` is "(.*)", which has no word in it.\n'
                "Write the words as they stand in a text."
            ),
        ),
        (
            "abbreviations: [op. cit.]",
            (
                'seeds/lexicon.yml:1: `short` is "op. cit.", which has a space in it.\n'
                "Write each abbreviation as an entry of its own."
            ),
        ),
    ],
    ids=lambda text: text.partition("\n")[0][:30],
)
def test_what_cannot_be_used_is_named_and_the_rest_counts(tmp_path, text, problem):
    good = "abbreviations:\n  - Art.\n" if not text.startswith("abbreviations") else "topics: [bridges]\n"
    found, problems = read_of(tmp_path, f"{text}\n{good}")
    assert problems == [problem]
    assert found.lexicon.abbreviations or found.lexicon.topics


def test_a_name_of_two_actors_is_named_and_means_the_first(tmp_path):
    text = (
        "actors:\n  - {name: Old Board, abbreviations: OB}\n  - {name: Office of Bridges, abbreviations: [OB, OoB]}\n"
    )
    found, (problem,) = read_of(tmp_path, text)
    assert problem == "seeds/lexicon.yml:3: `OB` stands on line 2 already.\nDelete one of the two; the first is used."
    assert [one.forms for one in found.lexicon.actors] == [("OoB",), ("OB",)]


def test_dots_and_marks_around_a_phrase_are_no_part_of_it(tmp_path):
    found, _ = read_of(tmp_path, 'commitment_cues:\n  - phrase: "“undertakes to …”"\n')
    assert found.lexicon.commitment_cues == (CommitmentCue("undertakes to", "pledge"),)


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path):
    found, (problem,) = read_of(tmp_path, "topics:\n  - {name: ferries\n")
    assert problem.startswith("seeds/lexicon.yml:")
    assert found.lexicon == NO_LEXICON


def test_aliases_are_refused_and_a_long_file_is_not_read_to_its_end(tmp_path):
    """A few lines of aliases can stand for gigabytes."""
    _, (problem,) = read_of(tmp_path, "topics: &all [ferries]\nspeech_verbs: *all\n")
    assert "anchors or aliases" in problem
    settings = settings_of(tmp_path, "topics: [" + "ferries, " * 100 + "]")
    small = Settings(sources=settings.sources, root=settings.root, bounds=Bounds(yaml_letters=100))
    _, (told,) = read.lexicon(small)
    assert "more than 100 characters" in told.message


def test_a_link_out_of_the_sources_folder_is_not_followed(tmp_path):
    settings = settings_of(tmp_path)
    (tmp_path / "elsewhere.yml").write_text("topics: [ferries]\n", encoding="utf-8")
    (settings.sources / "lexicon.yml").symlink_to(tmp_path / "elsewhere.yml")
    found, (problem,) = read.lexicon(settings)
    assert found.lexicon == NO_LEXICON
    assert "leads out of the sources folder" in problem.message


def test_the_file_is_no_sidecar_and_no_document(tmp_path):
    documents, problems = read.documents(settings_of(tmp_path, WHOLE, {"ferry": "The ferry left."}))
    assert [one.file for one in documents] == ["ferry.txt"]
    assert problems == []


def test_every_section_has_a_form():
    assert set(FORMS) == set(SECTIONS)
