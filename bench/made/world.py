"""Who recurs: persons, bodies, countries, places, outlets and subjects, all invented.

In: how many documents there will be, and a seed. Out: a `World`. Somebody of rank r comes up about as often as 1/r
says (Zipf), and with more documents there are more names, though not in proportion (Heaps).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from random import Random

from bench.made.words import Pool, english, invented, pool
from briefgen.model import ActorType

FLAT = 3.0
"""The law of Zipf and Mandelbrot: the few first ranks are closer together than 1/r has it."""

BODIES = (
    "Port Authority",
    "Water Board",
    "Transit Agency",
    "Energy Commission",
    "City Council",
    "Health Institute",
    "Development Bank",
    "Farmers Union",
    "Railway Company",
    "Steel Works",
    "Labor Party",
    "University",
    "Fisheries Council",
    "Housing Trust",
)
ROLES = (
    "Minister",
    "Director",
    "Governor",
    "Mayor",
    "Chairman",
    "Secretary",
    "President",
    "Ambassador",
    "Commissioner",
)
FIELDS = ("Transport", "Energy", "Health", "Trade", "Finance", "Harbor", "Housing", "Water", "Education", "Labor")
PAPERS = ("Post", "Herald", "Courier", "Gazette", "Tribune", "Observer", "Chronicle", "News Agency")


@dataclass(frozen=True)
class Who:
    """Somebody who acts. `short` is what a second mention says; the same as `name` where there is no shorter form."""

    name: str
    short: str
    type: ActorType
    role: str | None = None
    body: str | None = None


@dataclass(frozen=True)
class Subject:
    """What a part of the documents is about: its own nouns and adjectives, the most frequent first."""

    topic: str
    nouns: Pool
    adjectives: Pool


def _own(general: Pool, rng: Random, size: int) -> Pool:
    """Some words of a language's pool, those of a field: rank for rank as 1/r."""
    picked = list(dict.fromkeys(rng.choices(general.words, k=size)))
    return pool([(word, 1 / (rank + FLAT)) for rank, word in enumerate(picked)])


class World:
    """All who may come up in `size` documents."""

    def __init__(self, size: int, seed: int) -> None:
        self._seed = seed
        self.persons = round(14 * max(size, 1) ** 0.68)
        self.bodies = round(8 * max(size, 1) ** 0.66)
        self.places = round(16 * max(size, 1) ** 0.4)
        self.countries = 60
        self.outlets = round(8 * max(size, 1) ** 0.25)
        self.subjects = round(12 * max(size, 1) ** 0.3)
        self.person = lru_cache(maxsize=None)(self._person)
        self.body = lru_cache(maxsize=None)(self._body)
        self.place = lru_cache(maxsize=None)(self._place)
        self.country = lru_cache(maxsize=None)(self._country)
        self.outlet = lru_cache(maxsize=None)(self._outlet)
        self.subject = lru_cache(maxsize=None)(self._subject)

    @staticmethod
    def rank(rng: Random, most: int) -> int:
        """A rank from 0 to below `most`, the low ones oftener."""
        return min(int(FLAT * ((most + FLAT) / FLAT) ** rng.random() - FLAT), most - 1)

    def _rng(self, kind: str, rank: int) -> Random:
        return Random(f"{self._seed} {kind} {rank}")  # noqa: S311 - the same each time is what is wanted

    def _person(self, rank: int) -> Who:
        rng = self._rng("person", rank)
        first = invented(Random(f"first name {self.rank(rng, 400)}"), 2)  # noqa: S311
        last = invented(rng, rng.choice((2, 2, 3)))
        body = self.body(self.rank(rng, self.bodies)).name if rng.random() < 0.4 else None
        role = "Director" if body else f"{rng.choice(FIELDS)} {rng.choice(ROLES)}"
        return Who(f"{first} {last}", last, "person", role, body)

    def _body(self, rank: int) -> Who:
        rng = self._rng("body", rank)
        name = f"{self.place(self.rank(rng, self.places)).name} {rng.choice(BODIES)}"
        if rng.random() < 0.4:
            name = f"{invented(rng, 2)} {name}"
        letters = "".join(word[0] for word in name.split())
        return Who(name, letters if len(letters) > 2 else name, "organization")

    def _place(self, rank: int) -> Who:
        name = invented(self._rng("place", rank), 2, "" if rank % 3 else "burg")
        return Who(name, name, "place")

    def _country(self, rank: int) -> Who:
        name = invented(self._rng("country", rank), 2, ("ia", "land", "stan")[rank % 3])
        return Who(name, name, "country")

    def _outlet(self, rank: int) -> str:
        rng = self._rng("outlet", rank)
        return f"{self.place(self.rank(rng, self.places)).name} {rng.choice(PAPERS)}"

    def _subject(self, rank: int) -> Subject:
        rng, words = self._rng("subject", rank), english()
        nouns = _own(words.noun, rng, 300)
        return Subject(nouns.words[0], nouns, _own(words.adj, rng, 120))
