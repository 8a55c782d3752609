"""What became of undertakings: renewed, decided, funded, delayed, cancelled, replaced, delivered, contradicted.

In: one parsed source with its cast, quotations and dates. Out: `Development`s in order of the text. Where a sentence
may tell a turn is said in development_frames.py; which undertaking it belongs to is found out across documents, in
connect/.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, cast

from briefgen.identity import content_id
from briefgen.model import Development, Evidence, Turn
from briefgen.understand import places
from briefgen.understand.cast import Who
from briefgen.understand.development_frames import Turning, turnings
from briefgen.understand.grammar import VERBAL, child, children, is_infinitive, is_passive, subject, trimmed
from briefgen.understand.parties import ACTING, names_people
from briefgen.understand.turns import Turns

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.model import DateMention, Quote
    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource

PRONOUNS = frozenset({"it", "them", "this", "that"})
MERE_PLANS = frozenset({"decided", "funded", "delivered", "renewed"})
"""Turns that say nothing while they lie ahead: "will buy" is the undertaking itself."""

LONGEST = 40
"""Tokens of what is meant; more would be a sentence of its own."""


class _Reader:
    """Reads the turns of one source."""

    def __init__(
        self, parsed: ParsedSource, who: Cast, quotes: tuple[Quote, ...], dates: tuple[DateMention, ...]
    ) -> None:
        self._parsed = parsed
        self._cast = who
        self._turns = Turns(parsed, quotes)
        self._dates = dates
        self._taken: set[str] = set()

    def read(self, one: Turning) -> list[Development]:
        """The turn; two of them for "its decision to raise the fee and to close the yard"."""
        thing = self._meant(one)
        if (
            thing is None
            or self._is_somebody(thing, bool(one.cue.get("of_people")))
            or (one.planned and one.turn in MERE_PLANS)
        ):
            return []
        return [found for about in self._abouts(thing, one) if (found := self._told(one, about)) is not None]

    def _told(self, one: Turning, about: Evidence) -> Development | None:
        evidence = self._parsed.sentence_evidence(one.verb)
        if not evidence.start <= about.start < about.end <= evidence.end:
            return None
        doer = self._doer(one)
        actors = tuple(actor for actor in doer.actors if actor.type in ACTING) if doer is not None else ()
        loose = (doer.name,) if doer is not None and doer.name is not None else ()
        names = tuple(actor.name for actor in actors) or loose
        chain = self._turns.chain_at(one.verb)
        speaker = next((quote.speaker for quote in chain if quote.speaker), None)
        return Development(
            id=content_id("d", one.turn, about.quote, evidence.quote, taken=self._taken),
            turn=cast("Turn", one.turn),
            actors=names,
            actor_ids=tuple(actor.id for actor in actors),
            about=about,
            date=self._when(one),
            speaker=None if speaker in names else speaker,
            channel=next((quote.channel for quote in chain if quote.channel), None),
            planned=one.planned,
            evidence=evidence,
            rule=f"developments/{one.cue['id']}" + ("-not" if one.turn != one.cue["turn"] else ""),
            doubt=doer.doubt if doer is not None and actors else None,
        )

    def _meant(self, one: Turning) -> Token | None:
        """The thing, or what "it" stands for: the nearest noun done something to before, in the sentence."""
        if one.thing.lower_ not in PRONOUNS:
            return one.thing if one.thing.pos_ in {"NOUN", "PROPN", "NUM"} else None
        before = [t for t in one.verb.sent if t.i < one.verb.i and t.dep_ in {"dobj", "nsubjpass"}]
        nouns = [t for t in before if t.pos_ in {"NOUN", "PROPN"} and not self._is_somebody(t, of_people=True)]
        return nouns[-1] if nouns else None

    def _is_somebody(self, noun: Token, of_people: bool) -> bool:
        actor = self._cast.named(noun)
        if actor is not None:
            return actor.type in {"person", "country"}
        return of_people and names_people(noun) and noun.pos_ == "NOUN"

    def _about(self, thing: Token, one: Turning) -> Span:
        """The phrase of the thing, without the clause of the cue; with what it is for, where the verb says so."""
        start, end = thing.left_edge.i, thing.right_edge.i + 1
        if start <= one.verb.i < end:  # "the units that it gave up in June", "the contract signed in May"
            clauses = children(thing, "relcl", "acl")
            end = next((c.left_edge.i for c in clauses if c.left_edge.i <= one.verb.i <= c.right_edge.i), end)
        else:
            loose = [p for p in children(one.verb, "prep") if p.i == end and p.lower_ in {"for", "to", "of"}]
            if loose:
                end = loose[0].right_edge.i + 1  # "selected a radar for its two stations"
            infinitive = [v for v in children(one.verb, "xcomp", "advcl") if v.left_edge.i == end and v.i - end <= 2]
            if infinitive:
                end = infinitive[0].right_edge.i + 1  # "signed a contract to buy": the parser hangs it on the verb
        if end <= start or end - start > LONGEST:
            end = min(start + LONGEST, thing.right_edge.i + 1)
        return thing.doc[start : max(end, start + 1)]

    def _abouts(self, thing: Token, one: Turning) -> list[Evidence]:
        """The phrase that tells what is meant, parted where it names two acts."""
        whole = self._about(thing, one)
        acts = [v for v in children(thing, "acl") if is_infinitive(v)]
        second = [v for first in acts for v in children(first, "conj") if is_infinitive(v)]
        cuts = [v.left_edge.i for v in second if whole.start < v.left_edge.i < whole.end]
        edges = [whole.start, *cuts, whole.end]
        return [self._parsed.evidence(trimmed(thing.doc[first:last])) for first, last in itertools.pairwise(edges)]

    def _doer(self, one: Turning) -> Who | None:
        verb = one.verb
        if verb.pos_ not in VERBAL or one.cue["frame"] == "subject":
            return None
        by = child(verb, "agent")
        head = child(by, "pobj") if by is not None else None
        if head is None and not is_passive(verb) and not (verb.dep_ == "acl" and verb.tag_ == "VBN"):
            head = subject(verb)
        if head is None or head.i == one.thing.i:
            return None
        nation = places.capital(head.text) if one.turn == "renewed" else None
        seat = next((a for a in self._cast.actors if a.type == "country" and a.name == nation), None)
        if seat is not None:  # no town renews a decision in the news of its country
            return Who((seat,), seat.name, "who/capital", f"{head.text} is taken for the government of {seat.name}")
        who = self._cast.who(head)
        if not who.actors and not (who.name and names_people(head)):
            return None  # "the budget includes", "the trouble delayed": nobody acts
        return who

    def _when(self, one: Turning) -> str | None:
        """The date that hangs on the verb, or on the one that settles it."""
        today = self._parsed.source.date.value
        governors = {one.verb.i}
        at = one.verb
        while at.dep_ in {"xcomp", "conj"} and at.head.pos_ in VERBAL:
            at = at.head
            governors.add(at.i)
        at_verb = self._parsed.start(one.verb)
        for mention in self._dates:
            if mention.value is None or not mention.sentence.start <= at_verb < mention.sentence.end:
                continue
            span = self._parsed.span(mention.evidence)
            if span is None or any(t.lower_ == "fiscal" for t in span.doc[max(span.start - 1, 0) : span.end]):
                continue
            top = span.root
            while top.pos_ not in VERBAL and top.head.i != top.i:
                top = top.head
            past = today is None or mention.value[:10] <= today or one.planned
            if top.i in governors and past and span.root.head.lower_ not in {"to", "from", "until", "by", "for"}:
                return mention.value
        return None


def find(
    parsed: ParsedSource, who: Cast, quotes: tuple[Quote, ...], dates: tuple[DateMention, ...]
) -> tuple[Development, ...]:
    """Every turn that the source tells, in order of the text."""
    reader = _Reader(parsed, who, quotes, dates)
    found = []
    seen: set[tuple[int, int]] = set()
    for sentence in parsed.sentences:
        for one in turnings(sentence):
            if (one.verb.i, one.thing.i) in seen:
                continue
            told = reader.read(one)
            if told:
                seen.add((one.verb.i, one.thing.i))
                found.extend(told)
    return tuple(found)
