"""Actors: who is named, which names are one, whom a phrase means. The cases are the rule book; this module runs it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.settings import DEFAULT_MODEL
from briefgen.understand import actors, lexicon, people, places
from briefgen.understand.cast import Cast
from briefgen.understand.language import pipeline
from briefgen.understand.names import key
from briefgen.understand.parsed import parse
from tests.understand.documents import source_of

CASES = sorted((Path(__file__).parent / "cases" / "actors").glob("*.yml"))


def _cast(text: str) -> Cast:
    return actors.find(parse(source_of(text), pipeline(DEFAULT_MODEL)))


def _meant(cast: Cast, asked: dict[str, Any]) -> tuple[list[str], str | None]:
    """Names of those the phrase means; `nth` counts the places where the phrase stands, from 1."""
    text, start = cast.parsed.source.text, -1
    for _ in range(asked.get("nth", 1)):
        start = text.index(asked["phrase"], start + 1)
    span = cast.parsed.span(cast.parsed.source.cut(start, start + len(asked["phrase"])))
    assert span is not None
    who = cast.who(span.root)
    return [actor.name for actor in who.actors], who.name


@pytest.mark.model
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_rule_book_of_actors_holds(path: Path, request: pytest.FixtureRequest) -> None:
    """Each case: a text, actors and what must be known of them, names that are none, phrases and whom they mean."""
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["xfail"]))
    cast = _cast(case["text"])
    found = {actor.name: actor for actor in cast.actors}
    because = f"{case['because']}; found {[(a.name, a.type, a.role, a.affiliation, a.aliases) for a in cast.actors]}"
    for wanted in case.get("actors", []):
        actor = found.get(wanted["name"])
        assert actor is not None, because
        for field in {"type", "role", "affiliation", "doubt"} & wanted.keys():
            assert getattr(actor, field) == wanted[field], because
        assert set(wanted.get("aliases", ())) <= set(actor.aliases), because
        assert len(actor.mentions) == wanted.get("mentions", len(actor.mentions)), because
        if "for" in wanted:
            principal = cast.principal(actor)
            assert principal is not None, because
            assert principal.name == wanted["for"], because
    for name in case.get("absent", []):
        assert name not in found, because
    for asked in case.get("who", []):
        meant, shown = _meant(cast, asked)
        assert meant == asked["means"], f"{asked['phrase']}: {because}"
        assert shown == asked.get("shown", shown), f"{asked['phrase']}: {because}"
    for actor in cast.actors:
        assert 0 <= actor.salience <= 1
        assert actor.evidence == actor.mentions[0]
        assert all(mention.quote in case["text"] for mention in actor.mentions)


@pytest.mark.model
def test_a_text_without_names_has_no_actors() -> None:
    assert _cast("The bridge was closed.").actors == ()
    assert _cast("").actors == ()


@pytest.mark.model
def test_most_salient_actors_come_first_and_ids_do_not_depend_on_the_place() -> None:
    one = _cast("Ana Reyes met Kenji Mori. Reyes said she would return. Reyes left.")
    two = _cast("It rained. Ana Reyes met Kenji Mori. Reyes said she would return. Reyes left.")
    assert [actor.name for actor in one.actors] == ["Ana Reyes", "Kenji Mori"]
    assert {actor.id for actor in one.actors} == {actor.id for actor in two.actors}


@pytest.mark.model
@pytest.mark.parametrize("sentence", ["They left. ", "It said it would wait. ", "The company said the company left. "])
def test_a_long_row_of_pronouns_is_asked_from_its_end_without_running_deep(sentence: str) -> None:
    cast = _cast("Ana Reyes and Luis Haddad met. Acme Motors paid. " + sentence * 400)
    for token in reversed(cast.parsed.doc):
        cast.who(token)


def test_names_are_compared_without_accents_points_and_possessives() -> None:
    assert key("the U.N.'s") == key("UN") == ("un",)
    assert key("José Núñez") == key("Jose Nunez")


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("the U.S.", "United States"),
        ("Burma", "Myanmar"),
        ("Britain", "United Kingdom"),
        ("Ivory Coast", "Ivory Coast"),
    ],
)
def test_a_country_has_one_usual_name(words: str, country: str) -> None:
    assert places.country(words) == country


@pytest.mark.parametrize("words", ["Hong Kong", "Puerto Rico", "Japanese", "Paris", "Dominique"])
def test_territories_peoples_cities_and_given_names_are_no_countries(words: str) -> None:
    assert places.country(words) is None


@pytest.mark.parametrize(
    ("words", "country"), [("Norwegians", "Norway"), ("French", "France"), ("North Korean", "North Korea")]
)
def test_a_people_belongs_to_its_country(words: str, country: str) -> None:
    assert places.people(words) == country


def test_an_honorific_and_a_role_tell_a_gender_or_none() -> None:
    assert [people.honorific(word) for word in ("Mrs.", "Sir", "Dr.", "harbour")] == ["f", "m", "", None]
    assert [people.gender_of_role(word) for word in ("spokeswoman", "widower", "minister")] == ["f", "m", None]


def test_no_word_list_of_the_room_names_a_word_twice() -> None:
    """A word listed twice is a word that somebody will take out once."""
    for name, tables in (("first_names", ["female", "male", "both"]), ("surnames", ["surnames"])):
        words = [word for table in tables for word in lexicon.load(name, lexicon.EVERY)[table].split()]
        assert len(words) == len(set(words)), name
