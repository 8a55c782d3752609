"""Which actor an editor means.

In: what was typed. Out: the dossier. Nothing is guessed: a name that fits none or several is an error.
"""

from __future__ import annotations

from difflib import get_close_matches

from briefgen.corpus import Corpus, Dossier
from briefgen.errors import SettingsError
from briefgen.write.encode import plain


def called(corpus: Corpus, name: str) -> Dossier:
    """The actor with this dossier id, else this name, else this other name, case aside.

    Raises:
        SettingsError: there is none, or more than one.
    """
    wanted = plain(name).casefold()
    for forms in (_ids, _names, _aliases):
        found = [dossier for dossier in corpus.dossiers if wanted in forms(dossier)]
        if len(found) == 1:
            return found[0]
        if found:
            ids = ", ".join(dossier.id for dossier in found)
            raise SettingsError(
                f'{len(found)} actors are called "{name}"; say which, by the last part of its page: {ids}'
            )
    known = {form for dossier in corpus.dossiers for form in _names(dossier)}
    near = ", ".join(f'"{form}"' for form in get_close_matches(wanted, sorted(known), 3)) or "none like it"
    raise SettingsError(f'no actor with a dossier is called "{name}"; there is {near}')


def _ids(dossier: Dossier) -> set[str]:
    return {dossier.id}


def _names(dossier: Dossier) -> set[str]:
    return {plain(dossier.name).casefold()}


def _aliases(dossier: Dossier) -> set[str]:
    return {plain(alias).casefold() for alias, _ in dossier.aliases}
