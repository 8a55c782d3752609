"""Which mentions are one actor, and who the actors are.

In: a parsed source and the words of its language. Out: its `Cast`. A name is joined only to the one longer name that it
ends ("Mme Nord" to "Ada Nord") or whose acronym it is; where two would do, to none.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefgen.bounds import USUAL
from briefgen.identity import content_id
from briefgen.model import Actor, ActorType
from briefgen.understand import answer, people
from briefgen.understand.universal import grammar, names, roles
from briefgen.understand.universal.cast import Cast
from briefgen.understand.universal.grammar import base

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.names import Mention
    from briefgen.understand.universal.words import Words


@dataclass(slots=True)
class _Group:
    """The mentions of one actor, with what is told beside them."""

    mentions: list[Mention]
    rule: str = "actors/name"
    votes: dict[ActorType, float] = field(default_factory=lambda: defaultdict(float))

    def count(self) -> None:
        """Add up the votes of all mentions."""
        self.votes = defaultdict(float)
        for mention in self.mentions:
            for kind, weight in mention.votes.items():
                self.votes[kind] += weight

    @property
    def kind(self) -> ActorType:
        """The kind with most votes."""
        return max(sorted(self.votes), key=lambda kind: self.votes[kind])

    @property
    def best(self) -> Mention:
        """The mention with the fullest name."""
        return max(self.mentions, key=lambda m: (len(m.name), not m.span.text.isupper(), -m.span.start))

    def gender(self) -> str | None:
        """What titles tell, else the given name."""
        told = [m.gender for m in self.mentions if m.gender]
        full = self.best.span
        return told[0] if told else (people.gender_of_name(full[0].text) if len(full) > 1 else None)


def _groups(mentions: list[Mention], words: Words) -> list[_Group]:
    by_name: dict[object, _Group] = {}
    for mention in mentions:
        by_name.setdefault(mention.nation or mention.name, _Group([])).mentions.append(mention)
    groups = list(by_name.values())
    for group in groups:
        group.count()
    _surnames(groups)
    _towns(groups, words)
    _acronyms(groups)
    return [group for group in groups if group.mentions]


def _surnames(groups: list[_Group]) -> None:
    """Join the last word of a person's name, standing alone, to the only person who has it."""
    full = [g for g in groups if g.kind == "person" and len(g.best.name) > 1]
    for group in groups:
        short = group.best
        if len(short.span) > 1 or short.nation:
            continue
        fits = [g for g in full if g.mentions and g.best.name[-len(short.name) :] == short.name]
        if len(fits) == 1 and (group.kind == "person" or short.gender):
            _join(fits[0], group, "actors/surname")


def _towns(groups: list[_Group], words: Words) -> None:
    """Join "Nordville" to "la ville de Nordville"."""
    nouns = words.all("names", "places", "nouns")
    for town in [g for g in groups if g.mentions and g.best.noun is not None and g.best.noun.lower_ in nouns]:
        for group in groups:
            same = group is not town and group.mentions and town.best.name[-len(group.best.name) :] == group.best.name
            if same and group.kind in {"place", "person"}:
                _join(town, group, "actors/short-name")


def _acronyms(groups: list[_Group]) -> None:
    """Join an acronym to the name behind which it stands in brackets."""
    for group in groups:
        first = group.mentions[0].span if group.mentions else None
        if first is None or len(first) > 1 or not first.text.isupper() or first.start < len(("(", "X")):
            continue
        if first.doc[first.start - 1].text != "(":
            continue
        owner = next((g for g in groups if any(m.span.end == first.start - 1 for m in g.mentions)), None)
        if owner is not None and owner is not group and owner.kind == "organization":
            _join(owner, group, "actors/acronym")


def _join(group: _Group, other: _Group, rule: str) -> None:
    group.mentions = sorted(group.mentions + other.mentions, key=lambda m: m.span.start)
    group.rule = rule
    other.mentions = []
    group.count()


