"""What actors.yml says about who is who, applied to the documents.

In: briefings and `ActorRule`s. Out: the briefings with what concerns single documents done, and `IdentityRule`s for
connect/actors.py, which joins actors across documents. A rule whose name no document has is named with the nearest one.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefgen.connect.actors import FAMILIES, identities, plain
from briefgen.connect.corrections.cast import joined, parted
from briefgen.connect.corrections.findings import without_actors
from briefgen.connect.corrections.outcome import UnmatchedError
from briefgen.connect.corrections.statuses import document
from briefgen.connect.dossiers import display_name
from briefgen.corpus import IdentityRule
from briefgen.corrections import ActorRule, Merge, NotAnActor, Rename, Retype, Split

if TYPE_CHECKING:
    from briefgen.connect.corrections.outcome import Outcome
    from briefgen.model import Actor, ActorType, Briefing


@dataclass(frozen=True, slots=True)
class Group:
    """Actors of several documents that are one, before any rule.

    Attributes:
        id: Of their dossier; None for places and things, which have none.
        forms: Their names in the documents, and the dossier's, as `plain` has them.
        short: Other forms, as `plain` has them.
        members: Briefing id and actor id of each.
    """

    id: str | None
    name: str
    type: ActorType
    forms: frozenset[str]
    short: frozenset[str]
    members: tuple[tuple[str, str], ...]


def people(
    briefings: Sequence[Briefing], rules: Iterable[ActorRule], outcome: Outcome
) -> tuple[tuple[Briefing, ...], tuple[IdentityRule, ...]]:
    """The briefings after the rules, in the same order, and what is left to do across documents."""
    todo = list(rules)
    if not todo:
        return tuple(briefings), ()
    work = _Work(briefings, outcome)
    for rule in todo:
        try:
            work.apply(rule)
        except UnmatchedError as error:
            outcome.problem(rule, error)
    return tuple(work.briefings[briefing.source.id] for briefing in briefings), tuple(work.rules)


class _Work:
    """Applies rule after rule; names mean what they meant before the first."""

    def __init__(self, briefings: Sequence[Briefing], outcome: Outcome) -> None:
        self.briefings = {briefing.source.id: briefing for briefing in briefings}
        self.rules: list[IdentityRule] = []
        self._outcome = outcome
        self._groups = _groups(briefings)

    def apply(self, rule: ActorRule) -> None:
        """One rule.

        Raises:
            UnmatchedError: its name, or its documents, are not there.
        """
        match rule.does:
            case Merge():
                self._merge(rule, rule.does)
            case Rename():
                self._rename(rule, rule.does)
            case Split():
                self._split(rule, rule.does)
            case NotAnActor(name):
                for group in self._called(name):
                    for briefing, actors in _by_briefing(group.members).items():
                        self.briefings[briefing] = without_actors(self.briefings[briefing], actors)
                self._outcome.done(rule, "not-an-actor", name, f"“{name}” is no actor", before=name)
            case Retype(name, kind):
                found = self._called(name)
                for group in found:
                    self._each(group.members, lambda actor: replace(actor, type=kind, doubt=None))
                before = ", ".join(dict.fromkeys(group.type for group in found))
                self.rules += [IdentityRule("type", self._handle(group), type=kind) for group in found if group.id]
                self._outcome.done(rule, "type", name, f"“{name}” is of the type {kind}", before, kind)

    def _merge(self, rule: ActorRule, does: Merge) -> None:
        found: list[Group] = []
        for name in does.names:
            try:
                found += self._called(name)
            except UnmatchedError as error:
                self._outcome.problem(rule, error)
        if not found:
            return
        found = list(dict.fromkeys([*self._named(does.into), *found]))
        with_page = [group for group in found if group.id is not None]
        if with_page:
            kind = with_page[0].type
            loose = [member for group in found if group.id is None for member in group.members]
            self._each(loose, lambda actor: replace(actor, type=kind))
        members = [member for group in found for member in group.members]
        for briefing, actors in _by_briefing(members).items():
            self.briefings[briefing] = joined(self.briefings[briefing], actors, does.into)
        self.rules.append(IdentityRule("merge", does.into, tuple(map(self._handle, found))))
        names = ", ".join(does.names)
        self._outcome.done(rule, "merge", does.into, f"Joined {names} as “{does.into}”", names, does.into)

    def _rename(self, rule: ActorRule, does: Rename) -> None:
        wanted = self._documents(does.documents)
        found = [g for g in self._called(does.name) if not wanted or any(b in wanted for b, _ in g.members)]
        if not found:
            raise UnmatchedError(f"the documents named under `in` have no actor called {does.name}.")
        if len(found) > 1:
            raise UnmatchedError(
                f"{len(found)} actors are called {does.name}.\nSay which documents name the one meant, for example "
                f"in: [{found[0].members[0][0]}]"
            )
        (group,) = found
        if group.id is None:
            self._each(group.members, lambda actor: replace(actor, name=does.to))
        else:
            self.rules.append(IdentityRule("rename", self._handle(group), (does.to,)))
        self._outcome.done(rule, "rename", does.to, f"“{does.name}” is called “{does.to}”", does.name, does.to)

    def _split(self, rule: ActorRule, does: Split) -> None:
        wanted = self._documents(does.documents)
        found = self._called(does.name)
        members = [member for group in found for member in group.members if not wanted or member[0] in wanted]
        if not members:
            raise UnmatchedError(f"the documents named under `in` have no actor called {does.name}.")
        documents = tuple(sorted({briefing for briefing, _ in members}))
        where = f"in {', '.join(documents)}"
        if not does.words:
            self.rules += [IdentityRule("split", self._handle(group), (does.into,), documents) for group in found]
        else:
            forms = frozenset(plain(words) for words in does.words)
            changed = False
            for briefing, actors in _by_briefing(members).items():
                for actor in actors:
                    after = parted(self.briefings[briefing], actor, forms, does.into)
                    changed |= after is not None
                    self.briefings[briefing] = after or self.briefings[briefing]
            if not changed:
                raise UnmatchedError(
                    f"no mention of {does.name} {where} is worded {' or '.join(does.words)}.\n"
                    "Copy the words from “also written” on the actor’s page."
                )
            where = "as " + ", ".join(does.words)
        self._outcome.done(rule, "split", does.into, f"“{does.name}” {where} is “{does.into}”", does.name, does.into)

    def _handle(self, group: Group) -> str:
        """What connect/rules.py finds it by, also once it is joined to another: a name, or an id where two share it."""
        return group.name if group.id is None or len(self._named(group.name)) == 1 else group.id

    def _each(self, members: Iterable[tuple[str, str]], change: Callable[[Actor], Actor]) -> None:
        for briefing, actors in _by_briefing(members).items():
            before = self.briefings[briefing]
            after = tuple(change(actor) if actor.id in actors else actor for actor in before.actors)
            self.briefings[briefing] = replace(before, actors=after)

    def _documents(self, names: Iterable[str]) -> frozenset[str]:
        return frozenset(document(self.briefings, name).source.id for name in names)

    def _named(self, name: str) -> list[Group]:
        """By id, else by a name in full."""
        return [g for g in self._groups if g.id == name] or [g for g in self._groups if plain(name) in g.forms]

    def _called(self, name: str) -> list[Group]:
        """By id, else by a name in full, else by a short form that one actor alone has.

        Raises:
            UnmatchedError: nobody, or a short form that several have.
        """
        found = self._named(name)
        if found:
            return found
        short = [group for group in self._groups if plain(name) in group.short]
        if len(short) == 1:
            return short
        if short:
            them = ", ".join(group.name for group in short)
            raise UnmatchedError(f"{name} is short for several actors: {them}.\nWrite the name in full.")
        labels = {form: group for group in self._groups for form in (*group.short, *group.forms)}
        near = difflib.get_close_matches(plain(name), labels, n=1, cutoff=0.5)
        hint = "Copy the name from the page of the actor."
        if near:
            group = labels[near[0]]
            hint = f"The nearest is {group.name}" + (f" (`{group.id}`)." if group.id else ", which has no page.")
        raise UnmatchedError(f"no document has an actor called {name}.\n{hint}")


def _by_briefing(members: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = defaultdict(list)
    for briefing, actor in members:
        grouped[briefing].append(actor)
    return grouped


def _groups(briefings: Sequence[Briefing]) -> list[Group]:
    made = []
    for identity in identities(briefings):
        name = display_name(identity)
        actors = [appearance.actor for appearance in identity.appearances]
        members = tuple((a.briefing.source.id, a.actor.id) for a in identity.appearances)
        forms = frozenset([plain(name), *(plain(actor.name) for actor in actors)])
        made.append(Group(identity.id, name, identity.type, forms, _short(actors), members))
    loose: dict[str, list[tuple[str, Actor]]] = defaultdict(list)
    for briefing in briefings:
        for actor in briefing.actors:
            if actor.type not in FAMILIES:
                loose[plain(actor.name)].append((briefing.source.id, actor))
    for form, there in sorted(loose.items()):
        actors = [actor for _, actor in there]
        members = tuple((briefing, actor.id) for briefing, actor in there)
        made.append(Group(None, actors[0].name, actors[0].type, frozenset([form]), _short(actors), members))
    return made


def _short(actors: Iterable[Actor]) -> frozenset[str]:
    return frozenset(plain(alias) for actor in actors for alias in actor.aliases)
