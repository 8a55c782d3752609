"""The site's lexicon made ready for one document, and how the rules get at it.

In: the entries that concern the document, the language model. Out: `SiteWords`, which travels with its Doc: a rule that
has a token has it, too. Nothing but the empty one is there where the site has no lexicon.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.site_lexicon import CommitmentCue, KnownActor, NonCommitmentCue, SiteLexicon, SpeechVerb, Topic
from briefgen.understand.relevant import plain
from briefgen.understand.site_phrases import Phrases
from briefgen.understand.word_forms import of_noun, of_verb

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

KEY = "briefgen_site_words"


@dataclass(frozen=True, slots=True)
class SiteWords:
    """The phrases of a lexicon by what they are for.

    Attributes:
        names: Those that mean somebody else ("but_not") among them, each as an actor of its own.
        shorts: Abbreviations that end in a full stop, as they are written.
    """

    lexicon: SiteLexicon
    cues: Phrases[CommitmentCue | NonCommitmentCue]
    verbs: Phrases[SpeechVerb]
    names: Phrases[KnownActor]
    topics: Phrases[Topic]
    shorts: frozenset[str]


def made(lexicon: SiteLexicon, nlp: Language) -> SiteWords:
    """The lexicon with its phrases cut as the language model cuts texts."""
    cut = nlp.make_doc
    return SiteWords(
        lexicon,
        Phrases(_cues(lexicon), cut, of_verb),
        Phrases(((one.phrase, one) for one in lexicon.speech_verbs), cut, of_verb),
        Phrases(_names(lexicon.actors), cut, plain),
        Phrases(((word, one) for one in lexicon.topics for word in one.words), cut, of_noun),
        frozenset(one.short for one in lexicon.abbreviations if one.short.endswith(".")),
    )


def _cues(lexicon: SiteLexicon) -> Iterator[tuple[str, CommitmentCue | NonCommitmentCue]]:
    for one in lexicon.commitment_cues:
        yield one.phrase, one
    for other in lexicon.non_commitment_cues:
        yield other.phrase, other


def _names(actors: Iterable[KnownActor]) -> Iterator[tuple[str, KnownActor]]:
    for one in actors:
        for name in (one.name, *one.forms):
            yield name, one
    for one in actors:
        for name in one.but_not:
            yield name, KnownActor(name, one.type, (), ())


def put(doc: Doc, words: SiteWords | None) -> Doc:
    """The same Doc, from whose tokens `of` finds the words again."""
    if words is not None:
        doc.user_data[KEY] = words
    return doc


def of(doc: Doc) -> SiteWords | None:
    """What `put` gave the Doc; None where the site has no lexicon, or none that concerns it."""
    found: SiteWords | None = doc.user_data.get(KEY)
    return found
