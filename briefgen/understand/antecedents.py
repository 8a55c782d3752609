"""Whom "he" or "she" means as the subject of a verb of saying.

In: the pronoun, the cast, and the speakers known so far. Out: a `Speaker`, or None where nobody suits. Speech
has a habit of its own: the one who has just spoken, or who was the subject of the sentence before, speaks on;
names inside quotations do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.cast import Cast
    from briefgen.understand.parsed import ParsedSource

GENDERS = {"he": "m", "she": "f"}

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


def of(
    head: Token, parsed: ParsedSource, cast: Cast, spoken: AbstractSet[int], earlier: Mapping[int, Speaker]
) -> Speaker | None:
    """The person a subject pronoun means.

    Args:
        head: The pronoun.
        parsed: The source.
        cast: Its cast.
        spoken: Numbers of the tokens inside direct quotations.
        earlier: The speakers known so far, by the number of the token that names them.
    """
    gender = GENDERS.get(head.lower_)
    if gender is None:
        return None

    def suits(actor: Actor | None) -> bool:
        return actor is not None and actor.type == "person" and cast.person(actor).gender in {None, gender}

    doubt = f'speaker inferred from "{head.lower_}"'
    number, block = parsed.sentence_number(head), parsed.block_of(head)
    for sentence in reversed(parsed.sentences[max(number - BACK, 0) : number + 1]):
        if parsed.block_of(sentence[0]) < block - BLOCKS:
            break
        heads = {t.i: t for t in _subjects(sentence, head.i, spoken)}
        heads |= {
            i: parsed.doc[i] for i in earlier if sentence.start <= i < min(sentence.end, head.i) and i not in spoken
        }
        ranked = sorted(heads.values(), key=_depth)
        named = [earlier[t.i].actor if t.i in earlier else cast.named(t) for t in ranked]
        actor = next((a for a in named if suits(a)), None)
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
