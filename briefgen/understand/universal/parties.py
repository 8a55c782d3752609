"""Who is bound by a verb: its subject, the speaker behind "nous", or whom an order names.

In: verbs, quotations and the cast. Out: `Who`; NOBODY where the words do not tell, so that nobody is bound by a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand.cast import Who
from briefgen.understand.universal import grammar
from briefgen.understand.universal.phrases import span_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.model import Actor, Quote
    from briefgen.understand.universal.cast import Cast
    from briefgen.understand.universal.cues import Candidate
    from briefgen.understand.universal.words import Words

ABLE = frozenset({"person", "organization", "country", "group"})
STATEMENTS = frozenset({"demand", "expectation", "prediction", "proposal", "wish", "position"})
NOBODY = Who((), None, "who/nobody")


def _may_mean_speaker(quote: Quote, pronoun: Token) -> bool:
    """Behind "a dit que" a pronoun means who said it; before an inverted verb only the same: "Il ira, a-t-il dit"."""
    if quote.rule == "quotes/clause-before":
        return quote.cue is not None and f"-{pronoun.lower_}" in quote.cue.lower()
    return True


class Parties:
    """Tells who is bound in one source."""

    def __init__(self, cast: Cast, words: Words) -> None:
        self.cast, self.words = cast, words

    def is_first(self, verb: Token) -> bool:
        """Its subject is "je" or "nous"."""
        first = self.words.grammar("pronouns", "i") | self.words.grammar("pronouns", "we")
        found = grammar.subject(verb, self.words)
        near = self._clause_before(verb)
        return (found is not None and found.lower_ in first) or any(
            t.lower_ in first and t.dep_.startswith("nsubj") for t in near
        )

    def _clause_before(self, verb: Token) -> Span:
        """The words before the verb in its own clause, as far as its group may reach."""
        doc, low = verb.doc, max(verb.sent.start, verb.i - grammar.GROUP)
        that = self.words.grammar("clauses", "that")
        cut = (k + 1 for k in range(verb.i - 1, low - 1, -1) if doc[k].is_punct or doc[k].lower_ in that)
        return doc[next(cut, low) : verb.i]

    def speaker(self, quote: Quote | None) -> Who:
        """Whoever says the quotation; NOBODY where that is not told."""
        if quote is None or quote.speaker is None:
            return NOBODY
        actor = self.cast.by_id(quote.speaker_id) if quote.speaker_id else None
        return Who((actor,) if actor is not None else (), quote.speaker, "who/speaker", quote.doubt)

    def subject(self, verb: Token, quote: Quote | None) -> Who:
        """Whom the subject means; "je" and "nous" in somebody's words mean the speaker."""
        if self.is_first(verb):
            return self.speaker(quote) if quote is not None and quote.direct else NOBODY
        told = self.cast.of_verb(verb)
        if told is None:
            return NOBODY
        head, who = told
        if quote is not None and quote.direct and head.lower_ in self.words.pronouns:
            return NOBODY  # whom somebody means by "il" nobody can tell from outside
        own = quote is not None and not quote.direct and quote.speaker is not None
        if own and head.lower_ in self.words.pronouns:
            speaker = self.speaker(quote)
            means = quote is not None and _may_mean_speaker(quote, head) and self._agrees(speaker, head)
            return speaker if means else NOBODY
        first = span_of(head, self.words)[0]
        theirs = head.lower_ in self.words.bodies | self.words.all("names", "own", "nouns")
        if own and not who.actors and theirs and first.lower_ in self.words.grammar("articles", "own"):
            return self._own(first, head, quote)
        return who if who.actors or self._describes(head) else NOBODY

    def _own(self, first: Token, head: Token, quote: Quote | None) -> Who:
        """As in "son organisation" in somebody's words: the body that the speaker acts for, else whoever speaks."""
        speaker = self.speaker(quote)
        if quote is None or len(speaker.actors) != 1:
            return NOBODY
        principal = self.cast.principal(speaker.actors[0])
        doubt = f'inferred from "{first.text} {head.text}"'
        meant = principal if principal is not None and head.lower_ in self.words.bodies else speaker.actors[0]
        return Who((meant,), meant.name, "who/own", doubt)

    def _agrees(self, speaker: Who, pronoun: Token) -> bool:
        """In what a woman is said to have said "elle" is the woman; of a body, too, if its gender fits."""
        return bool(speaker.actors) and self.cast.fits(speaker, pronoun, pronoun)

    def _describes(self, head: Token) -> bool:
        """A role, a body or people, as the words go: "le gouvernement", "les infirmiers de l'hôpital"."""
        low = head.lower_
        known = (
            low in self.words.roles or low in self.words.bodies or low in self.words.all("names", "bodies", "people")
        )
        return known and head.pos_ in {"NOUN", "PROPN"}

    def asked(self, one: Candidate, quote: Quote | None) -> Who:
        """Whom the order or demand is put to; of a demand who makes it."""
        if one.kind in STATEMENTS:
            return self.subject(one.cue, quote)
        if grammar.is_passive(one.cue, self.words):
            return self.subject(one.cue, None)
        for token in one.cue.doc[one.cue.i + 1 : one.first.i]:
            if (actor := self.cast.named(token)) is not None and actor.type in ABLE:
                return Who((actor,), actor.name, "who/name")
        return NOBODY

    def able(self, bound: Who) -> bool:
        """They can bind themselves: no place, and no one of whom a stranger guesses."""
        if bound.actors:
            return all(actor.type in ABLE for actor in bound.actors)
        return bound.rule in {"who/description", "who/speaker"} or (
            bound.rule == "who/pronoun" and bound.name is not None
        )

    def in_charge(self, actor: Actor) -> bool:
        """The person holds an office of the lexicon, so that others do what is announced."""
        heads = {role for role, _ in self.cast.person(actor).roles}
        return bool(heads & self.words.all("names", "offices"))
