"""Which entries of the site's lexicon concern a document: those of which all words stand in it, wherever.

In: the lexicon, and the words of a document. Out: the lexicon without the other entries. A document is read with that
one alone, so its digest can be in the name under which the findings are kept: an edited entry has only those documents
read again in which its words stand. Whether they stand there side by side is site_phrases.py's to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet

from briefgen.model import Source
from briefgen.site_lexicon import NO_LEXICON, Item, SiteLexicon
from briefgen.understand.word_forms import of_noun, of_verb, words

Forms = Callable[[str], frozenset[str]]


def vocabulary(source: Source) -> frozenset[str]:
    """The words of all that is read of the source, in small letters."""
    found: set[str] = set()
    for block in source.blocks:
        found.update(words(source.reading(block.start, block.end)))
    return frozenset(found)


class Entries:
    """The entries of one lexicon, asked for many documents: each is looked up by its longest word."""

    def __init__(self, lexicon: SiteLexicon) -> None:
        """Makes the forms of all words, once."""
        self._lexicon = lexicon
        self._by_word: dict[str, list[tuple[Item, list[frozenset[str]]]]] = {}
        for item, phrases, forms in _phrases(lexicon):
            for phrase in phrases:
                first, *others = sorted(words(phrase), key=len, reverse=True) or [""]
                for form in forms(first):
                    self._by_word.setdefault(form, []).append((item, [forms(word) for word in others]))

    def of(self, known: AbstractSet[str]) -> SiteLexicon:
        """The lexicon without the entries that can find nothing where these are the words."""
        found: set[Item] = set()
        for word in known & self._by_word.keys():
            for item, others in self._by_word[word]:
                if all(not forms.isdisjoint(known) for forms in others):
                    found.add(item)
        if not found:
            return NO_LEXICON
        whole = self._lexicon
        return SiteLexicon(
            tuple(one for one in whole.commitment_cues if one in found),
            tuple(one for one in whole.non_commitment_cues if one in found),
            tuple(one for one in whole.speech_verbs if one in found),
            tuple(one for one in whole.actors if one in found),
            tuple(one for one in whole.abbreviations if one in found),
            tuple(one for one in whole.topics if one in found),
        )


def _phrases(lexicon: SiteLexicon) -> Iterator[tuple[Item, Iterable[str], Forms]]:
    """Each entry with its phrases and the forms in which their words count."""
    yield from ((one, [one.phrase], of_verb) for one in lexicon.commitment_cues)
    yield from ((one, [one.phrase], of_verb) for one in lexicon.non_commitment_cues)
    yield from ((one, [one.phrase], of_verb) for one in lexicon.speech_verbs)
    yield from ((one, [one.name, *one.forms], plain) for one in lexicon.actors)
    yield from ((one, [one.short], plain) for one in lexicon.abbreviations)
    yield from ((one, one.words, of_noun) for one in lexicon.topics)


def plain(word: str) -> frozenset[str]:
    """The word as it stands: names have no other forms."""
    return frozenset({word})
