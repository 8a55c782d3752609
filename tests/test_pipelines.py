"""Options that name pipelines for languages: each mistake has a message, and all come at once."""

from __future__ import annotations

import dataclasses
import json

import pytest

from briefgen import languages, pipelines, task, understand
from briefgen.bounds import USUAL, Bounds
from briefgen.cli.shared_options import models_of
from briefgen.errors import SettingsError
from briefgen.model import Briefing, Known, Source
from briefgen.site_lexicon import SiteLexicon
from tests.write import sample


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Packages that say of themselves that they are pipelines; `not_one` says nothing."""
    for name, lang in (("fr_harbour", "fr"), ("de_harbour", "de"), ("not_one", None)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text("", encoding="utf-8")
        if lang:
            (tmp_path / name / "meta.json").write_text(json.dumps({"lang": lang}), encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))


@pytest.mark.usefixtures("installed")
def test_pipelines_are_named_by_language_in_any_order():
    assert pipelines.chosen({"FR": "fr_harbour", "de": "de_harbour"}) == (("de", "de_harbour"), ("fr", "fr_harbour"))
    assert models_of(("fr=fr_harbour",)) == (("fr", "fr_harbour"),)
    assert models_of(()) == ()


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("models", "message"),
    [
        ({"french": "fr_harbour"}, "'french' is not the code of a language, such as fr or de; did you mean fr?"),
        ({False: "fr_harbour"}, "False is not the code of a language"),
        ({"pt-BR": "fr_harbour"}, "'pt-BR' is not the code of a language, such as fr or de."),
        ({"en": "fr_harbour"}, "the pipeline for English is named by `language_model`, not here."),
        ({"fr": "no_such_model"}, '"no_such_model" for French is not installed; install the package of that name'),
        ({"fr": "../fr"}, '"../fr" for French is not installed'),
        ({"fr": "not_one"}, '"not_one" is installed, but it is no spaCy pipeline: it has no meta.json'),
        ({"fr": "de_harbour"}, '"de_harbour" is a pipeline for German (de), and named for French.'),
        ({"fr": ["fr_harbour"]}, "'fr' names no package, but ['fr_harbour']."),
        ({"no": "fr_harbour"}, '"fr_harbour" is a pipeline for French (fr), and named for Norwegian'),
        ({"FR": "fr_harbour", "fr": "fr_harbour"}, "'fr' is a second pipeline for French."),
    ],
)
def test_a_wrong_pipeline_gets_a_message_with_an_example(models, message):
    with pytest.raises(SettingsError) as wrong:
        pipelines.chosen(models)
    assert f"`models`: {message}" in str(wrong.value)
    assert str(wrong.value).endswith("for example `models: {fr: fr_core_news_sm}`.")


def test_all_wrong_pipelines_are_told_at_once():
    with pytest.raises(SettingsError) as wrong:
        pipelines.chosen({"en": "a", "fr": "no_such_model", "xx": "b"})
    assert str(wrong.value).count("`models`: ") == 3


@pytest.mark.parametrize("given", ["fr", "fr=", "=fr_harbour"])
def test_the_command_line_wants_a_language_and_a_pipeline(given):
    with pytest.raises(SettingsError, match="expected a language and a pipeline, for example fr=fr_core_news_sm"):
        models_of((given,))


@pytest.mark.parametrize(
    ("language", "model"), [(None, "english"), ("en-GB", "english"), ("fr-CA", "french"), ("ja", None), ("und", None)]
)
def test_the_language_of_a_document_chooses_its_pipeline(monkeypatch, language, model):
    asked: list[str] = []

    def briefing(source: Source, model: str, _bounds: Bounds, _lexicon: SiteLexicon) -> Briefing:
        asked.append(model)
        return sample.briefing(source)

    monkeypatch.setattr(understand, "briefing", briefing)
    monkeypatch.setattr(understand, "lacking", lambda _: ())
    source = dataclasses.replace(sample.source(), language=Known(language))
    found = task.done(task.Task("a", "a", "a", source, (("en", "english"), ("fr", "french")), USUAL))
    assert asked == ([model] if model else [])
    assert isinstance(found, task.Found)


def test_directions_and_names_need_no_list_of_ours():
    assert languages.name("sw") == "Swahili"
