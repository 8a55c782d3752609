"""Which entries of the site's lexicon concern a document: those of which all words stand in it, wherever.

In: the lexicon, and the words of a document. Out: the lexicon without the other entries. A document is read with that
one alone, so its digest can be in the name under which the findings are kept: an edited entry has only those documents
read again in which its words stand. Whether they stand there side by side is site_phrases.py's to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from briefgen.model import Source
from briefgen.site_lexicon import SiteLexicon
from briefgen.understand.word_forms import of_noun, of_verb, words

Forms = Callable[[str], frozenset[str]]


def vocabulary(source: Source) -> frozenset[str]:
    """The words of all that is read of the source, in small letters."""
    found: set[str] = set()
    for block in source.blocks:
        found.update(words(source.reading(block.start, block.end)))
    return frozenset(found)


def relevant(lexicon: SiteLexicon, known: AbstractSet[str]) -> SiteLexicon:
    """The entries that can find something where these are the words."""
    if not lexicon:
        return lexicon

    def there(phrases: Iterable[str], forms: Forms) -> bool:
        return any(all(not forms(word).isdisjoint(known) for word in words(phrase)) for phrase in phrases)

    return SiteLexicon(
        tuple(one for one in lexicon.commitment_cues if there([one.phrase], of_verb)),
        tuple(one for one in lexicon.non_commitment_cues if there([one.phrase], of_verb)),
        tuple(one for one in lexicon.speech_verbs if there([one.phrase], of_verb)),
        tuple(one for one in lexicon.actors if there([one.name, *one.forms], plain)),
        tuple(one for one in lexicon.abbreviations if there([one.short], plain)),
        tuple(one for one in lexicon.topics if there(one.words, of_noun)),
    )


def plain(word: str) -> frozenset[str]:
    """The word as it stands: names have no other forms."""
    return frozenset({word})
