"""Who is who in one source: the actors, their mentions, and whom a phrase means.

In: actors with the spans that name them, from actors.py. Out: `Cast`, asked by every extractor. The rules for
pronouns and descriptions are in coreference.py.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from briefgen.understand import answer as answers
from briefgen.understand import coreference, pronouns

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.model import Actor
    from briefgen.understand.parsed import ParsedSource

SAME_NOUN = 8
"""Sentences in which "the company" goes on meaning the same company."""

MARKS = {"“": 1, "”": -1, "«": 1, "»": -1}


@dataclass(frozen=True, slots=True)
class Who:
    """Whom a noun phrase means.

    Attributes:
        actors: Empty when the phrase means no actor of the cast; several for "X and Y", "both ministers".
        name: What to show: the actors' names, else the phrase as worded without a leading article; None for a pronoun
            that cannot be resolved.
        rule: How it was resolved, such as "who/name".
        doubt: What makes it a guess, in words; None where it is none.
    """

    actors: tuple[Actor, ...]
    name: str | None
    rule: str
    doubt: str | None = None


class Cast:
    """The actors of one source.

    Attributes:
        parsed: The source.
        actors: By salience, highest first.
        mentions: Every place that names one of them, in order, without overlaps.
    """

    def __init__(
        self,
        parsed: ParsedSource,
        actors: tuple[Actor, ...],
        mentions: tuple[tuple[Span, Actor], ...],
        principals: dict[str, str],
        persons: dict[str, answers.Person],
        held: dict[int, Actor],
        shared: dict[int, str],
        left_out: int = 0,
    ) -> None:
        """Use `actors.find`.

        Args:
            parsed: The source.
            actors: In the order of the attribute.
            mentions: The same.
            principals: Ids of persons to ids of those they act for.
            persons: By id of the actor.
            held: Tokens of role words to the person beside whose name they stand: "the director, Ana Reyes".
            shared: Tokens of lone surnames that several persons have, to the name: nobody can tell whom they mean.
            left_out: How many actors there are besides, in a document that names too many.
        """
        self.parsed = parsed
        self.actors = actors
        self.mentions = mentions
        self._by_id = {actor.id: actor for actor in actors}
        self.left_out = left_out
        self._starts = [span.start for span, _ in mentions]
        self._principals = principals
        self._persons = persons
        self._held = held
        self._shared = shared
        self._answers: dict[int, answers.Answer] = {}
        self._asked: dict[str, int] = {}

    def by_id(self, actor_id: str) -> Actor | None:
        """The actor with this id."""
        return self._by_id.get(actor_id)

    def named(self, token: Token) -> Actor | None:
        """The actor whose name covers the token; pronouns and descriptions are no names."""
        at = bisect.bisect_right(self._starts, token.i) - 1
        if at >= 0 and token.i < self.mentions[at][0].end:
            return self.mentions[at][1]
        return None

    def latest(self, actor: Actor, before: Token) -> int:
        """The first token of the actor's last name that ends before this token; -1 where there is none."""
        starts = self._places.get(actor.id, [])
        at = bisect.bisect_left(starts, before.i) - 1
        return starts[at] if at >= 0 else -1

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for span, actor in self.mentions:
            places.setdefault(actor.id, []).append(span.start)
        return places

    def holder(self, token: Token) -> Actor | None:
        """The person beside whose name this role word stands: "the director" in "the director, Ana Reyes"."""
        return self._held.get(token.i)

    def shared_name(self, token: Token) -> str | None:
        """The surname that covers the token, where several persons have it and the text does not tell whom it means."""
        return self._shared.get(token.i)

    def mentions_in(self, span: Span) -> tuple[tuple[Span, Actor], ...]:
        """The names that lie inside the span, in order."""
        first = bisect.bisect_left(self._starts, span.start)
        last = bisect.bisect_left(self._starts, span.end)
        return tuple(pair for pair in self.mentions[first:last] if pair[0].end <= span.end)

    def principal(self, actor: Actor) -> Actor | None:
        """The body or country a person acts for, where that is an actor of the source."""
        return self._by_id.get(self._principals.get(actor.id, ""))

    def person(self, actor: Actor) -> answers.Person:
        """What is known about a person beyond the name: gender and roles."""
        return self._persons.get(actor.id, answers.NOBODY)

    def who(self, head: Token) -> Who:
        """Whom the noun phrase with this syntactic head means; see coreference.py for the rules."""
        answer = self.answer(head)
        return Who(answer.actors, answer.name, answer.rule, answer.doubt)

    def answer(self, head: Token) -> answers.Answer:
        """The same as `who`, remembered: rules ask it about each other's phrases."""
        if head.i not in self._answers and head.lower_ in answers.SINGULAR | answers.PLURAL:
            self._ask_in_order("it", self._pronouns, head)
        if head.i not in self._answers:
            self._answers[head.i] = answers.nobody(None, "who/circular")  # two phrases that wait for each other
            self._answers[head.i] = coreference.resolve(self, head)
        return self._answers[head.i]

    def _ask_in_order(self, name: str, heads: list[int], head: Token) -> int:
        """Answer for all heads before this one, from the first on; how many they are.

        Each may ask for the one before it: asked from the last on, a long text would lead thousands of calls deep.
        """
        at = bisect.bisect_left(heads, head.i)
        while self._asked.get(name, 0) < at:
            self._asked[name] = self._asked.get(name, 0) + 1
            self.answer(self.parsed.doc[heads[self._asked[name] - 1]])
        return at

    def same_noun_before(self, head: Token) -> Actor | None:
        """Whom the same noun meant the last time, a few sentences back: "the company" goes on meaning one company."""
        noun = head.lower_
        heads = self._nouns.get(noun, [])
        at = self._ask_in_order(noun, heads, head)
        number = self.parsed.sentence_number(head)
        for i in reversed(heads[max(at - SAME_NOUN, 0) : at]):
            if number - self.parsed.sentence_number(self.parsed.doc[i]) > SAME_NOUN:
                break
            answer = self.answer(self.parsed.doc[i])
            if len(answer.actors) == 1:
                return answer.actors[0]
        return None

    @cached_property
    def _pronouns(self) -> list[int]:
        return [t.i for t in self.parsed.doc if t.lower_ in answers.SINGULAR | answers.PLURAL]

    @cached_property
    def _nouns(self) -> dict[str, list[int]]:
        nouns: dict[str, list[int]] = {}
        for token in self.parsed.doc:
            if token.pos_ == "NOUN" and answers.standing_before(token):
                nouns.setdefault(token.lower_, []).append(token.i)
        return nouns

    def he_she(self, pronoun: Token) -> answers.Answer:
        """Whom this "he" or "she" means."""
        return self._he_she.get(pronoun.i) or answers.nobody(None, "who/unresolved-pronoun")

    @cached_property
    def _he_she(self) -> dict[int, answers.Answer]:
        return pronouns.chain(self)

    def quoted(self, token: Token) -> bool:
        """The token stands between quotation marks of its paragraph."""
        return token.i in self._quoted

    @cached_property
    def _quoted(self) -> frozenset[int]:
        inside: set[int] = set()
        open_mark, block = False, -1
        for token in self.parsed.doc:
            if self.parsed.block_of(token) != block:
                open_mark, block = False, self.parsed.block_of(token)
            if token.text in MARKS:
                open_mark = MARKS[token.text] > 0
            elif token.text in {'"', "``", "''"}:
                open_mark = not open_mark
            elif open_mark:
                inside.add(token.i)
        return frozenset(inside)
