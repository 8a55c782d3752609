"""What the sentences can be filtered by, in compact lists of the order in which sentences are numbered.

In: documents. Out: files for the page, which loads them after the first results: "values" for what a sentence states;
"types", "mentions-N" and "actors-N" for those it speaks of, when a filter by actor or type is open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from briefgen.corpus import Dossier
from briefgen.visible import visible
from briefgen.write.search.merge import Together
from briefgen.write.search.scripts import digits, plain
from briefgen.write.view import TYPES

MENTIONS_BLOCK = 1 << 14
"""Sentences whose actors share a file, some 25 kB compressed. Up to one such file the filter by actor stands open."""

ACTORS_BLOCK = 1 << 10
"""Actors whose names share a file; those spoken of most come first."""


def ranked(dossiers: Sequence[Dossier], counts: Counter[str]) -> list[Dossier]:
    """Those spoken of in most sentences first: small numbers are short, and their names are loaded first."""
    return sorted(dossiers, key=lambda one: (-counts[one.id], one.id))


def files(values: Together, actors: Together, named: Sequence[Dossier]) -> Iterator[tuple[str, object]]:
    """`values` are what each sentence states, `actors` the ids of those it speaks of; `named` are all that count.

    What type these are is told once for each actor and not again for each sentence.
    """
    places, combined = values.of, values.each
    frequent = [value for value, _ in sorted(Counter(places).items(), key=lambda one: (-one[1], one[0]))]
    letters = {value: digits(place) for place, value in enumerate(frequent)}
    found = [_by_facet(combined[value]) for value in frequent]
    yield "values", {"combined": found, "codes": "".join(map(letters.__getitem__, places))}
    types = plain(TYPES.index(one.type) for one in named)
    yield "types", {"names": TYPES, "codes": types, "mentions": MENTIONS_BLOCK, "actors": ACTORS_BLOCK}
    ranks = {one.id: number for number, one in enumerate(named)}
    them = [sorted(ranks[key] for key in its if key in ranks) for its in actors.each]
    mentions = [digits(len(its)) + plain(its) for its in them]
    spoken = actors.of
    for number, at in enumerate(range(0, len(spoken), MENTIONS_BLOCK)):
        yield f"mentions-{number}", "".join(map(mentions.__getitem__, spoken[at : at + MENTIONS_BLOCK]))
    for number, at in enumerate(range(0, len(named), ACTORS_BLOCK)):
        yield f"actors-{number}", [[visible(one.name), one.id] for one in named[at : at + ACTORS_BLOCK]]


def _by_facet(values: tuple[str, ...]) -> dict[str, list[str]]:
    """Values as "facet:value" by their facets."""
    found: dict[str, list[str]] = {}
    for one in values:
        facet, _, value = one.partition(":")
        found.setdefault(facet, []).append(value)
    return found
