"""What dossiers need beyond their own lists, gathered in one walk over the corpus.

In: the corpus. Out: for each dossier what others say about its actor, and what is said of it that binds nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from briefgen.corpus import Corpus, Entry
from briefgen.model import Briefing, Commitment, Quote


class About:
    """Of each dossier quotations of others that name it, and statements of what it should, may or will do.

    It remembers where they stand; entries are made for those that are shown.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._said: defaultdict[str, list[tuple[Briefing, Quote]]] = defaultdict(list)
        self._statements: defaultdict[str, list[tuple[Briefing, Commitment]]] = defaultdict(list)
        for briefing in corpus.briefings:
            for quote, keys in _named_in_quotations(briefing, corpus):
                for key in keys:
                    self._said[key].append((briefing, quote))
            for statement in briefing.statements:
                for key in {key for _, key in _by(briefing, statement, corpus) if key}:
                    self._statements[key].append((briefing, statement))

    def said(self, dossier: str, most: int) -> tuple[tuple[Entry, ...], int]:
        """The first of what others say about it, the newest document first, and how many there are."""
        found = self._said.get(dossier, ())
        made = (Entry(b, it, ((it.speaker or "", _speaker(b, it, self._corpus)),)) for b, it in found[:most])
        return tuple(made), len(found)

    def statements(self, dossier: str, most: int) -> tuple[tuple[Entry, ...], int]:
        """The first of what is said of it that binds nobody, the newest document first, and how many there are."""
        found = self._statements.get(dossier, ())
        return tuple(Entry(b, one, _by(b, one, self._corpus)) for b, one in found[:most]), len(found)


def _speaker(briefing: Briefing, quote: Quote, corpus: Corpus) -> str | None:
    return corpus.dossier_of.get((briefing.source.id, quote.speaker_id)) if quote.speaker_id else None


def _named_in_quotations(briefing: Briefing, corpus: Corpus) -> list[tuple[Quote, set[str]]]:
    """Each quotation that names actors other than its speaker, and their dossiers."""
    if not briefing.quotes:
        return []
    source = briefing.source.id
    mentions = sorted(
        (mention.start, mention.end, dossier)
        for actor in briefing.actors
        if (dossier := corpus.dossier_of.get((source, actor.id)))
        for mention in actor.mentions
    )
    found = []
    for quote in briefing.quotes:
        if quote.speaker is None:
            continue
        speaker, named = _speaker(briefing, quote, corpus), set()
        for start, end, dossier in mentions[bisect_left(mentions, (quote.words.start,)) :]:
            if start >= quote.words.end:
                break
            if end <= quote.words.end and dossier != speaker:
                named.add(dossier)
        if named:
            found.append((quote, named))
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
