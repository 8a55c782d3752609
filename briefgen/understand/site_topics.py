"""What a document is about, by the words of the site's lexicon.

In: a ParsedSource. Out: `Topic`s, each with every place of its words; none where the site has no lexicon. Nothing is
guessed: a topic is there because one of its words is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.identity import content_id
from briefgen.model import Topic
from briefgen.site_lexicon import own
from briefgen.understand import site_words

if TYPE_CHECKING:
    from briefgen.model import Evidence
    from briefgen.understand.parsed import ParsedSource


def find(parsed: ParsedSource) -> tuple[Topic, ...]:
    """The topics, those of most places first, then by name."""
    words = site_words.of(parsed.doc)
    if words is None or not words.topics:
        return ()
    doc = parsed.doc
    places: dict[str, list[Evidence]] = {}
    for sentence in parsed.sentences:
        for start, end, topic in words.topics.find(doc, sentence.start, sentence.end):
            places.setdefault(topic.name, []).append(parsed.evidence(doc[start:end]))
    taken: set[str] = set()
    ordered = sorted(places.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(
        Topic(content_id("o", name, taken=taken), name, tuple(found), found[0], f"topics/{own(name)}")
        for name, found in ordered
    )
