"""Which persons of different documents are one.

In: the appearances of all persons, and whom else their documents name. Out: groups of them, each one person, with
doubts where the evidence is thin. One full name: namesakes.py; other forms of it: name_forms.py; a surname alone:
surnames.py. Two that might be two stay two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.connect.name_forms import name_forms
from briefgen.connect.namesakes import namesakes
from briefgen.connect.person_group import Group
from briefgen.connect.spelling import person_name
from briefgen.connect.surnames import surnames

if TYPE_CHECKING:
    from briefgen.connect.company import Company, Key
    from briefgen.corpus import Appearance


def persons(full: dict[Key, list[Appearance]], bare: dict[Key, list[Appearance]], company: Company) -> list[Group]:
    """One group for each person; `full` and `bare` hold appearances by the key of their name."""
    known: list[Group] = []
    for key in sorted(full):
        known += namesakes(person_name(full[key][0].actor.name), full[key], key, company)
    alone = [Group(person_name(bare[key][0].actor.name), bare[key], key) for key in sorted(bare)]
    return surnames(name_forms(known, company), alone, company)
