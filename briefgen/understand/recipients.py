"""To whom an undertaking is owed: those the act is for, to, with or against, and those a promise is made to.

In: a `Candidate`, the cast and who is bound. Out: names; actors by their fullest name, others as worded. somebody.py
tells people and bodies from places and things.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from briefgen.understand.candidate import Candidate
from briefgen.understand.cast import Cast
from briefgen.understand.conditions import condition
from briefgen.understand.grammar import VERBAL, child, children, is_passive
from briefgen.understand.parties import Bound
from briefgen.understand.restating import told_above
from briefgen.understand.somebody import bears, is_definite, is_people, is_place, is_somebody, listed, names

LETTING = frozenset({"let", "make", "help", "allow", "permit", "enable", "have", "get"})
REACHING = frozenset({"prep", "dobj", "dative", "xcomp", "advcl", "ccomp"})
"""Dependents of the act that still belong to it where its words end before them."""
ASIDE = frozenset({"relcl", "ccomp", "parataxis", "csubj", "nsubj", "appos", "poss", "punct", "aux", "neg"})
OFF = frozenset(
    {"despite", "amid", "after", "because", "by", "like", "as", "instead", "from", "before", "following", "than"}
)
"""What stands behind these is not what the act is done to."""


def recipients(one: Candidate, cast: Cast, bound: Bound) -> tuple[str, ...]:
    """Names of those to whom it is owed, in the order of the search, without those who are bound."""
    taken = {actor.id for actor in bound.actors} | {
        above.id for actor in bound.actors if (above := cast.principal(actor)) is not None
    }
    found: list[str] = []
    for noun in _nouns(one, cast):
        found += [name for name in names(noun, cast, taken) if not _same(name, bound.names)]
    return tuple(dict.fromkeys(found))


def _same(name: str, others: tuple[str, ...]) -> bool:
    """It names somebody who is bound: "town council" beside "council"."""
    padded = f" {name.lower()}"
    return any(padded.endswith(f" {other.lower()}") or f" {other.lower()}".endswith(padded) for other in others)


def _nouns(one: Candidate, cast: Cast) -> Iterator[Token]:
    """Heads of the phrases that may name a recipient."""
    yield from _addressed(one)
    if one.kind == "demand":
        yield from children(one.head, "nsubj", "nsubjpass")
    if one.decided and (one.modal or not one.entry or is_passive(one.head)):
        yield from (who for who in _subjects(one) if bears(who, one.head, cast))
    yield from _asked_by(one)
    yield from _who_decides(one, cast)
    for token in _act(one):
        yield from _beside(token, one, cast)


def _subjects(one: Candidate) -> Iterator[Token]:
    """Those an act is done to when others do it: "arrivals will be registered"."""
    for verb in (one.head, one.cue):
        yield from children(verb, "nsubjpass", "nsubj")


def _addressed(one: Candidate) -> Iterator[Token]:
    """Those a promise word is said to: "promised voters to", "told the board it would"."""
    for verb in (one.head, one.cue):
        if verb.pos_ in VERBAL:
            yield from (token for token in children(verb, "dative") if token.lower_ not in listed("towards"))
    if one.head.pos_ == "NOUN" and one.entry and is_people(one.head):
        yield one.head  # "promised her followers a look", read as a promise of followers
    if one.kind in {"pledge", "threat", "agreement", "refusal"} and one.cue.pos_ in VERBAL and one.cue.i != one.head.i:
        yield from (token for token in children(one.cue, "dobj") if token.i != one.head.i and token.i < one.head.i)
    telling = told_above(one)
    if telling is not None and telling.i < one.head.i:
        sworn = telling.lemma_ in {"promise", "pledge", "write"}
        for token in children(telling, "dobj", "dative"):
            if sworn or not _is_press(token):
                yield token


def _is_press(noun: Token) -> bool:
    """Those who make it public, told by a common noun or by a name that is no person's."""
    return noun.lemma_.lower() in listed("press") or (noun.pos_ == "PROPN" and noun.ent_type_ != "PERSON")


def _asked_by(one: Candidate) -> Iterator[Token]:
    """As in "at the urging of the ministry", "was ordered by the court to"."""
    for verb in (one.cue, one.head):
        for prep in children(verb, "prep"):
            wish = child(prep, "pobj")
            if prep.lower_ == "at" and wish is not None and wish.lemma_.lower() in listed("wishes"):
                yield from children(wish, "poss")
                yield from _behind(wish, "of", "by")
    if one.entry and one.kind == "obligation" and is_passive(one.cue):
        for agent in children(one.cue, "agent"):
            yield from children(agent, "pobj")


def _who_decides(one: Candidate, cast: Cast) -> Iterator[Token]:
    """Those on whose act it depends: "will strike unless the mill pays", "in exchange for his help"."""
    on = condition(one)
    if on is None or on[0].lower_ in {"before", "without"}:
        return
    verb = on.root if on.root.pos_ in VERBAL else on.root.head
    for who in children(verb, "nsubj"):
        if who.i in range(on.start, on.end) and verb.lemma_ not in {"be", "become", "have"} and _is_actor(who, cast):
            yield who
    if on[0].lower_ == "in":
        for prep in on[1].subtree:
            if prep.dep_ == "pobj":
                yield from children(prep, "poss")


