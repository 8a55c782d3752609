"""The persons of one full name: one, unless what documents say of them clashes.

In: all appearances of a name, and whom else their documents name. Out: groups, each one person. Two presidents of one
name are one person; a president and a goalkeeper are two.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.connect import standing as st
from briefgen.connect.person_group import Group, first_seen, title

if TYPE_CHECKING:
    from briefgen.connect.company import Company, Key
    from briefgen.connect.spelling import PersonName
    from briefgen.corpus import Appearance


def namesakes(name: PersonName, here: list[Appearance], key: Key, company: Company) -> list[Group]:
    """The persons of one full name: one, unless what is said of them clashes and they have no company in common."""
    said: dict[st.Standing, list[Appearance]] = defaultdict(list)
    for appearance in here:
        said[st.standing(appearance)].append(appearance)
    stated = sorted((s for s in said if s.stated), key=lambda s: first_seen(said[s]))
    groups: list[Group] = []
    for s in stated:
        able = [(g, doubt) for g in groups for fits, doubt in [_fits(s, said[s], g, company)] if fits]
        agreeing = [(g, d) for g, d in able if any(st.belongs(s, other) for other in g.standings())]
        chosen = agreeing or able
        if len(chosen) == 1:
            chosen[0][0].take(Group(name, said[s], key), chosen[0][1])
        else:
            groups.append(Group(name, list(said[s]), key, _qualifier(said[s])))
    silent = [a for s in said if not s.stated for a in said[s]]
    if silent and len(groups) <= 1:
        groups = groups or [Group(name, [], key)]
        groups[0].take(Group(name, silent, key), None)
    elif silent:
        groups += _unclear(name, silent, key, groups, company)
    return groups


def _qualifier(here: list[Appearance]) -> str:
    first = min(here, key=lambda a: first_seen([a]))
    return first.actor.role or first.actor.affiliation or ""


def _fits(s: st.Standing, here: list[Appearance], group: Group, company: Company) -> tuple[bool, str | None]:
    """Whether they may be the group's person, and the doubt about it."""
    others = group.standings()
    clash = any(st.clash(s, o) for o in others)
    if not clash and (any(st.belongs(s, o) for o in others) or not any(st.strain(s, o) for o in others)):
        return True, None
    shared = company.of(a.briefing.source.id for a in here) & company.of(group.documents())
    shared -= {group.own}
    if clash and not company.telling(shared):
        return False, None
    if not clash and shared:
        return True, None
    one, other = _called(here[0]), _called(min(group.here, key=lambda a: first_seen([a])))
    return True, (
        f"{here[0].actor.name} is {one} and {other}; that this is one person is taken from the name"
        + (" and from others named in both." if shared else " alone.")
    )


def _called(here: Appearance) -> str:
    words = ", ".join(filter(None, [here.actor.role, here.actor.affiliation])) or "named"
    return f"“{words}” in “{title(here)}”"


def _unclear(
    name: PersonName, silent: list[Appearance], key: Key, groups: list[Group], company: Company
) -> list[Group]:
    """Gives appearances that say nothing to the namesake whose company they share most; the others stay apart."""
    rest: list[Appearance] = []
    circles = [company.telling(company.of(g.documents()) - {key}) for g in groups]
    joins: list[tuple[Group, Appearance]] = []
    for appearance in silent:
        with_it = company.of([appearance.briefing.source.id])
        near = sorted(((len(circle & with_it), at) for at, circle in enumerate(circles)), reverse=True)
        if near[0][0] > near[1][0]:
            joins.append((groups[near[0][1]], appearance))
        else:
            rest.append(appearance)
    for group, appearance in joins:
        group.take(
            Group(name, [appearance], key),
            f"Several people are called {appearance.actor.name}; “{title(appearance)}” does not say which is meant, "
            "but names others who are named with this one.",
        )
    if not rest:
        return []
    left = Group(name, [], key, "not stated which")
    left.take(
        Group(name, rest, key),
        f"Several people are called {rest[0].actor.name}; these documents do not say which is meant.",
    )
    return [left]
