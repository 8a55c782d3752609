"""Which short name is which body's: "Acme" of "Acme Motors", "Rovers" of "Ellery Rovers", "the Council".

In: groups of mentions with one name each. Out: the same, joined where the text leaves one candidate. merging.py says
in which order; other forms of one name: same_body.py.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places
from briefgen.understand.group import Group, Name, join, stay
from briefgen.understand.same_body import SMALL

if TYPE_CHECKING:
    from briefgen.understand.mentions import Mention

NAMED_AFTER = frozenset({"foundation", "university", "college", "institute", "campaign", "government"})
"""Last words of the names of bodies that are called after a person: that is not their short name."""

SHORTEST = 4
"""Letters of a word that may be the short name of a body; fewer are left to acronyms."""


def _team(short: Name, full: Name) -> bool:
    """A city that plays, and its team: "Ellery" and "Ellery Rangers"."""
    return full[:-1] == short and full[-1].endswith("s") and places.place(short[-1])


def _shortens(short: Name, full: Name) -> bool:
    rest = full[len(short) :]
    if len(short) == 1 < len(full) and full[-1] == short[0] and places.place(full[-2]):
        return short[0].endswith("s")  # "the Rangers" of "Ellery Rangers"
    if len(short) == 1 and full[:1] == short and places.place(" ".join(rest)) and not places.place(short[0]):
        return True  # "Sunder" of "Sunder Bergen"
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


def _only_labelled(group: Group) -> bool:
    """Nothing but the model's label, or less, says that it is a person."""
    lists = people.surname(group.full[0]) or people.given_name(group.full[0])
    return not lists and all(m.votes.get("person", 0.0) < kinds.FAIR for m in group.mentions)


def _acts(group: Group) -> bool:
    """What may be a place does something somewhere, and nobody is in it."""
    roots = [m.span.root for m in group.mentions]
    there = any(r.dep_ == "pobj" and r.head.lower_ in kinds.words("cues", "where") for r in roots)
    return not there and any(r.dep_ == "nsubj" and r.head.pos_ == "VERB" for r in roots)


def _opens_title(mention: Mention) -> bool:
    """In a line without a full stop, as titles are: it says nothing about which name comes first."""
    return mention.headline or mention.span.sent.text.rstrip()[-1] not in ".!?:;\"”’'…"


def _contains(full: Name, name: Name, *, alone: bool) -> bool:
    """The full name begins or ends with the short one; with a lone word only where an article or a plural shows it."""
    if full[: len(name)] == name:
        return True
    club = len(full) == len(name) + 1 and full[0] in kinds.words("organizations", "first")  # "SC Ellery"
    return full[-len(name) :] == name and (len(name) > 1 or alone or club)


def _other_words(group: Group, name: Name) -> frozenset[str]:
    """Words that a long name must not go on with: the school of a town is not called like the town."""
    local = kinds.words("organizations", "local") if group.full[0] == name[0] else frozenset()
    return NAMED_AFTER | SMALL | local


def _beginning(group: Group, longer: list[Group]) -> list[Group]:
    """Bodies whose name begins or ends with the short one: "Tessaro" of "Tessaro Vantine", "the Beacon", "Rovers".

    Only where the source gives the whole name first, titles aside, and the short one is nobody's and no place's, but
    for a place that acts and has lent its name to a firm; of bodies with names that contain each other, the longest.
    """
    name = group.full
    told = [m for m in group.mentions if not _opens_title(m)] or group.mentions
    if len(name[0]) < SHORTEST and len(name) == 1:
        return []
    usual = kinds.words("generic", "words") | kinds.words("others", "alone") | kinds.words("generic", "papers")
    words = " ".join(name)
    if (len(name) == 1 and name[0] in usual) or places.country(words) or places.people(words):
        return []
    if group.kind == "person" and not _only_labelled(group):
        return []
    place = group.kind == "place" or places.place(words)
    if place and not _acts(group):
        return []
    the = all(m.span.start and m.span.doc[m.span.start - 1].lower_ == "the" for m in group.mentions)
    alone = the or all(m.span[-1].text.endswith("s") for m in group.mentions)
    fits = [
        g for g in longer
        if _contains(g.full, name, alone=alone)
        and min(m.span.start for m in g.mentions) < told[0].span.sent.end
        and not all(m.headline for m in g.mentions)
        and not set(g.full[1:]) & (_other_words(g, name))
        and (not place or kinds.trades(g.mentions[0].span))
    ]  # fmt: skip
    fits.sort(key=lambda g: -len(g.full))
    return fits[:1] if all(fits[0].full[: len(g.full)] == g.full for g in fits) else fits


def short_bodies(groups: list[Group]) -> None:
    """Join "Acme" to "Acme Motors", "Trade Ministry" to one with a country in front, "the Council" to the one."""
    bodies = [g for g in groups if g.mentions and g.kind == "organization" and len(g.full) > 1]
    for group in sorted(groups, key=lambda g: -len(g.full)):
        if not group.mentions or group.nation:
            continue
        name = group.full
        longer = [g for g in bodies if g is not group and g.mentions and len(g.full) > len(name)]
        if len(name) == 1 and name[0] in kinds.words("generic", "words") | kinds.words("generic", "papers"):
            fits = [g for g in longer if any(kinds.head_word(m.span) == name[0] for m in g.mentions)]
            fits = [g for g in fits if not kinds.seats() & set(g.names)]  # "the House" is not the White House
        else:
            fits = [
                g for g in longer if _shortens(name, g.full) or (group.kind == "organization" and _team(name, g.full))
            ]
        fits = fits or _beginning(group, longer)
        somebody = (
            group.kind == "person"
            and len(name) == 1
            and people.surname(name[0])
            and fits
            and fits[0].full[-1] in NAMED_AFTER
        )
        if len(fits) == 1 and not somebody:
            join(fits[0], group, "actors/short-name")
            stay(fits[0], "organization")
