"""For whom a person acts, as the words around a role tell: "the mayor of Ellery", "its chairman", "Acme's director".

In: the words of a role and what stands beside it. Out: `Standing`. Where roles stand: roles.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand import kinds, people, places

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.group import Group

Named = Callable[["Token"], "Group | None"]

LINKS = frozenset({"of", "for", "at", "with", "from", "to", "in"})
"""Prepositions that a role goes on with: "head of", "spokesman for", "ambassador to"."""

TIES = LINKS - {"to", "in"}
"""Those that tell for whom somebody acts; an ambassador to a country acts for another one."""

SERVES = frozenset({"adviser", "advisor", "aide", "assistant", "counsel", "consultant"})
"""Roles that act for whom they are "to"."""

SENT = frozenset({"ambassador", "envoy", "consul", "visitor", "exile", "refugee", "migrant", "correspondent"})
"""Roles that do not act for whom they are "to", "in", "for" or "from"."""

MEMBERS = frozenset(
    {"party", "union", "university", "college", "institute", "association", "agency", "ministry", "council"}
)
"""Last words of the names of bodies that people are "from"."""

VAGUE = frozenset(
    [
        "man",
        "woman",
        "boy",
        "girl",
        "friend",
        "mother",
        "father",
        "son",
        "daughter",
        "brother",
        "sister",
        "husband",
        "wife",
        "star",
        "member",
        "colleague",
    ]
)
"""Role words that say little; shown only where the source says nothing better."""

BODIES = frozenset({"organization", "country", "place", "group"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A role and what it is tied to.

    Attributes:
        role: The words of the role; None where only the tie is told.
        head: The word that says what the person is, in lower case: "minister"; empty where there is no role.
        words: All words of the role in lower case.
        body: The group of the body or country acted for; None where it is no actor of the source.
        nation: Usual name of the country of an adjective ("Japanese"); None without one.
    """

    role: Span | None
    head: str
    words: frozenset[str]
    body: Group | None
    nation: str | None


def nation(token: Token) -> str | None:
    """The country whose adjective ends here: "Japanese", "South Korean"."""
    if not token.text[:1].isupper():
        return None
    two = token.doc[max(token.i - 1, 0) : token.i + 1].text
    return (places.people(two) if two[:1].isupper() else None) or places.people(token.text)


def body_of(tokens: Iterable[Token], named: Named, own: Group) -> tuple[Group | None, str | None]:
    """The first body, and the first nationality, among the tokens."""
    group, country = None, None
    for token in tokens:
        if token.i > 1 and token.nbor(-1).text == "-":
            continue  # "pro-Oslo" is no office of Oslo's
        found = named(token)
        if group is None and found is not None and found is not own and found.kind in BODIES:
            group = found
        country = country or nation(token)
    return group, country


def _subjects_before(head: Token) -> list[Token]:
    """What "its chairman" may be the chairman of: the subject of this sentence or the one before, nearest first."""
    doc = head.doc
    here = head.sent.start
    there = doc[here - 1].sent.start if here else 0
    subjects = [t for t in reversed(doc[there : head.i]) if t.dep_ in {"nsubj", "nsubjpass"}]
    return ([t for t in subjects if t.pos_ != "PRON"] or subjects)[:1]


def tied(role: Span, head: Token) -> list[Token]:
    """The tokens of a role phrase that tell for whom the person acts: before its head, and the object of its "of".

    Not what lies deeper ("attorney for relatives of Norwegian sailors"), nor the country an ambassador is sent to.
    """
    kept = [t for t in role if t.i < head.i]
    if any(t.lower_ in {"its", "their"} and t.dep_ == "poss" for t in head.lefts):
        kept += _subjects_before(head)
    for preposition in head.rights:
        serves = head.lower_ in SERVES if preposition.lower_ == "to" else preposition.lower_ in TIES
        if preposition.dep_ != "prep" or not serves or head.lower_ in SENT or preposition.i >= role.end:
            continue
        for target in preposition.children:
            if target.dep_ == "pobj" and target.i < role.end:
                body = target.lower_ in kinds.words("generic", "bodies")
                kept += [t for t in target.lefts if body and t.dep_ in {"amod", "compound", "poss"}] + [target]
    return kept


def make(role: Span, tie: Iterable[Token], named: Named, own: Group) -> Standing:
    """What role and tie tell; a relative or a friend acts for nobody, and for a place only who holds an office."""
    group, country = body_of(tie, named, own)
    head = next((t.lower_ for t in reversed(role) if people.role(t.text)), "")
    if head in kinds.words("cues", "kin") or head in VAGUE - {"star", "member"}:
        group, country = None, None
    elif group is not None and group.kind == "place" and not people.office(head):
        group = None
    return Standing(role, head, frozenset(t.lower_ for t in role if t.is_alpha), group, country)
