"""Which language is read with which spaCy pipeline, as options name them: checked before anything is loaded.

In: the options `language_model` and `models` of an edge. Out: pairs of a language's code and a package, or a
`SettingsError` that says what is wrong with each. What a pipeline must have inside is seen when it is loaded:
understand/language.py.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import languages
from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from briefgen.settings import Settings

EXAMPLE = "`models: {fr: fr_core_news_sm}`"
DESCRIPTION = "meta.json"
"""File of a pipeline's package that says, among other things, what language it is for."""


def chosen(models: Mapping[Any, Any]) -> tuple[tuple[str, str], ...]:
    """Languages and pipelines as `models` names them, sorted by code.

    Raises:
        SettingsError: a key is no language code, or a value no installed pipeline for that language; all at once.
    """
    wrong = []
    found: dict[str, str] = {}
    for key, value in models.items():
        code = languages.usual(key) if isinstance(key, str) else None
        if code is None or "-" in code or code == languages.UNDETERMINED:
            near = languages.near(str(key).split("-")[0] if code else str(key))
            hint = f"; did you mean {near}?" if near and not code else ""
            wrong.append(f"{key!r} is not the code of a language, such as fr or de{hint}")
        elif code == languages.ENGLISH:
            wrong.append("the pipeline for English is named by `language_model`, not here")
        elif code in found:
            wrong.append(f"{key!r} is a second pipeline for {languages.name(code)}")
        elif not isinstance(value, str) or (fault := _fault(value, code)):
            wrong.append(fault if isinstance(value, str) else f"{key!r} names no package, but {value!r}")
        else:
            found[code] = value
    if wrong:
        told = ".\n".join(f"`models`: {one}" for one in wrong)
        raise SettingsError(f"{told}.\nName a language and an installed spaCy pipeline for it, for example {EXAMPLE}.")
    return tuple(sorted(found.items()))


def by_language(settings: Settings) -> tuple[tuple[str, str], ...]:
    """Code and package of every language that is read, English first."""
    return ((languages.ENGLISH, settings.model), *settings.models)


def _fault(package: str, code: str) -> str:
    """What is wrong with the package as a pipeline for that language; empty where nothing is."""
    found = importlib.util.find_spec(package) if package.isidentifier() else None
    if found is None or found.origin is None:
        return f'"{package}" for {languages.name(code)} is not installed; install the package of that name with pip'
    try:
        described = json.loads((Path(found.origin).parent / DESCRIPTION).read_bytes())
        spoken = str(described["lang"])
    except (OSError, ValueError, KeyError, TypeError):
        return f'"{package}" is installed, but it is no spaCy pipeline: it has no {DESCRIPTION} that names a language'
    if languages.language(spoken) != code:
        return (
            f'"{package}" is a pipeline for {languages.name(spoken)} ({spoken}), and named for {languages.name(code)}'
        )
    return ""
