"""Where names stand and what kind of thing they name.

In: a parsed source and the words of its language. Out: `Mention`s in order, without overlaps, each with votes for its
kind: the language model's entities with their borders put right, and names that nouns of bodies announce.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.understand import people
from briefgen.understand.names import key
from briefgen.understand.universal import roles
from briefgen.understand.universal.countries import country

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

    from briefgen.model import ActorType
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.words import Words

STRONG, FAIR, WEAK = 4.0, 2.0, 1.0
KINDS: dict[str, ActorType] = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organization",
    "LOC": "place",
    "GPE": "place",
    "MISC": "other",
}
"""Labels of the models to our kinds."""

QUALIFIED = 4
"""Tokens between a noun and its name: "le groupe de presse régional Nord"."""

LONGEST = 8
"""Tokens of a name."""


@dataclass(slots=True)
class Mention:
    """One place where a name stands.

    Attributes:
        span: The bare name, without title and article.
        votes: Weight of each kind that the name or what stands around it tells.
        noun: The noun of a body that announces it, "entreprise" in "l'entreprise Nord"; None where there is none.
        gender: What a title tells, "m" or "f".
        nation: The usual English name of the country that it is.
    """

    span: Span
    votes: dict[ActorType, float]
    noun: Token | None = None
    gender: str | None = None
    nation: str | None = None
    name: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        self.name = key(self.span.text)

    def vote(self, kind: ActorType, weight: float) -> None:
        """Add weight to a kind."""
        self.votes[kind] = self.votes.get(kind, 0.0) + weight


def find(parsed: ParsedSource, words: Words) -> list[Mention]:
    """All names, in order."""
    doc = parsed.doc
    found: list[Mention] = []
    taken: set[int] = set()
    for mention in itertools.chain(_placed(doc, words), _announced(doc, words), _entities(doc, words)):
        span = {t.i for t in mention.span}
        if span & taken or not mention.name:
            continue
        taken |= span
        found.append(mention)
    found.sort(key=lambda m: m.span.start)
    found += list(_again(doc, found, taken))
    found.sort(key=lambda m: m.span.start)
    for mention in found:
        _look_around(mention, words)
    return [m for m in found if not _opens_only(m, found)]


def _capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _run(doc: Doc, start: int, words: Words) -> int:
    """End of the run of capitalised words from `start`, small words between two of them included."""
    small = words.all("names", "small")
    end = at = start
    while at < len(doc) and at - start < LONGEST and at < doc[start].sent.end:
        if _capital(doc[at]) and doc[at].is_alpha:
            end = at + 1
        elif doc[at].lower_ not in small:
            break
        at += 1
    return end


def _entity_at(doc: Doc, start: int) -> Span | None:
    return next((e for e in doc.ents if e.start == start), None) if doc[start].ent_iob_ == "B" else None


def _announced(doc: Doc, words: Words) -> Iterator[Mention]:
    """Names right behind a noun of a body: "la société Nord", "le fabricant de vélos Nord"."""
    of = words.grammar("prepositions", "of")
    for noun in doc:
        if noun.lower_ not in words.bodies:
            continue
        at = noun.i + 1
        if at + 2 < len(doc) and doc[at].lower_ in of and doc[at + 1].pos_ == "NOUN":
            at += 2 * doc[at + 1].text.islower()
        while at + 1 < len(doc) and doc[at].text.islower() and doc[at].pos_ == "ADJ" and at - noun.i < QUALIFIED:
            at += 1
        if at >= noun.sent.end or not _capital(doc[at]) or not doc[at].is_alpha or noun.is_title:
            continue
        if doc[at].ent_type_ in {"PER", "PERSON"} and people.given_name(doc[at].text) and doc[at].ent_iob_ == "B":
            entity = _entity_at(doc, at)
            if entity is not None and len(entity) > 1:
                continue  # "le ministère Jean Nord" is nothing; "le groupe de Jean Nord" is not his name
        entity = _entity_at(doc, at)
        end = max(_run(doc, at, words), entity.end if entity is not None else at)
        yield Mention(doc[at:end], {"organization": STRONG}, noun=noun)


def _placed(doc: Doc, words: Words) -> Iterator[Mention]:
    """Bodies whose name is their noun with a place: "tribunal de Nordville", "club d'aviron de Nordville"."""
    of, placed = words.grammar("prepositions", "of"), words.all("names", "bodies", "placed")
    definite = words.grammar("articles", "definite")
    for noun in doc:
        if noun.lower_ not in placed or noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ not in of:
            continue
        at, plain = noun.i + 1, 0
        while at < noun.sent.end and at - noun.i < LONGEST:
            token = doc[at]
            if _capital(token) and token.is_alpha:
                break
            plain += token.lower_ not in of | definite
            if plain > 1 or not (token.is_alpha or token.lower_ in of | definite):
                at = noun.sent.end
                break
            at += 1
        if at < noun.sent.end and at - noun.i < LONGEST and doc[at - 1].lower_ in of | definite:
            entity = next((e for e in doc.ents if e.start <= at < e.end), None)
            end = max(entity.end if entity is not None else at + 1, at + 1)
            yield Mention(doc[noun.i : end], {"organization": STRONG}, noun=noun)


def _entities(doc: Doc, words: Words) -> Iterator[Mention]:
    """The language model's entities, without title, article and role."""
    dropped = words.grammar("articles") | words.grammar("prepositions") | words.grammar("articles", "definite")
    for entity in doc.ents:
        span, gender, titled = entity, None, False
        while len(span) and _drops(span[0], words, dropped):
            if span[0].lower_ in words.honorifics:
                gender, titled = words.honorifics[span[0].lower_] or None, True
            span = doc[span.start + 1 : span.end]
        while len(span) and not span[-1].text[-1].isalnum():
            span = doc[span.start : span.end - 1]
        if len(span) and _is_part(span, words):
            span = doc[span.start - 1 : span.end]
        kind = KINDS.get(entity.label_)
        if not len(span) or kind is None or _no_name(span, words):
            continue
        mention = Mention(span, {kind: FAIR if kind != "other" else WEAK}, gender=gender)
        if titled:
            mention.vote("person", STRONG)
        yield mention


