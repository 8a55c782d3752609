"""Two builds held against each other: what is new, changed, withdrawn, corrected.

In: the ledger of the last build, and a corpus. Out: the ledger of this build. A statement is the same one where it has
the same id; else where it stands at the same place, or is worded alike, in the same document.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from briefgen.corpus import Change, Changed, History
from briefgen.ledger.statements import CORRECTION, WHOLE, Document, Ledger, Statement, documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Literal

    from briefgen.corpus import ChangeKind, Corpus
    from briefgen.ledger.statements import Remembered

ALIKE = 0.5
"""Share of their words that two statements have in common where one is taken for the other, reworded. With less, what
was withdrawn and what is new stand apart, which is no less true."""
ALIKE_HERE = 0.25
"""The same for two that stand at the same place, counted from the start or from the end of the text."""

KIN = {"statement": "commitment"}
"""What may become the other: a demand taken for a pledge is put right as one change, not as two."""


def following(last: Ledger | None, corpus: Corpus, remembered: Remembered | None = None) -> Ledger:
    """The ledger of a build that follows `last`; a first build, of which nothing is said to be new, without one.

    `remembered` makes it quicker where little changed, see `documents`; None where nothing is kept.
    """
    now = documents(corpus, {} if last is None else last.documents, remembered)
    if last is None:
        return Ledger(now, History(0))
    build = last.history.builds + 1
    changed = tuple(_changed(last.documents, now, build))
    if not changed:
        return Ledger(now, last.history)
    seen = {one.briefing for one in changed}
    earlier = [one for one in last.history.documents if one.kind == "changed" and one.briefing not in seen]
    return Ledger(now, History(build, tuple(sorted((*changed, *earlier), key=_latest_first))))


def _latest_first(one: Changed) -> tuple[int, bool, str, str]:
    return -one.build, one.briefing == WHOLE, one.file, one.briefing


def _changed(old: Mapping[str, Document], new: Mapping[str, Document], build: int) -> Iterator[Changed]:
    for key in sorted({*old, *new}):
        before, after = old.get(key), new.get(key)
        if before is None and after is not None:
            yield Changed(key, after.file, after.title, "new", "edited", build, after.count)
        elif after is None and before is not None:
            yield Changed(key, before.file, before.title, "withdrawn", "edited", build, before.count)
        elif before is not None and after is not None and before is not after and before != after:
            found = tuple(changes(before.statements, after.statements, before.letters, after.letters))
            if found or before.sha256 != after.sha256:
                cause = _cause(before, after, found)
                yield Changed(key, after.file, after.title, "changed", cause, build, after.count, found)


def _cause(old: Document, new: Document, found: tuple[Change, ...]) -> Literal["edited", "corrected", "read anew"]:
    if old.sha256 != new.sha256:
        return "edited"
    return "corrected" if any(one.kind == "corrected" for one in found) else "read anew"


def changes(
    earlier: Sequence[Statement], later: Sequence[Statement], letters_before: int, letters_after: int
) -> Iterator[Change]:
    """What differs between the statements of one document, in order of the text, withdrawn ones at their old place.

    The lengths of the two texts tell places apart: what follows an edit keeps its distance to the end.
    """
    old, new = tuple(earlier), tuple(later)
    given = [one for one in new if one.what == CORRECTION]
    taken_back = [one for one in old if one.what == CORRECTION]
    known = {one.id for one in given} & {one.id for one in taken_back}
    fixes: list[tuple[Statement, ChangeKind]] = [(one, "corrected") for one in given if one.id not in known]
    fixes += [(one, "withdrawn") for one in taken_back if one.id not in known]
    targets = {one.target for one, _ in fixes}
    told: set[str] = set()
    found: list[tuple[int, str, Change]] = []
    for before, after in _pairs(_plain(old), _plain(new), letters_before, letters_after):
        if before and after and before.wording == after.wording:
            continue
        ids = {side.id for side in (before, after) if side}
        kind: ChangeKind = "changed" if before and after else "new" if after else "withdrawn"
        if ids & targets:
            kind = "corrected"
            told |= ids
        found += [(one.at, one.id, _change(kind, one, before, after)) for one in (after or before,) if one]
    for fix, kind in fixes:
        if fix.target not in told:  # else the statement that it changed is listed
            sides = (None, fix) if kind == "corrected" else (fix, None)
            found.append((fix.at, fix.id, _change(kind, fix, *sides)))
    yield from (change for _, _, change in sorted(found, key=lambda item: item[:2]))


def _plain(statements: tuple[Statement, ...]) -> list[Statement]:
    return [one for one in statements if one.what != CORRECTION]


def _change(kind: ChangeKind, one: Statement, before: Statement | None, after: Statement | None) -> Change:
    """`one` is the statement as it is now, or was where it is withdrawn."""
    return Change(kind, one.what, one.id, before.wording if before else None, after.wording if after else None)


def _pairs(
    old: Iterable[Statement], new: Iterable[Statement], before: int, after: int
) -> Iterator[tuple[Statement | None, Statement | None]]:
    """Every statement of either side once, with the one it was or became."""
    then, now = {one.id: one for one in old}, {one.id: one for one in new}
    both = [key for key in then if key in now and _kin(then[key]) == _kin(now[key])]
    yield from ((then.pop(key), now.pop(key)) for key in both)
    likely = sorted(_likely(then.values(), now.values(), before, after))
    for _, _, was, became in likely:
        if was in then and became in now:
            yield then.pop(was), now.pop(became)
    yield from ((one, None) for one in then.values())
    yield from ((None, one) for one in now.values())


def _likely(
    old: Iterable[Statement], new: Iterable[Statement], before: int, after: int
) -> Iterator[tuple[float, int, str, str]]:
    """Pairs that may be one statement: how unlike they are (0 for the same words), how far apart, their ids."""
    bags: dict[str, list[tuple[Statement, frozenset[tuple[str, int]]]]] = defaultdict(list)
    for one in new:
        bags[_kin(one)].append((one, _bag(one)))
    for was in old:
        words = _bag(was)
        for became, others in bags[_kin(was)]:
            apart = min(abs(was.at - became.at), abs((before - was.at) - (after - became.at)))
            unlike = 1 - 2 * len(words & others) / ((len(words) + len(others)) or 1)
            if unlike <= 1 - (ALIKE if apart else ALIKE_HERE):
                yield unlike, apart, was.id, became.id


def _kin(one: Statement) -> str:
    return KIN.get(one.what, one.what)


def _bag(one: Statement) -> frozenset[tuple[str, int]]:
    """Its words, each with which one of its kind it is: a set in which repeated words count."""
    words = Counter(one.wording.words.casefold().split())
    return frozenset((word, number) for word, often in words.items() for number in range(often))
