"""How alike two places are that speak of an undertaking, and why.

In: `Point`s. Out: a `Match` of two that are alike enough. Who acts, what is done and to what must agree; words that are
rare in the corpus say more (inverse document frequency, Spärck Jones 1972). Which are worth comparing: neighbours.py.
threads.py joins what matches.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from briefgen.connect.wording import akin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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


@dataclass(frozen=True, slots=True)
class Match:
    """Two points that speak of one undertaking. `words` are the shared stems, the most telling first."""

    score: float
    words: tuple[str, ...]
    actor: str


class Weighed(NamedTuple):
    """Words with what each says in this corpus, and all together; held, so that the id of `words` is nobody else's."""

    words: Said
    weights: dict[str, float]
    total: float


class Matcher:
    """Compares points; knows how rare each word is in the corpus."""

    def __init__(self, points: Iterable[Point]) -> None:
        """Rarity is counted over all these points, the same words of one document once."""
        said: dict[str, set[str]] = defaultdict(set)
        for point in points:
            said[point.briefing.source.id].update(point.words.stems)
        having = Counter(itertools.chain.from_iterable(said.values()))
        total = max(len(said), 2)
        rare = {times: 0.6 + 0.4 * math.log((total + 1) / times) / math.log(total + 1) for times in {*having.values()}}
        self._rarity = {word: rare[times] for word, times in having.items()}
        self._weighed: dict[int, Weighed] = {}

    def weighed(self, words: Said) -> Weighed:
        """Each word with what it says here: how much its kind says, and more where it is rare."""
        found = self._weighed.get(id(words))
        if found is None:
            rare = self._rarity
            weights = {
                word: weight * rare.get(word, 1.0) for word, weight in zip(words.stems, words.weights, strict=True)
            }
            found = self._weighed[id(words)] = Weighed(words, weights, sum(weights.values()))
        return found

    def telling_words(self, words: Said) -> list[str]:
        """The words by which a point is looked for, in no order."""
        rare = self._rarity
        told = [
            (says, word)
            for word, weight in zip(words.stems, words.weights, strict=True)
            if (says := weight * rare.get(word, 1.0)) >= PLAIN_FLOOR and word[0] != "@"
        ]
        if len(told) > KEYS:
            told.sort(key=lambda pair: (-pair[0], pair[1]))
        return [word for _, word in told[:KEYS]]

    def match(self, one: Point, other: Point) -> Match | None:
        """Why the two speak of one undertaking; None where they do not, or nobody can tell."""
        actor, how = _actors(one, other)
        if not actor:
            return None
        if one.negative != other.negative and one.role == other.role == "report":
            return None
        if how == "unknown" and one.briefing is not other.briefing and not agree(one.words.names, other.words.names):
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
        (_, here, left), (_, there, right) = self.weighed(one), self.weighed(other)
        shared = {word: min(weight, there[word]) for word, weight in here.items() if word in there}  # in one order
        nouns = sum([w for word, w in shared.items() if w >= PLAIN_FLOOR and word[0] not in "#@"])
        telling = nouns + sum([w for word, w in shared.items() if w >= PLAIN_FLOOR and word[0] == "#"])
        if telling < TELLING and (len(shared) < WORDS or telling < PLAIN_FLOOR):
            return None
        both = sum(shared.values())
        union = both / (left + right - both) if left and right else 0.0
        if telling < TELLING and union < WORD_FOR_WORD:
            return None
        alike = math.sqrt(both / min(left, right) * union)
        if about is not None and agree(one.names, other.names):
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


def agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """One of a few strings is one of a few others."""
    return not set(one).isdisjoint(other)


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
