"""Ties what became of undertakings, and the interest in them, to the threads they speak of.

In: groups of reports, and the other points. Out: the same groups, longer. A point goes to one thread or to none, so
that a sentence about two plans cannot make them one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.connect.joining import Tied, in_order
from briefgen.connect.matching import SAME, Match, Matcher, agree

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from briefgen.connect.neighbours import Index
    from briefgen.connect.points import Point

CLEAR = 0.04
"""By so much must the best thread of a turn be better than the next: else nobody can tell which is meant."""

OTHERS_TELL = 0.7
"""What the likeness of a turn counts that others than the bound ones make."""


def attach(matcher: Matcher, index: Index, grouped: list[list[Tied]], others: Sequence[Point]) -> None:
    """Ties turns and interests to the thread they speak of; a commitment that takes back none stands alone.

    The index holds the reports of all groups.
    """
    home = {tied.point.order: (number, tied.instead) for number, group in enumerate(grouped) for tied in group}
    tied_points = [tied.point for group in grouped for tied in group]

    def tie(point: Point, other: Point, match: Match) -> None:
        number, instead = home[point.order] = home[other.order]
        grouped[number].append(Tied(point, other, match, point.turn, instead))

    loose = []
    for point in others:
        found = None if point.vague else _best(matcher, index, home, point)
        if found is None:
            loose.append(point)
        else:
            tie(point, *found)
            tied_points.append(point)
    # What "the plan" may stand for: what is said in its document.
    nearby: dict[str, list[Point]] = {point.briefing.source.id: [] for point in loose if point.vague}
    for point in tied_points:
        if (here := nearby.get(point.briefing.source.id)) is not None:
            here.append(point)
    for point in loose:
        found = None
        if point.vague:
            before = _antecedent(point, nearby[point.briefing.source.id], home)
            found = (before, Match(1.0, (), "same document")) if before else _best(matcher, index, home, point)
        if found is not None:
            tie(point, *found)
            nearby[point.briefing.source.id].append(point)
        elif point.role == "turn" and point.entry is not None:
            grouped.append([Tied(point, None, None)])
    grouped[:] = map(in_order, grouped)


def _best(
    matcher: Matcher, index: Index, home: Mapping[int, tuple[int, bool]], point: Point
) -> tuple[Point, Match] | None:
    """The report that the point speaks of; None where none is alike, or two threads are alike equally."""
    best: dict[int, tuple[float, Point, Match]] = {}
    for other in index.akin(point):
        match = matcher.match(other, point) or (_third(matcher, other, point) if point.entry is None else None)
        if match is None:
            continue
        number = home[other.order][0]
        score = match.score + (CLEAR if other.briefing is point.briefing else 0)
        if number not in best or score > best[number][0]:
            best[number] = (score, other, match)
    ranked = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[0])) if best else []
    if not ranked or (len(ranked) > 1 and ranked[0][1][0] - ranked[1][1][0] < CLEAR):
        return None
    _, other, match = ranked[0][1]
    return other, match


def _antecedent(point: Point, nearby: Sequence[Point], home: Mapping[int, tuple[int, bool]]) -> Point | None:
    """What "the plan", "the deployment" stand for: the one undertaking of its sentence, or of the one before.

    None where these speak of several, or of somebody else's.
    """
    at = point.finding.evidence.start
    reach = point.briefing.sentences
    here = next((n for n, s in enumerate(reach) if s.evidence.start <= at < s.evidence.end), None)
    if here is None:
        return None
    for number in (here, here - 1):
        if number < 0 or reach[number].block != reach[here].block:
            continue
        sentence = reach[number].evidence
        said = [p for p in nearby if p is not point and sentence.start <= p.finding.evidence.start < sentence.end]
        if len({home[p.order][0] for p in said}) == 1 and (not point.sides or any(p.sides & point.sides for p in said)):
            return said[0]
        if said:
            return None
    return None


def _third(matcher: Matcher, report: Point, turn: Point) -> Match | None:
    """A turn that others make: a parliament cancels what a ministry planned. Names must agree."""
    if not agree(report.words.names, turn.words.names) or not report.sides.isdisjoint(turn.sides):
        return None
    found = matcher.likeness(report.words, turn.words)
    return Match(found[0] * OTHERS_TELL, found[1], "third") if found and found[0] * OTHERS_TELL >= SAME else None
