"""How alike two places are that speak of an undertaking, and why.

In: `Point`s. Out: pairs worth comparing, found by an inverted index so that the work grows close to linearly, and a
`Match` for each that is alike enough. Who acts, what is done and to what must agree; words that are rare in the corpus
say more (inverse document frequency, Spärck Jones 1972). threads.py joins what matches.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefgen.connect.wording import akin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from briefgen.connect.points import Point
    from briefgen.connect.wording import Said

SAME = 0.5
"""From here on two places speak of one undertaking. The figures of the method page are measured with it."""
TELLING = 1.4
"""So much must the shared names and nouns say together: one name and half a noun, or two rare nouns."""

SAME_ACTOR, SAME_SIDE, UNKNOWN, OTHERS = 1.0, 0.92, 0.72, 0.0
"""What agreement of the actors counts: the same one; one acts for the other; one is not told; others."""

KEYS = 6
"""Words by which a point looks for others, the most telling ones."""
NEIGHBOURS = 24
"""Points before it that share a word with a point, and are looked at: in time, so that a much reported
undertaking is joined report by report and the work stays linear."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two points that speak of one undertaking. `words` are the shared stems, the most telling first."""

    score: float
    words: tuple[str, ...]
    actor: str


class Weighed(NamedTuple):
    """Words with what each says in this corpus; `words` are held, so that their id is nobody else's."""

    words: Said
    weights: dict[str, float]
    telling: list[str]


class Matcher:
    """Compares points; knows how rare each word is in the corpus."""

    def __init__(self, points: Sequence[Point]) -> None:
        """Rarity is counted over all these points, the same words of one document once."""
        having: dict[str, set[str]] = defaultdict(set)
        for point in points:
            for word in point.words.stems:
                having[word].add(point.briefing.source.id)
        self._weighed: dict[int, Weighed] = {}
        total = max(len({point.briefing.source.id for point in points}), 2)
        self._rarity = {
            word: 0.6 + 0.4 * math.log((total + 1) / len(ids)) / math.log(total + 1) for word, ids in having.items()
        }

    def weights(self, words: Said) -> dict[str, float]:
        """Word to what it says here: how much its kind says, and more where it is rare."""
        return (self._weighed.get(id(words)) or self._weigh(words)).weights

    def telling_words(self, words: Said) -> list[str]:
        """The words by which a point is looked for."""
        return (self._weighed.get(id(words)) or self._weigh(words)).telling

    def _weigh(self, words: Said) -> Weighed:
        rare = self._rarity
        weights = {word: weight * rare.get(word, 1.0) for word, weight in zip(words.stems, words.weights, strict=True)}
        told = [(-weight, word) for word, weight in weights.items() if weight >= PLAIN_FLOOR and word[0] != "@"]
        telling = [word for _, word in sorted(told)[:KEYS]]
        found = self._weighed[id(words)] = Weighed(words, weights, telling)
        return found

    def match(self, one: Point, other: Point) -> Match | None:
        """Why the two speak of one undertaking; None where they do not, or nobody can tell."""
        actor, how = _actors(one, other)
        if not actor:
            return None
        if one.negative != other.negative and one.role == other.role == "report":
            return None
        if how == "unknown" and one.briefing is not other.briefing and not one.words.names & other.words.names:
            return None  # two towns speak of property tax
        found = self.likeness(one.words, other.words, _about(one, other))
        if found is None:
            return None
        text, shared = found
        acts = akin(one.words.acts, other.words.acts)
        score = text * actor * (max(acts, TURN_ACT) if "turn" in {one.role, other.role} else acts)
        return Match(score, shared, how) if score >= SAME else None

    def likeness(self, one: Said, other: Said, about: Said | None = None) -> tuple[float, tuple[str, ...]] | None:
        """From 0 to 1, how much of what is said is said by both; None where that is too little to tell.

        Where one tells what became of `about`, it may say much else: "a radar by X for the two stations".
        """
        here, there = self.weights(one), self.weights(other)
        shared = {word: min(weight, there[word]) for word, weight in here.items() if word in there}  # in one order
        telling = sum(w for word, w in shared.items() if word[0] not in "#@" and w >= PLAIN_FLOOR)
        telling += sum(w for word, w in shared.items() if word[0] == "#" and w >= PLAIN_FLOOR)
        both, left, right = sum(shared.values()), sum(here.values()), sum(there.values())
        union = both / (left + right - both) if left and right else 0.0
        if telling < TELLING and not (union >= WORD_FOR_WORD and len(shared) >= WORDS and telling >= PLAIN_FLOOR):
            return None
        alike = math.sqrt(both / min(left, right) * union)
        if about is not None and one.names & other.names:
            alike = max(alike, COVERED * both / (left if about is one else right))
        return alike, tuple(sorted(shared, key=lambda word: (-shared[word], word)))


