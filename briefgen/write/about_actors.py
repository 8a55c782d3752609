"""What dossiers need beyond their own lists, gathered in one walk over the corpus.

In: the corpus. Out: for each dossier what others say about its actor, and what is said of it that binds nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field

from briefgen.corpus import Corpus, Entry
from briefgen.model import Briefing, Commitment


@dataclass(slots=True)
class About:
    """Of one dossier: quotations of others that name it, and statements of what it should, may or will do."""

    said: list[Entry] = field(default_factory=list)
    statements: list[Entry] = field(default_factory=list)


def about(corpus: Corpus) -> dict[str, About]:
    """For every dossier, by id; the newest document first in each list."""
    found: dict[str, About] = defaultdict(About)
    for briefing in corpus.briefings:
        for entry, dossiers in _named_in_quotations(briefing, corpus):
            for dossier in dossiers:
                found[dossier].said.append(entry)
        for statement in briefing.statements:
            entry = Entry(briefing, statement, _by(briefing, statement, corpus))
            for dossier in {key for _, key in entry.by if key}:
                found[dossier].statements.append(entry)
    return found


def _named_in_quotations(briefing: Briefing, corpus: Corpus) -> list[tuple[Entry, set[str]]]:
    """Each quotation that names actors other than its speaker, and their dossiers."""
    source = briefing.source.id
    mentions = sorted(
        (mention.start, mention.end, dossier)
        for actor in briefing.actors
        if (dossier := corpus.dossier_of.get((source, actor.id)))
        for mention in actor.mentions
    )
    found = []
    for quote in briefing.quotes:
        speaker = corpus.dossier_of.get((source, quote.speaker_id)) if quote.speaker_id else None
        if quote.speaker is None:
            continue
        named = set()
        for start, end, dossier in mentions[bisect_left(mentions, (quote.words.start,)) :]:
            if start >= quote.words.end:
                break
            if end <= quote.words.end and dossier != speaker:
                named.add(dossier)
        if named:
            found.append((Entry(briefing, quote, ((quote.speaker, speaker),)), named))
    return found


def _by(briefing: Briefing, found: Commitment, corpus: Corpus) -> tuple[tuple[str, str | None], ...]:
    """The names with their dossiers, where it is certain which actor each name means."""
    if len(found.actors) != len(found.actor_ids):
        return tuple((name, None) for name in found.actors)
    source = briefing.source.id
    return tuple(
        (name, corpus.dossier_of.get((source, actor)))
        for name, actor in zip(found.actors, found.actor_ids, strict=True)
    )
