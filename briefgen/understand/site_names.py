"""Where actors of the site's lexicon are named, and what its abbreviations stand for.

In: a ParsedSource, mentions. Out: places of names, which mentions.py takes for names whatever the language model sees
and merging.py for one actor. A longer name that means somebody else ("but_not") names an actor of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.site_lexicon import KnownActor
from briefgen.understand import people, places, site_words
from briefgen.understand.names import key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span

    from briefgen.understand.mentions import Mention
    from briefgen.understand.parsed import ParsedSource


def find(parsed: ParsedSource) -> dict[tuple[int, int], KnownActor]:
    """(first token, token behind the last) of each name of an actor of the lexicon, in order, to the actor."""
    words = site_words.of(parsed.doc)
    if words is None or not words.names:
        return {}
    doc = parsed.doc
    every = (place for sentence in parsed.sentences for place in words.names.find(doc, sentence.start, sentence.end))
    return {(start, end): actor for start, end, actor in every}


def titles(parsed: ParsedSource) -> frozenset[int]:
    """The tokens that are short for a title, as "Min." of "Minister": they belong to no name."""
    words = site_words.of(parsed.doc)
    told = words.lexicon.abbreviations if words is not None else ()
    shorts = {one.short for one in told if one.long and _is_title(one.long)}
    return frozenset(token.i for token in parsed.doc if token.text in shorts) if shorts else frozenset()


def only_short(span: Span) -> bool:
    """The whole span is an abbreviation that names nobody, as "Art."."""
    words = site_words.of(span.doc)
    told = words.lexicon.abbreviations if words is not None else ()
    return any(one.short == span.text and not one.long for one in told)


def spell_out(parsed: ParsedSource, mentions: Iterable[Mention]) -> None:
    """Let an abbreviation of the lexicon and its long form name one actor, called by the long form.

    Only where it stands as a name: the lexicon says what "HB" is short for, not that it acts.
    """
    words = site_words.of(parsed.doc)
    known: dict[tuple[str, ...], KnownActor] = {}
    for one in words.lexicon.abbreviations if words is not None else ():
        if one.long and not _is_title(one.long):
            known |= dict.fromkeys((key(one.short), key(one.long)), KnownActor(one.long, None, (one.short,), ()))
    for mention in mentions if known else ():
        actor = known.get(mention.name)
        if actor is not None and mention.actor is None and mention.nation is None:
            mention.nation = places.country(actor.name)
            mention.actor = actor if mention.nation is None else None


def _is_title(words: str) -> bool:
    return people.role(words.rsplit(maxsplit=1)[-1]) or people.honorific(words.rsplit(maxsplit=1)[-1]) is not None
