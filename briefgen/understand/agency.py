"""Who is bound by an undertaking: the subject, the speaker behind "we", the decider behind a passive.

In: a `Candidate`, the cast and the quotations. Out: `Bound`, with a doubt in words where it is a guess, or None where
nobody who could bind himself is in sight: a wrong attribution is worse than a missing line. noun_phrases.py knows whom
a phrase stands for, deciders.py who decides what is told in the passive.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from briefgen.site_lexicon import OWN
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, promised_not
from briefgen.understand.cast import Cast
from briefgen.understand.deciders import Deciders
from briefgen.understand.grammar import child, subject
from briefgen.understand.noun_phrases import Phrases
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.parties import ACTING, NOT_STATED, STATEMENTS, Bound
from briefgen.understand.spoken_pronouns import agrees
from briefgen.understand.turns import Turns

UNRESOLVED = frozenset({"he", "she", "they", "we", "i"})
SCHEDULED = frozenset({"be-to", "scheduled-to", "due-to", "headline-to", "timetable"})
ARRANGED = frozenset({"scheduled-to", "due-to", "timetable"})
VOLITIONAL = frozenset({"pledge-to", "pledge-that", "agree-to", "agree-that", "refuse-to", "threaten-to"})
"""Rules whose subject is somebody, whatever the word: "the welders vowed"."""


class Agency:
    """Answers who is bound, for one source."""

    def __init__(self, parsed: ParsedSource, cast: Cast, turns: Turns) -> None:
        """All three belong to one source."""
        self._cast = cast
        self._turns = turns
        self._phrases = Phrases(parsed, cast, turns)
        self._deciders = Deciders(self._phrases)

    def remember(self, candidate: Candidate, bound: Bound) -> None:
        """Keep who has bound himself, for what the next sentences tell without a decider."""
        self._deciders.remember(candidate, bound)

    def bound(self, candidate: Candidate) -> Bound | None:
        """Who is bound, or None where nobody who could bind himself is in sight."""
        return self._named(candidate) or self._unnamed(candidate)

    def _unnamed(self, candidate: Candidate) -> Bound | None:
        """Nobody is named: the pronoun as worded, or "not stated" where others decide and are not told."""
        token = candidate.bound
        if token is None or candidate.kind in STATEMENTS:
            return None
        word = token.lower_
        own = word in UNRESOLVED or (word == "it" and candidate.modal is None and candidate.rule not in SCHEDULED)
        if own and not candidate.decided and not self._turns.is_address:
            return Bound((word,), (), doubt=f'whom "{word}" stands for is not resolved')
        thing = child(candidate.head, "dobj")
        happens = candidate.head.lemma_.lower() in words("events") and (thing is None or thing.lower_ == "place")
        others = candidate.decided or candidate.rule in ARRANGED or happens
        quote = self._turns.quote_at(candidate.cue)
        future = candidate.modal == "will" or (candidate.modal == "would" and quote is not None and not quote.direct)
        told = (future and candidate.head.lemma_ != "be") or candidate.rule in SCHEDULED
        if others and told and (token.pos_ in {"NOUN", "PROPN", "NUM"} or word in {"it", "he", "she", "they"}):
            return Bound((NOT_STATED,), (), inferred=True, doubt="the text does not say who decides")
        return None

    def _named(self, candidate: Candidate) -> Bound | None:
        token = candidate.bound
        quote = self._turns.quote_at(candidate.head if candidate.entry.get("frame") == "launch" else candidate.cue)
        if token is not None and candidate.kind == "demand" and token.pos_ == "NOUN":
            return self._phrases.party(token, quote) or self._described(token)
        if token is None and candidate.entry.get("frame") in {"state", "to", "ing", "thing", "that"}:
            return None  # a fragment: "Happy to help."
        if token is None:
            told = candidate.modal != "would" and (candidate.modal != "will" or candidate.decided)
            return self._deciders.decider(candidate, quote) if told else None
        if (
            not candidate.decided
            and token.pos_ in {"NOUN", "PROPN"}
            and not self._phrases.acts(token)
            and (candidate.head.lemma_.lower() in words("events") or candidate.rule == "timetable")
        ):
            return self._deciders.decider(candidate, quote)
        if candidate.decided or (promised_not(candidate) and quote is not None):
            by = child(candidate.head, "agent")
            agent = child(by, "pobj") if by is not None else None
            if agent is not None:
                return self._phrases.party(agent, quote)
            if self._phrases.acts(token) and candidate.head.lemma_ in {"swear"}:
                return self._phrases.party(token, quote)
            return self._deciders.decider(candidate, quote)
        party = self._phrases.party(token, quote)
        if party is None and candidate.rule == "headline-to":
            return self._by_word(token)
        if candidate.entry.get("frame") == "that" and token.lower_ == "it":
            says = subject(candidate.cue)
            same = self._phrases.party(says, None) if says is not None else None
            if same is not None and agrees("it", same):
                return replace(same, doubt='"it" is taken for who says so')
        if party is None and candidate.entry.get("frame") == "that" and token.lower_ in {"this", "that", "it", "there"}:
            return self._deciders.decider(candidate, quote)  # "promised that this would not happen again"
        if party is None and candidate.cue.dep_ == "conj" and candidate.kind == "pledge":
            # the clause before may be wrongly read: "called for a review of how it is run and vowed to act"
            whole = child(candidate.cue.sent.root, "nsubj")
            party = self._phrases.party(whole, quote) if whole is not None and whole.i != token.i else None
            return replace(party, doubt="the subject of the sentence is taken") if party is not None else None
        somebody = (
            candidate.rule in VOLITIONAL
            or candidate.rule.startswith(OWN)
            or (candidate.kind == "obligation" and token.lemma_.lower() in words("kin"))
        )
        if party is None and somebody and token.tag_ in {"NN", "NNS"}:
            name = self._cast.who(token).name
            return Bound((name,), ()) if name else None  # whoever vows is somebody: "the welders"
        return party

    def _by_word(self, token: Token) -> Bound | None:
        """In headlines a name may be read as a noun: the one actor whose name has the word."""
        those = [actor for actor in self._cast.actors if actor.type in ACTING and token.text in actor.name.split()]
        return Bound((those[0].name,), (those[0],)) if len(those) == 1 and token.is_title else None

    def _described(self, token: Token) -> Bound | None:
        """A proposal or a letter may demand: it is shown as worded."""
        name = self._cast.who(token).name
        return Bound((name,), ()) if name else None
