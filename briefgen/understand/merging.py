"""Which names are one actor's.

In: the mentions of one source. Out: groups of them (group.py), each with its kind. A name is joined only to one that
contains it or spells it out, and only where there is no second candidate: two actors shown as one is worse than one
shown twice. The rules: same_body.py, short_names.py,
same_person.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.site_lexicon import own
from briefgen.understand import places, same_body, same_person, short_names
from briefgen.understand.group import Group

if TYPE_CHECKING:
    from briefgen.understand.mentions import Mention


def _by_name(mentions: list[Mention]) -> list[Group]:
    groups: dict[object, Group] = {}
    for mention in mentions:
        if not mention.name:
            continue
        identity: object = ("nation", mention.nation) if mention.nation else mention.name
        if mention.actor is not None:
            identity = mention.actor
        group = groups.setdefault(identity, Group([], [], mention.nation))
        if mention.name not in group.names:
            group.names.append(mention.name)
        group.mentions.append(mention)
        if mention.actor is not None:
            group.actor, group.rule = mention.actor, f"actors/{own(mention.actor.name)}"
        if mention.nation and not places.country(mention.span.text):
            group.rule = "actors/government"
    for group in groups.values():
        group.count()
    return list(groups.values())


def groups(mentions: list[Mention]) -> list[Group]:
    """The mentions grouped by actor, each group with its kind."""
    found = _by_name(mentions)
    same_body.acronyms(found)
    same_person.surnames_tell(found)
    same_person.persons(found)
    same_person.misspelt(found)
    same_body.turned(found)
    short_names.short_bodies(found)
    same_body.islands(found)
    same_body.families(found)
    same_body.peoples(found)
    return [group for group in found if group.mentions]
