"""What the editor says about who is who.

In: identities as the documents give them, and `IdentityRule`s. Out: identities as the editor wants them. How the rules
are read from files and what becomes of one that finds nothing: corrections.py.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from briefgen.connect.identified import Identity
from briefgen.connect.order import newest_first
from briefgen.connect.spelling import plain
from briefgen.identity import content_id, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from briefgen.corpus import Appearance, IdentityRule

ORDER = ("split", "not-an-actor", "merge", "rename", "type")
"""Splits come first, so that a merge can put what was split off somewhere else."""


def meant(people: Iterable[Identity], name: str) -> list[Identity]:
    """The actors that a name in a rule means: the one of that id, else all that have the name."""
    known = list(people)
    by_id = [identity for identity in known if identity.id == name]
    return by_id or [identity for identity in known if plain(name) in _names(identity)]


def _names(identity: Identity) -> set[str]:
    return {plain(a.actor.name) for a in identity.appearances} | {plain(identity.shown or "")} - {""}


class _People:
    """The identities while rules are applied, found by id and by name without looking at all of them."""

    def __init__(self, people: Iterable[Identity]) -> None:
        self.by_id: dict[str, Identity] = {}
        self._named: dict[str, set[str]] = defaultdict(set)
        for identity in people:
            self.put(identity)

    def put(self, identity: Identity) -> None:
        self.by_id[identity.id] = identity
        for name in _names(identity):
            self._named[name].add(identity.id)

    def drop(self, identity: Identity) -> None:
        del self.by_id[identity.id]

    def meant(self, name: str) -> list[Identity]:
        ids = {name, *self._named.get(plain(name), ())}
        return meant([self.by_id[i] for i in sorted(ids) if i in self.by_id], name)


def ruled(people: Sequence[Identity], rules: Sequence[IdentityRule]) -> list[Identity]:
    """The identities with the rules applied, by kind, and in the editor's order within a kind.

    A rule that means nobody changes nothing. A merged actor keeps the address of the name it is merged into.
    """
    if not rules:
        return list(people)
    left = _People(people)
    for rule in sorted(rules, key=lambda rule: ORDER.index(rule.kind)):
        _APPLY[rule.kind](left, rule)
    return list(left.by_id.values())


def _in_order(appearances: Iterable[Appearance]) -> tuple[Appearance, ...]:
    """Newest document first, without doubts: the editor has looked."""
    held = list(appearances)
    documents = newest_first({a.briefing.source.id: a.briefing for a in held}.values())
    place = {briefing.source.id: at for at, briefing in enumerate(documents)}
    settled = (replace(a, doubt=None) for a in held)
    return tuple(sorted(settled, key=lambda a: (place[a.briefing.source.id], a.actor.id)))


def _split(left: _People, rule: IdentityRule) -> None:
    if not rule.others:
        return
    (shown, *_), taken = rule.others, set(left.by_id)
    moved: list[Appearance] = []
    family = ""
    sources = left.meant(rule.name)
    for identity in sources:
        here = [a for a in identity.appearances if a.briefing.source.id in rule.documents]
        stay = tuple(a for a in identity.appearances if a.briefing.source.id not in rule.documents)
        if here:
            moved, family = [*moved, *here], family or identity.family
            left.drop(identity)
            if stay:
                left.put(replace(identity, appearances=stay))
    if not moved:
        return
    known = [one for one in left.meant(shown) if one.id not in {identity.id for identity in sources}]
    if len(known) == 1:
        (other,) = known
        left.put(replace(other, appearances=_in_order([*other.appearances, *moved])))
        return
    address = slug(plain(shown))
    if address in taken:
        address = content_id(address, *sorted(rule.documents), taken=taken)
    left.put(Identity(address, family, _in_order(moved), shown=shown))


def _not_an_actor(left: _People, rule: IdentityRule) -> None:
    for identity in left.meant(rule.name):
        left.drop(identity)


def _merge(left: _People, rule: IdentityRule) -> None:
    found = {one.id: one for name in (rule.name, *rule.others) for one in left.meant(name)}
    if not found:
        return
    into, *others = found.values()  # who has the name itself, else who has the first of the others
    if not others and plain(rule.name) in _names(into):
        return
    for identity in others:
        left.drop(identity)
    before = [*into.merged, *(a.actor.name for one in found.values() for a in one.appearances)]
    joined = {plain(name): name for name in reversed(before) if plain(name) != plain(rule.name)}
    left.put(
        replace(
            into,
            appearances=_in_order(a for one in found.values() for a in one.appearances),
            shown=rule.name if rule.name != into.id else into.shown,
            merged=tuple(joined[name] for name in sorted(joined)),
        )
    )


def _rename(left: _People, rule: IdentityRule) -> None:
    for identity in left.meant(rule.name) if rule.others else ():
        left.put(replace(identity, shown=rule.others[0]))


def _type(left: _People, rule: IdentityRule) -> None:
    for identity in left.meant(rule.name):
        left.put(replace(identity, kind=rule.type))


_APPLY = {"split": _split, "not-an-actor": _not_an_actor, "merge": _merge, "rename": _rename, "type": _type}
