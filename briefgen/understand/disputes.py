"""Who disputes what: denials, doubts, accounts that differ, rival claims.

In: one parsed source with its cast and quotations. Out: `Dispute`s in order of the text. Where a sentence tells one is
said in dispute_frames.py. It is put down to whoever disputes, never to the outlet that reports it: a verdict without a
speaker ("the claim is false") is nobody's dispute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from briefgen.identity import content_id
from briefgen.model import Dispute
from briefgen.understand import missed
from briefgen.understand.answer import PLURAL, SINGULAR
from briefgen.understand.dispute_frames import PRONOUNS, RELATIVES, Contested, contested
from briefgen.understand.grammar import conjuncts
from briefgen.understand.parties import ACTING, names_people
from briefgen.understand.saying_verbs import is_record
from briefgen.understand.turns import I_FORMS, WE_FORMS, Turns

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.model import Actor, DisputeKind, Quote
    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource

LONGEST = 80
"""Tokens of what is disputed; more is a broken parse."""

Named = tuple[list[str], list[str], str | None]
"""Names, ids, and what makes them a guess."""


class _Reader:
    """Reads the disputes of one source."""

    def __init__(self, parsed: ParsedSource, who: Cast, quotes: tuple[Quote, ...]) -> None:
        self._parsed = parsed
        self._cast = who
        self._quotes = quotes
        self._turns = Turns(parsed, quotes)
        self._taken: set[str] = set()

    def read(self, one: Contested) -> Dispute | None:
        """The dispute; None where nobody can be told to dispute it, or it cannot be shown."""
        about = self._parsed.evidence(one.about)
        evidence = self._parsed.sentence_evidence(one.verb)
        inside = evidence.start <= about.start < about.end <= evidence.end
        if not inside or len(one.about) > LONGEST or one.about.text.lower() in RELATIVES:
            return None
        named = self._said(one) if one.said else self._named(one)
        if named is None:
            return None
        names, ids, doubt = named
        if one.about.text.lower() in PRONOUNS and doubt is None:
            doubt = f'what is disputed is only called "{one.about.text}" here'
        return Dispute(
            id=content_id("x", one.cue["kind"], *names, about.quote, evidence.quote, taken=self._taken),
            kind=cast("DisputeKind", one.cue["kind"]),
            by=tuple(names),
            by_ids=tuple(ids),
            about=about,
            evidence=evidence,
            channel=self._channel(one, names),
            rule=f"disputes/{one.cue['id']}",
            doubt=doubt,
        )

    def _said(self, one: Contested) -> Named | None:
        """Whoever speaks disputes it."""
        quote = next((q for q in self._turns.chain_at(one.verb) if q.speaker), None)
        if quote is None or quote.speaker is None:
            return None
        return [quote.speaker], [quote.speaker_id] if quote.speaker_id else [], quote.doubt

    def _named(self, one: Contested) -> Named | None:
        names: list[str] = []
        ids: list[str] = []
        doubts: list[str] = []
        for head in (t for first in one.by for t in conjuncts(first)):
            if head.lower_ in I_FORMS | WE_FORMS:
                return self._said(one)
            who = self._cast.who(head)
            acting = [actor for actor in who.actors if actor.type in ACTING]
            if acting:
                names += [actor.name for actor in acting]
                ids += [actor.id for actor in acting]
                doubts += [who.doubt] if who.doubt else []
            elif who.name and (names_people(head) or is_record(head) or head.pos_ == "PROPN"):
                names.append(who.name)
            elif who.name is None and head.lower_ in SINGULAR | PLURAL | {"he", "she"}:
                near = self._only_one(head)
                if near is not None:
                    names.append(near.name)
                    ids.append(near.id)
                doubts.append(
                    f'inferred from "{head.text}"' if near else f'the text does not tell whom "{head.text}" means'
                )
            else:
                return None  # "the figures dispute it", "the colour contradicts": nobody speaks
        if not names and not doubts and one.by:
            return None
        if not one.by and one.verb.dep_ not in {"ROOT", "relcl", "acl", "conj", "ccomp"}:
            return None
        return list(dict.fromkeys(names)), list(dict.fromkeys(ids)), doubts[0] if doubts else None

    def _only_one(self, pronoun: Token) -> Actor | None:
        """The one country or body that the sentence names before "it"; None where it names none, or two."""
        if pronoun.lower_ != "it":
            return None
        before = self._cast.mentions_in(pronoun.doc[pronoun.sent.start : pronoun.i])
        bodies = {actor.id: actor for _, actor in before if actor.type in {"country", "organization"}}
        return next(iter(bodies.values())) if len(bodies) == 1 else None

    def _channel(self, one: Contested, names: list[str]) -> str | None:
        """Through whom: the outlet that was told, or whoever says that another denies it."""
        chain = self._turns.chain_at(one.verb)
        told = next((quote.channel for quote in chain if quote.channel), None)
        if told is not None or one.said:
            return told
        speaker = next((quote.speaker for quote in chain if quote.speaker and quote.speaker not in names), None)
        if speaker is not None:
            return speaker
        start, end = self._parsed.start(one.about[0]), self._parsed.end(one.about[-1])
        near = (q for q in self._quotes if q.words.start < end and start < q.words.end and q.speaker in names)
        return next((quote.channel for quote in near if quote.channel), None)


def find(parsed: ParsedSource, who: Cast, quotes: tuple[Quote, ...]) -> tuple[Dispute, ...]:
    """Every dispute that the source tells, in order of the text; headlines are left out."""
    reader = _Reader(parsed, who, quotes)
    headline = missed.headlines(parsed)
    found: list[Dispute] = []
    for sentence in parsed.sentences:
        if sentence.start in headline:
            continue
        for one in contested(sentence):
            told = reader.read(one)
            if told is not None and not any(told.about == other.about and told.by == other.by for other in found):
                found.append(told)
    return tuple(found)