def find(parsed: ParsedSource, words: Words, at_most: int = USUAL.actors) -> Cast:
    """The cast of the source: those first named, `at_most` of them."""
    groups = [g for g in _groups(names.find(parsed, words), words) if g.kind != "other"]
    groups.sort(key=lambda g: g.mentions[0].span.start)
    left_out = max(len(groups) - at_most, 0)
    groups = groups[:at_most]
    most = max((len(g.mentions) for g in groups), default=1)
    taken: set[str] = set()
    actors: dict[int, Actor] = {}
    persons: dict[str, answer.Person] = {}
    held: dict[int, Actor] = {}
    nouns: dict[str, frozenset[str]] = {}
    genders: dict[str, str] = {}
    of_token = {t.i: g for g in groups for m in g.mentions for t in m.span}
    for group in groups:
        roles = _roles(group, words)
        shown = roles[0] if roles else None
        body = _body(roles, of_token)
        name = group.best.nation or _worded(parsed, group.best.span)
        actor = Actor(
            id=content_id("a", group.kind, name, taken=taken),
            name=name,
            type=group.kind,
            role=_worded(parsed, shown) if shown is not None else None,
            affiliation=None if body is None else body.best.nation or _worded(parsed, body.best.span),
            aliases=_forms(parsed, group, name),
            mentions=tuple(parsed.evidence(m.span) for m in group.mentions),
            salience=_salience(parsed, group, most),
            evidence=parsed.evidence(group.mentions[0].span),
            rule=group.rule,
        )
        actors[id(group)] = actor
        held |= {t.i: actor for span in roles for t in span if t.lower_ in words.roles}
        held |= {m.noun.i: actor for m in group.mentions if m.noun is not None}
        nouns[actor.id] = frozenset(m.noun.lower_ for m in group.mentions if m.noun is not None)
        gender = _gender(group, roles, words)
        if gender:
            genders[actor.id] = gender
        if group.kind == "person":
            heads = tuple((t.lower_, frozenset(w.lower_ for w in span)) for span in roles for t in _heads(span, words))
            persons[actor.id] = answer.Person(gender, heads, frozenset())
    principals = {
        actors[id(g)].id: actors[id(body)].id
        for g in groups
        if g.kind == "person" and (body := _body(_roles(g, words), of_token)) is not None
    }
    named = sorted(((m.span, actors[id(g)]) for g in groups for m in g.mentions), key=lambda pair: pair[0].start)
    order = sorted(actors.values(), key=lambda a: (-a.salience, a.evidence.start))
    return Cast(parsed, words, tuple(order), tuple(named), principals, persons, held, nouns, genders, left_out)


def _heads(span: Span, words: Words) -> list[Token]:
    return [t for t in span if t.lower_ in words.roles][:1]


def _roles(group: _Group, words: Words) -> list[Span]:
    """The roles told beside the names of a person, in order."""
    if group.kind != "person":
        return []
    found = (roles.beside(m.span, words) for m in group.mentions)
    return [span for span in found if span is not None]


def _body(roles: list[Span], of_token: dict[int, _Group]) -> _Group | None:
    """The body or country that is named in a role: "directrice de la société Nord"."""
    for span in roles:
        for token in span:
            group = of_token.get(token.i)
            if group is not None and group.kind in {"organization", "country"}:
                return group
    return None


def _gender(group: _Group, roles: list[Span], words: Words) -> str | None:
    """Of a person by title, role and given name; of a body by its noun or its article."""
    if group.kind == "person":
        told = [_of_role(span, words) for span in roles]
        return next((g for g in told if g), None) or group.gender()
    for mention in group.mentions:
        noun = mention.noun
        article = next((t for t in mention.span.root.lefts if base(t) == "det"), None)
        for token in (noun, article):
            found = grammar.told(token, "Gender") if token is not None else []
            if found:
                return found[0][:1].lower()
    return None


def _of_role(span: Span, words: Words) -> str | None:
    head = next(iter(_heads(span, words)), None)
    if head is None:
        return None
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if words.roles[head.lower_]:
        return words.roles[head.lower_]
    told = grammar.told(before, "Gender") if before is not None and before.pos_ == "DET" else []
    return told[0][:1].lower() if told and before is not None and not before.text.endswith("'") else None


def _worded(parsed: ParsedSource, span: Span) -> str:
    return " ".join(parsed.evidence(span).reading.split())


def _forms(parsed: ParsedSource, group: _Group, name: str) -> tuple[str, ...]:
    forms = {_worded(parsed, m.span).casefold(): _worded(parsed, m.span) for m in reversed(group.mentions)}
    return tuple(form for form in reversed(forms.values()) if form != name)


def _salience(parsed: ParsedSource, group: _Group, most: int) -> float:
    """Frequency, how early, how often as a subject, and whether the title names it; between 0 and 1."""
    early = 1.0 - group.mentions[0].span.start / max(len(parsed.doc), 1)
    subject = any(base(m.span.root) == "nsubj" for m in group.mentions)
    titled = group.best.span.text in (parsed.source.title.value or "")
    return round(0.5 * len(group.mentions) / most + 0.2 * early + 0.15 * subject + 0.15 * titled, 3)
