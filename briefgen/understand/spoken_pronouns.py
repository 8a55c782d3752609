"""Whom "it" and "they" mean where somebody speaks: those who say so, the body behind a spokeswoman, the plural subject.

In: a pronoun and the phrases of its source. Out: a `Bound` with a doubt in words, or None. noun_phrases.py asks.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from briefgen.model import Quote
from briefgen.understand.agents import words
from briefgen.understand.grammar import child, children, clauses_above
from briefgen.understand.parties import Bound, fits

if TYPE_CHECKING:
    from briefgen.understand.noun_phrases import Phrases

SUBJECT_GOES_ON = 3
"""Sentences over which a plural subject is carried on by "they"."""


def _is_one_body(name: str) -> bool:
    """The last word names one body: "the council", not "officials", "the mayor"."""
    return name.rsplit(maxsplit=1)[-1].lower() in words("bodies")


def agrees(pronoun: str, party: Bound) -> bool:
    """The pronoun can stand for the party: "it" for one body, "they" for several."""
    if len(party.names) > 1:
        return pronoun == "they"
    if not party.actors and pronoun == "it":
        return _is_one_body(party.names[0])
    return all(fits(pronoun, actor.type) for actor in party.actors)


def plural_goes_on(phrases: Phrases, pronoun: Token) -> Bound | None:
    """Who "they" are at the head of a sentence: the plural plural of the sentence before, in the same block."""
    if pronoun.lower_ != "they" or pronoun.dep_ != "nsubj":
        return None
    for verb in clauses_above(pronoun):
        says = child(verb, "nsubj")
        if says is not None and says.i != pronoun.i and says.lower_ != "they":
            # "The two sides said they would": in reported speech "they" are those who say so
            party = phrases.party(says, None) if says.tag_ in {"NNS", "NNPS"} or child(says, "conj") else None
            return replace(party, doubt='inferred from "they"') if party is not None else None
    number = phrases.parsed.sentence_number(pronoun)
    for before in reversed(phrases.parsed.sentences[max(number - SUBJECT_GOES_ON, 0) : number]):
        plural = child(before.root, "nsubj", "nsubjpass") or (before.root if before.root.pos_ == "NOUN" else None)
        if plural is None or phrases.parsed.block_of(plural) != phrases.parsed.block_of(pronoun):
            return None
        if plural.lower_ == "they":
            continue
        if plural.tag_ not in {"NNS", "NNPS"} and child(plural, "conj") is None:
            return None
        party = phrases.party(plural, None)
        return replace(party, doubt='inferred from "they"') if party is not None else None
    return None


def same_as_speaker(phrases: Phrases, pronoun: Token, quote: Quote) -> Bound | None:
    """As in "The company said it will".

    In indirect speech a pronoun that fits the speaker usually is the speaker.
    """
    word = pronoun.lower_
    doubt = f'"{word}" is taken for the speaker'
    for verb in clauses_above(pronoun):
        says = child(verb, "nsubj")
        if says is None or says.i == pronoun.i:
            continue
        if says.pos_ != "PRON" and says.lower_ != word:
            party = _behind(phrases, says) if word == "it" else None
            if party is not None:
                return replace(party, doubt=doubt)
            party = phrases.party(says, None)
            if party is not None and agrees(word, party):
                return replace(party, doubt=doubt)
        elif says.lower_ == word:
            continue  # "it said that it had, and that it would": the same "it"
        break
    actor = phrases.cast.by_id(quote.speaker_id) if quote.speaker_id else None
    if quote.speaker is None or (actor is not None and not fits(word, actor.type)):
        return None
    if actor is None and word == "it" and not _is_one_body(quote.speaker):
        return None  # "officials said it would take time"
    return Bound((quote.speaker,), (actor,) if actor else (), doubt=doubt)


def _behind(phrases: Phrases, says: Token) -> Bound | None:
    """As in "an agency spokeswoman said it would": the body for which somebody speaks."""
    if not says.lower_.startswith("spokes"):
        return None
    body = child(says, "compound", "poss")
    of = next((child(prep, "pobj") for prep in children(says, "prep") if prep.lower_ in {"for", "of"}), None)
    body = of or body
    party = phrases.party(body, None) if body is not None else None
    if party is None and body is not None and body.pos_ == "NOUN":
        name = phrases.cast.who(body).name
        return Bound((name,), ()) if name else None
    return party if party is not None and agrees("it", party) else None
