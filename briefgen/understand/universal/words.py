"""The words of one language, made ready for the rules.

In: lexicons/LANGUAGE/*.toml. Out: `Words`, one for each language: word lists as sets, verbs with the forms in which
reports have them. A verb is known by its form, not by the lemma of the parse: small models take many a verb behind a
quotation for a noun.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from briefgen.understand import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable

NEEDED = frozenset({"grammar", "speech", "names"})
"""Without these nobody can tell who speaks, and so no line of a briefing would be worth its place."""


@dataclass(frozen=True)
class Words:
    """The words of one language; `of` makes it."""

    language: str

    def table(self, name: str, table: str) -> dict[str, Any]:
        """One table of one lexicon; empty where the language has none."""
        found: dict[str, Any] = lexicon.load(name, self.language).get(table, {}) if self.has(name) else {}
        return found

    def has(self, name: str) -> bool:
        """Whether the language has that lexicon."""
        return name in lexicon.names(self.language)

    @functools.cache  # noqa: B019 - there is one `Words` for each language, for the life of the process
    def all(self, name: str, table: str, key: str = "words") -> frozenset[str]:
        """A word list as a set."""
        found = self.table(name, table).get(key, "")
        return frozenset(found.split() if isinstance(found, str) else found)

    def grammar(self, table: str, key: str = "words") -> frozenset[str]:
        """A word list of grammar.toml."""
        return self.all("grammar", table, key)

    def cues(self, name: str) -> list[dict[str, Any]]:
        """The cues of a lexicon, in order."""
        found: list[dict[str, Any]] = lexicon.load(name, self.language).get("cue", []) if self.has(name) else []
        return found

    def forms(self, verb: str) -> frozenset[tuple[str, ...]]:
        """The forms of a verb as words in small letters; of "faire savoir" the first word is conjugated."""
        first, *rest = verb.split()
        irregular = self.table("grammar", "irregular").get(first)
        if irregular is not None:
            return frozenset((form, *rest) for form in irregular.split())
        grammar = lexicon.load("grammar", self.language)
        for rule in grammar.get("conjugation", []):
            if first.endswith(rule["ending"]):
                joined = (f"{first.removesuffix(rule['ending'])}|{ending}" for ending in rule["forms"].split())
                every = (form for one in joined for form in _spelt(one, grammar.get("respelling", [])))
                return frozenset((form, *rest) for form in every)
        return frozenset({(first, *rest)})

    @cached_property
    def roles(self) -> dict[str, str]:
        """Role nouns to the gender that they tell, "" where both have the word."""
        one, other = self.all("names", "roles", "m"), self.all("names", "roles", "f")
        return {word: "" if word in one and word in other else "m" if word in one else "f" for word in one | other}

    @cached_property
    def honorifics(self) -> dict[str, str]:
        """Words like "Mme" in small letters to the gender that they tell, "" where they tell none."""
        genders = {"m": "m", "f": "f", "other": ""}
        return {w: gender for key, gender in genders.items() for w in self.all("names", "honorifics", key)}

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Nouns of bodies that speak and act."""
        return frozenset().union(*(self.all("names", "bodies", key) for key in ("public", "firms", "others", "many")))

    @cached_property
    def undertaking(self) -> frozenset[str]:
        """The first words of all verbs by which somebody binds himself."""
        lemmas = [lemma for cue in self.cues("commitments") for lemma in cue.get("lemmas", ())]
        return frozenset(form[0] for lemma in lemmas for form in self.forms(lemma))

    @cached_property
    def verbs(self) -> frozenset[str]:
        """The forms of all verbs of the lexicons that are no participles: no adjective, whatever the parse says."""
        lemmas = [lemma for cue in self.cues("speech") for lemma in cue["lemmas"]]
        told = {form[0] for lemma in lemmas for form in self.forms(lemma)} | self.undertaking
        ends = tuple(self.grammar("participles", "endings"))
        return frozenset(form for form in told if not form.endswith(ends))

    @cached_property
    def pronouns(self) -> dict[str, tuple[str, bool]]:
        """Pronouns of the third person to gender and whether they mean several."""
        kinds = {"m": ("m", False), "f": ("f", False), "ms": ("m", True), "fs": ("f", True)}
        return {w: kind for key, kind in kinds.items() for w in self.grammar("pronouns", key)}


def _spelt(joined: str, respellings: list[dict[str, str]]) -> Iterable[str]:
    """The form of a stem and an ending, "annonc|ait", and that with the spelling which the ending asks for."""
    yield joined.replace("|", "")
    for rule in respellings:
        if re.search(rule["from"], joined):
            yield re.sub(rule["from"], rule["to"], joined).replace("|", "")


@functools.cache
def of(language: str) -> Words:
    """The words of the language."""
    return Words(language)
