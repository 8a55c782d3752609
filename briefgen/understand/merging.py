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
ISLANDS = frozenset({"island", "islands", "isles", "islets", "archipelago", "mountains", "peninsula"})
SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "la"})


@dataclass(slots=True)
class Group:
    """Mentions of one actor.

    Attributes:
        names: Keys of its forms.
        nation: The usual name of a country; None for everything else.
        shared: The name is a surname that several people of the source have: whom it means is not told.
        doubt: What makes the grouping a guess, in words; None where it is none.
    """

    names: list[Name]
    mentions: list[Mention]
    nation: str | None = None
    kind: ActorType = "other"
    rule: str = "actors/name"
    votes: dict[str, float] = field(default_factory=dict)
    shared: bool = False
    doubt: str | None = None

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
            thing = spelt[0].kind == "other" or group.votes.get("other", 0.0) >= kinds.FAIR
            for mention in spelt[0].mentions:
                told = "other" if thing else "organization"
                mention.votes[told] = mention.votes.get(told, 0.0) + kinds.FAIR
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
    """Join "Acme" to "Acme Motors", "Trade Ministry" to one with a country in front, "the Council" to the one."""
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
    if len(short) == 1 < len(full) and full[-1] == short[0] and places.place(full[-2]):
        return short[0].endswith("s")  # "the Rangers" of "Ellery Rangers"
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


def _turned(groups: list[Group]) -> None:
    """Join "Ministry of Trade" to "Trade Ministry"."""
    by_name = {name: g for g in groups for name in g.names}
    for group in groups:
        name = group.full
        if len(name) > 2 and name[1] == "of" and name[0] in {"ministry", "department", "office", "bureau"}:
            other = by_name.get((*name[2:], name[0]))
            if other is not None and other.mentions and other is not group and group.mentions:
                _join(group, other, "actors/short-name")


def _families(groups: list[Group]) -> None:
    """"Sunder Two" is a thing where "Sunder" is one, unless the text says otherwise; "Sunders" are several of them."""
    things = {g.full: g for g in groups if g.mentions and g.kind == "other" and len(g.full) == 1}
    for group in groups:
        if not group.mentions or group.nation or group.kind not in {"organization", "person"}:
            continue
        one = things.get((group.full[-1].removesuffix("s"),)) if len(group.full) == 1 else None
        if one is not None and one is not group and group.full[0].endswith("s"):
            _join(one, group, "actors/plural")
        elif len(group.full) > 1 and group.full[:1] in things and group.votes[group.kind] < kinds.STRONG:
            group.mentions[0].votes["other"] = group.mentions[0].votes.get("other", 0.0) + kinds.STRONG
            group.count()


def _islands(groups: list[Group]) -> None:
    """Join "Sunder" to "Sunder Islands"; a city is not its province, so "Ellery" and "Ellery Prefecture" are two."""
    whole = {g.full[:-1]: g for g in groups if len(g.full) > 1 and g.full[-1] in ISLANDS and g.kind == "place"}
    for group in groups:
        owner = None if places.place(" ".join(group.full)) else whole.get(group.full)
        if owner is not None and group.mentions and group.kind in {"place", "other"} and not group.nation:
            _join(owner, group, "actors/short-name")
    stations = {g.full[-1:]: g for g in groups if len(g.full) > 2 and set(g.full[:-1]) & kinds.words("places", "inside")}
    for group in groups:
        owner = stations.get(group.full)
        if owner is not None and group.mentions and group.kind != "person" and not group.nation:
            _join(owner, group, "actors/short-name")


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


def _no_surname(mention: Mention) -> bool:
    """The last word cannot be a surname: a team's plural, a place that is no surname, the name of an acronym's branch."""
    last = mention.span[-1]
    elsewhere = places.place(last.text) and not people.surname(last.text)
    acronym = any(kinds.ACRONYM.match(t.text) for t in mention.span) and not mention.span.text.isupper()
    return last.tag_ == "NNPS" or elsewhere or acronym


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
        if any(_no_surname(m) for m in group.mentions):
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
    """Give each mention of a lone surname or given name to the person it means; nobody gets one that several may."""
    name = group.full[0]
    surnames = [g for g in fits if g.full[-1] == name] or fits
    left, unsure = [], []
    for mention in group.mentions:
        if mention.votes.get("place", 0) >= kinds.STRONG or mention.votes.get("organization", 0) >= kinds.CERTAIN:
            left.append(mention)
            continue
        gender = _gender(mention)
        able = [g for g in surnames if gender is None or gender_of(g) in {None, gender}] or surnames
        owner = able[0] if len(able) == 1 else _meant(mention, able)
        if owner is None:
            unsure.append(mention)
            continue
        if len(surnames) > 1 and gender is None:
            owner.doubt = f'others in the text are called "{mention.span.text}", too'
        owner.mentions.append(mention)
        if (name,) not in owner.names:
            owner.names.append((name,))
    for owner in fits:
        owner.mentions.sort(key=lambda m: m.span.start)
        for mention in owner.mentions:
            if mention.name == (name,):
                mention.votes = {"person": kinds.FAIR}
        owner.count()
    group.shared = bool(unsure) and not left
    group.mentions = sorted(left + unsure, key=lambda m: m.span.start)


def _meant(mention: Mention, able: list[Group]) -> Group | None:
    """Whom of several with one surname it means; None where that is not told.

    The only one named in full so far; the only one named in this sentence or the last; the only one who was not
    introduced as somebody's relative, because relatives are called by their given names.
    """
    start = mention.span.sent.start
    window = (mention.span.doc[start - 1].sent.start if start else 0, mention.span.start)

    def full(group: Group, first: int) -> bool:
        return any(len(m.name) > 1 and first <= m.span.start < window[1] and not m.headline for m in group.mentions)

    known = [g for g in able if full(g, 0)] or able
    for some in (known, [g for g in known if full(g, window[0])], [g for g in known if not _relative(g)]):
        if len(some) == 1:
            return some[0]
    return None


def _relative(group: Group) -> bool:
    """Introduced by kinship: "his wife, Ana Reyes", "Ana Reyes, the mayor's daughter", "Ana and Luis Reyes"."""
    first = min(group.mentions, key=lambda m: (len(m.name) < 2, m.span.start))
    span = first.span
    around = [*span.doc[max(span.start - 3, span.sent.start) : span.start], *span.doc[span.end : span.end + 6]]
    return any(t.lower_ in kinds.words("cues", "kin") for t in around if t.sent == span.sent)


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
    _turned(found)
    _short_bodies(found)
    _islands(found)
    _families(found)
    return [group for group in found if group.mentions]
