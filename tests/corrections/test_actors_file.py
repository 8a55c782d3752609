"""actors.yml: who is who over all documents, as the editor has it."""

from __future__ import annotations

import pytest

from tests.corrections.corrected import briefing

pytestmark = pytest.mark.model


def names(corpus):
    return {dossier.name: {a.briefing.source.id for a in dossier.appearances} for dossier in corpus.dossiers}


def test_without_it_the_mayor_is_one_person_in_two_documents(folder):
    assert names(folder.corpus()[0])["Ada Lindqvist"] == {"bridge", "ferry"}


def test_split_by_document(folder):
    folder.write("actors.yml", "- {split: Ada Lindqvist, in: [ferry.txt], as: Ida Lindqvist}\n")
    corpus, problems = folder.corpus()
    assert problems == []
    assert names(corpus)["Ada Lindqvist"] == {"bridge"}
    assert names(corpus)["Ida Lindqvist"] == {"ferry"}


def test_split_by_words(folder):
    folder.write(
        "pier.txt",
        "Mayor Ada Lindqvist said that the pier would open in May. Ms. Lindqvist promised to pay for the ferry.\n",
    )
    corpus, _ = folder.corpus()
    (mayor,) = [actor for actor in briefing(corpus, "pier").actors if actor.name == "Ada Lindqvist"]
    form = mayor.mentions[-1].reading
    assert form != "Ada Lindqvist"
    folder.write("actors.yml", f"- split: Ada Lindqvist\n  words: [{form}]\n  as: Ida Berg\n")
    corpus, problems = folder.corpus()
    assert problems == []
    assert names(corpus)["Ida Berg"] == {"pier"}
    assert names(corpus)["Ada Lindqvist"] == {"bridge", "ferry", "pier"}


def test_rename_keeps_the_address(folder):
    before = {dossier.name: dossier.id for dossier in folder.corpus()[0].dossiers}
    folder.write("actors.yml", "- {rename: Bo Ekman, to: Bo Ekman the elder}\n")
    corpus, problems = folder.corpus()
    assert problems == []
    after = {dossier.name: dossier.id for dossier in corpus.dossiers}
    assert after["Bo Ekman the elder"] == before["Bo Ekman"]


def test_what_is_no_actor_leaves_pages_and_links_and_the_words_stay(folder):
    folder.write("actors.yml", "- not-an-actor: Harbour Council\n")
    corpus, problems = folder.corpus()
    assert problems == []
    assert "Harbour Council" not in names(corpus)
    found = briefing(corpus, "bridge")
    assert "Harbour Council" not in {actor.name for actor in found.actors}
    ids = {actor.id for actor in found.actors}
    assert all(set(one.actor_ids) <= ids for one in found.commitments)
    assert any("Harbour Council" in one.actors for one in found.commitments)


def test_a_type_holds_in_documents_and_on_the_page(folder):
    folder.write("actors.yml", "- {type: group, of: Harbour Council}\n")
    corpus, problems = folder.corpus()
    assert problems == []
    assert {d.name: d.type for d in corpus.dossiers}["Harbour Council"] == "group"
    assert {a.type for b in corpus.briefings for a in b.actors if a.name == "Harbour Council"} == {"group"}


def test_a_reader_finds_each_rule_in_the_log(folder):
    folder.write("actors.yml", "- rename: Bo Ekman\n  to: Bo Berg\n  because: he married\n")
    built = folder.site()
    (log,) = [one.html for one in built.site.pages if one.path == "corrections/index.html"]
    assert "“Bo Ekman” is called “Bo Berg”" in log
    assert "he married" in log
    assert "actors.yml</code>, line 1" in log


def test_a_rule_after_a_merge_still_finds_its_actor(folder):
    """Names mean what they meant before the first rule."""
    folder.write(
        "actors.yml",
        "- {merge: [Bo Ekman], into: Northern Ferry Company}\n- {rename: Northern Ferry Company, to: The Ferries}\n",
    )
    corpus, problems = folder.corpus()
    assert problems == []
    assert "The Ferries" in names(corpus)
    assert not {"Bo Ekman", "Northern Ferry Company"} & names(corpus).keys()


def test_a_place_that_is_merged_with_a_state_counts_as_that_state(folder):
    """A capital that a document means as a government."""
    folder.write("talks.txt", "Oslo said it would sign the treaty. Norway will send two ships to Oslo in May 2032.\n")
    before = names(folder.corpus()[0])
    assert "Norway" in before
    folder.write("actors.yml", "- {merge: [Oslo], into: Norway}\n")
    corpus, problems = folder.corpus()
    assert problems == []
    assert "Oslo" not in names(corpus)
    assert [a.name for a in briefing(corpus, "talks").actors if a.name in ("Oslo", "Norway")] == ["Norway"]
    (norway,) = [dossier for dossier in corpus.dossiers if dossier.name == "Norway"]
    assert norway.type == "country"
    assert len(norway.appearances) == 1
