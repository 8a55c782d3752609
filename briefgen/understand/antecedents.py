"""Whom "he", "they" or "the 34-year-old" means as the subject of a verb of saying.

In: the phrase, the cast, and the speakers known so far. Out: a `Speaker`, or None where nobody suits. Speech
has a habit of its own: the one who has just spoken, or who was the subject of the sentence before, speaks on;
names inside quotations do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model import Actor
from briefgen.understand import variations
from briefgen.understand.agents import words
from briefgen.understand.saying_verbs import is_record

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource

GENDERS = {"he": "m", "she": "f"}
OTHERS = frozenset({"they", "it"})

NEAR = 2
"""Sentences in which whoever spoke last is still "they" or "it"."""

BACK = 8
"""Sentences; in news the name stands in the same paragraph or in one of the two before."""

BLOCKS = 3


@dataclass(frozen=True, slots=True)
class Speaker:
    """`name` as shown, `actor` where it is one of the cast, `doubt` where it is a guess."""

    name: str | None
    actor: Actor | None
    doubt: str | None


def _subjects(sentence: Span, stop: int, spoken: AbstractSet[int]) -> Iterator[Token]:
    """The subjects before token `stop`, quotations left out."""
    yield from (t for t in sentence if t.dep_ in {"nsubj", "nsubjpass"} and t.i < stop and t.i not in spoken)


def _depth(token: Token) -> tuple[int, int]:
    """The subject of the main clause comes first, then the order of the text."""
    return len(list(token.ancestors)), token.i


def author(record: Token, cast: Cast) -> Actor | None:
    """Who wrote it, where the phrase says: "an e-mail sent by the clerk Jane Doe", "a letter from Jane Doe"."""
    for prep in record.subtree:
        if prep.lower_ not in {"by", "from"} or prep.head.dep_ not in {"acl", record.dep_}:
            continue
        for token in (t for noun in prep.children if noun.dep_ == "pobj" for t in noun.subtree):
            if token.lower_ in {"to", ","}:
                break
            actor = cast.named(token)
            if actor is not None:
                return actor if actor.type == "person" else None
    return None


def of(
    head: Token,
    parsed: ParsedSource,
    cast: Cast,
    spoken: AbstractSet[int],
    earlier: Mapping[int, Speaker],
    spoken_of: AbstractSet[str],
) -> Speaker | None:
    """Whom a subject pronoun or a bare description means.

    Args:
        head: The pronoun, or the head of the description.
        parsed: The source.
        cast: Its cast.
        spoken: Numbers of the tokens inside direct quotations.
        earlier: The speakers known so far, by the number of the token that names them.
        spoken_of: Ids of the actors whom the quotation names: few people speak of themselves by name.
    """
    if head.lower_ in OTHERS:
        return _body(head, parsed, cast, earlier, spoken)
    described = variations.gender(head)
    gender = described if described is not None else GENDERS.get(head.lower_)
    if gender is None:
        return None

    def suits(actor: Actor | None) -> bool:
        known = {None, gender} if gender else {None, "m", "f"}
        if actor is None or actor.type != "person" or actor.id in spoken_of:
            return False
        return cast.person(actor).gender in known

    shown = head.lower_ if described is None else variations.worded(head)
    doubt = f'speaker inferred from "{shown}"'
    number, block = parsed.sentence_number(head), parsed.block_of(head)
    if described is not None and variations.is_loose(head):
        only = _only_one(head, parsed, cast, spoken)
        return Speaker(only.name, only, doubt) if suits(only) and only is not None else None
    for sentence in reversed(parsed.sentences[max(number - BACK, 0) : number + 1]):
        if parsed.block_of(sentence[0]) < block - BLOCKS:
            break
        heads = {t.i: t for t in _subjects(sentence, head.i, spoken)}
        heads |= {
            i: parsed.doc[i] for i in earlier if sentence.start <= i < min(sentence.end, head.i) and i not in spoken
        }
        ranked = sorted((t for t in heads.values() if t.i != head.i), key=_depth)
        named = [
            earlier[t.i].actor if t.i in earlier else author(t, cast) if is_record(t) else cast.named(t) for t in ranked
        ]
        actor = next((a for a in named if suits(a)), None)
        if actor is None and described is None and parsed.block_of(sentence[0]) == block:
            stranger = next((earlier[t.i] for t in ranked if t.i in earlier and _is_stranger(t, earlier[t.i])), None)
            if stranger is not None:
                return Speaker(stranger.name, None, doubt)
        # A sentence about the same "he" passes the question on; a single other person in it is not the answer.
        same = any(t.lower_ == head.lower_ and t.dep_ in {"nsubj", "nsubjpass"} and t.i not in spoken for t in sentence)
        if actor is None and sentence.start < head.i and not same:
            others = {
                a.id: a
                for span, a in cast.mentions_in(sentence)
                if suits(a) and span.end <= head.i and span.start not in spoken
            }
            actor = next(iter(others.values())) if len(others) == 1 else None
        if actor is not None:
            return Speaker(actor.name, actor, doubt)
    return None


def _only_one(head: Token, parsed: ParsedSource, cast: Cast, spoken: AbstractSet[int]) -> Actor | None:
    """The only person whom the outlet names in this paragraph and the one before, and in this order."""
    number, block = parsed.sentence_number(head), parsed.block_of(head)
    found: dict[str, Actor] = {}
    for sentence in reversed(parsed.sentences[max(number - BACK, 0) : number + 1]):
        if parsed.block_of(sentence[0]) < block - 1:
            break
        for span, actor in cast.mentions_in(sentence):
            if actor.type == "person" and span.start not in spoken:
                found[actor.id] = actor
    return next(iter(found.values())) if len(found) == 1 else None


def _is_stranger(token: Token, speaker: Speaker) -> bool:
    """Somebody who spoke and is not named: "a witness"."""
    return speaker.actor is None and speaker.name is not None and token.tag_ == "NN" and token.lemma_ in words("people")


def _body(
    head: Token, parsed: ParsedSource, cast: Cast, earlier: Mapping[int, Speaker], spoken: AbstractSet[int]
) -> Speaker | None:
    """Who "it" or "they" is: whoever spoke last, in this sentence or the two before, if it is many people or a body."""
    number, block = parsed.sentence_number(head), parsed.block_of(head)
    if (found := cast.who(head)).actors:
        return None
    for i in sorted((i for i in earlier if i < head.i), reverse=True):
        token, speaker = parsed.doc[i], earlier[i]
        if parsed.block_of(token) != block or number - parsed.sentence_number(token) > NEAR:
            return None
        if speaker.name is None or token.lower_ in OTHERS:
            continue
        body = speaker.actor is not None and speaker.actor.type in {"organization", "country", "group"}
        many = speaker.actor is None and (token.tag_ == "NNS" or token.lemma_.lower() == "police")
        if body or (many and head.lower_ == "they"):
            return Speaker(speaker.name, speaker.actor, f'speaker inferred from "{head.lower_}"')
        return None
    if found.name is None:
        return None
    if head.lower_ == "they" and not _may_speak(found.name):
        return _many_before(head, parsed, cast, spoken)
    return Speaker(found.name, None, found.doubt)


def _may_speak(name: str) -> bool:
    """The plural noun is one for people or bodies: vessels and prices say nothing."""
    last = name.rsplit(maxsplit=1)[-1].lower()
    return name[:1].isupper() or any(one in words("people") | words("bodies") for one in (last, last.removesuffix("s")))


def _many_before(head: Token, parsed: ParsedSource, cast: Cast, spoken: AbstractSet[int]) -> Speaker | None:
    """The people who were the subject of a clause with a plural shortly before: "The ministers met. … They said"."""
    number, block = parsed.sentence_number(head), parsed.block_of(head)
    for sentence in reversed(parsed.sentences[max(number - BACK, 0) : number]):
        if parsed.block_of(sentence[0]) < block - BLOCKS:
            break
        for token in _subjects(sentence, head.i, spoken):
            if token.tag_ in {"NNS", "NNPS"} and token.lemma_.lower() in words("people"):
                who = cast.who(token)
                one = who.actors[0] if len(who.actors) == 1 else None
                return Speaker(who.name, one, 'speaker inferred from "they"') if who.name else None
    return None