def _is_actor(noun: Token, cast: Cast) -> bool:
    return noun.lower_ in {"it", "who"} or is_somebody(noun, cast) or bool(cast.who(noun).actors)


def _act(one: Candidate) -> Iterator[Token]:
    """The words of the act that stand in no further clause with a subject of its own, and of no reason or time."""
    todo = [one.head]
    if one.cue.i != one.head.i and one.cue.pos_ in {*VERBAL, "ADJ", "NOUN"} and one.entry:
        todo += [prep for prep in children(one.cue, "prep") if prep.lower_ in {"with", "to"} and prep.i > one.cue.i]
    while todo:
        token = todo.pop(0)
        yield token
        todo += [below for below in token.children if _belongs(below, one)]


def _belongs(word: Token, one: Candidate) -> bool:
    """The word leads on from the word above it to those the act is done to."""
    above = word.head
    outside = word.i < one.action.start or word.i >= one.action.end
    if outside and (word.i < one.head.i or word.dep_ not in REACHING):
        return False
    if word.dep_ == "ccomp" and above.lemma_ in LETTING and child(word, "mark") is None:
        return True
    if word.dep_ in ASIDE or (word.dep_ == "prep" and word.lower_ in OFF and not _buys(word)):
        return False
    if word.dep_ in {"advcl", "conj"} and child(word, "nsubj", "nsubjpass", "mark") is not None:
        return False
    # "with no pause for the players": what comes along
    return not (above.dep_ == "prep" and above.lower_ == "with" and above.head.pos_ in VERBAL)


def _buys(prep: Token) -> bool:
    """As in "buy land from the tenants": the other side of a deal."""
    above = prep.head if prep.head.pos_ in VERBAL else prep.head.head
    return prep.lower_ == "from" and above.lemma_.lower() in listed("sources")


def _beside(token: Token, one: Candidate, cast: Cast) -> Iterator[Token]:
    """Recipients that one word of the act brings in."""
    if token.pos_ in VERBAL:
        yield from _of_verb(token, one, cast)
    elif token.dep_ in {"prep", "dative"}:
        yield from _of_preposition(token, cast)
    elif token.pos_ == "NOUN":
        if token.lemma_.lower() in listed("ties"):  # "the council-union talks"
            yield from (named[0].root for named in cast.mentions_in(token.doc[token.left_edge.i : token.i]))
        if token.lemma_.lower() in listed("goods"):
            yield from children(token, "poss")
            yield from _behind(token, "of")


def _of_verb(verb: Token, one: Candidate, cast: Cast) -> Iterator[Token]:
    """As in "pay the tenants", "meet the mayor", "let the nurses stay"."""
    lemma = verb.lemma_.lower()
    yield from (noun for noun in children(verb, "dative") if noun.lower_ not in listed("towards"))
    if lemma not in listed("filling") and not is_passive(verb):
        hard = lemma in listed("bodies_bear")
        things = [noun for noun in children(verb, "dobj") if lemma not in listed("visiting") or bears(noun, verb, cast)]
        yield from (noun for noun in things if is_somebody(noun, cast) and (hard or not is_place(noun)))
    if verb.head.lemma_ in LETTING and verb.i != one.head.i:
        yield from (noun for noun in children(verb, "nsubj") if is_somebody(noun, cast))


def _of_preposition(prep: Token, cast: Cast) -> Iterator[Token]:
    """As in "to the tenants", "a fee on visitors", "on behalf of the nurses"."""
    above = prep.head.lemma_.lower()
    if prep.lower_ in listed("towards"):
        if above not in listed("other_ties") and prep.lower_ not in listed("other_ties"):
            yield from (noun for noun in children(prep, "pobj") if _is_towards(prep, noun, cast))
    elif _buys(prep) or (prep.lower_ in {"on", "upon", "into"} and above in listed("burdens")):
        yield from children(prep, "pobj")
    elif prep.lower_ in {"on", "in"}:
        for cause in children(prep, "pobj"):
            if cause.lemma_.lower() in listed("behalf"):
                yield from children(cause, "poss")
                yield from _behind(cause, "of", "for")


def _is_towards(prep: Token, noun: Token, cast: Cast) -> bool:
    """The preposition leads to somebody the act is for, and not to where one goes or what kind of thing it is."""
    above = prep.head
    if prep.lower_ == "to" and above.lemma_.lower() in listed("going") and not is_passive(above):
        actor = cast.named(noun)
        place = actor is None or actor.type != "person"
        return not place or child(above, "dobj") is not None  # "travel to Norway" owes Norway nothing
    if prep.lower_ == "for":
        thing = above if above.pos_ == "NOUN" else child(above, "dobj")
        verb = above if above.pos_ in VERBAL else above.head
        if thing is not None and verb.lemma_.lower() not in listed("providing"):
            return False  # "launch a course for nurses": what kind of course
        return above.lemma_.lower() not in listed("serving") and (above.pos_ != "NOUN" or is_definite(noun))
    return True


def _behind(noun: Token, *prepositions: str) -> list[Token]:
    """What stands behind a noun: "the safety [of the tenants]"."""
    preps = (prep for prep in children(noun, "prep") if prep.lower_ in prepositions)
    return [thing for prep in preps for thing in children(prep, "pobj")]
