"""The index of all sentences, as files for the search page.

In: the corpus. Out: (name, content) of every file, and what the page says by itself. Documents become segments, which
are kept (segment.py), and these are put end to end (merge.py). Sentences are numbered in the
order in which results are shown among equals: those in which something was found, then titles, then plain ones; in each
the newest document first. So a list of numbers is a ranked list, and whoever wants the first ten reads ten numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.corpus import Dossier
from briefgen.quick_json import compact, parsed
from briefgen.visible import visible
from briefgen.write.date_words import is_day
from briefgen.write.search import facets
from briefgen.write.search.country_names import other_names
from briefgen.write.search.merge import Merged
from briefgen.write.search.scripts import json_of, plain
from briefgen.write.search.segment import Row
from briefgen.write.search.sentences import Given, document
from briefgen.write.search.texts import text
from briefgen.write.search.vocabulary import Alias, vocabulary
from briefgen.write.search.words import words, words_of_lines


def of_document(given: Given) -> Mapping[str, bytes]:
    """What the index needs of one document, as JSON: its "text" for the page, and its "words".

    These are, of each sentence, the words, apart by spaces and each once, whether something was found, what filters
    find it by, its actors; those of the title where they stand in no sentence; the year; the outlet.
    """
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


def contents(segments: Iterable[bytes], folders: Sequence[tuple[str, int]], dossiers: Iterable[Dossier]) -> Contents:
    """`segments` are those of all documents, the newest first; `folders` those of their texts, see texts.py."""
    merged = Merged()
    for one in segments:
        merged.add(*parsed(one))
    groups = list(merged.groups())
    counts = Counter({group.forms[0][1:]: group.count for group in groups if group.forms[0].startswith("@")})
    named = facets.ranked([one for one in dossiers if counts[one.id]], counts)
    made = vocabulary(groups, _aliases(named))
    found = facets.files(merged.values, merged.actors, named)
    table = _table(merged.documents, folders)
    return Contents(tuple(merged.counts), made.starts, [("documents", table), *made.files, *found])


def _table(documents: Sequence[Row], folders: Sequence[tuple[str, int]]) -> dict[str, object]:
    """Five columns: the sentences of each class, the year, the outlet's place from 1 on; and where the texts lie."""
    outlets = sorted({outlet for *_, outlet in documents if outlet})
    places = {outlet: place for place, outlet in enumerate(["", *outlets])}
    rows = [(*row, places[outlet]) for *row, outlet in documents]
    columns = "".join(map(plain, zip(*rows, strict=True)))
    return {"outlets": outlets, "columns": columns, "folders": [part for folder in folders for part in folder]}


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
