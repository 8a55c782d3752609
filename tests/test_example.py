"""The project's own example document, from the file to the built site; it lies beside the checkout, not in it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from briefgen import build, verify
from briefgen.model import Actor, Briefing, Commitment
from briefgen.settings import Settings
from tests.conftest import write_bare

EXAMPLE = Path(__file__).parents[2] / "shared" / "gold" / "commitments" / "defense-ministers-2-plus-2.txt"
"""An article of a defence news outlet, August 2017, as its user gave it: no title, no date, three words glued."""

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not EXAMPLE.is_file(), reason="the example lies beside the checkout only where it is developed"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Briefing]:
    """The site built from the example alone, and its briefing."""
    root = tmp_path_factory.mktemp("example")
    (root / "seeds").mkdir()
    shutil.copy(EXAMPLE, root / "seeds")
    built = build.site(Settings(sources=root / "seeds", root=root))
    assert not built.problems
    write_bare(built.site, root / "site")
    (briefing,) = built.corpus.briefings
    return root, briefing


def _the(briefing: Briefing, name: str) -> Actor:
    """The one actor of that name; a second one, or one that has it as alias, is a failure."""
    found = [actor for actor in briefing.actors if name in {actor.name, *actor.aliases}]
    assert len(found) == 1, [(actor.name, actor.aliases) for actor in found]
    return found[0]


def _by(briefing: Briefing, words: str) -> Commitment:
    """The one commitment whose action holds the words."""
    found = [one for one in briefing.commitments if words in one.action.quote]
    assert len(found) == 1, [one.action.quote for one in briefing.commitments]
    return found[0]


def test_what_the_text_does_not_say_stays_unsaid(site: tuple[Path, Briefing]) -> None:
    """The title is taken from the first sentence, and the date is unknown, so that "Thursday" stays a weekday."""
    _, briefing = site
    source = briefing.source
    assert source.title.value == "Japan is seeking new missile defense assets in light of the North Korean threat"
    assert source.title.origin == "first sentence"
    assert source.date.value is None
    assert {date.value for date in briefing.dates if date.evidence.quote in {"Thursday", "Friday"}} == {None}
    assert "the document's date" in briefing.gaps


def test_glued_words_read_apart_and_notes_are_unused(site: tuple[Path, Briefing]) -> None:
    """The three words that lost their links are read apart; the author note and the stray tail are kept aside."""
    _, briefing = site
    repaired = {repair.read for repair in briefing.source.repairs}
    text = briefing.source.text
    for glued, apart in (
        ("newspaperreported", "newspaper reported"),
        ("yearfrom", "year from"),
        ("agreementbetween", "agreement between"),
    ):
        at = text.index(glued)
        assert briefing.source.reading(at, at + len(glued)) == apart, repaired
    unused = [text[part.start : part.end] for part in briefing.source.unused]
    assert any(part.startswith("Aaron Mehta was deputy editor") for part in unused)
    assert "More In Space" in unused


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Itsunori Onodera", "person"),
        ("Taro Kono", "person"),
        ("Rex Tillerson", "person"),
        ("Jim Mattis", "person"),
        ("Japan", "country"),
        ("United States", "country"),
        ("North Korea", "country"),
        ("China", "country"),
    ],
)
def test_each_actor_is_there_once(site: tuple[Path, Briefing], name: str, kind: str) -> None:
    """Names, surnames, abbreviations and capitals of one actor are one actor."""
    assert _the(site[1], name).type == kind


def test_a_minister_has_role_and_country(site: tuple[Path, Briefing]) -> None:
    """The role is as worded, and the country is the one beside it."""
    onodera = _the(site[1], "Itsunori Onodera")
    assert onodera.role is not None
    assert "Defense Minister" in onodera.role
    assert onodera.affiliation == "Japan"


def test_a_capital_is_its_government_and_short_names_are_one(site: tuple[Path, Briefing]) -> None:
    """ "Pyongyang" is North Korea where a government is meant, "U.S." the United States, "Onodera" the minister."""
    briefing = site[1]
    assert "Onodera" in _the(briefing, "Itsunori Onodera").aliases
    assert "U.S." in _the(briefing, "United States").aliases
    assert _the(briefing, "Pyongyang").name == "North Korea"


@pytest.mark.parametrize(
    ("words", "actors", "kind"),
    [
        ("continue to promote cooperation in ballistic missile defense", {"Itsunori Onodera", "Japan"}, "pledge"),
        ("expand peacetime cooperation", {"Itsunori Onodera"}, "pledge"),
        ("steadily promote Japan-U.S. cooperation in new areas", {"Taro Kono", "Japan"}, "pledge"),
        ("explore new and expanded activities", {"Rex Tillerson", "United States", "Japan"}, "pledge"),
        ("speed up the implementation", {"Itsunori Onodera", "Jim Mattis"}, "consideration"),
        ("act to aid Japan", {"United States"}, "obligation"),
    ],
)
def test_the_undertakings_are_in_the_register(
    site: tuple[Path, Briefing], words: str, actors: set[str], kind: str
) -> None:
    """Each with those who are bound, and nobody else."""
    found = _by(site[1], words)
    assert found.kind == kind
    assert set(found.actors) & actors
    assert set(found.actors) <= actors


def test_a_report_of_a_report_keeps_its_chain(site: tuple[Path, Briefing]) -> None:
    """The general's words come through Reuters, and the treaty's duty holds only on its condition."""
    general = _by(site[1], "ironclad commitment")
    assert general.reported
    assert general.channel == "Reuters"
    assert general.reaffirmed
    treaty = _by(site[1], "act to aid Japan")
    assert treaty.conditional


def test_a_call_of_party_members_is_no_commitment(site: tuple[Path, Briefing]) -> None:
    """The first-strike capability is demanded, by others; nobody has undertaken it."""
    briefing = site[1]
    assert not [one for one in briefing.commitments if "first-strike" in one.action.quote]
    demanded = [one for one in briefing.statements if "first-strike" in one.action.quote]
    assert [one.kind for one in demanded] == ["demand"]


def test_the_built_site_verifies(site: tuple[Path, Briefing]) -> None:
    """Every published quote is found again in the raw file, and every link arrives."""
    root, briefing = site
    report = verify.site(root / "site", root / "seeds")
    assert report.faults == ()
    assert report.found == report.quotes
    data = json.loads((root / "site" / "briefings" / briefing.source.id / "briefing.json").read_text(encoding="utf-8"))
    assert data["sha256"] == briefing.source.sha256
