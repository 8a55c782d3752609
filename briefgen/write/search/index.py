"""The index of all sentences, as files for the search page.

In: the corpus. Out: (name, content) of every file, and what the page says by itself. Sentences are numbered in the
order in which results are shown among equals: those in which something was found, then titles, then plain ones; in each
the newest document first. So a list of numbers is a ranked list, and whoever wants the first ten reads ten numbers.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from sys import intern

from briefgen.corpus import Dossier
from briefgen.quick_json import compact, parsed
from briefgen.visible import visible
from briefgen.write.date_words import is_day
from briefgen.write.search import facets
from briefgen.write.search.country_names import other_names
from briefgen.write.search.scripts import json_of, plain
from briefgen.write.search.sentences import Given, document
from briefgen.write.search.texts import text
from briefgen.write.search.vocabulary import Alias, vocabulary
from briefgen.write.search.words import words, words_of_lines

TITLE = ("what:title",)
NUMBERS = "L"
"""As `array` keeps numbers: of ten thousand documents there are four million, and as objects they fill 250 MB."""
FOUND, TITLES, PLAIN = range(3)
"""Classes of sentences, in the order of their numbers."""


def of_document(given: Given) -> Mapping[str, bytes]:
    """What the index needs of one document, as JSON: its "text" for the page, and its "words", see `_Index.add`."""
    one = document(given)
    lines = [sentence.text for sentence in one.sentences]
    rows = [
        [" ".join(dict.fromkeys(its)), bool(sentence.findings), sentence.values, sentence.actors]
        for sentence, its in zip(one.sentences, words_of_lines(lines) if lines else [], strict=True)
    ]
    year = int(one.date[:4]) if one.date and is_day(one.date) else 0
    title = " ".join(dict.fromkeys(words(one.title))) if one.titled else None
    found = [rows, title, year, visible(one.outlet or "")]
    return {"text": json_of(text(one)), "words": compact(found)}


@dataclass(frozen=True, slots=True)
class Contents:
    """The index but the texts.

    Attributes:
        counts: How many sentences there are with findings, how many titles, how many plain ones.
        starts: The word each file of words begins with, in order; so the page knows at once which ones to load.
        files: (name, content) of each.
    """

    counts: tuple[int, ...]
    starts: tuple[str, ...]
    files: Iterable[tuple[str, object]]


def contents(documents: Iterable[bytes], dossiers: Iterable[Dossier]) -> Contents:
    """`documents` are the "words" of all, the newest first."""
    made = _Index()
    for one in documents:
        made.add(*parsed(one))
    return made.contents(dossiers)


class _Index:
    """Sentences as they come, numbered at the end: how many come before is not known until then."""

    def __init__(self) -> None:
        self._lists: defaultdict[str, array[int]] = defaultdict(partial(array, NUMBERS))
        self._classes: list[int] = []
        self._values: list[int] = []
        self._combined: dict[tuple[str, ...], int] = {}
        self._actors: list[tuple[str, ...]] = []
        self._documents: list[tuple[int, int, int, int, str]] = []

    def add(
        self, rows: list[tuple[str, bool, list[str], list[str]]], title: str | None, year: int, outlet: str
    ) -> None:
        """The next document: (words, whether something was found, what filters find it by, actors) of its sentences.

        `title` are the words of the title where they stand in no sentence; words are apart by spaces, each once.
        """
        before = len(self._classes)
        for its, found, values, actors in rows:
            self._sentence(its.split(), FOUND if found else PLAIN, tuple(values), tuple(map(intern, actors)))
        if title is not None:
            self._sentence(title.split(), TITLES, TITLE, ())
        counts = Counter(self._classes[before:])
        self._documents.append((counts[FOUND], counts[TITLES], counts[PLAIN], year, outlet))

    def _sentence(self, its: Iterable[str], kind: int, values: tuple[str, ...], actors: tuple[str, ...]) -> None:
        place = len(self._classes)
        for word in its:
            self._lists[word].append(place)
        for actor in actors:
            self._lists[f"@{actor}"].append(place)
        self._classes.append(kind)
        self._values.append(self._combined.setdefault(values, len(self._combined)))
        self._actors.append(actors)

    def contents(self, dossiers: Iterable[Dossier]) -> Contents:
        """All but the texts."""
        order = sorted(range(len(self._classes)), key=self._classes.__getitem__)
        numbers = [0] * len(order)
        for number, place in enumerate(order):
            numbers[place] = number
        number_of = numbers.__getitem__
        lists = {word: array(NUMBERS, sorted(map(number_of, self._lists.pop(word)))) for word in tuple(self._lists)}
        counts = Counter({word[1:]: len(places) for word, places in lists.items() if word.startswith("@")})
        named = facets.ranked([one for one in dossiers if counts[one.id]], counts)
        made = vocabulary(lists, _aliases(named))
        places = {one.id: number for number, one in enumerate(named)}
        actors = [tuple(sorted(places[key] for key in self._actors[place] if key in places)) for place in order]
        found = facets.files([self._values[place] for place in order], list(self._combined), actors, named)
        return Contents(
            tuple(self._classes.count(kind) for kind in (FOUND, TITLES, PLAIN)),
            made.starts,
            [("documents", self._table()), *made.files, *found],
        )

    def _table(self) -> dict[str, object]:
        """Five numbers for each document: its sentences of each class, its year, its outlet's place from 1 on."""
        outlets = sorted({outlet for *_, outlet in self._documents if outlet})
        places = {outlet: place for place, outlet in enumerate(["", *outlets])}
        rows = plain(n for row in self._documents for n in (*row[:4], places[row[4]]))
        return {"outlets": outlets, "rows": rows}


def _aliases(named: list[Dossier]) -> Iterator[Alias]:
    """Names that somebody may type; "@" and the id, by which filters ask, is one too.

    A form that begins with a small letter ("the council") is a description, which means somebody else elsewhere.
    """
    for number, one in enumerate(named):
        name = visible(one.name)
        yield Alias(f"@{one.id}", number, one.id, name, one.type)
        others = other_names(one.name) if one.type == "country" else ()
        forms = (one.name, *(form for form, _ in one.aliases if not form[:1].islower()), *one.merged, *others)
        for typed in dict.fromkeys(" ".join(words(form)) for form in forms):
            if typed:
                yield Alias(typed, number, one.id, name, one.type)
