"""Other forms of a person's full name: initials, spellings, surname first.

In: persons, each of one form of a name, and whom else their documents name. Out: the same, joined where a form fits one
person only and role, side or company speaks for it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.connect import standing as st
from briefgen.connect.spelling import PersonName, sound, variant

if TYPE_CHECKING:
    from briefgen.connect.company import Company
    from briefgen.connect.person_group import Group


def _blocks(name: PersonName) -> set[tuple[str, ...]]:
    """Two names that are variants share one of these, so that only such pairs are looked at."""
    return {
        ("sound", sound(name.family), name.given[0][0]),
        ("order", *sorted(name.words)),
        ("beginning", *name.words[:2]),
    }


def name_forms(groups: list[Group], company: Company) -> list[Group]:
    """Joins other forms of a full name to the one person of the corpus that evidence speaks for."""
    blocks: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    full = [g for g in groups if not g.name.bare]
    for group in full:
        for block in _blocks(group.name):
            blocks[block].append(group)
    moved: dict[Group, Group] = {}

    def root(group: Group) -> Group:
        while group in moved:
            group = moved[group]
        return group

    # The fullest and most frequent forms first: a shorter one then finds them joined, and one candidate is left.
    for group in sorted(full, key=_rank):
        able: dict[Group, str] = {}
        for other in {id(o): o for block in sorted(_blocks(group.name)) for o in blocks[block]}.values():
            if other is not group and _rank(other) < _rank(group) and root(other) is not group:
                how = variant(group.name, other.name) or (
                    variant(other.name, group.name) if len(other.name.words) <= len(group.name.words) else None
                )
                if how:
                    able.setdefault(root(other), how)
        if len(able) != 1:
            continue
        ((owner, how),) = able.items()
        if how == "beginning" and not _usual(group, owner):
            continue
        grounds = _grounds(group, owner, company)
        if grounds is None or owner.documents() & group.documents() or (how == "suffix" and grounds != "standing"):
            continue
        sure = grounds == "standing" and how in {"initials", "order"}
        owner.take(group, None if sure else _other_form(group, owner, grounds))
        moved[group] = owner
    return [g for g in groups if g not in moved]


def _usual(group: Group, owner: Group) -> bool:
    """The longer form is no slip of one document, such as "Ada Ford's Ferry" or "Ada Ford Democrat"."""
    apart = any(mark in here.actor.name for here in owner.here for mark in ("'s ", "’s "))
    return not apart and len(owner.documents()) >= len(group.documents())


def _rank(group: Group) -> tuple[int, int, int, str, str]:
    name = group.name
    return -len(name.words), -sum(map(len, name.words)), -len(group.here), " ".join(name.words), group.qualifier


def _grounds(group: Group, owner: Group, company: Company) -> str | None:
    """What speaks for one person: "standing" or "company"; None where nothing does, or something against it."""
    mine, theirs = group.standings(), owner.standings()
    if any(st.clash(one, other) for one in mine for other in theirs):
        return None
    if any(st.support(one, other) for one in mine for other in theirs):
        return "standing"
    if any(st.strain(one, other) for one in mine for other in theirs):
        return None
    shared = company.of(group.documents()) & company.of(owner.documents()) - {group.own, owner.own}
    return "company" if company.telling(shared) else None


_WHY = {"standing": "role or affiliation is the same", "company": "others are named in both"}


def _other_form(group: Group, owner: Group, grounds: str) -> str:
    one, other = group.here[0], owner.here[0]
    return f"{one.actor.name} is taken for {other.actor.name}: {_WHY[grounds]}, but the name is given in another form."
