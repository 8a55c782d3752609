"""Mentions that name one actor, as merging.py gathers them.

In: mentions. Out: `Group`, and `join` to put two together. Which belong together: same_body.py, same_person.py.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model import ActorType
    from briefgen.site_lexicon import KnownActor
    from briefgen.understand.mentions import Mention

MORE = 0.7
"""By how much the kind that stays leads."""

Name = tuple[str, ...]


@dataclass(slots=True)
class Group:
    """Mentions of one actor.

    Attributes:
        names: Keys of its forms.
        nation: The usual name of a country; None for everything else.
        shared: The name is a surname that several people of the source have: whom it means is not told.
        doubt: What makes the grouping a guess, in words; None where it is none.
        actor: Whom the site's lexicon says it is; None where it says nothing.
    """

    names: list[Name]
    mentions: list[Mention]
    nation: str | None = None
    kind: ActorType = "other"
    rule: str = "actors/name"
    votes: dict[str, float] = field(default_factory=dict)
    shared: bool = False
    doubt: str | None = None
    actor: KnownActor | None = None

    def count(self) -> None:
        """Add up the votes of all mentions; the words of a name count once, its places each."""
        total: dict[str, float] = defaultdict(float)
        for mention in self.mentions:
            for kind, weight in mention.votes.items():
                total[kind] += weight
        self.votes = dict(total)
        best = max(sorted(total), key=lambda kind: total[kind], default="other")
        self.kind = best if total and total[best] > 0 else "other"  # type: ignore[assignment]
        if self.nation is not None:
            self.kind = "country"

    @property
    def full(self) -> Name:
        """The fullest form's key."""
        return max(self.names, key=lambda name: (len(name), sum(map(len, name))))


def join(group: Group, other: Group, rule: str) -> None:
    """Move all of `other` into `group`, unless the site's lexicon says whom it names: it would have said so."""
    if other.actor is not None:
        return
    group.names += [name for name in other.names if name not in group.names]
    group.mentions = sorted(group.mentions + other.mentions, key=lambda m: m.span.start)
    if group.rule == "actors/name":
        group.rule = rule
    group.count()
    other.mentions = []


def stay(group: Group, kind: str) -> None:
    """The long name told what it is; the short one, perhaps a city's, does not change that."""
    others = [weight for other, weight in group.votes.items() if other != kind]
    lead = max(others, default=0.0) - group.votes.get(kind, 0.0)
    if lead >= 0:
        votes = group.mentions[0].votes
        votes[kind] = votes.get(kind, 0.0) + lead + MORE
        group.count()
