"""Who binds himself to what; precision before recall.

In: a parsed source with its cast, quotations and dates. Out: commitments, and statements that only look like one. A
verb in the future binds where its subject can bind itself: somebody's own "nous ferons", or a person, body or country
of whom the outlet or somebody else says that it will act. What becomes of things binds who says so, if that is
somebody in charge, and only for acts of the lexicon ("sera réparé").
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from briefgen.identity import content_id
from briefgen.model import Commitment
from briefgen.understand.cast import Who
from briefgen.understand.universal import cues, moods, sayings, terms
from briefgen.understand.universal.parties import STATEMENTS, Parties

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.model import DateMention, Evidence, Quote
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.cast import Cast
    from briefgen.understand.universal.cues import Candidate
    from briefgen.understand.universal.words import Words


class _Reader:
    """Reads the undertakings of one source."""

    def __init__(
        self, parsed: ParsedSource, cast: Cast, words: Words, quotes: tuple[Quote, ...], dates: tuple[DateMention, ...]
    ) -> None:
        self.parsed, self.cast, self.words = parsed, cast, words
        self.quotes, self.dates = quotes, dates
        self.parties = Parties(cast, words)
        told = sayings.find(parsed.doc, words)
        self.starts = {s.cue.start for s in told} | self._froms(parsed)
        self._taken: set[str] = set()

    def _froms(self, parsed: ParsedSource) -> set[int]:
        return {span.start for sentence in parsed.sentences for span in sayings.according(sentence, self.words)}

    def quote_at(self, token: Token) -> Quote | None:
        """The innermost quotation that holds the token; of a direct and an indirect one the direct."""
        start = self.parsed.start(token)
        inside = [q for q in self.quotes if q.words.start <= start < q.words.end]
        return min(inside, key=lambda q: (not q.direct, q.words.end - q.words.start), default=None)

    def read(self, one: Candidate) -> Commitment | None:
        """The commitment or statement of a candidate; None where it is neither, or nobody can be told."""
        quote = self.quote_at(one.cue)
        if quote is None and any(t.text == "?" for t in one.cue.sent[-2:]):
            return None
        if moods.left_open(one, self.words):
            return None
        if one.rule in {"future", "conditional"}:
            return self._ahead(one, quote)
        if one.entry.get("object"):
            bound, kind = self.parties.asked(one, quote), str(one.kind)
        elif one.entry.get("impersonal"):
            bound, kind = self.parties.speaker(quote), str(one.kind)
        else:
            bound, kind = self.parties.subject(one.cue, quote), str(one.kind)
        if one.entry.get("legal") and not moods.legal(one.cue, self.parsed, self.words):
            return None
        if bound.name is None or not self.parties.able(bound):
            return None
        reason = one.entry.get("reason") if kind in STATEMENTS else None
        if kind == "position":
            reason = "says what is not intended"
        if kind in STATEMENTS and reason is None:
            return None
        if kind in {"plan", "consideration"} and one.act.lemma_.lower() in self.words.all(
            "commitments", "outcomes", "verbs"
        ):
            return None
        if kind == "plan" and quote is not None and quote.direct and self.parties.is_first(one.cue):
            kind = "pledge"
        return self._finding(one, bound, kind, reason, quote)

    # --- the future ---------------------------------------------------------------------------------------------------

    def _ahead(self, one: Candidate, quote: Quote | None) -> Commitment | None:
        """A verb in the future; a conditional only where it reports what somebody said of the future."""
        if one.rule == "conditional" and (quote is None or quote.direct):
            return None
        verb = one.act.lemma_.lower()
        if one.passive:
            return self._undergone(one, quote)
        if verb in self.words.all("commitments", "outcomes", "verbs"):
            return None
        bound = self.parties.subject(one.cue, quote)
        if bound.name is not None and self.parties.able(bound):
            return self._finding(one, bound, self._kind(one, bound, quote), None, quote)
        if verb in self.words.all("commitments", "events", "verbs"):
            return self._undergone(dataclasses.replace(one, rule="event"), quote)
        return None

    def _undergone(self, one: Candidate, quote: Quote | None) -> Commitment | None:
        """What will be done to a thing binds who says so, if that is a body, or somebody with an office."""
        verb = one.act.lemma_.lower()
        listed = self.words.all("commitments", "events" if one.rule == "event" else "passives", "verbs")
        if verb not in listed or quote is None or any(t.dep_ == "obl:agent" for t in one.act.children):
            return None
        bound = self.parties.speaker(quote)
        actor = bound.actors[0] if len(bound.actors) == 1 else None
        in_charge = actor is not None and (actor.type in {"organization", "country"} or self.parties.in_charge(actor))
        if not in_charge or bound.name is None:
            return None
        doubt = "the words do not say who will do it; inferred from who says so"
        kind = "pledge" if one.rule != "event" or one.negated else "plan"
        return self._finding(one, Who(bound.actors, bound.name, bound.rule, doubt), kind, None, quote)

    def _kind(self, one: Candidate, bound: Who, quote: Quote | None) -> str:
        """A promise in one's own words; a plan as told by others or by the outlet; a refusal where it is negated."""
        own = quote is not None and self.parties.is_first(one.cue)
        if one.negated:
            return "refusal"
        if own and quote is not None and quote.direct:
            return "pledge"
        if quote is None:
            return "plan"
        speaks = any(actor.id == quote.speaker_id for actor in bound.actors) or bound.rule == "who/own"
        return "pledge" if speaks else "plan"

    # --- the finding --------------------------------------------------------------------------------------------------

    def _finding(self, one: Candidate, bound: Who, kind: str, reason: str | None, quote: Quote | None) -> Commitment:
        sentence = self.parsed.sentences[self.parsed.sentence_number(one.act)]
        end = terms.clause_end(one, sentence.end, self.words, self.starts)
        action = self._words(terms.action(one, end, self.words))
        low = self._clause_start(one, sentence)
        condition = terms.condition(one, low.i, end, self.words) or terms.condition(
            one, low.i, sentence.end, self.words
        )
        free = [d for d in self.dates if condition is None or not _inside(d, self.parsed.evidence(condition))]
        deadline = terms.deadline(self.parsed, free, low, end, one.act, self.words)
        evidence = self.parsed.evidence(sentence)
        names = tuple(actor.name for actor in bound.actors) or (str(bound.name),)
        speaker = self._told_by(bound, quote)
        prefix = "n" if reason else "c"
        return Commitment(
            id=content_id(prefix, kind, names[0], action.quote, evidence.quote, taken=self._taken),
            actors=names,
            actor_ids=tuple(actor.id for actor in bound.actors),
            action=action,
            recipients=(),
            kind=kind,  # type: ignore[arg-type]  # the kinds of the lexicon, which its test holds
            reaffirmed=False,
            condition=self.parsed.evidence(condition).quote if condition is not None else None,
            reported=speaker is not None and not self._is_of(quote, bound),
            channel=None,
            hedge=None,
            deadline=deadline,
            checkable=deadline is not None or any(t.dep_.startswith("obj") or t.pos_ == "NUM" for t in one.act.subtree),
            speaker=speaker,
            thread=content_id("t", names[0], " ".join(sorted(_content(one))), taken=set()),
            evidence=evidence,
            rule=f"commitments/{one.rule}",
            reason=reason,
            doubt=bound.doubt,
        )

    def _clause_start(self, one: Candidate, sentence: Span) -> Token:
        """Where terms of the act may stand before it: behind the last mark or frame."""
        doc = one.cue.doc
        for at in range(one.cue.i - 1, sentence.start - 1, -1):
            if doc[at].text in {"“", "”", ";", ":", "—"} or doc[at].lower_ in self.words.grammar("clauses", "that"):
                return doc[at + 1]
        return doc[sentence.start]

    def _words(self, span: Span) -> Evidence:
        return self.parsed.evidence(span)

    def _told_by(self, bound: Who, quote: Quote | None) -> str | None:
        if quote is None or quote.speaker is None:
            return None
        return None if quote.speaker in {*(actor.name for actor in bound.actors), bound.name} else quote.speaker

    def _is_of(self, quote: Quote | None, bound: Who) -> bool:
        """Whoever says so speaks for the body that is bound."""
        speaker = self.cast.by_id(quote.speaker_id) if quote is not None and quote.speaker_id else None
        principal = self.cast.principal(speaker) if speaker is not None else None
        described = not bound.actors
        return described or (principal is not None and any(principal.id == actor.id for actor in bound.actors))


def _inside(date: DateMention, words: Evidence) -> bool:
    return words.start <= date.evidence.start < words.end


def _content(one: Candidate) -> set[str]:
    return {
        t.lemma_.lower() for t in one.act.subtree if t.pos_ in {"NOUN", "PROPN", "VERB", "NUM"} and t.i >= one.act.i
    }


def find(
    parsed: ParsedSource, cast: Cast, words: Words, quotes: tuple[Quote, ...], dates: tuple[DateMention, ...]
) -> tuple[tuple[Commitment, ...], tuple[Commitment, ...]]:
    """Commitments, and statements that look like commitments and are not, each in order of the text."""
    if not words.has("commitments"):
        return (), ()
    reader = _Reader(parsed, cast, words, quotes, dates)
    found = [reader.read(one) for sentence in parsed.sentences for one in cues.candidates(sentence, words)]
    told = sorted((one for one in found if one is not None), key=lambda one: (one.evidence.start, one.action.start))
    return tuple(one for one in told if one.reason is None), tuple(one for one in told if one.reason is not None)
