"""The index of all sentences, as files for the search page.

In: the corpus. Out: (name, content) of every file. Sentences are numbered in the order in which results are shown among
equals: those in which something was found, then titles, then plain ones; in each the newest document first. So a list
of numbers is a ranked list, and whoever wants the first ten reads ten numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from briefgen.corpus import Corpus, Dossier
from briefgen.write.date_words import is_day
from briefgen.write.passages import Passages
from briefgen.write.render import visible
from briefgen.write.search import facets
from briefgen.write.search.country_names import other_names
from briefgen.write.search.scripts import plain
from briefgen.write.search.sentences import Document, Known, document
from briefgen.write.search.texts import text
from briefgen.write.search.vocabulary import Alias, vocabulary
from briefgen.write.search.words import words, words_of_lines
from briefgen.write.threads import Threads

TITLE = ("what:title",)
FOUND, TITLES, PLAIN = range(3)
"""Classes of sentences, in the order of their numbers."""


def files(corpus: Corpus, passages: Mapping[str, Passages], threads: Threads) -> Iterator[tuple[str, object]]:
    """Every file; the texts first, one document after the other, so that no two need be held at once."""
    made = _Index()
    known = Known(corpus, threads)
    for number, briefing in enumerate(corpus.briefings):
        one = document(passages[briefing.source.id], known)
        made.add(one)
        yield f"text/{number}", text(one)
    yield from made.files(corpus.dossiers)


class _Index:
    """Sentences as they come, numbered at the end: how many come before is not known until then."""

    def __init__(self) -> None:
        self._lists: defaultdict[str, list[int]] = defaultdict(list)
        self._classes: list[int] = []
        self._values: list[int] = []
        self._combined: dict[tuple[str, ...], int] = {}
        self._actors: list[tuple[str, ...]] = []
        self._documents: list[tuple[int, int, int, int, str]] = []

    def add(self, one: Document) -> None:
        """The next document."""
        before = len(self._classes)
        lines = [sentence.text for sentence in one.sentences]
        for sentence, its in zip(one.sentences, words_of_lines(lines) if lines else [], strict=True):
            self._sentence(its, FOUND if sentence.findings else PLAIN, sentence.values, sentence.actors)
        if one.titled:
            self._sentence(words(one.title), TITLES, TITLE, ())
        counts = Counter(self._classes[before:])
        year = int(one.date[:4]) if one.date and is_day(one.date) else 0
        self._documents.append((counts[FOUND], counts[TITLES], counts[PLAIN], year, visible(one.outlet or "")))

    def _sentence(self, its: Iterable[str], kind: int, values: tuple[str, ...], actors: tuple[str, ...]) -> None:
        place = len(self._classes)
        for word in set(its):
            self._lists[word].append(place)
        for actor in actors:
            self._lists[f"@{actor}"].append(place)
        self._classes.append(kind)
        self._values.append(self._combined.setdefault(values, len(self._combined)))
        self._actors.append(actors)

    def files(self, dossiers: Iterable[Dossier]) -> Iterator[tuple[str, object]]:
        """All but the texts."""
        order = sorted(range(len(self._classes)), key=self._classes.__getitem__)
        numbers = [0] * len(order)
        for number, place in enumerate(order):
            numbers[place] = number
        number_of = numbers.__getitem__
        lists = {word: sorted(map(number_of, places)) for word, places in self._lists.items()}
        counts = Counter({word[1:]: len(places) for word, places in lists.items() if word.startswith("@")})
        named = facets.ranked([one for one in dossiers if counts[one.id]], counts)
        outlets = sorted({outlet for *_, outlet in self._documents if outlet})
        outlet_numbers = {outlet: number for number, outlet in enumerate(["", *outlets])}
        made = vocabulary(lists, _aliases(named))
        yield (
            "start",
            {
                "counts": [self._classes.count(kind) for kind in (FOUND, TITLES, PLAIN)],
                "starts": made.starts,
                "outlets": outlets,
                "mentions": facets.MENTIONS_BLOCK,
                "actors": facets.ACTORS_BLOCK,
            },
        )
        yield (
            "documents",
            plain(n for row in self._documents for n in (*row[:4], outlet_numbers[row[4]])),
        )
        yield from made.files
        places = {one.id: number for number, one in enumerate(named)}
        actors = [tuple(sorted(places[key] for key in self._actors[place] if key in places)) for place in order]
        yield from facets.files([self._values[place] for place in order], list(self._combined), actors, named)


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