def _drops(token: Token, words: Words, dropped: frozenset[str]) -> bool:
    """No part of the name; a capital article is one, unless it begins the sentence: "La Rochelle"."""
    if token.lower_ in words.honorifics or not token.text[0].isalnum():
        return True
    return token.lower_ in dropped and (token.text.islower() or token.i == token.sent.start or len(token) <= len("d'"))


def _is_part(span: Span, words: Words) -> bool:
    """A capital article within a sentence stands before the name: "à La Rochelle"."""
    before = span.doc[span.start - 1] if span.start > span.sent.start + 1 else None
    article = before is not None and before.lower_ in words.grammar("articles", "definite")
    return article and before is not None and before.is_title and not span.doc[span.start - 2].is_punct


def _no_name(span: Span, words: Words) -> bool:
    """A role, an office's field ("ministre de la Santé"), or a plain noun."""
    if all(t.lower_ in words.roles or t.lower_ in words.all("names", "roles", "before") for t in span):
        return True
    if not _capital(span[0]):
        return span[0].lower_ not in words.all("names", "places", "nouns") or not any(map(_capital, span))
    if any(t.lower_ in words.grammar("auxiliaries") or (t.pos_ in {"VERB"} and t.text.islower()) for t in span):
        return True
    doc, at = span.doc, span.start - 1
    joins = words.grammar("prepositions", "of") | words.grammar("articles", "definite")
    while at > span.sent.start and doc[at].lower_ in joins:
        at -= 1
    offices = words.all("names", "portfolios", "behind")
    return at < span.start - 1 and doc[at].lower_ in offices


def _again(doc: Doc, found: list[Mention], taken: set[int]) -> Iterator[Mention]:
    """Further places of names that were found elsewhere: surnames of persons, names of bodies."""
    forms: dict[str, dict[ActorType, float]] = {}
    for mention in found:
        if max(mention.votes.values()) >= FAIR and "other" not in mention.votes:
            forms.setdefault(mention.span.text, {})
            if "person" in mention.votes and len(mention.span) > 1:
                forms.setdefault(mention.span[-1].text, {"person": WEAK})
    longest = sorted(forms, key=lambda form: -len(form.split()))
    by_first: dict[str, list[str]] = {}
    for form in longest:
        by_first.setdefault(form.split()[0], []).append(form)
    for token in doc:
        for form in by_first.get(token.text, ()):
            end = token.i + 1
            while end < len(doc) and len(doc[token.i : end].text) < len(form):
                end += 1
            span = doc[token.i : end]
            if span.text == form and _capital(token) and not any(t.i in taken for t in span):
                taken |= {t.i for t in span}
                yield Mention(span, dict(forms[form]))
                break


def _look_around(mention: Mention, words: Words) -> None:
    """Votes of what stands beside the name."""
    span, doc = mention.span, mention.span.doc
    nation = country(span.text, words.language)
    if nation is not None:
        mention.nation = nation
        mention.vote("country", 2 * STRONG)
        return
    before = doc[span.start - 1] if span.start > span.sent.start else None
    if before is not None and before.lower_ in words.honorifics:
        mention.gender = mention.gender or words.honorifics[before.lower_] or None
        mention.vote("person", STRONG)
    of = words.grammar("prepositions", "of")
    office = doc[span.start - 2] if span.start > span.sent.start + 1 else None
    if len(span) == 1 and office is not None and doc[span.start - 1].lower_ in of and office.lower_ in words.roles:
        mention.vote("place", STRONG)  # "le maire de Nordville"
    if len(span) > 1 and people.given_name(span[0].text):
        mention.vote("person", WEAK)
    if len(span) > 1 and roles.beside(span, words) is not None:
        mention.vote("person", FAIR)
    events = words.all("names", "events", "nouns")
    if span[0].lower_ in events or (before is not None and before.lower_ in events):
        mention.vote("other", 2 * STRONG)
    first = span[0].lower_
    if first in words.bodies or first in words.all("names", "generic", "bodies"):
        mention.vote("organization", STRONG if len(span) > 1 or span.text.istitle() else 0)
    acronym = len(span) == 1 and span.text.isupper() and len(span.text) > 1
    if acronym and "place" not in mention.votes:
        mention.vote("organization", WEAK)


def _opens_only(mention: Mention, found: list[Mention]) -> bool:
    """A single word at the start of a sentence, where a capital tells nothing, and nowhere else."""
    if len(mention.span) > 1 or mention.nation or mention.span.start != mention.span.sent.start:
        return False
    if max(mention.votes.values(), default=0.0) >= STRONG:
        return False
    return not any(m.name[-1:] == mention.name and m.span.start != m.span.sent.start for m in found)
