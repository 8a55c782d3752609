"""Persons who are called by their surname only.

In: persons with a full name, persons without, and whom else their documents name. Out: all of them, those without
joined to the one person who can be meant, where role, side or company says so.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from briefgen.connect import standing as st
from briefgen.connect.person_group import title
from briefgen.connect.spelling import person_name, plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from briefgen.connect.company import Company
    from briefgen.connect.person_group import Group

ALONE_BY_COMPANY = 2
"""So many telling actors must be named in both documents before a bare surname is joined with no word on role or
side."""


def _short_forms(group: Group) -> set[str]:
    """The words by which the person may be called alone: the last word, and what a document calls the person."""
    forms = {" ".join(group.name.words[at:]) for at in range(1, len(group.name.words))}
    last = {form for form in forms if person_name(form).bare}
    called = {plain(alias) for a in group.here for alias in a.actor.aliases}
    return last | {word for word in called if word in group.name.words[:1] and " " not in word}


def surnames(groups: list[Group], alone: list[Group], company: Company) -> list[Group]:
    """Joins each bare surname to the one person it can mean, where role, side or company says so."""
    called: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        for form in _short_forms(group):
            called[form].append(group)
    joins: list[tuple[Group, Group, str | None]] = []
    for short in alone:
        form = " ".join(short.name.words)
        able = [g for g in called[form] if g is not short and not g.documents() & short.documents()]
        shut_out = len(able) < len([g for g in called[form] if g is not short])
        found = None if shut_out else _meant(short, able, company)
        if found is not None:
            joins.append((short, *found))
    gone = set()
    for short, owner, doubt in joins:  # only now: whoever joins must not vouch for the next
        owner.take(short, doubt)
        gone.add(id(short))
    return groups + [g for g in alone if id(g) not in gone]


def _meant(short: Group, able: list[Group], company: Company) -> tuple[Group, str | None] | None:
    """The person meant, and the doubt about it."""
    mine = short.standings()
    word, where = short.here[0].actor.name, title(short.here[0])

    def any_of(test: Callable[[st.Standing, st.Standing], bool], group: Group) -> bool:
        return any(test(one, other) for one in mine for other in group.standings())

    agreeing = [g for g in able if any_of(st.support, g) and not any_of(st.clash, g)]
    if len(agreeing) == 1:
        (owner,) = agreeing
        # Who has the surname and another office is not meant; who has it and no office stated may be.
        rest = [g for g in able if g is not owner and not any(s.role for s in g.standings())]
        others = sorted({g.here[0].actor.name for g in rest})
        if not others:
            return owner, None
        return owner, (
            f"“{where}” says only {word}; taken for {owner.here[0].actor.name}, because role or affiliation is the "
            f"same. {' and '.join(others[:3])} {'have' if len(others) > 1 else 'has'} the surname, too."
        )
    if agreeing or len(able) != 1:
        return None
    (owner,) = able
    if any_of(lambda a, b: bool(a.role and b.role) or st.other_side(a, b), owner):
        return None  # stated, and not the same
    shared = company.of(short.documents()) & company.of(owner.documents()) - {short.own, owner.own}
    if len(company.telling(shared)) < ALONE_BY_COMPANY:
        return None
    return owner, (
        f"“{where}” says only {word}; taken for {owner.here[0].actor.name}, the only one of that name here, because "
        "others are named in both."
    )