PLAIN_FLOOR = 0.5
"""Words that say less than this are not telling."""

WORD_FOR_WORD, WORDS = 0.7, 4
"""So alike and so many words need no names: "defend the island with its full range of capabilities"."""

COVERED = 0.8
"""What it counts that a turn says all that a report says, whatever else it says."""

TURN_ACT = 0.95
"""A turn has a verb of its own, so that the act need not be said again."""


def _about(one: Point, other: Point) -> Said | None:
    if (one.role == "turn") == (other.role == "turn"):
        return None
    return other.words if one.role == "turn" else one.words


def _actors(one: Point, other: Point) -> tuple[float, str]:
    if not one.actors.isdisjoint(other.actors):
        return SAME_ACTOR, "actor"
    if not one.sides.isdisjoint(other.sides):
        return SAME_SIDE, "side"
    if not one.sides or not other.sides:
        return UNKNOWN, "unknown"
    return OTHERS, "others"


ANYBODY = frozenset({""})


def parties_of(point: Point) -> frozenset[str]:
    """Its parties, `ANYBODY` where its side is not known.

    Of two points whose sides are known and whose parties have nobody in common others act. It is so of most points that
    share a word, so this is asked first, in one step.
    """
    return point.parties if point.sides else ANYBODY


def candidates(matcher: Matcher, points: Sequence[Point]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `points`, the earlier first, that share a telling word and may share an actor; in order."""
    postings: dict[str, list[int]] = defaultdict(list)
    parties = [parties_of(point) for point in points]
    for place, point in enumerate(points):
        near: set[int] = set()
        for key in matcher.telling_words(point.words):
            near.update(postings[key][-NEIGHBOURS:])
            postings[key].append(place)
        if point.sides:
            mine = point.parties | ANYBODY
            near = {there for there in near if not mine.isdisjoint(parties[there])}
        for other in sorted(near):
            yield other, place


class Index:
    """Finds the points that share a telling word with another one that is none of them."""

    def __init__(self, matcher: Matcher, points: Iterable[Point]) -> None:
        """The points come in order of time."""
        self._matcher = matcher
        self._points = list(points)
        self._parties = [parties_of(point) for point in self._points]
        self._names = [point.words.names for point in self._points]
        self._postings: dict[str, list[int]] = defaultdict(list)
        for place, point in enumerate(self._points):
            for key in matcher.telling_words(point.words):
                self._postings[key].append(place)

    def near(self, words: Said) -> list[Point]:
        """Those that share most telling words, at most a few times `NEIGHBOURS`, in order of time."""
        return [self._points[place] for place in sorted(self._near(words))]

    def akin(self, point: Point) -> list[Point]:
        """Those of `near` that may share an actor with the point, or where it has no entry a name."""
        found: Iterable[int] = self._near(point.words)
        if point.sides:
            mine, parties = point.parties | ANYBODY, self._parties
            if point.entry is None and (named := point.words.names):
                names = self._names
                found = [at for at in found if not (mine.isdisjoint(parties[at]) and named.isdisjoint(names[at]))]
            else:
                found = [at for at in found if not mine.isdisjoint(parties[at])]
        return [self._points[place] for place in sorted(found)]

    def _near(self, words: Said) -> set[int]:
        found: set[int] = set()
        for key in self._matcher.telling_words(words):
            places = self._postings.get(key, [])
            found.update(places[:NEIGHBOURS])
            found.update(places[-NEIGHBOURS:])
        return found
