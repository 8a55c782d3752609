"""Who decides what is told without its decider: "will be built", "the fair opens on Friday".

In: a `Candidate` and the quotation it stands in. Out: a `Bound` that says how it was inferred, or None. Asked by
agency.py, which tells it who has bound himself before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from briefgen.model import Actor, Quote
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate
from briefgen.understand.grammar import child, clauses_above
from briefgen.understand.noun_phrases import Phrases
from briefgen.understand.parties import ACTING, Bound, is_body, only_tells

TURNS_AWAY = frozenset({"meanwhile", "elsewhere", "separately"})
"""Words at the head of a sentence that turns to another matter."""
OFTEN = 3
"""Mentions of the body that a source is about."""
GOES_ON = 3
"""Sentences over which a body that has bound itself is taken to decide what is told in the passive."""
NOT_HERE = "the text does not name here who decides"


def _inferred(names: tuple[str, ...], actors: tuple[Actor, ...], doubt: str) -> Bound:
    return Bound(names, actors, inferred=True, doubt=doubt)


class Deciders:
    """Answers who decides, for one source."""

    def __init__(self, phrases: Phrases) -> None:
        """The phrases are those of the source."""
        self._phrases = phrases
        self._cast = phrases.cast
        self._parsed = phrases.parsed
        self._last: tuple[int, Bound] | None = None

    def remember(self, candidate: Candidate, bound: Bound) -> None:
        """Keep a body that has bound itself: what the next sentences say in the passive is likely its decision, too."""
        if any(actor.type in {"organization", "country"} for actor in bound.actors):
            self._last = (self._parsed.sentence_number(candidate.cue), bound)

    def decider(self, candidate: Candidate, quote: Quote | None) -> Bound | None:
        """Those who decide, by the nearest evidence there is; None where there is none."""
        return next((found for found in self._ways(candidate, quote) if found is not None), None)

    def _ways(self, candidate: Candidate, quote: Quote | None) -> Iterator[Bound | None]:
        """From what the sentence says to what the whole source is about."""
        if candidate.entry.get("frame") == "that":
            says = child(candidate.cue, "nsubj")
            yield self._as(says, self._phrases.turns.quote_at(candidate.cue), "who says so")
        if quote is not None and quote.speaker is not None and not only_tells(quote.speaker):
            yield self._speaker(quote)
        undergoes = candidate.bound
        yield self._as(child(undergoes, "poss") if undergoes is not None else None, quote, "whose it is")
        for verb in clauses_above(candidate.head):
            above = child(verb, "nsubj")
            if above is not None and above.pos_ == "PROPN" and not self._only_says(above, verb):
                yield self._as(above, quote, "the sentence")
        if undergoes is not None and candidate.decided:
            yield self._employer(undergoes, quote)
        if undergoes is not None and undergoes.lemma_.lower() in words("trials"):
            return  # a court's matter, whatever body the source is about
        if undergoes is None or undergoes.pos_ == "NOUN":
            yield self._leading(candidate.head)
        yield self._before(candidate)
        if undergoes is not None and not candidate.negated:
            yield self._dominant(undergoes)

    def _only_says(self, subject: Token, verb: Token) -> bool:
        """A person who acts for nobody and says it: he tells what others decide."""
        actors = self._cast.who(subject).actors if verb.lemma_ in words("telling") else ()
        return any(actor.type == "person" and self._cast.principal(actor) is None for actor in actors)

    def _as(self, token: Token | None, quote: Quote | None, source: str) -> Bound | None:
        party = self._phrases.party(token, quote) if token is not None else None
        doubt = f"who decides is inferred from {source}"
        return replace(party, inferred=True, doubt=doubt) if party is not None else None

    def _speaker(self, quote: Quote) -> Bound | None:
        """The one who says so, and the body for which he acts before him."""
        doubt = "who decides is inferred from who says so"
        actor = self._cast.by_id(quote.speaker_id) if quote.speaker_id else None
        if actor is not None and actor.type in ACTING:
            principal = self._cast.principal(actor) if actor.type == "person" else None
            both = tuple(dict.fromkeys(one for one in (principal, actor) if one is not None))
            return _inferred(tuple(one.name for one in both), both, doubt)
        if actor is None and quote.speaker and is_body(quote.speaker):
            return _inferred((quote.speaker,), (), doubt)
        return None

    def _employer(self, undergoes: Token, quote: Quote | None) -> Bound | None:
        """As in "the director will be paid": by the body for which the one who undergoes it acts."""
        party = self._phrases.party(undergoes, quote)
        if party is None or len(party.actors) != 1 or party.actors[0].type != "person":
            return None
        principal = self._cast.principal(party.actors[0])
        doubt = "who decides is inferred from whose person it is"
        return _inferred((principal.name,), (principal,), doubt) if principal is not None else None

    def _before(self, candidate: Candidate) -> Bound | None:
        """A body that has bound itself in the sentences right before, unless one of them turns to another matter."""
        if self._last is None:
            return None
        since, now = self._last[0], self._parsed.sentence_number(candidate.cue)
        turned = any(sentence[0].lower_ in TURNS_AWAY for sentence in self._parsed.sentences[since + 1 : now + 1])
        if turned or not 0 <= now - since <= GOES_ON:
            return None
        return replace(self._last[1], inferred=True, first_person=None, doubt="who decides is taken from before")

    def _bodies(self) -> list[Actor]:
        return [actor for actor in self._cast.actors if actor.type in {"organization", "country"}]

    def _dominant(self, undergoes: Token) -> Bound | None:
        """The body or country that the source names far more often than any other, unless it is the one undergoing."""
        bodies = sorted(self._bodies(), key=lambda actor: -len(actor.mentions))
        if not bodies or len(bodies[0].mentions) < OFTEN or bodies[0] in self._cast.who(undergoes).actors:
            return None
        if len(bodies) > 1 and len(bodies[0].mentions) < 2 * len(bodies[1].mentions):
            return None
        return _inferred((bodies[0].name,), (bodies[0],), NOT_HERE)

    def _leading(self, token: Token) -> Bound | None:
        """The most salient body or country, where this block or the one before names it before the token.

        Named once in the source, it is no leading body.
        """
        leading = next(iter(self._bodies()), None)
        if leading is None or len(leading.mentions) < 2:
            return None
        since = self._parsed.source.blocks[max(self._parsed.block_of(token) - 1, 0)].start
        named = any(since <= mention.start < self._parsed.start(token) for mention in leading.mentions)
        return _inferred((leading.name,), (leading,), NOT_HERE) if named else None
