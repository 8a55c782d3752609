"""Which names of bodies, places and things are one's: acronym, short name, the same words in another order.

In: groups of mentions with one name each. Out: the same, joined where the text leaves one candidate. merging.py says
in which order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, places
from briefgen.understand.group import Group, Name, join, stay

if TYPE_CHECKING:
    from briefgen.understand.mentions import Mention

MARKS = frozenset({"tm", "ed", "jr", "sr", "ii", "iii", "pm", "am", "ok", "tv", "id"})
"""Short words in capitals that are no acronyms."""

SMALL = frozenset({"of", "for", "and", "the", "on", "in", "to", "de", "la"})
"""Words that acronyms leave out."""

ISLANDS = frozenset({"island", "islands", "isles", "islets", "archipelago", "mountains", "peninsula"})


def initials(name: Name) -> set[str]:
    """The acronyms that a name may have: with and without its small words."""
    bare = [word for word in name if word not in kinds.words("organizations", "suffixes")] or list(name)
    return {"".join(w[0] for w in words) for words in (name, bare, [w for w in bare if w not in SMALL])}


def _is_acronym(word: str) -> bool:
    return bool(kinds.ACRONYM.match(word) or kinds.ACRONYM.match(word.strip(".")))


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


def acronyms(groups: list[Group]) -> None:
    """Join "NFA" to the one name whose initials it spells, or behind which it stands in brackets."""
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
            join(spelt[0], group, "actors/acronym")


def turned(groups: list[Group]) -> None:
    """Join "Ministry of Trade" to "Trade Ministry"."""
    by_name = {name: g for g in groups for name in g.names}
    for group in groups:
        name = group.full
        if len(name) > 2 and name[1] == "of" and name[0] in {"ministry", "department", "office", "bureau"}:
            other = by_name.get((*name[2:], name[0]))
            if other is not None and other.mentions and other is not group and group.mentions:
                join(group, other, "actors/short-name")


def _vessels(groups: list[Group]) -> dict[Name, Group]:
    """Ships and the like by their names: the last word of "Space Shuttle Sunder"."""
    words = kinds.words("others", "vessels")
    return {g.full[-1:]: g for g in groups if g.mentions and g.kind == "other" and words & set(g.full[:-1])}


def families(groups: list[Group]) -> None:
    """Take "Sunder Two" for a thing where "Sunder" is one and the text says nothing else; join "Sunders" to it."""
    things = {g.full: g for g in groups if g.mentions and g.kind == "other" and len(g.full) == 1}
    vessels = _vessels(groups)
    for group in groups:
        owner = vessels.get(group.full)
        if owner is not None and owner is not group and group.mentions and not group.nation:
            join(owner, group, "actors/short-name")
            stay(owner, "other")
    for group in groups:
        if not group.mentions or group.nation or group.kind not in {"organization", "person"}:
            continue
        one = things.get((group.full[-1].removesuffix("s"),)) if len(group.full) == 1 else None
        if one is not None and one is not group and group.full[0].endswith("s"):
            join(one, group, "actors/plural")
        elif len(group.full) > 1 and group.full[:1] in things and group.votes[group.kind] < kinds.STRONG:
            group.mentions[0].votes["other"] = group.mentions[0].votes.get("other", 0.0) + kinds.STRONG
            group.count()


def peoples(groups: list[Group]) -> None:
    """Join "Unionist" to "Unionists": one of them, or what is theirs, is no other group."""
    found = {g.full: g for g in groups if g.mentions and not g.nation and g.kind in {"group", "organization"}}
    for name, group in found.items():
        many = found.get((*name[:-1], name[-1] + "s"))
        if many is not None and group.mentions and "group" in {many.kind, group.kind}:
            join(many, group, "actors/plural")


def islands(groups: list[Group]) -> None:
    """Join "Sunder" to "Sunder Islands"; a city is not its province, so "Ellery" and "Ellery Prefecture" are two."""
    whole = {g.full[:-1]: g for g in groups if len(g.full) > 1 and g.full[-1] in ISLANDS and g.kind == "place"}
    for group in groups:
        owner = None if places.place(" ".join(group.full)) else whole.get(group.full)
        if owner is not None and group.mentions and group.kind in {"place", "other"} and not group.nation:
            join(owner, group, "actors/short-name")
    stations = {
        g.full[-1:]: g for g in groups if len(g.full) > 2 and set(g.full[:-1]) & kinds.words("places", "inside")
    }
    for group in groups:
        owner = stations.get(group.full)
        if owner is not None and group.mentions and group.kind != "person" and not group.nation:
            join(owner, group, "actors/short-name")
