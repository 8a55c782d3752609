"""Whom a phrase means: names, roles, nouns of bodies, pronouns.

In: the actors of a source with what is told of them. Out: `Cast`, asked by every rule. Who cannot be told from the
words alone stays as worded; who is inferred has a doubt that says from what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.understand import cast as casts
from briefgen.understand.cast import Who
from briefgen.understand.universal import grammar
from briefgen.understand.universal.grammar import before_group, subject
from briefgen.understand.universal.phrases import span_of, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span, Token

    from briefgen.model import Actor
    from briefgen.understand.answer import Person
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.words import Words

BACK = 2
"""Sentences in which the noun of a pronoun is looked for before its own."""


class Cast(casts.Cast):
    """The actors of one source in any language."""

    def __init__(
        self,
        parsed: ParsedSource,
        words: Words,
        actors: tuple[Actor, ...],
        mentions: tuple[tuple[Span, Actor], ...],
        principals: dict[str, str],
        persons: dict[str, Person],
        held: dict[int, Actor],
        nouns: dict[str, frozenset[str]],
        genders: dict[str, str],
        left_out: int,
    ) -> None:
        """Use `actors.find`; `nouns` are those that announced a body, `genders` those of actors, by id."""
        super().__init__(parsed, actors, mentions, principals, persons, held, {}, left_out)
        self._words = words
        self._nouns_of = nouns
        self._genders = genders

    def who(self, head: Token) -> Who:
        """Whom the noun phrase with this head means."""
        low = head.lower_
        if low in self._words.pronouns:
            return self.pronoun(head)
        if low in self._words.grammar("pronouns", "relative"):
            return self._antecedent(head)
        actor = self.named(head) or self.holder(head) or self._inside(head)
        if actor is not None:
            together = self._joined(head, actor)
            return Who(together, ", ".join(a.name for a in together), "who/name")
        if head.pos_ == "PRON":
            return Who((), None, "who/unresolved-pronoun")
        described = self._described(head)
        return described or Who((), worded(head, self._words), "who/description")

    def _inside(self, head: Token) -> Actor | None:
        """The name that a title or role stands before: "Mme Nord", "le sociologue Ada Nord"."""
        if head.lower_ not in self._words.honorifics and head.lower_ not in self._words.roles:
            return None
        for token in head.doc[head.i + 1 : head.i + 3]:
            if (actor := self.named(token)) is not None:
                return actor if actor.type == "person" else None
        return None

    def _joined(self, head: Token, actor: Actor) -> tuple[Actor, ...]:
        """With those named side by side: "la Norvège, le Danemark et l'Islande"."""
        found = [actor]
        for token in head.subtree:
            if token.dep_ == "conj" and token.i > head.i and (other := self.named(token)) is not None:
                chain = token.head.i == head.i or self.named(token.head) is not None
                if chain and other.type == actor.type and other not in found:
                    found.append(other)
        return tuple(found)

    def _before(self, head: Token) -> list[Actor]:
        found: dict[str, Actor] = {}
        for span, actor in reversed(self.mentions):
            if span.end <= head.i:
                found.setdefault(actor.id, actor)
        return list(found.values())

    def _described(self, head: Token) -> Who | None:
        """As in "la ministre", "l'association": the only one before who was introduced as that."""
        low, before = head.lower_, self._before(head)
        if self.parsed.source.blocks[self.parsed.block_of(head)].kind == "title":
            before = list(self.actors)  # a headline speaks of those whom the text introduces
        span = span_of(head, self._words)
        if span[0].lower_ not in self._words.grammar("articles", "definite"):
            return None
        bodies = [actor for _, actor in self.mentions_in(span)]
        if len(span) > len(("la", "ministre")) and not bodies:
            return None  # "la ministre suédoise" may be another one
        if bodies and low in self._words.roles:
            before = [a for a in before if (body := self.principal(a)) is not None and body in bodies]
        elif bodies:
            return None
        if low in self._words.roles:
            alike = {low, *self._words.all("names", "stands_for", low)}
            ranks = self._words.all("names", "roles", "before") - {t.lower_ for t in span}
            fits = [a for a in before if any(r in alike and not known & ranks for r, known in self.person(a).roles)]
            told = {g[:1].lower() for t in (span[0], head) for g in grammar.told(t, "Gender")[:1]}
            fits = [a for a in fits if self._genders.get(a.id) in {None, *(told or {"m", "f"})}]
        else:
            firms = self._words.all("names", "bodies", "firms")
            nouns = firms if low in firms else frozenset({low}) & self._words.bodies
            fits = [a for a in before if self._nouns_of.get(a.id, frozenset()) & nouns]
        if len(fits) == 1:
            return Who((fits[0],), fits[0].name, "who/description", self._doubt(head))
        return None

    def _doubt(self, head: Token) -> str:
        return f'inferred from "{" ".join(span_of(head, self._words).text.split())}"'

    def gender(self, who: Who, head: Token) -> str | None:
        """Of those meant, as far as the text tells: by what is known of the actor, else by the noun."""
        if len(who.actors) == 1 and who.actors[0].id in self._genders:
            return self._genders[who.actors[0].id]
        told = grammar.told(head, "Gender")
        return told[0][:1].lower() if told and not who.actors else None

    def fits(self, who: Who, head: Token, pronoun: Token) -> bool:
        """The pronoun may stand for them: number and gender agree, as far as they are known."""
        gender, several = self._words.pronouns[pronoun.lower_]
        plural = len(who.actors) > 1 or (not who.actors and "Plur" in grammar.told(head, "Number"))
        return several == plural and self.gender(who, head) in ({gender} if not several else {gender, None})

    def pronoun(self, head: Token) -> Who:
        """Whom "il" or "elle" means: the subject of the sentence before, if it agrees, else the first that does."""
        number = self.parsed.sentence_number(head)
        for back in range(BACK + 1):
            if number < back:
                break
            sentence = self.parsed.sentences[number - back]
            if self.parsed.block_of(sentence[0]) < self.parsed.block_of(head) - 1:
                break
            found = [(self.who(other), other) for other in self._candidates(sentence, head)]
            fits = [who for who, other in found if self._may_be(who, other) and self.fits(who, other, head)]
            if fits and not self._person(fits[0]) and any(self._person(who) for who in fits[1:]):
                break  # "le club" and its coach: nobody can tell whom "il" means
            if fits:
                doubt = fits[0].doubt or f'inferred from "{head.lower_.removeprefix("-")}"'
                return Who(fits[0].actors, fits[0].name, "who/pronoun", doubt)
        return Who((), None, "who/unresolved-pronoun")

    def _may_be(self, who: Who, head: Token) -> bool:
        return bool(who.actors) or head.pos_ == "NOUN"

    def _person(self, who: Who) -> bool:
        return len(who.actors) == 1 and who.actors[0].type == "person"

    def _candidates(self, sentence: Span, head: Token) -> Iterator[Token]:
        """Those whom a pronoun may mean, the subject first: names, and nouns of roles and bodies with an article."""
        found = [t for t in sentence if t.i < head.i and self._may_be_meant(t)]
        return iter(sorted(found, key=lambda t: (not t.dep_.startswith("nsubj"), t.i)))

    def _may_be_meant(self, token: Token) -> bool:
        if token.lower_ in self._words.pronouns or self.quoted(token):
            return False
        named = self.named(token)
        if named is not None:
            return named.type != "place" and (token.i == 0 or self.named(token.nbor(-1)) is not named)
        people = self._words.all("names", "bodies", "people")
        known = token.lower_ in self._words.roles or token.lower_ in self._words.bodies | people
        return known and token.pos_ == "NOUN"

    def _antecedent(self, relative: Token) -> Who:
        """Whom "qui" means: the noun right before it; behind a comma, the last person named in the sentence."""
        doc, at = relative.doc, relative.i - 1
        if at >= relative.sent.start and doc[at].text == ",":
            before = [a for span, a in self.mentions_in(doc[relative.sent.start : at]) if a.type == "person"]
            if before:
                return Who((before[-1],), before[-1].name, "who/relative")
            at -= 1
        if at < relative.sent.start:
            return Who((), None, "who/unresolved-pronoun")
        head = doc[at]
        while (
            head.head.i != head.i and relative.sent.start <= head.head.i < at and head.dep_.startswith(("nmod", "flat"))
        ):
            head = head.head
        return self.who(head) if head.pos_ in {"NOUN", "PROPN"} else Who((), None, "who/unresolved-pronoun")

    def of_verb(self, verb: Token) -> tuple[Token, Who] | None:
        """The subject of a verb and whom it means; None where the sentence has none."""
        found = subject(verb, self._words)
        if found is None:
            return None
        who = self.who(found)
        if not who.actors and (other := before_group(verb, self._words)) is not None and other.i != found.i:
            near = self.who(other)
            if near.actors and near.actors[0].type == "person":
                return other, near  # "Sa présidente, Ada Nord, a assuré": the name tells more than the noun
        return found, who
