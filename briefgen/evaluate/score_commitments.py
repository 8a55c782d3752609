"""Commitments found against commitments marked.

In: a briefing and the marks of its article. Out: counts and mistakes, into a `Tally`. A sentence is hit where half of
it, or half of the evidence, is the other. Within a sentence each finding is paired with one mark, the most alike pair
first. What is marked as borderline is neither required nor wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.evaluate.marks import MarkedCommitment, Marks, Miss, Tally
from briefgen.evaluate.names import Parties, as_found
from briefgen.evaluate.places import Span, any_same, occurrences, span
from briefgen.model import Briefing, Commitment

STRENGTH = {
    "pledge": "firm",
    "agreement": "firm",
    "obligation": "firm",
    "plan": "planned",
    "consideration": "weak",
    "refusal": "against",
    "threat": "against",
}
"""Who-what counts a kind as right where it is as strong: readers confuse a pledge and an agreement, not a threat."""

_EMPTY = "a an and are as at be by for from in is it its no not of on or that the their this to up will with would"
EMPTY_WORDS = frozenset(_EMPTY.split())


@dataclass(frozen=True, slots=True)
class _Pair:
    """A finding and the mark it is held against."""

    found: Commitment
    mark: MarkedCommitment
    actor: bool


def score(briefing: Briefing, marks: Marks, tally: Tally) -> None:
    """Counts everything about commitments."""
    text = briefing.source.text
    places = {mark.sentence: occurrences(mark.sentence, text) for mark in marks.commitments}
    hits = {
        found.id: [mark for mark in marks.commitments if any_same(span(found.evidence), places[mark.sentence])]
        for found in briefing.commitments
    }
    _sentences(briefing, marks, hits, places, tally)
    pairs = _pairs(briefing, marks, hits)
    _items(briefing, hits, pairs, tally)
    for mark in marks.commitments:
        if not mark.borderline:
            pair = next((pair for pair in pairs if pair.mark is mark), None)
            _details(briefing, marks, mark, pair, places[mark.sentence], tally)
    right = sum(
        pair.actor and STRENGTH[pair.found.kind] == STRENGTH[pair.mark.kind]
        for pair in pairs
        if not pair.mark.borderline and pair.found.kind in STRENGTH
    )
    items = {part: int(tally.counts[f"commitments.items.{part}"]) for part in ("right", "wrong", "found", "missed")}
    tally.pairs(
        "commitments.who_what",
        right=right,
        wrong=items["right"] + items["wrong"] - right,
        found=right,
        missed=items["found"] + items["missed"] - right,
    )


def _sentences(
    briefing: Briefing,
    marks: Marks,
    hits: dict[str, list[MarkedCommitment]],
    places: dict[str, tuple[Span, ...]],
    tally: Tally,
) -> None:
    """Which sentences were taken for commitments, whatever is said of them; look-alikes among them by their kind."""
    text = briefing.source.text
    hit = {mark.sentence for marked in hits.values() for mark in marked}
    required = {mark.sentence: mark.kind for mark in reversed(marks.commitments) if not mark.borderline}
    for sentence, kind in reversed(required.items()):
        tally.pairs("commitments.sentences", found=sentence in hit, right=sentence in hit, missed=sentence not in hit)
        if sentence not in hit:
            tally.misses.append(Miss(_at(places[sentence]), "missed commitment", kind, sentence))
    false = {span(found.evidence): found for found in briefing.commitments if not hits[found.id]}
    marked = {mark.sentence for mark in marks.commitments}
    alike = {one.sentence: one for one in marks.lookalikes if one.sentence not in marked}
    at = {sentence: occurrences(sentence, text) for sentence in alike}
    for place, found in false.items():
        causes = [one.is_ for sentence, one in alike.items() if any_same(place, at[sentence])]
        tally.pairs("commitments.sentences", wrong=1)
        detail = f"taken for a {found.kind} of {', '.join(found.actors)} by {found.rule}"
        cause = causes[0] if causes else "nothing of the kind"
        tally.misses.append(Miss(place[0], "false commitment", cause, found.evidence.quote, detail))
    for sentence in alike:
        left_alone = not any(any_same(place, at[sentence]) for place in false)
        tally.share("commitments.lookalikes", left_alone, 1)


def _pairs(briefing: Briefing, marks: Marks, hits: dict[str, list[MarkedCommitment]]) -> list[_Pair]:
    """Each finding with the mark of its sentence that it is most like, one to one, required marks first if alike."""
    candidates = []
    parties = Parties(marks)
    for place, found in enumerate(briefing.commitments):
        for mark in hits[found.id]:
            actor = _any_right(briefing, parties, found.actors, mark.actors)
            alike = actor + _shared_words(found.action.quote, mark.action) + 0.5 * (found.kind == mark.kind)
            candidates.append((-alike, mark.borderline, place, mark.line, _Pair(found, mark, actor)))
    taken: set[int] = set()
    result = []
    for *_, pair in sorted(candidates, key=lambda candidate: candidate[:4]):
        if not {id(pair.found), id(pair.mark)} & taken:
            taken |= {id(pair.found), id(pair.mark)}
            result.append(pair)
    return result


def _items(briefing: Briefing, hits: dict[str, list[MarkedCommitment]], pairs: list[_Pair], tally: Tally) -> None:
    paired = {pair.found.id: pair for pair in pairs}
    for found in briefing.commitments:
        pair = paired.get(found.id)
        if pair is not None:
            tally.pairs("commitments.items", right=not pair.mark.borderline)
        elif not hits[found.id] or any(not mark.borderline for mark in hits[found.id]):
            tally.pairs("commitments.items", wrong=1)
            if hits[found.id]:
                words = found.evidence.quote
                tally.misses.append(Miss(found.evidence.start, "commitment too many", found.kind, words))


def _details(
    briefing: Briefing, marks: Marks, mark: MarkedCommitment, pair: _Pair | None, places: tuple[Span, ...], tally: Tally
) -> None:
    """What is said of one required commitment; of one that is missed, only that its deadline and flags are."""
    tally.pairs("commitments.items", found=pair is not None, missed=pair is None)
    found = pair.found if pair else None

    def wrong(what: str, cause: str, detail: str) -> None:
        tally.misses.append(Miss(_at(places), what, cause, mark.sentence, detail))

    if pair is not None and found is not None:
        marked = ", ".join(names[0] for names in mark.actors)
        tally.share("commitments.actor", pair.actor, 1)
        if not pair.actor:
            wrong("wrong actor", mark.kind, f"found {', '.join(found.actors)}, marked {marked}")
        tally.share("commitments.kind", found.kind == mark.kind, 1)
        if found.kind != mark.kind:
            wrong("wrong kind", f"{mark.kind} shown as {found.kind}", f"by {found.rule}")
        if mark.recipients:
            right = _any_right(briefing, Parties(marks), found.recipients, mark.recipients)
            tally.share("commitments.recipients", right, 1)
            if not right:
                names = ", ".join(names[0] for names in mark.recipients)
                wrong("wrong recipient" if found.recipients else "missed recipient", mark.kind, f"marked {names}")
    given = found.deadline.text if found and found.deadline else None
    same = bool(given and mark.deadline and _shared_words(given, mark.deadline) >= 0.5)
    tally.pairs(
        "commitments.deadline",
        right=same,
        wrong=bool(given) and not same,
        found=same,
        missed=bool(mark.deadline) and not same,
    )
    if found is not None and not same and (given or mark.deadline):
        what = "missed deadline" if not given else "wrong deadline"
        wrong(what, mark.kind, f"found {given or 'none'}, marked {mark.deadline or 'none'}")
    for name, has, should in (
        ("condition", bool(found and found.conditional), mark.condition is not None),
        ("reaffirmed", bool(found and found.reaffirmed), mark.reaffirmed),
        ("reported", bool(found and found.reported), mark.reported),
    ):
        tally.pairs(
            f"commitments.{name}",
            right=has and should,
            wrong=has and not should,
            found=has and should,
            missed=should and not has,
        )


def _any_right(
    briefing: Briefing, parties: Parties, found: tuple[str, ...], marked: tuple[tuple[str, ...], ...]
) -> bool:
    return any(parties.right(as_found(briefing, name), names) for name in found for names in marked)


def _at(places: tuple[Span, ...]) -> int:
    return places[0][0] if places else 0


def _shared_words(one: str, other: str) -> float:
    """Of the shorter one's words that carry meaning, the part that the other has, endings aside; from 0 to 1."""
    first, second = (
        {re.sub(r"(?:ing|ed|es|s|e)$", "", word) for word in re.findall(r"[a-z0-9]+", words.lower())} - EMPTY_WORDS
        for words in (one, other)
    )
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0
