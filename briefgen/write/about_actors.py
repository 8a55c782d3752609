"""What dossiers need beyond their own lists, gathered in one walk over the corpus.

In: the corpus. Out: for each dossier what others say about its actor, and what is said of it that binds nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from briefgen.corpus import Corpus, Entry
from briefgen.model import Briefing, Commitment


class About:
    """Of each dossier quotations of others that name it, and statements of what it should, may or will do.

    It remembers the documents that hold some; what they hold is looked up when it is asked for.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._said: defaultdict[str, list[Briefing]] = defaultdict(list)
        self._statements: defaultdict[str, list[Briefing]] = defaultdict(list)
        for briefing in corpus.briefings:
            for key in dict.fromkeys(key for _, keys in _named_in_quotations(briefing, corpus) for key in keys):
                self._said[key].append(briefing)
            for key in dict.fromkeys(key for entry in _statements(briefing, corpus) for key in _dossiers(entry)):
                self._statements[key].append(briefing)

    def said(self, dossier: str) -> list[Entry]:
        """What others say about it, the newest document first."""
        found = (one for b in self._said.get(dossier, ()) for one in _named_in_quotations(b, self._corpus))
        return [entry for entry, keys in found if dossier in keys]

    def statements(self, dossier: str) -> list[Entry]:
        """What is said of it that binds nobody, the newest document first."""
        found = (entry for b in self._statements.get(dossier, ()) for entry in _statements(b, self._corpus))
        return [entry for entry in found if dossier in _dossiers(entry)]


def _statements(briefing: Briefing, corpus: Corpus) -> list[Entry]:
    return [Entry(briefing, statement, _by(briefing, statement, corpus)) for statement in briefing.statements]


def _dossiers(entry: Entry) -> set[str]:
    return {key for _, key in entry.by if key}


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
