"""Whom a noun phrase stands for: a name, a description, "we", "they", several joined by "and".

In: a token that heads a phrase, and the quotation it stands in. Out: a `Bound`, or None where it stands for nobody who
could bind himself. Over Cast.who this knows who has the floor; agency.py asks, spoken_pronouns.py knows pronouns in
reported speech.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from briefgen.model import Quote
from briefgen.understand import spoken_pronouns
from briefgen.understand.agents import words
from briefgen.understand.grammar import child, children, conjuncts, trimmed
from briefgen.understand.parties import ACTING, Bound, fits, names_people, worded
from briefgen.understand.turns import I_FORMS, WE_FORMS

if TYPE_CHECKING:
    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.turns import Turns

NOBODY = frozenset(
    {
        "you", "your", "there", "what", "this", "that", "these", "everything", "anything", "something", "nothing",
        "anyone", "everyone", "who", "which",
    }
)  # fmt: skip
GOVERNING = frozenset({"government", "administration", "cabinet", "authority", "parliament"})
SPEAKER_OF_A_SPEECH = "speaker"
"""Shown where a speech is given in the first person and the source never says by whom."""
TYPES_OF_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})


class Phrases:
    """Answers whom noun phrases of one source stand for."""

    def __init__(self, parsed: ParsedSource, cast: Cast, turns: Turns) -> None:
        """All three belong to one source."""
        self.parsed = parsed
        self.cast = cast
        self.turns = turns

    def party(self, token: Token, quote: Quote | None) -> Bound | None:
        """Those the noun phrase with this head stands for, all that are joined by "and" in one."""
        token = _among(token) or token
        word = token.lower_
        if word in I_FORMS or word in WE_FORMS:
            return self._first_person("I" if word in I_FORMS else "we", quote, token)
        if word in NOBODY:
            return None
        found: list[Bound] = []
        for one in conjuncts(token) if token.dep_ != "conj" else [token]:
            if one.pos_ in {"VERB", "AUX"}:
                continue
            who = self.cast.who(one)
            if who.rule == "who/and" and who.name and len(who.actors) < who.name.count(" and ") + 1:
                # "the ministers of Japan and Korea": the grammar joins the ministers with Korea, so they stay as worded
                return Bound((who.name,), (), doubt=who.doubt) if any(map(names_people, conjuncts(one))) else None
            party = spoken_pronouns.plural_goes_on(self, one) or self._one(one, quote)
            found += [party] if party is not None else []
        if not found:
            return None
        names = tuple(dict.fromkeys(name for one in found for name in one.names))
        actors = tuple(dict.fromkeys(actor for one in found for actor in one.actors))
        first = next((one.first_person for one in found if one.first_person), None)
        return Bound(names, actors, first, doubt=next((one.doubt for one in found if one.doubt), None))

    def acts(self, token: Token) -> bool:
        """The phrase stands for somebody who can act."""
        return self.party(token, self.turns.quote_at(token)) is not None

    def _one(self, one: Token, quote: Quote | None) -> Bound | None:
        """One phrase, without those joined to it."""
        if one.lower_ in I_FORMS | WE_FORMS:
            return self._first_person("I" if one.lower_ in I_FORMS else "we", quote, one)
        owner = child(one, "poss")
        if owner is not None and owner.lower_ in {"our", "my"} and names_people(one) and quote is not None:
            own = self._first_person("we", quote, owner)
            taken = f'"{owner.lower_} {one.lower_}" is taken for the speaker\'s side'
            return replace(own, doubt=own.doubt or taken) if own is not None else None
        who = self.cast.who(one)
        actors = tuple(actor for actor in who.actors if actor.type in ACTING)
        if one.tag_ in {"NNS", "NNPS"} and len(actors) == 1 and actors[0].type == "person":
            several = trimmed(one.doc[one.left_edge.i : one.i + 1]).text
            return Bound((several,), ()) if names_people(one) else None  # "the four officers" are not one of them
        if actors:
            return Bound(tuple(actor.name for actor in actors), actors, doubt=who.doubt)
        if {token.lower_ for token in (one, *children(one, "compound"))} & words("crafts"):
            return None
        if who.name and not who.actors and (names_people(one) or one.pos_ == "PROPN"):
            named = names_people(one) or self.cast.named(one) is not None or one.ent_type_ in TYPES_OF_NAMES
            return self._described(one, who.name, who.doubt) if named else None
        if who.name and who.actors and names_people(one) and one.pos_ != "PRON":
            return Bound((who.name,), (), doubt=who.doubt)  # a stadium that hosts
        if one.pos_ == "PRON" and quote is not None and not quote.direct and quote.speaker:
            return spoken_pronouns.same_as_speaker(self, one, quote)
        if one.pos_ == "PRON" and one.head.dep_ == "conj" and one.head.head.pos_ == "VERB":
            return self._subject_goes_on(one, quote)
        return None

    def _described(self, noun: Token, name: str, doubt: str | None) -> Bound:
        """A description of people or of a body: whose it is, else as worded."""
        return self._body_of(noun) or self._theirs(noun, name) or Bound((worded(noun, name),), (), doubt=doubt)

    def _subject_goes_on(self, pronoun: Token, quote: Quote | None) -> Bound | None:
        """As in "The senate will act and it will strive": the subject of the clause before goes on."""
        before = child(pronoun.head.head, "nsubj")
        party = self.party(before, quote) if before is not None and before.pos_ != "PRON" else None
        if party is None or not all(fits(pronoun.lower_, actor.type) for actor in party.actors):
            return None
        return replace(party, doubt=f'"{pronoun.lower_}" is taken for the subject before')

    def _body_of(self, noun: Token) -> Bound | None:
        """As in "the government of Chile" is Chile."""
        if noun.lemma_.lower() not in GOVERNING:
            return None
        for prep in children(noun, "prep"):
            thing = child(prep, "pobj") if prep.lower_ == "of" else None
            actors = self.cast.who(thing).actors if thing is not None else ()
            if len(actors) == 1 and actors[0].type == "country":
                return Bound((actors[0].name,), actors)
        return None

    def _theirs(self, noun: Token, name: str) -> Bound | None:
        """As in "her campaign", "his government": the body as worded, and the one whose it is."""
        owner = child(noun, "poss")
        if owner is None or owner.pos_ != "PRON" or noun.lemma_.lower() not in words("bodies") | words("agents"):
            return None
        who = self.cast.who(owner)
        if len(who.actors) != 1:
            return None
        actor = who.actors[0]
        if noun.lemma_.lower() in GOVERNING:
            actor = self.cast.principal(actor) or actor
        return Bound(
            (name, actor.name),
            (actor,),
            doubt=f'"{owner.lower_} {noun.lower_}": whose it is, is {who.doubt or "inferred"}',
        )

    def _first_person(self, person: str, quote: Quote | None, token: Token | None = None) -> Bound | None:
        if (quote is None or quote.speaker is None) and not self.turns.is_address and token is not None:
            near = self.turns.speaker_near(token)
            quote = (
                replace(near, doubt="the speaker is inferred from the quotation beside it")
                if near is not None
                else quote
            )
        if quote is None or quote.speaker is None:
            author = self.parsed.source.author.value
            if quote is None and self.turns.is_address and author:
                return Bound((author,), (), person, doubt="the author is taken for the speaker")
            if quote is None and self.turns.is_address:
                return Bound((SPEAKER_OF_A_SPEECH,), (), person, doubt="the text does not name the speaker")
            return None
        actor = self.cast.by_id(quote.speaker_id) if quote.speaker_id else None
        if actor is None:
            return Bound((quote.speaker,), (), person, doubt=quote.doubt)
        party = Bound((actor.name,), (actor,), person, doubt=quote.doubt)
        if person == "we" and actor.type == "person":
            # A minister's "we" binds the country, a manager's the company: both are named, the one who says so first.
            principal = self.cast.principal(actor)
            if principal is not None:
                return replace(party, names=(actor.name, principal.name), actors=(actor, principal))
        return party


def _among(those: Token) -> Token | None:
    """As in "Acme is among those planning to": the subject of the clause that counts somebody among "those"."""
    above = those.head
    if those.lower_ in {"those", "one", "companies", "countries"} and above.lower_ in {"among", "of"}:
        while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
            above = above.head
        return child(above, "nsubj") if above.lemma_ == "be" else None
    return None
