"""Which names are one actor's: full name, surname, acronym, short form.

In: the mentions of one source. Out: groups of them, each with its kind. A name is joined only to one that contains it
or spells it out, and only where there is no second candidate: two actors shown as one is worse than one shown twice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places

if TYPE_CHECKING:
    from briefgen.model import ActorType
    from briefgen.understand.mentions import Mention

Name = tuple[str, ...]

MARKS = frozenset({"tm", "ed", "jr", "sr", "ii", "iii", "pm", "am", "ok", "tv", "id"})
SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "la"})


@dataclass(slots=True)
class Group:
    """Mentions of one actor. `names` are the keys of its forms; `nation` is the usual name of a country."""

    names: list[Name]
    mentions: list[Mention]
    nation: str | None = None
    kind: ActorType = "other"
    rule: str = "actors/name"
    votes: dict[str, float] = field(default_factory=dict)

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


def _join(group: Group, other: Group, rule: str) -> None:
    """Move all of `other` into `group`."""
    group.names += [name for name in other.names if name not in group.names]
    group.mentions = sorted(group.mentions + other.mentions, key=lambda m: m.span.start)
    if group.rule == "actors/name":
        group.rule = rule
    group.count()
    other.mentions = []


def _by_name(mentions: list[Mention]) -> list[Group]:
    groups: dict[object, Group] = {}
    for mention in mentions:
        if not mention.name:
            continue
        identity: object = ("nation", mention.nation) if mention.nation else mention.name
        group = groups.setdefault(identity, Group([], [], mention.nation))
        if mention.name not in group.names:
            group.names.append(mention.name)
        group.mentions.append(mention)
        if mention.nation and not places.country(mention.span.text):
            group.rule = "actors/government"
    for group in groups.values():
        group.count()
    return list(groups.values())


def initials(name: Name) -> set[str]:
    """The acronyms that a name may have: with and without its small words."""
    return {"".join(word[0] for word in name), "".join(word[0] for word in name if word not in SMALL)}


def _is_acronym(word: str) -> bool:
    return bool(kinds.ACRONYM.match(word) or kinds.ACRONYM.match(word.strip(".")))


def _acronyms(groups: list[Group]) -> None:
    long = [
        g
        for g in groups
        if len(g.full) > 1 and g.kind in {"organization", "other", "place", "group", "person"} and not g.nation
    ]
    for group in groups:
        if len(group.full) != 1 or not group.mentions or group.nation:
            continue
        letters = group.full[0]
        if len(letters) < 2 or letters in MARKS or not all(_is_acronym(m.span.text) for m in group.mentions):
            continue
        spelt = [g for g in long if g.mentions and letters in initials(g.full)]
        spelt = spelt or [g for g in long if g.mentions and any(_defines(m, group) for m in g.mentions)]
        if len(spelt) == 1:
            if spelt[0].kind == "person":
                continue
            for mention in spelt[0].mentions:
                mention.votes["organization"] = mention.votes.get("organization", 0.0) + kinds.FAIR
            _join(spelt[0], group, "actors/acronym")


def _defines(mention: Mention, acronym: Group) -> bool:
    """The acronym stands in brackets right after the mention."""
    span = mention.span
    after = span.doc[span.end : span.end + 3]
    return (
        len(after) == 3
        and after[0].text == "("
        and after[2].text == ")"
        and any(m.span.start == span.end + 1 for m in acronym.mentions)
    )


def _short_bodies(groups: list[Group]) -> None:
    """Join "Acme" to "Acme Motors", "Interior Ministry" to one with a country in front, "the Council" to the one."""
    bodies = [g for g in groups if g.mentions and g.kind == "organization" and len(g.full) > 1]
    for group in sorted(groups, key=lambda g: -len(g.full)):
        if not group.mentions or group.nation:
            continue
        name = group.full
        longer = [g for g in bodies if g is not group and g.mentions and len(g.full) > len(name)]
        if len(name) == 1 and name[0] in kinds.words("generic", "words") | kinds.words("generic", "papers"):
            fits = [
                g
                for g in longer
                if any(kinds.head_word(m.span) == name[0] for m in g.mentions)
            ]
        else:
            fits = [g for g in longer if _shortens(name, g.full)]
        if len(fits) == 1 and (group.kind != "person" or len(name) == 1 or fits[0].kind == "organization"):
            _join(fits[0], group, "actors/short-name")


def _shortens(short: Name, full: Name) -> bool:
    rest = full[len(short) :]
    if full[: len(short)] == short and all(
        word in kinds.words("organizations", "descriptions") or word in SMALL for word in rest
    ):
        return not places.country(" ".join(short)) and not places.people(" ".join(short)) and " ".join(short) != "new"
    front = " ".join(full[: -len(short)])
    return (
        full[-len(short) :] == short
        and len(short) > 1
        and bool(places.people(front) or places.country(front) or places.place(front))
    )


def _gender(mention: Mention) -> str | None:
    for token in mention.before:
        told = people.honorific(token.text)
        if told:
            return told
    before = mention.span.doc[max(mention.span.start - 1, 0) : mention.span.start]
    return next((people.honorific(t.text) or None for t in before), None)


def _fits_person(short: Name, full: Name) -> bool:
    """The short form is a surname, a given name, or the full name without middle names or initials."""
    if len(short) >= len(full) and not (len(short) == len(full) and short != full):
        return False
    if len(short) == 1:
        return (
            short[0] == full[-1]
            or (short[0] == full[0] and people.given_name(short[0]))
            or (len(full) > 2 and short[0] == full[-2] and full[-1] in {"jr", "sr", "ii", "iii"})
        )
    if short[-1] == full[-1] and short[0][0] == full[0][0]:
        initial = short[0] == full[0] or len(short[0]) == 1 or len(full[0]) == 1
        return initial and all(a in full or len(a) == 1 for a in short)
    return len(short) < len(full) and (full[-len(short) :] == short or full[: len(short)] == short)


def _surnames_tell(groups: list[Group]) -> None:
    """Only people are called by the last word of their name later on."""
    alone = {group.full[0]: group for group in groups if len(group.full) == 1 and not group.nation}
    for group in groups:
        last = group.full[-1]
        lone = alone.get(last)
        if lone is None or not 2 <= len(group.full) <= 4 or group.nation or last in kinds.words("generic", "words"):
            continue
        if any(kinds.head_word(m.span) in kinds.words("organizations", "heads") for m in group.mentions):
            continue
        votes = group.mentions[0].votes
        votes["person"] = votes.get("person", 0.0) + min(kinds.FAIR * len(lone.mentions), kinds.STRONG)
        group.count()


def _persons(groups: list[Group]) -> None:
    people_found = [g for g in groups if g.mentions and g.kind == "person" and len(g.full) > 1]
    for group in sorted(groups, key=lambda g: -len(g.full)):
        name = group.full
        if not group.mentions or group.nation:
            continue
        lone = all(" " not in m.span.text for m in group.mentions)  # "Haddad-Reyes" is one word, though two to compare
        if len(name) > 1 and group.kind != "person" and not lone:
            continue
        fits = [g for g in people_found if g is not group and g.mentions and _fits_person(name, g.full)]
        if len(name) > 1:
            if len(fits) == 1:
                _join(fits[0], group, "actors/full-name")
            continue
        if fits:
            _surname(group, fits)


def _surname(group: Group, fits: list[Group]) -> None:
    """Give each mention of a lone surname or given name to the person it means."""
    name = group.full[0]
    surnames = [g for g in fits if g.full[-1] == name] or fits
    left = []
    for mention in group.mentions:
        gender = _gender(mention)
        able = [g for g in surnames if gender is None or gender_of(g) in {None, gender}] or surnames
        if mention.votes.get("place", 0) >= kinds.STRONG or mention.votes.get("organization", 0) >= kinds.CERTAIN:
            left.append(mention)
            continue
        owner = able[0] if len(able) == 1 else _nearest(mention, able)
        owner.mentions.append(mention)
        if (name,) not in owner.names:
            owner.names.append((name,))
    for owner in fits:
        owner.mentions.sort(key=lambda m: m.span.start)
        for mention in owner.mentions:
            if mention.name == (name,):
                mention.votes = {"person": kinds.FAIR}
        owner.count()
    group.mentions = left


def _nearest(mention: Mention, able: list[Group]) -> Group:
    """Of several with one surname: who is named in full in this sentence or the last, else who was named first."""
    start = mention.span.sent.start
    window = (mention.span.doc[start - 1].sent.start if start else 0, mention.span.start)
    near = [g for g in able if any(len(m.name) > 1 and window[0] <= m.span.start < window[1] for m in g.mentions)]
    if len(near) == 1:
        return near[0]
    return min(able, key=lambda g: min(m.span.start for m in g.mentions))


def gender_of(group: Group) -> str | None:
    """The gender that the given name, an honorific or a role word of the person tells."""
    for mention in group.mentions:
        told = _gender(mention)
        if told:
            return told
        for token in mention.before:
            role = people.gender_of_role(token.text)
            if role:
                return role
    return people.gender_of_name(group.full[0]) if len(group.full) > 1 else None


def groups(mentions: list[Mention]) -> list[Group]:
    """The mentions grouped by actor, each group with its kind."""
    found = _by_name(mentions)
    _acronyms(found)
    _surnames_tell(found)
    _persons(found)
    _short_bodies(found)
    return [group for group in found if group.mentions]
