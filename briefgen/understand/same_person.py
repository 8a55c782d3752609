"""Which names are one person's: full name, surname, given name.

In: groups of mentions with one name each. Out: the same, joined. A surname that several people have goes to the one
whom the text singles out; where it singles out nobody, the group is marked as shared, and nobody gets it.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places
from briefgen.understand.group import Group, Name, join

if TYPE_CHECKING:
    from briefgen.understand.mentions import Mention


def _gender(mention: Mention) -> str | None:
    for token in mention.before:
        told = people.honorific(token.text)
        if told:
            return told
    before = mention.span.doc[max(mention.span.start - 1, 0) : mention.span.start]
    return next((people.honorific(t.text) or None for t in before), None)


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


def _first_word(group: Group, person: Group) -> bool:
    """The lone word is the person's given name, though no list has it, and nothing says that it is anything else."""
    word = group.full[0]
    usual = kinds.words("generic", "words") | kinds.words("organizations", "heads") | kinds.words("others", "alone")
    if word != person.full[0] or word in usual or places.place(word) or places.country(word) or places.people(word):
        return False
    labelled = any(m.votes.get(kind, 0.0) >= 1 for m in group.mentions for kind in ("organization", "place", "other"))
    spaced = any(" " in m.span.text for m in person.mentions)
    return spaced and (group.kind == "person" or not labelled)


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
    """The last word cannot be a surname: a team's plural, a place that nobody is called after, a branch of "ACME"."""
    last = mention.span[-1]
    elsewhere = places.place(last.text) and not people.surname(last.text)
    acronym = any(kinds.ACRONYM.match(t.text) for t in mention.span) and not mention.span.text.isupper()
    return last.tag_ == "NNPS" or elsewhere or acronym


def surnames_tell(groups: list[Group]) -> None:
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


def _introduced(group: Group, first: int, mention: Mention) -> bool:
    """The person is named in full from token `first` on and before the mention."""
    return any(
        len(m.name) > 1 and first <= m.span.start < mention.span.start and not m.headline for m in group.mentions
    )


def _relative(group: Group) -> bool:
    """Introduced by kinship: "his wife, Ana Reyes", "Ana Reyes, the mayor's daughter", "Ana and Luis Reyes"."""
    first = min(group.mentions, key=lambda m: (len(m.name) < 2, m.span.start))
    span = first.span
    around = [*span.doc[max(span.start - 3, span.sent.start) : span.start], *span.doc[span.end : span.end + 6]]
    return any(t.lower_ in kinds.words("cues", "kin") for t in around if t.sent == span.sent)


def _meant(mention: Mention, able: list[Group]) -> Group | None:
    """Whom of several with one surname it means; None where that is not told.

    The only one named in full so far; the only one who was the subject of this sentence or the last; the only one not
    introduced as somebody's relative, because relatives are called by their given names.
    """
    start = mention.span.sent.start
    last = mention.span.doc[start - 1].sent.start if start else 0
    known = [g for g in able if _introduced(g, 0, mention)] or able
    near = [g for g in known if _introduced(g, last, mention)]
    near = [g for g in near if any(last <= m.span.start and m.span.root.dep_ == "nsubj" for m in g.mentions)]
    for some in (known, near, [g for g in known if not _relative(g)]):
        if len(some) == 1:
            return some[0]
    return None


def _surname(group: Group, fits: list[Group]) -> None:
    """Give each mention of a lone surname or given name to the person it means; nobody gets one that several may."""
    name = group.full[0]
    surnames = [g for g in fits if any(full[-1] == name for full in g.names)] or fits
    left, unsure = [], []
    usual: Group | None = None  # who alone was called so before another of the name came in
    for mention in group.mentions:
        if mention.votes.get("place", 0) >= kinds.STRONG or mention.votes.get("organization", 0) >= kinds.CERTAIN:
            left.append(mention)
            continue
        gender = _gender(mention)
        able = [g for g in surnames if gender is None or gender_of(g) in {None, gender}] or surnames
        owner = able[0] if len(able) == 1 else _meant(mention, able) or usual
        if usual is None and owner is not None and [g for g in able if _introduced(g, 0, mention)] == [owner]:
            usual = owner
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


def _plain(word: str) -> str:
    """The word with doubled letters written once: "kristoffer" and "kristofer" are one name."""
    return "".join(letter for at, letter in enumerate(word) if word[at - 1 : at] != letter)


def misspelt(groups: list[Group]) -> None:
    """Join full names that differ only by a letter written twice."""
    seen: dict[Name, Group] = {}
    for group in groups:
        if not group.mentions or group.kind != "person" or len(group.full) < len(("given", "family")):
            continue
        owner = seen.setdefault(tuple(_plain(word) for word in group.full), group)
        if owner is not group:
            join(owner, group, "actors/full-name")
            owner.doubt = owner.doubt or "the text spells the name in more than one way"


def persons(groups: list[Group]) -> None:
    """Join what means one person; a form that fits several is left alone, but for surnames (see the module's top)."""
    people_found = [g for g in groups if g.mentions and g.kind == "person" and len(g.full) > 1]
    by_word: dict[str, set[int]] = {}
    """Places in `people_found` of those in whose names a word stands: names that share none never fit."""
    for at, person in enumerate(people_found):
        for word in itertools.chain.from_iterable(person.names):
            by_word.setdefault(word, set()).add(at)
    for group in sorted(groups, key=lambda g: -len(g.full)):
        name = group.full
        if not group.mentions or group.nation:
            continue
        lone = all(" " not in m.span.text for m in group.mentions)  # "Haddad-Reyes" is one word, though two to compare
        if len(name) > 1 and group.kind != "person" and not lone:
            continue
        near = sorted({at for word in name for at in by_word.get(word, ())})
        others = [g for at in near if (g := people_found[at]) is not group and g.mentions]
        fits = [g for g in others if any(_fits_person(name, full) for full in g.names if len(full) > 1)]
        if len(name) > 1:
            if len(fits) == 1:
                join(fits[0], group, "actors/full-name")
                owner = next(at for at in near if people_found[at] is fits[0])
                for word in itertools.chain.from_iterable(group.names):
                    by_word.setdefault(word, set()).add(owner)
            continue
        fits = fits or [g for g in others if _first_word(group, g)]
        if fits:
            _surname(group, fits)
