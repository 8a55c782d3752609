"""Actors found against actors marked.

In: a briefing and the marks of its article. Out: counts and mistakes, into a `Tally`. Persons, organisations and
countries with a name are asked for; a marked group, and a body that is only described ("the army"), may be found or
not, and as whatever it likes.
"""

from __future__ import annotations

from briefgen.evaluate.marks import MarkedActor, Marks, Miss, Tally
from briefgen.evaluate.names import as_found, equal, forms, means, words
from briefgen.evaluate.places import occurrences
from briefgen.model import Actor, Briefing

ASKED = ("person", "organization", "country")

_EXACT, _OTHER_NAME, _ALIKE = 3, 2, 1


def score(briefing: Briefing, marks: Marks, tally: Tally) -> None:
    """Counts everything about actors."""
    taken: dict[int, Actor] = {}
    ranked = [(_likeness(briefing, found, marks), found) for found in briefing.actors]
    for likeness, found in sorted(ranked, key=lambda pair: -max(pair[0].values(), default=0)):
        best = _best(likeness, found, marks, taken)
        if best is None:
            if found.type in ASKED:
                tally.pairs("actors", wrong=1)
                tally.misses.append(Miss(found.evidence.start, "not an actor", found.type, found.name))
        else:
            if _asked(marks.actors[best]):
                _one(found, marks.actors[best], likeness[best] == _EXACT, taken.get(best), tally)
            taken.setdefault(best, found)
    for place, mark in enumerate(marks.actors):
        if mark.kind in ASKED and not _named(mark):
            tally.share("actors.described", place in taken, 1)
        elif _asked(mark) and place not in taken:
            tally.pairs("actors", missed=1)
            at = occurrences(mark.name, briefing.source.text)
            tally.misses.append(Miss(at[0][0] if at else 0, "missed actor", mark.kind, mark.name))


def _asked(mark: MarkedActor) -> bool:
    return mark.kind in ASKED and _named(mark)


def _named(mark: MarkedActor) -> bool:
    """A description is written in small letters."""
    return any(letter.isupper() for name in forms(mark) for letter in name)


def _one(found: Actor, mark: MarkedActor, exact: bool, first: Actor | None, tally: Tally) -> None:
    """A finding that means a marked actor, which `first` already meant where it is not None."""
    if first is not None:
        tally.pairs("actors", wrong=1)
        tally.share("actors.twice", 1, 0)
        detail = f"{found.name} and {first.name}"
        tally.misses.append(Miss(found.evidence.start, "actor twice", mark.kind, found.name, detail))
        return
    tally.share("actors.twice", 0, 1)
    tally.share("actors.type", found.type == mark.kind, 1)
    right = exact and found.type == mark.kind
    tally.pairs("actors", right=right, wrong=not right, found=right, missed=not right)
    if not right:
        what = "wrong type" if found.type != mark.kind else "wrong name"
        detail = f"found {found.name} ({found.type}), marked {mark.name} ({mark.kind})"
        tally.misses.append(Miss(found.evidence.start, what, mark.kind, found.name, detail))
    if mark.also:
        have = {words(name) for name in (found.name, *found.aliases, *(one.quote for one in found.mentions))}
        wanted = {words(name) for name in forms(mark)}
        tally.share("actors.other_names", len(wanted & have), len(wanted))


def _likeness(briefing: Briefing, found: Actor, marks: Marks) -> dict[int, int]:
    """Place of a marked actor to how well the finding means it, those it does not mean left out."""
    result = {}
    given = as_found(briefing, found.name)
    for place, mark in enumerate(marks.actors):
        if any(equal(name, mark.name) for name in given):
            result[place] = _EXACT
        elif any(equal(found.name, name) for name in mark.also):
            result[place] = _OTHER_NAME
        elif found.type in {"country", "place"} and mark.kind == "organization":
            continue  # "Norway" is no short name of "Norway's ferry company"
        elif any(means(found.name, name, mark.kind) for name in forms(mark)):
            result[place] = _ALIKE
    return result


def _best(likeness: dict[int, int], found: Actor, marks: Marks, taken: dict[int, Actor]) -> int | None:
    """The most alike; among equals one that is still free, then one of the same kind."""
    if not likeness:
        return None
    return max(likeness, key=lambda at: (likeness[at], at not in taken, marks.actors[at].kind == found.type, -at))
