"""The rules for any language hold no word of one: a few words of Spanish, parsed by hand, are enough for a quotation.

The parse is written out in Universal Dependencies as a Spanish pipeline would give it; the lexicons are those below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, Span

from briefgen.understand import lexicon
from briefgen.understand.parsed import ParsedSource, parse
from briefgen.understand.universal import actors, bound, said, words
from tests.understand.documents import source_of

TEXT = "“El puente es seguro”, dijo la alcaldesa Ana Ruiz. La empresa Nordana abrirá el puerto."

PARSE = """
“ PUNCT punct 3 -
El DET det 2 -
puente NOUN nsubj 4 Gender=Masc|Number=Sing
es AUX cop 4 Mood=Ind|VerbForm=Fin
seguro ADJ ccomp 7 -
” PUNCT punct 4 -
, PUNCT punct 7 -
dijo VERB ROOT 7 Mood=Ind|Tense=Past|VerbForm=Fin
la DET det 9 Gender=Fem
alcaldesa NOUN nsubj 7 Gender=Fem|Number=Sing
Ana PROPN appos 9 -
Ruiz PROPN flat 10 -
. PUNCT punct 7 -
La DET det 14 Gender=Fem
empresa NOUN nsubj 16 Gender=Fem|Number=Sing
Nordana PROPN appos 14 -
abrirá VERB ROOT 16 Mood=Ind|Tense=Fut|VerbForm=Fin
el DET det 18 -
puerto NOUN obj 16 -
. PUNCT punct 16 -
"""

LEXICONS: dict[str, dict[str, Any]] = {
    "grammar": {
        "articles": {"words": "el la los las un una", "definite": "el la los las"},
        "prepositions": {"words": "de a en", "of": "de"},
        "pronouns": {"m": "él", "f": "ella"},
        "clauses": {"that": "que", "and": "y"},
        "future": {"endings": "ré rás rá remos rán", "first": "ar"},
        "future_stems": {"vowels": "a e i", "words": ""},
        "irregular": {"decir": "dice dijo dijeron"},
    },
    "speech": {"cue": [{"id": "say", "lemmas": ["decir"], "frames": ["quote", "clause"]}]},
    "names": {"roles": {"f": "alcaldesa"}, "bodies": {"firms": "empresa"}},
    "commitments": {"outcomes": {"verbs": "ser"}},
}  # fmt: skip


class _Pipeline:
    """Stands for a spaCy pipeline: the one text has the parse above."""

    lang = "es"

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The parse of the text."""
        rows = [line.split() for line in PARSE.strip().splitlines()]
        glued = {"“", "seguro", "”", "Ruiz", "puerto"}
        for text in texts:
            doc = Doc(
                spacy.blank("es").vocab,
                words=[row[0] for row in rows],
                spaces=[row[0] not in glued and k + 1 < len(rows) for k, row in enumerate(rows)],
                pos=[row[1] for row in rows],
                deps=[row[2] for row in rows],
                heads=[int(row[3]) for row in rows],
                morphs=["" if row[4] == "-" else row[4] for row in rows],
                lemmas=[{"abrirá": "abrir"}.get(row[0], row[0].lower()) for row in rows],
            )
            assert doc.text == text
            doc.set_ents([Span(doc, 10, 12, "PER"), Span(doc, 15, 16, "LOC")])
            yield doc


@pytest.fixture
def spanish(monkeypatch: pytest.MonkeyPatch) -> words.Words:
    """The words of a language that the package does not have."""
    load, names = lexicon.load, lexicon.names
    monkeypatch.setattr(lexicon, "load", lambda name, of="en": LEXICONS[name] if of == "es" else load(name, of))
    monkeypatch.setattr(lexicon, "names", lambda of: frozenset(LEXICONS) if of == "es" else names(of))
    return words.Words("es")


def _parsed() -> ParsedSource:
    return parse(source_of(TEXT), _Pipeline())  # type: ignore[arg-type]  # all that is asked of a pipeline


def test_a_quotation_has_its_speaker_in_a_language_of_few_words(spanish: words.Words) -> None:
    parsed = _parsed()
    cast = actors.find(parsed, spanish)
    (quote,) = said.find(parsed, cast, spanish)
    assert (quote.speaker, quote.words.quote, quote.cue) == ("Ana Ruiz", "El puente es seguro", "dijo")
    assert {(a.name, a.type, a.role) for a in cast.actors} == {
        ("Ana Ruiz", "person", "alcaldesa"),
        ("Nordana", "organization", None),
    }


def test_a_future_binds_a_body_in_a_language_of_few_words(spanish: words.Words) -> None:
    parsed = _parsed()
    cast = actors.find(parsed, spanish)
    (found,), statements = bound.find(parsed, cast, spanish, said.find(parsed, cast, spanish), ())
    assert (found.kind, found.actors, found.action.quote) == ("plan", ("Nordana",), "abrirá el puerto")
    assert statements == ()
